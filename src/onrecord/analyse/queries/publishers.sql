-- What publishers are asked about. DuckDB runs `named`, `unnamed`; SQLite the rest.

-- name: named
-- Attributions of each publisher. Those without any source count as neither.
select a.name as publisher, count(*) as attributions,
       count(distinct s.document) as documents,
       count(*) filter (s.unnamed) as unnamed,
       count(*) filter (s.kind = 'direct') as direct
  from saying as s
  join actor as a on a.who = s.publisher
 where not s.unsaid
 group by a.who, a.name
 order by attributions desc, publisher;

-- name: unnamed
-- Unnamed sources of each publisher by what they let out.
select a.name as publisher, s.seniority, s.institution, count(*) as attributions
  from saying as s
  join actor as a on a.who = s.publisher
 where s.unnamed and not s.unsaid
 group by a.who, a.name, s.seniority, s.institution
 order by attributions desc, publisher, s.seniority, s.institution;

-- name: behind
-- Attributions of a publisher to unnamed sources.   publisher: its name
select s.attribution, s.document, s."start", s."end", s.seniority, s.institution
  from saying as s
  join actor as a on a.who = s.publisher
 where s.unnamed and not s.unsaid and a.name = $publisher
 order by s.day, s.attribution;

-- name: cited
-- Whom publishers name as their sources, and whose quotations they quote: edges to publishers.
select a.name as publisher, b.name as cited, e.weight, e.documents
  from edge as e
  join actor as a on a.who = e.one
  join actor as b on b.who = e.other
 where e.relation = 'cites'
 order by e.weight desc, publisher, cited;

-- name: bylines
-- Attributions of each byline.
select b.name as publisher, count(*) as attributions, count(distinct a.document) as documents,
       sum(a.unnamed) as unnamed, sum(a.kind = 'direct') as direct
  from byline as b
  join attribution as a on a.document = b.document
 where not a.negated and not a.hypothetical
 group by b.name
 order by attributions desc, publisher;

-- name: behind_byline
-- publisher: the byline
select a.row as attribution, a.document,
       coalesce((select min(p."start") from piece as p
                  where p.attribution = a.row and p.role = 'content'), 0) as "start",
       coalesce((select max(p."end") from piece as p
                  where p.attribution = a.row and p.role = 'content'), 0) as "end"
  from byline as b
  join attribution as a on a.document = b.document
 where b.name = :publisher and a.unnamed and not a.negated and not a.hypothetical
 order by a.row;

-- name: firsts
-- Sayings that several publishers report, and how many of them each printed on the first day,
-- before another did.
with printed as (
  select r.utterance, d.publisher, min(d.day) as day
    from utterance as u
    join utterance_report as r on r.utterance = u.row
    join attribution as a on a.row = r.attribution
    join document as d on d.row = a.document
   where u.publishers > 1 and d.publisher is not null and d.day > 0
   group by r.utterance, d.publisher
), begun as (
  select utterance, min(day) as day, max(day) as last from printed group by utterance
)
select p.publisher, count(*) as shared, sum(p.day = b.day and b.last > b.day) as first
  from printed as p
  join begun as b on b.utterance = p.utterance
 group by p.publisher
 order by shared desc, p.publisher;
