-- Lists, facets and counts by the entities of the case. Where a document is linked, its named
-- sources and targets are listed under the joined entity; where not, under the name that it
-- prints. A step after this file puts those of a case into their lists that was linked before.

-- The id of a joined entity; null: a name. `folded` of a joined entity is its id behind a blank,
-- with which no folded name begins.
alter table source add column joined text;
alter table source add column attributions integer not null default 0;
alter table target add column joined text;

create unique index source_by_joined on source (joined) where joined is not null;
create unique index target_by_joined on target (joined) where joined is not null;
create index source_by_attributions on source (attributions desc, name, row, unnamed, joined, kind)
  where attributions > 0;

drop trigger source_tally_add;
drop trigger source_tally_drop;

create trigger source_tally_add after insert on source_listing begin
  insert into source_tally (source, year, attributions)
  values (new.source, new.day / 10000, 1)
  on conflict do update set attributions = attributions + 1;
  update source set attributions = attributions + 1 where row = new.source;
end;

create trigger source_tally_drop after delete on source_listing begin
  update source_tally set attributions = attributions - 1
   where source = old.source and year = old.day / 10000;
  update source set attributions = attributions - 1 where row = old.source;
end;

create trigger target_tally_move after update of target on listing
when old.target <> new.target begin
  insert into target_tally (target, year, attributions)
  select new.target, new.day / 10000, 1 where new.target > 0
  on conflict do update set attributions = attributions + 1;
  update target_tally set attributions = attributions - 1
   where target = old.target and year = old.day / 10000;
end;

update source
   set attributions = (select coalesce(sum(t.attributions), 0)
                         from source_tally as t
                        where t.source = source.row);

-- Every word of the names of an entity, to look it up by a part of its name.
create table joined_word (
  word text not null,
  joined integer not null references joined_entity (row) on delete cascade,
  primary key (word, joined)
) strict, without rowid;

create index joined_word_by_joined on joined_word (joined);
create index joined_entity_by_kind on joined_entity (unnamed, kind, attributions desc, name, id);
create index utterance_speaker_by_speaker on utterance_speaker (speaker, utterance);
create index utterance_bridge_by_other on utterance_bridge (other);
create index utterance_bridge_by_score on utterance_bridge (score desc, one, other);
