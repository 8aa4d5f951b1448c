-- How often what questions are asked of has changed. Tables that are derived from the record
-- keep the number that they were made at, so that one look tells whether they are out of date.

create table revision (
  only integer primary key check (only = 1),
  number integer not null
) strict;

insert into revision (only, number) values (1, 1);

create trigger revise_by_new_document after insert on document begin
  update revision set number = number + 1;
end;

create trigger revise_by_reread_document after update on document begin
  update revision set number = number + 1;
end;

create trigger revise_by_new_member after insert on joined_member begin
  update revision set number = number + 1;
end;

create trigger revise_by_lost_member after delete on joined_member begin
  update revision set number = number + 1;
end;

create trigger revise_by_new_copy after insert on copy begin
  update revision set number = number + 1;
end;

create trigger revise_by_judged_copy after update on copy begin
  update revision set number = number + 1;
end;

create trigger revise_by_lost_copy after delete on copy begin
  update revision set number = number + 1;
end;

create trigger revise_by_new_utterance after insert on utterance begin
  update revision set number = number + 1;
end;

create trigger revise_by_lost_utterance after delete on utterance begin
  update revision set number = number + 1;
end;
