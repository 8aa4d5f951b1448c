-- What humans decided on one case. Applied once; later changes go into files of higher numbers.

create table decision (
  row integer primary key,
  id text not null unique,
  action text not null,
  decided_by text not null,
  decided_at text not null,  -- UTC
  why text,
  body text not null,        -- JSON: what it is on, what it takes out, what it changes
  undone_by text,            -- null: in force
  undone_at text,
  undone_why text
) strict;

create index decision_by_time on decision (decided_at, id);

-- The documents in which a decision is looked for.
create table decision_document (
  document text not null,  -- id
  decision integer not null references decision (row) on delete cascade,
  primary key (document, decision)
) strict, without rowid;

-- `changes` counts what is written above. The other columns tell what the rest of this file was
-- made of: that count, and the revision of the record.
create table state (
  changes integer not null,
  resolved integer not null,
  documents integer not null,
  links integer not null
) strict;

insert into state (changes, resolved, documents, links) values (0, -1, -1, -1);

-- What decisions come to -------------------------------------------------------------------
-- All from here on is made anew from the decisions and the record, whenever either changes.
-- `attribution`, `document`, `entity`, `joined` and the like are rows of the record; rows from 2^40
-- on are of this file alone.

create table resolution (
  decision integer primary key references decision (row) on delete cascade,
  state text not null,     -- 'applied', 'outranked', 'orphaned'
  reason text,             -- why it is orphaned, or by what it is outranked
  fields text not null,    -- of an edit: what of it holds, apart by spaces
  attribution integer      -- that it was found in
) strict;

create index resolution_by_attribution on resolution (attribution) where attribution is not null;

-- Documents with decisions as they were when these were looked for; a null revision is not yet.
-- One that the record does not have may stand there under another id: as the only document whose
-- input called itself by this name.
create table decided_document (
  id text primary key,
  name text not null,
  row integer,      -- null: nowhere
  revision integer  -- of that row; -1: nowhere
) strict, without rowid;

create index decided_document_by_row on decided_document (row);

create table verdict (
  row integer primary key,  -- of an attribution
  document integer not null,
  verdict text not null,    -- that of the last decision
  edited integer not null
) strict;

create index verdict_by_document on verdict (document);
create index verdict_by_verdict on verdict (verdict, row);

-- Attributions that lists leave out as they stand in the record: those that are rejected, and those
-- that are edited, which stand below as they are now.
create table gone (
  row integer primary key,
  document integer not null,
  rejected integer not null
) strict;

create index gone_by_document on gone (document);

-- Edited attributions, in tables that are called as those of the record are ------------------

create table source (
  row integer primary key,  -- the record had no source of this name
  folded text not null,
  unnamed integer not null,
  name text not null,
  kind text not null,
  unique (folded, unnamed)
) strict;

create table target (
  row integer primary key,
  folded text not null unique,
  name text not null
) strict;

create table attribution (
  row integer primary key,
  document integer not null,
  kind text not null,
  act text,
  target text,
  target_name text,
  channel text,
  impossible text,
  unnamed integer not null,
  unnamed_seniority text,
  unnamed_institution text,
  unnamed_country text,
  unnamed_number integer,
  unnamed_basis text,
  said_since text,
  said_until text,
  said_precision text,
  hedged integer not null,
  negated integer not null,
  denied integer not null,
  hypothetical integer not null,
  source text not null,
  cue text not null,
  addressee text not null,
  occasion text not null,
  place text not null,
  items text not null,
  content text not null
) strict;

create index attribution_by_document on attribution (document);

create table piece (
  attribution integer not null references attribution (row) on delete cascade,
  role text not null,
  ordinal integer not null,
  "start" integer not null,
  "end" integer not null,
  primary key (attribution, role, ordinal)
) strict, without rowid;

create table attribution_entity (
  attribution integer not null references attribution (row) on delete cascade,
  ordinal integer not null,
  entity text not null,    -- id
  name text not null,
  folded text not null,
  kind text not null,
  made integer not null,   -- named by a human; the document does not have it
  primary key (attribution, ordinal)
) strict, without rowid;

create index attribution_entity_by_entity on attribution_entity (entity);
create index attribution_entity_by_folded on attribution_entity (folded) where made;

create virtual table attribution_search using fts5 (
  content, source, names,
  tokenize = 'unicode61 remove_diacritics 2'
);

create table listing (
  row integer primary key references attribution (row) on delete cascade,
  document integer not null,
  day integer not null,
  publisher integer not null,
  kind text not null,
  genre text not null,
  unnamed integer not null,
  act text not null,
  channel text not null,
  source_kind text not null,
  target integer not null,
  said_from integer not null,
  said_to integer not null
) strict;

create index listing_by_day on listing (day desc, row);
create index listing_by_document on listing (document);

create table source_listing (
  source integer not null,
  day integer not null,
  row integer not null references attribution (row) on delete cascade,
  publisher integer not null,
  kind text not null,
  genre text not null,
  unnamed integer not null,
  act text not null,
  channel text not null,
  source_kind text not null,
  target integer not null,
  said_from integer not null,
  said_to integer not null,
  primary key (source, day desc, row)
) strict, without rowid;

create index source_listing_by_row on source_listing (row);

-- Merged and split entities -----------------------------------------------------------------

create table joined_entity (
  row integer primary key,
  id text not null unique,
  name text not null,
  kind text not null,
  unnamed integer not null,
  listed text,
  documents integer not null,
  attributions integer not null
) strict;

create table joined_name (
  folded text not null,
  joined integer not null references joined_entity (row) on delete cascade,
  ordinal integer not null,
  name text not null,
  primary key (joined, ordinal)
) strict, without rowid;

create index joined_name_by_folded on joined_name (folded, joined);

-- Where the members of an entity of the record are now, but for those of `joined_member`.
create table joined_into (
  joined integer primary key,
  "into" integer not null references joined_entity (row) on delete cascade
) strict;

create index joined_into_by_into on joined_into ("into");

create table joined_member (
  entity integer primary key,
  joined integer not null references joined_entity (row) on delete cascade
) strict;

create index joined_member_by_joined on joined_member (joined);

-- By how many attributions an entity of the case has more or fewer, for rejections and edits.
create table joined_delta (
  joined integer primary key,
  attributions integer not null
) strict;

-- Which decisions are in force for an entity of this file.
create table joined_decision (
  joined integer not null references joined_entity (row) on delete cascade,
  decision integer not null references decision (row) on delete cascade,
  primary key (joined, decision)
) strict, without rowid;

-- Utterances whose reports are decided on, or that are joined or parted ----------------------

create table utterance (
  row integer primary key,
  made_of text not null unique,  -- hash of its reports as they are now
  id text not null,
  text text not null,
  since text,
  until text,
  earliest text not null,
  reference text,
  fullest text not null,
  contested integer not null,
  reports integer not null,
  documents integer not null,
  publishers integer not null
) strict;

create table utterance_gone (
  utterance integer primary key
) strict;

create table utterance_speaker (
  utterance integer not null references utterance (row) on delete cascade,
  ordinal integer not null,
  speaker text not null,
  primary key (utterance, ordinal)
) strict, without rowid;

create table utterance_report (
  utterance integer not null references utterance (row) on delete cascade,
  ordinal integer not null,
  attribution integer not null,
  fidelity text not null,
  primary key (utterance, ordinal)
) strict, without rowid;

create index utterance_report_by_attribution on utterance_report (attribution);

create table utterance_decision (
  utterance integer not null references utterance (row) on delete cascade,
  decision integer not null references decision (row) on delete cascade,
  primary key (utterance, decision)
) strict, without rowid;
