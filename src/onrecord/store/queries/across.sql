-- What the documents of a case tell of one joined entity.

-- name: offices
-- Offices of its members, the earliest document first.   joined: its row
select o.title, o.organisation, o.since, o.until, o.status, o."start", o."end", o.asserted_by,
       d.row as document_row, d.id as document, d.title as document_title,
       d.name as document_name, d.publisher, d.published
  from joined_member as m
  join entity as e on e.row = m.entity
  join office as o on o.entity = e.row
  join document as d on d.row = e.document
 where m.joined = :joined
 order by d.day = 0, d.day, d.id, o.ordinal;

-- name: ties
-- Ties of its members to others than itself, the earliest document first.
with own (id, document) as (
  select e.id, e.document
    from joined_member as m
    join entity as e on e.row = m.entity
   where m.joined = :joined
)
select t.kind, t.since, t.until, t."start", t."end", t.asserted_by, t.one = own.id as outward,
       coalesce(k.id, other.id) as other, coalesce(k.name, other.name) as name,
       d.row as document_row, d.id as document, d.title as document_title,
       d.name as document_name, d.publisher, d.published
  from own
 cross join tie as t on t.document = own.document and own.id in (t.one, t.other)
  join entity as other on other.id = iif(t.one = own.id, t.other, t.one)
  join document as d on d.row = own.document
  left join joined_member as m on m.entity = other.row
  left join joined_entity as k on k.row = m.joined
 where coalesce(m.joined, 0) <> :joined
 order by d.day = 0, d.day, d.id, t.ordinal;

-- name: words
-- A piece of a text, and the text before it.
select substr(text, :start + 1, :end - :start) as text, substr(text, 1, :start) as before
  from document_text where document = :document;

-- name: attribution_row
select row from attribution where id = :id;
