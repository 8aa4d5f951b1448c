-- Which documents of a case a quotation is held against.

-- name: official
-- Transcripts, speeches and releases that share words with a quotation, most first.
-- words: in the language of the search   but: id of a document that is left out   most: rows
select d.id
  from document_search as s
 cross join document as d on d.row = s.rowid
 where document_search match :words
   and (d.genre in ('transcript', 'speech', 'release')
        or exists (select 1 from segment as t
                    where t.document = d.row and t.kind = 'turn' and t.speaker_start is not null))
   and d.id is not :but
 order by s.rank, d.id
 limit :most;

-- name: reporting
-- Other documents, likewise.
select d.id
  from document_search as s
 cross join document as d on d.row = s.rowid
 where document_search match :words
   and d.attributions > 0
   and d.genre not in ('transcript', 'speech', 'release')
   and not exists (select 1 from segment as t
                    where t.document = d.row and t.kind = 'turn' and t.speaker_start is not null)
   and d.id is not :but
 order by s.rank, d.id
 limit :most;

-- name: official_then
-- One official document that may have been said between two days (yyyymmdd), if there is any:
-- whether the case has a source text of a time does not hang on words.
select d.id
  from document as d
 where (d.genre in ('transcript', 'speech', 'release')
        or exists (select 1 from segment as t
                    where t.document = d.row and t.kind = 'turn' and t.speaker_start is not null))
   and (d.day = 0 or d.day between :since and :until)
   and d.id is not :but
 order by d.day desc, d.id
 limit 1;
