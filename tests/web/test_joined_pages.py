"""Pages that speak of the whole case: entities, utterances, copies."""

import csv
import html
import io
import re

import pytest
from starlette.testclient import TestClient

from onrecord.web.app import create_app
from onrecord.web.templating import environment
from tests.web import joined_case
from tests.web.test_pages import Markup, hits


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with joined_case.build(tmp_path_factory.mktemp("cases") / "Locks") as opened:
        yield opened


@pytest.fixture(scope="module")
def client(case):
    return TestClient(
        create_app(case),
        base_url="http://127.0.0.1:8000",
        follow_redirects=False,
        raise_server_exceptions=False,
    )


@pytest.fixture(scope="module")
def reyes(case):
    return case.meant("Ana Reyes")[0]


@pytest.fixture(scope="module")
def sold(case):
    """The saying in three wordings, explained."""
    [row] = case.utterances(documents=3)
    return case.utterance(row.id)


@pytest.fixture(scope="module")
def pair(case):
    [row] = (row for row in case.copies() if {row.name, row.of_name} == {"wire", "paper"})
    return row


def numbers(page):
    """Every number in a cell of a table or of a facet, in the order of the page."""
    found = re.findall(r'class="number[^"]*">(?:<a[^>]*>)?([+\-\d.\u2009]+)<', page)
    return [float(number.replace("\u2009", "")) for number in found]


def printed(page):
    """The words of a page, without its markup."""
    bare = re.sub(r"<[^>]+>", "", page[page.index("<main") : page.index("</main>")])
    return " ".join(html.unescape(bare).split())


def test_the_navigation_names_the_pages(client):
    page = client.get("/").text

    for name, path in (
        ("Entities", "entities"),
        ("Utterances", "utterances"),
        ("Copies", "copies"),
    ):
        assert f'<a href="/{path}">{name}</a>' in page
        assert f'<a href="/{path}" aria-current="page">' in client.get(f"/{path}").text


def test_the_overview_counts_what_is_known_across_documents(client):
    words, twin = printed(client.get("/").text), client.get("/overview.json").json()["joined"]

    assert f"{twin['entities']} people and bodies" in words
    assert f"{twin['utterances']} saying that several documents report" in words
    assert f"{twin['copies']} pairs of documents that share text" in words
    assert client.get("/copies.json").json()["total"] == twin["copies"]


def test_the_numbers_of_the_list_of_entities_are_those_of_its_twin(client):
    page, twin = client.get("/entities").text, client.get("/entities.json").json()

    rows = [n for row in twin["entities"] for n in (row["documents"], row["attributions"])]
    assert numbers(page) == [kind["count"] for kind in twin["kinds"]] + rows
    assert f"{twin['total']} entities" in printed(page)
    assert sum(kind["count"] for kind in twin["kinds"]) == twin["total"]


def test_the_page_of_an_entity_counts_over_the_whole_case(client, reyes):
    page = client.get(f"/entities/{reyes.id}").text
    twin = client.get(f"/entities/{reyes.id}.json").json()

    assert twin["attributions"]["total"] == 4 == len(hits(page))
    said, towards = twin["attributions"], twin["towards"]
    steps = [step["weight"] for row in twin["shown"]["members"] for step in row["steps"]]
    sums = [sum(s["weight"] for s in row["steps"]) for row in twin["shown"]["members"]]
    counts = [each["count"] for each in (*said["year"], *said["act"], *towards["act"])]
    assert numbers(page)[: len(counts)] == counts
    assert sorted(numbers(page)[len(counts) :]) == sorted(
        [round(s, 2) for s in [*steps, *filter(None, sums)]]
    )
    assert "4 attributions, 0 directed at them" in printed(page)


def test_an_entity_shows_offices_and_ties_with_their_words_once(client, reyes):
    page = client.get(f"/entities/{reyes.id}").text
    twin = client.get(f"/entities/{reyes.id}.json").json()["shown"]

    [office], [tie] = twin["offices"], twin["ties"]
    assert (office["title"], office["documents"], len(office["told"])) == (
        "finance minister of Velm",
        4,
        3,
    )
    assert printed(page).count("“finance minister of Velm”") == 0
    assert page.count("<q>finance minister of Velm</q>") == 3
    assert "4 documents in all" in page
    assert f'Ally of <a class="name" href="/entities/{tie["other"]}">Oren Tash</a>' in page
    tash = client.get(f"/entities/{tie['other']}").text
    assert "4 attributions directed at them" in printed(tash)
    assert f'Ally of <a class="name" href="/entities/{reyes.id}">' in tash


def test_evidence_of_an_office_leads_to_its_line(client, reyes):
    page = client.get(f"/entities/{reyes.id}").text

    [path, line] = re.search(r'<a class="words" href="([^"#]+)#(p-\d+)">', page).groups()
    assert f'id="{line}"' in client.get(path).text


@pytest.mark.parametrize("end", ["", "/members"])
def test_why_a_member_is_one_stands_on_both_pages(client, reyes, end):
    page = client.get(f"/entities/{reyes.id}{end}").text
    rows = client.get(f"/entities/{reyes.id}/members.json").json()

    assert rows["total"] == len(rows["members"]) == 4
    for row in rows["members"]:
        assert f'id="m-{row["id"]}"' in page
        for step in row["steps"]:
            assert html.escape(step["values"], quote=True).replace("&#x27;", "&#39;") in page


def test_the_own_entity_of_a_document_leads_to_the_joined_one(client, case, reyes):
    for member in case.members(reyes.id):
        answer = client.get(f"/entities/{member.id}")
        assert (answer.status_code, answer.headers["location"]) == (302, f"/entities/{reyes.id}")


def test_names_in_hits_lead_to_the_joined_entity(client, reyes):
    page = client.get("/attributions?source=Reyes").text

    assert page.count(f'<a href="/entities/{reyes.id}">Ana Reyes</a>') == 4
    assert "Source: Ana Reyes" in page
    assert client.get("/attributions.json?source=Reyes").json()["total"] == 4


def test_two_of_one_name_are_shown_and_chosen_between(client):
    page = client.get("/attributions?source=Della+Brook").text
    twin = client.get("/attributions.json?source=Della+Brook").json()

    [name] = twin["names"]
    assert "2 entities are called Della Brook. Choose one:" in printed(page)
    assert {row["kind"] for row in name["meant"]} == {"person", "organisation"}
    for row in name["meant"]:
        assert f'href="/attributions?source={row["id"]}">Della Brook</a>' in page
        assert f"Della Brook ({row['kind']}, 1 document)" in page
        one = client.get(f"/attributions?source={row['id']}").text
        assert len(hits(one)) == row["attributions"] == 1
        assert "Choose one" not in one


def test_a_name_that_nobody_has_gives_the_nearest(client, reyes):
    page = client.get("/attributions?source=Anna+Reyes").text

    assert "No one is called Anna Reyes. Nearest:" in printed(page)
    assert f'<a href="/attributions?source={reyes.id}">Ana Reyes</a>' in page
    assert "No one is called Qqq. All entities" in printed(client.get("/entities?name=Qqq").text)


def test_a_search_that_is_a_name_leads_to_whom_it_names(client, reyes):
    page = client.get("/attributions?q=Reyes").text

    assert f'<a href="/entities/{reyes.id}">Ana Reyes</a> (person)' in page
    assert f'href="/attributions?source={reyes.id}">4 attributions</a>' in page


def test_the_numbers_of_the_list_of_utterances_are_those_of_its_twin(client):
    page, twin = client.get("/utterances").text, client.get("/utterances.json").json()

    assert numbers(page) == [twin[key] for key in ("shared", "bridges")]
    assert f"{twin['total']} utterances" in printed(page)
    told = re.findall(r"(\d+) reports? in (\d+) documents?", printed(page))
    assert told == [
        (str(len(row["reports"])), str(len({r["document"] for r in row["reports"]})))
        for row in twin["utterances"]
    ]


def test_an_utterance_shows_its_reports_word_by_word(client, sold):
    page = client.get(f"/utterances/{sold.utterance.id}").text
    twin = client.get(f"/utterances/{sold.utterance.id}.json").json()

    assert len(twin["reports"]) == 3
    for report in twin["reports"]:
        start = page.index(f'id="r-{report["attribution"]}"')
        article = page[start : page.index("</article>", start)]
        assert f"{round(100 * report['kept'])}% of the words kept" in article
        for change in report["changes"]:
            assert f"<b>{change['change'].capitalize()}</b>" in article
            assert f"<ins>{change['report']}</ins>" in article
            assert f"<del>{change['reference']}</del>" in article
        assert article.count('class="tag">earliest') == report["earliest"]
    assert "<del>locks</del> <ins>gates</ins>" in page
    assert "and we never sold a gate,”</del>" in page


def test_a_diff_has_every_word_of_its_report(client, sold):
    page = client.get(f"/utterances/{sold.utterance.id}").text

    for report in sold.reports:
        start = page.index(f'id="r-{report.attribution}"')
        diff = re.search(r'<p class="book diff">(.*?)</p>', page[start:], re.DOTALL)[1]
        kept = re.sub(r'<del>.*?</del>|<span class="kind">.*?</span>', "", diff)
        words = html.unescape(re.sub(r"<[^>]+>", "", kept)).split()
        assert " ".join(words) == " ".join(report.text.split())


def test_what_was_kept_apart_stands_below_and_in_a_list(client, sold):
    page = client.get(f"/utterances/{sold.utterance.id}").text
    every, twin = (
        client.get("/utterances/bridges").text,
        client.get("/utterances/bridges.json").json(),
    )

    assert "Another negation" in page
    assert "“We will sell the locks" in page
    scores = [f"{min(row['score'], 0.99):.2f}" for row in twin["bridges"]]
    assert re.findall(r"([\d.]+) by words alone", every) == scores
    assert f"{twin['total']} pairs" in printed(every)


def test_an_id_of_a_report_leads_to_its_utterance(client, sold):
    answer = client.get(f"/utterances/{sold.reports[0].attribution}")

    assert answer.headers["location"] == f"/utterances/{sold.utterance.id}"


def test_the_reader_says_what_others_report_too(client, sold):
    [first, *_] = sold.reports
    page = client.get(f"/documents/{first.document}?at={first.attribution}").text

    link = f'<a href="/utterances/{sold.utterance.id}">Also reported by 2 other documents</a>'
    assert page.count(link) == 2  # in the panel, and in what a script puts there


def test_the_path_of_origins_is_drawn_once_the_case_tells_it():
    macro = environment("c").get_template("origins.html").module.path
    step = dict.fromkeys(("name", "published", "words", "rule"), "<b>told</b>")
    first = {**step, "document": "aa", "publisher": "Velm Courier", "how": "interview"}
    later = {**step, "document": "bb", "publisher": None, "how": "citation"}
    none = {"of": [], "of_publishers": [], "ring": False}
    told = {
        "least": 1,
        "most": 2,
        "circular": True,
        "single_unnamed": False,
        "path": [first | none, later | none | {"of": ["aa"], "of_publishers": ["Northgate Wire"]}],
    }

    shown = macro(told)

    assert "at least 1, at most 2" in shown
    assert "Circular" in shown
    assert "One unnamed source" not in shown
    assert '; from <a href="#o-aa">Velm Courier</a>, Northgate Wire' in shown
    assert 'id="o-aa"' in shown
    assert "<b>told</b>" not in shown
    assert not macro(None).strip()


def test_copies_are_listed_with_the_numbers_of_their_twin(client):
    page, twin = client.get("/copies").text, client.get("/copies.json").json()

    assert numbers(page) == [kind["count"] for kind in twin["kinds"]]
    told = re.findall(r"(\d+)% of the first in the second · (\d+) passages?", printed(page))
    assert told == [
        (str(round(100 * row["contained"])), str(len(row["passages"]))) for row in twin["copies"]
    ]
    assert f"{twin['total']} pairs" in printed(page)


def test_a_copy_is_laid_beside_its_original_with_every_word_of_both(client, case, pair):
    page = client.get(f"/copies/{pair.document}/{pair.of}").text
    twin = client.get(f"/copies/{pair.document}/{pair.of}.json").json()

    rows = re.findall(r'<div class="row(?: shared)?"[^>]*>(.*?)\n  </div>', page, re.DOTALL)
    sides = [re.findall(r'<p class="print">(.*?)</p>', row, re.DOTALL) for row in rows]
    joined = printed(page)
    for key in (pair.document, pair.of):
        text = case.document(key).document.text
        for word in text.split():
            assert word in joined
    assert len([row for row in twin["stretches"] if row["shared"]]) == page.count(
        'class="row shared"'
    )
    assert all(sides)
    assert "was first, because it is of an agency, which papers print." in joined
    assert twin["told_by"] == "agency"


def test_a_pair_named_the_other_way_round_is_the_same_pair(client, pair):
    answer = client.get(f"/copies/{pair.of}/{pair.document}")

    assert answer.headers["location"] == f"/copies/{pair.document}/{pair.of}"


def test_a_document_says_with_how_many_it_shares_text(client, pair):
    page = client.get(f"/documents/{pair.of}").text

    assert f'<a href="/copies?document={pair.of}">Shares text with 1 document</a>' in page
    assert "1 pair" in printed(client.get(f"/copies?document={pair.of}").text)


@pytest.fixture(scope="module")
def pages(reyes, sold, pair):
    return {
        "/entities": "entities",
        f"/entities/{reyes.id}": None,
        f"/entities/{reyes.id}/members": "members",
        "/utterances": "utterances",
        f"/utterances/{sold.utterance.id}": "reports",
        "/utterances/bridges": "bridges",
        "/copies": "copies",
        f"/copies/{pair.document}/{pair.of}": "stretches",
    }


def test_every_page_has_its_twins(client, pages):
    for path, rows in pages.items():
        page = client.get(path).text
        assert f'<a href="{path}.json">JSON</a><a href="{path}.csv">CSV</a>' in page
        answer = client.get(f"{path}.json")
        assert answer.headers["content-type"] == "application/json"
        sheet = list(csv.reader(io.StringIO(client.get(f"{path}.csv").text.lstrip("\ufeff"))))
        assert rows is None or len(sheet) == len(answer.json()[rows]) + 1


def test_nothing_of_a_document_becomes_markup(client, pages):
    for path in (*pages, "/utterances?source=<script>alert(1)</script>", "/entities?name=<script>"):
        seen = Markup()
        seen.feed(client.get(path).text)
        assert len(seen.scripts) == 1
        assert not seen.handlers


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/entities/ffffffffffffffff", 404),
        ("/entities/ffffffffffffffff/members", 404),
        ("/utterances/ffffffffffffffff", 404),
        ("/utterances/ffffffffffffffff.json", 404),
        ("/copies/ffffffffffffffff/eeeeeeeeeeeeeeee", 404),
        ("/entities?page=9", 404),
        ("/utterances?page=9", 404),
        ("/sources?page=9", 404),
        ("/entities?entity_kind=ghost", 400),
        ("/utterances?least=many", 400),
        ("/copies?copy_kind=twin", 400),
        ("/copies?document=zz", 400),
        ("/copies?document=ffff", 404),
    ],
)
def test_what_cannot_be_shown_says_why(client, path, code):
    answer = client.get(path)

    assert answer.status_code == code
    assert len(answer.text) > 20
