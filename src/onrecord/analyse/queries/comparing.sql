-- The words of a set. DuckDB runs `words`, over the tables of counting.sql; SQLite the rest.

-- name: words
-- Words that somebody said, or that documents hold, in the order of the texts.
-- given_who: who   given_owners: owner   anybody, any_owner: whether these do not matter
-- voice: of the words, -1 for any; a speech's own words are its author's
-- document: row, -1 for any   since, until: days   publisher: row, -1 for any
-- genre, language: '' for any
select p.number, p.document, p.place, p.sentence, p."start", p."end", p.owner, p.voice,
       a.author, a.day
  from posting as p
  join about as a on a.document = p.document
 where a.day between $since and $until
   and ($document = -1 or p.document = $document)
   and ($publisher = -1 or a.publisher = $publisher)
   and ($genre = '' or a.genre = $genre)
   and ($language = '' or a.language = $language)
   and p.voice <> 3
   and ($voice = -1
        or case when p.owner = 0 and a.author >= 0 then 0 else p.voice end = $voice)
   and ($anybody
        or p.owner in (select s.attribution from speaker as s
                         join given_who as g on g.who = s.who)
        or (p.owner = 0 and a.author in (select who from given_who)))
   and ($any_owner or p.owner in (select owner from given_owners))
 order by p.document, p.place;

-- name: acting
-- Attributions that do something, or that were said inside some days, ISO dates.
-- act: or null   since, until: days as yyyymmdd, or null
select a.row
  from attribution as a
  join listing as l on l.row = a.row
 where (:act is null or l.act = :act)
   and (:since is null or (l.said_from >= :since and l.said_to between 1 and :until));

-- name: publisher
select row from publisher where name = :name;

-- name: document
select row from document where id = :id;

-- name: sayings
-- The attributions of one document, in order.   id: of the document
select a.row, a.id, a.act, a.kind, a.source, a.names, a.content, t.name as target,
       (select min(p."start") from piece as p
         where p.attribution = a.row and p.role = 'content') as "start",
       (select max(p."end") from piece as p
         where p.attribution = a.row and p.role = 'content') as "end",
       a.negated or a.hypothetical as unsaid
  from attribution as a
  join document as d on d.row = a.document
  left join entity as t on t.id = a.target
 where d.id = :id
 order by a.ordinal;

-- name: speeches
-- Documents of one genre whose author is one of some sources. DuckDB runs it.
-- given_who: who   genre: of the documents
select a.document, a.day
  from about as a
 where a.author in (select who from given_who)
   and a.genre = $genre
 order by a.day, a.document;

-- name: document_ids
-- documents: JSON list of rows
select d.row, d.id from json_each(:documents) as j join document as d on d.row = j.value;
