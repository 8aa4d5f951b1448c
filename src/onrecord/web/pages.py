"""The pages. Each asks the case, hands the answer to a template, and computes nothing itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from jinja2 import Environment
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.case import (
    AttributionRow,
    Case,
    Count,
    DocumentRow,
    Facets,
    IssueRow,
    ShownAttribution,
    ShownEntity,
    SourceRow,
    to_json,
)
from onrecord.errors import CaseError, OnRecordError
from onrecord.model import Reading
from onrecord.web import charts, wording
from onrecord.web.marks import mark
from onrecord.web.query import DOCUMENT_KEYS, Query, parse
from onrecord.web.reader import items, run_classes
from onrecord.web.templating import run_text
from onrecord.web.twins import columns, csv_twin, json_twin

_ID = re.compile(r"[0-9a-f]{4,16}")
_FACETS = ("source", "publisher", "kind", "genre", "unnamed")
_LISTED = 12  # values of one facet
_OVERVIEW_SOURCES = 12
_OVERVIEW_ISSUES = 8
_ALL = 1_000_000_000


class Pages:
    """Answers requests about one case."""

    def __init__(self, case: Case, templates: Environment) -> None:
        """Keep the case to ask and the templates to fill."""
        self._case = case
        self._templates = templates

    def overview(self, request: Request) -> Response:
        """Show what the case holds."""
        del request
        months = self._case.documents_by_month()
        sources = self._case.sources(limit=_OVERVIEW_SOURCES)
        chart = charts.by_month(months)
        return self._page(
            "overview.html",
            here="overview",
            status=self._case.status(),
            chart=chart,
            chart_caption=_chart_caption(chart),
            sources=list(zip(sources, charts.sparks(sources), strict=True)),
            issues=self._case.issues(limit=_OVERVIEW_ISSUES),
            twins=(("JSON", "/overview.json"),),
        )

    def overview_json(self, request: Request) -> Response:
        """Give what the overview shows."""
        del request
        return json_twin(
            {
                "status": self._case.status(),
                "documents_by_month": self._case.documents_by_month(),
                "sources": self._case.sources(limit=_OVERVIEW_SOURCES),
                "issues": self._case.issues(limit=_OVERVIEW_ISSUES),
            }
        )

    def attributions(self, request: Request) -> Response:
        """List the attributions that the filters leave."""
        query = parse(request.query_params)
        table = self._case.attributions(**query.asked())
        total = len(table)
        _refuse_missing_page(query, total)
        facets = table.facets(sources=_LISTED)
        years = _values("year", facets.year)
        return self._page(
            "attributions.html",
            here="attributions",
            query=query,
            total=total,
            rows=table.page(query.size, query.offset),
            groups=_groups(facets),
            years=years,
            years_most=max((count for _, count in years), default=0),
            twins=_twins("/attributions", query),
        )

    def attributions_json(self, request: Request) -> Response:
        """Give one page of attributions with its counts."""
        query = parse(request.query_params)
        table = self._case.attributions(**query.asked())
        return json_twin(
            {
                **_listed(query, len(table)),
                "facets": table.facets(sources=_LISTED),
                "attributions": table.page(query.size, query.offset),
            }
        )

    def attributions_csv(self, request: Request) -> Response:
        """Give every attribution that the filters leave."""
        query = parse(request.query_params)
        table = self._case.attributions(**query.asked())
        return csv_twin("attributions", columns(AttributionRow), table)

    def documents(self, request: Request) -> Response:
        """List the documents that the filters leave."""
        query = parse(request.query_params, DOCUMENT_KEYS)
        table = self._case.documents(**query.asked())
        total = len(table)
        _refuse_missing_page(query, total)
        return self._page(
            "documents.html",
            here="documents",
            query=query,
            total=total,
            rows=table.page(query.size, query.offset),
            twins=_twins("/documents", query),
        )

    def documents_json(self, request: Request) -> Response:
        """Give one page of documents."""
        query = parse(request.query_params, DOCUMENT_KEYS)
        table = self._case.documents(**query.asked())
        rows = table.page(query.size, query.offset)
        return json_twin({**_listed(query, len(table)), "documents": rows})

    def documents_csv(self, request: Request) -> Response:
        """Give every document that the filters leave."""
        query = parse(request.query_params, DOCUMENT_KEYS)
        table = self._case.documents(**query.asked())
        return csv_twin("documents", columns(DocumentRow), table)

    def sources(self, request: Request) -> Response:
        """List the sources, most reported first."""
        query = parse(request.query_params, ("unnamed",))
        rows = self._sources(query, query.size + 1)
        shown = rows[: query.size]
        return self._page(
            "sources.html",
            here="sources",
            query=query,
            rows=list(zip(shown, charts.sparks(shown), strict=True)),
            most=max((row.attributions for row in shown), default=0),
            more=len(rows) > query.size,
            twins=_twins("/sources", query),
        )

    def sources_json(self, request: Request) -> Response:
        """Give one page of sources."""
        query = parse(request.query_params, ("unnamed",))
        return json_twin({"page": query.page, "sources": self._sources(query, query.size)})

    def sources_csv(self, request: Request) -> Response:
        """Give every source."""
        query = parse(request.query_params, ("unnamed",))
        rows = self._case.sources(limit=_ALL, unnamed=query.asked().get("unnamed"))
        return csv_twin("sources", columns(SourceRow), rows)

    def _sources(self, query: Query, limit: int) -> tuple[SourceRow, ...]:
        unnamed = query.asked().get("unnamed")
        return self._case.sources(limit=limit, offset=query.offset, unnamed=unnamed)

    def issues(self, request: Request) -> Response:
        """List the issues."""
        query = parse(request.query_params, ())
        total = self._case.status().issues
        _refuse_missing_page(query, total)
        return self._page(
            "issues.html",
            here="issues",
            query=query,
            total=total,
            rows=self._case.issues(limit=query.size, offset=query.offset),
            twins=_twins("/issues", query),
        )

    def issues_json(self, request: Request) -> Response:
        """Give one page of issues."""
        query = parse(request.query_params, ())
        rows = self._case.issues(limit=query.size, offset=query.offset)
        return json_twin({**_listed(query, self._case.status().issues), "issues": rows})

    def issues_csv(self, request: Request) -> Response:
        """Give every issue."""
        del request
        return csv_twin("issues", columns(IssueRow), self._case.issues())

    def document(self, request: Request) -> Response:
        """Show a document with its attributions marked, opened at one where the address says."""
        query = parse(request.query_params)
        at = request.query_params.get("at")
        reading = self._reading(request)
        document = reading.document
        document_id = document.id  # hashed from the whole text whenever it is asked for
        matches = self._matches(query, document_id)
        found = items(reading, query, matches, at)
        order = sorted(range(len(found)), key=lambda n: (found[n].start, n))
        hits = [item.match for item in found]
        paragraphs = mark(document, reading.attributions)
        return self._page(
            "document.html",
            query=query,
            document=document,
            document_id=document_id,
            paragraphs=paragraphs,
            items=found,
            order=order,
            matches=len(matches),
            selected=next((item for item in found if item.selected), None),
            run_classes=lambda run: run_classes(run, found),
            run_text=lambda run: run_text(run, hits, query.words),
            twins=_twins(f"/documents/{document_id}", Query()),
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
        return self._case.document(_id(request))

    def _matches(self, query: Query, document_id: str) -> frozenset[str]:
        if not query.filters:
            return frozenset()
        table = self._case.attributions(**{**query.asked(), "document": document_id})
        return frozenset(row.id for row in table)

    def attribution(self, request: Request) -> Response:
        """Lead to the passage of an attribution."""
        row = self._shown_attribution(request).row
        address = f"/documents/{row.document}?at={row.id}#a-{row.id}"
        return RedirectResponse(address, status_code=302)

    def attribution_json(self, request: Request) -> Response:
        """Give one attribution in full, with the paragraphs that it stands in."""
        shown = self._shown_attribution(request)
        return json_twin({"row": shown.row, "entities": shown.entities, "passage": shown.passage})

    def _shown_attribution(self, request: Request) -> ShownAttribution:
        shown = self._case.show(_id(request))
        if not isinstance(shown, ShownAttribution):
            raise HTTPException(404, "This id is not that of an attribution.")
        return shown

    def entity(self, request: Request) -> Response:
        """Show who somebody is, by one document, and what is attributed to them there."""
        shown = self._shown_entity(request)
        name = None if shown.entity.unnamed else shown.entity.name
        return self._page(
            "entity.html",
            query=Query(),
            entity=shown.entity,
            document=shown.document,
            rows=shown.attributions,
            everywhere=len(self._case.attributions(source=name)) if name else 0,
            twins=_twins(f"/entities/{shown.entity.id}", Query()),
        )

    def entity_json(self, request: Request) -> Response:
        """Give an entity with what is attributed to it."""
        return json_twin(self._shown_entity(request))

    def entity_csv(self, request: Request) -> Response:
        """Give what is attributed to an entity."""
        shown = self._shown_entity(request)
        return csv_twin(shown.entity.id, columns(AttributionRow), shown.attributions)

    def _shown_entity(self, request: Request) -> ShownEntity:
        shown = self._case.show(_id(request))
        if not isinstance(shown, ShownEntity):
            raise HTTPException(404, "This id is not that of an entity.")
        return shown

    def refused(self, request: Request, error: Exception) -> Response:
        """Say why a request could not be answered, and what to do."""
        code, message = _what_happened(error)
        if request.url.path.endswith((".json", ".csv")):
            answer = json_twin({"error": message})
            answer.status_code = code
            return answer
        title = "Not found" if code == 404 else "This cannot be shown"
        return self._page("error.html", code, title=title, message=message)

    def _page(self, template: str, status_code: int = 200, **values: Any) -> Response:
        return HTMLResponse(self._templates.get_template(template).render(values), status_code)


def _what_happened(error: Exception) -> tuple[int, str]:
    if isinstance(error, HTTPException):
        plain = error.detail if error.status_code != 404 or error.detail != "Not Found" else None
        return error.status_code, plain or "There is no such page. Start from the overview."
    if isinstance(error, CaseError):
        return 404, str(error)
    if isinstance(error, OnRecordError):
        return 400, str(error)
    return 500, "Something went wrong while this page was made. The case itself is not changed."


def _id(request: Request) -> str:
    found = str(request.path_params["id"])
    if not _ID.fullmatch(found):
        raise HTTPException(404, "An id is 4 to 16 of the signs 0-9 and a-f.")
    return found


def _refuse_missing_page(query: Query, total: int) -> None:
    if query.page > 1 and query.offset >= total:
        last = max(1, -(-total // query.size))
        raise HTTPException(404, f"There is no page {query.page}; the last one is {last}.")


def _listed(query: Query, total: int) -> dict[str, Any]:
    return {
        "filters": dict(query.filters),
        "total": total,
        "page": query.page,
        "limit": query.size,
    }


def _groups(facets: Facets) -> list[dict[str, Any]]:
    groups = []
    for key in _FACETS:
        counts = _values(key, getattr(facets, key))[:_LISTED]
        most = max((count for _, count in counts), default=0)
        groups.append({"key": key, "counts": counts, "most": most})
    return groups


def _values(key: str, counts: Sequence[Count]) -> list[tuple[str, int]]:
    """Give counts with the values that an address uses: year 0 and publisher "" are unknown."""
    unknown = "0" if key == "year" else ""
    return [(count.value or unknown, count.count) for count in counts]


def _twins(path: str, query: Query) -> tuple[tuple[str, str], ...]:
    json_address = query.address(f"{path}.json", page=query.page if query.page > 1 else None)
    return (("JSON", json_address), ("CSV", query.address(f"{path}.csv")))


def _chart_caption(chart: charts.Columns) -> str:
    drawn = sum(column.count for column in chart.columns)
    words = f"{wording.plural(drawn, 'document')} by {chart.by} of publication"
    if not chart.left_out:
        return f"{words}."
    return f"{words}; {wording.number(chart.left_out)} not dated to a {chart.by} left out."
