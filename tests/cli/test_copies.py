from __future__ import annotations

import json
from contextlib import closing

import pytest

from onrecord.case import AddReport, Case
from tests.link.texts import article, document, store

TEXT = article(1, 2)
KEYS = "document name of of_name contained kind passages first wire".split()


@pytest.fixture
def copied(tmp_path):
    """Make a case of three documents, two of which share their text."""
    folder = tmp_path / "copied"
    documents = [
        document("one", TEXT, publisher="Castrel Post", title="Harbour shut"),
        document("two", TEXT, publisher="Castrel Post", title="Harbour open"),
        document("three", article(3)),
    ]
    with closing(store(folder, documents)):
        return folder, documents


def test_link_says_what_it_joined_and_copies_lists_it(run, copied):
    folder, _ = copied

    linked, listed = run("link", folder), run("copies", folder, "--json")

    assert linked.stdout.startswith("3 documents linked, 1 pair that share text, ")
    [row] = json.loads(listed.stdout)
    assert list(row) == KEYS
    assert (row["kind"], row["contained"], row["first"], row["wire"]) == (
        "version",
        1.0,
        None,
        None,
    )
    assert row["passages"] == [{"span": [0, len(TEXT) - 1], "of_span": [0, len(TEXT) - 1]}]


def test_copies_are_said_in_words_and_as_csv(run, copied):
    folder, _ = copied
    run("link", folder)

    words, csv = run("copies", folder).stdout, run("copies", folder, "--csv").stdout

    assert "version, 100% of the first in the second, 1 passage" in words
    assert csv.lstrip("\ufeff").splitlines()[0] == ",".join(KEYS)


def test_copies_of_one_document_or_kind_can_be_asked_for(run, copied):
    folder, documents = copied
    run("link", folder)

    assert json.loads(run("copies", folder, "--document", documents[2].id, "--json").stdout) == []
    assert json.loads(run("copies", folder, "--kind", "copy", "--json").stdout) == []
    assert run("copies", folder, "--kind", "theft").exit_code == 2


def test_changes_between_two_documents_are_listed(run, copied):
    folder, documents = copied

    found = run("copies", folder, "--changes", documents[0].id, documents[1].id, "--json")

    assert [row["kind"] for row in json.loads(found.stdout)] == ["headline"]


def test_a_case_that_is_not_linked_lists_nothing(run, copied):
    folder, _ = copied

    listed = run("copies", folder)

    assert (listed.stdout, listed.stderr) == ("", "Nothing found.\n")


@pytest.mark.parametrize(("options", "linked"), [((), 3), (("--no-link",), 0)])
def test_add_links_at_its_end_unless_it_is_told_not_to(run, copied, monkeypatch, options, linked):
    folder, _ = copied
    report = AddReport(added=0, known=0, failed=0, issues=0, words=0, seconds=0.0)
    monkeypatch.setattr(Case, "add", lambda *_, **__: report)

    added = run("add", folder, folder / "record.db", *options)

    assert added.exit_code == 0
    assert added.stdout.count("documents linked") == bool(linked)
    assert len(json.loads(run("copies", folder, "--json").stdout)) == bool(linked)


@pytest.mark.parametrize("link", [True, False])
def test_adding_from_python_links_at_its_end_unless_it_is_told_not_to(copied, tmp_path, link):
    folder, _ = copied
    (tmp_path / "empty").mkdir()

    with Case.open(folder) as case:
        case.add([tmp_path / "empty"], workers=1, link=link)

        assert len(case.copies()) == link
