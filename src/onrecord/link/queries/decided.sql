-- Utterances that decisions touch. The file of these is attached as `decided`; what has no schema
-- before it is of the record.

-- name: touched
-- Utterances of the record of whose reports something was decided, or whose speakers are others.
select distinct r.utterance
  from decided.gone as g cross join utterance_report as r on r.attribution = g.row
 union
select r.utterance
  from decided.joined_member as m
  cross join entity as e on e.row = m.entity
  join attribution_entity as a on a.entity = e.id
  join utterance_report as r on r.attribution = a.attribution;

-- name: decisions
-- In force, the oldest first.
select row, id, action, decided_by, decided_at, why, body, undone_by, undone_at, undone_why
  from decided.decision
 where undone_at is null and action in ('join', 'part')
 order by decided_at, id;

-- name: attribution
select row from attribution where id = :id;

-- name: document
select row, id from document where id = :document;

-- name: attribution_at
select row from attribution where document = :document and ordinal = :ordinal;

-- name: utterances_of
-- An official text may be a report of several.
select utterance from utterance_report where attribution = :attribution order by utterance;

-- name: reports
-- utterances: JSON list of rows
select r.utterance, r.attribution
  from json_each(:utterances) as j cross join utterance_report as r on r.utterance = j.value
 order by r.utterance, r.ordinal;

-- name: sayings
-- What attributions say as it is decided, without those that are rejected.   rows: JSON list
select a.row, a.id, d.id as document, d.name, d.publisher, d.published,
       coalesce(o.kind, a.kind) as kind,
       iif(o.row is null, a.said_since, o.said_since) as said_since,
       iif(o.row is null, a.said_until, o.said_until) as said_until,
       replace(coalesce(o.content, a.content), ' … ', ' ') as text,
       d.genre in ('transcript', 'speech', 'release')
         or exists (select 1 from segment as t
                     where t.document = d.row and t.kind = 'turn'
                       and t.speaker_start is not null) as official
  from json_each(:rows) as j
 cross join attribution as a on a.row = j.value
  join document as d on d.row = a.document
  left join decided.attribution as o on o.row = a.row
  left join decided.gone as g on g.row = a.row
 where coalesce(g.rejected, 0) = 0
 order by a.row;

-- name: speakers
-- The named entities to which each is attributed, as they are merged and split.   rows: JSON list
with spoken (attribution, ordinal, joined, id) as (
  select a.attribution, a.ordinal, coalesce(o.joined, i."into", m.joined), j.id
    from json_each(:rows) as k
   cross join attribution_entity as a on a.attribution = k.value
    join entity as e on e.id = a.entity
    join joined_member as m on m.entity = e.row
    join joined_entity as j on j.row = m.joined
    left join decided.joined_member as o on o.entity = m.entity
    left join decided.joined_into as i on i.joined = m.joined
   where j.unnamed = 0 and a.attribution not in (select row from decided.attribution)
   union all
  select a.attribution, a.ordinal, coalesce(o.joined, i."into", m.joined), j.id
    from json_each(:rows) as k
   cross join decided.attribution_entity as a on a.attribution = k.value
    join entity as e on e.id = a.entity
    join joined_member as m on m.entity = e.row
    join joined_entity as j on j.row = m.joined
    left join decided.joined_member as o on o.entity = m.entity
    left join decided.joined_into as i on i.joined = m.joined
   where j.unnamed = 0
   union all
  select a.attribution, a.ordinal, coalesce(i."into", j.row), j.id
    from json_each(:rows) as k
   cross join decided.attribution_entity as a on a.attribution = k.value and a.made
    join joined_name as n on n.folded = a.folded
    join joined_entity as j on j.row = n.joined
    left join decided.joined_into as i on i.joined = j.row
   where j.unnamed = 0 and (select count(*) from joined_name as o where o.folded = a.folded) = 1)
select s.attribution, coalesce(d.id, s.id) as id
  from spoken as s left join decided.joined_entity as d on d.row = s.joined
 order by s.attribution, s.ordinal;

-- name: known
select row, made_of from decided.utterance;

-- name: drop
delete from decided.utterance where row = :row;

-- name: next_row
select coalesce(max(row), 1 << 40) + 1 from decided.utterance;

-- name: forget_gone
delete from decided.utterance_gone;

-- name: forget_decisions
delete from decided.utterance_decision;

-- name: add_gone
insert into decided.utterance_gone (utterance) values (:utterance);

-- name: add_decision
insert or ignore into decided.utterance_decision (utterance, decision)
values (:utterance, :decision);

-- name: add_utterance
insert into decided.utterance (row, made_of, id, text, since, until, earliest, reference, fullest,
                               contested, reports, documents, publishers)
values (:row, :made_of, :id, :text, :since, :until, :earliest, :reference, :fullest, :contested,
        :reports, :documents, :publishers);

-- name: add_speaker
insert into decided.utterance_speaker (utterance, ordinal, speaker)
values (:utterance, :ordinal, :speaker);

-- name: add_report
insert into decided.utterance_report (utterance, ordinal, attribution, fidelity)
values (:utterance, :ordinal, :attribution, :fidelity);
