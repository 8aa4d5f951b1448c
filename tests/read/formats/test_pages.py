"""Saved web pages: body and metadata."""

from __future__ import annotations

import json
import socket

import pytest

from onrecord.config import Settings
from onrecord.model import Genre, Input
from onrecord.read import read

PARAGRAPHS = """
The government of Velm will not renew the river treaty, its foreign minister said on Monday.
“We have waited long enough,” Orsolya Tarn told reporters in the capital. “The river is not yours.”
Talks are to go on in the spring, according to two officials who know the plan for the river.
""".strip().split("\n")
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def page(head="", body=BODY, extra=""):
    html = f"<html><head>{head}</head><body><nav><a href='/'>Home</a></nav><article><h1>Treaty \
lapses</h1>{body}</article>{extra}</body></html>"
    return read(Input(name="page", format="html", payload=html.encode()), Settings())


def linked(**keys):
    return f'<script type="application/ld+json">{json.dumps(keys)}</script>'


def test_the_body_keeps_its_paragraphs():
    assert page().text.split("\n\n") == PARAGRAPHS


def test_linked_data_comes_first():
    found = page(
        linked(
            **{
                "@graph": [
                    {"@type": "WebPage", "name": "Page"},
                    {
                        "@type": "ReportageNewsArticle",
                        "headline": "Velm&#8217;s treaty lapses",
                        "author": [{"@type": "Person", "name": "Ana Reyes"}, "Ilmar Toss"],
                        "datePublished": "2031-05-04T10:00:00+02:00",
                        "dateModified": "2031-05-05T08:00:00+02:00",
                        "publisher": {"@id": "#echo"},
                        "articleSection": "Comment",
                    },
                    {"@type": "Organization", "@id": "#echo", "name": "The Brennmoor Echo"},
                ]
            }
        )
        + '<meta property="og:title" content="Other"><meta name="author" content="Other Person">'
    )

    assert found.title == "Velm’s treaty lapses"
    assert found.byline == ("Ana Reyes", "Ilmar Toss")
    assert (found.published, found.updated) == (
        "2031-05-04T10:00:00+02:00",
        "2031-05-05T08:00:00+02:00",
    )
    assert (found.publisher, found.genre) == ("The Brennmoor Echo", Genre.OPINION)


def test_meta_tags_stand_in():
    found = page(
        '<title>Treaty lapses | The Echo</title><meta property="og:site_name" content="The Echo">'
        '<meta name="author" content="By Ana Reyes and Ilmar Toss">'
        '<meta property="article:published_time" content="2031-05-04">'
        '<link rel="canonical" href="https://echo.example/opinion/river">'
    )

    assert (found.title, found.publisher) == ("Treaty lapses", "The Echo")
    assert (found.byline, found.published) == (("Ana Reyes", "Ilmar Toss"), "2031-05-04")
    assert (found.url, found.genre) == ("https://echo.example/opinion/river", Genre.OPINION)


def test_visible_times_stand_in_last():
    times = '<time datetime="2031-05-04">May 4</time><time class="updated" datetime="2031-05-05">'

    found = page(body=times + BODY)

    assert (found.published, found.updated) == ("2031-05-04", "2031-05-05")


def test_an_opinion_type_gives_the_genre():
    assert page(linked(**{"@type": "OpinionNewsArticle"})).genre is Genre.OPINION


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 50_000, '{"@type": 5, "author": {"name": {"name": 1}}}', "null", '{"@graph": "x"}'],
)
def test_broken_linked_data_is_passed_over(script):
    found = page(f'<script type="application/ld+json">{script}</script>')

    assert found.text.split("\n\n") == PARAGRAPHS


def test_markup_inside_the_text_is_only_text():
    found = page(
        body=BODY + "<p>He wrote &lt;script&gt;alert(1)&lt;/script&gt; on the wall of it.</p>"
    )

    assert "<script>alert(1)</script>" in found.text


def test_a_page_cut_off_in_the_middle_still_reads():
    html = f"<html><head><title>Treaty lapses</title></head><body><article>{BODY}<p>And th"

    found = read(Input(name="page", format="html", payload=html.encode()), Settings())

    assert found.text.startswith(PARAGRAPHS[0])
    assert found.title == "Treaty lapses"


def test_the_declared_encoding_is_used():
    html = (
        f"<html><head><meta charset='iso-8859-2'></head><body><article>{BODY}<p>Miniszter Kő Őrs \
azt mondta, hogy a folyó nem zárható le többé.</p></article></body></html>"
    )
    plain = html.replace("“", '"').replace("”", '"')

    found = read(Input(name="page", format="html", payload=plain.encode("iso-8859-2")), Settings())

    assert "Kő Őrs" in found.text


def test_furniture_inside_the_body_is_cut():
    found = page(
        body=BODY + "<p>Sign up for our newsletter here</p>" + f"<p>{PARAGRAPHS[0][::1]}</p>"
    )

    assert "newsletter" not in found.text


def test_nothing_is_fetched(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a page was fetched")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)

    assert page('<link rel="canonical" href="http://echo.example/1">', BODY).text
