"""A page from the net, by an address that the user named, never one that a file names.

The name of the host is resolved once, every address behind it is checked, and the connection
goes to the very address that was checked, so that a name cannot change its meaning between.
"""

from __future__ import annotations

import io
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from onrecord.config import VERSION, Limits, Settings
from onrecord.errors import ReadError
from onrecord.model import Given
from onrecord.read.held import Budget, Held
from onrecord.read.sniff import TYPES

Allowed = Callable[[str], bool]

WHERE = "address"  # who tells the final address and the time of a page that was fetched
_SCHEMES = {"http": 80, "https": 443}
_AGENT = f"OnRecord/{VERSION}"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PIECE = 1 << 16
_LONGEST = 2_000  # characters of an address
_HOST_LONGEST = 253
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_VAGUE = frozenset({"", "application/octet-stream", "binary/octet-stream", "text/plain"})
_MEDIA = (frozenset(TYPES) | _VAGUE).union(
    "text/markdown text/xml application/xml application/json application/jsonl "
    "application/x-ndjson application/ndjson text/tab-separated-values application/gzip "
    "application/x-gzip application/x-zip-compressed application/warc multipart/related "
    "application/vnd.apache.parquet application/mbox".split()
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


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


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open net, and not of this machine or its networks."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(
        inner.is_global and not (inner.is_multicast or inner.is_reserved or inner.is_unspecified)
        for inner in _within(found)
    )


def _within(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    """The address, or those that are written inside of it."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address.teredo:
        return [address, *address.teredo]
    if address.sixtofour:
        return [address, address.sixtofour]
    if address in _NAT64:
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    return [address]


def held(url: str, settings: Settings) -> Held:
    """Fetch an address as if it were a file.

    Raises:
        ReadError: as `fetch`, and where the settings forbid it.
    """
    if not settings.fetch:
        raise _refused("the settings forbid to fetch anything (Settings.fetch)")
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
        found = _one(_parsed(here), limits, allowed, ends)
        if isinstance(found, Fetched):
            return found
        here = urljoin(here, found.strip().replace(" ", "%20"))
    raise _failed(f"It was redirected more than {limits.redirects} times (limit redirects)")


def _parsed(url: str) -> SplitResult:
    """Take an address apart, and refuse what is none or is not to be fetched."""
    if len(url) > _LONGEST or any(ord(char) <= 32 or ord(char) == 127 for char in url):
        raise _refused("it is too long, or has spaces or control characters in it")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        name = (host or "").encode("idna" if not (host or "").isascii() else "ascii").decode()
    except ValueError as error:
        raise _refused(f"it is no address ({error})") from error
    if parts.scheme not in _SCHEMES:
        raise _refused(f"only http and https are fetched, and it leads to {parts.scheme[:20]!r}")
    if parts.username is not None or parts.password is not None:
        raise _refused("a name or a password stands in it; leave both out")
    if not name or len(name) > _HOST_LONGEST:
        raise _refused("it names no host")
    at = f"[{name}]" if ":" in name else name
    netloc = at if port in {None, _SCHEMES[parts.scheme]} else f"{at}:{port}"
    return parts._replace(
        netloc=netloc,
        path=quote(parts.path or "/", safe=_SAFE),
        query=quote(parts.query, safe=_SAFE),
        fragment="",
    )


def _one(url: SplitResult, limits: Limits, allowed: Allowed, ends: float) -> Fetched | str:
    """Ask once: the document, or where it has gone."""
    host = url.hostname or ""
    port = url.port or _SCHEMES[url.scheme]
    address = _checked(_resolved(host, port, ends), host, allowed)
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
            raise _failed(f"It took longer than {seconds}") from error
        raise _failed(_said(error, host)) from error
    finally:
        connection.close()


def _resolved(host: str, port: int, ends: float) -> list[str]:
    """The addresses behind a name; looked up aside, since nothing else ends a look-up."""
    found: list[str] = []
    failed: list[OSError | UnicodeError] = []

    def look_up() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(row[4][0]) for row in rows))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(max(0.0, ends - time.monotonic()))
    if failed:
        raise _failed(f"The name {host!r} leads to no machine ({failed[0]})") from failed[0]
    if not found:
        raise _failed(f"The name {host!r} was not found in time (limit fetch_seconds)")
    return found


def _checked(addresses: list[str], host: str, allowed: Allowed) -> str:
    """The first address of a host of which all may be connected to."""
    for address in addresses:
        if not allowed(address):
            raise _refused(
                f"{host!r} leads to {address}, which belongs to this machine or to a private "
                "network. Save the page and read the file"
            )
    return addresses[0]


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
        raise _failed(f"The server answered {response.status} {str(response.reason)[:60]}".strip())
    media = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    if media not in _MEDIA:
        raise _failed(f"It is {media[:60]!r}, which is not read")
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
        raise _failed(f"It is packed as {coding[:40]!r}, which was not asked for")
    unpack = None if coding == "identity" else _Unpacker()
    data, packed, whole = bytearray(), 0, response.length
    while (whole is None or packed < whole) and (piece := response.read1(_PIECE)):
        packed += len(piece)
        data += unpack(piece, limits.file_bytes + 1 - len(data)) if unpack else piece
        if packed > limits.file_bytes or len(data) > limits.file_bytes:
            raise _too_large(limits)
    if (whole and packed < whole) or (unpack and packed and not unpack.ended):
        raise _failed(f"It broke off after {packed:,} bytes")
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
                raise _failed(f"Its packed bytes are broken ({error})") from error
            self._inner = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                found = self._inner.decompress(piece, max(1, most))
            except zlib.error as broken:
                raise _failed(f"Its packed bytes are broken ({broken})") from broken
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


def _refused(why: str) -> ReadError:
    return ReadError(f"It was not fetched: {why}.", code="refused")


def _failed(what: str) -> ReadError:
    return ReadError(
        f"{what}. Try again, or save the page with a browser and read the file.",
        code="not fetched",
    )
