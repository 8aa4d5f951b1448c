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
-- folded, joined: a name, or an id that an entity has or had, or null
-- document: id of one that reports it, or null   least: documents   limit, offset: rows
select u.row, u.id, u.text, u.since, u.until, u.contested, u.reference, u.earliest
  from utterance as u
 where u.documents >= :least
   and (:joined is null
        or u.row in (select s.utterance
                       from utterance_speaker as s
                       join joined_member as m on m.named_after = s.speaker
                      where m.joined in (select value from json_each(:joined))))
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
   and (:joined is null
        or u.row in (select s.utterance
                       from utterance_speaker as s
                       join joined_member as m on m.named_after = s.speaker
                      where m.joined in (select value from json_each(:joined))))
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
