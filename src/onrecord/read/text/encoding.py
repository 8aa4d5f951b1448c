"""Bytes to characters: byte order marks, declared and guessed encodings, and what is no text."""

from __future__ import annotations

import codecs
import re

from onrecord.errors import ReadError

_MARKS = (  # the longer first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (perhaps .docx, .xlsx or .odt)"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
_SAMPLE = 65_536  # enough for any guess; guessing is far slower than decoding
_WESTERN_SHARE = 0.03  # fewer bytes from 0xC0 up than this: a few accents, not another script


def decode(data: bytes, declared: str | None = None) -> str:
    """Turn the bytes of a text into characters, without a byte order mark.

    Args:
        data: The whole text, perhaps cut off in the middle of a character.
        declared: The encoding that the text itself names. It is tried after UTF-8, which
            hardly ever fits by chance, and ignored where unknown or wrong.

    Raises:
        ReadError: the bytes are no text ("binary").
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace").lstrip("\ufeff")
    refuse_magic(data)
    wide = _wide_without_mark(data)
    if wide:
        return data.decode(wide, errors="replace")
    _refuse_controls(data)
    return _utf8(data) or _declared(data, declared) or _guessed(data)


def name(start: bytes) -> str:
    """Name the encoding of a text that is decoded piece by piece, by how it starts.

    Raises:
        ReadError: the bytes are no text ("binary").
    """
    marked = next((name for mark, name in _MARKS if start.startswith(mark)), None)
    refuse_magic(start)
    found = marked or _wide_without_mark(start)
    if found:
        return found
    _refuse_controls(start)
    if _utf8(start) is not None:
        return "utf-8"
    try:
        start.decode("cp1252")
    except UnicodeDecodeError:
        western = False
    else:
        western = _is_western(start)
    return "cp1252" if western else _guess(start)


def refuse_magic(data: bytes) -> None:
    """Stop at bytes that begin like a known format that is no text.

    Raises:
        ReadError: they do ("binary").
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise _binary(f"it begins like {what}")


def _refuse_controls(data: bytes) -> None:
    sample = data[:_SAMPLE]
    if b"\0" in data:
        raise _binary("it holds NUL bytes")
    odd = len(sample) - len(sample.translate(None, _CONTROLS))
    if odd > max(4, len(sample) // 100):
        raise _binary(f"{odd} of its first {len(sample)} bytes are control characters")


def _binary(found: str) -> ReadError:
    return ReadError(
        f"This is no text: {found}. Expected plain text, html or JSON lines: save it as one of "
        "these.",
        code="binary",
    )


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 of a Latin text has a NUL in every second byte, on one side only."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _utf8(data: bytes) -> str | None:
    """Decode UTF-8, forgiving a cut-off end and a rare broken byte among good characters."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    good = sum(1 for byte in data[:_SAMPLE] if byte >= 0xC2) - broken
    cut_off = broken == 1 and text.endswith("\ufffd") and good > 0
    return text if cut_off or good > 20 * broken else None


def _declared(data: bytes, name: str | None) -> str | None:
    if not name or not re.fullmatch(r"[A-Za-z0-9._:-]{2,40}", name):
        return None
    try:
        found = codecs.lookup(name)
        if found.name in {"utf-16", "utf-32", "utf-16-le", "utf-16-be"}:
            return None  # a page that could name it was not in it
        decoded = data.decode("cp1252" if found.name == "iso8859-1" else found.name)
    except (LookupError, ValueError):
        return None
    return decoded if isinstance(decoded, str) else None


def _guessed(data: bytes) -> str:
    western = _declared(data, "cp1252") if _is_western(data) else None
    return data.decode(_guess(data), errors="replace") if western is None else western


def _is_western(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    letters = len(sample.translate(None, bytes(range(0xC0))))  # below are marks and dashes
    return letters < len(sample) * _WESTERN_SHARE


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, rarely needed

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"
