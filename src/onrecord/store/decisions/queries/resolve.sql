-- What decisions on attributions come to. The file is attached as `decided`; what has no schema
-- before it is of the record.

-- name: lock
-- The first statement of a transaction that writes here: it takes the lock of this file alone.
update decided.state set resolved = resolved;

-- name: revisions
select r.documents, r.links, s.changes, s.resolved, s.documents as seen_documents,
       s.links as seen_links
  from revision as r, decided.state as s;

-- name: stale
-- Documents that were decided on, and have changed or were never looked at.
select k.id, k.row, coalesce(d.row, n.row) as now, coalesce(d.revision, n.revision, -1) as revision
  from decided.decided_document as k
  left join document as d on d.id = k.id
  left join document as n
    on d.row is null and n.name = k.name
   and not exists (select 1 from document as o where o.name = k.name and o.row <> n.row)
 where k.revision is null or k.revision is not coalesce(d.revision, n.revision, -1);

-- name: any_stale
select exists (select 1
                 from decided.decided_document as k
                 left join document as d on d.id = k.id
                 left join document as n
                   on d.row is null and n.name = k.name
                  and not exists (select 1 from document as o where o.name = k.name and o.row <> n.row)
                where k.revision is null
                   or k.revision is not coalesce(d.revision, n.revision, -1));

-- name: documents_at
-- What was decided on that stands in a document of the record.
select id from decided.decided_document where row = :row;

-- name: document_at
select id from document where row = :row;

-- name: decisions_of
-- In force on attributions of a document, the oldest first.
select d.row, d.id, d.action, d.decided_by, d.decided_at, d.why, d.body, d.undone_by, d.undone_at,
       d.undone_why
  from decided.decision_document as k
  join decided.decision as d on d.row = k.decision
 where k.document = :document and d.undone_at is null and d.action in ('accept', 'reject', 'edit')
 order by d.decided_at, d.id;

-- name: resolved_of
-- In force on attributions that stand in a document of the record, likewise.
select d.id, d.action, d.decided_by, d.decided_at, d.why, d.body, d.undone_by, d.undone_at,
       d.undone_why
  from decided.verdict as v
  join decided.resolution as r on r.attribution = v.row
  join decided.decision as d on d.row = r.decision
 where v.document = :document and d.undone_at is null
 order by d.decided_at, d.id;

-- name: attribution_rows
select row from attribution where document = :document order by ordinal;

-- name: forget_resolutions
delete from decided.resolution
 where decision in (select d.row
                      from decided.decision_document as k
                     cross join decided.decision as d on d.row = k.decision
                     where k.document = :document and d.action in ('accept', 'reject', 'edit'));

-- name: forget_verdicts
delete from decided.verdict where document = :row;

-- name: forget_gone
delete from decided.gone where document = :row;

-- name: forget_search
delete from decided.attribution_search
 where rowid in (select row from decided.attribution where document = :row);

-- name: forget_attributions
delete from decided.attribution where document = :row;

-- name: set_document
update decided.decided_document set row = :row, revision = :revision where id = :id;

-- name: add_resolution
insert or replace into decided.resolution (decision, state, reason, fields, attribution)
values (:decision, :state, :reason, :fields, :attribution);

-- name: add_verdict
insert or replace into decided.verdict (row, document, verdict, edited)
values (:row, :document, :verdict, :edited);

-- name: add_gone
insert or replace into decided.gone (row, document, rejected) values (:row, :document, :rejected);

-- name: add_attribution
insert into decided.attribution
       (row, document, kind, act, target, target_name, channel, impossible, unnamed,
        unnamed_seniority, unnamed_institution, unnamed_country, unnamed_number, unnamed_basis,
        said_since, said_until, said_precision, hedged, negated, denied, hypothetical, source, cue,
        addressee, occasion, place, items, content)
values (:row, :document, :kind, :act, :target, :target_name, :channel, :impossible, :unnamed,
        :unnamed_seniority, :unnamed_institution, :unnamed_country, :unnamed_number,
        :unnamed_basis, :said_since, :said_until, :said_precision, :hedged, :negated, :denied,
        :hypothetical, :source, :cue, :addressee, :occasion, :place, :items, :content);

-- name: add_search
insert into decided.attribution_search (rowid, content, source, names)
values (:row, :content, :source, :names);

-- name: add_piece
insert into decided.piece (attribution, role, ordinal, "start", "end")
values (:attribution, :role, :ordinal, :start, :end);

-- name: add_entity
-- A source as it is now.
insert into decided.attribution_entity (attribution, ordinal, entity, name, folded, kind, made)
values (:attribution, :ordinal, :entity, :name, :folded, :kind,
        not exists (select 1 from entity where id = :entity));

-- name: listing_of
select day, publisher, genre from listing where row = :row;

-- name: add_listing
insert into decided.listing (row, document, day, publisher, kind, genre, unnamed, act, channel,
                             source_kind, target, said_from, said_to)
values (:row, :document, :day, :publisher, :kind, :genre, :unnamed, :act, :channel,
        :source_kind, :target, :said_from, :said_to);

-- name: add_source_listing
insert or ignore into decided.source_listing (source, day, row, publisher, kind, genre, unnamed,
                                              act, channel, source_kind, target, said_from,
                                              said_to)
values (:source, :day, :row, :publisher, :kind, :genre, :unnamed, :act, :channel, :source_kind,
        :target, :said_from, :said_to);

-- name: mark_edited
-- Sources and targets of edited rows are listed under entities that `link` has made anew.
update decided.decided_document set revision = null
 where row in (select document from decided.verdict where edited)
   and (select links from revision) <> (select links from decided.state);

-- name: source_of_entity
-- Of a linked document; and of whom a human named, where one entity alone is called so.
select s.row
  from entity as e
  join joined_member as m on m.entity = e.row
  join joined_entity as j on j.row = m.joined
  join source as s on s.joined = j.id
 where e.id = :entity
 union all
select s.row
  from joined_name as n
  join joined_entity as j on j.row = n.joined
  join source as s on s.joined = j.id
 where n.folded = :folded and not exists (select 1 from entity where id = :entity)
   and (select count(*) from joined_name as k where k.folded = :folded) = 1
 limit 1;

-- name: target_of_entity
select t.row
  from entity as e
  join joined_member as m on m.entity = e.row
  join joined_entity as j on j.row = m.joined
  join target as t on t.joined = j.id
 where e.id = :entity
 union all
select t.row
  from joined_name as n
  join joined_entity as j on j.row = n.joined
  join target as t on t.joined = j.id
 where n.folded = :folded and not exists (select 1 from entity where id = :entity)
   and (select count(*) from joined_name as k where k.folded = :folded) = 1
 limit 1;

-- name: source_row
select row from source where folded = :folded and unnamed = :unnamed
union all
select row from decided.source where folded = :folded and unnamed = :unnamed
limit 1;

-- name: add_source
insert into decided.source (row, folded, unnamed, name, kind)
select coalesce(max(row), 1 << 40) + 1, :folded, :unnamed, :name, :kind from decided.source;

-- name: target_row
select row from target where folded = :folded
union all
select row from decided.target where folded = :folded
limit 1;

-- name: add_target
insert into decided.target (row, folded, name)
select coalesce(max(row), 1 << 40) + 1, :folded, :name from decided.target;

-- name: set_state
update decided.state set resolved = :changes, documents = :documents, links = :links;

-- name: rejected_of
-- How many attributions of documents are rejected.   rows: JSON list of documents
select g.document, count(*) as n
  from json_each(:rows) as j
 cross join decided.gone as g on g.document = j.value
 where g.rejected
 group by g.document;

-- name: rejected
select count(*) from decided.gone where rejected;

-- name: note
-- What is in force on some attributions, the oldest first.   rows: JSON list
select r.attribution, d.id, d.action, d.decided_by, d.decided_at, d.why, r.fields
  from json_each(:rows) as j
 cross join decided.resolution as r on r.attribution = j.value
  join decided.decision as d on d.row = r.decision
 where r.state = 'applied' and d.undone_at is null
 order by j.key, d.decided_at, d.id;

-- name: page
-- Edited attributions, as the same statement of the record gives others.   rows: JSON list
select a.row, a.source, a.cue, a.content, a.addressee, a.occasion, a.place, a.items, a.kind, a.act,
       coalesce(at.name, into_it.name, k.name, a.target_name) as target,
       coalesce(at.id, into_it.id, k.id, a.target) as target_id,
       a.channel, a.impossible, a.said_since, a.said_until, a.said_precision, a.unnamed,
       a.unnamed_seniority, a.unnamed_institution, a.unnamed_country, a.unnamed_number,
       a.unnamed_basis, a.hedged, a.negated, a.denied, a.hypothetical
  from decided.attribution as a
  left join entity as t on t.id = a.target
  left join joined_member as m on m.entity = t.row
  left join joined_entity as k on k.row = m.joined and k.unnamed = 0
  left join decided.joined_member as o on o.entity = t.row
  left join decided.joined_entity as at on at.row = o.joined
  left join decided.joined_into as i on i.joined = m.joined
  left join decided.joined_entity as into_it on into_it.row = i."into"
 where a.row in (select value from json_each(:rows));

-- name: page_pieces
select attribution, role, "start", "end"
  from decided.piece
 where attribution in (select value from json_each(:rows))
 order by attribution, role, ordinal;

-- name: page_entities
select a.attribution, coalesce(at.name, into_it.name, k.name, a.name) as name,
       coalesce(at.id, into_it.id, k.id, a.entity) as id
  from decided.attribution_entity as a
  left join entity as e on e.id = a.entity
  left join joined_member as m on m.entity = e.row
  left join joined_entity as k on k.row = m.joined and k.unnamed = 0
  left join decided.joined_member as o on o.entity = e.row
  left join decided.joined_entity as at on at.row = o.joined
  left join decided.joined_into as i on i.joined = m.joined
  left join decided.joined_entity as into_it on into_it.row = i."into"
 where a.attribution in (select value from json_each(:rows))
 order by a.attribution, a.ordinal;

-- name: document_of_entity
-- Of an entity that a human named and its document does not have.
select d.row, d.id as document
  from decided.attribution_entity as e
  join decided.attribution as a on a.row = e.attribution
  join document as d on d.row = a.document
 where e.entity = :id
 union
select d.row, d.id
  from decided.attribution as a
  join document as d on d.row = a.document
 where a.target = :id
 limit 1;

-- name: entity_ids
select distinct e.entity as id from decided.attribution_entity as e
 where e.entity >= :low and e.entity < :high
   and not exists (select 1 from entity as o where o.id = e.entity)
 union
select a.target from decided.attribution as a
 where a.target >= :low and a.target < :high
   and not exists (select 1 from entity as o where o.id = a.target)
 limit 2;
