"""Copies: which documents share text, and two of them side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.case import Case, CopyRow, DiffPiece, DocumentRow, ShownCopy, Stretch
from onrecord.web.diff import Drawn, pieces
from onrecord.web.lists import listed, refuse_missing_page
from onrecord.web.query import COPY_KEYS, Query, parse
from onrecord.web.records import row_id
from onrecord.web.rendering import Renderer, twins
from onrecord.web.twins import columns, csv_twin, json_twin


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A part of two documents beside one another; `number` counts the shared passages from 1."""

    left: tuple[Drawn, ...]
    right: tuple[Drawn, ...]
    number: int | None


class Copies:
    """Answers with the documents that share text."""

    def __init__(self, case: Case, render: Renderer) -> None:
        """Keep the case to ask and what fills the templates."""
        self._case = case
        self._render = render

    def list(self, request: Request) -> Response:
        """List pairs of documents that share text, what is contained most first."""
        query = parse(request.query_params, COPY_KEYS)
        table = self._case.copies(**_asked(query))
        total = len(table)
        refuse_missing_page(query, total)
        rows = table.page(query.size, query.offset)
        return self._render.page(
            "copies.html",
            here="copies",
            query=query,
            total=total,
            rows=rows,
            documents=self._documents(rows),
            kinds=self._case.copy_kinds(),
            twins=twins("/copies", query),
        )

    def _documents(self, rows: tuple[CopyRow, ...]) -> dict[str, DocumentRow]:
        ids = dict.fromkeys(key for row in rows for key in (row.document, row.of))
        return self._case.document_rows(list(ids))

    def list_json(self, request: Request) -> Response:
        """Give one page of pairs."""
        query = parse(request.query_params, COPY_KEYS)
        table = self._case.copies(**_asked(query))
        return json_twin(
            {
                **listed(query, len(table)),
                "kinds": self._case.copy_kinds(),
                "copies": table.page(query.size, query.offset),
            }
        )

    def list_csv(self, request: Request) -> Response:
        """Give every pair that the filters leave."""
        query = parse(request.query_params, COPY_KEYS)
        return csv_twin("copies", columns(CopyRow), self._case.copies(**_asked(query)))

    def copy(self, request: Request) -> Response:
        """Show two documents side by side, what they share aligned."""
        asked = tuple(row_id(request, key) for key in ("document", "of"))
        shown = self._case.copy(*asked)
        pair = (shown.copy.document, shown.copy.of)
        path = "/copies/" + "/".join(pair)
        if asked != pair:
            return RedirectResponse(path, status_code=302)
        texts = tuple(self._case.document(key).document.text for key in pair)
        return self._render.page(
            "copy.html",
            here="copies",
            query=Query(),
            row=shown.copy,
            sides=(
                (shown.document, shown.copy.first == "document"),
                (shown.of, shown.copy.first == "of"),
            ),
            passages=sum(stretch.shared for stretch in shown.stretches),
            told_by=shown.told_by,
            aligned=list(_aligned(shown.stretches, *texts)),
            changed=shown.copy.kind == "version",
            twins=twins(path, Query()),
        )

    def copy_json(self, request: Request) -> Response:
        """Give two documents with the stretches in which they are laid side by side."""
        return json_twin(self._shown(request))

    def copy_csv(self, request: Request) -> Response:
        """Give these stretches."""
        shown = self._shown(request)
        name = f"{shown.copy.document}-{shown.copy.of}"
        return csv_twin(name, columns(Stretch), shown.stretches)

    def _shown(self, request: Request) -> ShownCopy:
        return self._case.copy(row_id(request, "document"), row_id(request, "of"))


def _aligned(stretches: tuple[Stretch, ...], left: str, right: str) -> Iterator[Aligned]:
    number = 0
    for stretch in stretches:
        number += stretch.shared
        one = left[slice(*stretch.span)] if stretch.span else ""
        other = right[slice(*stretch.of_span)] if stretch.of_span else ""
        turned = [
            DiffPiece(change=piece.change, report=piece.reference, reference=piece.report)
            for piece in stretch.pieces
        ]
        yield Aligned(
            left=tuple(pieces(other, one, stretch.pieces)),
            right=tuple(pieces(one, other, turned)),
            number=number if stretch.shared else None,
        )


def _asked(query: Query) -> dict[str, Any]:
    keys = {"document": "document", "kind": "copy_kind", "wire": "wire"}
    return {name: query.get(key) for name, key in keys.items()}
