"""Addresses of the net: taken apart, looked up, and checked to lead to the open net."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable
from urllib.parse import SplitResult, quote, urlsplit

from onrecord.errors import ReadError

Allowed = Callable[[str], bool]

SCHEMES = {"http": 80, "https": 443}
_LONGEST = 2_000  # characters of an address
_HOST_LONGEST = 253
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


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


def parsed(url: str) -> SplitResult:
    """Take an address apart, and refuse what is none or is not to be fetched."""
    if len(url) > _LONGEST or any(ord(char) <= 32 or ord(char) == 127 for char in url):
        raise refused("it is too long, or has spaces or control characters in it")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        name = (host or "").encode("idna" if not (host or "").isascii() else "ascii").decode()
    except ValueError as error:
        raise refused(f"it is no address ({error})") from error
    if parts.scheme not in SCHEMES:
        raise refused(f"only http and https are fetched, and it leads to {parts.scheme[:20]!r}")
    if parts.username is not None or parts.password is not None:
        raise refused("a name or a password stands in it; leave both out")
    if not name or len(name) > _HOST_LONGEST:
        raise refused("it names no host")
    at = f"[{name}]" if ":" in name else name
    netloc = at if port in {None, SCHEMES[parts.scheme]} else f"{at}:{port}"
    return parts._replace(
        netloc=netloc,
        path=quote(parts.path or "/", safe=_SAFE),
        query=quote(parts.query, safe=_SAFE),
        fragment="",
    )


def resolved(host: str, port: int, ends: float) -> list[str]:
    """The addresses behind a name; looked up aside, since nothing else ends a look-up."""
    found: list[str] = []
    errors: list[OSError | UnicodeError] = []

    def look_up() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(row[4][0]) for row in rows))
        except (OSError, UnicodeError) as error:
            errors.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(max(0.0, ends - time.monotonic()))
    if errors:
        raise failed(f"The name {host!r} leads to no machine ({errors[0]})") from errors[0]
    if not found:
        raise failed(f"The name {host!r} was not found in time (limit fetch_seconds)")
    return found


def checked(addresses: list[str], host: str, allowed: Allowed) -> str:
    """The first address of a host of which all may be connected to."""
    for address in addresses:
        if not allowed(address):
            raise refused(
                f"{host!r} leads to {address}, which belongs to this machine or to a private "
                "network. Save the page and read the file"
            )
    return addresses[0]


def refused(why: str) -> ReadError:
    """Say why an address is not fetched."""
    return ReadError(f"It was not fetched: {why}.", code="refused")


def failed(what: str) -> ReadError:
    """Say what went wrong while it was fetched."""
    return ReadError(
        f"{what}. Try again, or save the page with a browser and read the file.",
        code="not fetched",
    )
