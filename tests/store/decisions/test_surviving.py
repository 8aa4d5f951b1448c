"""A decision holds where the words and the source are the same, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Document, Entity, EntityKind
from tests.link.said import place, reading
from tests.store.decisions.case_of import (
    LOCKS,
    OIL,
    case_of,
    changed,
    id_of,
    read_again,
    velm,
    without,
)


@pytest.fixture
def case(tmp_path):
    with case_of(tmp_path / "case", velm()) as opened:
        yield opened


def decided(case, action, words):
    """Decide, and look what came of it, before anything is read again."""
    case.decide(action, id_of(case, words), by="R. Vale")
    assert state(case) == ("applied", None)


def state(case):
    [row] = case.decisions()
    return row.state, row.reason


def test_a_decision_holds_after_a_newer_model_reads_the_document_again(case):
    decided(case, "reject", "locks")

    read_again(case, replace(velm(), attributions=velm().attributions[::-1]))

    assert state(case) == ("applied", None)
    assert [row.content for row in case.attributions()] == ["“No,”", OIL]


def test_marks_at_the_ends_are_no_other_words(case):
    decided(case, "accept", "locks")
    bare = place(velm().document.text, "We will never sell the locks")

    read_again(case, changed(velm(), "locks", content=(bare,)))

    assert state(case) == ("applied", None)
    assert case.attributions(decided="accepted").page()[0].content == bare.text


def test_a_longer_name_in_the_same_words_is_the_same_source(case):
    decided(case, "accept", "locks")
    text = velm().document.text

    read_again(case, changed(velm(), "locks", source=(place(text, "Ana Reyes said"),)))

    assert state(case) == ("applied", None)


def test_other_words_of_the_same_source_orphan_it(case):
    decided(case, "reject", "locks")
    fewer = place(velm().document.text, "never sell the locks")

    read_again(case, changed(velm(), "locks", content=(fewer,)))

    assert state(case)[0] == "orphaned"
    assert "exactly these words" in state(case)[1]
    assert len(case.attributions()) == 3


def test_the_same_words_of_another_source_orphan_it(case):
    decided(case, "reject", "locks")
    tash = velm().entities[1]

    read_again(case, changed(velm(), "locks", entities=(tash.id,)))

    assert state(case)[0] == "orphaned"
    assert "another source" in state(case)[1]
    assert len(case.attributions()) == 3


def test_words_that_nobody_finds_any_more_orphan_it_until_somebody_does(case):
    decided(case, "reject", "locks")

    read_again(case, without(velm(), "locks"), engine="2")
    assert state(case)[0] == "orphaned"
    read_again(case, velm(), engine="3")

    assert state(case) == ("applied", None)
    assert len(case.attributions()) == 2


def alpha(team):
    text = f"“Nobody is to blame,” Team {team} said after the flood at Ondai."
    entity = {f"Team {team}": EntityKind.ORGANISATION}
    return reading("flood", text, [(f"Team {team}", "“Nobody is to blame,”")], kinds=entity)


def test_a_decision_is_never_moved_to_a_passage_that_only_looks_alike(tmp_path):
    with case_of(tmp_path / "one", alpha("Alpha")) as case:
        decided(case, "reject", "blame")
        case.export_decisions(tmp_path / "decisions.jsonl")
    with case_of(tmp_path / "two", alpha("Beta")) as case:
        case.import_decisions(tmp_path / "decisions.jsonl")

        assert state(case)[0] == "orphaned"
        assert len(case.attributions()) == 1


def moved(before):
    """Give the text of Velm as another reader cut it: something stands before it."""
    text = f"{before}{velm().document.text}"
    said = [("Ana Reyes", LOCKS), ("Oren Tash", OIL)]
    return reading("Velm", text, said, day="2031-03-06")


def test_a_decision_finds_the_same_text_in_a_document_that_was_cut_otherwise(tmp_path):
    own = moved("By our own staff.\n\n")
    start = own.document.text.index("oil is")
    with case_of(tmp_path / "one", own) as case:
        span = {"content": [(start, start + 6)]}
        case.decide("edit", id_of(case, "Lamp oil"), by="R. Vale", span=span)
        said = case.attributions("oil").page()[0].content
        case.export_decisions(tmp_path / "decisions.jsonl")
    with case_of(tmp_path / "two", moved("Photograph: Ana Lind. By our own staff.\n\n")) as case:
        case.import_decisions(tmp_path / "decisions.jsonl")

        assert state(case) == ("applied", None)
        assert case.attributions(decided="edited").page()[0].content == said


def test_words_that_stand_in_two_places_of_another_text_orphan_it(tmp_path):
    with case_of(tmp_path / "one", moved("")) as case:
        case.decide("reject", id_of(case, "Lamp oil"), by="R. Vale")
        case.export_decisions(tmp_path / "decisions.jsonl")
    twice = moved(f"{velm().document.text}\n\n")
    with case_of(tmp_path / "two", twice) as case:
        case.import_decisions(tmp_path / "decisions.jsonl")

        assert state(case)[0] == "orphaned"


def test_a_decision_waits_for_a_document_that_is_not_there_yet(tmp_path):
    with case_of(tmp_path / "one", velm()) as case:
        decided(case, "reject", "locks")
        case.export_decisions(tmp_path / "decisions.jsonl")
    with case_of(tmp_path / "two", alpha("Alpha")) as case:
        case.import_decisions(tmp_path / "decisions.jsonl")
        assert state(case) == ("orphaned", "no document of this case has this text")

        read_again(case, velm(), engine="by hand")

        assert state(case) == ("applied", None)
        assert len(case.attributions()) == 3


def test_a_pronoun_that_means_another_by_now_is_another_source(tmp_path):
    text = "Ana Reyes and Oren Tash met. He said that lamp oil was dear."
    document = Document(name="met", text=text)
    people = [
        Entity(document_id=document.id, name=name, kind=EntityKind.PERSON)
        for name in ("Ana Reyes", "Oren Tash")
    ]
    made = reading("met", text, [("He", "that lamp oil was dear")], people=["Ana Reyes"])
    made = replace(made, document=document, entities=tuple(people), mentions=())
    found = replace(made.attributions[0], document_id=document.id, entities=(people[1].id,))
    with case_of(tmp_path / "case", replace(made, attributions=(found,))) as case:
        case.decide("accept", found.id, by="R. Vale")

        other = replace(found, entities=(people[0].id,))
        read_again(case, replace(made, attributions=(other,)))

        assert state(case)[0] == "orphaned"
