-- What joins documents. Rows here are made anew by `link` from the documents alone, a part of
-- them in one transaction; those whose kind is null are not judged yet, and nobody is shown them.

-- Documents that were linked. `engine` read them then: where another one has read them since,
-- what it found is judged anew. `judged` 0: they, or documents they share text with, changed.
create table linked (
  document integer primary key references document (row),
  engine integer not null references engine (row),
  judged integer not null
) strict;

create index linked_to_judge on linked (document) where judged = 0;

-- The version of each part of link that made what stands here.
create table link_part (
  part text primary key,
  version text not null
) strict, without rowid;

-- Whose words a document prints: an agency or another paper.
create table wire (
  document integer primary key references document (row),
  credited text,   -- who is named as author in the text
  "start" integer,  -- the line that does it; null: the reader of the document found it
  "end" integer,
  shared text      -- who is credited by those with whom it shares its text; null: nobody, or several
) strict;

-- Two documents that share text; `one` is the smaller row.
create table copy (
  one integer not null references document (row),
  other integer not null references document (row),
  rare integer not null,  -- shingles that both have and few documents else
  contained_one real not null,    -- share of the shingles of `one` that `other` has
  contained_other real not null,
  covered_one real not null,      -- share of the words of `one` that stand in shared passages
  covered_other real not null,
  quoted real not null,   -- share of the shared words that both print in quotation marks
  kind text,
  document integer,       -- the one of which more is contained in the other
  "first" integer,        -- which was first; null: nothing tells
  wire text,
  primary key (one, other)
) strict, without rowid;

create index copy_by_other on copy (other, one);
create index copy_to_judge on copy (one) where kind is null;

create table copy_passage (
  one integer not null,
  other integer not null,
  ordinal integer not null,  -- in the order of `one`
  one_start integer not null,
  one_end integer not null,
  other_start integer not null,
  other_end integer not null,
  primary key (one, other, ordinal),
  foreign key (one, other) references copy (one, other) on delete cascade
) strict, without rowid;
