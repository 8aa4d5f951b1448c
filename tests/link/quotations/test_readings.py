from onrecord.link.quotations import Verdict, check, printed, source_text
from onrecord.model import (
    Attribution,
    Document,
    Entity,
    EntityKind,
    Genre,
    Kind,
    Mention,
    Precision,
    Reading,
    Segment,
    SegmentKind,
    Time,
    span,
)

DRAFT = "“We will never sell the locks,” Ana Vale said on 3 September, and vowed to “fight on”."
HEARING = "MS. VALE: We will never sell the locks of Ondai.\n\nMR. MOOR: Shame!"


def place(text, words):
    start = text.index(words)
    return span(text, start, start + len(words))


def draft(**more):
    document = Document(name="draft.txt", text=DRAFT)
    vale = Entity(document_id=document.id, name="Ana Vale", kind=EntityKind.PERSON)
    given = {
        "document_id": document.id,
        "kind": Kind.DIRECT,
        "content": (place(DRAFT, "“We will never sell the locks,”"),),
        "entities": (vale.id,),
        "score": 0.9,
    } | more
    return Reading(document=document, attributions=(Attribution(**given),), entities=(vale,))


def hearing():
    document = Document(
        name="hearing.txt",
        text=HEARING,
        published="2030-09-03T10:00:00",
        genre=Genre.TRANSCRIPT,
        segments=(
            Segment(kind=SegmentKind.TURN, start=0, end=48, speaker=place(HEARING, "MS. VALE")),
            Segment(
                kind=SegmentKind.TURN,
                start=50,
                end=len(HEARING),
                speaker=place(HEARING, "MR. MOOR"),
            ),
        ),
    )
    moor = Entity(document_id=document.id, name="Bela Moor", kind=EntityKind.PERSON)
    mention = Mention(span=place(HEARING, "MR. MOOR"), entity_id=moor.id)
    return Reading(document=document, entities=(moor,), mentions=(mention,))


def test_a_quoted_stretch_comes_without_its_marks_and_with_its_speaker():
    [found] = printed(draft())

    assert found.span.text == "We will never sell the locks,"
    assert DRAFT[found.span.start : found.span.end] == found.span.text
    assert found.speakers == ("Ana Vale",)


def test_of_mixed_content_only_what_stands_between_marks_is_quoted():
    *_, found = printed(draft(kind=Kind.MIXED, content=(place(DRAFT, "to “fight on”"),)))

    assert found.span.text == "fight on"


def test_retold_content_is_no_quotation():
    assert printed(draft(kind=Kind.INDIRECT)) == []


def test_a_day_counts_only_where_it_is_printed():
    day = {"since": "2030-09-03", "until": "2030-09-03", "precision": Precision.DAY}
    evidence = place(DRAFT, "on 3 September")

    [told] = printed(draft(said=Time(evidence=evidence, **day)))
    [assumed] = printed(draft(said=Time(evidence=None, **day)))

    assert (told.since, told.until) == ("2030-09-03", "2030-09-03")
    assert (assumed.since, assumed.until) == (None, None)


def test_turns_are_stretches_without_their_labels_and_labels_are_names():
    source = source_text(hearing())

    assert [HEARING[s.start : s.end].strip(": \n") for s in source.stretches] == [
        "We will never sell the locks of Ondai.",
        "Shame!",
    ]
    assert [s.speakers for s in source.stretches] == [("MS. VALE",), ("MR. MOOR", "Bela Moor")]
    assert source.since == "2030-09-03"


def test_a_draft_is_checked_against_a_transcript_as_both_were_read():
    [found] = check(printed(draft()), [source_text(hearing())])

    assert found.verdict is Verdict.VERBATIM
    assert found.match.source == "MS. VALE"
