import pytest

from onrecord.model import TieKind, check_evidence
from tests.resolve.build import read

PEOPLE = ["Ana Reyes", "Luis Reyes", "Mira Reyes", "Tomas Vale", "Oskar Brandt"]
BODIES = ["Harbour Party", "Lanner Mining"]


def told(text, **given):
    """Give the ties of a text as (one, kind, other), but for offices."""
    reading = read(text, person=PEOPLE, organisation=BODIES, place=["Hallin"], **given)
    check_evidence(reading)
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        (names[tie.one], tie.kind.value, names[tie.other])
        for tie in reading.ties
        if tie.kind is not TieKind.HOLDS_OFFICE
    ]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Ana Reyes and her son, Luis Reyes, left.", ("Ana Reyes", "parent of", "Luis Reyes")),
        ("Luis Reyes is the son of Ana Reyes.", ("Ana Reyes", "parent of", "Luis Reyes")),
        ("Ana Reyes's father, Tomas Vale, left.", ("Tomas Vale", "parent of", "Ana Reyes")),
        ("Mira Reyes, the wife of Luis Reyes, left.", ("Mira Reyes", "spouse of", "Luis Reyes")),
        ("Luis Reyes married Mira Reyes.", ("Luis Reyes", "spouse of", "Mira Reyes")),
        ("Brothers Luis Reyes and Tomas Vale left.", ("Luis Reyes", "sibling of", "Tomas Vale")),
        ("Luis Reyes, Tomas Vale's nephew, left.", ("Luis Reyes", "kin of", "Tomas Vale")),
        ("Tomas Vale and his fixer Luis Reyes left.", ("Luis Reyes", "aide to", "Tomas Vale")),
        ("Luis Reyes, an aide to Tomas Vale, left.", ("Luis Reyes", "aide to", "Tomas Vale")),
        ("Luis Reyes worked for Tomas Vale.", ("Luis Reyes", "aide to", "Tomas Vale")),
        ("Luis Reyes is an ally of Tomas Vale.", ("Luis Reyes", "ally of", "Tomas Vale")),
        ("Tomas Vale's rival, Luis Reyes, left.", ("Luis Reyes", "rival of", "Tomas Vale")),
        ("Luis Reyes, Tomas Vale's protégé, left.", ("Tomas Vale", "protects", "Luis Reyes")),
        ("Luis Reyes joined the Harbour Party.", ("Luis Reyes", "member of", "Harbour Party")),
        ("Luis Reyes plays for the Harbour Party.", ("Luis Reyes", "member of", "Harbour Party")),
        ("Luis Reyes co-founded Lanner Mining.", ("Luis Reyes", "member of", "Lanner Mining")),
        ("Luis Reyes was hired by Lanner Mining.", ("Luis Reyes", "member of", "Lanner Mining")),
        (
            "Luis Reyes (born 1990) is a painter and a Lanner Mining chemist.",
            ("Luis Reyes", "member of", "Lanner Mining"),
        ),
        (
            "Luis Reyes is a painter who has been a member of the Harbour Party.",
            ("Luis Reyes", "member of", "Harbour Party"),
        ),
        (
            "Before joining Lanner Mining, Luis Reyes painted.",
            ("Luis Reyes", "member of", "Lanner Mining"),
        ),
        (
            "Luis Reyes was born in Hallin, the son of Ana Reyes.",
            ("Ana Reyes", "parent of", "Luis Reyes"),
        ),
        (
            "Luis Reyes was a painter and the son of the geologist Ana Reyes.",
            ("Ana Reyes", "parent of", "Luis Reyes"),
        ),
        ("Luis Reyes is married to the poet Ana Reyes.", ("Luis Reyes", "spouse of", "Ana Reyes")),
        (
            "Luis Reyes has been married to Ana Reyes since 2001.",
            ("Luis Reyes", "spouse of", "Ana Reyes"),
        ),
        ("Luis Reyes and Ana Reyes, who married, left.", ("Luis Reyes", "spouse of", "Ana Reyes")),
        (
            "Luis Reyes, a politician for the Harbour Party, left.",
            ("Luis Reyes", "member of", "Harbour Party"),
        ),
        (
            "Luis Reyes, a politician representing the Harbour Party, left.",
            ("Luis Reyes", "member of", "Harbour Party"),
        ),
        ("Luis Reyes of the Harbour Party left.", ("Luis Reyes", "member of", "Harbour Party")),
        ("Luis Reyes (Harbour Party) left.", ("Luis Reyes", "member of", "Harbour Party")),
        (
            "Luis Reyes resigned from the Harbour Party.",
            ("Luis Reyes", "member of", "Harbour Party"),
        ),
        (
            "Luis Reyes, an economist at the Harbour Party, left.",
            ("Luis Reyes", "member of", "Harbour Party"),
        ),
        (
            "Mira Reyes, the youngest of Tomas Vale's children, left.",
            ("Tomas Vale", "parent of", "Mira Reyes"),
        ),
        ("Luis Reyes owns Lanner Mining.", ("Luis Reyes", "owns", "Lanner Mining")),
        ("Ana Reyes appointed Tomas Vale.", ("Ana Reyes", "appointed", "Tomas Vale")),
        ("Ana Reyes was succeeded by Tomas Vale.", ("Tomas Vale", "succeeded", "Ana Reyes")),
        ("Ana Reyes was endorsed by Tomas Vale.", ("Tomas Vale", "endorsed", "Ana Reyes")),
        ("Ana Reyes met Tomas Vale.", ("Ana Reyes", "met with", "Tomas Vale")),
        ("Ana Reyes and Tomas Vale held talks.", ("Ana Reyes", "met with", "Tomas Vale")),
    ],
)
def test_grammar_ties_two_names(text, tie):
    found = told(text)

    assert found == [tie]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Reyes never met Tomas Vale.",
        "Ana Reyes is the foster mother of Tomas Vale.",
        "Ana Reyes was not hired by Lanner Mining.",
        "Ana Reyes played for Tomas Vale.",
        "Ana Reyes is expected to meet Tomas Vale.",
        "Had Ana Reyes met Tomas Vale, all would be well.",
        "If Ana Reyes married Tomas Vale, all would be well.",
        "Ana Reyes endorsed Tomas Vale's plan.",
        "Ana Reyes is not the mother of Tomas Vale.",
        "Ana Reyes met the deadline that Tomas Vale had set.",
        "Ana Reyes and Tomas Vale were in Hallin.",
        "Tomas Vale's brother praised Ana Reyes.",
        "Ana Reyes was protected by the Vale faction.",
        "Did Ana Reyes leave? Her son did.",
        "Ana Reyes was like a mother to Tomas Vale.",
        "A meeting between Ana Reyes and Tomas Vale was cancelled.",
        "Ana Reyes wants to join the Harbour Party.",
        "Ana Reyes denied being a member of the Harbour Party.",
        "Tomas Vale met Oskar Brandt's brother and Ana Reyes slept.",
    ],
)
def test_what_is_denied_planned_or_of_something_else_ties_nobody(text):
    found = told(text)

    assert found == []


def test_a_meeting_has_its_day_and_its_place():
    text = "Ana Reyes met Tomas Vale in Hallin on March 3, 2031."
    reading = read(text, person=PEOPLE, place=["Hallin"], published="2031-03-12")

    [tie] = reading.ties
    assert (tie.since, tie.until) == ("2031-03-03", "2031-03-03")
    assert tie.place is not None
    assert tie.place.text == "Hallin"


def test_who_attends_a_summit_meets_who_speaks_there():
    found = told(
        "Ana Reyes gave a speech at the river summit. Attendees included Tomas Vale, "
        "Luis Reyes and Oskar Brandt."
    )

    assert ("Ana Reyes", "met with", "Oskar Brandt") in found
    assert len(found) == 6


def test_a_tie_that_a_source_tells_is_its_claim():
    reading = read(
        "[s1|Oskar Brandt] [c1|said] [t1|Ana Reyes met Tomas Vale]. Ana Reyes owns Lanner Mining.",
        person=PEOPLE,
        organisation=BODIES,
    )

    claimed, own = reading.ties
    assert claimed.asserted_by == reading.attributions[0].id
    assert own.asserted_by is None


def test_what_the_document_says_itself_goes_before_what_it_reports():
    reading = read(
        "[s1|Oskar Brandt] [c1|said] [t1|Ana Reyes met Tomas Vale]. Ana Reyes met Tomas Vale.",
        person=PEOPLE,
    )

    [tie] = reading.ties
    assert tie.asserted_by is None


def test_an_office_in_a_named_body_is_a_tie_and_an_envoy_is_none_of_where_he_is_sent():
    reading = read(
        "Ana Reyes, head of the Harbour Party, met no one. Tomas Vale, ambassador to Hallin, left.",
        person=PEOPLE,
        organisation=BODIES,
        place=["Hallin"],
    )
    names = {entity.id: entity.name for entity in reading.entities}

    held = [(names[tie.one], tie.kind, names[tie.other]) for tie in reading.ties]
    assert held == [("Ana Reyes", TieKind.HOLDS_OFFICE, "Harbour Party")]


@pytest.mark.parametrize(
    ("text", "parents", "children"),
    [
        (
            "Mira Reyes is the daughter of Luis Reyes and Ana Reyes.",
            {"Luis Reyes", "Ana Reyes"},
            {"Mira Reyes"},
        ),
        (
            "Mira Reyes was born in Hallin to Luis Reyes and his wife, Ana Reyes.",
            {"Luis Reyes", "Ana Reyes"},
            {"Mira Reyes"},
        ),
        (
            "Ana Reyes has three children: Luis Reyes, Mira Reyes and Tomas Vale.",
            {"Ana Reyes"},
            {"Luis Reyes", "Mira Reyes", "Tomas Vale"},
        ),
        (
            "Tomas Vale left with his wife, Ana Reyes, and children, Luis Reyes and Mira Reyes.",
            {"Tomas Vale"},
            {"Luis Reyes", "Mira Reyes"},
        ),
    ],
)
def test_every_parent_and_every_child_of_a_row_is_tied(text, parents, children):
    found = [tie for tie in told(text) if tie[1] == "parent of"]

    assert set(found) == {(one, "parent of", other) for one in parents for other in children}
    assert len(found) == len(parents) * len(children)


def test_who_heads_a_body_holds_office_in_it():
    reading = read(
        "The Harbour Party, headed by Luis Reyes, left.", person=PEOPLE, organisation=BODIES
    )

    [tie] = reading.ties
    assert tie.kind is TieKind.HOLDS_OFFICE


def test_a_couple_has_children_together():
    found = told("Luis Reyes and his wife Mira Reyes have two children, Ana Reyes and Tomas Vale.")

    assert {tie for tie in found if tie[1] == "parent of"} == {
        (parent, "parent of", child)
        for parent in ("Luis Reyes", "Mira Reyes")
        for child in ("Ana Reyes", "Tomas Vale")
    }


def test_who_is_wife_of_one_may_be_mother_of_others():
    found = told("Mira Reyes was the wife of Luis Reyes and mother of Ana Reyes and Tomas Vale.")

    assert ("Mira Reyes", "spouse of", "Luis Reyes") in found
    assert {other for one, kind, other in found if kind == "parent of"} == {
        "Ana Reyes",
        "Tomas Vale",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Tomas Vale's brother was hired by Lanner Mining.",
        "Ana Reyes, whose father was a member of the Harbour Party, left.",
        "Ana Reyes stopped short of endorsing Tomas Vale.",
        "Rumours that Ana Reyes married Tomas Vale were false.",
        "Ana Reyes took over the bill from Tomas Vale.",
        "Ana Reyes failed to join the Harbour Party.",
    ],
)
def test_what_somebody_else_does_or_nobody_did_ties_nobody(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text", ["For Tomas Vale and sons.", "Tomas Vale and son", "of", "Aide to. Of whose wife, and"]
)
def test_fragments_are_read_and_tie_nobody(text):
    assert told(text) == []
