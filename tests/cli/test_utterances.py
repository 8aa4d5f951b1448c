import json

import pytest

from tests.link.said import reading, store

KEYS = "id text entities said reports names contested reference earliest".split()
SAID = "“We will never sell the locks of Ondai, whatever the price,”"


@pytest.fixture
def folder(run, tmp_path):
    folder = tmp_path / "case"
    store(
        folder,
        *(
            reading(name, f"{SAID} Ana Reyes said in {name}.", [("Ana Reyes", SAID)])
            for name in ("Velm", "Castrel")
        ),
        reading(
            "other", "“Lamp oil is dear,” Oren Tash said.", [("Oren Tash", "“Lamp oil is dear,”")]
        ),
    ).close()
    run("link", folder)
    return folder


def test_utterances_have_the_keys_that_others_rely_on(run, folder):
    row, *_ = json.loads(run("utterances", folder, "--json").stdout)

    assert list(row) == KEYS
    assert [list(report) for report in row["reports"]] == [
        ["attribution", "document", "name", "publisher", "fidelity"]
    ] * 2
    assert row["said"] == {"from": None, "to": None}


def test_utterances_are_said_in_words_and_as_csv(run, folder):
    words, sheet = run("utterances", folder).stdout, run("utterances", folder, "--csv").stdout

    assert words.count("Ana Reyes") == 1
    assert "Velm Courier: verbatim" in words
    assert sheet.lstrip("\ufeff").splitlines()[0] == ",".join(KEYS)


def test_what_one_document_reports_can_be_left_out(run, folder):
    every = json.loads(run("utterances", folder, "--json").stdout)
    shared = json.loads(run("utterances", folder, "--least", "2", "--json").stdout)

    assert (len(every), len(shared)) == (2, 1)


def test_link_says_how_many_several_publishers_report(run, folder):
    assert "1 utterance that several publishers report" in run("link", folder).stdout
