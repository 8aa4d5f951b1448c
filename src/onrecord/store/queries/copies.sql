-- Copies: what `link` reads and writes, and what is shown of it.

-- name: documents
-- Every document, in the order in which the segments hold them.
select row, id from document order by row;

-- name: texts
-- The texts of documents between two rows, both inclusive.
select document as row, text from document_text where document between :first and :last
 order by document;

-- name: some_texts
-- rows: JSON list
select document as row, text from document_text
 where document in (select value from json_each(:rows));

-- name: fresh
-- Documents that nobody has linked yet.
select d.row
  from document as d
 where not exists (select 1 from linked as l where l.document = d.row)
 order by d.row limit :limit;

-- name: reread
-- Documents that another engine has read since they were linked.
select d.row
  from document as d
  join linked as l on l.document = d.row
 where l.engine <> d.engine
 order by d.row;

-- name: count_linked
select count(*) from linked;

-- name: version
select version from link_part where part = :part;

-- name: set_version
insert or replace into link_part (part, version) values (:part, :version);

-- name: forget_passages
delete from copy_passage;

-- name: forget_copies
delete from copy;

-- name: forget_wires
delete from wire;

-- name: forget_linked
delete from linked;

-- name: add_linked
insert or replace into linked (document, engine, judged)
select row, engine, 0 from document where row = :document;

-- name: add_copy
insert or replace into copy (one, other, rare, contained_one, contained_other, covered_one,
                             covered_other, quoted)
values (:one, :other, :rare, :contained_one, :contained_other, :covered_one, :covered_other,
        :quoted);

-- name: add_passage
insert into copy_passage (one, other, ordinal, one_start, one_end, other_start, other_end)
values (:one, :other, :ordinal, :one_start, :one_end, :other_start, :other_end);

-- name: lessen
-- Shingles that a pair shares are rare no more.
update copy set rare = rare - :fewer where one = :one and other = :other;

-- name: unjudge_lessened
-- Documents of pairs that share too few rare shingles by now.
update linked set judged = 0
 where document in (select one from copy where rare < :least
                     union select other from copy where rare < :least);

-- name: drop_lessened
delete from copy where rare < :least;

-- Judging --------------------------------------------------------------------------------

-- name: to_judge
-- Documents that changed, and those with which they share text.
with changed (document) as (select document from linked where judged = 0)
select document from changed
 union
select c.other from changed as h join copy as c on c.one = h.document
 union
select c.one from changed as h join copy as c on c.other = h.document;

-- name: pairs
-- Every pair in which one of some documents is.   rows: JSON list
with asked (document) as (select value from json_each(:rows))
select c.* from asked as a join copy as c on c.one = a.document
 union
select c.* from asked as a join copy as c on c.other = a.document;

-- name: passages
-- The passages of the same pairs, in the order of `one`.
with asked (document) as (select value from json_each(:rows))
select p.* from asked as a join copy_passage as p on p.one = a.document
 union
select p.* from asked as a
  join copy as c on c.other = a.document
  join copy_passage as p on p.one = c.one and p.other = c.other
 order by 1, 2, 3;

-- name: about
-- What judging asks of some documents.   rows: JSON list
select d.row, d.id, d.publisher, d.published, d.updated, d.genre, d.title, w.credited
  from document as d
  left join wire as w on w.document = d.row
 where d.row in (select value from json_each(:rows));

-- name: to_credit
-- Documents whose text was not looked through for credits since they were last read.
select d.row, d.publisher, d.agency, t.text
  from document as d
  join document_text as t on t.document = d.row
 where d.row in (select value from json_each(:rows));

-- name: add_wire
insert or replace into wire (document, credited, "start", "end")
values (:document, :credited, :start, :end);

-- name: drop_wire
delete from wire where document = :document;

-- name: set_shared_wire
insert into wire (document, shared) values (:document, :shared)
on conflict do update set shared = excluded.shared;

-- name: drop_shared_wire
update wire set shared = null where document = :document;

-- name: drop_empty_wires
delete from wire where credited is null and shared is null;

-- name: judge
update copy set kind = :kind, document = :document, "first" = :first, wire = :wire
 where one = :one and other = :other;

-- name: set_judged
update linked set judged = 1 where judged = 0;

-- Showing --------------------------------------------------------------------------------

-- name: rows
-- Copies, what is contained most first.
-- document: id of one of both, or null   kind, wire: or null   limit, offset: rows
select c.one, c.other, c.kind, c.document as contained_row, c."first", c.wire,
       c.contained_one, c.contained_other,
       a.id as one_id, a.name as one_name, b.id as other_id, b.name as other_name
  from copy as c
  join document as a on a.row = c.one
  join document as b on b.row = c.other
 where c.kind is not null
   and (:document is null
        or (c.one, c.other) in (select x.one, x.other
                                  from document as d
                                  join copy as x on x.one = d.row
                                 where d.id = :document
                                 union all
                                select x.one, x.other
                                  from document as d
                                  join copy as x on x.other = d.row
                                 where d.id = :document))
   and (:kind is null or c.kind = :kind)
   and (:wire is null or c.wire = :wire)
 order by max(c.contained_one, c.contained_other) desc, min(a.id, b.id), max(a.id, b.id)
 limit :limit offset :offset;

-- name: pair
-- The pair that two documents make.   document, of: their ids, in any order
select c.one, c.other, c.kind, c.document as contained_row, c."first", c.wire,
       c.contained_one, c.contained_other,
       a.id as one_id, a.name as one_name, b.id as other_id, b.name as other_name
  from document as a
  join document as b
  join copy as c on c.one = a.row and c.other = b.row
 where c.kind is not null and a.id in (:document, :of) and b.id in (:document, :of);

-- name: kinds
select kind, count(*) as n from copy where kind is not null group by kind order by n desc, kind;

-- name: parties
-- What tells which of two documents was first.   document, of: their ids
select d.row, d.id, d.publisher, d.published, d.updated, d.genre, w.credited
  from document as d
  left join wire as w on w.document = d.row
 where d.id in (:document, :of);

-- name: row_passages
-- The passages of one pair.
select one_start, one_end, other_start, other_end
  from copy_passage where one = :one and other = :other order by ordinal;

-- name: count
select count(*) as n
  from copy as c
 where c.kind is not null
   and (:document is null
        or (c.one, c.other) in (select x.one, x.other
                                  from document as d
                                  join copy as x on x.one = d.row
                                 where d.id = :document
                                 union all
                                select x.one, x.other
                                  from document as d
                                  join copy as x on x.other = d.row
                                 where d.id = :document))
   and (:kind is null or c.kind = :kind)
   and (:wire is null or c.wire = :wire);

-- name: left_to_enter
-- Documents that `link` has not joined yet.
select (select count(*) from document) - (select count(*) from linked) as n;
