"""The entities of a case: their list, one over the whole case, its documents' own ones."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.case import (
    AttributionRow,
    Attributions,
    Case,
    Count,
    JoinedRow,
    MemberRow,
    ShownJoined,
)
from onrecord.errors import CaseError
from onrecord.web.lists import listed, refuse_missing_page
from onrecord.web.names import lookups
from onrecord.web.query import ENTITY_KEYS, Query, parse
from onrecord.web.records import Records, row_id
from onrecord.web.rendering import Renderer, twins
from onrecord.web.twins import columns, csv_twin, json_twin

_SHOWN = 8  # attributions of it, and towards it
_MEMBERS = 12


class Entities:
    """Answers with who is who over the whole case."""

    def __init__(self, case: Case, render: Renderer, records: Records) -> None:
        """Keep the case to ask, what fills the templates, and who shows what is not linked."""
        self._case = case
        self._render = render
        self._records = records

    def list(self, request: Request) -> Response:
        """List the people and bodies of the case, most reported first."""
        query = parse(request.query_params, ENTITY_KEYS)
        table = self._case.entities(**_asked(query))
        total = len(table)
        refuse_missing_page(query, total)
        top = table.page(1)
        return self._render.page(
            "entities.html",
            here="entities",
            query=query,
            total=total,
            rows=table.page(query.size, query.offset),
            most=top[0].attributions if top else 0,
            kinds=self._case.entity_kinds(),
            names=lookups(self._case, query),
            twins=twins("/entities", query),
        )

    def list_json(self, request: Request) -> Response:
        """Give one page of entities."""
        query = parse(request.query_params, ENTITY_KEYS)
        table = self._case.entities(**_asked(query))
        return json_twin(
            {
                **listed(query, len(table)),
                "names": lookups(self._case, query),
                "kinds": self._case.entity_kinds(),
                "entities": table.page(query.size, query.offset),
            }
        )

    def list_csv(self, request: Request) -> Response:
        """Give every entity that the filters leave."""
        query = parse(request.query_params, ENTITY_KEYS)
        return csv_twin("entities", columns(JoinedRow), self._case.entities(**_asked(query)))

    def entity(self, request: Request) -> Response:
        """Show who somebody is over the whole case; what is not linked, by its document."""
        asked = row_id(request)
        try:
            shown = self._case.entity(asked, members=_MEMBERS)
        except CaseError:
            return self._records.entity(request)
        if shown.entity.id != asked:
            return RedirectResponse(f"/entities/{shown.entity.id}", status_code=302)
        said, towards = self._of(shown)
        return self._render.page(
            "joined.html",
            here="entities",
            query=Query(),
            shown=shown,
            entity=shown.entity,
            members=len(self._case.members(shown.entity.id)),
            total=len(said),
            rows=said.page(_SHOWN),
            counts=_said(said),
            towards_total=len(towards),
            towards=towards.page(_SHOWN),
            towards_counts=_towards(towards),
            twins=twins(f"/entities/{shown.entity.id}", Query()),
        )

    def _of(self, shown: ShownJoined) -> tuple[Attributions, Attributions]:
        """Give what is attributed to an entity, and what is directed at it."""
        of = shown.entity.id
        return self._case.attributions(source=of), self._case.attributions(target=of)

    def entity_json(self, request: Request) -> Response:
        """Give an entity with its members, offices and ties, and the counts of its page."""
        try:
            shown = self._case.entity(row_id(request))
        except CaseError:
            return self._records.entity_json(request)
        said, towards = self._of(shown)
        return json_twin(
            {
                "shown": shown,
                "attributions": {"total": len(said), **_said(said)},
                "towards": {"total": len(towards), **_towards(towards)},
            }
        )

    def entity_csv(self, request: Request) -> Response:
        """Give what is attributed to an entity."""
        try:
            shown = self._case.entity(row_id(request), members=0)
        except CaseError:
            return self._records.entity_csv(request)
        return csv_twin(shown.entity.id, columns(AttributionRow), self._of(shown)[0])

    def members(self, request: Request) -> Response:
        """List the documents' own entities of one, with why each is joined."""
        query = parse(request.query_params, ())
        table = self._case.members(row_id(request))
        total = len(table)
        refuse_missing_page(query, total)
        path = f"/entities/{table.entity.id}/members"
        return self._render.page(
            "members.html",
            here="entities",
            query=query,
            path=path,
            entity=table.entity,
            total=total,
            rows=table.page(query.size, query.offset),
            twins=twins(path, query),
        )

    def members_json(self, request: Request) -> Response:
        """Give one page of members."""
        query = parse(request.query_params, ())
        table = self._case.members(row_id(request))
        rows = table.page(query.size, query.offset)
        return json_twin({**listed(query, len(table)), "entity": table.entity, "members": rows})

    def members_csv(self, request: Request) -> Response:
        """Give every member."""
        table = self._case.members(row_id(request))
        return csv_twin(f"{table.entity.id}-members", columns(MemberRow), table)


def _said(table: Attributions) -> dict[str, tuple[Count, ...]]:
    return {"year": table.counts("year"), "act": table.counts("act")}


def _towards(table: Attributions) -> dict[str, tuple[Count, ...]]:
    return {"act": table.counts("act"), "source": table.counts("source", most=_SHOWN)}


def _asked(query: Query) -> dict[str, Any]:
    return {"name": query.get("name"), "kind": query.get("entity_kind")}
