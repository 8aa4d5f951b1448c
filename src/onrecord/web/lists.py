"""The lists: attributions, documents, sources, issues, each with its JSON and CSV twin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.case import AttributionRow, Case, Count, DocumentRow, Facets, IssueRow, SourceRow
from onrecord.web import charts
from onrecord.web.names import Lookup, called, lookups
from onrecord.web.query import DOCUMENT_KEYS, ISSUE_KEYS, Query, parse
from onrecord.web.rendering import Renderer, twins
from onrecord.web.twins import columns, csv_twin, json_twin
from onrecord.web.wording import plural

_FACETS = (
    "source",
    "act",
    "target",
    "channel",
    "publisher",
    "source_kind",
    "kind",
    "genre",
    "unnamed",
)
_CLOSED = frozenset({"act", "channel", "source_kind"})  # so few that all can be shown
_LISTED = 12  # values of one facet
_ALL = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a facet: what an address asks for, what it is called, how many rows have it."""

    value: str
    name: str
    count: int


class Lists:
    """Answers with rows of the case."""

    def __init__(self, case: Case, render: Renderer) -> None:
        """Keep the case to ask and what fills the templates."""
        self._case = case
        self._render = render

    def attributions(self, request: Request) -> Response:
        """List the attributions that the filters leave."""
        query = parse(request.query_params)
        table = self._case.attributions(**query.asked())
        total = len(table)
        refuse_missing_page(query, total)
        facets = table.facets(sources=_LISTED)
        years = _values("year", facets.year)
        names = lookups(self._case, query)
        return self._render.page(
            "attributions.html",
            here="attributions",
            query=called(query, names),
            names=names,
            total=total,
            rows=table.page(query.size, query.offset),
            groups=self._groups(facets, names),
            years=years,
            years_most=max((year.count for year in years), default=0),
            texts=len(self._case.documents(query.words)) if query.words else 0,
            twins=twins("/attributions", query),
        )

    def _groups(self, facets: Facets, names: Sequence[Lookup]) -> list[dict[str, Any]]:
        one = {name.key: name.meant[0].id for name in names if len(name.meant) == 1}
        groups = []
        for key in _FACETS:
            counts = self._told_apart(_values(key, getattr(facets, key)))
            counts = counts if key in _CLOSED else counts[:_LISTED]
            most = max((each.count for each in counts), default=0)
            groups.append({"key": key, "counts": counts, "most": most, "on": one.get(key)})
        return groups

    def _told_apart(self, values: list[Value]) -> list[Value]:
        """Name what several entities of one name are, and in how many documents they are."""
        often = Counter(each.name for each in values)
        return [self._with_kind(each) if often[each.name] > 1 else each for each in values]

    def _with_kind(self, value: Value) -> Value:
        if value.value == value.name:
            return replace(value, name=f"{value.name} (not linked)")
        [row] = self._case.meant(value.value)
        documents = plural(row.documents, "document")
        return replace(value, name=f"{value.name} ({row.kind}, {documents})")

    def attributions_json(self, request: Request) -> Response:
        """Give one page of attributions with its counts."""
        query = parse(request.query_params)
        table = self._case.attributions(**query.asked())
        return json_twin(
            {
                **listed(query, len(table)),
                "names": lookups(self._case, query),
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
        refuse_missing_page(query, total)
        rows = table.page(query.size, query.offset)
        return self._render.page(
            "documents.html",
            here="documents",
            query=query,
            total=total,
            rows=list(zip(rows, table.excerpts(rows), strict=True)),
            languages=[(count.value, count.count) for count in self._case.languages()],
            twins=twins("/documents", query),
        )

    def documents_json(self, request: Request) -> Response:
        """Give one page of documents."""
        query = parse(request.query_params, DOCUMENT_KEYS)
        table = self._case.documents(**query.asked())
        rows = table.page(query.size, query.offset)
        return json_twin({**listed(query, len(table)), "documents": rows})

    def documents_csv(self, request: Request) -> Response:
        """Give every document that the filters leave."""
        query = parse(request.query_params, DOCUMENT_KEYS)
        table = self._case.documents(**query.asked())
        return csv_twin("documents", columns(DocumentRow), table)

    def sources(self, request: Request) -> Response:
        """List the sources, most reported first."""
        query = parse(request.query_params, ("unnamed",))
        unnamed = query.asked().get("unnamed")
        total = self._case.count_sources(unnamed=unnamed)
        refuse_missing_page(query, total)
        rows = self._sources(query, query.size)
        top = self._case.sources(limit=1, unnamed=unnamed)
        return self._render.page(
            "sources.html",
            here="sources",
            query=query,
            total=total,
            rows=list(zip(rows, charts.sparks(rows), strict=True)),
            most=top[0].attributions if top else 0,
            twins=twins("/sources", query),
        )

    def sources_json(self, request: Request) -> Response:
        """Give one page of sources."""
        query = parse(request.query_params, ("unnamed",))
        total = self._case.count_sources(unnamed=query.asked().get("unnamed"))
        rows = self._sources(query, query.size)
        return json_twin({**listed(query, total), "sources": rows})

    def sources_csv(self, request: Request) -> Response:
        """Give every source."""
        query = parse(request.query_params, ("unnamed",))
        rows = self._case.sources(limit=_ALL, unnamed=query.asked().get("unnamed"))
        return csv_twin("sources", columns(SourceRow), rows)

    def _sources(self, query: Query, limit: int) -> tuple[SourceRow, ...]:
        unnamed = query.asked().get("unnamed")
        return self._case.sources(limit=limit, offset=query.offset, unnamed=unnamed)

    def issues(self, request: Request) -> Response:
        """List the issues, under the counts of their codes."""
        query = parse(request.query_params, ISSUE_KEYS)
        codes = self._codes()
        total = _issues_of(query, codes)
        refuse_missing_page(query, total)
        return self._render.page(
            "issues.html",
            here="issues",
            query=query,
            total=total,
            every=sum(codes.values()),
            codes=list(codes.items()),
            rows=self._issues(query, query.size, query.offset),
            twins=twins("/issues", query),
        )

    def issues_json(self, request: Request) -> Response:
        """Give one page of issues."""
        query = parse(request.query_params, ISSUE_KEYS)
        codes = self._codes()
        rows = self._issues(query, query.size, query.offset)
        return json_twin(
            {**listed(query, _issues_of(query, codes)), "codes": codes, "issues": rows}
        )

    def issues_csv(self, request: Request) -> Response:
        """Give every issue."""
        query = parse(request.query_params, ISSUE_KEYS)
        return csv_twin("issues", columns(IssueRow), self._issues(query, None, 0))

    def _issues(self, query: Query, limit: int | None, offset: int) -> tuple[IssueRow, ...]:
        return self._case.issues(limit=limit, offset=offset, code=query.get("code"))

    def _codes(self) -> dict[str, int]:
        return {count.value or "": count.count for count in self._case.issue_codes()}


def _issues_of(query: Query, codes: dict[str, int]) -> int:
    code = query.get("code")
    return sum(codes.values()) if code is None else codes.get(code, 0)


def refuse_missing_page(query: Query, total: int) -> None:
    """Answer that a page of a list is not there.

    Raises:
        HTTPException: it is past the end.
    """
    if query.page > 1 and query.offset >= total:
        last = max(1, -(-total // query.size))
        raise HTTPException(404, f"There is no page {query.page}; the last one is {last}.")


def listed(query: Query, total: int) -> dict[str, Any]:
    """Give what every list tells in its JSON twin."""
    return {
        "filters": dict(query.filters),
        "total": total,
        "page": query.page,
        "limit": query.size,
    }


def _values(key: str, counts: Sequence[Count]) -> list[Value]:
    """Give counts with the values that an address uses: year 0 and publisher "" are unknown."""
    unknown = "0" if key == "year" else ""
    return [
        Value(
            value=count.id or count.value or unknown,
            name=count.value or unknown,
            count=count.count,
        )
        for count in counts
    ]
