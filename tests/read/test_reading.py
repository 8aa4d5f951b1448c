"""What becomes a document, and what is refused with which words."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from onrecord.config import Limits, Settings
from onrecord.errors import ReadError
from onrecord.model import Document, Genre, Input
from onrecord.read import FORMATS, read

SETTINGS = Settings()
PROSE = "The council of Brennmoor met on Tuesday and voted to close the old harbour for good."


def document(text, form="txt", *, raw=False, settings=SETTINGS):
    data = text if isinstance(text, bytes) else text.encode()
    return read(Input(name="given", format=form, payload=data, raw=raw), settings)


def record(**keys):
    return document(json.dumps(keys), "record")


@pytest.mark.parametrize(
    ("data", "form", "code"),
    [
        (b"", "txt", "empty"),
        (b" \n\t\n", "txt", "empty"),
        (b"\xef\xbb\xbf", "txt", "empty"),
        (b"%PDF-1.7 text", "txt", "binary"),
        (b"abc\x00def", "txt", "binary"),
        (bytes(range(1, 9)) * 40, "txt", "binary"),
        (b"<html><script>x()</script></html>", "html", "no text"),
        (b'{"text": ', "record", "broken record"),
        (b"[" * 100_000, "record", "broken record"),
        (b'{"title": "No text"}', "record", "broken record"),
        (b'{"text": ""}', "record", "empty"),
        (b"x", "djvu", "unsupported"),
    ],
)
def test_bad_input_is_refused_with_a_stable_word(data, form, code):
    with pytest.raises(ReadError) as refused:
        document(data, form)

    assert refused.value.code == code


def test_a_file_over_the_limit_is_never_read_whole(tmp_path):
    path = tmp_path / "big.txt"
    path.write_bytes(b"word " * 1000)
    small = replace(SETTINGS, limits=Limits(file_bytes=1000))

    with pytest.raises(ReadError, match="1,000 bytes") as refused:
        read(Input(name="big", format="txt", path=path), small)

    assert refused.value.code == "too large"


def test_a_line_that_no_prose_has_is_refused_with_its_length():
    with pytest.raises(ReadError, match="300,000 characters") as refused:
        document(b"x" * 300_000)

    assert refused.value.code == "too long"


def test_a_text_over_the_limit_is_refused():
    small = replace(SETTINGS, limits=Limits(characters=100))

    with pytest.raises(ReadError, match="limit characters"):
        document("\n\n".join([PROSE, PROSE]), settings=small)


def test_a_file_that_vanished_is_a_read_error(tmp_path):
    with pytest.raises(ReadError) as refused:
        read(Input(name="x", format="txt", path=tmp_path / "x.txt"), SETTINGS)

    assert refused.value.code == "unreadable"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings_are_found(encoding):
    text = f"{PROSE} “We are not naïve,” said Mayor Ortensé – and left.\n" * 3

    assert "“We are not naïve,” said Mayor Ortensé – and" in document(text.encode(encoding)).text


def test_a_text_cut_off_in_the_middle_of_a_character_still_reads():
    assert document(f"{PROSE} “Nó”".encode()[:-1]).text.startswith(PROSE)


def test_cleaning_drops_controls_and_keeps_one_kind_of_newline():
    text = document(f"{PROSE}\r\n\r\nA\x08nd\xa0 so\u200b it\xad went.\r").text

    assert text == f"{PROSE}\n\nAnd so it went."


def test_raw_text_is_kept_character_by_character():
    text = f"A title\r\n\r\nBy Ana Reyes\n\n{PROSE}\tX \xa0\n\nSubscribe now\n"

    raw = document(text, raw=True)

    assert (raw.text, raw.title, raw.byline, raw.cuts) == (text, None, (), ())


def test_a_raw_record_keeps_its_text_and_its_metadata():
    line = json.dumps({"text": f"{PROSE}\n\nRead more", "title": "T", "published": "2031-05-04"})

    raw = document(line, "record", raw=True)

    assert (raw.text, raw.title, raw.published) == (f"{PROSE}\n\nRead more", "T", "2031-05-04")


WRAPPED = """The minister told the chamber that the well-
known treaty would be signed before the
end of the month, whatever the opposition
might say about it in the meantime.

MR. OREL: Then we shall see each other in
the same room once more before the autumn.
Q   Will you?
"""


def test_hard_wrapped_rows_become_paragraphs():
    paragraphs = document(WRAPPED).text.split("\n\n")

    treaty = "The minister told the chamber that the well-known treaty would be signed before the "
    assert paragraphs == [
        treaty + "end of the month, whatever the opposition might say about it in the meantime.",
        "MR. OREL: Then we shall see each other in the same room once more before the autumn.",
        "Q Will you?",
    ]


def test_one_paragraph_a_line_is_kept_so():
    assert document(f"{PROSE}\n{PROSE}").text == f"{PROSE}\n\n{PROSE}"


def test_a_record_gives_its_metadata():
    found = record(
        id="r1",
        text=PROSE,
        title="Harbour closes",
        publisher="The Brennmoor Echo",
        byline="By Ana Reyes and Ilmar Toss, Staff Writers",
        published="May 4, 2031",
        updated="2031-05-05T08:00:00+02:00",
        genre="opinion",
        url="https://echo.example/1",
        mood="unknown keys are ignored",
    )

    assert found.byline == ("Ana Reyes", "Ilmar Toss")
    assert (found.published, found.updated) == ("2031-05-04", "2031-05-05T08:00:00+02:00")
    assert (found.genre, found.publisher) == (Genre.OPINION, "The Brennmoor Echo")


@pytest.mark.parametrize(
    ("key", "value", "kind"),
    [("text", 5, "int"), ("title", ["a"], "list"), ("byline", [1], "list"), ("url", {}, "dict")],
)
def test_a_key_of_another_type_is_named_with_it(key, value, kind):
    with pytest.raises(ReadError, match=f"'{key}' holds a {kind}"):
        record(**{"text": PROSE, key: value})


def test_a_date_that_is_not_understood_is_doubted_aloud():
    found = record(text=PROSE, published="when the river froze")

    assert found.published is None
    assert [doubt.code for doubt in found.doubts] == ["unread date", "undated"]
    assert "'when the river froze'" in found.doubts[0].message


def test_half_a_surrogate_pair_does_not_reach_the_text():
    found = document('{"text": "' + PROSE + '\\ud800", "title": "\\udfff"}', "record", raw=True)

    assert found.text == PROSE + "\ufffd"
    found.title.encode()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "en"),
        ("Der Minister sagte, dass die Regierung nicht zurücktreten werde und das Parlament", "de"),
        ("Le ministre a dit que la loi est dans les mains du parlement et des juges", "fr"),
        ("Министр заявил, что правительство не уйдёт в отставку", "ru"),
        ("大臣は辞任しないと述べた", "ja"),
        ("部长表示不会辞职", "zh"),
        ("12 345 67", "und"),
    ],
)
def test_the_language_is_marked(text, language):
    assert document(text).language == language


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("raw", [False, True])
@hypothesis_settings(max_examples=40)
@given(data=st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_read_error(form, raw, data):
    assert faults(data, form, raw=raw) == []


@pytest.mark.parametrize("form", sorted(FORMATS))
@hypothesis_settings(max_examples=60)
@given(
    pieces=st.lists(
        st.one_of(
            st.text(max_size=30),
            st.sampled_from(
                [
                    *("\n", "\n\n", "<p>", "<script type='application/ld+json'>", "</script>"),
                    *('{"@graph": [', "]}", '{"text": "', '"}', "By Ana Reyes", "May 4, 2031"),
                    *("Sign up for our newsletter", PROSE, "© 2031 The Echo", "MR. OREL: ", "<h1>"),
                ]
            ),
        ),
        max_size=12,
    )
)
def test_any_text_gives_a_document_or_a_read_error(form, pieces):
    data = "".join(pieces).encode("utf-8", "surrogatepass")

    assert faults(data, form, raw=False) == []


def faults(data, form, *, raw):
    """Name what is wrong with the document that the bytes give; to refuse them is no fault."""
    try:
        found = document(data, form, raw=raw)
    except ReadError:
        return []
    rules = {
        "no document": isinstance(found, Document),
        "blank text": bool(found.text.strip()),
        "a cut outside the text": all(0 <= cut.at <= len(found.text) for cut in found.cuts),
        "half a surrogate pair": not any("\ud800" <= sign <= "\udfff" for sign in found.text),
    }
    return [fault for fault, kept in rules.items() if not kept]
