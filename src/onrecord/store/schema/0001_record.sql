-- The record of one case. Applied once; later changes go into files of higher numbers.
-- `row` is this file's own number of a thing, short for joins; `id` is its content hash.
-- `ordinal` keeps the order of `Reading`; offsets are code points of the document's text.
-- `day` is the published date as yyyymmdd, a missing month or day taken as the first; 0 is undated.

create table engine (
  row integer primary key,
  version text not null unique
) strict;

create table publisher (
  row integer primary key,
  name text not null unique
) strict;

insert into publisher (row, name) values (0, '');  -- none given

-- What documents are ---------------------------------------------------------------------

create table document (
  row integer primary key,
  id text not null unique,
  name text not null,
  title text,
  publisher text,
  publisher_row integer not null references publisher (row),
  published text,
  updated text,
  retrieved text,
  genre text not null,
  language text not null,
  url text,
  day integer not null,
  words integer not null,
  attributions integer not null,
  engine integer not null references engine (row)
) strict;

create index document_by_day on document (day desc);
create index document_by_publisher on document (publisher_row, day desc);

-- Apart from the rest, so that a list of documents does not drag their texts through memory.
create table document_text (
  document integer primary key references document (row),
  text text not null
) strict;

create table byline (
  document integer not null references document (row),
  ordinal integer not null,
  name text not null,
  primary key (document, ordinal)
) strict, without rowid;

create table cut (
  document integer not null references document (row),
  ordinal integer not null,
  text text not null,
  reason text not null,
  at integer not null,
  primary key (document, ordinal)
) strict, without rowid;

-- Inputs that became a document; met again under the same engine they need not be read.
create table input (
  key text not null,
  engine integer not null references engine (row),
  document integer not null references document (row),
  name text not null,
  added text not null,  -- UTC; the only thing here that differs from run to run
  primary key (key, engine)
) strict, without rowid;

-- What was found in them -----------------------------------------------------------------

-- One name as a source, over all documents: equal but for case and accents is the same name.
create table source (
  row integer primary key,
  folded text not null,
  unnamed integer not null,  -- "officials" of one document are not those of another
  name text not null,        -- as first met
  kind text not null,
  unique (folded, unnamed)
) strict;

create table source_alias (
  folded text not null,
  source integer not null references source (row),
  primary key (folded, source)
) strict, without rowid;

create table entity (
  row integer primary key,
  id text not null unique,
  document integer not null references document (row),
  ordinal integer not null,
  name text not null,
  kind text not null,
  unnamed integer not null,
  engine integer not null references engine (row),
  unique (document, ordinal)
) strict;

create table alias (
  entity integer not null references entity (row) on delete cascade,
  ordinal integer not null,
  name text not null,
  primary key (entity, ordinal)
) strict, without rowid;

create table office (
  entity integer not null references entity (row) on delete cascade,
  ordinal integer not null,
  title text not null,
  organisation text,
  since text,
  until text,
  "start" integer not null,
  "end" integer not null,
  primary key (entity, ordinal)
) strict, without rowid;

create table mention (
  document integer not null references document (row),
  ordinal integer not null,
  entity text not null,  -- id
  "start" integer not null,
  "end" integer not null,
  engine integer not null references engine (row),
  primary key (document, ordinal)
) strict, without rowid;

create table "time" (
  document integer not null references document (row),
  ordinal integer not null,
  since text,
  until text not null,
  precision text not null,
  "start" integer,  -- null: nothing in the text says so
  "end" integer,
  engine integer not null references engine (row),
  primary key (document, ordinal)
) strict, without rowid;

create table attribution (
  row integer primary key,
  id text not null unique,
  document integer not null references document (row),
  ordinal integer not null,
  kind text not null,
  act text,
  target text,  -- id of an entity
  unnamed integer not null,
  unnamed_seniority text,
  unnamed_institution text,
  unnamed_country text,
  unnamed_number integer,
  said_since text,
  said_until text,  -- null: not known when
  said_precision text,
  said_start integer,
  said_end integer,
  hedged integer not null,
  negated integer not null,
  score real not null,
  engine integer not null references engine (row),
  -- Slices of the text, pieces joined by " … ", for the search and for lists.
  source text not null,
  names text not null,  -- of the entities of the source
  cue text not null,
  addressee text not null,
  content text not null,
  unique (document, ordinal)
) strict;

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
  entity text not null,  -- id
  primary key (attribution, ordinal)
) strict, without rowid;

create table chain (
  attribution integer not null references attribution (row) on delete cascade,
  ordinal integer not null,
  outer_attribution text not null,  -- id
  primary key (attribution, ordinal)
) strict, without rowid;

create table issue (
  row integer primary key,
  id text not null,
  input text,  -- key of an input that failed; null where there was none to read
  reading integer references document (row),  -- the reading that it is part of
  name text not null,
  stage text not null,
  code text not null,
  message text not null,
  document_id text
) strict;

create unique index issue_once on issue (id, coalesce(reading, 0));
create index issue_by_reading on issue (reading) where reading is not null;
create index issue_by_name on issue (name) where reading is null;
create index issue_by_input on issue (input) where reading is null;

-- Search ---------------------------------------------------------------------------------

create virtual table attribution_search using fts5 (
  content, source, names,
  content = 'attribution', content_rowid = 'row',
  tokenize = 'unicode61 remove_diacritics 2'
);

create trigger attribution_search_add after insert on attribution begin
  insert into attribution_search (rowid, content, source, names)
  values (new.row, new.content, new.source, new.names);
end;

create trigger attribution_search_drop after delete on attribution begin
  insert into attribution_search (attribution_search, rowid, content, source, names)
  values ('delete', old.row, old.content, old.source, old.names);
end;

-- A document never changes once stored, so that its search needs no triggers.
create view document_content as
select d.row as document, d.title, t.text
  from document as d
  join document_text as t on t.document = d.row;

create virtual table document_search using fts5 (
  title, text,
  content = 'document_content', content_rowid = 'document',
  tokenize = 'unicode61 remove_diacritics 2'
);

-- Lists and facets -----------------------------------------------------------------------
-- Copies of what lists filter by, narrow and in the order in which they are asked for:
-- a page or a count over millions of attributions then never touches the wide rows.

create table listing (
  row integer primary key references attribution (row) on delete cascade,
  document integer not null,
  day integer not null,
  publisher integer not null,
  kind text not null,
  genre text not null,
  unnamed integer not null
) strict;

create index listing_by_day on listing (day desc, row, publisher, kind, genre, unnamed);
create index listing_by_publisher on listing (publisher, day desc, row, kind, genre, unnamed);
create index listing_by_document on listing (document);

-- One row for each source of an attribution; newest first within a source.
create table source_listing (
  source integer not null references source (row),
  day integer not null,
  row integer not null,  -- of the attribution
  publisher integer not null,
  kind text not null,
  genre text not null,
  unnamed integer not null,
  primary key (source, day desc, row)
) strict, without rowid;

create index source_listing_by_row on source_listing (row);

-- `day` is the first of the year here.
create table year_tally (
  day integer not null,
  publisher integer not null,
  kind text not null,
  genre text not null,
  unnamed integer not null,
  attributions integer not null,
  primary key (day, publisher, kind, genre, unnamed)
) strict, without rowid;

create table day_tally (
  day integer not null,
  publisher integer not null,
  kind text not null,
  genre text not null,
  unnamed integer not null,
  attributions integer not null,
  primary key (day, publisher, kind, genre, unnamed)
) strict, without rowid;

create table source_tally (
  source integer not null references source (row),
  year integer not null,
  attributions integer not null,
  primary key (source, year)
) strict, without rowid;

create trigger tally_add after insert on listing begin
  insert into year_tally (day, publisher, kind, genre, unnamed, attributions)
  values (iif(new.day = 0, 0, new.day / 10000 * 10000 + 101),
          new.publisher, new.kind, new.genre, new.unnamed, 1)
  on conflict do update set attributions = attributions + 1;
  insert into day_tally (day, publisher, kind, genre, unnamed, attributions)
  values (new.day, new.publisher, new.kind, new.genre, new.unnamed, 1)
  on conflict do update set attributions = attributions + 1;
end;

create trigger tally_drop after delete on listing begin
  update year_tally set attributions = attributions - 1
   where (day, publisher, kind, genre, unnamed)
         = (iif(old.day = 0, 0, old.day / 10000 * 10000 + 101),
            old.publisher, old.kind, old.genre, old.unnamed);
  update day_tally set attributions = attributions - 1
   where (day, publisher, kind, genre, unnamed)
         = (old.day, old.publisher, old.kind, old.genre, old.unnamed);
  delete from source_listing where row = old.row;
end;

create trigger source_tally_add after insert on source_listing begin
  insert into source_tally (source, year, attributions)
  values (new.source, new.day / 10000, 1)
  on conflict do update set attributions = attributions + 1;
end;

create trigger source_tally_drop after delete on source_listing begin
  update source_tally set attributions = attributions - 1
   where source = old.source and year = old.day / 10000;
end;
