-- Entities of the case: which entities of documents are one. `link` makes the rows anew from the
-- documents alone. Every entity of a linked document is a member of exactly one.

create table joined_entity (
  row integer primary key,
  id text not null unique,
  name text not null,      -- its richest form
  kind text not null,
  unnamed integer not null,
  listed text,             -- its id on the user's own list
  documents integer not null,
  attributions integer not null  -- of which it is a source
) strict;

create index joined_entity_by_attributions on joined_entity (unnamed, attributions desc, name, id);

-- Every name that it has, its own among them.
create table joined_name (
  folded text not null,
  joined integer not null references joined_entity (row) on delete cascade,
  ordinal integer not null,  -- 0: its own; then the aliases, the commonest first
  name text not null,
  primary key (joined, ordinal)
) strict, without rowid;

create index joined_name_by_folded on joined_name (folded, joined);

-- `named_after` is the id that a joined entity has whose first member this is. Any id that was
-- ever shown is one of these, so that it leads to the entity that holds the member now.
create table joined_member (
  entity integer primary key references entity (row) on delete cascade,
  joined integer not null references joined_entity (row) on delete cascade,
  named_after text not null
) strict;

create index joined_member_by_joined on joined_member (joined);
create index joined_member_by_id on joined_member (named_after);

-- Why a member is one: the lines of its waterfall, and those of the candidates of a refusal.
create table join_step (
  entity integer not null references entity (row) on delete cascade,
  candidate integer not null,  -- -1: of the member; else the place of the candidate
  ordinal integer not null,
  compared text not null,
  outcome text not null,
  told text not null,      -- the values that were compared
  weight real not null,    -- log odds
  origin text not null,    -- where the weight comes from
  primary key (entity, candidate, ordinal)
) strict, without rowid;

-- Joins that were not made.
create table join_refusal (
  entity integer not null references entity (row) on delete cascade,
  ordinal integer not null,
  reason text not null,
  primary key (entity, ordinal)
) strict, without rowid;

create table join_candidate (
  entity integer not null references entity (row) on delete cascade,
  refusal integer not null,
  place integer not null,   -- over all refusals of the entity
  candidate text not null,  -- id of a member of the joined entity that it may have meant
  primary key (entity, place)
) strict, without rowid;

-- By what new documents reach an entity: see `link.entities.scopes`.
create table join_scope (
  scope text not null,
  entity integer not null references entity (row) on delete cascade,
  primary key (scope, entity)
) strict, without rowid;

create index join_scope_by_entity on join_scope (entity);

create index attribution_entity_by_entity on attribution_entity (entity, attribution);

-- The user's own list of people and bodies, as it was last given.
create table listed_entity (
  id text primary key,
  name text not null,
  kind text not null,
  aliases text not null,   -- JSON list
  countries text not null  -- JSON list
) strict, without rowid;
