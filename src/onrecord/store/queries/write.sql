-- name: knows_input
-- Whether an input with this key became a document before, by the same engine.
select exists (
  select 1
    from input as i
    join engine as e on e.row = i.engine
   where i.key = :key and e.version = :version
);

-- name: add_input
insert or ignore into input (key, engine, document, name, added)
values (:key, :engine, :document, :name, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'));

-- name: add_engine
insert or ignore into engine (version) values (:version);

-- name: engine_row
select row from engine where version = :version;

-- name: add_publisher
insert or ignore into publisher (name) values (:name);

-- name: publisher_row
select row from publisher where name = :name;

-- name: revise_documents
update revision set documents = documents + 1;

-- name: revise_links
update revision set links = links + 1;

-- name: documents_revision
select documents from revision;

-- name: document_row
-- The document with this id and the engine that last read it.
select row, engine from document where id = :id;

-- name: add_document
insert into document (id, name, title, publisher, publisher_row, dateline, agency, published,
                      updated, retrieved, genre, language, url, day, words, attributions,
                      attributed, engine, revision)
values (:id, :name, :title, :publisher, :publisher_row, :dateline, :agency, :published,
        :updated, :retrieved, :genre, :language, :url, :day, :words, :attributions,
        :attributed, :engine, :revision);

-- name: add_document_text
insert into document_text (document, text) values (:document, :text);

-- name: add_document_search
insert into document_search (rowid, title, text) values (:document, :title, :text);

-- name: add_document_searched
insert into document_searched (document, title, text) values (:document, :title, :text);

-- name: add_byline
insert into byline (document, ordinal, name) values (:document, :ordinal, :name);

-- name: add_contributor
insert into contributor (document, ordinal, name) values (:document, :ordinal, :name);

-- name: add_provenance
insert into provenance (document, ordinal, field, place, read_from)
values (:document, :ordinal, :field, :place, :read_from);

-- name: add_segment
insert into segment (document, ordinal, kind, "start", "end", speaker_start, speaker_end,
                     title_start, title_end, published, evidence_start, evidence_end)
values (:document, :ordinal, :kind, :start, :end, :speaker_start, :speaker_end,
        :title_start, :title_end, :published, :evidence_start, :evidence_end);

-- name: add_cut
insert into cut (document, ordinal, text, reason, at)
values (:document, :ordinal, :text, :reason, :at);

-- name: update_document
-- Another engine read the document again. Its id holds on to title, publisher, date and text.
update document
   set dateline = :dateline, agency = :agency, updated = :updated,
       retrieved = :retrieved, genre = :genre, language = :language, url = :url,
       attributions = :attributions, attributed = :attributed, engine = :engine,
       revision = :revision
 where row = :document;

-- name: drop_bylines
delete from byline where document = :document;

-- name: drop_contributors
delete from contributor where document = :document;

-- name: drop_provenance
delete from provenance where document = :document;

-- name: drop_segments
delete from segment where document = :document;

-- name: drop_cuts
delete from cut where document = :document;

-- name: drop_attributions
-- With them go pieces, chains, entities of sources, listings, tallies and search entries.
delete from attribution where document = :document;

-- name: drop_entities
delete from entity where document = :document;

-- name: drop_mentions
delete from mention where document = :document;

-- name: drop_times
delete from "time" where document = :document;

-- name: drop_ties
delete from tie where document = :document;

-- name: drop_own_voice
delete from own_voice where document = :document;

-- name: drop_reading_issues
delete from issue where reading = :document;

-- name: next_entity
select coalesce(max(row), 0) + 1 from entity;

-- name: next_attribution
select coalesce(max(row), 0) + 1 from attribution;

-- name: add_entity
insert into entity (row, id, document, ordinal, name, kind, unnamed, engine)
values (:row, :id, :document, :ordinal, :name, :kind, :unnamed, :engine);

-- name: add_alias
insert into alias (entity, ordinal, name) values (:entity, :ordinal, :name);

-- name: add_office
insert into office (entity, ordinal, title, organisation, since, until, status, asserted_by,
                    "start", "end")
values (:entity, :ordinal, :title, :organisation, :since, :until, :status, :asserted_by,
        :start, :end);

-- name: add_mention
insert into mention (document, ordinal, entity, "start", "end", engine)
values (:document, :ordinal, :entity, :start, :end, :engine);

-- name: add_time
insert into "time" (document, ordinal, since, until, precision, "start", "end", engine)
values (:document, :ordinal, :since, :until, :precision, :start, :end, :engine);

-- name: add_tie
insert into tie (document, ordinal, kind, one, other, since, until, place_start, place_end,
                 "start", "end", asserted_by, engine)
values (:document, :ordinal, :kind, :one, :other, :since, :until, :place_start, :place_end,
        :start, :end, :asserted_by, :engine);

-- name: add_own_voice
insert or ignore into own_voice (document, "start", "end") values (:document, :start, :end);

-- name: add_attribution
insert into attribution (row, id, document, ordinal, kind, act, target, channel, impossible,
                         unnamed, unnamed_seniority, unnamed_institution, unnamed_country,
                         unnamed_number, unnamed_basis, said_since, said_until, said_precision,
                         said_start, said_end, hedged, negated, denied, hypothetical, score,
                         engine, source, names, cue, addressee, occasion, place, items, content,
                         searched_content, searched_source, searched_names)
values (:row, :id, :document, :ordinal, :kind, :act, :target, :channel, :impossible,
        :unnamed, :unnamed_seniority, :unnamed_institution, :unnamed_country,
        :unnamed_number, :unnamed_basis, :said_since, :said_until, :said_precision,
        :said_start, :said_end, :hedged, :negated, :denied, :hypothetical, :score,
        :engine, :source, :names, :cue, :addressee, :occasion, :place, :items, :content,
        :searched_content, :searched_source, :searched_names);

-- name: add_piece
insert into piece (attribution, role, ordinal, "start", "end")
values (:attribution, :role, :ordinal, :start, :end);

-- name: add_attribution_entity
insert into attribution_entity (attribution, ordinal, entity)
values (:attribution, :ordinal, :entity);

-- name: add_chain
insert into chain (attribution, ordinal, outer_attribution)
values (:attribution, :ordinal, :outer);

-- name: add_listing
insert into listing (row, document, day, publisher, kind, genre, unnamed, act, channel,
                     source_kind, target, said_from, said_to)
values (:row, :document, :day, :publisher, :kind, :genre, :unnamed, :act, :channel,
        :source_kind, :target, :said_from, :said_to);

-- name: add_source
insert or ignore into source (folded, unnamed, name, kind)
values (:folded, :unnamed, :name, :kind);

-- name: source_row
select row from source where folded = :folded and unnamed = :unnamed;

-- name: add_source_alias
insert or ignore into source_alias (folded, source) values (:folded, :source);

-- name: add_target
insert or ignore into target (folded, name) values (:folded, :name);

-- name: target_row
select row from target where folded = :folded;

-- name: add_target_alias
insert or ignore into target_alias (folded, target) values (:folded, :target);

-- name: add_source_listing
-- Two entities of one attribution may share a name; it counts once.
insert or ignore into source_listing (source, day, row, publisher, kind, genre, unnamed, act,
                                      channel, source_kind, target, said_from, said_to)
values (:source, :day, :row, :publisher, :kind, :genre, :unnamed, :act,
        :channel, :source_kind, :target, :said_from, :said_to);

-- name: add_issue
insert or ignore into issue (id, input, reading, name, stage, code, message, document_id)
values (:id, :input, :reading, :name, :stage, :code, :message, :document_id);

-- name: drop_input_issues
-- An input is met again: what it failed of before is out of date.
delete from issue where reading is null and input = :key;

-- name: drop_file_issues
-- The same for a whole file, whose name stays when its content changes.
delete from issue where reading is null and name = :name;

-- name: has_file_issues
-- Asked of every file that is known, of which few have any.
select exists (select 1 from issue where reading is null and name = :name);
