"""The web application of one case: addresses and what answers them."""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from onrecord.case import Case
from onrecord.errors import OnRecordError
from onrecord.web.copies import Copies
from onrecord.web.entities import Entities
from onrecord.web.guard import Guard
from onrecord.web.lists import Lists
from onrecord.web.overview import Overview
from onrecord.web.records import Records
from onrecord.web.rendering import Renderer
from onrecord.web.templating import STATIC, environment
from onrecord.web.utterances import Utterances

Answer = Callable[[Request], Response]


def create_app(case: Case) -> ASGIApp:
    """Build the pages of a case; it stays open for as long as they are served."""
    render = Renderer(environment(case.status().name))
    served = Starlette(
        routes=_routes(case, render),
        exception_handlers={
            OnRecordError: render.refused,
            HTTPException: render.refused,
            Exception: render.refused,
        },
    )
    return Guard(served)  # outermost, so that even a failure has its headers


def _routes(case: Case, render: Renderer) -> list[BaseRoute]:
    """List every address. A twin stands before its page, whose id would swallow the ending."""
    overview = Overview(case, render)
    lists = Lists(case, render)
    records = Records(case, render)
    entities = Entities(case, render, records)
    utterances = Utterances(case, render)
    copies = Copies(case, render)
    table: dict[str, Answer] = {
        "/": overview.page,
        "/overview.json": overview.json,
        "/attributions": lists.attributions,
        "/attributions.json": lists.attributions_json,
        "/attributions.csv": lists.attributions_csv,
        "/attributions/{id}.json": records.attribution_json,
        "/attributions/{id}": records.attribution,
        "/documents": lists.documents,
        "/documents.json": lists.documents_json,
        "/documents.csv": lists.documents_csv,
        "/documents/{id}.json": records.document_json,
        "/documents/{id}.csv": records.document_csv,
        "/documents/{id}": records.document,
        "/entities": entities.list,
        "/entities.json": entities.list_json,
        "/entities.csv": entities.list_csv,
        "/entities/{id}/members": entities.members,
        "/entities/{id}/members.json": entities.members_json,
        "/entities/{id}/members.csv": entities.members_csv,
        "/entities/{id}.json": entities.entity_json,
        "/entities/{id}.csv": entities.entity_csv,
        "/entities/{id}": entities.entity,
        "/utterances": utterances.list,
        "/utterances.json": utterances.list_json,
        "/utterances.csv": utterances.list_csv,
        "/utterances/bridges": utterances.bridges,
        "/utterances/bridges.json": utterances.bridges_json,
        "/utterances/bridges.csv": utterances.bridges_csv,
        "/utterances/{id}.json": utterances.utterance_json,
        "/utterances/{id}.csv": utterances.utterance_csv,
        "/utterances/{id}": utterances.utterance,
        "/copies": copies.list,
        "/copies.json": copies.list_json,
        "/copies.csv": copies.list_csv,
        "/copies/{document}/{of}.json": copies.copy_json,
        "/copies/{document}/{of}.csv": copies.copy_csv,
        "/copies/{document}/{of}": copies.copy,
        "/sources": lists.sources,
        "/sources.json": lists.sources_json,
        "/sources.csv": lists.sources_csv,
        "/issues": lists.issues,
        "/issues.json": lists.issues_json,
        "/issues.csv": lists.issues_csv,
    }
    routes: list[BaseRoute] = [Route(path, page, methods=["GET"]) for path, page in table.items()]
    return [*routes, Mount("/static", StaticFiles(directory=STATIC))]
