"""What fills the templates, and what a reader is told when it does not go well."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord.errors import CaseError, OnRecordError, RecordError
from onrecord.web.query import Query
from onrecord.web.twins import json_twin


class Renderer:
    """Fills the templates of one case."""

    def __init__(self, templates: Environment) -> None:
        """Keep the templates."""
        self._templates = templates

    def page(self, template: str, status_code: int = 200, **values: Any) -> Response:
        """Answer with a template; what it asks for and does not get is an error."""
        return HTMLResponse(self._templates.get_template(template).render(values), status_code)

    def refused(self, request: Request, error: Exception) -> Response:
        """Say why a request could not be answered, and what to do."""
        code, message = _what_happened(error)
        if request.url.path.endswith((".json", ".csv")):
            answer = json_twin({"error": message})
            answer.status_code = code
            return answer
        title = "Not found" if code == 404 else "This cannot be shown"
        return self.page("error.html", code, title=title, message=message)


def _what_happened(error: Exception) -> tuple[int, str]:
    if isinstance(error, HTTPException):
        plain = error.detail if error.status_code != 404 or error.detail != "Not Found" else None
        return error.status_code, plain or "There is no such page. Start from the overview."
    if isinstance(error, CaseError):
        return 404, str(error)
    if isinstance(error, RecordError):
        return 503, str(error)
    if isinstance(error, OnRecordError):
        return 400, str(error)
    return 500, "Something went wrong while this page was made. The case itself is not changed."


def twins(path: str, query: Query) -> tuple[tuple[str, str], ...]:
    """Name the twins of a page, and where they are."""
    json_address = query.address(f"{path}.json", page=query.page if query.page > 1 else None)
    return (("JSON", json_address), ("CSV", query.address(f"{path}.csv")))
