-- What a network asks of the tables of relations (relations.sql). DuckDB runs these.
-- relation, kind: '' for any   since, until: days; an edge is of a period that it was told in
-- unnamed: whether unnamed sources count   most: edges

-- name: strongest
-- Edges, those told most often first.
select e.*
  from edge as e
  join actor as a on a.who = e.one
  join actor as b on b.who = e.other
 where ($relation = '' or e.relation = $relation)
   and ($kind = '' or e.kind = $kind)
   and ($since = 0 or e."last" >= $since)
   and ($until = 0 or (e."first" <= $until and e."first" > 0))
   and ($unnamed or not (a.unnamed or b.unnamed))
 order by e.weight desc, e.documents desc, e.one, e.other, e.relation, e.kind
 limit $most;

-- name: touching
-- The same, of edges that begin or end at some.   given_who: who
select e.*
  from edge as e
  join actor as a on a.who = e.one
  join actor as b on b.who = e.other
 where (e.one in (select who from given_who) or e.other in (select who from given_who))
   and ($relation = '' or e.relation = $relation)
   and ($kind = '' or e.kind = $kind)
   and ($since = 0 or e."last" >= $since)
   and ($until = 0 or (e."first" <= $until and e."first" > 0))
   and ($unnamed or not (a.unnamed or b.unnamed))
 order by e.weight desc, e.documents desc, e.one, e.other, e.relation, e.kind
 limit $most;

-- name: between
-- The same, of edges that begin and end at some.   given_who: who
select e.*
  from edge as e
 where e.one in (select who from given_who) and e.other in (select who from given_who)
   and ($relation = '' or e.relation = $relation)
   and ($kind = '' or e.kind = $kind)
   and ($since = 0 or e."last" >= $since)
   and ($until = 0 or (e."first" <= $until and e."first" > 0))
 order by e.weight desc, e.documents desc, e.one, e.other, e.relation, e.kind
 limit $most;

-- name: size
select count(*) as edges, count(distinct least(one, other) || ' ' || greatest(one, other)) as pairs
  from edge;

-- name: said
-- Attributions behind an edge.   one, other: who   relation, kind: as above
select s.attribution, s.document, s.day, s."start", s."end"
  from saying as s
  join said_by as b on b.attribution = s.attribution
 where not s.unsaid
   and case $relation
       when 'act' then b.who = $one and s.target = $other and s.act = $kind
       when 'cites' then s.publisher = $one and b.who = $other
       else b.who = $other
            and s."outer" in (select attribution from said_by where who = $one)
       end
 group by s.attribution, s.document, s.day, s."start", s."end"
 order by s.day, s.document, s."start";

-- name: tied
-- Ties behind an edge, whichever way they are told where they read alike from both ends.
select b.asserted as attribution, b.document, b.day, b."start", b."end"
  from bond as b
 where b.kind = $kind
   and ((b.one = $one and b.other = $other)
        or (b.one = $other and b.other = $one
            and b.kind in ('met with', 'spouse of', 'sibling of', 'kin of', 'ally of', 'rival of')))
 order by b.day, b.document, b."start";
