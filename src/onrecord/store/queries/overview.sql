-- name: status
select (select count(*) from document) as documents,
       (select coalesce(sum(attributions), 0) from year_tally) as attributions,
       (select count(*) from entity) as entities,
       (select count(distinct publisher_row) from document where publisher_row > 0) as publishers,
       (select count(*) from issue) as issues,
       (select coalesce(sum(words), 0) from document) as words,
       (select published from document where day > 0 order by day, row limit 1) as first,
       (select published from document where day > 0 order by day desc, row limit 1) as last;

-- name: languages
select language, count(*) as n from document group by language order by n desc, language;

-- name: engines
-- Those whose rows stand in the case, in the order of their first use.
select version from engine where row in (select engine from document) order by row;

-- name: sources
-- Who is reported most.   unnamed: 1, 0, or null for both
select s.row, s.name, s.kind, s.unnamed, s.joined, s.attributions as n
  from source as s indexed by source_by_attributions
 where s.attributions > 0 and (:unnamed is null or s.unnamed = :unnamed)
 order by s.attributions desc, s.name, s.row
 limit :limit offset :offset;

-- name: count_sources
select count(*)
  from source as s indexed by source_by_attributions
 where s.attributions > 0 and (:unnamed is null or s.unnamed = :unnamed);

-- name: source_years
-- sources: JSON list of rows
select t.source, t.year, t.attributions
  from json_each(:sources) as j
 cross join source_tally as t on t.source = j.value
 where t.attributions > 0
 order by j.key, t.year;

-- name: months
-- Of publication; a document dated to a year alone counts for the year.
select substr(published, 1, 7) as month, count(*) as n
  from document
 where day > 0
 group by 1
union all
select null, n from (select count(*) as n from document where day = 0) where n > 0;

-- name: issue_codes
select code, count(*) as n from issue group by code order by n desc, code;

-- name: issues
-- code: null for all
select i.id, i.name, i.stage, i.code, i.message, coalesce(i.document_id, d.id) as document
  from issue as i
  left join document as d on d.row = i.reading
 where :code is null or i.code = :code
 order by i.row
 limit :limit offset :offset;

-- name: ids
-- Whatever has an id in [low, high): of several only two, enough to tell that it is not one.
select 'document' as what, id from document where id >= :low and id < :high
union all
select 'attribution', id from attribution where id >= :low and id < :high
union all
select 'entity', id from entity where id >= :low and id < :high
limit 2;

-- name: document_ids
select id from document where id >= :low and id < :high limit 2;

-- name: document_of_attribution
select a.row, d.id as document
  from attribution as a
  join document as d on d.row = a.document
 where a.id = :id;

-- name: document_of_entity
select d.row, d.id as document
  from entity as e
  join document as d on d.row = e.document
 where e.id = :id;

-- name: attributions_of
select id, row from attribution where document = :document;

-- name: source_changes
-- By how much decisions change how often each is a source, by year.
select source, day / 10000 as year, count(*) as n
  from decided.source_listing group by source, year
 union all
select l.source, l.day / 10000, -count(*)
  from decided.gone as g cross join source_listing as l on l.row = g.row
 group by l.source, l.day / 10000;

-- name: source_totals
-- Some sources, also such as humans named.   sources: JSON list of rows   unnamed: or null
select s.row, s.name, s.kind, s.unnamed, s.joined,
       (select coalesce(sum(t.attributions), 0) from source_tally as t where t.source = s.row) as n
  from json_each(:sources) as j
  join source as s on s.row = j.value
 where :unnamed is null or s.unnamed = :unnamed
 union all
select s.row, s.name, s.kind, s.unnamed, null, 0
  from json_each(:sources) as j
  join decided.source as s on s.row = j.value
 where :unnamed is null or s.unnamed = :unnamed;

-- name: source_moved
-- How often members that humans took out of an entity are a source: from which, to whom.
select s.row as source, d.id, d.name, d.kind, l.day / 10000 as year, count(*) as n
  from decided.joined_member as o
 cross join entity as e on e.row = o.entity
  join joined_member as m on m.entity = e.row
  join joined_entity as j on j.row = m.joined
  join source as s on s.joined = j.id
  join decided.joined_entity as d on d.row = o.joined
  join attribution_entity as ae on ae.entity = e.id
  join listing as l on l.row = ae.attribution
 where l.row not in (select row from decided.gone)
 group by s.row, d.row, l.day / 10000;
