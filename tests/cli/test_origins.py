import json

import pytest

from tests.link.origins.told import linked

KEYS = (
    "id text entities names documents least most circular single_unnamed path erosion utterances"
).split()
STEP = "document name publisher published how words of of_publishers ring rule".split()
REPORTS = (
    (
        "Velm Courier",
        "2031-03-07",
        "The locks of Ondai could close in June, Mayor Ana Reyes told the Courier.",
    ),
    (
        "Castrel Herald",
        "2031-03-08",
        "The locks of Ondai close in June, the Velm Courier reported, quoting Mayor Ana Reyes.",
    ),
    ("Lanner Review", "2031-03-09", "“Lamp oil is dear,” Oren Tash told the Review."),
)


@pytest.fixture
def folder(tmp_path):
    linked(tmp_path / "case", *REPORTS).close()
    return tmp_path / "case"


def test_origins_have_the_keys_that_others_rely_on(run, folder):
    row, *_ = json.loads(run("origins", folder, "--json").stdout)

    assert list(row) == KEYS
    assert [list(step) for step in row["path"]] == [STEP, STEP]
    assert (row["least"], row["most"], row["circular"]) == (1, 1, False)
    assert {"hedge"} <= {change["kind"] for change in row["erosion"]}


def test_utterances_give_their_origins(run, folder):
    found = json.loads(run("utterances", folder, "--json").stdout)

    assert {tuple(row["origins"]) for row in found} == {
        ("least", "most", "circular", "single_unnamed", "path")
    }


def test_origins_are_said_in_words_and_as_csv(run, folder):
    words, sheet = run("origins", folder).stdout, run("origins", folder, "--csv").stdout

    assert "Castrel Herald: citation “Velm Courier” -> Velm Courier" in words
    assert "1 independent origin" in words
    assert sheet.lstrip("\ufeff").splitlines()[0] == ",".join(KEYS)


def test_origins_are_chosen_by_source_documents_and_circles(run, folder):
    by_source = json.loads(run("origins", folder, "--source", "Oren Tash", "--json").stdout)
    shared = json.loads(run("origins", folder, "--least", "2", "--json").stdout)
    circular = json.loads(run("origins", folder, "--circular", "--json").stdout)

    assert [row["names"] for row in by_source] == [["Oren Tash"]]
    assert [row["documents"] for row in shared] == [2]
    assert circular == []
