from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.case import Case
from onrecord.errors import InputError
from onrecord.link import linking
from onrecord.link.copies import candidates
from onrecord.link.linking import link
from onrecord.store.copies import Copies
from onrecord.store.database import Database
from tests.link.texts import ENGINE, article, document, paragraph, store

WIRE = article(1, 2, 3, 4)
DOCUMENTS = [
    document("north", f"CASTREL (AP) — {WIRE}", published="2031-03-07"),
    document("south", WIRE, published="2031-03-08"),
    document("east", article(1, 5, 6, 7), published="2031-03-09"),
    document("west", article(8, 9)),
    document("first", article(10, 11), publisher="Castrel Post", published="2031-04-01"),
    document("second", article(10, 11, 12), publisher="Castrel Post", published="2031-04-02"),
    *(
        document(f"issue {number}", article(20, 30 + 3 * number, 31 + 3 * number, 32 + 3 * number),
                 publisher="Velm Letter")
        for number in range(4)
    ),
]  # fmt: skip


def rows(database: Database):
    return list(Copies(database))


def at_once(folder: Path, documents) -> list:
    with closing(store(folder, documents)) as database:
        link(database, folder)
        return rows(database)


@pytest.fixture
def linked(tmp_path):
    return at_once(tmp_path / "at once", DOCUMENTS)


def kinds(found) -> dict[frozenset[str], str]:
    return {frozenset((row.name, row.of_name)): str(row.kind) for row in found}


def test_copies_partial_copies_versions_and_series_are_told_apart(linked):
    series = {
        frozenset((f"issue {one}", f"issue {two}")): "common text"
        for one in range(4)
        for two in range(one)
    }

    assert kinds(linked) == series | {
        frozenset(("north", "south")): "copy",
        frozenset(("north", "east")): "partial",
        frozenset(("south", "east")): "partial",
        frozenset(("first", "second")): "version",
    }


def test_passages_are_slices_of_both_texts(linked):
    texts = {one.name: one.text for one in DOCUMENTS}
    [pair] = [row for row in linked if {row.name, row.of_name} == {"south", "east"}]
    [passage] = pair.passages

    own, other = slice(*passage.span), slice(*passage.of_span)

    assert texts[pair.name][own] == texts[pair.of_name][other] == paragraph(1)[:-1]


def test_the_wire_of_a_copy_is_the_one_that_one_of_both_credits(linked):
    wires = {frozenset((row.name, row.of_name)): row.wire for row in linked}

    assert wires[frozenset(("north", "south"))] == "AP"
    assert wires[frozenset(("first", "second"))] is None


def test_a_row_tells_which_document_was_first(linked):
    [pair] = [row for row in linked if {row.name, row.of_name} == {"first", "second"}]

    assert {"document": pair.name, "of": pair.of_name}[pair.first] == "first"


@pytest.mark.parametrize("seed", range(20))
def test_neither_order_nor_batches_change_what_is_found(tmp_path, linked, seed, monkeypatch):
    chosen = random.Random(seed)
    documents = chosen.sample(DOCUMENTS, len(DOCUMENTS))
    folder = tmp_path / "case"
    at = 0
    while at < len(documents):
        size = chosen.randint(1, 4)
        with closing(store(folder, documents[at : at + size], first=at)) as database:
            link(database, folder, step=chosen.randint(1, 3))
            found = rows(database)
        at += size

    assert found == linked


@pytest.mark.parametrize("seed", range(5))
def test_shingles_that_become_common_pair_nobody_in_any_order(tmp_path, seed, monkeypatch):
    """With two documents at most, the paragraphs of three or more no longer make candidates."""
    monkeypatch.setattr(candidates, "MOST", 2)
    found = at_once(tmp_path / "at once", DOCUMENTS)
    documents = random.Random(seed).sample(DOCUMENTS, len(DOCUMENTS))
    folder = tmp_path / "case"
    for place, one in enumerate(documents):
        with closing(store(folder, [one], first=place)) as database:
            link(database, folder)
            one_by_one = rows(database)

    assert one_by_one == found
    assert kinds(found) == {
        frozenset(("north", "south")): "copy",
        frozenset(("first", "second")): "version",
    }


def test_the_derived_folder_may_be_deleted_at_any_time(tmp_path, linked):
    folder = tmp_path / "case"
    with closing(store(folder, DOCUMENTS[:5])) as database:
        link(database, folder)
        shutil.rmtree(folder / linking.FOLDER)
        store(folder, DOCUMENTS[5:], first=5).close()
        link(database, folder)

        assert rows(database) == linked


def test_the_derived_folder_comes_back_the_same(tmp_path):
    folder = tmp_path / "case"
    with closing(store(folder, DOCUMENTS)) as database:
        link(database, folder, step=3)
        before = contents(folder / linking.FOLDER)
        shutil.rmtree(folder / linking.FOLDER)
        store(folder, [document("late", article(90))], first=90).close()
        link(database, folder)
        after = contents(folder / linking.FOLDER)

    assert before
    again = tmp_path / "again"
    at_once(again, [*DOCUMENTS, document("late", article(90))])
    assert contents(again / linking.FOLDER) == after


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def test_a_second_run_reads_nothing_and_changes_nothing(tmp_path, linked):
    folder = tmp_path / "at once"
    with closing(Database(folder, create=False)) as database:
        report = link(database, folder)

        assert (report.documents, report.copies, report.judged) == (0, 0, 0)
        assert rows(database) == linked


KILLED = """
import os, signal, sys
from pathlib import Path
from onrecord.link.linking import link
from onrecord.store.database import Database

def kill(progress):
    (folder / "derived" / ".spill").mkdir()
    os.kill(os.getpid(), signal.SIGKILL)

folder = Path(sys.argv[1])
link(Database(folder, create=False), folder, step=4, progress=kill)
"""


def test_a_run_that_is_killed_goes_on_where_it_stopped(tmp_path, linked):
    folder = tmp_path / "case"
    store(folder, DOCUMENTS).close()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}

    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder)], check=False, env=environment
    )

    assert killed.returncode == -signal.SIGKILL
    with closing(Database(folder, create=False)) as database:
        assert rows(database) == []
        report = link(database, folder)
        assert report.documents == len(DOCUMENTS) - 4
        assert rows(database) == linked
    assert not (folder / "derived" / ".spill").exists()


def test_what_another_engine_read_again_is_judged_anew(tmp_path):
    folder = tmp_path / "case"
    one, other = document("one", WIRE), document("other", WIRE)
    with closing(store(folder, [one, other])) as database:
        link(database, folder)
        assert [row.wire for row in rows(database)] == [None]
        store(folder, [replace(one, agency="Xinhua")], engine=f"{ENGINE} 2").close()
        link(database, folder)

        assert [row.wire for row in rows(database)] == ["Xinhua"]


def test_what_another_version_of_link_made_is_made_anew(tmp_path, linked, monkeypatch):
    folder = tmp_path / "at once"
    monkeypatch.setattr("onrecord.link.copies.recording.VERSION", "0")
    with closing(Database(folder, create=False)) as database:
        report = link(database, folder)

        assert report.documents == len(DOCUMENTS)
        assert rows(database) == linked


def test_progress_is_told_after_each_step(tmp_path):
    folder, told = tmp_path / "case", []
    with closing(store(folder, DOCUMENTS)) as database:
        link(database, folder, step=4, progress=told.append)

    assert [(one.documents, one.fraction) for one in told] == [(4, 0.4), (8, 0.8), (10, 1.0)]


def test_a_case_lists_its_copies_by_document_kind_and_wire(tmp_path):
    folder = tmp_path / "case"
    store(folder, DOCUMENTS).close()
    south = DOCUMENTS[1]

    with Case.open(folder) as case:
        case.link(workers=1)

        assert len(case.copies(document=south.id[:8])) == 2
        assert [row.of_name for row in case.copies(kind="version")] == ["second"]
        assert {row.wire for row in case.copies(wire="AP")} == {"AP"}
        assert len(case.copies().page(3, 1)) == 3
        with pytest.raises(InputError, match="is no kind of copy"):
            case.copies(kind="theft")


def test_a_case_without_documents_can_be_linked(tmp_path):
    assert at_once(tmp_path / "case", []) == []
