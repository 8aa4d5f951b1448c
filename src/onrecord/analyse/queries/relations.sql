-- DuckDB writes and asks these tables; days are yyyymmdd, 0 is not known, texts '' not told.
--   actor    who, id, name, kind, unnamed: entities of the case, and publishers
--   saying   attribution, document, day, publisher (who), genre, kind, act, channel, unnamed,
--            seniority, institution, said_from, said_to, unsaid, denied, listed, target (who), outer,
--            start, end
--   said_by  attribution, who
--   bond     document, day, publisher (who), kind, one, other, since, until, start, end, asserted
--   edge     one, other, relation, kind, weight, documents, first, last, since, until

-- name: actor
select who, id, name, kind, unnamed from given_actor order by who;

-- name: saying
select * from given_saying order by attribution;

-- name: said_by
select attribution, who from given_said_by order by who, attribution;

-- name: bond
select * from given_bond order by document, "start";

-- name: edges
-- What is said towards somebody, who quotes and who cites whom, and ties, each counted.
-- A tie that reads alike from both ends goes from the lower number to the higher.
with told as (
  select b.who as one, s.target as other, 'act' as relation, s.act as kind, s.document,
         case when s.said_to > 0 then s.said_from else s.day end as day, '' as since, '' as until
    from saying as s
    join said_by as b on b.attribution = s.attribution
   where s.target >= 0 and s.act <> '' and not s.unsaid
  union all
  select outside.who, inside.who, 'quotes', 'quotes', s.document, s.day, '', ''
    from saying as s
    join said_by as inside on inside.attribution = s.attribution
    join said_by as outside on outside.attribution = s."outer"
   where s."outer" > 0 and not s.unsaid
  union all
  select s.publisher, b.who, 'cites', 'cites', s.document, s.day, '', ''
    from saying as s
    join said_by as b on b.attribution = s.attribution
    join actor as a on a.who = b.who and a.kind = 'publisher'
   where s.publisher >= 0 and not s.unsaid
  union all
  select case when both_ways then least(one, other) else one end,
         case when both_ways then greatest(one, other) else other end,
         'tie', kind, document, day, since, until
    from (select *, kind in ('met with', 'spouse of', 'sibling of', 'kin of', 'ally of',
                             'rival of') as both_ways
            from bond)
)
select one, other, relation, kind, count(*) as weight, count(distinct document) as documents,
       coalesce(min(day) filter (day > 0), 0) as "first",
       coalesce(max(day) filter (day > 0), 0) as "last",
       coalesce(min(since) filter (since <> ''), '') as since,
       coalesce(max(until) filter (until <> ''), '') as until
  from told
 where one <> other
 group by one, other, relation, kind
 order by one, other, relation, kind;

-- name: edge
select * from edge order by one, other, relation, kind;

-- name: actors
select who, id, name, kind, unnamed from actor where who in (select who from given_who)
 order by who;

-- name: called
-- Whoever has one of some ids, or the name itself.   given_ids: id   called: in any case
select a.who, a.id, a.name, a.kind, a.unnamed
  from actor as a
 where a.id in (select id from given_ids where id <> '')
    or (not a.unnamed and lower(a.name) = lower($called))
 order by a.who;

-- name: sayings_of
-- Attributions of some, or towards them: dated by their texts first, then the latest.
-- given_who: who   towards: whether those count that are directed at them
-- since, until: days, in which it was said or put out; 0 does not ask   most: attributions
select s.attribution, s.day, s.said_to
  from saying as s
 where not s.unsaid
   and (s.attribution in (select b.attribution from said_by as b
                           where b.who in (select who from given_who))
        or ($towards and s.target in (select who from given_who)))
   and ($since = 0 or greatest(s.said_to, s.day) >= $since)
   and ($until = 0 or (case when s.said_from > 0 then s.said_from else s.day end <= $until
                       and s.day > 0))
 order by s.said_to > 0 desc, s.day desc, s.attribution
 limit $most;

-- name: bonds_of
-- Ties of some, but offices, which are told with their titles.   given_who: who
select b.document, b.kind, one.name as one, other.name as other, b.since, b.until, b."start",
       b."end", b.asserted, b.one as one_who, b.other as other_who
  from bond as b
  join actor as one on one.who = b.one
  join actor as other on other.who = b.other
 where (b.one in (select who from given_who) or b.other in (select who from given_who))
   and b.kind <> 'holds office in'
 order by b.document, b."start";

-- name: positions
-- Attributions of some acts, each with its sources.   acts: list
-- lists: whether what enumerates counts, too, whatever its act
-- given_who: who, whose they are; anybody: whether that does not matter
-- given_targets: who, towards whom; anything: whether that does not matter
-- given_attributions: attribution, which alone count; everything: whether that does not matter
-- since, until: days, in which it was said or put out; 0 does not ask
select s.attribution, s.act, s.target, s.document,
       case when s.said_from > 0 then s.said_from else s.day end as day,
       coalesce(b.who, -1) as who, coalesce(a.name, '') as name, coalesce(a.unnamed, true) as unnamed
  from saying as s
  left join said_by as b on b.attribution = s.attribution
  left join actor as a on a.who = b.who
 where not s.unsaid
   and (list_contains($acts, s.act) or ($lists and s.listed))
   and ($anybody or b.who in (select who from given_who))
   and ($anything or s.target in (select who from given_targets))
   and ($everything or s.attribution in (select attribution from given_attributions))
   and ($since = 0 or greatest(s.said_to, s.day) >= $since)
   and ($until = 0 or (case when s.said_from > 0 then s.said_from else s.day end <= $until
                       and s.day > 0))
 order by day desc, s.attribution, b.who;
