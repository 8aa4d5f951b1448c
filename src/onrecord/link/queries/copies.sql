-- Which documents may share text. DuckDB runs these over the Parquet segments of `derived/`;
-- a cluster runs them over the same files.
--   posting  shingle, document: every five words in a row of every document, once each
--   fresh    document: those that no one has linked yet
-- A shingle that many documents have is boilerplate or a turn of speech, and pairs nobody; one
-- that two to `most` documents have is rare. What fresh documents change can be told from the
-- postings of their own shingles, so that nothing else is joined.

-- name: segment
-- The rows of one segment: the sets of its documents, one behind the other.
select document, shingle from given_set order by document, shingle;

-- name: touched
-- The postings of the shingles that fresh documents have and that are rare, or were before them.
select p.shingle, p.document, f.document is not null as is_fresh, q.now, q.before
  from posting as p
  join (
         select p.shingle,
                count(*) as now,
                count(*) - count(f.document) as before
           from posting as p
           left join fresh as f on f.document = p.document
          group by p.shingle
         having count(f.document) > 0
            and count(*) > 1
            and (count(*) <= $most or count(*) - count(f.document) between 2 and $most)
       ) as q on q.shingle = p.shingle
  left join fresh as f on f.document = p.document;

-- name: candidates
-- Pairs that share `least` rare shingles, and have a fresh document in them.
select a.document as one, b.document as other, count(*) as rare
  from touched as a
  join touched as b on b.shingle = a.shingle and b.document > a.document
 where a.now <= $most
   and (a.is_fresh or b.is_fresh)
 group by a.document, b.document
having count(*) >= $least
 order by a.document, b.document;

-- name: commoner
-- Pairs of documents that were linked before, and how many of their rare shingles are rare no more.
select a.document as one, b.document as other, count(*) as fewer
  from touched as a
  join touched as b on b.shingle = a.shingle and b.document > a.document
 where a.before between 2 and $most
   and a.now > $most
   and not a.is_fresh
   and not b.is_fresh
 group by a.document, b.document
 order by a.document, b.document;

-- name: sets
-- The shingles of some documents.
select p.document, p.shingle
  from posting as p
  join asked as w on w.document = p.document
 order by p.document, p.shingle;
