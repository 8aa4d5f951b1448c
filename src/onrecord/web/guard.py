"""What every request and every response passes: the host it asks for, the headers it gets."""

from __future__ import annotations

import re

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Any port: a forwarded one differs from ours. A foreign page that rebinds its own name to this
# machine still sends that name, and is refused by it.
_OWN_HOST = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?", re.IGNORECASE)
_MAX_TARGET = 8_000  # bytes of path and query; the longest honest address is a tenth of it

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
_RAW_HEADERS = [(name.encode(), value.encode()) for name, value in HEADERS.items()]


class Guard:
    """Refuses requests that name another host, and gives every answer its headers."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand in front of `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_RAW_HEADERS]
            await send(message)

        refusal = _refusal(scope)
        await (refusal or self._app)(scope, receive, send_guarded)


def _refusal(scope: Scope) -> PlainTextResponse | None:
    hosts = [value for name, value in scope["headers"] if name == b"host"]
    if len(hosts) != 1 or not _OWN_HOST.fullmatch(hosts[0].decode("latin-1")):
        return PlainTextResponse(
            "This server answers only to this machine. Open it as http://127.0.0.1 with its "
            "port, or as localhost.\n",
            status_code=421,
        )
    if len(scope.get("raw_path") or b"") + len(scope.get("query_string", b"")) > _MAX_TARGET:
        return PlainTextResponse("This address is too long. Search for less.\n", status_code=414)
    return None
