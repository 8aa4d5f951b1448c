"""The overview: what a case holds."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from onrecord.case import Case
from onrecord.web import charts, wording
from onrecord.web.rendering import Renderer
from onrecord.web.twins import json_twin

_SOURCES = 12
_ISSUES = 8


class Overview:
    """Answers with what the case holds."""

    def __init__(self, case: Case, render: Renderer) -> None:
        """Keep the case to ask and what fills the templates."""
        self._case = case
        self._render = render

    def page(self, request: Request) -> Response:
        """Show what the case holds."""
        del request
        months = self._case.documents_by_month()
        sources = self._case.sources(limit=_SOURCES)
        chart = charts.by_month(months)
        return self._render.page(
            "overview.html",
            here="overview",
            status=self._case.status(),
            chart=chart,
            chart_caption=_chart_caption(chart),
            sources=list(zip(sources, charts.sparks(sources), strict=True)),
            issues=self._case.issues(limit=_ISSUES),
            joined=self._joined(),
            twins=(("JSON", "/overview.json"),),
        )

    def json(self, request: Request) -> Response:
        """Give what the overview shows."""
        del request
        return json_twin(
            {
                "status": self._case.status(),
                "documents_by_month": self._case.documents_by_month(),
                "sources": self._case.sources(limit=_SOURCES),
                "issues": self._case.issues(limit=_ISSUES),
                "joined": self._joined(),
            }
        )

    def _joined(self) -> dict[str, int]:
        """Count what is known across documents."""
        return {
            "entities": len(self._case.entities()),
            "utterances": len(self._case.utterances(documents=2)),
            "copies": len(self._case.copies()),
        }


def _chart_caption(chart: charts.Columns) -> str:
    drawn = sum(column.count for column in chart.columns)
    words = f"{wording.plural(drawn, 'document')} by {chart.by} of publication"
    if not chart.left_out:
        return f"{words}."
    return f"{words}; {wording.number(chart.left_out)} not dated to a {chart.by} left out."
