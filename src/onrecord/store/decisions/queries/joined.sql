-- What merges and splits come to.

-- name: forget_joined
delete from decided.joined_entity;

-- name: forget_deltas
delete from decided.joined_delta;

-- name: decisions
-- In force, the oldest first.
select row, id, action, decided_by, decided_at, why, body, undone_by, undone_at, undone_why
  from decided.decision
 where undone_at is null and action in ('merge', 'split')
 order by decided_at, id;

-- name: entity
-- A member by its id.
select e.row, m.joined
  from entity as e join joined_member as m on m.entity = e.row where e.id = :id;

-- name: entities_of
-- The entities of one document.
select e.row, e.id, e.name, m.joined
  from document as d
  join entity as e on e.document = d.row
  join joined_member as m on m.entity = e.row
 where d.id = :document and e.unnamed = 0;

-- name: joined
select j.row, j.id, j.name, j.kind, j.unnamed, j.listed, j.attributions
  from joined_entity as j where j.row in (select value from json_each(:rows))
 order by j.attributions desc, j.name, j.id;

-- name: first_member
-- The one that a joined entity is named after.
select e.id from joined_member as m join entity as e on e.row = m.entity where m.named_after = :id;

-- name: joined_names
select name from joined_name where joined in (select value from json_each(:rows))
 order by joined, ordinal;

-- name: holds
-- The members of some joined entities but for some, and of others these.
-- rows: JSON list of joined   out, within: JSON lists of entities
select e.row, e.id, e.name, e.kind, e.document,
       (select count(*) from attribution_entity as a where a.entity = e.id) as attributions
  from joined_member as m
  join entity as e on e.row = m.entity
 where (m.joined in (select value from json_each(:rows))
        and m.entity not in (select value from json_each(:out)))
    or m.entity in (select value from json_each(:within))
 order by e.id;

-- name: aliases
-- entities: JSON list of rows
select name from alias where entity in (select value from json_each(:entities))
 order by entity, ordinal;

-- name: documents
-- How many documents the members of some joined entities stand in.   rows: JSON list
select count(distinct e.document)
  from json_each(:rows) as j
  join joined_member as m on m.joined = j.value
  join entity as e on e.row = m.entity;

-- name: add_joined
insert or ignore into decided.joined_entity
       (row, id, name, kind, unnamed, listed, documents, attributions)
values (:row, :id, :name, :kind, :unnamed, :listed, :documents, :attributions);

-- name: add_name
insert into decided.joined_name (folded, joined, ordinal, name)
values (:folded, :joined, :ordinal, :name);

-- name: add_into
insert into decided.joined_into (joined, "into") values (:joined, :into);

-- name: add_member
insert into decided.joined_member (entity, joined) values (:entity, :joined);

-- name: add_decision
insert or ignore into decided.joined_decision (joined, decision) values (:joined, :decision);

-- name: add_deltas
-- By how many attributions entities of the case have more or fewer.
insert into decided.joined_delta (joined, attributions)
select joined, sum(n)
  from (select distinct a.attribution, coalesce(o.joined, i."into", m.joined) as joined, -1 as n
          from decided.gone as g
         cross join attribution_entity as a on a.attribution = g.row
          join entity as e on e.id = a.entity
          join joined_member as m on m.entity = e.row
          left join decided.joined_member as o on o.entity = m.entity
          left join decided.joined_into as i on i.joined = m.joined
         union all
        select distinct a.attribution, coalesce(o.joined, i."into", m.joined), 1
          from decided.attribution_entity as a
         cross join entity as e on e.id = a.entity
          join joined_member as m on m.entity = e.row
          left join decided.joined_member as o on o.entity = m.entity
          left join decided.joined_into as i on i.joined = m.joined
         union all
        select distinct a.attribution, coalesce(i."into", n.joined), 1
          from decided.attribution_entity as a
         cross join joined_name as n on n.folded = a.folded
          left join decided.joined_into as i on i.joined = n.joined
         where a.made
           and (select count(*) from joined_name as k where k.folded = a.folded) = 1)
 group by joined
having sum(n) <> 0;
