"""Whom a pronoun means: who is filtered out, who is ranked first, and when nobody is named."""

import pytest

from onrecord.grammar.text import TextView
from onrecord.model import EntityKind
from onrecord.resolve.coref import antecedent_scorer
from onrecord.resolve.coref.antecedent_features import (
    NOBODY,
    AntecedentFeatures,
    Candidate,
    PronounPlace,
)
from onrecord.resolve.coref.antecedents import AntecedentChooser
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.coref.discourse import DiscourseModel, Prominence
from onrecord.resolve.coref.pronoun_forms import FORMS
from tests.resolve.build import parsed

REYES, TAN = "Ana Reyes", "Luis Tan"
TEXT = "Ana Reyes met Luis Tan. She smiled."


class Sure:
    """A scorer that gives one row of every table a probability, and keeps the tables."""

    def __init__(self, row, share=1.0):
        self.row, self.share, self.tables = row, share, []

    def probabilities(self, place, candidates, table):
        self.tables.append(table)
        rest = (1 - self.share) / (len(table) - 1)
        return [self.share if row == self.row else rest for row in range(len(table))]


def person(label, gender=None):
    return EntityDraft(label=label, kind=EntityKind.PERSON, gender=gender)


def scene(text, drafts):
    """A discourse model in which each draft occurs where its label stands."""
    layout = TextView(text, parsed(text))
    discourse = DiscourseModel(layout=layout)
    for draft in drafts:
        start = text.index(draft.label)
        discourse.enter(start, start + len(draft.label), draft, Prominence.MENTION)
    return layout, discourse


def place(text, written, **given):
    start = text.index(written)
    given.setdefault("source", False)
    return PronounPlace(form=FORMS[written.lower()], start=start, end=start + len(written), **given)


def asked(text, written, drafts, scorer=None, **given):
    chooser = AntecedentChooser(*scene(text, drafts), scorer)
    return chooser.choose(place(text, written, **given))


def test_another_gender_cannot_be_meant_however_likely():
    reyes, tan = person(REYES, "f"), person(TAN, "m")
    first = Sure(0)

    assert asked(TEXT, "She", [reyes, tan], first) is reyes
    assert [len(table) for table in first.tables] == [2]  # she, and nobody


def test_who_speaks_the_words_around_a_pronoun_cannot_be_meant():
    reyes, tan = person(REYES), person(TAN)

    found = asked(TEXT, "She", [reyes, tan], Sure(0), barred=frozenset([id(tan)]))

    assert found is reyes


def test_mentions_that_a_pronoun_stands_outside_of_do_not_count():
    reyes, tan = person(REYES), person(TAN)
    start = TEXT.index(TAN)

    found = asked(TEXT, "She", [reyes, tan], Sure(0), unheard=((start, start + 8),))

    assert found is reyes


def test_a_body_is_never_he_and_a_person_never_it():
    text = "The Guild met Luis Tan. He left and it stayed."
    guild = EntityDraft(label="Guild", kind=EntityKind.ORGANISATION)
    tan = person(TAN, "m")

    assert asked(text, "He", [guild, tan], Sure(0)) is tan
    assert asked(text, "it", [guild, tan], Sure(0)) is guild


@pytest.mark.parametrize(("share", "named"), [(0.9, True), (0.1, False)])
def test_nobody_is_named_where_the_best_is_unsure(share, named):
    reyes = person(REYES, "f")

    found = asked(TEXT, "She", [reyes], Sure(0, share))

    assert (found is reyes) is named


def test_a_source_asks_for_more_than_another_pronoun():
    reyes = person(REYES, "f")

    assert asked(TEXT, "She", [reyes], Sure(0, 0.3)) is reyes
    assert asked(TEXT, "She", [reyes], Sure(0, 0.3), source=True) is None


def test_without_candidates_nothing_is_asked():
    scorer = Sure(0)

    assert asked(TEXT, "She", [], scorer) is None
    assert scorer.tables == []


def test_the_subject_behind_a_fronted_clause_is_a_candidate_before_it_occurs():
    text = "When she came, Ana Reyes smiled."
    reyes = person(REYES, "f")

    found = asked(text, "she", [reyes], Sure(0), ahead=reyes)

    assert found is reyes


def test_features_tell_the_role_of_the_last_occurrence():
    reyes, tan = person(REYES, "f"), person(TAN, "m")
    layout, discourse = scene(TEXT, [reyes, tan])
    occurred = {event.draft.label: event for event in discourse.before(len(TEXT), 3)}
    candidates = [Candidate(draft=d, occurrences=[occurred[d.label]]) for d in (tan, reyes)]

    table = AntecedentFeatures(layout).table(place(TEXT, "She"), candidates)

    assert "last role object" in table[0]
    assert "last role subject" in table[1]
    assert table[1]["parallel role"] == 1
    assert table[1]["first in the sentence before"] == 1
    assert table[0]["first in the sentence before"] == 0
    assert table[2][NOBODY] == 1


def test_the_weights_that_ship_share_one_among_all_answers():
    reyes, tan = person(REYES), person(TAN)
    layout, discourse = scene(TEXT, [reyes, tan])
    candidates = [Candidate(draft=e.draft, occurrences=[e]) for e in discourse.before(30, 3)]
    where = place(TEXT, "She")
    table = AntecedentFeatures(layout).table(where, candidates)

    shares = antecedent_scorer.load().probabilities(where, candidates, table)

    assert len(shares) == 3
    assert sum(shares) == pytest.approx(1, abs=1e-5)


def test_a_feature_without_weights_changes_nothing():
    scorer = antecedent_scorer.load()
    table = [{"mentions": 1.0}, {NOBODY: 1.0}]
    more = [{"mentions": 1.0, "never trained": 9.0}, {NOBODY: 1.0}]

    assert scorer.probabilities(None, (), table) == scorer.probabilities(None, (), more)


@pytest.mark.parametrize(("source", "label"), [(True, REYES), (False, TAN)])
def test_he_said_is_not_who_was_only_named_in_a_quotation(source, label):
    text = "Ana Reyes spoke. “We met Luis Tan,” said a voice. Soon he left."
    reyes, tan = person(REYES), person(TAN)
    layout, discourse = scene(text, [reyes])
    start = text.index(TAN)
    discourse.enter(start, start + len(TAN), tan, Prominence.QUOTED)
    chooser = AntecedentChooser(layout, discourse, Sure(0))

    found = chooser.choose(place(text, "he", source=source))

    assert found.label == label


@pytest.mark.parametrize(("source", "named"), [(True, False), (False, True)])
def test_one_of_two_named_together_is_no_source_unless_clearly_meant(source, named):
    text = "The prize went to Tsovi Aldeb and Imro Mabe. He smiled."
    drafts = [person("Tsovi Aldeb"), person("Imro Mabe")]

    found = asked(text, "He", drafts, Sure(1, 0.6), source=source)

    assert (found is drafts[0]) is named
