-- What the tables of relations are made of. SQLite runs these over the record.

-- name: revision
select documents || '.' || links from revision;

-- name: actors
-- Every entity of a document, with the entity of the case that it is a member of.
select e.row, e.id, j.id as joined, coalesce(j.name, e.name) as name,
       coalesce(j.kind, e.kind) as kind, coalesce(j.unnamed, e.unnamed) as unnamed
  from entity as e
  left join joined_member as m on m.entity = e.row
  left join joined_entity as j on j.row = m.joined
 order by e.row;

-- name: publishers
select row, name from publisher where name <> '' order by row;

-- name: sayings
select a.row as attribution, a.document, d.day, d.publisher_row as publisher, d.genre, a.kind,
       coalesce(a.act, '') as act, coalesce(a.channel, '') as channel, a.unnamed,
       coalesce(a.unnamed_seniority, '') as seniority,
       coalesce(a.unnamed_institution, '') as institution,
       l.said_from, l.said_to, a.negated or a.hypothetical as unsaid, a.denied, a.items <> '' as listed,
       coalesce(t.row, -1) as target,
       coalesce((select o.row
                   from chain as c
                   join attribution as o on o.id = c.outer_attribution
                  where c.attribution = a.row
                  order by c.ordinal desc
                  limit 1), 0) as "outer",
       coalesce((select min(p."start") from piece as p
                  where p.attribution = a.row and p.role = 'content'), 0) as "start",
       coalesce((select max(p."end") from piece as p
                  where p.attribution = a.row and p.role = 'content'), 0) as "end"
  from attribution as a
  join listing as l on l.row = a.row
  join document as d on d.row = a.document
  left join entity as t on t.id = a.target
 order by a.row;

-- name: said_by
select ae.attribution, e.row as entity
  from attribution_entity as ae
  join entity as e on e.id = ae.entity
 order by ae.attribution, ae.ordinal;

-- name: ties
select t.document, d.day, d.publisher_row as publisher, t.kind, one.row as one,
       other.row as other, coalesce(t.since, '') as since, coalesce(t.until, '') as until,
       t."start", t."end", coalesce(a.row, 0) as asserted
  from tie as t
  join document as d on d.row = t.document
  join entity as one on one.id = t.one
  join entity as other on other.id = t.other
  left join attribution as a on a.id = t.asserted_by
 order by t.document, t.ordinal;

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
 where m.named_after = :id
 union
select e.id from entity as e where e.id = :id
   and not exists (select 1 from joined_member as m where m.entity = e.row);

-- name: told
-- What is shown of some attributions.   attributions: JSON list of rows
select a.row, a.id, a.content, a.items, a.source, a.cue, a.said_since, a.said_until,
       d.published, d.publisher, d.title, d.name as document_name, d.id as document
  from json_each(:attributions) as j
  join attribution as a on a.row = j.value
  join document as d on d.row = a.document;

-- name: item_pieces
-- Where the items of some attributions stand.   attributions: JSON list of rows
select p.attribution, p."start", p."end"
  from json_each(:attributions) as j
  join piece as p on p.attribution = j.value and p.role = 'items'
 order by p.attribution, p.ordinal;

-- name: documents
-- documents: JSON list of rows
select d.row, d.id, d.name, d.title, d.publisher, d.published
  from json_each(:documents) as j
  join document as d on d.row = j.value;
