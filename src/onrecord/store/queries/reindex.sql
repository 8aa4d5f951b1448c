-- The step after schema/0003_read.sql: searched forms of what an older case holds.

-- name: attributions
select row, content, source, names from attribution;

-- name: search_attribution_as
update attribution
   set searched_content = :content, searched_source = :source, searched_names = :names
 where row = :row;

-- name: rebuild_attributions
insert into attribution_search (attribution_search) values ('rebuild');

-- name: documents
select d.row, d.title, t.text
  from document as d
  join document_text as t on t.document = d.row;

-- name: forget_document
insert into document_search (document_search, rowid, title, text)
values ('delete', :row, :title, :text);
