-- What a saying does, towards whom, over which channel, when; ties between entities. Rows of an
-- older case know no act, channel or tie, as nothing asked; their times and sources are known,
-- and a step after this file puts them into the lists. Whoever adds their documents again fills
-- in the rest.

alter table attribution add column channel text;
alter table attribution add column impossible text;  -- why it cannot have been said so
alter table attribution add column unnamed_basis text;
-- Slices of the text, as those of the roles; their pieces have the role "items".
alter table attribution add column items text not null default '';

alter table office add column status text;
alter table office add column asserted_by text;  -- id of an attribution; null: the document

create table tie (
  document integer not null references document (row),
  ordinal integer not null,
  kind text not null,
  one text not null,    -- id of an entity
  other text not null,  -- id of an entity
  since text,
  until text,
  place_start integer,
  place_end integer,
  "start" integer not null,  -- the evidence
  "end" integer not null,
  asserted_by text,  -- id of an attribution; null: the document
  engine integer not null references engine (row),
  primary key (document, ordinal)
) strict, without rowid;

-- Lists and facets -----------------------------------------------------------------------

-- One name as a target, over all documents, as `source` is.
create table target (
  row integer primary key,
  folded text not null unique,
  name text not null  -- as first met
) strict;

create table target_alias (
  folded text not null,
  target integer not null references target (row),
  primary key (folded, target)
) strict, without rowid;

-- '' and 0 are: not told. `said_from` and `said_to` are yyyymmdd, 0 where nothing but the
-- published date bounds it. `source_kind` is that of the first entity of the source.
alter table listing add column act text not null default '';
alter table listing add column channel text not null default '';
alter table listing add column source_kind text not null default '';
alter table listing add column target integer not null default 0;
alter table listing add column said_from integer not null default 0;
alter table listing add column said_to integer not null default 0;

alter table source_listing add column act text not null default '';
alter table source_listing add column channel text not null default '';
alter table source_listing add column source_kind text not null default '';
alter table source_listing add column target integer not null default 0;
alter table source_listing add column said_from integer not null default 0;
alter table source_listing add column said_to integer not null default 0;

drop index listing_by_day;
drop index listing_by_publisher;
drop trigger tally_add;
drop trigger tally_drop;

-- A question about two tallied columns that share no tally counts rows; with these it need
-- not touch the table.
create index listing_by_day on listing
  (day desc, row, publisher, kind, genre, unnamed, act, channel, source_kind);
create index listing_by_publisher on listing
  (publisher, day desc, row, kind, genre, unnamed, act, channel, source_kind);
create index listing_by_act on listing
  (act, day desc, row, publisher, kind, genre, unnamed, channel, source_kind);
create index listing_by_channel on listing
  (channel, day desc, row, publisher, kind, genre, unnamed, act, source_kind);
create index listing_by_target on listing
  (target, day desc, row, publisher, kind, genre, unnamed, act, channel, source_kind, said_from,
   said_to)
  where target > 0;
create index listing_by_said on listing
  (said_from, said_to, day, row, publisher, kind, genre, unnamed, act, channel, source_kind, target)
  where said_from > 0;

-- `day` is the first of the year in each of these. What year_tally counts, apart by one more
-- column; and these columns together without the rest.
create table act_tally (
  act text not null,
  day integer not null,
  publisher integer not null,
  kind text not null,
  genre text not null,
  unnamed integer not null,
  attributions integer not null,
  primary key (act, day, publisher, kind, genre, unnamed)
) strict, without rowid;

create table channel_tally (
  channel text not null,
  day integer not null,
  publisher integer not null,
  kind text not null,
  genre text not null,
  unnamed integer not null,
  attributions integer not null,
  primary key (channel, day, publisher, kind, genre, unnamed)
) strict, without rowid;

create table source_kind_tally (
  source_kind text not null,
  day integer not null,
  publisher integer not null,
  kind text not null,
  genre text not null,
  unnamed integer not null,
  attributions integer not null,
  primary key (source_kind, day, publisher, kind, genre, unnamed)
) strict, without rowid;

create table saying_tally (
  act text not null,
  channel text not null,
  source_kind text not null,
  day integer not null,
  attributions integer not null,
  primary key (act, channel, source_kind, day)
) strict, without rowid;

create table target_tally (
  target integer not null references target (row),
  year integer not null,
  attributions integer not null,
  primary key (target, year)
) strict, without rowid;

create trigger tally_add after insert on listing begin
  insert into year_tally (day, publisher, kind, genre, unnamed, attributions)
  values (iif(new.day = 0, 0, new.day / 10000 * 10000 + 101),
          new.publisher, new.kind, new.genre, new.unnamed, 1)
  on conflict do update set attributions = attributions + 1;
  insert into day_tally (day, publisher, kind, genre, unnamed, attributions)
  values (new.day, new.publisher, new.kind, new.genre, new.unnamed, 1)
  on conflict do update set attributions = attributions + 1;
  insert into act_tally (act, day, publisher, kind, genre, unnamed, attributions)
  values (new.act, iif(new.day = 0, 0, new.day / 10000 * 10000 + 101),
          new.publisher, new.kind, new.genre, new.unnamed, 1)
  on conflict do update set attributions = attributions + 1;
  insert into channel_tally (channel, day, publisher, kind, genre, unnamed, attributions)
  values (new.channel, iif(new.day = 0, 0, new.day / 10000 * 10000 + 101),
          new.publisher, new.kind, new.genre, new.unnamed, 1)
  on conflict do update set attributions = attributions + 1;
  insert into source_kind_tally (source_kind, day, publisher, kind, genre, unnamed, attributions)
  values (new.source_kind, iif(new.day = 0, 0, new.day / 10000 * 10000 + 101),
          new.publisher, new.kind, new.genre, new.unnamed, 1)
  on conflict do update set attributions = attributions + 1;
  insert into saying_tally (act, channel, source_kind, day, attributions)
  values (new.act, new.channel, new.source_kind,
          iif(new.day = 0, 0, new.day / 10000 * 10000 + 101), 1)
  on conflict do update set attributions = attributions + 1;
  insert into target_tally (target, year, attributions)
  select new.target, new.day / 10000, 1 where new.target > 0
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
  update act_tally set attributions = attributions - 1
   where (act, day, publisher, kind, genre, unnamed)
         = (old.act, iif(old.day = 0, 0, old.day / 10000 * 10000 + 101),
            old.publisher, old.kind, old.genre, old.unnamed);
  update channel_tally set attributions = attributions - 1
   where (channel, day, publisher, kind, genre, unnamed)
         = (old.channel, iif(old.day = 0, 0, old.day / 10000 * 10000 + 101),
            old.publisher, old.kind, old.genre, old.unnamed);
  update source_kind_tally set attributions = attributions - 1
   where (source_kind, day, publisher, kind, genre, unnamed)
         = (old.source_kind, iif(old.day = 0, 0, old.day / 10000 * 10000 + 101),
            old.publisher, old.kind, old.genre, old.unnamed);
  update saying_tally set attributions = attributions - 1
   where (act, channel, source_kind, day)
         = (old.act, old.channel, old.source_kind,
            iif(old.day = 0, 0, old.day / 10000 * 10000 + 101));
  update target_tally set attributions = attributions - 1
   where target = old.target and year = old.day / 10000;
  delete from source_listing where row = old.row;
end;
