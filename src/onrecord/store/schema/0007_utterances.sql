-- Which attributions report one saying. `link` makes the rows anew from the attributions alone.

create table utterance (
  row integer primary key,
  id text not null unique,
  text text not null,   -- the reference's wording, else the fullest
  since text,
  until text,
  earliest text not null,  -- id of the attribution that was published first
  reference text,          -- id of that of a transcript or official text; null: none
  fullest text not null,   -- id of the one with most words
  contested integer not null,  -- reports name speakers of whom none is the same
  reports integer not null,
  documents integer not null,
  publishers integer not null  -- that are known
) strict;

create index utterance_by_documents on utterance (documents desc, reports desc, id);

-- Who says it, as ids that joined entities have or had.
create table utterance_speaker (
  utterance integer not null references utterance (row) on delete cascade,
  ordinal integer not null,
  speaker text not null,
  primary key (utterance, ordinal)
) strict, without rowid;

create table utterance_report (
  utterance integer not null references utterance (row) on delete cascade,
  ordinal integer not null,  -- by day and id
  attribution integer not null references attribution (row) on delete cascade,
  fidelity text not null,
  why text,     -- how it met the report that it fits best; null: it stands alone
  score real,
  primary key (utterance, ordinal)
) strict, without rowid;

create index utterance_report_by_attribution on utterance_report (attribution);

-- Two attributions that are alike and were not joined, for somebody to look at.
create table utterance_bridge (
  one integer not null references attribution (row) on delete cascade,
  other integer not null references attribution (row) on delete cascade,
  why text not null,
  score real not null,
  primary key (one, other)
) strict, without rowid;
