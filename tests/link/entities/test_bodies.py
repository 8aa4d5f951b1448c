"""Organisations, parties, state bodies, governments, publishers, groups and lands."""

import pytest

from onrecord.link.entities import join
from onrecord.model import EntityKind
from tests.link.entities.made import local, office, one, together

BODY, STATE, LAND = EntityKind.ORGANISATION, EntityKind.STATE_BODY, EntityKind.COUNTRY
NORLAND, VELMORA = frozenset({"Norland"}), frozenset({"Velmora"})
MATTER = ("person brandt", "person okoye", "person lindqvist", "body harbour union")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Norlandian Foreign Ministry", "Ministry of Foreign Affairs of Norland"),
        ("Harbour Workers' Union", "the Harbour Workers' Union"),
        ("Department of Harbours of Norland", "Norland Harbours Department"),
        ("Brandt Steel Ltd.", "Brandt Steel"),
        ("Lanner Defence Institute", "Lanner Defense Institute"),
    ],
)
def test_spellings_of_one_bodys_name_are_one_body(left, right):
    assert one(local(left, "a", STATE, lands=NORLAND), local(right, "b", STATE, lands=NORLAND))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Turkish government", "Government of Turkey"),
        ("Turkish government", "Turkish administration"),
        ("French Foreign Ministry", "Foreign Ministry of France"),
    ],
)
def test_adjectives_of_countries_mean_the_country(left, right):
    assert one(local(left, "a", STATE), local(right, "b", STATE))


def test_bodies_of_two_countries_stay_two():
    french = local("French Foreign Ministry", "a", STATE)
    turkish = local("Turkish Foreign Ministry", "b", STATE)

    assert not one(french, turkish)


def test_an_acronym_that_one_text_spells_out_means_the_same_in_another():
    spelt = local("Norland People's Party", "a", BODY, aliases=("NPP",), lands=NORLAND)
    short = local("NPP", "b", BODY)

    assert one(spelt, short)


def test_two_acronyms_of_one_party_meet_in_its_names():
    first = local("Velmoran Harbour Party", "a", BODY, aliases=("VHP",), lands=VELMORA)
    second = local("Harbour Party of Velmora", "b", BODY, aliases=("HPV",), lands=VELMORA)
    short = [local("VHP", "c", BODY), local("HPV", "d", BODY)]

    assert one(first, second, *short)


def test_an_acronym_of_two_bodies_is_refused_with_both():
    party = local("Norland People's Party", "a", BODY, aliases=("NPP",))
    plant = local("Northgate Power Plant", "b", BODY, aliases=("NPP",))
    short = local("NPP", "c", BODY)

    joined = join([party, plant, short])

    [refusal] = joined.refusals
    assert {one.name for one in refusal.candidates} == {party.name, plant.name}
    assert len(joined.entities) == 3


def test_an_acronym_nobody_spells_out_is_one_body_everywhere():
    assert one(local("ONDA", "a", BODY), local("O.N.D.A.", "b", BODY))


def test_the_party_is_a_party_only_where_the_text_says_so():
    told = local("Harbour Party", "a", BODY, aliases=("the Party",))
    again = local("Harbour Party", "b", BODY)
    bare = local("the Party", "c", BODY)

    assert together(told, again, bare) == {
        frozenset({"Harbour Party@a", "Harbour Party@b"}),
        frozenset({"the Party@c"}),
    }


def test_a_generic_name_takes_the_country_that_its_document_is_set_in():
    told = local("Norlandian Foreign Ministry", "a", STATE, lands=NORLAND)
    plain = local("Foreign Ministry", "b", STATE, setting="Norland")
    other = local("Foreign Ministry", "c", STATE, setting="Velmora")

    assert together(told, plain, other) == {
        frozenset({"Norlandian Foreign Ministry@a", "Foreign Ministry@b"}),
        frozenset({"Foreign Ministry@c"}),
    }


def test_a_generic_name_without_any_country_joins_nothing_and_says_so():
    first, second = local("Foreign Ministry", "a", STATE), local("Foreign Ministry", "b", STATE)

    joined = join([first, second])

    assert len(joined.entities) == 2
    assert all("nothing tells" in refusal.reason for refusal in joined.refusals)


def test_an_administration_is_the_government_that_its_head_leads():
    head = local("Ana Brandt", "a", offices=[office("president", country="Norland")])
    hers = local("Brandt administration", "b", STATE)
    whole = local("Government of Norland", "c", STATE, lands=NORLAND)

    joined = together(head, hers, whole)

    assert frozenset({"Brandt administration@b", "Government of Norland@c"}) in joined


def test_an_administration_of_two_heads_is_nobodys():
    norland = local("Ana Brandt", "a", offices=[office("president", country="Norland")])
    velmora = local("Ivo Brandt", "b", offices=[office("president", country="Velmora")])
    hers = local("Brandt administration", "c", STATE)
    whole = local("Government of Norland", "d", STATE, lands=NORLAND)

    assert frozenset({"Brandt administration@c"}) in together(norland, velmora, hers, whole)


def test_a_country_is_one_under_all_its_names():
    assert one(local("United States", "a", LAND), local("the U.S.", "b", LAND))


def test_a_body_is_never_a_person_of_its_name():
    assert not one(local("Brandt Falk", "a"), local("Brandt Falk", "b", BODY))
