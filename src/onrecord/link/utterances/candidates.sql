-- name: candidates
-- Pairs of sayings that may report one saying: a self-join over postings, for DuckDB and Spark.
-- posting(key, saying, points, held): `points` 1 for a rare word of a speaker, 2 for four words in
-- a row; `held` the number of sayings with the key, at most 100 (candidates.py joins neighbours
-- of the keys above).   saying(id, since, until): days as numbers, open ends as far as can be
-- slack: days by which times may miss one another
select a.saying as one, b.saying as other, sum(a.points) as points
  from posting as a
  join posting as b on b.key = a.key and b.saying > a.saying
  join saying  as s on s.id = a.saying
  join saying  as t on t.id = b.saying
 where s.since <= t.until + :slack
   and t.since <= s.until + :slack
 group by a.saying, b.saying
having sum(a.points) >= 2
 order by one, other
