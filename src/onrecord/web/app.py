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
from onrecord.web.pages import Pages
from onrecord.web.templating import STATIC, environment

Answer = Callable[[Request], Response]


def create_app(case: Case) -> ASGIApp:
    """Build the pages of a case; it stays open for as long as they are served."""
    pages = Pages(case, environment(case.status().name))
    served = Starlette(
        routes=_routes(pages),
        exception_handlers={
            OnRecordError: pages.refused,
            HTTPException: pages.refused,
            Exception: pages.refused,
        },
    )
    return Guard(served)  # outermost, so that even a failure has its headers


def _routes(pages: Pages) -> list[BaseRoute]:
    """List every address. A twin stands before its page, whose id would swallow the ending."""
    table: dict[str, Answer] = {
        "/": pages.overview,
        "/overview.json": pages.overview_json,
        "/attributions": pages.attributions,
        "/attributions.json": pages.attributions_json,
        "/attributions.csv": pages.attributions_csv,
        "/attributions/{id}.json": pages.attribution_json,
        "/attributions/{id}": pages.attribution,
        "/documents": pages.documents,
        "/documents.json": pages.documents_json,
        "/documents.csv": pages.documents_csv,
        "/documents/{id}.json": pages.document_json,
        "/documents/{id}.csv": pages.document_csv,
        "/documents/{id}": pages.document,
        "/entities/{id}.json": pages.entity_json,
        "/entities/{id}.csv": pages.entity_csv,
        "/entities/{id}": pages.entity,
        "/sources": pages.sources,
        "/sources.json": pages.sources_json,
        "/sources.csv": pages.sources_csv,
        "/issues": pages.issues,
        "/issues.json": pages.issues_json,
        "/issues.csv": pages.issues_csv,
    }
    routes: list[BaseRoute] = [Route(path, page, methods=["GET"]) for path, page in table.items()]
    return [*routes, Mount("/static", StaticFiles(directory=STATIC))]
