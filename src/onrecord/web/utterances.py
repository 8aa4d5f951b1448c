"""Utterances: their list, one with its reports side by side, and what was kept apart."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.case import BridgeRow, Case, ReportDiff, UtteranceRow
from onrecord.web.diff import drawn
from onrecord.web.lists import listed, refuse_missing_page
from onrecord.web.names import called, lookups
from onrecord.web.query import UTTERANCE_KEYS, Query, parse
from onrecord.web.records import row_id
from onrecord.web.rendering import Renderer, twins
from onrecord.web.twins import columns, csv_twin, json_twin

_BRIDGES = "/utterances/bridges"


class Utterances:
    """Answers with what was said, each saying once."""

    def __init__(self, case: Case, render: Renderer) -> None:
        """Keep the case to ask and what fills the templates."""
        self._case = case
        self._render = render

    def list(self, request: Request) -> Response:
        """List utterances, those that most documents report first."""
        query = parse(request.query_params, UTTERANCE_KEYS)
        table = self._case.utterances(**_asked(query))
        total = len(table)
        refuse_missing_page(query, total)
        rows = table.page(query.size, query.offset)
        names = lookups(self._case, query)
        return self._render.page(
            "utterances.html",
            here="utterances",
            query=called(query, names),
            total=total,
            rows=rows,
            names=names,
            shared=len(self._case.utterances(documents=2)),
            bridges=len(self._case.bridges()),
            twins=twins("/utterances", query),
        )

    def list_json(self, request: Request) -> Response:
        """Give one page of utterances."""
        query = parse(request.query_params, UTTERANCE_KEYS)
        table = self._case.utterances(**_asked(query))
        return json_twin(
            {
                **listed(query, len(table)),
                "names": lookups(self._case, query),
                "shared": len(self._case.utterances(documents=2)),
                "bridges": len(self._case.bridges()),
                "utterances": table.page(query.size, query.offset),
            }
        )

    def list_csv(self, request: Request) -> Response:
        """Give every utterance that the filters leave."""
        query = parse(request.query_params, UTTERANCE_KEYS)
        table = self._case.utterances(**_asked(query))
        return csv_twin("utterances", columns(UtteranceRow), table)

    def utterance(self, request: Request) -> Response:
        """Show one saying: its reports side by side, word by word."""
        asked = row_id(request)
        query = parse(request.query_params, ())
        shown = self._case.utterance(asked)
        own = shown.utterance
        if own.id != asked:
            return RedirectResponse(f"/utterances/{own.id}", status_code=302)
        total = len(shown.reports)
        refuse_missing_page(query, total)
        reports = shown.reports[query.offset : query.offset + query.size]
        return self._render.page(
            "utterance.html",
            here="utterances",
            query=query,
            path=f"/utterances/{own.id}",
            own=own,
            who=tuple(zip(own.names, own.entities, strict=True)),
            origins=getattr(own, "origins", None),
            total=total,
            documents=len({report.document for report in shown.reports}),
            reports=[(report, drawn(own.text, report)) for report in reports],
            bridges=shown.bridges,
            twins=twins(f"/utterances/{own.id}", Query()),
        )

    def utterance_json(self, request: Request) -> Response:
        """Give one saying with the word diffs of its reports."""
        return json_twin(self._case.utterance(row_id(request)))

    def utterance_csv(self, request: Request) -> Response:
        """Give the reports of one saying."""
        shown = self._case.utterance(row_id(request))
        return csv_twin(shown.utterance.id, columns(ReportDiff), shown.reports)

    def bridges(self, request: Request) -> Response:
        """List what is alike and was kept apart, for review."""
        query = parse(request.query_params, ())
        table = self._case.bridges()
        total = len(table)
        refuse_missing_page(query, total)
        return self._render.page(
            "bridges.html",
            here="utterances",
            query=query,
            total=total,
            rows=table.page(query.size, query.offset),
            twins=twins(_BRIDGES, query),
        )

    def bridges_json(self, request: Request) -> Response:
        """Give one page of what was kept apart."""
        query = parse(request.query_params, ())
        table = self._case.bridges()
        rows = table.page(query.size, query.offset)
        return json_twin({**listed(query, len(table)), "bridges": rows})

    def bridges_csv(self, request: Request) -> Response:
        """Give all that was kept apart."""
        del request
        return csv_twin("bridges", columns(BridgeRow), self._case.bridges())


def _asked(query: Query) -> dict[str, Any]:
    asked = query.asked()
    return {
        "source": asked.get("source"),
        "document": asked.get("document"),
        "documents": asked.get("least", 1),
    }
