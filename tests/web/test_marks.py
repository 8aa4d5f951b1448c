from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Attribution, Cut, Document, Kind, Span, span
from onrecord.web.marks import mark
from tests.web import readings

WORDS = "The ferry sails, she said.\n\n  Nobody asked why;\r\nand “so it” sails."


def attribution(text, score=0.9, **pieces):
    roles = {
        role: tuple(span(text, start, end) for start, end in places)
        for role, places in pieces.items()
    }
    return Attribution(document_id="0" * 16, kind=Kind.DIRECT, score=score, **roles)


def runs(text, *attributions, cuts=()):
    document = Document(name="a", text=text, cuts=cuts)
    return [run for paragraph in mark(document, attributions) for run in paragraph.runs]


def ranges(text):
    place = st.integers(0, len(text) - 1)
    return st.lists(
        st.tuples(place, place).map(lambda pair: (min(pair), max(pair) + 1)), max_size=4
    )


@st.composite
def marked_texts(draw):
    text = draw(st.text("ab \n“”é🙂", min_size=1, max_size=60))
    found = draw(
        st.lists(
            st.fixed_dictionaries({role: ranges(text) for role in ("source", "cue", "content")}),
            max_size=4,
        )
    )
    return text, [attribution(text, **pieces) for pieces in found]


@given(marked_texts())
def test_no_character_of_a_line_is_lost_or_added(marked):
    text, attributions = marked

    paragraphs = mark(Document(name="a", text=text), attributions)

    shown = ["".join(run.text for run in paragraph.runs) for paragraph in paragraphs]
    assert shown == [line.lstrip() for line in text.split("\n") if line.strip()]


@given(marked_texts(), st.data())
def test_hits_are_marked_where_they_stand_and_begin_once(marked, data):
    text, attributions = marked
    hits = sorted(data.draw(ranges(text)))

    paragraphs = mark(Document(name="a", text=text), attributions, hits)

    found = [run for paragraph in paragraphs for run in paragraph.runs]
    assert all("".join(piece.text for piece in run.pieces) == run.text for run in found)
    shown = [bool(p.hit) for run in found for p in run.pieces for _ in p.text]
    inside = [any(start <= at < end for start, end in hits) for at in range(len(text))]
    expected, at = [], 0
    for line in text.split("\n"):
        left = len(line) - len(line.lstrip())
        expected += inside[at + left : at + len(line)]
        at += len(line) + 1
    assert shown == expected
    begun = [piece.hit for run in found for piece in run.pieces if piece.begins]
    assert len(begun) == len(set(begun))


@given(marked_texts())
def test_every_run_carries_exactly_the_attributions_that_cover_it(marked):
    text, attributions = marked
    covering = [set() for _ in text]
    for number, each in enumerate(attributions):
        for piece in (*each.source, *each.cue, *each.content):
            for at in range(piece.start, piece.end):
                covering[at].add(number)

    shown = [
        set(run.numbers)
        for paragraph in mark(Document(name="a", text=text), attributions)
        for run in paragraph.runs
        for _ in run.text
    ]

    expected, at = [], 0
    for line in text.split("\n"):
        left = len(line) - len(line.lstrip())
        expected += covering[at + left : at + len(line)]
        at += len(line) + 1
    assert shown == expected


@given(marked_texts())
def test_no_attribution_opens_or_is_linked_twice(marked):
    text, attributions = marked

    found = runs(text, *attributions)

    opened = [number for run in found for number in run.opens]
    linked = [run.handle for run in found if run.handle is not None]
    assert len(opened) == len(set(opened))
    assert len(linked) == len(set(linked))


def test_roles_are_told_apart():
    found = runs(
        "she said no", attribution("she said no", source=[(0, 3)], cue=[(4, 8)], content=[(9, 11)])
    )

    assert [(run.text, run.classes) for run in found] == [
        ("she", "m source"),
        (" ", ""),
        ("said", "m cue"),
        (" ", ""),
        ("no", "m content d1"),
    ]


def test_nested_content_has_the_next_ground():
    text = "he said she said no"
    outer = attribution(text, source=[(0, 2)], cue=[(3, 7)], content=[(8, 19)])
    inner = attribution(text, source=[(8, 11)], cue=[(12, 16)], content=[(17, 19)])

    found = {run.text: run.classes for run in runs(text, outer, inner)}

    assert found["she"] == "m source content d1"
    assert found["no"] == "m content d2"


def test_the_innermost_attribution_of_a_run_comes_last():
    text = "Her deputy said no"
    outer = attribution(text, content=[(0, 18)])
    inner = attribution(text, source=[(0, 10)], content=[(16, 18)])

    found = {run.text: run.numbers for run in runs(text, inner, outer)}

    assert found["Her deputy"] == (1, 0)


def test_grounds_end_at_the_third():
    text = "no"
    five = [attribution(text, content=[(0, 2)], score=0.9 + n / 100) for n in range(5)]

    [run] = runs(text, *five)

    assert run.classes == "m content d3"


def test_the_cue_is_the_link_and_else_the_source_and_else_the_content():
    text = "she said no, maybe yes"
    three = [
        attribution(text, source=[(0, 3)], cue=[(4, 8)], content=[(9, 11)]),
        attribution(text, source=[(13, 18)], content=[(9, 11)]),
        attribution(text, content=[(19, 22)]),
    ]

    found = runs(text, *three)

    assert {run.text: run.handle for run in found if run.handle is not None} == {
        "said": 0,
        "maybe": 1,
        "yes": 2,
    }


def test_a_colon_is_too_small_to_be_a_link():
    text = "HADRELL: No."

    found = runs(text, attribution(text, source=[(0, 7)], cue=[(7, 8)], content=[(9, 12)]))

    assert [run.text for run in found if run.handle is not None] == ["HADRELL"]


def test_an_attribution_opens_at_its_first_piece():
    text = "“No,” she said, “never.”"
    [found] = [
        run.text
        for run in runs(text, attribution(text, cue=[(10, 14)], content=[(16, 24), (0, 5)]))
        if run.opens
    ]

    assert found == "“No,”"


def test_a_low_score_is_waved():
    [run] = runs("no", attribution("no", content=[(0, 2)], score=0.2))

    assert run.classes == "m content d1 unsure"


def test_a_paragraph_that_is_one_content_is_a_block_though_the_marks_are_outside():
    text = "“We were promised a bridge.”\nSo she wrote."
    paragraphs = mark(
        Document(name="a", text=text), [attribution(text, content=[(1, 27)], cue=[(36, 41)])]
    )

    assert [paragraph.block for paragraph in paragraphs] == [True, False]


def test_a_content_goes_on_over_a_line_break():
    text = "“One.\nTwo.”"

    found = runs(text, attribution(text, content=[(0, len(text))]))

    assert [(run.text, run.numbers) for run in found] == [("“One.", (0,)), ("Two.”", (0,))]


def test_cuts_stand_where_they_were_taken():
    text = "One.\nTwo."
    cuts = tuple(
        Cut(text=name, reason="furniture", at=at) for name, at in (("a", 0), ("b", 5), ("c", 9))
    )

    paragraphs = mark(Document(name="a", text=text, cuts=cuts), [])

    assert [(p.number, [cut.text for cut in p.cuts]) for p in paragraphs] == [
        (1, ["a"]),
        (2, ["b"]),
        (0, ["c"]),
    ]


def test_every_run_of_a_reading_is_a_slice_of_its_text():
    reading = readings.ferry()
    found = runs(reading.document.text, *reading.attributions)

    shown = dict.fromkeys(range(len(reading.attributions)), "")
    for run in found:
        for number in run.contents:
            shown[number] += run.text
    for number, each in enumerate(reading.attributions):
        assert shown[number] == "".join(piece.text for piece in each.content)
    assert all(isinstance(piece, Span) for each in reading.attributions for piece in each.content)
