"""A page from the net, by an address that the user named, never one that a file names.

The name of the host is resolved once, every address behind it is checked, and the connection
goes to the very address that was checked, so that a name cannot change its meaning between.
"""

from __future__ import annotations

import io
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from onrecord.config import VERSION, Limits, Settings
from onrecord.errors import ReadError
from onrecord.model import Given
from onrecord.read.finding.address import (
    SCHEMES,
    Allowed,
    checked,
    failed,
    is_public,
    parsed,
    refused,
    resolved,
)
from onrecord.read.finding.held import Budget, Held
from onrecord.read.finding.sniff import TYPES

WHERE = "address"  # who tells the final address and the time of a page that was fetched
_AGENT = f"OnRecord/{VERSION}"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PIECE = 1 << 16
_VAGUE = frozenset({"", "application/octet-stream", "binary/octet-stream", "text/plain"})
_MEDIA = (frozenset(TYPES) | _VAGUE).union(
    "text/markdown text/xml application/xml application/json application/jsonl "
    "application/x-ndjson application/ndjson text/tab-separated-values application/gzip "
    "application/x-gzip application/x-zip-compressed application/warc multipart/related "
    "application/vnd.apache.parquet application/mbox".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave."""

    url: str  # after all redirects
    data: bytes
    media: str | None  # "text/html"
    retrieved: str


def is_address(path: str) -> bool:
    """Whether what the user named is to be fetched."""
    return path.lower().startswith(("http://", "https://"))


def held(url: str, settings: Settings) -> Held:
    """Fetch an address as if it were a file.

    Raises:
        ReadError: as `fetch`, and where the settings forbid it.
    """
    if not settings.fetch:
        raise refused("the settings forbid to fetch anything (Settings.fetch)")
    found = fetch(url, settings.limits)
    file = urlsplit(found.url).path.rpartition("/")[2]
    vague = found.media is None or found.media in _VAGUE or found.media not in TYPES
    return Held(
        name=url,
        file=file if vague else "",  # a page may well end in ".csv"
        open=lambda: io.BytesIO(found.data),
        budget=Budget(limits=settings.limits),
        size=len(found.data),
        given=Given(where=WHERE, url=found.url, retrieved=found.retrieved),
        media=found.media,
    )


def fetch(url: str, limits: Limits, allowed: Allowed = is_public) -> Fetched:
    """Fetch one address, following its redirects.

    Args:
        url: As the user wrote it.
        limits: `redirects`, `fetch_seconds` for all together, `file_bytes` packed and unpacked.
        allowed: Says of an IP address whether it may be connected to.

    Raises:
        ReadError: "refused" where the address may not be fetched, else "not fetched".
    """
    ends = time.monotonic() + limits.fetch_seconds
    here = url
    for _ in range(limits.redirects + 1):
        found = _one(parsed(here), limits, allowed, ends)
        if isinstance(found, Fetched):
            return found
        here = urljoin(here, found.strip().replace(" ", "%20"))
    raise failed(f"It was redirected more than {limits.redirects} times (limit redirects)")


def _one(url: SplitResult, limits: Limits, allowed: Allowed, ends: float) -> Fetched | str:
    """Ask once: the document, or where it has gone."""
    host = url.hostname or ""
    port = url.port or SCHEMES[url.scheme]
    address = checked(resolved(host, port, ends), host, allowed)
    connection = _Pinned(host, port, address=address, secure=url.scheme == "https", ends=ends)
    try:
        with _deadline(connection, ends), closing(_asked(connection, url)) as response:
            location = response.getheader("Location")
            if response.status in _REDIRECTS and location:
                return location.encode("latin-1").decode("utf-8", errors="replace")
            found = _document(response, url, limits)
        if time.monotonic() >= ends:
            raise TimeoutError
        return found
    except (OSError, HTTPException, ValueError) as error:
        if time.monotonic() >= ends:
            seconds = f"{limits.fetch_seconds:g} seconds (limit fetch_seconds)"
            raise failed(f"It took longer than {seconds}") from error
        raise failed(_said(error, host)) from error
    finally:
        connection.close()


class _Pinned(HTTPConnection):
    """A connection to one address, whatever the name of the host comes to mean."""

    def __init__(self, host: str, port: int, *, address: str, secure: bool, ends: float) -> None:
        super().__init__(host, port)
        self._address, self._secure, self._ends = address, secure, ends
        self._line: socket.socket | None = None  # `sock` is let go of while a body is read

    def connect(self) -> None:
        left = max(0.1, self._ends - time.monotonic())
        self.sock = self._line = socket.create_connection((self._address, self.port), left)
        if self._secure:
            context = ssl.create_default_context()
            secured = context.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock = self._line = secured
            secured.do_handshake()  # now that `cut` knows the socket

    def cut(self) -> None:
        """Break whatever waits for the other side."""
        if self._line is not None:
            with suppress(OSError):  # gone already
                self._line.shutdown(socket.SHUT_RDWR)


@contextmanager
def _deadline(connection: _Pinned, ends: float) -> Iterator[None]:
    """End a connection in time, however slowly the other side drips."""
    timer = threading.Timer(max(0.0, ends - time.monotonic()), connection.cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _asked(connection: _Pinned, url: SplitResult) -> HTTPResponse:
    target = urlunsplit(("", "", url.path, url.query, ""))
    connection.putrequest("GET", target, skip_host=True, skip_accept_encoding=True)
    for name, value in (
        ("Host", url.netloc),
        ("User-Agent", _AGENT),
        ("Accept", "text/html,application/xhtml+xml,text/plain,application/pdf;q=0.9,*/*;q=0.5"),
        ("Accept-Encoding", "gzip, deflate, identity"),
        ("Connection", "close"),
    ):
        connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse()


def _document(response: HTTPResponse, url: SplitResult, limits: Limits) -> Fetched:
    if response.status != 200:
        raise failed(f"The server answered {response.status} {str(response.reason)[:60]}".strip())
    media = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    if media not in _MEDIA:
        raise failed(f"It is {media[:60]!r}, which is not read")
    length = response.getheader("Content-Length") or ""
    if length.isdecimal() and int(length[:20]) > limits.file_bytes:
        raise _too_large(limits)
    return Fetched(
        url=urlunsplit(url),
        data=_unpacked(response, limits),
        media=media or None,
        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _unpacked(response: HTTPResponse, limits: Limits) -> bytes:
    """Read a body, and stop as soon as it is larger than allowed, packed or unpacked."""
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding not in {"identity", "gzip", "x-gzip", "deflate"}:
        raise failed(f"It is packed as {coding[:40]!r}, which was not asked for")
    unpack = None if coding == "identity" else _Unpacker()
    data, packed, whole = bytearray(), 0, response.length
    while (whole is None or packed < whole) and (piece := response.read1(_PIECE)):
        packed += len(piece)
        data += unpack(piece, limits.file_bytes + 1 - len(data)) if unpack else piece
        if packed > limits.file_bytes or len(data) > limits.file_bytes:
            raise _too_large(limits)
    if (whole and packed < whole) or (unpack and packed and not unpack.ended):
        raise failed(f"It broke off after {packed:,} bytes")
    return bytes(data)


class _Unpacker:
    """gzip and zlib by their head, and bare deflate, which some servers send for the latter."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 32)
        self._started = False

    def __call__(self, piece: bytes, most: int) -> bytes:
        try:
            found = self._inner.decompress(piece, max(1, most))
        except zlib.error as error:
            if self._started:
                raise failed(f"Its packed bytes are broken ({error})") from error
            self._inner = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                found = self._inner.decompress(piece, max(1, most))
            except zlib.error as broken:
                raise failed(f"Its packed bytes are broken ({broken})") from broken
        self._started = True
        return found

    @property
    def ended(self) -> bool:
        """Whether all came that was packed."""
        return self._inner.eof


def _said(error: Exception, host: str) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"The certificate of {host!r} is not valid ({error.verify_message})"
    if isinstance(error, TimeoutError):
        return f"{host!r} did not answer in time (limit fetch_seconds)"
    said = " ".join(str(error).split())[:200] or type(error).__name__
    return f"The connection to {host!r} failed ({said})"


def _too_large(limits: Limits) -> ReadError:
    return ReadError(
        f"It has more than {limits.file_bytes:,} bytes (limit file_bytes). Save it and split it.",
        code="too large",
    )
