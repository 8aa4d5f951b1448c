"""Every command over a case whose one document was read by hand."""

import csv
import io
import json
from pathlib import Path

import pytest

from onrecord.case import Case
from onrecord.model import Document, Issue, Reading
from onrecord.store.database import Database
from onrecord.store.write import Found, put
from tests.cli.readings import ASKED_ID, COUNCIL, DIRECT, DOCUMENT, OFFICIAL, REYES, TEXT, UNNAMED


def test_a_new_case_is_empty_and_can_be_asked(run, tmp_path):
    made = run("new", tmp_path / "summit")
    held = run("status", tmp_path / "summit", "--json")

    assert (made.exit_code, held.exit_code) == (0, 0)
    assert json.loads(held.stdout)["documents"] == 0


def test_status_counts_what_a_case_holds(run, case):
    in_words = run("status", case).stdout
    held = json.loads(run("status", case, "--json").stdout)

    assert (held["documents"], held["attributions"], held["issues"]) == (1, 3, 1)
    assert "3  attributions" in in_words
    assert "2031-03-06" in in_words


def test_search_finds_words_and_tells_who_said_them_where(run, case):
    found = run("search", case, '"vote no"')

    assert found.exit_code == 0
    assert DIRECT.id in found.stdout
    assert "Ana Reyes" in found.stdout
    assert "We will vote no" in found.stdout
    assert "6 Mar 2031 · Harrow Post" in found.stdout
    assert UNNAMED.id not in found.stdout


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ((), {DIRECT.id, UNNAMED.id, ASKED_ID}),
        (("--source", "Reyes"), {DIRECT.id}),
        (("--publisher", "Harrow Post"), {DIRECT.id, UNNAMED.id, ASKED_ID}),
        (("--publisher", "Another Post"), set()),
        (("--kind", "mixed"), {UNNAMED.id}),
        (("--genre", "speech"), set()),
        (("--from", "2031-03"), {DIRECT.id, UNNAMED.id, ASKED_ID}),
        (("--from", "2031-04"), set()),
        (("--to", "2031-02"), set()),
        (("--unnamed",), {UNNAMED.id, ASKED_ID}),
        (("--act", "promise"), {DIRECT.id}),
        (("--act", ""), {UNNAMED.id}),
        (("--act", "demand", "--target", "The Council"), {ASKED_ID}),
        (("--target", "Reyes"), set()),
        (("--channel", "interview"), {DIRECT.id}),
        (("--channel", "leak"), set()),
        (("--source-kind", "person", "--said-from", "2031-03-04"), {DIRECT.id}),
        (("--source-kind", "country"), set()),
        (("--said-to", "2031-03-03"), set()),
        (("--named",), {DIRECT.id}),
        (("--limit", "1", "--kind", "direct"), {DIRECT.id}),
    ],
    ids=" ".join,
)
def test_filters_narrow_a_search(run, case, filters, ids):
    found = run("search", case, "--json", *filters)

    assert found.exit_code == 0
    assert {row["id"] for row in json.loads(found.stdout)} == ids


def test_every_row_of_a_search_leads_back_to_the_characters_it_came_from(run, case):
    rows = json.loads(run("search", case, "--json").stdout)

    for row in rows:
        [[start, end]] = row["pieces"]["content"]
        assert TEXT[start:end] == row["content"]


def test_a_search_can_be_opened_in_a_spreadsheet(run, case):
    rows = list(csv.DictReader(io.StringIO(run("search", case, "--csv").stdout[1:])))

    assert {row["id"] for row in rows} == {DIRECT.id, UNNAMED.id, ASKED_ID}
    [asked] = [row for row in rows if row["id"] == ASKED_ID]
    assert (asked["act"], asked["target"]) == ("demand", "the council")
    assert asked["items"] == "a vote in March … a list of the names"


@pytest.mark.parametrize(
    "wrong",
    [
        ("--kind", "spoken"),
        ("--from", "last week"),
        ("--genre", "x"),
        ("--act", "sing"),
        ("--channel", "radio"),
        ("--said-from", "last week"),
        ("--documents", "--act", "deny"),
        ("--documents", "--said-to", "2031"),
    ],
)
def test_a_filter_that_cannot_be_is_refused(run, case, wrong):
    refused = run("search", case, *wrong)

    assert refused.exit_code == 2
    assert refused.stderr.startswith("Error: ")


def test_show_marks_the_roles_of_an_attribution_in_its_passage(run, case):
    shown = run("show", case, DIRECT.id).stdout

    assert '"[content: We will vote no]," [source: Ana Reyes, the finance minister,]' in shown
    assert "[cue: told] [addressee: the Harrow Post]" in shown
    assert "  said       4 Mar 2031 (from “Tuesday”)\n" in shown
    assert f"  who        Ana Reyes  {REYES.id}\n" in shown


def test_show_tells_the_office_then_with_its_evidence_and_whose_claim_it_is(run, case):
    shown = run("show", case, DIRECT.id).stdout

    assert (
        '  office     held then: finance minister (from 2030) ("the finance minister")\n'
        '  office     not then: former envoy ("a former envoy"), by the account of '
        f"A senior official in Varda  {ASKED_ID}\n"
    ) in shown


def test_show_tells_what_a_saying_does_and_how_it_came(run, case):
    promised = run("show", case, DIRECT.id).stdout
    asked = run("show", case, ASKED_ID).stdout

    assert "  act        promise\n  channel    interview\n" in promised
    assert f"  act        demand\n  target     the council  {COUNCIL.id}\n" in asked
    assert "  items      1. a vote in March\n             2. a list of the names\n" in asked
    assert "  said       by 6 Mar 2031 (the published date as a bound)\n" in asked
    assert "impossible" not in asked


def test_show_flags_what_cannot_have_been_said_with_the_reason(run, case):
    shown = run("show", case, UNNAMED.id).stdout
    listed = run("search", case, "tariff").stdout

    assert "  impossible The text says that the official died in 2029.\n" in shown
    assert "hedged, denied, impossible" in listed


def test_an_entity_is_shown_with_its_ties_from_either_end(run, case):
    reyes = run("show", case, REYES.id).stdout
    official = run("show", case, OFFICIAL.id).stdout
    council = run("show", case, COUNCIL.id).stdout

    claim = f"by the account of A senior official in Varda  {ASKED_ID}"
    met = "met with the council, 3 Mar 2031, in Harrow"
    assert f'  tie        {met} ("Reyes, a former envoy, had met the council' in reyes
    assert claim in reyes
    assert '  tie        has as aide A senior official in Varda ("A senior official")\n' in reyes
    assert '  tie        aide to Ana Reyes ("A senior official")\n' in official
    assert "  tie        met with Ana Reyes, 3 Mar 2031" in council


def test_show_tells_what_an_unnamed_source_lets_out_and_what_is_doubtful(run, case):
    shown = run("show", case, UNNAMED.id).stdout

    assert 'unnamed: senior · Varda · one person; no name because "not authorised' in shown
    assert "mixed, hedged, denied" in shown
    assert "by 6 Mar 2031" in shown


def test_show_tells_according_to_whom(run, case):
    shown = run("show", case, UNNAMED.id).stdout
    outermost = run("show", case, DIRECT.id).stdout

    assert f"  chain      Ana Reyes  {DIRECT.id}\n" in shown
    assert "  chain " not in outermost


def test_show_tells_to_whom_on_what_occasion_and_where(run, case):
    shown = run("show", case, DIRECT.id).stdout
    other = run("show", case, UNNAMED.id).stdout

    assert "  to         the Harrow Post\n" in shown
    assert "  occasion   in an interview\n" in shown
    assert "  place      on Radio Arrin\n" in shown
    assert "occasion" not in other


def test_a_document_tells_how_much_of_it_is_attributed(run, case):
    shown = run("show", case, DOCUMENT.id).stdout

    assert "  attributed 40% of the words; 1 sentence in its own voice\n" in shown


def test_a_search_tells_what_the_source_made_of_the_content(run, case):
    shown = run("search", case, "tariff").stdout

    assert "mixed, hedged, denied" in shown


def test_the_beginning_of_an_id_is_enough(run, case):
    assert run("show", case, DIRECT.id[:12]).stdout == run("show", case, DIRECT.id).stdout


def test_show_gives_a_document_whole_and_an_entity_with_its_attributions(run, case):
    document = run("show", case, DOCUMENT.id).stdout
    entity = run("show", case, REYES.id).stdout

    assert "Imre Dál; Kim Sun-ok" in document
    assert "[source: A senior official in Varda]" in document
    assert "Two dates stand at the head." in document
    assert 'finance minister (from 2030) ("the finance minister")' in entity
    assert DIRECT.id in entity


def test_show_tells_what_was_read_around_a_text_and_where(run, case):
    shown = run("show", case, DOCUMENT.id).stdout

    for line in (
        "  agency     Northgate Wire",
        "  with       Ruth Varga",
        "  dateline   HARROW",
        "  language   English",
        "  address    https://post.example/vote",
        '  read       published: head ("6 March 2031")',
        "  segments   1 turn",
        "  cut        1 piece: see --cuts",
    ):
        assert f"{line}\n" in shown


def test_show_prints_what_was_cut_and_where(run, case):
    shown = run("show", case, DOCUMENT.id, "--cuts").stdout

    assert shown == (
        'furniture, before: "We will vote no," Ana Reyes, the finance ministe…\n    Share this\n'
    )
    assert json.loads(run("show", case, DOCUMENT.id, "--cuts", "--json").stdout) == [
        {"text": "Share this", "reason": "furniture", "at": 0}
    ]
    assert run("show", case, DIRECT.id, "--cuts").exit_code == 2


@pytest.fixture
def harbour(tmp_path):
    """Make a case of a Chinese, a Japanese and an English document, and of many issues."""
    folder = tmp_path / "harbour"
    Case.open(folder, create=True).close()
    database = Database(folder, create=False)
    texts = {
        "zh": ("夜间渡轮秋季停航", "交通部长表示，夜间渡轮将于秋季停航。"),
        "ja": ("夜間フェリー", "運輸相は木曜日、夜間フェリーを秋に廃止すると述べた。"),
        "en": ("Night ferries", "The sign on the quay reads 夜间渡轮, the clerk said."),
    }
    made = [
        Reading(document=Document(name=f"{code}.txt", title=title, text=text, language=code))
        for code, (title, text) in texts.items()
    ]
    made += [
        Issue(name=f"{n}.pdf", stage="read", code="empty" if n % 4 else "scan", message="It is so.")
        for n in range(40)
    ]
    found = [Found(key=str(n), whole=True, result=result) for n, result in enumerate(made)]
    put(database, found, engine="by hand")
    database.close()
    return folder


def test_texts_of_any_language_are_searched_for_their_words(run, harbour):
    chinese = run("search", harbour, "渡轮", "--documents").stdout
    japanese = json.loads(run("search", harbour, "廃止", "--documents", "--json").stdout)

    assert "夜间渡轮秋季停航" in chinese
    assert "Chinese, not extracted" in chinese
    assert "The sign on the quay reads 夜间渡轮" in chinese
    assert [row["name"] for row in japanese] == ["ja.txt"]


def test_documents_of_one_language_are_listed(run, harbour):
    found = json.loads(run("search", harbour, "--documents", "--language", "ja", "--json").stdout)
    refused = run("search", harbour, "--language", "ja")
    crossed = run("search", harbour, "--documents", "--source", "Reyes")

    assert [row["language"] for row in found] == ["ja"]
    assert (refused.exit_code, crossed.exit_code) == (2, 2)
    assert "--documents" in refused.stderr


def test_status_counts_documents_by_language(run, harbour, case):
    assert "by language: English 1, Japanese 1, Chinese 1" in run("status", harbour).stdout
    assert "by language" not in run("status", case).stdout


def test_many_issues_are_counted_by_code_first(run, harbour):
    counted = run("issues", harbour)
    one = run("issues", harbour, "--code", "scan").stdout

    assert counted.stdout == "      30  empty\n      10  scan\n"
    assert "--code" in counted.stderr
    assert one.count("[read: scan]") == 10
    assert "empty" not in one
    assert run("issues", harbour, "--each", "--limit", "0").stdout.count("[read: ") == 40
    assert len(json.loads(run("issues", harbour, "--json").stdout)) == 40


def test_show_as_json_is_one_object(run, case):
    for row_id in (DIRECT.id, DOCUMENT.id, OFFICIAL.id):
        assert isinstance(json.loads(run("show", case, row_id, "--json").stdout), dict)


def test_an_id_that_nothing_has_is_refused(run, case):
    refused = run("show", case, "ffffffffffffffff")

    assert refused.exit_code == 2
    assert "ffffffffffffffff" in refused.stderr


def test_sources_and_issues_are_listed(run, case):
    unnamed = json.loads(run("sources", case, "--unnamed", "--json").stdout)
    [issue] = json.loads(run("issues", case, "--json").stdout)

    assert [row["name"] for row in unnamed] == ["A senior official in Varda"]
    assert "Ana Reyes (person)  2031: 1" in run("sources", case).stdout
    assert issue["message"] in run("issues", case).stdout
    assert run("sources", case, "--limit", "0").exit_code == 0


def test_export_prints_what_it_wrote(run, case, tmp_path):
    written = run("export", case, tmp_path / "out").stdout.split()

    assert len(written) == 4
    assert all(Path(path).stat().st_size for path in written)
    assert run("export", case, tmp_path / "out2", "--format", "odt").exit_code == 2


@pytest.mark.parametrize("command", ["status", "search", "issues", "sources", "serve"])
def test_a_folder_that_is_no_case_is_refused(run, tmp_path, command):
    refused = run(command, tmp_path)

    assert refused.exit_code == 2
    assert str(tmp_path) in refused.stderr


def test_a_case_that_exists_is_not_made_again(run, case):
    assert Case.open(case).status().documents == 1
    assert run("new", case / "record.db").exit_code == 2


def test_a_precision_that_nothing_can_promise_ends_the_command(run, tmp_path):
    (tmp_path / "vote.txt").write_text("“We will vote no,” Ana Reyes said.", encoding="utf-8")

    result = run("extract", "--precision", "1", tmp_path / "vote.txt")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "promised" in result.stderr
