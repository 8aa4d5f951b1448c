"""What a page tells of itself: which date, which work, which publisher, and from where."""

from __future__ import annotations

import json

import pytest

from onrecord.config import Settings
from onrecord.model import Genre, Given, Input
from onrecord.read import read

PARAGRAPHS = """
The government of Velm will not renew the river treaty, its foreign minister said on Monday.
“We have waited long enough,” Orsolya Tarn told reporters in the capital. “The river is not yours.”
Talks are to go on in the spring, according to two officials who know the plan for the river.
""".strip().split("\n")
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
CANONICAL = '<link rel="canonical" href="https://www.brennmoorecho.example/{}">'


def page(head="", top="", end="", given=None, lang="en", title="Treaty lapses in Velm"):
    html = (
        f"<html lang='{lang}'><head><title>{title}</title>{head}</head><body><nav><a href='/'>Home"
        f"</a></nav><article><h1>{title}</h1>{top}{BODY}</article>{end}</body></html>"
    )
    item = Input(name="page", format="html", payload=html.encode(), given=given)
    return read(item, Settings())


def linked(*nodes):
    return f'<script type="application/ld+json">{json.dumps(list(nodes))}</script>'


def where(document, field):
    return next(row.where for row in document.provenance if row.field == field)


def test_every_value_tells_where_it_was_read():
    found = page(
        linked({"@type": "NewsArticle", "datePublished": "2031-05-04", "author": "Ana Reyes"})
        + '<meta property="og:site_name" content="The Echo">'
        + CANONICAL.format("opinion/river")
    )

    assert where(found, "published") == "JSON-LD datePublished"
    assert where(found, "byline") == "JSON-LD author"
    assert where(found, "publisher") == "meta og:site_name"
    assert (found.genre, where(found, "genre")) == (Genre.OPINION, "address")


def test_of_several_works_the_page_is_the_one_with_its_headline():
    found = page(
        linked(
            {"@type": "NewsArticle", "headline": "Lock opens early", "datePublished": "2030-01-01"},
            {
                "@type": "NewsArticle",
                "headline": "Treaty lapses in Velm",
                "datePublished": "2031-05-04",
            },
        )
    )

    assert (found.title, found.published) == ("Treaty lapses in Velm", "2031-05-04")


def test_a_shown_day_unmasks_data_with_a_wrong_zone():
    found = page(
        linked({"@type": "NewsArticle", "datePublished": "2031-05-05T04:31:13-06:00"})
        + '<meta property="article:published_time" content="2031-05-05T04:31:13+00:00">',
        top="<div>Ana Reyes - May 4, 2031, 10:31 pm</div>",
    )

    assert found.published == "2031-05-04T22:31:13-06:00"
    assert where(found, "published") == "meta article:published_time"


def test_a_moment_keeps_its_own_zone_where_the_page_shows_none():
    found = page(linked({"@type": "NewsArticle", "datePublished": "2031-05-05T04:31:13Z"}))

    assert found.published == "2031-05-05T04:31:13+00:00"


def test_published_and_updated_are_kept_apart_as_shown():
    found = page(top="<div><b>PUBLISHED:</b> 10:48, Tue, May 4, 2031 | UPDATED: May 6, 2031</div>")

    assert (found.published, found.updated) == ("2031-05-04T10:48:00", "2031-05-06")


def test_the_last_change_of_a_draft_is_no_update():
    found = page(
        linked(
            {"@type": "NewsArticle", "datePublished": "2031-05-04", "dateModified": "2031-05-01"}
        )
    )

    assert (found.published, found.updated, found.doubts) == ("2031-05-04", None, ())


def test_dates_of_comments_related_stories_and_rights_are_not_the_page_s():
    found = page(
        end="<div class='comments'><time datetime='2032-01-01'>1 Jan 2032</time></div>"
        "<aside class='related'><p>Published 2 February 2032</p></aside>"
        "<footer>© 2033 The Echo, March 3, 2033</footer>"
    )

    assert found.published is None


def test_a_date_below_the_text_counts_where_it_says_what_it_is():
    assert page(end="<p>First published on May 4, 2031</p>").published == "2031-05-04"


def test_the_address_gives_the_day_where_nothing_else_does():
    found = page(CANONICAL.format("2031/05/04/treaty"))

    assert (found.published, where(found, "published")) == ("2031-05-04", "address")


@pytest.mark.parametrize(
    ("lang", "address", "day"),
    [
        ("en-US", "https://echo.example/a", "2031-03-04"),
        ("en-GB", "https://echo.example/a", "2031-04-03"),
        ("de", "https://echo.example/a", "2031-04-03"),
        ("en", "https://echo.co.uk/a", "2031-04-03"),
        ("en", "https://echo.example/a", "2031"),
    ],
)
def test_numeric_dates_are_read_in_the_order_of_the_country(lang, address, day):
    found = page(f'<link rel="canonical" href="{address}">', top="<p>03/04/2031</p>", lang=lang)

    assert found.published == day


def test_hours_ago_count_only_from_a_known_retrieval():
    top = "<p>Published 3 hours ago</p>"
    saved = Given(where="web archive", retrieved="2031-05-04T01:00:00+00:00")

    assert page(top=top).published is None
    assert page(top=top, given=saved).published == "2031-05-03"


@pytest.mark.parametrize("value", ["0001-01-01T00:00:00Z", "1970-13-45", "soon", 5, None, ["x"]])
def test_dates_that_cannot_be_are_passed_over(value):
    head = linked({"@type": "NewsArticle", "datePublished": value})

    assert page(head, top="<p>May 4, 2031</p>").published == "2031-05-04"


def test_dates_months_apart_are_doubted():
    found = page(
        linked({"@type": "NewsArticle", "datePublished": "2031-05-04"})
        + '<meta property="article:published_time" content="2028-05-04">'
    )

    assert found.published == "2031-05-04"
    assert [doubt.code for doubt in found.doubts] == ["date"]


def test_the_address_confirms_which_name_is_the_publisher_s():
    found = page(
        '<meta property="og:site_name" content="World"><meta name="author" content="Ana Reyes">'
        + CANONICAL.format("a"),
        title="Treaty lapses in Velm - Brennmoor Echo",
    )

    assert (found.publisher, found.title) == ("Brennmoor Echo", "Treaty lapses in Velm")


def test_a_wire_service_in_the_publisher_s_place_is_the_agency():
    found = page(
        linked({"@type": "NewsArticle", "publisher": {"name": "Associated Press"}})
        + '<meta property="og:site_name" content="Castrel Post">'
    )

    assert (found.publisher, found.agency) == ("Castrel Post", "AP")


def test_a_host_of_other_people_s_pages_is_no_publisher():
    found = page(
        linked({"@type": "BlogPosting", "publisher": {"name": "Blogger"}})
        + '<meta property="og:site_name" content="River Notes | All about locks">'
    )

    assert found.publisher == "River Notes"


def test_the_address_names_the_publisher_last_and_says_so():
    found = page(CANONICAL.format("a"))

    assert (found.publisher, where(found, "publisher")) == ("Brennmoorecho", "address")


def test_wire_services_and_the_publisher_itself_are_no_authors():
    site = '<meta property="og:site_name" content="The Echo">'

    wire = page(linked({"@type": "NewsArticle", "author": {"name": "Reuters"}}) + site)
    own = page(linked({"@type": "NewsArticle", "author": {"name": "The Echo"}}) + site)

    assert (wire.byline, own.byline) == ((), ())


@pytest.mark.parametrize(
    "top",
    [
        "<p>By Ana Reyes and Ilmar Toss</p>",
        "<div>By</div><div>Ana Reyes and Ilmar Toss</div>",
        "<p>Posted by Ana Reyes and Ilmar Toss on May 4, 2031</p>",
        "<p>Ana Reyes and Ilmar Toss</p><p>May 4, 2031</p>",
        "<span itemprop='author'>by Ana Reyes and Ilmar Toss | May 4, 2031</span>",
    ],
)
def test_a_byline_is_read_where_only_the_page_shows_it(top):
    assert page(top=top).byline == ("Ana Reyes", "Ilmar Toss")


def test_the_page_may_name_more_authors_than_its_data():
    found = page(
        linked({"@type": "NewsArticle", "author": "Ana Reyes"}),
        top="<p>By Ana Reyes, Ilmar Toss, Vera Lund</p>",
    )

    assert found.byline == ("Ana Reyes", "Ilmar Toss", "Vera Lund")


@pytest.mark.parametrize(
    ("head", "title", "genre"),
    [
        (linked({"@type": "LiveBlogPosting"}), "Treaty lapses in Velm", Genre.LIVE_BLOG),
        (linked({"@type": "NewsArticle", "articleSection": "Opinion"}),
         "The Echo view on the river: let it flow", Genre.EDITORIAL),
        ('<meta name="author" content="Editorial Board">', "Let it flow", Genre.EDITORIAL),
        (CANONICAL.format("live/velm"), "Treaty lapses in Velm", Genre.LIVE_BLOG),
        (CANONICAL.format("press-releases/velm"), "Treaty lapses in Velm", Genre.RELEASE),
        (CANONICAL.format("news/velm"), "Column: Treaty lapses in Velm", Genre.OPINION),
        (CANONICAL.format("news/velm"), "Treaty lapses in Velm", Genre.NEWS),
    ],
)  # fmt: skip
def test_the_page_tells_its_genre(head, title, genre):
    assert page(head, title=title).genre is genre


def test_huge_and_deep_linked_data_is_bounded():
    deep = '{"@graph":' * 5_000 + "1" + "}" * 5_000
    wide = json.dumps([{"@type": "NewsArticle", "headline": "x" * 50}] * 20_000)
    head = "".join(f'<script type="application/ld+json">{text}</script>' for text in (deep, wide))

    assert page(head).text.split("\n\n")[-3:] == PARAGRAPHS


def test_deeply_nested_markup_around_the_heading_is_bounded():
    assert page(top="<div>" * 3_000 + "May 4, 2031" + "</div>" * 3_000).title


@pytest.mark.parametrize(
    ("name", "host", "expected"),
    [
        ("Archives – The Quay Voice", "quayvoice.test", "The Quay Voice"),
        ("Archives", "premierholt.archives.gov", "Premierholt"),
        ("Newsroom | Port of Velm", "portofvelm.test", "Port of Velm"),
        ("Home", "harbour-courier.test", "Harbour Courier"),
    ],
)
def test_a_part_of_a_site_is_no_publisher(name, host, expected):
    page = (
        f'<html><head><meta property="og:site_name" content="{name}">'
        f'<link rel="canonical" href="https://{host}/a"><title>The Bridge Falls</title></head>'
        "<body><p>The bridge fell in the night of Sunday, the mayor said, and nobody was hurt."
        "</p></body></html>"
    )

    document = read(Input(name="page", format="html", payload=page.encode()), Settings())

    assert document.publisher == expected
