-- What became of a saying, where and when in what; and what a document says in its own voice.
-- Rows of an older case do not know it: they have no flag and no occasion, as nothing was asked.
-- Whoever adds their documents again fills it in.

alter table attribution add column denied integer not null default 0;
alter table attribution add column hypothetical integer not null default 0;
-- Slices of the text, as those of the other roles.
alter table attribution add column occasion text not null default '';
alter table attribution add column place text not null default '';

-- Share of the words that are attributed; null: not measured.
alter table document add column attributed real;

-- Sentences that assert without attribution.
create table own_voice (
  document integer not null references document (row),
  "start" integer not null,
  "end" integer not null,
  primary key (document, "start", "end")
) strict, without rowid;
