import csv
import html
import io
import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from onrecord.case import Case, IssueRow
from onrecord.store.database import Database
from onrecord.store.write import Found, put
from onrecord.web.app import create_app
from onrecord.web.templating import assets
from tests.web import readings

FERRY = readings.ferry()
HOSTILE = readings.hostile()
DOCUMENT = f"/documents/{FERRY.document.id}"
NESTED = FERRY.attributions[3]


class Markup(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self):
        super().__init__()
        self.tags, self.scripts, self.handlers, self.schemes = set(), [], [], set()
        self.bold_clerks = 0

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.scripts += [dict(attrs).get("src")] if tag == "script" else []
        self.handlers += [name for name, _ in attrs if name == "style" or name.startswith("on")]
        self.schemes |= {value.split(":")[0] for name, value in attrs if name == "href"}

    def handle_data(self, data):
        self.bold_clerks += self.lasttag == "b" and data == "clerk"


def hits(page):
    return re.findall(r'<a class="hit" href="([^"]+)"', page)


def test_the_overview_counts_what_the_case_holds(client):
    page = client.get("/").text

    assert "8\u2009attributions" not in page
    assert "11 attributions in 6 documents" in page
    assert "/documents?since=2031-03&amp;until=2031-03" in page
    assert "2 issues" in page


@pytest.mark.parametrize(
    "path", ["/", "/attributions", "/documents", "/sources", "/issues", DOCUMENT]
)
def test_every_page_stands_and_names_the_case(client, path):
    answer = client.get(path)

    assert answer.status_code == 200
    assert '<a class="case" href="/">Night ferries</a>' in answer.text


def test_a_search_finds_its_words_and_marks_them(client):
    page = client.get("/attributions?q=islands").text

    assert "3 attributions" in page
    assert "<mark>islands</mark>" in page


def test_a_phrase_finds_only_the_phrase(client):
    assert len(hits(client.get('/attributions?q="the islands will"').text)) == 2


def test_a_facet_narrows_and_its_chip_takes_it_off(client):
    page = client.get("/attributions?q=islands&publisher=Tidewater+Post").text

    assert "1 attribution<" in page
    assert 'href="/attributions?q=islands" aria-label="Remove publisher: Tidewater Post"' in page


def test_every_facet_leads_to_as_many_rows_as_it_says(client):
    page = client.get("/attributions").text
    facets = re.findall(
        r'<li><a href="(/attributions\?[^"]+)" title="[^"]*"><span>[^<]*</span>'
        r'<span class="number">(\d+)</span>',
        page,
    )

    assert len(facets) > 10
    for path, count in facets:
        assert len(hits(client.get(path.replace("&amp;", "&")).text)) == int(count)


def test_every_hit_is_one_link_to_its_passage(client):
    for href in hits(client.get("/attributions?q=islands").text):
        path, anchor = href.replace("&amp;", "&").split("#")
        page = client.get(path).text

        assert f'id="{anchor}"' in page
        assert "<mark>islands</mark>" in page


def test_nothing_found_offers_the_filters_to_remove(client):
    page = client.get("/attributions?q=zebra&kind=direct").text

    assert "No attributions match. Remove a filter:" in page
    assert 'href="/attributions?kind=direct"' in page
    assert 'href="/attributions?q=zebra"' in page


def test_the_attribution_in_the_address_is_selected_without_a_script(client):
    page = client.get(f"{DOCUMENT}?at={NESTED.id}").text

    assert 'class="label">Oren Maask · warn, mixed, impossible · undated</span>' in page
    assert re.search(
        r'class="m content d2 unsure on"[^>]*>“the islands will not forgive us,”', page
    )
    assert "According to" in page


def test_the_attribution_in_full_tells_its_occasion_and_what_the_source_made_of_it(client):
    written = FERRY.attributions[4]

    page = client.get(f"{DOCUMENT}?at={written.id}").text

    assert "<dt>Occasion</dt><dd>in a letter</dd>" in page
    assert "<dt>Kind</dt><dd>direct, denied</dd>" in page
    assert "<dt>Act</dt><dd>criticise</dd>" in page
    assert "<dt>Channel</dt><dd>written statement</dd>" in page
    assert "<dt>Place</dt>" not in page


def test_a_hit_that_its_source_denies_says_so(client):
    page = client.get("/attributions?q=bridge").text

    assert "<em>denied</em>" in page
    assert "<em>hypothetical</em>" not in page


def test_no_copied_citation_nor_label_hides_that_a_source_denies(client):
    written = FERRY.attributions[4]

    page = client.get(f"{DOCUMENT}?at={written.id}").text

    assert "Tamsin Odel (denied), said undated." in page
    assert 'class="label">Tamsin Odel · criticise, direct, denied · undated</span>' in page
    assert page.count("<em>denied</em>") == 1


def test_a_chain_is_shown_and_copied_with_what_is_said_inside(client):
    inner = FERRY.attributions[3]
    [outer] = inner.chain

    page = client.get(f"{DOCUMENT}?at={inner.id}").text

    assert f'<dt>According to</dt><dd><a href="{DOCUMENT}?at={outer}#a-{outer}">' in page
    assert "Oren Maask (impossible), according to Tidewater Post, said undated." in page


def selected(client, attribution):
    """The attribution in full, as the page shows the one that its address names."""
    page = client.get(f"{DOCUMENT}?at={attribution.id}").text
    return page[page.index('<div id="reading">') : page.index('<p class="legend">')]


def test_what_cannot_have_been_said_is_flagged_with_its_reason(client):
    shown = selected(client, NESTED)
    hit = client.get("/attributions?act=warn").text

    assert "<b>Impossible as it stands.</b> The text says that Oren Maask had left" in shown
    assert '<em class="alarm">impossible</em>' in hit
    assert 'class="flag"' not in selected(client, FERRY.attributions[0])


def test_the_office_then_stands_with_its_words_and_whose_claim_it_is(client):
    verrin = selected(client, FERRY.attributions[0])
    maask = selected(client, NESTED)
    [outer] = NESTED.chain

    assert 'transport minister, Marenne <span class="then">held then</span>' in verrin
    assert "<q>Transport minister Ilsa Verrin</q>" in verrin
    assert (
        f'By the account of <a href="{DOCUMENT}?at={outer}#a-{outer}">Tidewater Post</a>' in maask
    )
    assert 'envoy (until 2029) <span class="then">not then</span>' in maask
    assert maask.index("deputy <span") < maask.index("envoy (until 2029)")


def test_the_twin_of_an_attribution_holds_its_office_target_and_items(client):
    twin = client.get(f"/attributions/{FERRY.attributions[4].id}.json").json()
    verrin = client.get(f"/attributions/{FERRY.attributions[0].id}.json").json()

    assert twin["target"]["name"] == "Ilsa Verrin"
    assert twin["row"]["items"] == "We were promised a bridge … We were promised it twice"
    assert [held["then"] for held in verrin["offices"]] == [True]


def test_how_it_is_known_when_it_was_said_is_told(client):
    assert (
        '<dt>Said</dt><dd>6 Mar 2031 <span class="quiet">from “on Thursday”</span></dd>'
        in selected(client, FERRY.attributions[0])
    )
    assert "<dt>Said</dt><dd>undated</dd>" in selected(client, NESTED)


def test_the_items_and_the_target_of_a_saying_are_listed(client):
    shown = selected(client, FERRY.attributions[4])
    verrin = FERRY.entities[0].id

    assert "<li>We were promised a bridge</li><li>We were promised it twice</li></ol>" in shown
    assert f'<dt>Target</dt><dd><a href="/entities/{verrin}">Ilsa Verrin</a></dd>' in shown


def test_an_unnamed_source_shows_why_it_is_not_named(client):
    shown = selected(client, FERRY.attributions[5])

    assert "No name because <q>not allowed to speak</q>" in shown


def test_an_entity_shows_its_ties_with_their_words_and_whose_claim_they_are(client):
    verrin, _, maask, *_ = FERRY.entities
    [outer] = NESTED.chain

    page = client.get(f"/entities/{verrin.id}").text

    assert f'Has as aide <a class="name" href="/entities/{maask.id}">Oren Maask</a>' in page
    assert f'<a href="{DOCUMENT}?at={outer}#a-{outer}">Tidewater Post</a>' in page
    assert f'</a>, 6 Mar 2031, in Skerrow<br><a class="words" href="{DOCUMENT}#p-1"><q>she' in page
    assert f'href="{DOCUMENT}#p-3"><q>Verrin’s deputy, Oren Maask</q>' in page
    assert "1 attribution directed at them" in page
    assert "Aide to <a" in client.get(f"/entities/{maask.id}").text


@pytest.mark.parametrize(
    ("asked", "chip", "count"),
    [
        ("act=criticise", "Act: Criticise", 1),
        ("act=", "Act: None told", 7),
        ("target=verrin", "Target: verrin", 1),
        ("channel=written+statement", "Channel: Written statement", 1),
        ("channel=", "Channel: Not told", 9),
        ("source_kind=publisher", "Kind of source: Publisher", 1),
        ("said_since=2031-03&said_until=2031-03", "Said from: Mar 2031", 2),
    ],
)
def test_what_a_saying_does_and_when_it_was_said_narrow_a_list(client, asked, chip, count):
    page = client.get(f"/attributions?{asked}").text

    assert len(hits(page)) == count
    assert f">{chip} <svg" in page
    assert client.get(f"/attributions.json?{asked}").json()["total"] == count
    assert client.get(f"/attributions.csv?{asked}").text.count("\n") == count + 1


def test_the_library_card_tells_how_much_is_attributed(client):
    measured = client.get(DOCUMENT).text
    other = client.get(f"/documents/{readings.bridge().document.id}").text

    assert "54% of the words; 1 sentence in its own voice" in measured
    assert "<dt>Attributed</dt><dd>not measured</dd>" in other


def test_an_attribution_has_an_address_of_its_own(client):
    answer = client.get(f"/attributions/{NESTED.id}")

    assert answer.status_code == 302
    assert answer.headers["location"] == f"{DOCUMENT}?at={NESTED.id}#a-{NESTED.id}"


def test_the_library_card_tells_published_from_updated(client):
    page = client.get(DOCUMENT).text

    assert "6 Mar 2031 · updated 8 Mar 2031" in page
    assert "Pell Astor, Mina Rook" in page


def test_a_doubtful_document_says_what_is_doubtful(client):
    page = client.get(f"/documents/{HOSTILE.document.id}").text

    assert '<dt class="alarm">Issue</dt><dd>&lt;script&gt;alert(&#39;issue&#39;)' in page


def test_what_was_cut_is_folded_and_counted(client):
    page = client.get(DOCUMENT).text

    assert "3 lines cut (furniture): <span>show</span>" in page
    assert "1 line cut (photo credit): <span>show</span>" in page


BRIEFING = readings.briefing().document
LIVE = readings.live().document
CHINESE = readings.chinese().document


def shown(page):
    """The text of a page as printed, one line a paragraph."""
    lines = re.findall(r'<p(?: class="[^"]*")? id="p-\d+">(.*?)</p>', page, re.DOTALL)
    bare = [re.sub(r'<span class="(?:no|when)"[^>]*>.*?</span>', "", line) for line in lines]
    return "\n".join(html.unescape(re.sub(r"<[^>]*>", "", line)).strip() for line in bare)


def test_a_case_in_which_nobody_is_reported_has_all_its_pages(tmp_path):
    with Case.open(tmp_path / "c", create=True) as case:
        database = Database(tmp_path / "c", create=False)
        put(database, [Found(key="k", whole=True, result=readings.chinese())], engine="by hand")
        database.close()
        client = TestClient(create_app(case), base_url="http://127.0.0.1:8000")

        for path in ("/", "/attributions", "/documents", "/sources", "/issues"):
            assert client.get(path).status_code == 200
        assert "Nothing in these documents is attributed" in client.get("/").text


@pytest.mark.parametrize("document", [BRIEFING, LIVE, CHINESE])
@pytest.mark.parametrize("words", ["", "?q=the", "?q=渡轮", '?q="港口议会说"'])
def test_nothing_that_is_set_apart_changes_the_text(client, document, words):
    assert shown(client.get(f"/documents/{document.id}{words}").text) == document.text


def test_the_library_card_tells_who_else_wrote_it_and_from_where(client):
    page = client.get(f"/documents/{LIVE.id}").text

    for label, value in (
        ("Agency", "Northgate Wire"),
        ("Contributors", "Mina Rook, Ruth Varga"),
        ("Dateline", "SKERROW"),
        ("Genre", "live blog"),
        ("Language", "English"),
    ):
        assert f"<dt>{label}</dt><dd>{value}</dd>" in page


def test_where_a_value_was_read_is_folded_beside_it(client):
    page = client.get(f"/documents/{BRIEFING.id}").text

    [read] = re.findall(r'<details class="from">.*?</details>', page, re.DOTALL)
    assert "<dt>Published</dt><dd>meta date: <q>2031-03-07T15:00:00Z</q></dd>" in read
    assert 'class="from"' not in client.get(f"/documents/{CHINESE.id}").text


def test_speakers_and_directions_are_set_apart_and_indexed(client):
    page = client.get(f"/documents/{BRIEFING.id}").text

    assert '<span class="speaker">Q</span>' in page
    assert 'class="m source speaker"' in page  # a label that is a source is both
    assert '<span class="direction">(Laughter.)</span>' in page
    assert 'class="direction" id="p-4"' in page
    assert '<span>MS. VALE</span><span class="number">4</span>' in page
    for number in re.findall(r'<a href="#(s-\d+)">', page):
        assert page.count(f'id="{number}"') == 1


def test_parts_have_their_time_and_title(client):
    page = client.get(f"/documents/{LIVE.id}").text

    [index] = re.findall(r'<section class="outline".*?</section>', page, re.DOTALL)
    assert re.findall(r'<span class="when">(.*?)</span> (.*?)</a>', index) == [
        ("09:40", "Pickets at the gate"),
        ("11:05", "Minister calls for calm"),
        ("7 Mar 2031, 07:30", "A deal"),
    ]
    text = page[page.index('<div class="text"') : page.index("</article>")]
    assert re.findall(r'<span class="when">(.*?)</span>', text) == ["7 Mar 2031, 07:30"]


def test_a_text_in_another_language_says_that_nothing_was_extracted(client):
    page = client.get(f"/documents/{CHINESE.id}").text

    assert '<dd>Chinese <span class="tag">not extracted</span></dd>' in page
    assert "Attributions are found in English only" in page
    assert "Attributed" not in page


def test_documents_are_listed_by_language(client):
    every = client.get("/documents").text
    chinese = client.get("/documents?language=zh").text

    assert '<span class="tag">Chinese</span>' in every
    assert "1 document<" in chinese
    assert "夜间渡轮秋季停航" in chinese
    assert client.get("/documents?language=Chinese").status_code == 400


def test_a_search_of_documents_shows_where_the_words_stand(client):
    page = client.get("/documents?q=市长").text

    assert "斯凯罗<mark>市长</mark>表示反对" in page
    assert f'href="/documents/{CHINESE.id}?q=%E5%B8%82%E9%95%BF#h-1"' in page
    assert page.count('class="excerpt"') == 1


def test_a_search_of_attributions_leads_to_texts_with_the_words(client):
    page = client.get("/attributions?q=渡轮").text

    assert "No attributions match" in page
    assert ">In the text of 1 document</a>" in page
    assert "In the text of" not in client.get("/attributions").text


def test_a_hit_in_a_text_is_marked_where_it_stands(client):
    page = client.get(f"/documents/{CHINESE.id}?q=渡轮").text

    assert page.count("<mark>渡轮</mark>") == 4  # one in the title
    assert [f"h-{n}" in page for n in (1, 3, 4)] == [True, True, False]


def test_issues_are_counted_by_code_and_narrowed_to_one(client):
    every = client.get("/issues").text
    one = client.get("/issues?code=language").text

    assert re.findall(r'<a href="/issues\?code=(\w+)">', every) == ["doubtful", "language"]
    assert "渡轮.txt" in one
    assert "&lt;script&gt;" not in one
    assert client.get("/issues.json?code=language").json()["total"] == 1
    assert client.get("/issues.csv?code=none").text.count("\n") == 1
    assert "No issue has this code" in client.get("/issues?code=none").text


def test_a_block_of_content_is_told_from_a_stretch(client):
    page = client.get(DOCUMENT).text

    assert '<p class="block" id="p-4">' in page
    assert page.count('class="block"') == 1


def test_an_entity_shows_its_aliases_offices_and_attributions(client):
    page = client.get(f"/entities/{FERRY.entities[0].id}").text

    assert "<h1>Ilsa Verrin</h1>" in page
    assert "Minister Verrin" in page
    assert "transport minister, Marenne" in page
    assert len(hits(page)) == 3  # one is directed at her


def test_an_undated_document_says_so(client):
    assert "undated" in client.get(f"/documents/{HOSTILE.document.id}").text


@pytest.mark.parametrize(
    "path",
    [
        f"/documents/{HOSTILE.document.id}?at={HOSTILE.attributions[0].id}",
        f"/entities/{HOSTILE.entities[0].id}",
        "/",
        "/attributions",
        "/documents",
        "/sources",
        "/issues",
        "/attributions?q=<script>alert(1)</script>",
        "/attributions?source=<script>alert(1)</script>",
        f'/documents/{FERRY.document.id}?at="><script>alert(1)</script>',
    ],
)
def test_nothing_of_a_document_or_an_address_becomes_markup(client, path):
    seen = Markup()
    seen.feed(client.get(path).text)

    assert seen.scripts == [f"/static/onrecord.js?{assets()}"]
    assert not seen.tags & {"img", "iframe", "object", "embed", "style", "base"}
    assert not seen.handlers
    assert "javascript" not in seen.schemes
    assert seen.bold_clerks == 0


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/nothing", 404),
        ("/documents/ffffffffffffffff", 404),
        ("/documents/..%2f..%2fetc", 404),
        ("/documents/" + "f" * 500, 404),
        ("/attributions/ffffffffffffffff", 404),
        (f"/attributions/{FERRY.document.id}", 404),
        (f"/entities/{FERRY.document.id}", 404),
        ("/attributions?page=2", 404),
        ("/attributions?page=99999", 404),
        ("/attributions?page=x", 400),
        ("/attributions?kind=rumour", 400),
        ("/attributions?since=2031-99", 400),
        ("/attributions?until=2031-02-30", 400),
        ("/attributions.csv?said_since=2031-02-30", 400),
        ("/documents.json?since=2031-02-30", 400),
        ("/attributions?said_since=spring", 400),
        ("/attributions?act=sing", 400),
        ("/attributions?channel=radio", 400),
        ("/attributions?source_kind=voice", 400),
        ("/attributions?q=" + "a" * 400, 400),
        ("/documents/ffffffffffffffff.json", 404),
        ("/attributions.json?year=x", 400),
        ("/attributions.csv?year=x", 400),
    ],
)
def test_what_cannot_be_shown_says_why(client, path, code):
    answer = client.get(path)

    assert answer.status_code == code
    assert "Traceback" not in answer.text
    assert len(answer.text) > 20


@pytest.mark.parametrize(
    "words", ['"', "***", "-", "OR", "AND (", "a:b", "{}", "\x00", "NEAR(a b)"]
)
def test_no_search_is_a_syntax_error(client, words):
    assert client.get("/attributions", params={"q": words}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/attributions",
        "/documents",
        "/sources",
        "/issues",
        DOCUMENT,
        f"/entities/{FERRY.entities[0].id}",
    ],
)
def test_every_list_has_its_twins(client, path):
    page = client.get(path).text

    assert f'<a href="{path}.json">JSON</a><a href="{path}.csv">CSV</a>' in page
    assert client.get(f"{path}.json").headers["content-type"] == "application/json"
    assert client.get(f"{path}.csv").headers["content-type"] == "text/csv; charset=utf-8"


def test_the_twins_of_a_search_hold_the_same_rows(client):
    page = hits(client.get("/attributions?q=islands").text)
    as_json = client.get("/attributions.json?q=islands").json()
    as_csv = list(
        csv.DictReader(io.StringIO(client.get("/attributions.csv?q=islands").text.lstrip("\ufeff")))
    )

    ids = [re.search(r"at=([0-9a-f]{16})", href)[1] for href in page]
    assert [row["id"] for row in as_json["attributions"]] == ids
    assert [row["id"] for row in as_csv] == ids
    assert as_json["total"] == len(ids)


def test_the_json_of_a_document_is_what_extract_writes(client):
    found = client.get(f"{DOCUMENT}.json").json()

    start, end = found["attributions"][0]["content"][0]
    assert found["text"][start:end] == "the night ferries would stop in autumn"


def test_no_cell_is_a_formula(client, case, monkeypatch):
    issue = IssueRow(
        id="0" * 16, name="=HYPERLINK(1)", stage="read", code="-1+2", message="– a", document=None
    )
    monkeypatch.setattr(case, "issues", lambda **_: (issue,))

    [_, row] = client.get("/issues.csv").text.splitlines()

    assert row == "0000000000000000,'=HYPERLINK(1),read,'-1+2,– a,"


def test_a_link_out_tells_nothing(client):
    page = client.get(DOCUMENT).text

    assert 'href="https://gazette.example/ferries" rel="noreferrer noopener nofollow"' in page
