-- The step after schema/0004_saying.sql, in this order: what lists ask, of what an older case
-- holds. first_day, last_day and folded are functions of `store.reindex`, for this step alone.

-- name: add_targets
insert or ignore into target (folded, name)
select folded(e.name), e.name
  from attribution as a
  join entity as e on e.id = a.target
 order by a.row;

-- name: add_target_aliases
insert or ignore into target_alias (folded, target)
select folded(x.name), t.row
  from attribution as a
  join entity as e on e.id = a.target
  join target as t on t.folded = folded(e.name)
  join alias as x on x.entity = e.row;

-- name: set_listings
update listing
   set act = coalesce(a.act, ''),
       source_kind = coalesce((select e.kind
                                 from attribution_entity as ae
                                 join entity as e on e.id = ae.entity
                                where ae.attribution = a.row
                                order by ae.ordinal
                                limit 1), ''),
       target = coalesce((select t.row
                            from entity as e
                            join target as t on t.folded = folded(e.name)
                           where e.id = a.target), 0),
       said_from = iif(a.said_until is null or a.said_precision = 'bound', 0,
                       min(coalesce(nullif(first_day(a.said_since), 0), last_day(a.said_until)),
                           last_day(a.said_until))),
       said_to = iif(a.said_until is null or a.said_precision = 'bound', 0,
                     last_day(a.said_until))
  from attribution as a
 where a.row = listing.row;

-- name: set_source_listings
update source_listing
   set act = l.act, source_kind = l.source_kind, target = l.target, said_from = l.said_from,
       said_to = l.said_to
  from listing as l
 where l.row = source_listing.row;

-- name: count_acts
insert into act_tally (act, day, publisher, kind, genre, unnamed, attributions)
select act, iif(day = 0, 0, day / 10000 * 10000 + 101), publisher, kind, genre, unnamed, count(*)
  from listing
 group by 1, 2, 3, 4, 5, 6;

-- name: count_channels
insert into channel_tally (channel, day, publisher, kind, genre, unnamed, attributions)
select channel, iif(day = 0, 0, day / 10000 * 10000 + 101), publisher, kind, genre, unnamed,
       count(*)
  from listing
 group by 1, 2, 3, 4, 5, 6;

-- name: count_source_kinds
insert into source_kind_tally (source_kind, day, publisher, kind, genre, unnamed, attributions)
select source_kind, iif(day = 0, 0, day / 10000 * 10000 + 101), publisher, kind, genre, unnamed,
       count(*)
  from listing
 group by 1, 2, 3, 4, 5, 6;

-- name: count_sayings
insert into saying_tally (act, channel, source_kind, day, attributions)
select act, channel, source_kind, iif(day = 0, 0, day / 10000 * 10000 + 101), count(*)
  from listing
 group by 1, 2, 3, 4;

-- name: count_targets
insert into target_tally (target, year, attributions)
select target, day / 10000, count(*) from listing where target > 0 group by 1, 2;
