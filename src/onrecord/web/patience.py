"""How long a connection may take over its request, and over taking the answer."""

from __future__ import annotations

import asyncio
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class PatientProtocol(H11Protocol):
    """Closes connections that wait with their request, or that leave the answer unread.

    uvicorn ends a connection that idles between two requests, but would keep for ever one that
    sends half of a request, or none at all. However slowly bytes come, a request has to be whole
    in `seconds`; making its answer may take longer.
    """

    seconds: ClassVar[float] = 30.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._limits: dict[str, asyncio.TimerHandle] = {}
        self._wait("request")

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._got("request")
        self._got("reader")
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Go on waiting until the request is whole."""
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        """Wait for the next request, or for what is left of this one."""
        super().on_response_complete()
        self._look()

    def pause_writing(self) -> None:
        """Begin to wait for somebody to take the answer."""
        super().pause_writing()
        self._wait("reader")

    def resume_writing(self) -> None:
        """Stop waiting: the answer is taken."""
        super().resume_writing()
        self._got("reader")

    def _look(self) -> None:
        if self.conn.their_state in {h11.IDLE, h11.SEND_BODY}:
            self._wait("request")
        else:
            self._got("request")

    def _wait(self, what: str) -> None:
        if what not in self._limits:
            self._limits[what] = self.loop.call_later(self.seconds, self.transport.abort)

    def _got(self, what: str) -> None:
        if limit := self._limits.pop(what, None):
            limit.cancel()
