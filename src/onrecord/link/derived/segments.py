"""Parquet segments: what is derived from the documents of a case, some documents to a file.

The documents stand in the order of their rows in the record, and are tiled: as many large tiles
as are full, then small ones, then the rest. So the tiles follow from the documents alone; adding
a document rewrites the last one; and a folder that was deleted comes back the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from onrecord.document import content_id

FOLDER = "derived"  # of a case; may be deleted at any time
MANIFEST = "manifest.json"
TILES = (4096, 256)  # documents
_FORM = 1  # of the manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """Documents whose rows stand in one segment."""

    first: int  # rows in the record, both ends inclusive
    last: int
    key: str  # hash of what the segment is made of


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A file of the manifest."""

    key: str
    file: str  # named by the hash of its bytes
    sha256: str
    size: int


def tiles(
    documents: Sequence[tuple[int, str]], made_by: str, sizes: Sequence[int] = TILES
) -> Iterator[Tile]:
    """Divide documents, (row, id) in the order of their rows, into tiles.

    `sizes` are documents of a tile, the largest first.
    """
    at = 0
    while at < len(documents):
        left = len(documents) - at
        size = next((size for size in sizes if size <= left), left)
        part = documents[at : at + size]
        key = content_id("segment", made_by, *(part_id for _, part_id in part))
        yield Tile(first=part[0][0], last=part[-1][0], key=key)
        at += size


def refresh(
    folder: Path,
    table: str,
    wanted: Iterable[Tile],
    write: Callable[[Tile, Path], None],
) -> tuple[Path, ...]:
    """Bring the segments of a table up to date; only what is not there is written.

    Every new segment is entered into the manifest at once, so that a killed run goes on where
    it stopped. Files that no tile needs any more are removed at the end.

    Args:
        folder: The derived folder.
        table: The name of the table; its files stand in a folder of this name.
        wanted: The tiles that there have to be.
        write: Writes the rows of a tile into a new Parquet file at a path.
    """
    place = folder / table
    place.mkdir(parents=True, exist_ok=True)
    held = {one.key: one for one in manifest(place) if _stands(place, one)}
    kept: list[Segment] = []
    for tile in wanted:
        if tile.key not in held:
            held[tile.key] = _made(place, tile, write)
            _enter(place, held.values())
        kept.append(held[tile.key])
    _enter(place, kept)
    _tidy(place, kept)
    return tuple(place / one.file for one in kept)


def manifest(place: Path) -> tuple[Segment, ...]:
    """Read the manifest of a table; an absent or broken one names nothing."""
    try:
        told = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
        if told["form"] != _FORM:
            return ()
        return tuple(Segment(**one) for one in told["segments"])
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _stands(place: Path, segment: Segment) -> bool:
    path = place / segment.file
    return path.is_file() and path.stat().st_size == segment.size


def _made(place: Path, tile: Tile, write: Callable[[Tile, Path], None]) -> Segment:
    unnamed = place / "new"
    write(tile, unnamed)
    with unnamed.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    named = unnamed.replace(place / f"{sha256[:16]}.parquet")
    return Segment(key=tile.key, file=named.name, sha256=sha256, size=named.stat().st_size)


def _enter(place: Path, segments: Iterable[Segment]) -> None:
    """Replace the manifest in one step."""
    told = {"form": _FORM, "segments": [asdict(one) for one in segments]}
    new = place / f"{MANIFEST}.new"
    new.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    new.replace(place / MANIFEST)


def _tidy(place: Path, kept: Iterable[Segment]) -> None:
    names = {MANIFEST, *(one.file for one in kept)}
    for path in place.iterdir():
        if path.name not in names:
            path.unlink()
