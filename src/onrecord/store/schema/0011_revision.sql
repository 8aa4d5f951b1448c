-- How often documents were written and linked, so that whoever keeps something beside the record
-- (decisions do) finds out what changed since.

create table revision (
  documents integer not null,  -- batches written
  links integer not null       -- times that something was joined
) strict;

insert into revision (documents, links) values (0, 0);

-- Of the batch that wrote what was found in it last.
alter table document add column revision integer not null default 0;

-- Another reader may give an input another text, and so another id.
create index document_by_name on document (name);
