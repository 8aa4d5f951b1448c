import csv
import io
import json

import pytest

from tests.link.origins.told import linked

REPORTS = (
    ("Velm Courier", "2030-03-07", "“Our red lines are known,” Mayor Ana Reyes said."),
    ("Velm Courier", "2031-03-08", "Mayor Ana Reyes said that the red line was the lock."),
    ("Velm Courier", "2031-04-09", "The lock is a red line. Oren Tash closed the market."),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("track") / "case"
    linked(folder, *REPORTS).close()
    return folder


def rows(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_three_voices_are_counted_apart(run, folder):
    found = rows(run("track", folder, "red line~", "--json"))

    every = {row["voice"]: row["uses"] for row in found if row["source"] == "every source"}
    assert every == {"own words": 1, "paraphrase": 1, "document's voice": 1}


def test_a_number_leads_to_its_passages(run, folder):
    found = rows(run("track", folder, "red line~", "--json"))
    [own] = [r for r in found if (r["source"], r["voice"]) == ("every source", "own words")]

    [passage] = rows(run("track", folder, "red line~", "--evidence", own["id"], "--json"))

    text = REPORTS[0][2]
    assert text[passage["start"] : passage["end"]] == passage["text"] == "red lines"
    assert passage["source"] == "Ana Reyes"


def test_uses_by_year_stand_over_the_words_of_that_year(run, folder):
    shown = run("track", folder, "red line~", "--by", "year", "--show", "rates", "--csv")

    found = list(csv.DictReader(io.StringIO(shown.stdout)))
    years = {
        row["period"][:4]: (int(row["uses"]), int(row["words"]))
        for row in found
        if (row["source"], row["voice"]) == ("every source", "own words")
    }
    assert years["2030"] == (1, 5)
    assert years["2031"][0] == 0


def test_a_mistake_in_a_codebook_is_told_with_its_line(run, tmp_path):
    book = tmp_path / "waters.yaml"
    book.write_text("name: Waters\nformulations:\n  - name: red line\n    variant: [red line]\n")

    result = run("codebook", "check", book)

    assert result.exit_code == 1
    assert "line 4" in result.output
    assert "variants" in result.output


@pytest.fixture(scope="module")
def undated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("undated") / "case"
    undated_report = ("Velm Courier", "", "“A red line is a red line,” Mayor Ana Reyes said.")
    linked(folder, *REPORTS, undated_report).close()
    return folder


def own(found):
    [row] = [r for r in found if (r["source"], r["voice"]) == ("every source", "own words")]
    return row


def test_what_has_no_date_counts_in_all_but_in_no_period(run, undated):
    whole = own(rows(run("track", undated, "red line~", "--json")))
    by_year = rows(run("track", undated, "red line~", "--by", "year", "--show", "rates", "--json"))

    assert (whole["uses"], whole["first"], whole["last"]) == (3, "2030-03-07", "2030-03-07")
    periods = [r for r in by_year if (r["source"], r["voice"]) == ("every source", "own words")]
    assert [row["uses"] for row in periods] == [1, 0]
    assert whole["words"] > sum(row["words"] for row in periods)


def test_a_number_of_undated_uses_leads_to_all_of_its_passages(run, undated):
    whole = own(rows(run("track", undated, "red line~", "--json")))

    found = rows(run("track", undated, "red line~", "--evidence", whole["id"], "--json"))

    assert [one["published"] for one in found] == ["2030-03-07", None, None]


def test_what_has_no_date_is_out_where_days_are_asked_for(run, undated):
    shown = run("track", undated, "red line~", "--from", "2030", "--json")

    assert own(rows(shown))["uses"] == 1


@pytest.mark.parametrize("table", ["firsts", "variants", "changes", "silences", "coverage"])
def test_every_table_is_made_where_nothing_has_a_date(run, tmp_path, table):
    linked(tmp_path / "case", ("", "", "“A red line,” Ana Reyes said.")).close()

    assert run("track", tmp_path / "case", "red line~", "--show", table).exit_code == 0
