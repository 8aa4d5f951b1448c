"""Banners of official sites, and the heads of printed pages."""

import pytest

from onrecord.config import Settings
from onrecord.model import Input
from onrecord.read import read

BODY = (
    "Foreign Minister Ida Vale said on Thursday that the talks had failed. “We stayed until the "
    "lamps were out,” she told reporters in Ruston."
)


def document(text):
    return read(Input(name="given", format="txt", payload=text.encode()), Settings())


@pytest.mark.parametrize(
    "banner",
    [
        (
            "An official website of the government of Velm",
            "Here’s how you know",
            "Official websites use .gov",
            "A .gov website belongs to a body of the government of Velm.",
            "Secure .gov websites use HTTPS",
            "A lock or https:// means that you are safely connected to the .gov website.",
        ),
        (
            "This is an official website of the Velmoran Government.",
            "How to identify",
            "Official website links end with .gov.vm",
            "Secure websites use HTTPS",
        ),
    ],
)
def test_a_banner_of_a_site_is_cut_and_no_title(banner):
    found = document("\n\n".join((*banner, BODY)))

    assert (found.title, found.text) == (None, BODY)
    assert [(cut.text, cut.reason) for cut in found.cuts] == [(x, "site banner") for x in banner]


def test_an_article_about_official_sites_stays():
    text = (
        "The official website of the city was down on Monday, the mayor said.\n\n"
        "“Secure websites use HTTPS,” she told reporters. “Ours ends in .gov, and it fell.”"
    )

    assert document(text).text == text


def test_running_heads_with_a_growing_number_are_no_words_of_a_speaker():
    head = "Debates of the Assembly 12 May 2031 Page {}"
    turns = [
        "Mr. TARN. I rise.",
        "Ms. FOSS. I object.",
        "Mr. TARN. I am not done.",
        "Ms. FOSS. So?",
    ]
    lines = [turns[0], head.format(14), *turns[1:3], head.format(15), turns[3]]

    found = document("\n\n".join(lines))

    assert found.text == "\n\n".join(turns)
    assert {cut.reason for cut in found.cuts} == {"page head"}


@pytest.mark.parametrize(
    "headings", [("Amendment 1", "Amendment 2"), ("We have 3 tasks.", "We have 4 tasks.")]
)
def test_numbered_headings_and_sentences_are_no_running_heads(headings):
    text = f"{headings[0]}\n\n{BODY}\n\n{headings[1]}\n\n{BODY.replace('Ruston', 'Lanner')}"

    assert not any(cut.reason == "page head" for cut in document(text).cuts)


def test_what_names_a_print_on_top_is_cut_and_tells_its_day():
    head = "[Record of the Assembly Volume 170, Number 12 (Monday, May 13, 2031)]\n[Pages H1-H3]"

    found = document(f"{head}\n\n{BODY}")

    assert (found.text, found.published) == (BODY, "2031-05-13")
