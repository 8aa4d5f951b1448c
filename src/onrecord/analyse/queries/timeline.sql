-- What timelines and offices show. SQLite runs these over the record.

-- name: sayings
-- attributions: JSON list of rows
select a.row, a.document, a.act, a.content, a.source, t.name as target, a.said_since, a.said_until,
       a.said_precision, d.published, d.publisher, d.id as document_id,
       (select u.id from utterance_report as r join utterance as u on u.row = r.utterance
         where r.attribution = a.row) as utterance,
       (select min(p."start") from piece as p
         where p.attribution = a.row and p.role = 'content') as "start",
       (select max(p."end") from piece as p
         where p.attribution = a.row and p.role = 'content') as "end"
  from json_each(:attributions) as j
  join attribution as a on a.row = j.value
  join document as d on d.row = a.document
  left join entity as t on t.id = a.target
 order by a.row;

-- name: about
-- Attributions whose content holds words, the latest first.   words: as FTS5 wants them
-- since, until: days   limit: rows
select l.row
  from attribution_search as s
  cross join listing as l on l.row = s.rowid
  join attribution as a on a.row = l.row
 where attribution_search match :words
   and not a.negated and not a.hypothetical
   and (:since = 0 or max(l.said_to, l.day) >= :since)
   and (:until = 0 or (iif(l.said_from > 0, l.said_from, l.day) <= :until and l.day > 0))
 order by l.said_to > 0 desc, l.day desc, l.row
 limit :limit;

-- name: offices
-- Offices as documents tell them, of the case's entities and of those of unlinked documents.
-- ids: JSON list of the entities, or null for all   title, organisation: folded, or null
select coalesce(j.id, e.id) as who, coalesce(j.name, e.name) as name, o.title, o.organisation,
       o.since, o.until, o.status, o."start", o."end", e.document, d.id as document_id,
       d.published, d.publisher, a.row as asserted, a.source as asserted_source
  from office as o
  join entity as e on e.row = o.entity
  join document as d on d.row = e.document
  left join joined_member as m on m.entity = e.row
  left join joined_entity as j on j.row = m.joined
  left join attribution as a on a.id = o.asserted_by
 where :ids is null
    or j.id in (select value from json_each(:ids))
    or (j.id is null and e.id in (select value from json_each(:ids)))
 order by name, who, o.since is null, o.since, o.title, e.document, o.ordinal;

-- name: asserting
-- Who says what an attribution says.   attributions: JSON list of rows
select a.row, a.source, d.publisher
  from json_each(:attributions) as j
  join attribution as a on a.row = j.value
  join document as d on d.row = a.document;
