from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import (
    Attribution,
    Document,
    Kind,
    MentionSpan,
    NameKind,
    check_evidence,
    span,
)
from onrecord.resolve import resolve
from tests.resolve.build import read, tagged

PIECES = (
    "Ana Reyes", "Reyes", "the official", "President", "Mr.", "he", "said", "on Friday", ",", ".",
    "“", "”", "\n\n", "of", "and", "the Water Ministry", "Beijing", "Xi Wenhao", "’s", "two", "(",
    ")", "a senior", "who", "2016", "Feb. 2", "A day later", "it", "—", "é", "They", "U.S.-based",
)  # fmt: skip


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 400), st.integers(1, 30)), max_size=12),
)
def test_every_span_is_a_slice_and_every_id_an_entity_whatever_the_spans(words, cuts):
    text = " ".join(words)
    document = Document(name="any", text=text, published="2031-03-12", byline=("Ana Reyes",))
    spans = sorted({(start, min(start + size, len(text))) for start, size in cuts})
    spans = [cut for cut in spans if cut[0] < cut[1]]
    names = tuple(
        MentionSpan(start=start, end=end, kind=kind, score=0.5)
        for (start, end), kind in zip(spans[::2], NameKind, strict=False)
    )
    attributions = {
        one.id: one
        for source, cue in pairwise(spans)
        for one in [
            Attribution(
                document_id=document.id,
                kind=Kind.MIXED,
                source=(span(text, *source),),
                cue=(span(text, *cue),),
                score=0.5,
            )
        ]
    }
    plain = tagged(text)
    marked = type(plain)(
        words=plain.words,
        sentences=plain.sentences,
        paragraphs=plain.paragraphs,
        quotations=plain.quotations,
        roles=(),
        names=names,
    )

    reading = resolve(document, marked, tuple(attributions.values()))

    check_evidence(reading)
    ids = [entity.id for entity in reading.entities]
    assert len(set(ids)) == len(ids)
    assert {one for found in reading.attributions for one in found.entities} <= set(ids)
    assert {mention.entity_id for mention in reading.mentions} <= set(ids)
    assert [found.id for found in reading.attributions] == list(attributions)


def test_every_mention_of_an_entity_is_kept():
    reading = read(
        "Ana Reyes came. Reyes sat. [s1|She] [c1|said] [t1|no]. Then Reyes left.",
        person=["Ana Reyes"],
    )

    assert [mention.span.text for mention in reading.mentions] == [
        "Ana Reyes",
        "Reyes",
        "She",
        "Reyes",
    ]


def test_the_same_document_gives_the_same_reading_twice():
    markup = "Ana Reyes met Luis Tan. [s1|A clerk] [c1|said] [t1|so on Friday]."

    first, second = (read(markup, person=["Ana Reyes", "Luis Tan"]) for _ in range(2))

    assert first == second


def test_an_empty_document_has_nothing():
    reading = read(" ")

    assert (reading.entities, reading.mentions, reading.times) == ((), (), ())
