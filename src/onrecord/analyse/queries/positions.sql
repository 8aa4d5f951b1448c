-- What positions show. SQLite runs these over the record.

-- name: holding
-- Attributions whose content holds words.   words: as FTS5 wants them
select s.rowid as attribution
  from attribution_search as s
 where attribution_search match :words;

-- name: told
-- attributions: JSON list of rows
select a.row, a.id, a.act, a.content, a.source, t.name as target, a.said_since, a.said_until,
       d.row as document, d.published, d.publisher,
       (select u.id from utterance_report as r join utterance as u on u.row = r.utterance
         where r.attribution = a.row) as utterance,
       (select min(p."start") from piece as p
         where p.attribution = a.row and p.role = 'content') as "start",
       (select max(p."end") from piece as p
         where p.attribution = a.row and p.role = 'content') as "end"
  from json_each(:attributions) as j
  join attribution as a on a.row = j.value
  join document as d on d.row = a.document
  left join entity as t on t.id = a.target;

-- name: items
-- The members of lists, in order.   attributions: JSON list of rows
select p.attribution, p."start", p."end", substr(x.text, p."start" + 1, p."end" - p."start") as text
  from json_each(:attributions) as j
  join attribution as a on a.row = j.value
  join piece as p on p.attribution = a.row and p.role = 'items'
  join document_text as x on x.document = a.document
 order by p.attribution, p.ordinal;
