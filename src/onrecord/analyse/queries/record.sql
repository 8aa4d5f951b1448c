-- What the tables that questions count over are made of. SQLite runs these over the record.

-- name: revision
select documents || '.' || links from revision;

-- name: documents
-- Every document with what its words depend on.
select row, id || ':' || engine || ':' || attributions as id from document order by row;

-- name: texts
select d.row, t.text
  from document as d
  join document_text as t on t.document = d.row
 where d.row between :first and :last
 order by d.row;

-- name: said
-- The attributions of some documents, each with how many stand around it.
select a.row, a.document, a.kind,
       a.negated or a.hypothetical as unsaid,
       (select count(*) from chain as c where c.attribution = a.row) as depth
  from attribution as a
 where a.document between :first and :last
 order by a.document, a.row;

-- name: pieces
select p.attribution, p."start", p."end"
  from attribution as a
  join piece as p on p.attribution = a.row and p.role = 'content'
 where a.document between :first and :last
 order by p.attribution, p.ordinal;

-- name: about
-- Every document as questions filter it.
select d.row, d.day, d.publisher_row, p.name as publisher, d.genre, d.language, d.title
  from document as d
  join publisher as p on p.row = d.publisher_row
 order by d.row;

-- name: speakers
-- To whom each attribution is given: the entity of the case, or the name in one document.
-- Unnamed sources of two documents are two, whatever they are called.
select ae.attribution, j.id as joined, coalesce(j.name, e.name) as name,
       coalesce(j.unnamed, e.unnamed) as unnamed, e.id as entity
  from attribution_entity as ae
  join entity as e on e.id = ae.entity
  left join joined_member as m on m.entity = e.row
  left join joined_entity as j on j.row = m.joined
 order by ae.attribution, ae.ordinal;

-- name: speeches
-- Speeches, each with the people that its document names.
select d.row, d.title, e.name, e.ordinal, j.id as joined, j.name as joined_name, e.id as entity,
       (select group_concat(a.name, char(10)) from alias as a where a.entity = e.row) as aliases
  from document as d
  join entity as e on e.document = d.row and e.kind = 'person' and not e.unnamed
  left join joined_member as m on m.entity = e.row
  left join joined_entity as j on j.row = m.joined
 where d.genre = 'speech'
 order by d.row, e.ordinal;

-- name: bylines
-- Speeches that one person is named as the author of.
select d.row, min(b.name) as name
  from document as d
  join byline as b on b.document = d.row
 where d.genre = 'speech'
 group by d.row
having count(*) = 1
 order by d.row;

-- name: copied
-- Passages of a document that stand in one before it: what link found to be first, else by day.
select c.one, c.other, c."first", a.day as one_day, b.day as other_day,
       p.one_start, p.one_end, p.other_start, p.other_end
  from copy as c
  join copy_passage as p on p.one = c.one and p.other = c.other
  join document as a on a.row = c.one
  join document as b on b.row = c.other
 where c.kind in ('copy', 'partial', 'version')
 order by c.one, c.other, p.ordinal;

-- name: repeated
-- Reports of an utterance but the one by which it counts: that of the source text, or the fullest.
select r.attribution
  from utterance as u
  join utterance_report as r on r.utterance = u.row
  join attribution as a on a.row = r.attribution
 where u.reports > 1
   and a.id <> coalesce(u.reference, u.fullest)
 order by r.attribution;

-- name: passages
-- What is told of the documents and attributions of passages.   documents, attributions: JSON lists
select d.row, d.id, d.name, d.title, d.publisher, d.published, t.text
  from json_each(:documents) as j
  join document as d on d.row = j.value
  join document_text as t on t.document = d.row;

-- name: attribution_ids
select a.row, a.id, a.source
  from json_each(:attributions) as j
  join attribution as a on a.row = j.value;

-- name: size
select count(*) as documents, coalesce(sum(words), 0) as words,
       sum(day = 0) as undated
  from document;

-- name: publishers
select row, name from publisher order by row;

-- name: meant
-- Ids of the named entities of the case that a name, or an id that was ever shown, stands for.
select distinct j.id
  from joined_name as n
  join joined_entity as j on j.row = n.joined
 where n.folded = :folded and j.unnamed = 0
 union
select j.id
  from joined_member as m
  join joined_entity as j on j.row = m.joined
 where m.named_after = :id;

-- name: lengths
-- documents: JSON list of rows
select d.row, d.name, d.title, length(t.text) as length
  from json_each(:documents) as j
  join document as d on d.row = j.value
  join document_text as t on t.document = d.row;
