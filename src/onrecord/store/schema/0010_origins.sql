-- Where reports come from. `link` makes the rows anew from the attributions, copies, entities and
-- utterances; a case of an earlier version has none until it is linked again.

-- Who names whom as the source, or how it says that it got a saying itself.
create table citation (
  document integer not null references document (row),
  ordinal integer not null,
  how text not null,      -- "citation", "interview", "briefing", ...
  named text,             -- the publisher as named; null: media in general, or its own
  cited integer references document (row),  -- the document meant; null: none of the case
  "start" integer not null,
  "end" integer not null,
  account integer not null,
  primary key (document, ordinal)
) strict, without rowid;

-- What documents tell of one saying, in whatever words.
create table account (
  row integer primary key,
  id text not null unique,
  text text not null,
  documents integer not null,
  least integer not null,
  most integer not null,
  circular integer not null,
  single_unnamed integer not null,
  path text not null,     -- JSON list of steps
  erosion text not null   -- JSON list of changes on the way
) strict;

create index account_by_documents on account (documents desc, id);

create table account_attribution (
  attribution integer primary key references attribution (row) on delete cascade,
  account integer not null references account (row) on delete cascade
) strict;

create index account_attribution_by_account on account_attribution (account);

create table account_document (
  account integer not null references account (row) on delete cascade,
  document integer not null references document (row),
  primary key (account, document)
) strict, without rowid;

create index account_document_by_document on account_document (document);

create table account_speaker (
  account integer not null references account (row) on delete cascade,
  ordinal integer not null,
  speaker text not null,  -- id that a joined entity has or had
  primary key (account, ordinal)
) strict, without rowid;

-- Of an utterance: those of its account, or of its own reports where it is a detail.
create table utterance_origin (
  utterance integer primary key references utterance (row) on delete cascade,
  account integer references account (row) on delete cascade,
  least integer not null,
  most integer not null,
  circular integer not null,
  single_unnamed integer not null,
  path text not null      -- JSON list of steps
) strict;
