"""What holds of every join: orders, ids, redirects, and how much is compared."""

import random

from onrecord.link.entities import block_keys, join, joined_id, reached, redirects
from onrecord.link.entities.blocks import HOT, candidate_pairs
from onrecord.link.names import parts
from onrecord.model import EntityKind
from tests.link.entities.made import local, office

MATTER = ("body assembly grand", "person brandt", "person okoye")


def many():
    """Some of everything: namesakes, initials, bare names, acronyms, generic names."""
    mayor, judge = office("mayor", "Castrel"), office("judge", "Lanner")
    bodies = EntityKind.ORGANISATION
    return [
        *(local("Ana Reyes", f"a{at}", offices=[mayor], company=MATTER) for at in range(3)),
        local("Ana Reyes", "b", offices=[judge], company=("person falk",), published="2031-01-01"),
        local("Ana María Reyes", "c", company=MATTER),
        local("A. Reyes", "d"),
        local("Alma Reyes", "e", company=MATTER),
        local("Reyes", "f", offices=[mayor], company=MATTER),
        *(local("Wang Wei", f"w{at}", company=MATTER[at % 2 :]) for at in range(4)),
        local("Norland People's Party", "p", bodies, aliases=("NPP",)),
        local("Northgate Power Plant", "q", bodies, aliases=("NPP",)),
        local("NPP", "r", bodies),
        local("Foreign Ministry", "s", EntityKind.STATE_BODY),
        local("a senior official", "t", unnamed=True),
    ]


def test_no_order_of_arrival_changes_anything():
    first = join(many())

    for seed in range(20):
        shuffled = many()
        random.Random(seed).shuffle(shuffled)

        assert join(shuffled) == first


def test_what_is_given_twice_counts_once():
    assert join([*many(), *many()]) == join(many())


def test_every_local_entity_is_a_member_of_exactly_one():
    members = [member.local for one in join(many()).entities for member in one.members]

    assert sorted(members) == sorted(one.id for one in many())


def test_an_id_once_shown_leads_to_the_whole_after_a_merge():
    ana, alma = local("A. Reyes", "a"), local("Ana Reyes", "b")
    before = join([ana]).of() | join([alma]).of()
    matter = [local("A. Reyes", "a", company=MATTER), local("Ana Reyes", "b", company=MATTER)]
    mayor = [office("mayor", "Castrel")]
    after = join([local(one.name, one.document_id, offices=mayor) for one in matter]).of()

    found = redirects(before.values(), after)

    [whole] = set(after.values())
    assert {found.get(old, old) for old in before.values()} == {whole}
    assert len(found) == 1  # the other is the id of the whole


def test_an_id_of_documents_that_are_gone_leads_nowhere():
    assert redirects([joined_id(["gone"])], join(many()).of()) == {}


def test_names_that_can_be_one_share_a_block():
    for left, right in (
        ("Muhammad Ondari", "Mohammed Ondari"),
        ("Bill Tarrow", "William Tarrow"),
        ("Yulia Volenska", "Julia Volenska"),
        ("A. Halvorsen", "Astrid Halvorsen"),
        ("Gadhari Musa", "Qadhari Musa"),
    ):
        assert block_keys(left) & block_keys(right), (left, right)


def test_a_hot_block_is_cut_so_that_pairs_grow_with_names_and_not_with_their_square():
    syllables = [a + b + c for a in "bdfgklmn" for b in "aeiou" for c in "lmnrst"]
    names = [parts(f"{first}{second} Ondari") for first in syllables for second in ("do", "ka")]
    counted = sum(1 for _ in candidate_pairs(names))

    assert len(names) > 6 * HOT
    assert counted < len(names) * HOT


def test_joining_what_a_new_document_reaches_gives_what_joining_all_gives():
    bodies = EntityKind.STATE_BODY
    norland = frozenset({"Norland"})
    others = [
        *many(),
        local("Ivo Lindqvist", "x", offices=[office("president", country="Norland")]),
        local("Lindqvist administration", "y", bodies),
        local("Government of Norland", "z", bodies, lands=norland),
    ]
    whole = {one.id: one for one in join(others).entities}

    for new in others:
        near = reached(others, [new])

        assert new in near
        assert len(near) < len(others)
        assert {one.id: one for one in join(near).entities}.items() <= whole.items()
