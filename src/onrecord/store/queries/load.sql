-- Everything of one document, each part in the order in which it was found.

-- name: document
select d.row, d.name, d.title, d.publisher, d.dateline, d.agency, d.published, d.updated,
       d.retrieved, d.genre, d.language, d.url, d.attributed, t.text
  from document as d
  join document_text as t on t.document = d.row
 where d.id = :id;

-- name: bylines
select name from byline where document = :document order by ordinal;

-- name: contributors
select name from contributor where document = :document order by ordinal;

-- name: provenance
select field, place, read_from from provenance where document = :document order by ordinal;

-- name: segments
select kind, "start", "end", speaker_start, speaker_end, title_start, title_end, published,
       evidence_start, evidence_end
  from segment
 where document = :document
 order by ordinal;

-- name: cuts
select text, reason, at from cut where document = :document order by ordinal;

-- name: entities
select row, name, kind, unnamed from entity where document = :document order by ordinal;

-- name: aliases
select a.entity, a.name
  from entity as e
  join alias as a on a.entity = e.row
 where e.document = :document
 order by e.ordinal, a.ordinal;

-- name: offices
select o.entity, o.title, o.organisation, o.since, o.until, o.status, o.asserted_by,
       o."start", o."end"
  from entity as e
  join office as o on o.entity = e.row
 where e.document = :document
 order by e.ordinal, o.ordinal;

-- name: mentions
select entity, "start", "end" from mention where document = :document order by ordinal;

-- name: times
select since, until, precision, "start", "end"
  from "time"
 where document = :document
 order by ordinal;

-- name: ties
select kind, one, other, since, until, place_start, place_end, "start", "end", asserted_by
  from tie
 where document = :document
 order by ordinal;

-- name: own_voice
select "start", "end" from own_voice where document = :document order by "start";

-- name: attributions
select row, kind, act, target, channel, impossible, unnamed, unnamed_seniority,
       unnamed_institution, unnamed_country, unnamed_number, unnamed_basis, said_since,
       said_until, said_precision, said_start, said_end, hedged, negated, denied, hypothetical, score
  from attribution
 where document = :document
 order by ordinal;

-- name: pieces
select p.attribution, p.role, p."start", p."end"
  from attribution as a
  join piece as p on p.attribution = a.row
 where a.document = :document
 order by a.ordinal, p.role, p.ordinal;

-- name: attribution_entities
select ae.attribution, ae.entity
  from attribution as a
  join attribution_entity as ae on ae.attribution = a.row
 where a.document = :document
 order by a.ordinal, ae.ordinal;

-- name: chains
select c.attribution, c.outer_attribution
  from attribution as a
  join chain as c on c.attribution = a.row
 where a.document = :document
 order by a.ordinal, c.ordinal;

-- name: issues
select name, stage, code, message, document_id from issue where reading = :document order by row;
