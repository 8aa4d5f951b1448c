"""The peers of the side-by-side table, on sentences of our own."""

import pytest

from evals.reports import expressions, peers
from evals.scoring.scores import Comparison, Roles

TEXT = "“We will close the bridge before winter,” said Ana Reyes. Nobody replied."


def readable(text, found):
    return [
        {
            role: [text[start:end] for start, end in one[role]]
            for role in ("source", "cue", "content")
        }
        for one in found
    ]


def test_a_quotation_goes_to_the_nearest_said():
    assert readable(TEXT, expressions.quotations(TEXT)) == [
        {
            "source": ["Ana Reyes"],
            "cue": ["said"],
            "content": ["“We will close the bridge before winter,”"],
        }
    ]


def test_a_broken_quotation_is_one_saying():
    text = "“The bridge,” Ana Reyes said, “will be closed before the winter comes.”"
    text = text.replace("“The bridge,”", "“The old bridge,”")

    (found,) = expressions.quotations(text)

    assert len(found.content) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Ana Reyes said that the bridge would close.",
        "The bridge would close, Ana Reyes said.",
        "According to Ana Reyes, the bridge would close.",
    ],
)
def test_indirect_speech_is_the_rest_of_the_sentence(text):
    (found,) = readable(text, expressions.with_indirect(text))

    assert found["source"] == ["Ana Reyes"]
    assert "the bridge would close" in found["content"][0].lower()


def test_expressions_stay_linear_in_a_long_hostile_text():
    text = "Ana " * 20_000 + "“" * 5_000 + "the said " * 5_000

    assert isinstance(expressions.with_indirect(text), list)


def parsed(text, tokens):
    """A parse by hand: (word, tag, lemma, head, dependency) each."""
    spacy = pytest.importorskip("spacy", reason="the peer needs the extra 'bench'")
    from evals.reports.direct_quotations import from_layer

    starts, at = [], 0
    for word, *_ in tokens:
        starts.append(text.index(word, at))
        at = starts[-1] + len(word)
    layer = {
        "start": starts,
        "end": [start + len(token[0]) for start, token in zip(starts, tokens, strict=True)],
        "pos": [token[1] for token in tokens],
        "lemma": [token[2] for token in tokens],
        "head": [token[3] for token in tokens],
        "dep": [token[4] for token in tokens],
    }
    return from_layer(spacy.blank("en").vocab, text, layer, (0, len(text)))


SAID = [
    ("“", "``", "“", 5, "punct"),
    ("We", "PRP", "we", 2, "nsubj"),
    ("close", "VBP", "close", 5, "ccomp"),
    ("now", "RB", "now", 2, "advmod"),
    ("”", "''", "”", 5, "punct"),
    ("said", "VBD", "say", -1, "root"),
    ("Reyes", "NNP", "Reyes", 5, "nsubj"),
]


def test_textacy_finds_a_quotation_in_a_filled_document():
    pytest.importorskip("textacy", reason="the peer needs the extra 'bench'")
    from evals.reports.direct_quotations import find

    text = "“We close now” said Reyes"

    found = list(find(parsed(text, SAID)))

    assert readable(text, found) == [
        {"source": ["Reyes"], "cue": ["said"], "content": ["“We close now”"]}
    ]


def test_textacy_refuses_an_odd_number_of_marks():
    pytest.importorskip("textacy", reason="the peer needs the extra 'bench'")
    from evals.reports.direct_quotations import Refused, find

    with pytest.raises(Refused):
        list(find(parsed("“We close now said Reyes", [t for t in SAID if t[0] != "”"][:4])))


def test_a_table_shows_quality_speed_and_refusals():
    gold = Roles(source=((46, 55),), cue=((41, 45),), content=((0, 41),))
    system = peers.System("made", lambda _: [])
    system.seconds = 1.0
    system.compared = [Comparison(id="a", text=TEXT, gold=(gold,), found=(gold,))]

    made = peers.tables([system])

    assert "| made | 100.0 / 100.0 / 100.0 |" in made
    assert "| made | 100.0 | 100 / 0 / 0 | none |" in made
