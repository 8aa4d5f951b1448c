-- What is decided on, as it stands.

-- name: attributions
-- At most two, enough to tell that an id is not one; so those that follow.
select a.id, d.id as document
  from attribution as a
  join document as d on d.row = a.document
 where a.id >= :low and a.id < :high
 limit 2;

-- name: attribution
select a.row, a.kind, a.score, d.id as document, d.name, d.title, d.publisher, d.published, t.text
  from attribution as a
  join document as d on d.row = a.document
  join document_text as t on t.document = d.row
 where a.id = :id;

-- name: pieces
select role, "start", "end" from piece
 where attribution = :row and role in ('source', 'cue', 'content')
 order by role, ordinal;

-- name: names
select e.name
  from attribution_entity as ae join entity as e on e.id = ae.entity
 where ae.attribution = :row
 order by ae.ordinal;

-- name: members
-- Of a joined entity, the one that it is named after first.
select e.id, d.id as document, e.name, e.kind
  from joined_member as m
  join entity as e on e.row = m.entity
  join document as d on d.row = e.document
 where m.joined = :joined
 order by m.named_after <> :id, e.id;

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
select e.id, d.id as document, e.name, e.kind
  from holds as h
  join entity as e on e.row = h.entity
  join document as d on d.row = e.document
  join joined_member as m on m.entity = e.row
 order by m.named_after <> :id, e.id;

-- name: utterances
select row, id, text from utterance where id >= :low and id < :high limit 2;

-- name: utterances_decided
select row, id, text
  from utterance
 where id >= :low and id < :high and row not in (select utterance from decided.utterance_gone)
 union all
select row, id, text from decided.utterance where id >= :low and id < :high
 limit 2;

-- name: reports
select a.id as attribution
  from utterance_report as r
  join attribution as a on a.row = r.attribution
 where r.utterance = :utterance
 order by r.ordinal;

-- name: reports_decided
select attribution
  from (select a.id as attribution, r.ordinal
          from utterance_report as r
          join attribution as a on a.row = r.attribution
         where r.utterance = :utterance
         union all
        select a.id, r.ordinal
          from decided.utterance_report as r
          join attribution as a on a.row = r.attribution
         where r.utterance = :utterance)
 order by ordinal;
