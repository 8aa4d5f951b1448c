-- What questions ask of the derived tables. DuckDB runs these; see deriving.sql for the columns.
-- Words are asked for by their numbers; documents by given_documents, filtered before.

-- name: counts
-- How often words occur.   given_numbers: number
select w.number, sum(w.count) as count
  from word as w
  semi join given_numbers as g on g.number = w.number
 group by w.number;

-- name: stems
-- The words that begin with stems.   given_stems: stem
select g.stem, w.number, sum(w.count) as count
  from given_stems as g
  join word as w on starts_with(w.plain, g.stem)
 group by g.stem, w.number;

-- name: every_posting
-- given_numbers: number
select p.number, p.document, p.place, p.sentence, p."start", p."end", p.owner, p.voice
  from posting as p
  semi join given_numbers as g on g.number = p.number;

-- name: postings_in
-- The same in some documents only.   given_documents: document
select p.number, p.document, p.place, p.sentence, p."start", p."end", p.owner, p.voice
  from posting as p
  semi join given_numbers as g on g.number = p.number
  semi join given_documents as d on d.document = p.document;

-- name: about
-- Documents that pass the filters.   given_documents: document   since, until: days
-- publisher: row, -1 for any   genre, language: '' for any
select a.document, a.day, a.publisher, a.author
  from about as a
  semi join given_documents as d on d.document = a.document
 where a.day between $since and $until
   and ($publisher = -1 or a.publisher = $publisher)
   and ($genre = '' or a.genre = $genre)
   and ($language = '' or a.language = $language)
 order by a.document;

-- name: copied
select c.document, c."start", c."end"
  from copied as c
  semi join given_documents as d on d.document = c.document
 order by c.document, c."start";

-- name: repeated
-- given_owners: owner
select r.attribution
  from repeated as r
  semi join given_owners as g on g.owner = r.attribution;

-- name: speakers
select s.attribution, s.who
  from speaker as s
  semi join given_owners as g on g.owner = s.attribution
 order by s.attribution, s.who;

-- name: persons
select who, id, name, unnamed from person
 where who in (select who from given_who)
 order by who;

-- name: all_persons
select who, id, name, unnamed from person order by who;

-- name: shares
-- The words of some sources by document and voice; filters as above.   given_who: who
select s.who, s.document, s.voice, s.day, s.publisher, s.words, s.copied, s.repeated
  from share as s
 where s.who in (select who from given_who)
   and s.day between $since and $until
   and ($publisher = -1 or s.publisher = $publisher)
   and ($genre = '' or s.genre = $genre)
   and ($language = '' or s.language = $language)
 order by s.who, s.day, s.document, s.voice;

-- name: spoken_words
-- What is attributed to some sources, or to anybody, and what they say in speeches, in order.
select p.number, p.document, p.place, p."start", p."end", p.owner, p.voice, a.author, a.day
  from posting as p
  join about as a on a.document = p.document
 where a.day > 0
   and (p.voice in (0, 1) or (p.owner = 0 and a.author >= 0))
   and ($everybody
        or p.owner in (select s.attribution from speaker as s
                         join given_who as g on g.who = s.who)
        or (p.owner = 0 and a.author in (select who from given_who)))
 order by p.document, p.place;

-- name: word_counts
-- How often each word occurs in the whole case.
select number, min(plain) as plain, sum(count) as count from word group by number;
