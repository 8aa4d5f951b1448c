-- Decisions: what writes them and lists them. The file alone, or attached as `decided`.

-- name: add
insert or ignore into decision (id, action, decided_by, decided_at, why, body)
values (:id, :action, :by, :at, :why, :body);

-- name: add_document
insert or ignore into decision_document (document, decision)
select :document, row from decision where id = :id;

-- name: undo
update decision set undone_by = :by, undone_at = :at, undone_why = :why
 where id = :id and undone_at is null;

-- name: ids
-- At most two, enough to tell that an id is not one.
select id from decision where id >= :low and id < :high limit 2;

-- name: one
select id, action, decided_by, decided_at, why, body, undone_by, undone_at, undone_why
  from decision where id = :id;

-- name: mark_document
-- What was decided there has to be looked for again.
insert into decided_document (id, name, row, revision) values (:document, :name, null, null)
on conflict do update set revision = null;

-- name: mark
update state set changes = changes + 1;

-- name: conflicting
-- Decisions in force on the same documents.
select distinct d.id, d.action, d.decided_by, d.decided_at, d.why, d.body, d.undone_by, d.undone_at,
       d.undone_why
  from decision_document as k
  join decision as d on d.row = k.decision
 where k.document in (select value from json_each(:documents))
   and d.undone_at is null and d.id <> :id
 order by d.decided_at, d.id;

-- Showing --------------------------------------------------------------------------------

-- name: every
select id, action, decided_by, decided_at, why, body, undone_by, undone_at, undone_why
  from decided.decision order by decided_at, id;

-- name: rows
-- The newest first.   state, action, by: or null   limit, offset: rows
select d.id, d.action, d.decided_by, d.decided_at, d.why, d.body, d.undone_by, d.undone_at,
       d.undone_why, iif(d.undone_at is null, r.state, 'undone') as state, r.reason, r.fields,
       a.id as attribution, o.id as document
  from decided.decision as d
  left join decided.resolution as r on r.decision = d.row
  left join attribution as a on a.row = r.attribution
  left join document as o on o.row = a.document
 where (:state is null or iif(d.undone_at is null, r.state, 'undone') = :state)
   and (:action is null or d.action = :action)
   and (:by is null or d.decided_by = :by)
 order by d.decided_at desc, d.id
 limit :limit offset :offset;

-- name: count
select count(*)
  from decided.decision as d
  left join decided.resolution as r on r.decision = d.row
 where (:state is null or iif(d.undone_at is null, r.state, 'undone') = :state)
   and (:action is null or d.action = :action)
   and (:by is null or d.decided_by = :by);
