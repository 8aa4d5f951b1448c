-- Entities of the case: what `link` reads and writes, and what is shown of it.

-- name: version
select version from link_part where part = 'entities';

-- name: set_version
insert or replace into link_part (part, version) values ('entities', :version);

-- name: forget_scopes
delete from join_scope;

-- name: forget_candidates
delete from join_candidate;

-- name: forget_refusals
delete from join_refusal;

-- name: forget_steps
delete from join_step;

-- name: forget_words
delete from joined_word;

-- name: forget_members
delete from joined_member;

-- name: forget_names
delete from joined_name;

-- name: forget_entities
delete from joined_entity;

-- name: listed
select id, name, kind, aliases, countries from listed_entity order by id;

-- name: forget_listed
delete from listed_entity;

-- name: add_listed
insert into listed_entity (id, name, kind, aliases, countries)
values (:id, :name, :kind, :aliases, :countries);

-- name: fresh
-- Documents with entities that are members of nothing yet.
select distinct d.id
  from entity as e
  join document as d on d.row = e.document
 where not exists (select 1 from joined_member as m where m.entity = e.row)
 order by d.id;

-- name: scopes_of
-- entities: JSON list of ids
select distinct s.scope
  from json_each(:entities) as j
  join entity as e on e.id = j.value
  join join_scope as s on s.entity = e.row;

-- name: in_scopes
-- The entities that scopes reach.   scopes: JSON list
select distinct e.id, d.id as document
  from json_each(:scopes) as j
  join join_scope as s on s.scope = j.value
  join entity as e on e.row = s.entity
  join document as d on d.row = e.document;

-- name: entity_rows
-- `joined` is what each was a member of.   entities: JSON list of ids
select e.id, e.row, e.document, j.id as joined,
       (select count(*) from attribution_entity as a where a.entity = e.id) as attributions
  from json_each(:entities) as x
  join entity as e on e.id = x.value
  left join joined_member as m on m.entity = e.row
  left join joined_entity as j on j.row = m.joined;

-- name: drop_joined
-- What some entities were members of: it is made anew.   entities: JSON list of rows
delete from joined_entity
 where row in (select m.joined from json_each(:entities) as j
                 join joined_member as m on m.entity = j.value);

-- name: drop_steps
delete from join_step where entity in (select value from json_each(:entities));

-- name: drop_candidates
delete from join_candidate where entity in (select value from json_each(:entities));

-- name: drop_refusals
delete from join_refusal where entity in (select value from json_each(:entities));

-- name: next_row
select coalesce(max(row), 0) + 1 from joined_entity;

-- name: add_joined
insert into joined_entity (row, id, name, kind, unnamed, listed, documents, attributions)
values (:row, :id, :name, :kind, :unnamed, :listed, :documents, :attributions);

-- name: add_name
insert into joined_name (folded, joined, ordinal, name) values (:folded, :joined, :ordinal, :name);

-- name: add_member
insert into joined_member (entity, joined, named_after) values (:entity, :joined, :named_after);

-- name: add_step
insert into join_step (entity, candidate, ordinal, compared, outcome, told, weight, origin)
values (:entity, :candidate, :ordinal, :compared, :outcome, :told, :weight, :origin);

-- name: add_refusal
insert into join_refusal (entity, ordinal, reason) values (:entity, :ordinal, :reason);

-- name: add_candidate
insert into join_candidate (entity, refusal, place, candidate)
values (:entity, :refusal, :place, :candidate);

-- name: add_scope
insert or ignore into join_scope (scope, entity) values (:scope, :entity);

-- name: count_joined
-- Entities that several documents have.
select count(*) from joined_entity where documents > 1;

-- Showing --------------------------------------------------------------------------------

-- name: rows
-- Named entities, those that most is attributed to first.
-- folded: a name of theirs, or null   kind: or null   limit, offset: rows
select j.row, j.id, j.name, j.kind, j.listed, j.documents, j.attributions
  from joined_entity as j
 where j.unnamed = 0
   and (:folded is null
        or j.row in (select n.joined from joined_name as n where n.folded = :folded))
   and (:kind is null or j.kind = :kind)
 order by j.attributions desc, j.name, j.id
 limit :limit offset :offset;

-- name: count
select count(*)
  from joined_entity as j
 where j.unnamed = 0
   and (:folded is null
        or j.row in (select n.joined from joined_name as n where n.folded = :folded))
   and (:kind is null or j.kind = :kind);

-- name: names
-- Aliases of one entity.
select name from joined_name where joined = :joined and ordinal > 0 order by ordinal;

-- name: ids
-- The entity that any id between two leads to, be it of an earlier state of the case or that of
-- a document's own entity.
select distinct j.id
  from joined_member as m
  join joined_entity as j on j.row = m.joined
 where m.named_after >= :low and m.named_after < :high
 union
select j.id
  from entity as e
  join joined_member as m on m.entity = e.row
  join joined_entity as j on j.row = m.joined
 where e.id >= :low and e.id < :high
 limit 2;

-- name: one
select row, id, name, kind, listed, documents, attributions from joined_entity where id = :id;

-- name: members
-- joined: row of the entity   limit, offset: rows
select e.row, e.id, e.name, d.id as document, d.name as document_name, d.title, d.publisher,
       d.published,
       (select count(*) from attribution_entity as a where a.entity = e.id) as attributions
  from (select x.row, x.id, x.name, x.document
          from joined_member as m
          join entity as x on x.row = m.entity
         where m.joined = :joined
         order by x.id
         limit :limit offset :offset) as e
  join document as d on d.row = e.document
 order by e.id;

-- name: count_members
select count(*)
  from joined_member as m
 where m.joined = :joined;

-- name: member_aliases
select name from alias where entity = :entity order by ordinal;

-- name: steps
select compared, outcome, told, weight, origin
  from join_step where entity = :entity and candidate = :candidate order by ordinal;

-- name: refusals
-- Joins that were not made of a member of an entity, or with it.
with refused (entity, ordinal) as (
  select r.entity, r.ordinal
    from joined_member as m
    join join_refusal as r on r.entity = m.entity
   where m.joined = :joined
   union
  select c.entity, c.refusal
    from joined_member as m
    join join_candidate as c on c.candidate = m.named_after
   where m.joined = :joined
)
select e.row, e.id, e.name, d.id as document, d.name as document_name, own.id as joined,
       r.ordinal, r.reason
  from refused as x
 cross join join_refusal as r on r.entity = x.entity and r.ordinal = x.ordinal
  join entity as e on e.row = r.entity
  join document as d on d.row = e.document
  join joined_member as m on m.entity = e.row
  join joined_entity as own on own.row = m.joined
 order by e.id, r.ordinal;

-- name: candidates
select c.place, j.id, j.name
  from join_candidate as c
  join joined_member as m on m.named_after = c.candidate
  join joined_entity as j on j.row = m.joined
 where c.entity = :entity and c.refusal = :refusal
 order by c.place;

-- name: meant
-- Rows of the named entities that a name, or an id that was ever shown, stands for.
select distinct j.row
  from joined_name as n
  join joined_entity as j on j.row = n.joined
 where n.folded = :folded and j.unnamed = 0
 union
select m.joined from joined_member as m where m.named_after = :id;

-- name: bearers
-- Named entities of which one name has all of some words.   words: JSON list   many: of them
select j.row
  from (select w.joined
          from json_each(:words) as x
         cross join joined_word as w on w.word = x.value
         group by w.joined
        having count(*) = :many) as h
 cross join joined_entity as j on j.row = h.joined
 where j.unnamed = 0
 order by j.attributions desc, j.name, j.id
 limit :limit;

-- name: names_up_to
-- The number of names, counted no further than a limit.
select count(*) from (select 1 from joined_name limit :limit);

-- name: beginning
-- Names that begin with some letter, and words of names.
select * from (select joined, folded from joined_name
                where folded >= :low and folded < :high limit :limit)
union
select * from (select joined, word from joined_word
                where word >= :low and word < :high limit :limit);

-- name: by_rows
-- rows: JSON list, in whose order they come
select j.row, j.id, j.name, j.kind, j.unnamed, j.listed, j.documents, j.attributions
  from json_each(:rows) as x
  join joined_entity as j on j.row = x.value
 order by x.key;

-- name: kinds
-- Counts of named entities by kind.
select kind, count(*) as n from joined_entity where unnamed = 0 group by kind order by n desc, kind;

-- name: called
-- Who bears a name, or an id that one has or had.
select j.id, j.name, j.kind
  from joined_name as n join joined_entity as j on j.row = n.joined
 where n.folded = :folded and j.unnamed = 0
 union
select j.id, j.name, j.kind
  from joined_member as m join joined_entity as j on j.row = m.joined
 where m.named_after = :id;

-- The same where something was decided: `decided` has what merges and splits made, rows from 2^40 on,
-- and by how much rejections and edits change counts.

-- name: rows_decided
select j.row, j.id, j.name, j.kind, j.listed, j.documents, j.attributions
  from joined_entity as j
 where j.unnamed = 0
   and j.row not in (select joined from decided.joined_into)
   and j.row not in (select joined from decided.joined_delta)
   and (:folded is null
        or j.row in (select n.joined from joined_name as n where n.folded = :folded))
   and (:kind is null or j.kind = :kind)
 union all
select j.row, j.id, j.name, j.kind, j.listed, j.documents, j.attributions + x.attributions
  from decided.joined_delta as x
 cross join joined_entity as j on j.row = x.joined
 where j.unnamed = 0
   and j.row not in (select joined from decided.joined_into)
   and (:folded is null
        or j.row in (select n.joined from joined_name as n where n.folded = :folded))
   and (:kind is null or j.kind = :kind)
 union all
select j.row, j.id, j.name, j.kind, j.listed, j.documents,
       j.attributions + coalesce((select x.attributions from decided.joined_delta as x
                                   where x.joined = j.row), 0)
  from decided.joined_entity as j
 where j.unnamed = 0
   and (:folded is null
        or j.row in (select n.joined from decided.joined_name as n where n.folded = :folded))
   and (:kind is null or j.kind = :kind)
 order by 7 desc, 3, 2
 limit :limit offset :offset;

-- name: count_decided
select (select count(*)
          from joined_entity as j
         where j.unnamed = 0
           and j.row not in (select joined from decided.joined_into)
           and (:folded is null
                or j.row in (select n.joined from joined_name as n where n.folded = :folded))
           and (:kind is null or j.kind = :kind))
     + (select count(*)
          from decided.joined_entity as j
         where j.unnamed = 0
           and (:folded is null
                or j.row in (select n.joined from decided.joined_name as n
                              where n.folded = :folded))
           and (:kind is null or j.kind = :kind));

-- name: names_decided
select name from (select name, ordinal from joined_name where joined = :joined and ordinal > 0
                   union all
                  select name, ordinal from decided.joined_name
                   where joined = :joined and ordinal > 0)
 order by ordinal;

-- name: ids_decided
select coalesce(own.id, into_it.id, j.id) as id
  from joined_member as m
  join joined_entity as j on j.row = m.joined
  left join decided.joined_member as o on o.entity = m.entity
  left join decided.joined_entity as own on own.row = o.joined
  left join decided.joined_into as i on i.joined = m.joined
  left join decided.joined_entity as into_it on into_it.row = i."into"
 where m.named_after >= :low and m.named_after < :high
 union
select coalesce(own.id, into_it.id, j.id)
  from entity as e
  join joined_member as m on m.entity = e.row
  join joined_entity as j on j.row = m.joined
  left join decided.joined_member as o on o.entity = m.entity
  left join decided.joined_entity as own on own.row = o.joined
  left join decided.joined_into as i on i.joined = m.joined
  left join decided.joined_entity as into_it on into_it.row = i."into"
 where e.id >= :low and e.id < :high
 limit 2;

-- name: one_decided
select j.row, j.id, j.name, j.kind, j.listed, j.documents,
       j.attributions + coalesce((select x.attributions from decided.joined_delta as x
                                   where x.joined = j.row), 0) as attributions
  from decided.joined_entity as j where j.id = :id
 union all
select j.row, j.id, j.name, j.kind, j.listed, j.documents,
       j.attributions + coalesce((select x.attributions from decided.joined_delta as x
                                   where x.joined = j.row), 0)
  from joined_entity as j
 where j.id = :id and j.row not in (select joined from decided.joined_into)
 limit 1;

-- name: members_decided
with holds (entity) as (
  select m.entity from joined_member as m
   where m.joined = :joined and m.entity not in (select entity from decided.joined_member)
   union all
  select m.entity
    from decided.joined_into as i
    join joined_member as m on m.joined = i.joined
   where i."into" = :joined and m.entity not in (select entity from decided.joined_member)
   union all
  select entity from decided.joined_member where joined = :joined)
select e.row, e.id, e.name, d.id as document, d.name as document_name, d.title, d.publisher,
       d.published,
       (select count(*) from attribution_entity as a where a.entity = e.id)
       - (select count(*) from attribution_entity as a
            join decided.gone as g on g.row = a.attribution
           where a.entity = e.id)
       + (select count(*) from decided.attribution_entity as a where a.entity = e.id)
         as attributions
  from holds as h
  join entity as e on e.row = h.entity
  join document as d on d.row = e.document
 order by e.id
 limit :limit offset :offset;

-- name: refusals_decided
with holds (entity) as (
  select m.entity from joined_member as m
   where m.joined = :joined and m.entity not in (select entity from decided.joined_member)
   union all
  select m.entity
    from decided.joined_into as i
    join joined_member as m on m.joined = i.joined
   where i."into" = :joined and m.entity not in (select entity from decided.joined_member)
   union all
  select entity from decided.joined_member where joined = :joined),
refused (entity, ordinal) as (
  select r.entity, r.ordinal from holds as h join join_refusal as r on r.entity = h.entity
   union
  select c.entity, c.refusal
    from holds as h
    join joined_member as k on k.entity = h.entity
    join join_candidate as c on c.candidate = k.named_after
)
select e.row, e.id, e.name, d.id as document, d.name as document_name,
       coalesce(at.id, into_it.id, own.id) as joined, r.ordinal, r.reason
  from refused as x
 cross join join_refusal as r on r.entity = x.entity and r.ordinal = x.ordinal
  join entity as e on e.row = r.entity
  join document as d on d.row = e.document
  join joined_member as m on m.entity = e.row
  join joined_entity as own on own.row = m.joined
  left join decided.joined_member as o on o.entity = m.entity
  left join decided.joined_entity as at on at.row = o.joined
  left join decided.joined_into as i on i.joined = m.joined
  left join decided.joined_entity as into_it on into_it.row = i."into"
 order by e.id, r.ordinal;

-- name: candidates_decided
select c.place, coalesce(at.id, into_it.id, j.id) as id, coalesce(at.name, into_it.name, j.name) as name
  from join_candidate as c
  join joined_member as m on m.named_after = c.candidate
  join joined_entity as j on j.row = m.joined
  left join decided.joined_member as o on o.entity = m.entity
  left join decided.joined_entity as at on at.row = o.joined
  left join decided.joined_into as i on i.joined = m.joined
  left join decided.joined_entity as into_it on into_it.row = i."into"
 where c.entity = :entity and c.refusal = :refusal
 order by c.place;

-- name: meant_decided
select j.row
  from joined_name as n
  join joined_entity as j on j.row = n.joined
 where n.folded = :folded and j.unnamed = 0
   and j.row not in (select joined from decided.joined_into)
 union
select j.row
  from decided.joined_name as n
  join decided.joined_entity as j on j.row = n.joined
 where n.folded = :folded and j.unnamed = 0
 union
select coalesce(o.joined, i."into", m.joined)
  from joined_member as m
  left join decided.joined_member as o on o.entity = m.entity
  left join decided.joined_into as i on i.joined = m.joined
 where m.named_after = :id;

-- name: decisions_of
-- What is in force for a joined entity.
select d.id, d.action, d.decided_by, d.decided_at, d.why, '' as fields
  from decided.joined_decision as k
  join decided.decision as d on d.row = k.decision
 where k.joined = :joined
 order by d.decided_at, d.id;

-- name: by_rows_decided
select j.row, j.id, j.name, j.kind, j.unnamed, j.listed, j.documents,
       j.attributions + coalesce((select x.attributions from decided.joined_delta as x
                                   where x.joined = j.row), 0) as attributions
  from (select x.key, k.row, k.id, k.name, k.kind, k.unnamed, k.listed, k.documents, k.attributions
          from json_each(:rows) as x join joined_entity as k on k.row = x.value
         union all
        select x.key, k.row, k.id, k.name, k.kind, k.unnamed, k.listed, k.documents, k.attributions
          from json_each(:rows) as x join decided.joined_entity as k on k.row = x.value) as j
 order by j.key;

-- name: kinds_decided
select kind, sum(n) as n
  from (select kind, count(*) as n from joined_entity where unnamed = 0 group by kind
         union all
        select j.kind, -count(*)
          from decided.joined_into as i join joined_entity as j on j.row = i.joined
         where j.unnamed = 0 group by j.kind
         union all
        select kind, count(*) from decided.joined_entity where unnamed = 0 group by kind)
 group by kind having sum(n) > 0 order by n desc, kind;
