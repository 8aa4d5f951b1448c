-- What the first page of a list and the page of an entity ask, answered without sums and scans.

alter table target add column attributions integer not null default 0;

update target
   set attributions = (select coalesce(sum(t.attributions), 0)
                         from target_tally as t
                        where t.target = target.row);

create trigger target_count_add after insert on target_tally begin
  update target set attributions = attributions + new.attributions where row = new.target;
end;

create trigger target_count_change after update of attributions on target_tally begin
  update target set attributions = attributions + new.attributions - old.attributions
   where row = new.target;
end;

create index target_by_attributions on target (attributions desc, name, row, joined)
  where attributions > 0;
create index document_by_month on document (substr(published, 1, 7)) where day > 0;
create index join_candidate_by_candidate on join_candidate (candidate, entity, refusal);
