-- What DuckDB writes into Parquet, and what it makes of it.
--   word      of some documents: number, plain, count
--   posting   number, document, place, sentence, start, end, owner, voice: every word
--   spoken    document, owner, voice, words
--   speaker   attribution, who     about    document, day, publisher, genre, language, author
--   copied    document, start, end   repeated  attribution

-- name: postings
select number, document, place, sentence, "start", "end", owner, voice
  from given_words
 order by number, document, place;

-- name: words
select plain, number, count from given_plain order by plain;

-- name: spoken
select document, owner, voice, count(*) as words
  from given_words
 group by document, owner, voice
 order by document, owner, voice;

-- name: copied_words
-- Words that stand in passages copied from an earlier document.
select p.document, p.owner, p.voice, count(*) as words
  from posting as p
  join copied as c on c.document = p.document and p."start" >= c."start" and p."start" < c."end"
 group by p.document, p.owner, p.voice;

-- name: share
-- The words of everybody (who = -1) and of each source, by document and voice. Of the words of a
-- speech that are attributed to nobody, its author is the source.
with counted as (
  select s.document, s.owner,
         case when s.owner = 0 and a.author >= 0 then 0 else s.voice end as voice,
         s.words, coalesce(c.words, 0) as copied,
         case when r.attribution is null then 0 else s.words end as repeated,
         a.author
    from spoken as s
    join about as a on a.document = s.document
    left join copied_words as c
      on c.document = s.document and c.owner = s.owner and c.voice = s.voice
    left join repeated as r on r.attribution = s.owner
), told as (
  select -1 as who, * from counted
  union all
  select p.who, c.* from counted as c join speaker as p on p.attribution = c.owner
  union all
  select c.author as who, c.* from counted as c where c.owner = 0 and c.author >= 0
)
select t.who, t.document, t.voice, a.day, a.publisher, a.genre, a.language,
       cast(sum(t.words) as bigint) as words, cast(sum(t.copied) as bigint) as copied,
       cast(sum(t.repeated) as bigint) as repeated
  from told as t
  join about as a on a.document = t.document
 group by t.who, t.document, t.voice, a.day, a.publisher, a.genre, a.language
 order by t.who, a.day, t.document, t.voice;

-- name: write_shares
select * from share;

-- name: speaker
select attribution, who from given_speaker order by attribution, who;

-- name: about
select document, day, publisher, genre, language, author from given_about order by document;

-- name: copied
select document, "start", "end" from given_copied order by document, "start";

-- name: repeated
select attribution from given_repeated order by attribution;

-- name: person
select who, id, name, unnamed from given_person order by who;
