"""What a server sent, as it was meant: chunks joined, unpacked, its character set applied."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Mapping

from onrecord.config import Limits
from onrecord.errors import ReadError

_CHARSET = re.compile(r"charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9._:-]{2,40})", re.IGNORECASE)
_PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 15}


def decoded(data: bytes, headers: Mapping[str, str], limits: Limits) -> bytes:
    """Undo the transfer and the content encoding of a body.

    Args:
        data: As it came over the wire, or with one or both undone already.
        headers: By name in lower case.
        limits: Bounds what it may unpack to.

    Raises:
        ReadError: it is packed in a way that is not read ("unsupported"), broken
            ("unreadable") or unpacks to too much ("too large").
    """
    if "chunked" in headers.get("transfer-encoding", "").lower():
        data = _joined(data)
    packed = headers.get("content-encoding", "").strip().lower()
    if packed in {"", "identity", "none"}:
        return data
    if packed not in _PACKED:
        if data[:512].lstrip()[:1] == b"<":  # the header stayed, the encoding was undone
            return data
        raise ReadError(f"It is packed by {packed[:40]!r}, which is not read.", code="unsupported")
    return _unpacked(data, _PACKED[packed], limits)


def _joined(data: bytes) -> bytes:
    """Join chunks; what is none is given back as it stands, since archives differ in this."""
    pieces: list[bytes] = []
    at = 0
    while at < len(data):
        end = data.find(b"\n", at, at + 64)
        size = data[at:end].split(b";")[0].strip() if end >= 0 else b""
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size):
            return b"".join(pieces) if pieces else data
        length = int(size, 16)
        if length == 0:
            break
        pieces.append(data[end + 1 : end + 1 + length])
        at = end + 1 + length
        at += 2 if data[at : at + 2] == b"\r\n" else 1
    return b"".join(pieces)


def _unpacked(data: bytes, window: int, limits: Limits) -> bytes:
    if window == 31 and not data.startswith(b"\x1f\x8b"):
        return data  # unpacked by whoever made the archive
    for bits in (window, -15) if window == 15 else (window,):
        machine = zlib.decompressobj(bits)
        try:
            found = machine.decompress(data, limits.file_bytes + 1)
        except zlib.error:
            continue
        if len(found) > limits.file_bytes:
            raise ReadError(
                f"It unpacks to over {limits.file_bytes:,} bytes (limit file_bytes).",
                code="too large",
            )
        return found
    raise ReadError("It is packed and broken.", code="unreadable")


def recoded(data: bytes, media: str, options: str) -> bytes:
    """Turn a text with a told character set into UTF-8 that says so by its mark.

    What is UTF-8 anyhow, and what does not fit what is told, stays as it is.
    """
    told = _CHARSET.search(options[:500])
    if not told or not media.startswith(("text/", "application/xhtml")):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return as_utf8(data, told[1])
    return data


def as_utf8(data: bytes, charset: str) -> bytes:
    """Turn bytes of a named character set into marked UTF-8, unless the name does not fit."""
    try:
        known = codecs.lookup(charset).name
        if known in {"ascii", "utf-8"}:
            return data
        text = data.decode("cp1252" if known == "iso8859-1" else known)
    except (LookupError, ValueError, UnicodeError):
        return data
    return codecs.BOM_UTF8 + text.encode("utf-8", "replace") if isinstance(text, str) else data
