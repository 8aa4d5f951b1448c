-- Origins: what `link` reads and writes, and what is shown of it.

-- name: version
select version from link_part where part = 'origins';

-- name: set_version
insert or replace into link_part (part, version) values ('origins', :version);

-- name: documents
-- Every document that is linked, in the order in which attributions and mentions come.
select d.row, d.id, d.name, d.title, d.publisher, d.published, d.genre, d.language, d.url,
       coalesce(w.credited, w.shared, d.agency) as wire, t.text,
       exists (select 1 from segment as s
                where s.document = d.row and s.kind = 'turn'
                  and s.speaker_start is not null) as turns
  from document as d
  join document_text as t on t.document = d.row
  left join wire as w on w.document = d.row
 where d.row in (select document from linked)
 order by d.row;

-- name: attributions
-- What was said; what did not happen, or may yet, is told by nobody.
select a.document, a.row, a.id, a.channel, a.unnamed, a.kind, a.content, a.cue,
       a.said_since, a.said_until, a.said_start is not null as dated,
       a.denied as disputes
  from attribution as a
 where a.content <> '' and a.negated = 0 and a.hypothetical = 0
 order by a.document, a.ordinal;

-- name: pieces
select a.document, p.attribution, p.role, p."start", p."end"
  from piece as p
  join attribution as a on a.row = p.attribution
 where p.role <> 'items'
 order by a.document, p.attribution, p.role, p.ordinal;

-- name: speakers
-- Whom each is attributed to; joined is null for those without a name.
select a.document, s.attribution, e.kind,
       case when j.unnamed = 0 then j.id end as joined
  from attribution_entity as s
  join attribution as a on a.row = s.attribution
  join entity as e on e.id = s.entity
  left join joined_member as m on m.entity = e.row
  left join joined_entity as j on j.row = m.joined
 order by a.document, s.attribution, s.ordinal;

-- name: chains
select a.document, c.attribution, c.outer_attribution
  from chain as c
  join attribution as a on a.row = c.attribution
 order by a.document, c.attribution, c.ordinal;

-- name: mentions
select m.document, m."start", m."end", e.kind,
       case when j.unnamed = 0 then j.id end as joined
  from mention as m
  join entity as e on e.id = m.entity
  left join joined_member as x on x.entity = e.row
  left join joined_entity as j on j.row = x.joined
 order by m.document, m.ordinal;

-- name: copies
-- `longest`: characters of the longest passage that they share.
select c.one, c.other, c.kind, c."first", c.quoted,
       (select max(p.one_end - p.one_start) from copy_passage as p
         where p.one = c.one and p.other = c.other) as longest
  from copy as c
 where c.kind is not null;

-- name: reports
-- Attributions of each utterance.
select u.row as utterance, u.documents, r.attribution, a.kind, a.document
  from utterance as u
  join utterance_report as r on r.utterance = u.row
  join attribution as a on a.row = r.attribution
 order by u.row, r.ordinal;

-- name: forget_utterance_origins
delete from utterance_origin;

-- name: forget_account_speakers
delete from account_speaker;

-- name: forget_account_documents
delete from account_document;

-- name: forget_account_attributions
delete from account_attribution;

-- name: forget_accounts
delete from account;

-- name: forget_citations
delete from citation;

-- name: add_account
insert into account (row, id, text, documents, least, most, circular, single_unnamed, path,
                     erosion)
values (:row, :id, :text, :documents, :least, :most, :circular, :single_unnamed, :path, :erosion);

-- name: add_attribution
insert into account_attribution (attribution, account) values (:attribution, :account);

-- name: add_document
insert into account_document (account, document) values (:account, :document);

-- name: add_speaker
insert into account_speaker (account, ordinal, speaker) values (:account, :ordinal, :speaker);

-- name: add_citation
insert into citation (document, ordinal, how, named, cited, "start", "end", account)
values (:document, :ordinal, :how, :named, :cited, :start, :end, :account);

-- name: add_utterance_origin
insert into utterance_origin (utterance, account, least, most, circular, single_unnamed, path)
values (:utterance, :account, :least, :most, :circular, :single_unnamed, :path);

-- Showing --------------------------------------------------------------------------------

-- name: rows
-- What most documents tell comes first.
-- joined: rows of joined entities, a JSON list, or null   document, utterance: ids, or null
-- circular: 1 for circular ones alone, or null   least: documents   limit, offset: rows
select o.row, o.id, o.text, o.documents, o.least, o.most, o.circular, o.single_unnamed, o.path,
       o.erosion
  from account as o
 where o.documents >= :documents
   and (:circular is null or o.circular = :circular)
   and (:joined is null
        or o.row in (select s.account
                       from account_speaker as s
                       join joined_member as m on m.named_after = s.speaker
                      where m.joined in (select value from json_each(:joined))))
   and (:document is null
        or o.row in (select x.account
                       from document as d join account_document as x on x.document = d.row
                      where d.id = :document))
   and (:utterance is null
        or o.row in (select x.account
                       from utterance as u join utterance_origin as x on x.utterance = u.row
                      where u.id = :utterance))
 order by o.documents desc, o.id
 limit :limit offset :offset;

-- name: count
select count(*)
  from account as o
 where o.documents >= :documents
   and (:circular is null or o.circular = :circular)
   and (:joined is null
        or o.row in (select s.account
                       from account_speaker as s
                       join joined_member as m on m.named_after = s.speaker
                      where m.joined in (select value from json_each(:joined))))
   and (:document is null
        or o.row in (select x.account
                       from document as d join account_document as x on x.document = d.row
                      where d.id = :document))
   and (:utterance is null
        or o.row in (select x.account
                       from utterance as u join utterance_origin as x on x.utterance = u.row
                      where u.id = :utterance));

-- name: speakers_of
select j.id, j.name
  from account_speaker as s
  join joined_member as m on m.named_after = s.speaker
  join joined_entity as j on j.row = m.joined
 where s.account = :account
 order by s.ordinal;

-- name: utterances_of
-- Those that give the account itself, not a detail of it.
select u.id
  from utterance_origin as x
  join utterance as u on u.row = x.utterance
 where x.account = :account
 order by u.documents desc, u.id;

-- name: of_utterance
select least, most, circular, single_unnamed, path
  from utterance_origin where utterance = :utterance;
