-- Members of entities that humans merged and split.

-- name: holds
select m.entity, :joined as joined
  from decided.joined_into as i
  join joined_member as m on m.joined = i.joined
 where i."into" = :joined and m.entity not in (select entity from decided.joined_member)
 union all
select entity, joined from decided.joined_member where joined = :joined

-- name: into
-- rows: JSON list of joined entities
select joined, "into" from decided.joined_into
 where joined in (select value from json_each(:rows));
