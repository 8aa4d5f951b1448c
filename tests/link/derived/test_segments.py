from __future__ import annotations

import json

import pytest

from onrecord.link.derived.segments import MANIFEST, Tile, refresh, tiles

SIZES = (8, 4)


@pytest.fixture
def bring(tmp_path):
    """Bring a table up to date for some documents; gives the files and the tiles written."""

    def bring(count: int, made_by: str = "1"):
        written: list[Tile] = []

        def write(tile, path):
            written.append(tile)
            path.write_text(f"{made_by}: {tile.first} to {tile.last}")

        documents = [(row, f"id {row}") for row in range(1, count + 1)]
        return refresh(tmp_path, "table", tiles(documents, made_by, SIZES), write), written

    return bring


def test_documents_are_tiled_large_first():
    documents = [(row, str(row)) for row in range(1, 16)]

    assert [(one.first, one.last) for one in tiles(documents, "1", SIZES)] == [
        (1, 8),
        (9, 12),
        (13, 15),
    ]


def test_a_new_document_rewrites_the_last_segment_alone(bring):
    bring(14)

    _, written = bring(15)

    assert [(tile.first, tile.last) for tile in written] == [(13, 15)]


def test_nothing_new_writes_nothing(bring):
    first, _ = bring(14)

    again, written = bring(14)

    assert (again, written) == (first, [])


def test_the_files_are_the_same_however_many_came_at_a_time(bring, tmp_path):
    for count in (3, 9, 15):
        files, _ = bring(count)
    manifest = (tmp_path / "table" / MANIFEST).read_text()
    for file in (tmp_path / "table").iterdir():
        file.unlink()

    again, _ = bring(15)

    assert again == files
    assert (tmp_path / "table" / MANIFEST).read_text() == manifest


def test_segments_that_nobody_needs_are_removed(bring, tmp_path):
    bring(3)

    files, _ = bring(9)

    assert {*files, tmp_path / "table" / MANIFEST} == set((tmp_path / "table").iterdir())


def test_a_segment_is_named_by_its_bytes(bring, tmp_path):
    bring(9)

    told = json.loads((tmp_path / "table" / MANIFEST).read_text())["segments"]

    assert [one["file"] for one in told] == [f"{one['sha256'][:16]}.parquet" for one in told]


@pytest.mark.parametrize("damage", ["lost", "cut short", "manifest lost", "manifest broken"])
def test_what_is_damaged_is_made_anew(bring, tmp_path, damage):
    files, _ = bring(9)
    manifest = tmp_path / "table" / MANIFEST
    whole = [file.read_bytes() for file in files]
    match damage:
        case "lost":
            files[0].unlink()
        case "cut short":
            files[0].write_bytes(b"")
        case "manifest lost":
            manifest.unlink()
        case "manifest broken":
            manifest.write_text('{"form": 1, "segm')

    again, _ = bring(9)

    assert [file.read_bytes() for file in again] == whole


def test_what_another_version_made_is_made_anew(bring):
    bring(9)

    _, written = bring(9, made_by="2")

    assert len(written) == 2
