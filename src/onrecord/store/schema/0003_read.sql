-- What a reader finds around a text, and the form in which texts are searched where a script
-- writes words without spaces. Rows of an older case know no contributors, segments or
-- provenance, as nothing asked; whoever adds their documents again fills it in.

alter table document add column dateline text;
alter table document add column agency text;

create index document_by_language on document (language, day desc);

-- "Contributed to this report".
create table contributor (
  document integer not null references document (row),
  ordinal integer not null,
  name text not null,
  primary key (document, ordinal)
) strict, without rowid;

-- Where a value of the document was read; `read_from` are the characters.
create table provenance (
  document integer not null references document (row),
  ordinal integer not null,
  field text not null,
  place text not null,
  read_from text not null,
  primary key (document, ordinal)
) strict, without rowid;

-- Turns, stage directions, parts; null offsets: there is none.
create table segment (
  document integer not null references document (row),
  ordinal integer not null,
  kind text not null,
  "start" integer not null,
  "end" integer not null,
  speaker_start integer,
  speaker_end integer,
  title_start integer,
  title_end integer,
  published text,
  evidence_start integer,
  evidence_end integer,
  primary key (document, ordinal)
) strict, without rowid;

create index issue_by_code on issue (code, stage);

-- Search ---------------------------------------------------------------------------------
-- Beside a text, its searched form, where that is another one (`store.script.apart`). Whoever
-- writes a row gives it; that keeps triggers free of functions that only one process knows.

alter table attribution add column searched_content text;
alter table attribution add column searched_source text;
alter table attribution add column searched_names text;

create table document_searched (
  document integer primary key references document (row),
  title text,
  text text
) strict;

drop trigger attribution_search_add;
drop trigger attribution_search_drop;
drop table attribution_search;

create view attribution_content as
select row,
       coalesce(searched_content, content) as content,
       coalesce(searched_source, source) as source,
       coalesce(searched_names, names) as names
  from attribution;

create virtual table attribution_search using fts5 (
  content, source, names,
  content = 'attribution_content', content_rowid = 'row',
  tokenize = 'unicode61 remove_diacritics 2'
);

create trigger attribution_search_add after insert on attribution begin
  insert into attribution_search (rowid, content, source, names)
  values (new.row,
          coalesce(new.searched_content, new.content),
          coalesce(new.searched_source, new.source),
          coalesce(new.searched_names, new.names));
end;

create trigger attribution_search_drop after delete on attribution begin
  insert into attribution_search (attribution_search, rowid, content, source, names)
  values ('delete',
          old.row,
          coalesce(old.searched_content, old.content),
          coalesce(old.searched_source, old.source),
          coalesce(old.searched_names, old.names));
end;

drop view document_content;

create view document_content as
select d.row as document, coalesce(s.title, d.title) as title, coalesce(s.text, t.text) as text
  from document as d
  join document_text as t on t.document = d.row
  left join document_searched as s on s.document = d.row;
