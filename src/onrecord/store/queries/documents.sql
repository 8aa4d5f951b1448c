-- Lists of documents, put together as those of attributions are; `d` is a document.

-- name: hits_any
from document as d where true

-- name: hits_by_words
from document_search as s
cross join document as d on d.row = s.rowid
where document_search match :words

-- name: where_without
d.row not in (select rowid from document_search where document_search match :without)

-- name: where_days
d.day between :since and :until

-- name: where_publisher
d.publisher_row = :publisher_row

-- name: where_genre
d.genre = :genre

-- name: where_language
d.language = :language

-- name: rows
-- Newest first; d.row makes pages stable.
select d.row /*hits*/ order by d.day desc, d.row limit :limit offset :offset;

-- name: count
select count(*) /*hits*/;

-- name: page
-- rows: JSON list of rows
select d.row, d.id, d.name, d.title, d.publisher, d.dateline, d.agency, d.published, d.updated,
       d.genre, d.language, d.url, d.words, d.attributions, d.attributed
  from json_each(:rows) as j
 cross join document as d on d.row = j.value
 order by j.key;

-- name: page_bylines
select b.document, b.name
  from json_each(:rows) as j
 cross join byline as b on b.document = j.value
 order by j.key, b.ordinal;

-- name: texts
-- ids: JSON list
select d.id, t.text
  from json_each(:ids) as j
 cross join document as d on d.id = j.value
  join document_text as t on t.document = d.row;

-- name: rows_of
-- ids: JSON list
select d.row from json_each(:ids) as j join document as d on d.id = j.value;
