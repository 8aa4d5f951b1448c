"""One thing at a time: a document, an attribution in it, an entity of it."""

from __future__ import annotations

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.case import AttributionRow, Case, ShownAttribution, ShownEntity, spans, to_json
from onrecord.kinds import Action, Verdict
from onrecord.model import Reading
from onrecord.web import wording
from onrecord.web.marks import mark
from onrecord.web.outline import outline, when_beside
from onrecord.web.query import Query, parse
from onrecord.web.reader import Outer, items, passage, run_classes
from onrecord.web.rendering import Renderer, twins
from onrecord.web.twins import columns, csv_twin, json_twin

_TOWARDS = 40  # attributions directed at an entity that its page shows
_ID = re.compile(r"[0-9a-f]{4,16}")


class Records:
    """Answers with one record and its evidence."""

    def __init__(self, case: Case, render: Renderer) -> None:
        """Keep the case to ask and what fills the templates."""
        self._case = case
        self._render = render

    def document(self, request: Request) -> Response:
        """Show a document with its attributions marked, opened at one where the address says."""
        query = parse(request.query_params)
        at = request.query_params.get("at")
        rejected = query.get("decided") == Verdict.REJECTED
        reading = self._case.document(row_id(request), rejected=rejected)
        document = reading.document
        document_id = document.id  # hashed from the whole text whenever it is asked for
        matches = self._matches(query, document_id)
        elsewhere = self._case.reported(document_id)
        found = items(reading, query, matches, at, elsewhere)
        order = sorted(range(len(found)), key=lambda n: (found[n].start, n))
        hits = _hits(reading, matches, query.words)
        paragraphs = mark(document, reading.attributions, hits)
        return self._render.page(
            "document.html",
            query=query,
            document=document,
            document_id=document_id,
            issues=reading.issues,
            copies=len(self._case.copies(document=document_id)),
            reported=len(elsewhere),
            outline=outline(document, paragraphs),
            when_beside=lambda number: when_beside(document, document.segments[number]),
            hits=len(hits) if not matches else 0,
            attributed=wording.attributed(reading.attributed, len(reading.own_voice)),
            paragraphs=paragraphs,
            items=found,
            order=order,
            matches=len(matches),
            selected=next((item for item in found if item.selected), None),
            run_classes=lambda run: run_classes(run, found),
            is_hit=lambda run: any(found[n].match for n in run.contents),
            twins=twins(f"/documents/{document_id}", Query()),
        )

    def document_json(self, request: Request) -> Response:
        """Give all that was found in a document, in the format of `extract`."""
        return json_twin(to_json(self._reading(request)))

    def document_csv(self, request: Request) -> Response:
        """Give the attributions of a document."""
        document_id = self._reading(request).document.id
        rows = self._case.attributions(document=document_id)
        return csv_twin(document_id, columns(AttributionRow), rows)

    def _reading(self, request: Request) -> Reading:
        return self._case.document(row_id(request))

    def _matches(self, query: Query, document_id: str) -> frozenset[str]:
        if not query.filters:
            return frozenset()
        table = self._case.attributions(**{**query.asked(), "document": document_id})
        return frozenset(row.id for row in table)

    def attribution(self, request: Request) -> Response:
        """Lead to the passage of an attribution."""
        row = self._shown_attribution(request).row
        rejected = bool(row.decided) and row.decided[-1].action is Action.REJECT
        shown = Query(filters=(("decided", str(Verdict.REJECTED)),) if rejected else ())
        return RedirectResponse(passage(row.document, row.id, shown), status_code=302)

    def attribution_json(self, request: Request) -> Response:
        """Give one attribution in full, with the paragraphs that it stands in."""
        shown = self._shown_attribution(request)
        keys = ("row", "entities", "offices", "target", "claims", "passage")
        return json_twin({key: getattr(shown, key) for key in keys})

    def _shown_attribution(self, request: Request) -> ShownAttribution:
        shown = self._case.show(row_id(request))
        if not isinstance(shown, ShownAttribution):
            raise HTTPException(404, "This id is not that of an attribution.")
        return shown

    def entity(self, request: Request) -> Response:
        """Show who somebody is, by one document, and what is attributed to them there."""
        shown = self._shown_entity(request)
        name = None if shown.entity.unnamed else shown.entity.name
        return self._render.page(
            "entity.html",
            query=Query(),
            entity=shown.entity,
            document=shown.document,
            rows=shown.attributions,
            ties=shown.ties,
            claims=_claims(shown),
            lines=shown.lines,
            towards=self._towards(shown),
            everywhere=len(self._case.attributions(source=name)) if name else 0,
            twins=twins(f"/entities/{shown.entity.id}", Query()),
        )

    def _towards(self, shown: ShownEntity) -> tuple[AttributionRow, ...]:
        """Give what is directed at an entity in its document."""
        table = self._case.attributions(document=shown.document.id, target=shown.entity.name)
        return table.page(_TOWARDS)

    def entity_json(self, request: Request) -> Response:
        """Give an entity with what is attributed to it."""
        return json_twin(self._shown_entity(request))

    def entity_csv(self, request: Request) -> Response:
        """Give what is attributed to an entity."""
        shown = self._shown_entity(request)
        return csv_twin(shown.entity.id, columns(AttributionRow), shown.attributions)

    def _shown_entity(self, request: Request) -> ShownEntity:
        shown = self._case.show(row_id(request))
        if not isinstance(shown, ShownEntity):
            raise HTTPException(404, "This id is not that of an entity.")
        return shown


def _claims(shown: ShownEntity) -> dict[str, Outer]:
    return {
        key: Outer(who=who or wording.NOBODY, href=passage(shown.document.id, key, Query()))
        for key, who in shown.claims.items()
    }


def _hits(reading: Reading, matches: frozenset[str], words: str) -> list[tuple[int, int]]:
    """Find what to mark of a search: in the contents that it found, or else in the whole text."""
    if not words:
        return []
    if not matches:
        return spans(reading.document.text, words)
    found = {
        (piece.start + start, piece.start + end)
        for each in reading.attributions
        if each.id in matches
        for piece in each.content
        for start, end in spans(piece.text, words)
    }
    return sorted(found)


def row_id(request: Request, key: str = "id") -> str:
    """Read an id off an address, whole or its beginning.

    Raises:
        HTTPException: it cannot be one.
    """
    found = str(request.path_params[key])
    if not _ID.fullmatch(found):
        raise HTTPException(404, "An id is 4 to 16 of the signs 0-9 and a-f.")
    return found
