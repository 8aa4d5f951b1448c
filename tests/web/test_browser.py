"""The pages in a real browser."""

import pytest

from tests.web import joined_case, readings
from tests.web.conftest import served

pytestmark = pytest.mark.browser

FERRY = readings.ferry()
NESTED = FERRY.attributions[3]
HOSTILE = readings.hostile().document
BRIEFING = readings.briefing().document
CHINESE = readings.chinese().document


MEASURE = """(words) => {
  const line = document.querySelector(".text > p:not(.block)");
  const measure = line.getBoundingClientRect().width;
  const probe = document.createElement("span");
  probe.textContent = words;
  probe.style.whiteSpace = "nowrap";
  line.append(probe);
  return [measure, probe.getBoundingClientRect().width / words.length];
}"""
LINES = "(e) => [getComputedStyle(e).textDecorationStyle, getComputedStyle(e).textDecorationLine]"


@pytest.fixture
def page(browser, address):
    context = browser.new_context(
        base_url=address,
        viewport={"width": 1400, "height": 500},
        permissions=["clipboard-write", "clipboard-read"],
    )
    opened = context.new_page()
    opened.complaints = []
    opened.on("console", lambda message: opened.complaints.append(message.text))
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    yield opened
    context.close()


@pytest.fixture
def plain(browser, address):
    """A page whose browser runs no scripts."""
    context = browser.new_context(
        base_url=address, java_script_enabled=False, viewport={"width": 1400, "height": 500}
    )
    yield context.new_page()
    context.close()


def in_view(page, selector):
    box = page.locator(selector).first.bounding_box()
    return 0 <= box["y"] <= page.viewport_size["height"] - box["height"]


@pytest.fixture(scope="module")
def joined_address(tmp_path_factory):
    """Serve a linked case."""
    with joined_case.build(tmp_path_factory.mktemp("cases") / "Locks") as case, served(case) as at:
        [utterance] = case.utterances(documents=3)
        [copy] = (row for row in case.copies() if {row.name, row.of_name} == {"wire", "paper"})
        entity = case.meant("Ana Reyes")[0].id
        yield (
            at,
            (
                "/entities",
                f"/entities/{entity}",
                f"/entities/{entity}/members",
                "/entities?name=Qqq",
                "/attributions?source=Della+Brook",
                "/utterances",
                f"/utterances/{utterance.id}",
                "/utterances/bridges",
                "/copies",
                f"/copies/{copy.document}/{copy.of}",
            ),
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 360])
def test_no_page_over_the_case_complains_or_is_wider_than_its_window(
    browser, joined_address, width, scheme
):
    address, paths = joined_address
    size = {"width": width, "height": 800}
    context = browser.new_context(base_url=address, viewport=size, color_scheme=scheme)
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in paths:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()

    assert complaints == []


def test_print_has_every_word_of_a_hit_and_of_a_waterfall(browser, joined_address):
    address, paths = joined_address
    context = browser.new_context(base_url=address, viewport={"width": 1000, "height": 800})
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(paths[1])
    clamped = page.locator(".hit .book").evaluate_all(
        "hits => hits.some((hit) => hit.scrollHeight > hit.clientHeight + 1)"
    )
    folded = page.locator(".steps td").first.bounding_box()["height"]
    context.close()

    assert not clamped
    assert folded > 0


def search_to_passage(page):
    page.goto("/")
    page.get_by_role("searchbox").fill("islands")
    page.keyboard.press("Enter")
    page.locator(".facet a", has_text="Harbour Gazette").click()
    page.locator(".hits > li", has=page.locator("b", has_text="Oren Maask")).locator(".hit").click()


def test_a_search_a_facet_and_a_hit_lead_to_the_marked_passage(page):
    search_to_passage(page)

    assert page.locator(".text .d2.on").text_content() == "“the islands will not forgive us,”"
    assert in_view(page, ".text .d2.on")
    assert (
        page.locator(".text .label").text_content()
        == "Oren Maask · warn, mixed, impossible · undated"
    )
    assert page.complaints == []


def test_the_same_way_without_scripts(plain):
    search_to_passage(plain)

    assert plain.locator(".text .d2.on").text_content() == "“the islands will not forgive us,”"
    assert in_view(plain, ".text .d2.on")
    assert "Oren Maask" in plain.locator("#reading h2").text_content()


def test_an_address_without_its_fragment_still_lands(page):
    page.goto(f"/documents/{FERRY.document.id}?at={FERRY.attributions[-1].id}")

    assert in_view(page, ".text .content.on")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/attributions?q=islands",
        "/documents",
        "/sources",
        "/issues",
        f"/documents/{FERRY.document.id}",
        f"/documents/{HOSTILE.id}",
        f"/entities/{FERRY.entities[0].id}",
        f"/documents/{BRIEFING.id}",
        f"/documents/{readings.live().document.id}",
        f"/documents/{CHINESE.id}?q=渡轮",
        "/documents?q=渡轮",
    ],
)
@pytest.mark.parametrize("width", [1400, 900, 400])
def test_no_page_complains_or_is_wider_than_its_window(page, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)

    assert page.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_script_in_a_document_is_text(page):
    page.goto(f"/documents/{HOSTILE.id}")

    assert page.title().startswith("</title><script>document.title")
    assert "<script>document.title = 'owned'</script>" in page.locator(".text").text_content()
    assert page.locator(".text script, .text img, .text b").count() == 0


def test_the_text_is_shown_as_printed(page):
    page.goto(f"/documents/{FERRY.document.id}?q=islands&at={NESTED.id}")

    shown = page.evaluate(
        """[...document.querySelectorAll('.text > p')].map((p) => {
             const copy = p.cloneNode(true);
             copy.querySelectorAll('.no, .label').forEach((n) => n.remove());
             return copy.textContent;
           }).join('\\n')"""
    )

    assert shown == FERRY.document.text


def test_n_and_p_walk_the_hits(page):
    page.goto(f"/documents/{FERRY.document.id}?q=islands")

    walked = []
    for key in ("n", "n", "n", "p"):
        page.keyboard.press(key)
        walked.append(page.locator(".index [aria-current] b").text_content())

    assert walked == ["Tidewater Post", "Oren Maask", "Tidewater Post", "Oren Maask"]
    assert f"at={NESTED.id}" in page.url
    assert in_view(page, ".text .content.on")


def test_a_search_of_texts_leads_to_its_hits_and_n_and_p_walk_them(page):
    page.goto("/documents")
    page.get_by_role("searchbox").fill("渡轮")
    page.keyboard.press("Enter")
    page.locator("a.book", has_text="夜间渡轮").click()

    assert page.url.endswith("#h-1")
    marks = page.locator(".text mark")
    assert marks.all_text_contents() == ["渡轮"] * 3
    assert in_view(page, ".text mark")
    walked = []
    for key in ("n", "n", "p", "p", "p"):
        page.keyboard.press(key)
        walked.append(page.evaluate("location.hash"))
    assert walked == ["#h-2", "#h-3", "#h-2", "#h-1", "#h-3"]
    assert page.locator(".text mark[aria-current]").count() == 1
    assert in_view(page, ".text mark[aria-current]")
    assert page.complaints == []


def test_the_mark_of_a_hit_lies_on_its_characters(page):
    page.goto(f"/documents/{CHINESE.id}?q=渡轮")

    before = page.locator(".text mark").first.evaluate(
        "(e) => e.parentElement.textContent.indexOf(e.textContent)"
    )
    assert CHINESE.text.split("\n")[0].index("渡轮") == before - 1  # after the number


def test_the_index_of_speakers_leads_to_their_turns(page):
    page.goto(f"/documents/{BRIEFING.id}")
    page.locator(".outline summary", has_text="MS. VALE").click()
    page.locator(".outline details[open] a").last.click()

    assert in_view(page, "#p-8")


def test_dates_of_saying_can_be_set_beside_the_facets(page):
    page.goto("/attributions?act=promise")
    page.get_by_label("Said from").fill("2031-03")
    page.get_by_role("button", name="Set dates").click()

    assert page.url.endswith(
        "/attributions?act=promise&said_since=2031-03&said_until=&since=&until="
    )
    assert page.locator(".tally .chips a").all_text_contents() == [
        "Act: Promise ",
        "Said from: Mar 2031 ",
    ]
    assert page.locator(".hit").count() == 1
    assert page.complaints == []


def test_keys_typed_into_the_search_box_stay_there(page):
    page.goto(f"/documents/{FERRY.document.id}")
    page.keyboard.press("/")
    page.keyboard.type("np/")

    assert page.get_by_role("searchbox").input_value() == "np/"
    assert page.locator(".text .on").count() == 0


def test_the_attribution_under_the_cursor_is_shown_in_full(page):
    page.goto(f"/documents/{FERRY.document.id}")
    page.locator(".text .cue", has_text="called").hover()

    assert "A senior ministry official" in page.locator("#reading h2").text_content()
    assert "senior · ministry · one person" in page.locator("#reading").text_content()

    page.locator(".text .content", has_text="the plan").click()

    assert f"at={FERRY.attributions[-1].id}" in page.url


def test_the_keyboard_reaches_a_passage_and_its_focus_shows(page):
    page.goto(f"/documents/{FERRY.document.id}")
    page.locator(".text a.cue").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")

    focused = page.evaluate(
        "(() => { const s = getComputedStyle(document.activeElement);"
        " return [document.activeElement.textContent, s.outlineStyle, s.outlineWidth]; })()"
    )
    assert focused == ["said", "solid", "2px"]
    page.keyboard.press("Enter")
    assert (
        page.locator(".text .content.on").text_content() == "the night ferries would stop in autumn"
    )


def test_every_stop_of_the_tab_key_can_be_seen(page):
    page.goto("/attributions")

    for _ in range(20):
        page.keyboard.press("Tab")
        width, visible = page.evaluate(
            "(() => { const e = document.activeElement; const b = e.getBoundingClientRect();"
            " return [getComputedStyle(e).outlineWidth, b.width > 1 || e.type === 'checkbox']; })()"
        )
        assert width == "2px"
        assert visible


def test_a_citation_is_copied(page):
    page.goto(f"/documents/{FERRY.document.id}?at={FERRY.attributions[0].id}")
    page.locator("#reading .copy").click()

    assert page.evaluate("navigator.clipboard.readText()") == (
        "“the night ferries would stop in autumn” Ilsa Verrin, said 6 Mar 2031. “Night ferries to "
        "stop in autumn, minister tells harbour council”, Harbour Gazette, 6 Mar 2031. "
        + FERRY.attributions[0].id
    )


def test_roles_are_told_apart_without_colour(page):
    page.goto(f"/documents/{FERRY.document.id}")

    lines = {
        role: page.locator(f".text .{role}").first.evaluate(LINES)
        for role in ("source", "cue", "addressee")
    }
    assert lines == {
        "source": ["solid", "underline"],
        "cue": ["dotted", "underline"],
        "addressee": ["dashed", "underline"],
    }


def test_a_line_of_text_holds_about_66_characters(page):
    page.goto(f"/documents/{FERRY.document.id}")

    measure, letter = page.evaluate(MEASURE, readings.LONG_AGO)

    assert 58 <= measure / letter <= 76  # the face differs from machine to machine


def test_dark_is_dark(browser, address):
    context = browser.new_context(base_url=address, color_scheme="dark")
    page = context.new_page()
    page.goto("/")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 22, 20)"
    context.close()
