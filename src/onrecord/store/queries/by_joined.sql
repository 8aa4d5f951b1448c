-- Puts what documents say under the entities of the case. `documents` and `joined` are JSON lists
-- of rows: of documents, of joined entities. Unnamed sources stay under their own words.

-- name: add_sources
insert into source (folded, unnamed, name, kind, joined)
select ' ' || j.id, 0, j.name, j.kind, j.id
  from json_each(:joined) as x
  join joined_entity as j on j.row = x.value
 where j.unnamed = 0
on conflict (folded, unnamed) do update set name = excluded.name, kind = excluded.kind;

-- name: add_targets
insert into target (folded, name, joined)
select ' ' || j.id, j.name, j.id
  from json_each(:joined) as x
  join joined_entity as j on j.row = x.value
 where j.unnamed = 0
on conflict (folded) do update set name = excluded.name;

-- name: set_targets
update listing
   set target = found.target
  from (select a.row, t.row as target
          from json_each(:documents) as d
         cross join attribution as a on a.document = d.value
          join entity as e on e.id = a.target
          join joined_member as m on m.entity = e.row
          join joined_entity as j on j.row = m.joined
          join target as t on t.joined = j.id) as found
 where found.row = listing.row and found.target <> listing.target;

-- name: drop_sources
delete from source_listing
 where (source, day, row) in (select x.source, x.day, x.row
                                from json_each(:documents) as d
                               cross join attribution as a on a.document = d.value
                               cross join source_listing as x on x.row = a.row
                               cross join source as s on s.row = x.source
                               where s.unnamed = 0);

-- name: list_sources
-- Two entities of one attribution may be one entity of the case; it counts once.
insert or ignore into source_listing (source, day, row, publisher, kind, genre, unnamed, act,
                                      channel, source_kind, target, said_from, said_to)
select s.row, l.day, l.row, l.publisher, l.kind, l.genre, l.unnamed, l.act, l.channel,
       l.source_kind, l.target, l.said_from, l.said_to
  from json_each(:documents) as d
 cross join attribution as a on a.document = d.value
 cross join listing as l on l.row = a.row
 cross join attribution_entity as ae on ae.attribution = a.row
 cross join entity as e on e.id = ae.entity
 cross join joined_member as m on m.entity = e.row
 cross join joined_entity as j on j.row = m.joined
 cross join source as s on s.joined = j.id;

-- name: retarget_unnamed
-- The rows of unnamed sources stayed, and tell the target, too.
update source_listing
   set target = l.target
  from json_each(:documents) as d
 cross join listing as l on l.document = d.value
 where source_listing.row = l.row and source_listing.target <> l.target;

-- name: count_attributions
update joined_entity
   set attributions = s.attributions
  from json_each(:joined) as x
  join joined_entity as j on j.row = x.value
  join source as s on s.joined = j.id
 where joined_entity.row = j.row;

-- name: drop_stale_tallies
delete from source_tally
 where source in (select s.row from source as s
                   where s.joined is not null and s.attributions = 0
                     and not exists (select 1 from joined_entity as j where j.id = s.joined));

-- name: drop_stale_sources
delete from source
 where joined is not null and attributions = 0
   and not exists (select 1 from joined_entity as j where j.id = source.joined);

-- name: add_word
insert or ignore into joined_word (word, joined) values (:word, :joined);

-- Of a case that was linked before ------------------------------------------------------------

-- name: all_joined
select row from joined_entity;

-- name: all_documents
select distinct e.document from joined_member as m join entity as e on e.row = m.entity;

-- name: all_names
select joined, folded from joined_name;
