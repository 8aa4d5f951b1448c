"""Packed streams of a PDF, measured before anything unpacks them whole."""

from __future__ import annotations

import re
import zlib

from onrecord.errors import ReadError

_STREAM = re.compile(rb"stream\r?\n")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_PICTURE = re.compile(rb"/Subtype\s{0,4}/Image\b")
_DICTIONARY = 1_000  # bytes before a stream that hold its dictionary
_CHUNK = 1 << 16
_HARMLESS = 64_000_000  # bytes: no page of text unpacks to more, whatever its ratio


def check_streams(data: bytes) -> None:
    """Stop at a stream that unpacks to a hundred times what any text needs.

    Pictures are left out: nobody unpacks them. Linear in what is unpacked, with a bound.

    Raises:
        ReadError: a stream unpacks to more than a bound ("too large").
    """
    end = 0
    for found in _STREAM.finditer(data):
        if found.start() < end:
            continue  # inside the stream before
        dictionary = data[max(end, found.start() - _DICTIONARY) : found.start()]
        dictionary = dictionary[max(0, dictionary.rfind(b" obj")) :]
        if _PICTURE.search(dictionary) or not _FLATE.search(dictionary):
            continue
        end = _unpack(data, found.end(), len(_FLATE.findall(dictionary)))


def _unpack(data: bytes, start: int, layers: int) -> int:
    """Unpack a stream without keeping it; gives where its packed bytes end."""
    unpackers = [zlib.decompressobj() for _ in range(min(layers, 3))]
    size, at = 0, start
    try:
        while at < len(data) and not unpackers[0].eof:
            piece = data[at : at + _CHUNK]
            at += len(piece)
            size += _through(unpackers, piece, max(0, _HARMLESS - size))
            if size > _HARMLESS - 1:
                raise ReadError(
                    f"One of its streams unpacks from {at - start:,} bytes to more than "
                    f"{_HARMLESS:,}, which no text needs. Print it to a new PDF, or take its "
                    "text out with another program.",
                    code="too large",
                )
    except zlib.error:
        return start  # PDFium stops there too
    return at - len(unpackers[0].unused_data)


def _through(unpackers: list[zlib._Decompress], piece: bytes, most: int) -> int:
    """Push bytes through all layers; gives how many came out of the widest."""
    widest = 0
    for unpacker in unpackers:
        piece = unpacker.decompress(unpacker.unconsumed_tail + piece, most + 1)
        widest = max(widest, len(piece))
    return widest
