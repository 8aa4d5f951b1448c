from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from onrecord.errors import CaseError
from onrecord.store import sql
from onrecord.store.attributions import Attributions
from onrecord.store.database import Database, transaction
from onrecord.store.documents import Documents
from onrecord.store.load import load
from onrecord.store.rows import Filters
from onrecord.store.write import Found, put
from tests.store import samples
from tests.store.dump import dump

_OLD_DOCUMENT = """
insert into document (id, name, publisher_row, genre, language, day, words, attributions, engine)
values ('d', 'a.txt', 0, 'news', 'en', 0, 3, 1, 1)
"""
_OLD_ATTRIBUTION = """
insert into attribution (id, document, ordinal, kind, unnamed, hedged, negated, score, engine,
                         source, names, cue, addressee, content)
values ('a', 1, 0, 'direct', 0, 0, 0, 0.5, 1, 'Reyes', '', 'said', '', 'no')
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "case"


def make(folder):
    Database(folder, create=True).close()


def test_a_new_case_is_of_the_newest_version(folder):
    with closing(Database(folder, create=True)) as database:
        assert database.value("pragma user_version") == len(sql.schema())
        assert database.value("pragma journal_mode") == "wal"


def test_a_case_of_a_newer_version_is_refused(folder):
    make(folder)
    with closing(sqlite3.connect(folder / "record.db")) as connection:
        connection.execute("pragma user_version = 99")

    with pytest.raises(CaseError, match=r"newer version.*99.*Update OnRecord"):
        Database(folder, create=False)


def test_an_older_case_is_brought_up_to_date_with_its_rows(folder, monkeypatch):
    make(folder)
    later = (*sql.schema(), "-- A new table.\ncreate table extra (row integer) strict;\n")
    monkeypatch.setattr(sql, "schema", lambda: later)

    with closing(Database(folder, create=False)) as database:
        assert database.value("pragma user_version") == len(later)
        assert database.value("select count(*) from extra") == 0
        assert database.value("select count(*) from publisher") == 1


def test_rows_of_the_first_version_have_no_flag_and_no_share_after_its_update(folder, monkeypatch):
    first = sql.schema()[:1]
    with monkeypatch.context() as patch:
        patch.setattr(sql, "schema", lambda: first)
        make(folder)
        with closing(sqlite3.connect(folder / "record.db")) as connection, connection:
            connection.execute("insert into engine (version) values ('1')")
            connection.execute(_OLD_DOCUMENT)
            connection.execute(_OLD_ATTRIBUTION)

    with closing(Database(folder, create=False)) as database:
        [row] = database.rows("select denied, hypothetical, occasion, place from attribution")
        assert tuple(row) == (0, 0, "", "")
        assert database.value("select count(*) from document where attributed is null") == 1


def unpack(folder, version):
    folder.mkdir()
    packed = Path(__file__).parent / f"fixtures/case-{version}.db.gz"
    (folder / "record.db").write_bytes(gzip.decompress(packed.read_bytes()))
    return folder


@pytest.fixture
def second_version(folder):
    """Unpack a case that the second version of the schema holds, with some Chinese in it."""
    return unpack(folder, "0002")


@pytest.fixture
def third_version(folder):
    """Unpack the same case as the third version holds it."""
    return unpack(folder, "0003")


def test_a_case_of_the_second_version_keeps_all_and_knows_nothing_of_what_came_later(
    second_version,
):
    known = samples.before_sayings(samples.reading())
    plain = {"dateline": None, "agency": None, "contributors": (), "provenance": (), "segments": ()}

    with closing(Database(second_version, create=False)) as database:
        assert load(database, known.document.id) == replace(
            known, document=replace(known.document, **plain)
        )
        assert len(Documents(database, Filters())) == 3
    dump(second_version / "record.db")  # the search agrees with the rows


def test_a_case_of_the_second_version_is_searched_like_a_new_one(second_version):
    with closing(Database(second_version, create=False)) as database:
        texts = [row.name for row in Documents(database, Filters(words="渡轮"))]
        found = [row.content for row in Attributions(database, Filters(words="渡轮"))]
        assert sorted(texts) == ["texts/harbour.txt", "texts/sign.txt"]
        assert found == ["The harbour’s sign says 夜间渡轮"]
        assert len(Attributions(database, Filters(words="unwise"))) == 2


def test_a_document_of_the_second_version_that_is_read_again_is_filled_in(second_version):
    known = samples.reading()

    with closing(Database(second_version, create=False)) as database:
        put(database, [Found(key="k", whole=True, result=known)], "test 2")
        assert load(database, known.document.id) == known


def test_a_case_of_the_third_version_keeps_all_and_knows_nothing_of_what_came_later(third_version):
    known = samples.before_sayings(samples.reading())

    with closing(Database(third_version, create=False)) as database:
        assert load(database, known.document.id) == known
        assert len(Documents(database, Filters())) == 3
    dump(third_version / "record.db")


LISTED = (
    "listing",
    "source_listing",
    "target",
    "target_alias",
    "act_tally",
    "channel_tally",
    "source_kind_tally",
    "saying_tally",
    "target_tally",
    "year_tally",
    "day_tally",
    "source_tally",
)


def test_a_case_of_the_third_version_is_listed_like_a_new_one(third_version, tmp_path):
    fresh = tmp_path / "fresh"
    with closing(Database(third_version, create=False)) as old:
        ids = [row["id"] for row in old.rows("select id from document order by row")]
        found = [Found(key=None, whole=True, result=load(old, each)) for each in ids]
        asked = Attributions(old, Filters())
        assert [row.content for row in asked.filter(said_since="2031-03-07")] == [
            "We will never allow it … and we never did"
        ]
        assert len(asked.filter(target="harbour gazette", act="deny")) == 1
    with closing(Database(fresh, create=True)) as new:
        put(new, found, "test 1")

    before, after = dump(third_version / "record.db"), dump(fresh / "record.db")
    assert {name: before[name] for name in LISTED} == {name: after[name] for name in LISTED}


def test_a_document_of_the_third_version_that_is_read_again_is_filled_in(third_version):
    known = samples.reading()

    with closing(Database(third_version, create=False)) as database:
        put(database, [Found(key="k", whole=True, result=known)], "test 2")
        assert load(database, known.document.id) == known
        facets = Attributions(database, Filters()).facets()
        assert {row.value: row.count for row in facets.channel} == {
            None: 3,
            "speech": 1,
            "leak": 1,
        }


def test_a_migration_that_fails_leaves_the_case_as_it_was(folder, monkeypatch):
    make(folder)
    version = len(sql.schema())
    broken = (*sql.schema(), "create table extra (row integer) strict;\ncreate nonsense;\n")
    with monkeypatch.context() as patch:
        patch.setattr(sql, "schema", lambda: broken)
        with pytest.raises(CaseError):
            Database(folder, create=False)

    with closing(Database(folder, create=False)) as database:
        assert database.value("pragma user_version") == version
        assert database.value("select count(*) from sqlite_master where name = 'extra'") == 0


def test_a_folder_without_a_record_is_no_case(folder):
    folder.mkdir()

    with pytest.raises(CaseError, match="onrecord new"):
        Database(folder, create=False)


def test_a_folder_with_other_files_does_not_become_a_case(folder):
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear reader")

    with pytest.raises(CaseError, match="other files"):
        Database(folder, create=True)
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_a_file_is_no_case(folder):
    folder.write_text("x")

    with pytest.raises(CaseError, match="is a file"):
        Database(folder, create=True)


@pytest.mark.parametrize("content", [b"not a database at all" * 50, b"x"])
def test_a_record_that_is_no_database_is_refused_and_left_alone(folder, content):
    folder.mkdir()
    (folder / "record.db").write_bytes(content)

    with pytest.raises(CaseError, match=r"record\.db"):
        Database(folder, create=False)
    assert (folder / "record.db").read_bytes() == content


def test_the_database_of_another_program_is_refused_and_left_alone(folder):
    folder.mkdir()
    with closing(sqlite3.connect(folder / "record.db")) as connection:
        connection.execute("create table mine (x)")
    before = (folder / "record.db").read_bytes()

    with pytest.raises(CaseError, match="another program"):
        Database(folder, create=True)
    assert (folder / "record.db").read_bytes() == before


def test_a_case_whose_maker_was_killed_at_once_can_be_made_again(folder):
    folder.mkdir()
    (folder / "record.db").touch()

    with closing(Database(folder, create=True)) as database:
        assert database.value("select count(*) from document") == 0


def test_a_closed_case_says_so(folder):
    database = Database(folder, create=True)
    database.close()
    database.close()

    with pytest.raises(CaseError, match="closed"):
        database.value("select 1")


def test_a_reader_does_not_wait_for_a_writer(folder):
    with closing(Database(folder, create=True)) as database, transaction(database.connection):
        database.rows("insert into publisher (name) values ('Ostmark Post')")
        seen = []
        thread = Thread(
            target=lambda: seen.append(database.value("select count(*) from publisher"))
        )
        thread.start()
        thread.join(5)

        assert seen == [1]
