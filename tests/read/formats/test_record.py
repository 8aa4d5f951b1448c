"""Records: what their keys tell outranks the text, and a sidecar outranks their keys."""

from __future__ import annotations

import json

import pytest

from onrecord.config import Settings
from onrecord.errors import ReadError
from onrecord.model import Genre, Given, Input
from onrecord.read import find, read
from onrecord.read.text.languages import code

SETTINGS = Settings()
PROSE = "The council of Brennmoor met on Tuesday and voted to close the old harbour for good."
SECOND = "Mayor Ortensé said the ferry would sail until the end of the year; nobody believed him."
PAGE = (
    "<!doctype html><html><head><title>Harbour</title>"
    '<meta property="og:site_name" content="Castrel Post"></head><body><nav>Home</nav><article>'
    f"<h1>Harbour closes</h1><p>{PROSE} {PROSE}</p><p>{SECOND} {SECOND}</p></article></body></html>"
)


def record(given=None, *, raw=False, **keys):
    payload = json.dumps(keys).encode()
    return read(Input(name="r", format="record", payload=payload, raw=raw, given=given), SETTINGS)


def listed(tmp_path, *lines):
    path = tmp_path / "texts.jsonl"
    path.write_text(
        "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    )
    return list(find([path], SETTINGS))


def test_a_page_in_a_record_is_read_as_a_page():
    found = record(html=PAGE, publisher="The Brennmoor Echo")

    assert PROSE in found.text
    assert SECOND in found.text
    assert "Home" not in found.text
    assert found.publisher == "The Brennmoor Echo"


def test_the_text_goes_before_the_page_unless_it_is_empty():
    assert record(text=PROSE, html=PAGE).text == PROSE
    assert SECOND in record(text=" ", html=PAGE).text


def test_what_the_keys_tell_is_marked_as_told_by_the_record():
    found = record(
        text=PROSE, title="T", published="4 May 2031", language="English", dateline="CASTREL"
    )

    told = {row.field: row.text for row in found.provenance if row.where == "record"}
    assert told == {
        "title": "T",
        "published": "2031-05-04",
        "language": "en",
        "dateline": "CASTREL",
    }
    assert (found.language, found.dateline) == ("en", "CASTREL")


def test_what_is_told_about_a_record_goes_before_its_keys():
    sidecar = Given(where="sidecar", publisher="Castrel Post", byline=("Jon Elder",))

    found = record(
        sidecar, text=PROSE, publisher="The Brennmoor Echo", byline="Ana Reyes", title="T"
    )

    assert (found.publisher, found.byline, found.title) == ("Castrel Post", ("Jon Elder",), "T")


@pytest.mark.parametrize(
    ("keys", "genre"),
    [
        ({"genre": "Speech"}, Genre.SPEECH),
        ({"genre": "press release"}, Genre.RELEASE),
        ({"section": "Opinion"}, Genre.OPINION),
        ({"section": "Opinion", "genre": "news"}, Genre.NEWS),
        ({"section": "Politics"}, Genre.NEWS),
    ],
)
def test_the_genre_is_read_from_its_key_or_from_the_section(keys, genre):
    found = record(text=PROSE, **keys)

    assert (found.genre, [doubt.code for doubt in found.doubts]) == (genre, ["undated"])


@pytest.mark.parametrize(
    ("keys", "code_"),
    [
        ({"genre": "mood piece"}, "unread genre"),
        ({"language": "gibberish!"}, "unread language"),
        ({"updated": "never"}, "unread date"),
    ],
)
def test_what_is_not_understood_is_doubted_and_the_record_read(keys, code_):
    found = record(text=PROSE, **keys)

    assert found.text == PROSE
    assert [doubt.code for doubt in found.doubts] == [code_, "undated"]


def test_a_record_with_neither_text_nor_page_names_its_keys_and_the_way_out():
    with pytest.raises(ReadError, match=r"'wording', 'nr'.*--map text=KEY"):
        record(wording=PROSE, nr="7")


def test_a_raw_record_keeps_its_text_as_it_is():
    text = f"{PROSE}\r\n\r\nSign up for our newsletter\0"

    assert record(text=text, raw=True).text == text


def test_lines_in_the_words_of_others_are_read(tmp_path):
    line = {
        "headline": "Harbour closes",
        "content": PROSE,
        "source": {"id": None, "name": "Castrel Post"},
        "author": "Ana Reyes",
        "publishedAt": "2031-05-04T08:00:00Z",
    }

    [item] = listed(tmp_path, line)

    found = read(item, SETTINGS)
    assert (found.title, found.text, found.publisher) == ("Harbour closes", PROSE, "Castrel Post")
    assert (found.byline, found.published) == (("Ana Reyes",), "2031-05-04T08:00:00+00:00")


def test_a_line_under_our_keys_is_passed_on_byte_by_byte(tmp_path):
    line = '{ "text":"' + PROSE + '", "mood": [1] }'

    [item] = listed(tmp_path, line)

    assert item.payload == line.encode()


def test_a_line_in_which_no_text_is_known_names_its_keys(tmp_path):
    issue, item = listed(tmp_path, {"wording": PROSE, "author": "Ana Reyes"}, {"text": PROSE})

    assert (issue.code, item.format) == ("broken record", "record")
    assert "'wording', 'author'" in issue.message


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        ("eng", "en"),
        ("ENGLISH", "en"),
        ("English; Spanish", "en"),
        ("Chinese", "zh"),
        ("zh-Hant-TW", "zh"),
        ("Deutsch", "de"),
        ("日本語", "ja"),
        ("sw", "sw"),
        ("Klingon", None),
        ("e", None),
        ("", None),
    ],
)
def test_languages_are_read_from_codes_and_names(value, expected):
    assert code(value) == expected
