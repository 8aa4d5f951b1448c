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
from onrecord.web.guard import Guard
from onrecord.web.lists import Lists
from onrecord.web.overview import Overview
from onrecord.web.records import Records
from onrecord.web.rendering import Renderer
from onrecord.web.templating import STATIC, environment

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
        "/entities/{id}.json": records.entity_json,
        "/entities/{id}.csv": records.entity_csv,
        "/entities/{id}": records.entity,
        "/sources": lists.sources,
        "/sources.json": lists.sources_json,
        "/sources.csv": lists.sources_csv,
        "/issues": lists.issues,
        "/issues.json": lists.issues_json,
        "/issues.csv": lists.issues_csv,
    }
    routes: list[BaseRoute] = [Route(path, page, methods=["GET"]) for path, page in table.items()]
    return [*routes, Mount("/static", StaticFiles(directory=STATIC))]
