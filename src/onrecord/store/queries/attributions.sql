-- Lists and counts of attributions. A question is put together from a hits_* block, which
-- says where to start, the where_* blocks that it needs, and one of the blocks that use
-- /*hits*/; values are always bound. In every block `l` is a row of listing or of
-- source_listing, which share the columns that are filtered by. Where anything was decided, a
-- question is asked twice: of the record, without what is rejected or edited (where_kept), and, with
-- `decided.` in the place of /*in*/, of what edits made.

-- name: hits_any
from /*in*/listing as l where true

-- name: hits_year_tally
-- Counts alone, where nothing asks for single rows, nor for days inside a year.
from year_tally as l where true

-- name: hits_day_tally
from day_tally as l where true

-- name: hits_act_tally
-- Counts by act, and likewise by channel and by kind of source.
from act_tally as l where true

-- name: hits_channel_tally
from channel_tally as l where true

-- name: hits_source_kind_tally
from source_kind_tally as l where true

-- name: hits_saying_tally
-- Counts by these three together and by nothing else but years.
from saying_tally as l where true

-- name: hits_gone
-- What is rejected or edited, as it stands in the record.
from decided.gone as g cross join listing as l on l.row = g.row where true

-- name: hits_by_source
from /*in*/source_listing as l where l.source = :source

-- name: hits_by_sources
-- Of several; an attribution that has two of them counts once.   sources: JSON list of rows
from (select distinct x.row, x.day, x.publisher, x.kind, x.genre, x.unnamed, x.act, x.channel,
                      x.source_kind, x.target, x.said_from, x.said_to
        from json_each(:sources) as j
       cross join /*in*/source_listing as x on x.source = j.value) as l
where true

-- name: hits_by_document
from /*in*/listing as l where l.document = :document_row

-- name: hits_by_words
-- cross join: the search must come first, whatever the planner thinks.
from /*in*/attribution_search as s
cross join /*in*/listing as l on l.row = s.rowid
where attribution_search match :words

-- name: where_without
l.row not in (select rowid from /*in*/attribution_search where attribution_search match :without)

-- name: where_source
exists (select 1 from /*in*/source_listing as x
         where x.source = :source and x.day = l.day and x.row = l.row)

-- name: where_sources
-- sources: JSON list of rows
l.row in (select x.row from json_each(:sources) as j
            join /*in*/source_listing as x on x.source = j.value)

-- name: where_joined_decided
-- The same where entities are merged or split, and where humans named sources.
(l.row in (with holds (entity) as (
             select m.entity
               from json_each(:joined) as j
               join joined_member as m on m.joined = j.value
              where m.entity not in (select entity from decided.joined_member)
              union all
             select m.entity
               from json_each(:joined) as j
               join decided.joined_into as i on i."into" = j.value
               join joined_member as m on m.joined = i.joined
              where m.entity not in (select entity from decided.joined_member)
              union all
             select m.entity
               from json_each(:joined) as j
               join decided.joined_member as m on m.joined = j.value)
           select a.attribution
             from holds as h
             join entity as e on e.row = h.entity
             join /*in*/attribution_entity as a on a.entity = e.id)
 or l.row in (select a.attribution
                from json_each(:joined) as j
                join joined_name as n on n.joined = j.value
                join decided.attribution_entity as a on a.folded = n.folded and a.made
               union all
              select a.attribution
                from json_each(:joined) as j
                join decided.joined_name as n on n.joined = j.value
                join decided.attribution_entity as a on a.folded = n.folded and a.made)
 or l.row in (select x.row from json_each(:sources) as j
                join /*in*/source_listing as x on x.source = j.value
                join /*in*/listing as i on i.row = x.row
               where not exists (select 1
                                   from entity as e
                                   join joined_member as m on m.entity = e.row
                                  where e.document = i.document)))

-- name: where_document
l.document = :document_row

-- name: where_days
l.day between :since and :until

-- name: where_publisher
l.publisher = :publisher_row

-- name: where_kind
l.kind = :kind

-- name: where_genre
l.genre = :genre

-- name: where_unnamed
l.unnamed = :unnamed

-- name: where_act
l.act = :act

-- name: where_channel
l.channel = :channel

-- name: where_source_kind
l.source_kind = :source_kind

-- name: where_target
l.target = :target and l.target > 0

-- name: where_targets
-- targets: JSON list of rows
l.target in (select j.value from json_each(:targets) as j) and l.target > 0

-- name: where_said
-- What may have been said between two days.
l.said_from > 0 and l.said_from <= :said_until and l.said_to >= :said_since

-- name: where_kept
l.row not in (select row from decided.gone)

-- name: where_accepted
l.row in (select row from decided.verdict where verdict = 'accepted')

-- name: where_rejected
l.row in (select row from decided.verdict where verdict = 'rejected')

-- name: where_edited
l.row in (select row from decided.verdict where edited)

-- name: where_undecided
l.row not in (select row from decided.verdict)

-- name: where_nothing
false

-- name: rows
-- Newest document first; l.row keeps the order within a document and makes pages stable.
select l.row /*hits*/ order by l.day desc, l.row limit :limit offset :offset;

-- name: rows_decided
-- The same of both: those of the record that are kept, and those that edits made.
select l.row, l.day /*hits*/
 union all
select l.row, l.day /*over*/
 order by 2 desc, 1
 limit :limit offset :offset;

-- name: count
select count(*) /*hits*/;

-- name: count_words
-- Of a search alone, without a look at the listing.
select count(*) from attribution_search where attribution_search match :words;

-- name: count_words_kept
select count(*)
  from attribution_search
 where attribution_search match :words and rowid not in (select row from decided.gone);

-- name: count_tally
select coalesce(sum(l.attributions), 0) /*hits*/;

-- name: facets_cells
-- Of single rows: all that facets count, found once. Counting is left to the caller: a sort of
-- as many rows by as many columns costs far more than to hand them over.
select l.publisher, l.kind, l.genre, l.unnamed, l.day / 10000, l.act, l.channel, l.source_kind,
       l.target /*hits*/;

-- name: facets_tally
-- By what documents are filtered by, out of a tally; and of rows, where none has it all, each
-- for itself.
select l.publisher, l.kind, l.genre, l.unnamed, l.day / 10000 as year, l.attributions as n /*hits*/;

-- name: facets_rows
select l.publisher, l.kind, l.genre, l.unnamed, l.day / 10000 /*hits*/;

-- name: facets_saying
-- Of rows: by what sayings are filtered by.
select l.act, l.channel, l.source_kind /*hits*/;

-- name: facet_act
-- Out of a tally; so those that follow.
select l.act, sum(l.attributions) as n /*hits*/ group by l.act;

-- name: facet_channel
select l.channel, sum(l.attributions) as n /*hits*/ group by l.channel;

-- name: facet_source_kind
select l.source_kind, sum(l.attributions) as n /*hits*/ group by l.source_kind;

-- name: count_by_year
-- Rows by one column alone, for pages that show no other facet.
select l.day / 10000, count(*) /*hits*/ group by 1;

-- name: count_by_act
select l.act, count(*) /*hits*/ group by 1;

-- name: publishers
select row, name from publisher;

-- name: facet_source_rows
-- The sources of a small part of a case, looked up row by row.
select s.row, s.name, s.joined, c.n
  from (select x.source, count(*) as n
          from (select l.row /*hits*/) as h
         cross join /*in*/source_listing as x on x.row = h.row
         group by x.source) as c
 cross join source as s on s.row = c.source
 where s.unnamed = 0
 order by c.n desc, s.name, s.row
 limit :most;

-- name: hits_source_listing
-- All sources, in the order of the table: grouping needs no sorting.
from source_listing as l where true

-- name: facet_source_scan
-- The same of a large part, in one pass over all.
select s.row, s.name, s.joined, c.n
  from (select l.source, count(*) as n /*hits*/ group by l.source) as c
 cross join source as s on s.row = c.source
 where s.unnamed = 0
 order by c.n desc, s.name, s.row
 limit :most;

-- name: facet_source_years
-- The same where whole years are asked for, out of the tally.
select s.row, s.name, s.joined, c.n
  from (select t.source, sum(t.attributions) as n
          from source_tally as t
         where t.year between :since / 10000 and :until / 10000
         group by t.source) as c
 cross join source as s on s.row = c.source
 where s.unnamed = 0 and c.n > 0
 order by c.n desc, s.name, s.row
 limit :most;

-- name: facet_source_all
-- The same of the whole case: sources count for themselves.
select s.row, s.name, s.joined, s.attributions as n
  from source as s
 where s.attributions > 0 and s.unnamed = 0
 order by s.attributions desc, s.name, s.row
 limit :most;

-- name: source_counts
-- By source, of rows found one by one; named or not.
select x.source, count(*) as n
  from (select l.row /*hits*/) as h
 cross join /*in*/source_listing as x on x.row = h.row
 group by x.source;

-- name: hits_some_sources
-- some: JSON list of rows
from json_each(:some) as j cross join source_listing as l on l.source = j.value where true

-- name: source_counts_of
select l.source, count(*) as n /*hits*/ group by l.source;

-- name: source_names
-- Named ones.   some: JSON list of rows
select s.row, s.name, s.joined from json_each(:some) as j join source as s on s.row = j.value
 where s.unnamed = 0;

-- name: source_names_decided
select s.row, s.name, null as joined from json_each(:some) as j join decided.source as s on s.row = j.value
 where s.unnamed = 0;

-- name: hits_some_targets
from json_each(:some) as j cross join listing as l on l.target = j.value and l.target > 0
where true

-- name: target_counts_of
select l.target, count(*) as n /*hits*/ group by l.target;

-- name: target_names
-- targets: JSON list of rows
select t.row, t.name, t.joined
  from json_each(:targets) as j
  join target as t on t.row = j.value;

-- name: target_names_decided
select t.row, t.name, null as joined
  from json_each(:targets) as j join decided.target as t on t.row = j.value;

-- name: hits_target_listing
-- All that has a target, in the order of targets: grouping needs no sorting.
from listing as l indexed by listing_by_target where l.target > 0

-- name: facet_target_rows
select t.row, t.name, t.joined, c.n
  from (select l.target, count(*) as n /*hits*/ group by l.target) as c
 cross join target as t on t.row = c.target
 order by c.n desc, t.name, t.row
 limit :most;

-- name: facet_target_all
-- The same of the whole case: targets count for themselves.
select t.row, t.name, t.joined, t.attributions as n
  from target as t
 where t.attributions > 0
 order by t.attributions desc, t.name, t.row
 limit :most;

-- name: facet_target_years
-- The same where whole years are asked for, out of the tally.
select t.row, t.name, t.joined, c.n
  from (select y.target, sum(y.attributions) as n
          from target_tally as y
         where y.year between :since / 10000 and :until / 10000
         group by y.target) as c
 cross join target as t on t.row = c.target
 where c.n > 0
 order by c.n desc, t.name, t.row
 limit :most;

-- name: target_rows
-- The targets that a name stands for, as source_rows does.
with named (row) as (
  select t.row from target as t
   where t.folded = :folded
     and exists (select 1 from listing as l where l.target = t.row and l.target > 0)
)
select row from named
union
select a.target
  from target_alias as a
 where a.folded = :folded
   and not exists (select 1 from named)
   and exists (select 1 from listing as l where l.target = a.target and l.target > 0)
union
select t.row
  from json_each(:joined) as x
  join joined_entity as j on j.row = x.value
  join target as t on t.joined = j.id
order by 1;

-- name: source_rows
-- The sources that a name stands for: entities of the case; and of what is not linked, those
-- called so, failing them those also called so.   joined: JSON list of rows of joined entities
with named (row) as (
  select s.row from source as s where s.folded = :folded and s.attributions > 0
)
select row from named
union
select a.source
  from source_alias as a
  join source as s on s.row = a.source
 where a.folded = :folded
   and not exists (select 1 from named)
   and s.attributions > 0
union
select s.row
  from json_each(:joined) as x
  join joined_entity as j on j.row = x.value
  join source as s on s.joined = j.id
order by 1;

-- name: source_rows_decided
-- Of entities that humans merged, those that they are made of; and names that humans gave.
select row from decided.source where folded = :folded
 union
select s.row
  from json_each(:joined) as x
  join decided.joined_into as i on i."into" = x.value
  join joined_entity as j on j.row = i.joined
  join source as s on s.joined = j.id;

-- name: target_rows_decided
select row from decided.target where folded = :folded
 union
select t.row
  from json_each(:joined) as x
  join decided.joined_into as i on i."into" = x.value
  join joined_entity as j on j.row = i.joined
  join target as t on t.joined = j.id;

-- name: publisher_row
select row from publisher where name = :publisher;

-- name: document_row
select row from document where id = :document;

-- name: page
-- What lists show of some attributions, in the order asked.   rows: JSON list of rows
select a.row, a.id, d.id as document, d.title, d.publisher, d.published, d.genre, a.source, a.cue,
       a.content, a.addressee, a.occasion, a.place, a.items, a.kind, a.act,
       a.channel, a.impossible, a.said_since, a.said_until, a.said_precision, a.unnamed,
       a.unnamed_seniority, a.unnamed_institution, a.unnamed_country, a.unnamed_number,
       a.unnamed_basis, a.hedged, a.negated, a.denied, a.hypothetical, a.score,
       coalesce(k.name, t.name) as target, coalesce(k.id, t.id) as target_id
  from json_each(:rows) as j
 cross join attribution as a on a.row = j.value
  join document as d on d.row = a.document
  left join entity as t on t.id = a.target
  left join joined_member as m on m.entity = t.row
  left join joined_entity as k on k.row = m.joined and k.unnamed = 0
 order by j.key;

-- name: page_pieces
select p.attribution, p.role, p."start", p."end"
  from json_each(:rows) as j
 cross join piece as p on p.attribution = j.value
 order by j.key, p.role, p.ordinal;

-- name: page_entities
-- By the joined entity where there is one.
select ae.attribution, coalesce(k.name, e.name) as name, coalesce(k.id, e.id) as id
  from json_each(:rows) as j
 cross join attribution_entity as ae on ae.attribution = j.value
  join entity as e on e.id = ae.entity
  left join joined_member as m on m.entity = e.row
  left join joined_entity as k on k.row = m.joined and k.unnamed = 0
 order by j.key, ae.ordinal;

-- name: page_decided
-- As `page`, with targets by the entities that humans merged or split.
select a.row, a.id, d.id as document, d.title, d.publisher, d.published, d.genre, a.source, a.cue,
       a.content, a.addressee, a.occasion, a.place, a.items, a.kind, a.act,
       a.channel, a.impossible, a.said_since, a.said_until, a.said_precision, a.unnamed,
       a.unnamed_seniority, a.unnamed_institution, a.unnamed_country, a.unnamed_number,
       a.unnamed_basis, a.hedged, a.negated, a.denied, a.hypothetical, a.score,
       coalesce(at.name, into_it.name, k.name, t.name) as target,
       coalesce(at.id, into_it.id, k.id, t.id) as target_id
  from json_each(:rows) as j
 cross join attribution as a on a.row = j.value
  join document as d on d.row = a.document
  left join entity as t on t.id = a.target
  left join joined_member as m on m.entity = t.row
  left join joined_entity as k on k.row = m.joined and k.unnamed = 0
  left join decided.joined_member as o on o.entity = t.row
  left join decided.joined_entity as at on at.row = o.joined
  left join decided.joined_into as i on i.joined = m.joined
  left join decided.joined_entity as into_it on into_it.row = i."into"
 order by j.key;

-- name: page_entities_decided
select ae.attribution, coalesce(at.name, into_it.name, k.name, e.name) as name,
       coalesce(at.id, into_it.id, k.id, e.id) as id
  from json_each(:rows) as j
 cross join attribution_entity as ae on ae.attribution = j.value
  join entity as e on e.id = ae.entity
  left join joined_member as m on m.entity = e.row
  left join joined_entity as k on k.row = m.joined and k.unnamed = 0
  left join decided.joined_member as o on o.entity = e.row
  left join decided.joined_entity as at on at.row = o.joined
  left join decided.joined_into as i on i.joined = m.joined
  left join decided.joined_entity as into_it on into_it.row = i."into"
 order by j.key, ae.ordinal;

-- name: source_redirects
-- Sources that humans merged with others, and whom they are now.
select s.row, d.name, d.id
  from decided.joined_into as i
  join joined_entity as j on j.row = i.joined
  join source as s on s.joined = j.id
  join decided.joined_entity as d on d.row = i."into";

-- name: target_redirects
select t.row, d.name, d.id
  from decided.joined_into as i
  join joined_entity as j on j.row = i.joined
  join target as t on t.joined = j.id
  join decided.joined_entity as d on d.row = i."into";

-- name: source_moved
-- How often members that humans took out of an entity are a source: from which, to whom.
select s.row as source, d.name, d.id, count(*) as n
  from decided.joined_member as o
 cross join entity as e on e.row = o.entity
  join joined_member as m on m.entity = e.row
  join joined_entity as j on j.row = m.joined
  join source as s on s.joined = j.id
  join decided.joined_entity as d on d.row = o.joined
  join attribution_entity as ae on ae.entity = e.id
  join (select l.row as row /*hits*/) as h on h.row = ae.attribution
 group by s.row, d.row;
