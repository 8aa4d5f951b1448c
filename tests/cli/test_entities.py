import json

import pytest

from tests.link.said import reading, store

KEYS = "id name kind aliases documents attributions listed decided".split()


@pytest.fixture
def folder(run, tmp_path):
    folder = tmp_path / "case"
    store(
        folder,
        reading("one", "“No,” Ana Reyes said.", [("Ana Reyes", "“No,”")]),
        reading("two", "“Yes,” Ana Reyes said.", [("Ana Reyes", "“Yes,”")]),
        reading("three", "“Perhaps,” Alma Reyes said.", [("Alma Reyes", "“Perhaps,”")]),
        reading("four", "“Never,” A. Reyes said.", [("A. Reyes", "“Never,”")]),
    ).close()
    run("link", folder)
    return folder


def test_entities_are_listed_once_by_what_is_attributed_to_them(run, folder):
    rows = json.loads(run("entities", folder, "--json").stdout)

    assert list(rows[0]) == KEYS
    assert [(row["name"], row["documents"], row["attributions"]) for row in rows] == [
        ("Ana Reyes", 2, 2),
        ("A. Reyes", 1, 1),
        ("Alma Reyes", 1, 1),
    ]


def test_one_entity_is_explained_in_words_and_as_json(run, folder):
    [row] = json.loads(run("entities", folder, "Ana Reyes", "--json").stdout)

    words = run("entities", folder, "--entity", row["id"]).stdout
    told = json.loads(run("entities", folder, "--entity", row["id"], "--json").stdout)

    assert "name: the same (Ana Reyes / Ana Reyes)" in words
    assert "not joined: " in words
    assert {member["document_name"] for member in told["members"]} == {"one", "two"}
    assert {one["name"] for one in told["refusals"][0]["candidates"]} == {"Ana Reyes", "Alma Reyes"}


def test_entities_come_as_csv_and_by_kind(run, folder):
    sheet = run("entities", folder, "--csv").stdout

    assert sheet.lstrip("\ufeff").splitlines()[0] == ",".join(KEYS)
    assert json.loads(run("entities", folder, "--kind", "faction", "--json").stdout) == []
    assert run("entities", folder, "--kind", "ghost").exit_code == 2
    assert run("entities", folder, "Ana Reyes", "--entity", "00").exit_code == 2


def test_search_says_how_many_a_name_means(run, tmp_path):
    folder = tmp_path / "several"
    store(
        folder,
        reading("one", "“No,” Wang Wei said.", [("Wang Wei", "“No,”")]),
        reading("two", "“Yes,” Wang Wei said.", [("Wang Wei", "“Yes,”")]),
    ).close()
    run("link", folder)

    found = run("search", folder, "--source", "Wang Wei", "--json")

    assert len(json.loads(found.stdout)) == 2
    assert "'Wang Wei' means 2 in this case" in found.stderr
