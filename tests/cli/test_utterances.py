import json

import pytest

from tests.link.said import reading, store

KEYS = "id text entities said reports names contested reference earliest origins decided".split()
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


CUT = "“We will never sell the locks of Ondai, whatever the price, and we never sold a gate,”"
APART = "“We will sell the locks of Ondai, whatever the price, and we never sold a gate,”"


@pytest.fixture
def reported(run, tmp_path):
    """A saying that one paper cuts, and one that is like it but for a negation."""
    folder = tmp_path / "reported"
    said = (("Velm", CUT), ("Castrel", SAID), ("Ondai", APART))
    store(
        folder,
        *(
            reading(name, f"{words} Ana Reyes said in {name}.", [("Ana Reyes", words)])
            for name, words in said
        ),
    ).close()
    run("link", folder)
    return folder


def test_one_utterance_is_explained_word_by_word(run, reported):
    row, *_ = json.loads(run("utterances", reported, "--least", "2", "--json").stdout)
    shown = json.loads(run("utterances", reported, "--utterance", row["id"][:8], "--json").stdout)
    by_report = run("utterances", reported, "--utterance", row["earliest"], "--json").stdout

    assert list(shown) == ["utterance", "reports", "bridges"]
    assert json.loads(by_report) == shown
    cut, whole = sorted(shown["reports"], key=lambda report: report["kept"])
    assert (whole["kept"], whole["fullest"], whole["changes"]) == (1.0, True, [])
    assert cut["kept"] < 1
    assert [piece["change"] for piece in cut["pieces"]] == ["same"]
    [start, end] = cut["passage"]
    assert shown["utterance"]["text"][start:end] in cut["text"]
    assert [report["earliest"] for report in (cut, whole)].count(True) == 1


def test_what_is_alike_and_was_kept_apart_is_listed(run, reported):
    pairs = json.loads(run("utterances", reported, "--bridges", "--json").stdout)
    words = run("utterances", reported, "--bridges").stdout

    assert {pair["why"] for pair in pairs} == {"another negation"}
    assert {pair["one"]["text"] for pair in pairs} | {pair["other"]["text"] for pair in pairs} == {
        CUT,
        SAID,
        APART,
    }
    assert "another negation" in words
    assert run("utterances", reported, "--bridges", "--least", "2").exit_code == 2


def test_a_name_that_nobody_has_gives_the_nearest(run, folder):
    told = run("utterances", folder, "--source", "Anna Reyes")

    assert "No one is called Anna Reyes. Nearest:" in told.stderr
    assert "Ana Reyes (person), 2" in told.stderr
    assert run("search", folder, "--source", "Reyes", "--json").stdout.count("“We will") == 2
