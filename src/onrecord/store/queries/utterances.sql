-- Utterances: what `link` reads and writes, and what is shown of it.

-- name: version
select version from link_part where part = 'utterances';

-- name: set_version
insert or replace into link_part (part, version) values ('utterances', :version);

-- name: changed
-- Whether documents were linked since utterances were made.
select exists (select 1 from linked where judged = 0);

-- name: sayings
-- What somebody is said to have said. What did not happen, or may yet, is no saying.
select a.row, a.id, d.id as document, d.name, d.publisher, d.published, a.kind,
       a.said_since, a.said_until,
       case when (select count(*) from piece as p
                   where p.attribution = a.row and p.role = 'content') > 1
            then replace(a.content, ' … ', ' ') else a.content end as text,
       d.genre in ('transcript', 'speech', 'release')
         or exists (select 1 from segment as t
                     where t.document = d.row and t.kind = 'turn'
                       and t.speaker_start is not null) as official
  from attribution as a
  join document as d on d.row = a.document
 where a.content <> '' and a.negated = 0 and a.hypothetical = 0
 order by a.row;

-- name: speakers
-- The named entities of the case to which each is attributed.
select a.attribution, j.id
  from attribution_entity as a
  join entity as e on e.id = a.entity
  join joined_member as m on m.entity = e.row
  join joined_entity as j on j.row = m.joined
 where j.unnamed = 0
 order by a.attribution, a.ordinal;

-- name: forget_bridges
delete from utterance_bridge;

-- name: forget_reports
delete from utterance_report;

-- name: forget_speakers
delete from utterance_speaker;

-- name: forget_utterances
delete from utterance;

-- name: add_utterance
insert into utterance (row, id, text, since, until, earliest, reference, fullest, contested,
                       reports, documents, publishers)
values (:row, :id, :text, :since, :until, :earliest, :reference, :fullest, :contested,
        :reports, :documents, :publishers);

-- name: add_speaker
insert into utterance_speaker (utterance, ordinal, speaker) values (:utterance, :ordinal, :speaker);

-- name: add_report
insert into utterance_report (utterance, ordinal, attribution, fidelity, why, score)
values (:utterance, :ordinal, :attribution, :fidelity, :why, :score);

-- name: add_bridge
insert into utterance_bridge (one, other, why, score) values (:one, :other, :why, :score);

-- name: count_shared
-- Utterances that documents of several publishers report.
select count(*) from utterance where publishers > 1;

-- Showing --------------------------------------------------------------------------------

-- name: rows
-- Those that most documents report come first.
-- document: id of one that reports it, or null   least: documents   limit, offset: rows
select u.row, u.id, u.text, u.since, u.until, u.contested, u.reference, u.earliest
  from utterance as u
 where u.documents >= :least
   and (:document is null
        or u.row in (select r.utterance
                       from document as d
                       join attribution as a on a.document = d.row
                       join utterance_report as r on r.attribution = a.row
                      where d.id = :document))
 order by u.documents desc, u.reports desc, u.id
 limit :limit offset :offset;

-- name: count
select count(*)
  from utterance as u
 where u.documents >= :least
   and (:document is null
        or u.row in (select r.utterance
                       from document as d
                       join attribution as a on a.document = d.row
                       join utterance_report as r on r.attribution = a.row
                      where d.id = :document));

-- name: rows_by_speaker
-- The same of those that some entities say.   joined: JSON list of rows of theirs
-- document: id of one that reports it, or null   least: documents   limit, offset: rows
select u.row, u.id, u.text, u.since, u.until, u.contested, u.reference, u.earliest
  from (select distinct s.utterance
          from json_each(:joined) as j
         cross join joined_member as m on m.joined = j.value
         cross join utterance_speaker as s on s.speaker = m.named_after) as h
 cross join utterance as u on u.row = h.utterance
 where u.documents >= :least
   and (:document is null
        or u.row in (select r.utterance
                       from document as d
                       join attribution as a on a.document = d.row
                       join utterance_report as r on r.attribution = a.row
                      where d.id = :document))
 order by u.documents desc, u.reports desc, u.id
 limit :limit offset :offset;

-- name: count_by_speaker
select count(*)
  from (select distinct s.utterance
          from json_each(:joined) as j
         cross join joined_member as m on m.joined = j.value
         cross join utterance_speaker as s on s.speaker = m.named_after) as h
 cross join utterance as u on u.row = h.utterance
 where u.documents >= :least
   and (:document is null
        or u.row in (select r.utterance
                       from document as d
                       join attribution as a on a.document = d.row
                       join utterance_report as r on r.attribution = a.row
                      where d.id = :document));

-- name: speakers_of
select j.id, j.name
  from utterance_speaker as s
  join joined_member as m on m.named_after = s.speaker
  join joined_entity as j on j.row = m.joined
 where s.utterance = :utterance
 order by s.ordinal;

-- name: reports_of
select a.id as attribution, d.id as document, d.name, d.publisher, r.fidelity
  from utterance_report as r
  join attribution as a on a.row = r.attribution
  join document as d on d.row = a.document
 where r.utterance = :utterance
 order by r.ordinal;

-- name: ids
-- The utterance that any id between two leads to, its own or that of an attribution.
select id from utterance where id >= :low and id < :high
 union
select u.id
  from attribution as a
  join utterance_report as r on r.attribution = a.row
  join utterance as u on u.row = r.utterance
 where a.id >= :low and a.id < :high
 limit 2;

-- name: one
select row, id, text, since, until, contested, reference, earliest from utterance where id = :id;

-- name: sayings_of
-- The reports of one utterance in full, with what `sayings` tells of each.
select a.row, a.id, d.id as document, d.name, d.title, d.publisher, d.published, a.kind, a.source,
       case when (select count(*) from piece as p
                   where p.attribution = a.row and p.role = 'content') > 1
            then replace(a.content, ' … ', ' ') else a.content end as text,
       r.fidelity, r.why, r.score
  from utterance_report as r
  join attribution as a on a.row = r.attribution
  join document as d on d.row = a.document
 where r.utterance = :utterance
 order by r.ordinal;

-- name: bridges
-- Pairs that are alike and were not joined, the surest first.   limit, offset: rows
select b.why, b.score,
       a.id as one_id, a.source as one_source, a.content as one_text, d.id as one_document,
       d.title as one_title, d.name as one_name, d.publisher as one_publisher,
       d.published as one_published,
       (select u.id from utterance_report as r join utterance as u on u.row = r.utterance
         where r.attribution = a.row order by u.id limit 1) as one_utterance,
       o.id as other_id, o.source as other_source, o.content as other_text,
       e.id as other_document, e.title as other_title, e.name as other_name,
       e.publisher as other_publisher, e.published as other_published,
       (select u.id from utterance_report as r join utterance as u on u.row = r.utterance
         where r.attribution = o.row order by u.id limit 1) as other_utterance
  from (select one, other, why, score
          from utterance_bridge
         order by score desc, one, other
         limit :limit offset :offset) as b
 cross join attribution as a on a.row = b.one
 cross join document as d on d.row = a.document
 cross join attribution as o on o.row = b.other
 cross join document as e on e.row = o.document
 order by b.score desc, b.one, b.other;

-- name: bridges_of
-- Those of the reports of one utterance.   utterance: its row
select b.why, b.score,
       a.id as one_id, a.source as one_source, a.content as one_text, d.id as one_document,
       d.title as one_title, d.name as one_name, d.publisher as one_publisher,
       d.published as one_published,
       (select u.id from utterance_report as r join utterance as u on u.row = r.utterance
         where r.attribution = a.row order by u.id limit 1) as one_utterance,
       o.id as other_id, o.source as other_source, o.content as other_text,
       e.id as other_document, e.title as other_title, e.name as other_name,
       e.publisher as other_publisher, e.published as other_published,
       (select u.id from utterance_report as r join utterance as u on u.row = r.utterance
         where r.attribution = o.row order by u.id limit 1) as other_utterance
  from (select x.one, x.other, x.why, x.score
          from utterance_report as r
          join utterance_bridge as x on x.one = r.attribution
         where r.utterance = :utterance
         union
        select x.one, x.other, x.why, x.score
          from utterance_report as r
          join utterance_bridge as x on x.other = r.attribution
         where r.utterance = :utterance) as b
 cross join attribution as a on a.row = b.one
 cross join document as d on d.row = a.document
 cross join attribution as o on o.row = b.other
 cross join document as e on e.row = o.document
 order by b.score desc, a.id, o.id;

-- name: count_bridges
select count(*) from utterance_bridge;

-- name: reported
-- What a document reports that others report, too; `others` are documents.
select a.id, u.id as utterance, u.documents - 1 as others
  from document as d
  join attribution as a on a.document = d.row
  join utterance_report as r on r.attribution = a.row
  join utterance as u on u.row = r.utterance
 where d.id = :document and u.documents > 1;
-- The same where something was decided: `decided` has utterances that are joined or parted, or of
-- whose reports something was decided; entities may be merged or split.

-- name: rows_decided
with asked (utterance) as (
  select s.utterance
    from utterance_speaker as s
    join joined_member as m on m.named_after = s.speaker
    left join decided.joined_member as o on o.entity = m.entity
    left join decided.joined_into as i on i.joined = m.joined
   where :joined is not null
     and coalesce(o.joined, i."into", m.joined) in (select value from json_each(:joined))
   union
  select s.utterance
    from decided.utterance_speaker as s
    join joined_member as m on m.named_after = s.speaker
    left join decided.joined_member as o on o.entity = m.entity
    left join decided.joined_into as i on i.joined = m.joined
   where :joined is not null
     and coalesce(o.joined, i."into", m.joined) in (select value from json_each(:joined)))
select u.row, u.id, u.text, u.since, u.until, u.contested, u.reference, u.earliest, u.documents,
       u.reports
  from utterance as u
 where u.documents >= :least
   and u.row not in (select utterance from decided.utterance_gone)
   and (:joined is null or u.row in (select utterance from asked))
   and (:document is null
        or u.row in (select r.utterance
                       from document as d
                       join attribution as a on a.document = d.row
                       join utterance_report as r on r.attribution = a.row
                      where d.id = :document))
 union all
select u.row, u.id, u.text, u.since, u.until, u.contested, u.reference, u.earliest, u.documents,
       u.reports
  from decided.utterance as u
 where u.documents >= :least
   and (:joined is null or u.row in (select utterance from asked))
   and (:document is null
        or u.row in (select r.utterance
                       from document as d
                       join attribution as a on a.document = d.row
                       join decided.utterance_report as r on r.attribution = a.row
                      where d.id = :document))
 order by 9 desc, 10 desc, 2
 limit :limit offset :offset;

-- name: count_decided
with asked (utterance) as (
  select s.utterance
    from utterance_speaker as s
    join joined_member as m on m.named_after = s.speaker
    left join decided.joined_member as o on o.entity = m.entity
    left join decided.joined_into as i on i.joined = m.joined
   where :joined is not null
     and coalesce(o.joined, i."into", m.joined) in (select value from json_each(:joined))
   union
  select s.utterance
    from decided.utterance_speaker as s
    join joined_member as m on m.named_after = s.speaker
    left join decided.joined_member as o on o.entity = m.entity
    left join decided.joined_into as i on i.joined = m.joined
   where :joined is not null
     and coalesce(o.joined, i."into", m.joined) in (select value from json_each(:joined)))
select (select count(*)
          from utterance as u
         where u.documents >= :least
           and u.row not in (select utterance from decided.utterance_gone)
           and (:joined is null or u.row in (select utterance from asked))
           and (:document is null
                or u.row in (select r.utterance
                               from document as d
                               join attribution as a on a.document = d.row
                               join utterance_report as r on r.attribution = a.row
                              where d.id = :document)))
     + (select count(*)
          from decided.utterance as u
         where u.documents >= :least
           and (:joined is null or u.row in (select utterance from asked))
           and (:document is null
                or u.row in (select r.utterance
                               from document as d
                               join attribution as a on a.document = d.row
                               join decided.utterance_report as r on r.attribution = a.row
                              where d.id = :document)));

-- name: speakers_of_decided
select distinct coalesce(own.id, into_it.id, j.id) as id,
       coalesce(own.name, into_it.name, j.name) as name
  from (select speaker, ordinal from utterance_speaker where utterance = :utterance
         union all
        select speaker, ordinal from decided.utterance_speaker where utterance = :utterance) as s
  join joined_member as m on m.named_after = s.speaker
  join joined_entity as j on j.row = m.joined
  left join decided.joined_member as o on o.entity = m.entity
  left join decided.joined_entity as own on own.row = o.joined
  left join decided.joined_into as i on i.joined = m.joined
  left join decided.joined_entity as into_it on into_it.row = i."into"
 order by s.ordinal;

-- name: reports_of_decided
select a.id as attribution, d.id as document, d.name, d.publisher, r.fidelity
  from (select attribution, fidelity, ordinal from utterance_report where utterance = :utterance
         union all
        select attribution, fidelity, ordinal
          from decided.utterance_report where utterance = :utterance) as r
  join attribution as a on a.row = r.attribution
  join document as d on d.row = a.document
 order by r.ordinal;

-- name: decisions_of
-- What is in force for an utterance.
select d.id, d.action, d.decided_by, d.decided_at, d.why, '' as fields
  from decided.utterance_decision as k
  join decided.decision as d on d.row = k.decision
 where k.utterance = :utterance
 order by d.decided_at, d.id;

-- name: ids_decided
select id from utterance
 where id >= :low and id < :high and row not in (select utterance from decided.utterance_gone)
 union
select id from decided.utterance where id >= :low and id < :high
 union
select u.id
  from attribution as a
  join utterance_report as r on r.attribution = a.row
  join utterance as u on u.row = r.utterance
 where a.id >= :low and a.id < :high
   and u.row not in (select utterance from decided.utterance_gone)
 union
select u.id
  from attribution as a
  join decided.utterance_report as r on r.attribution = a.row
  join decided.utterance as u on u.row = r.utterance
 where a.id >= :low and a.id < :high
 limit 2;

-- name: one_decided
select row, id, text, since, until, contested, reference, earliest
  from utterance
 where id = :id and row not in (select utterance from decided.utterance_gone)
 union all
select row, id, text, since, until, contested, reference, earliest
  from decided.utterance where id = :id;

-- name: sayings_of_decided
select a.row, a.id, d.id as document, d.name, d.title, d.publisher, d.published,
       coalesce(o.kind, a.kind) as kind, coalesce(o.source, a.source) as source,
       replace(coalesce(o.content, a.content), ' … ', ' ') as text, r.fidelity, r.why, r.score
  from (select attribution, ordinal, fidelity, why, score
          from utterance_report where utterance = :utterance
         union all
        select attribution, ordinal, fidelity, null, null
          from decided.utterance_report where utterance = :utterance) as r
  join attribution as a on a.row = r.attribution
  join document as d on d.row = a.document
  left join decided.attribution as o on o.row = a.row
 order by r.ordinal;

-- name: reported_decided
select a.id, u.id as utterance, u.documents - 1 as others
  from document as d
  join attribution as a on a.document = d.row
  join utterance_report as r on r.attribution = a.row
  join utterance as u on u.row = r.utterance
 where d.id = :document and u.documents > 1
   and u.row not in (select utterance from decided.utterance_gone)
 union all
select a.id, u.id, u.documents - 1
  from document as d
  join attribution as a on a.document = d.row
  join decided.utterance_report as r on r.attribution = a.row
  join decided.utterance as u on u.row = r.utterance
 where d.id = :document and u.documents > 1;
