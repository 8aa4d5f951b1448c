import json
from contextlib import closing

import pytest

from tests.link.said import reading, store, transcript

HEARING = transcript(
    "hearing.txt", ("MS. VALE", "We will never sell the locks of Ondai, whatever the price.")
)
KEYS = "span text verdict match difference".split()


def draft(words):
    text = f"“{words},” Ana Vale said."
    return reading("draft.txt", text, [("Ana Vale", f"“{words},”")])


@pytest.fixture
def checked(run, tmp_path):
    """Check a draft that stands in the case."""

    def checked(words, *options):
        made = draft(words)
        store(tmp_path / "case", HEARING, made).close()
        return run("check", tmp_path / "case", "--document", made.document.id, *options)

    return checked


def test_a_draft_as_printed_exits_with_0(checked):
    assert checked("We will never sell the locks of Ondai").exit_code == 0


def test_a_quotation_that_is_not_as_printed_exits_with_1_and_says_what_differs(checked):
    told = checked("We will never sell the docks of Ondai")

    assert told.exit_code == 1
    assert "altered" in told.stdout
    assert "“docks” for “locks”" in told.stdout
    assert "1 of 1 quotations not as printed." in told.stderr


def test_rows_have_the_keys_that_others_rely_on(checked):
    words = "We will never sell the locks of Ondai"

    [row] = json.loads(checked(words, "--json").stdout)

    assert list(row) == KEYS
    assert (row["span"], row["text"], row["verdict"]) == ([1, 39], f"{words},", "verbatim")
    assert list(row["match"]) == ["document", "name", "span", "source"]
    start, end = row["match"]["span"]
    assert HEARING.document.text[start:end] == words
    assert row["difference"] is None


def test_rows_come_as_csv(checked):
    sheet = checked("We will never sell the locks of Ondai", "--csv").stdout

    assert sheet.lstrip("\ufeff").splitlines()[0] == ",".join(KEYS)


def test_a_file_is_read_as_it_is_so_that_offsets_fit_it(run, tmp_path):
    text = "Ondai, Friday\n\n“We will never sell the locks of Ondai,” Ana Vale told reporters.\n"
    (tmp_path / "draft.txt").write_text(text, encoding="utf-8")
    with closing(store(tmp_path / "case", HEARING)):
        pass

    told = run("check", tmp_path / "case", tmp_path / "draft.txt", "--json")

    [row] = json.loads(told.stdout)
    start, end = row["span"]
    assert text[start:end] == row["text"] == "We will never sell the locks of Ondai,"
    assert (row["verdict"], told.exit_code) == ("verbatim", 0)


@pytest.mark.parametrize("named", [(), ("draft.txt", "--document", "00"), ("missing.txt",)])
def test_a_draft_that_is_not_there_or_named_twice_is_wrong_input(run, tmp_path, named):
    store(tmp_path / "case", HEARING).close()

    assert run("check", tmp_path / "case", *named).exit_code == 2
