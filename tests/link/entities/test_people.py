"""Persons across documents: who is joined, who stays apart, and what is said about it."""

import pytest

from onrecord.link.entities import Relative, join
from tests.link.entities.made import local, office, one, together

MATTER = (
    "body assembly grand",
    "person brandt",
    "person okoye",
    "person lindqvist",
    "land norland",
)
ELSEWHERE = ("body league football", "person falk", "land norland")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ana Reyes", "Ana Reyes"),
        ("Ana Reyes", "REYES, Ana"),
        ("Ana María Reyes", "Ana Reyes"),
        ("Muhammad Ondari", "Mohammed Ondari"),
        ("Yousef Qardahi", "Yusuf Kardahi"),
        ("Serhiy Volenskyy", "Sergei Volenskiy"),
        ("Bill Tarrow", "William Tarrow"),
        ("A. Halvorsen", "Astrid Halvorsen"),
        ("Zhao Kuo-tung", "Zhao Guodong"),
        ("Kim Min-jun", "Kim Minjun"),
        ("Nguyễn Văn Đạo", "Nguyen Van Dao"),
        ("Envoy Sir Ivo Brandt", "Ivo Brandt"),
    ],
)
def test_forms_of_one_name_in_one_matter_are_one_person(left, right):
    minister = [office("minister", country="Norland")]
    first = local(left, "a", company=MATTER, offices=minister, published="2031-03-01")
    second = local(right, "b", company=MATTER, offices=minister, published="2031-03-02")

    assert one(first, second)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ana Reyes", "Luis Reyes"),
        ("Ana B. Reyes", "Ana C. Reyes"),
        ("Ana H. B. Reyes", "Ana B. Reyes"),
        ("Wang Yulan", "Wang Guodong"),
        ("Hassan Ondari", "Hussein Ondari"),
        ("Olga Ivanovna Smirnova", "Olga Petrovna Smirnova"),
        ("Ana Reyes", "Ana Reynolds"),
    ],
)
def test_names_that_disagree_stay_apart_in_one_matter(left, right):
    first = local(left, "a", company=MATTER)
    second = local(right, "b", company=MATTER)

    assert not one(first, second)


def test_five_of_one_family_name_stay_five():
    names = ("Wang Yulan", "Wang Guodong", "Wang Wei", "Wang Meiling", "Wang Zhiqiang")
    people = [local(name, name, company=MATTER, offices=[office("minister")]) for name in names]

    assert len(together(*people)) == 5


def test_a_family_name_alone_joins_nobody():
    full = local("Ana Reyes", "a", company=MATTER, published="2031-03-01")
    bare = local("Reyes", "b", company=MATTER, published="2031-03-02")

    assert not one(full, bare)


def test_a_family_name_joins_whom_office_place_and_dates_single_out():
    mayor = [office("mayor", "Castrel")]
    full = local("Ana Reyes", "a", offices=mayor, published="2031-03-01")
    bare = local("Reyes", "b", offices=mayor, published="2031-03-02")
    other = local("Luis Reyes", "c", offices=[office("judge", "Castrel")])

    assert frozenset({"Ana Reyes@a", "Reyes@b"}) in together(full, bare, other)


@pytest.mark.parametrize(
    ("title", "organisation", "published"),
    [
        ("mayor", "Lanner", "2031-03-02"),
        ("judge", "Castrel", "2031-03-02"),
        ("mayor", "Castrel", "1990-03-02"),
    ],
)
def test_another_office_place_or_time_joins_no_family_name(title, organisation, published):
    full = local("Ana Reyes", "a", offices=[office("mayor", "Castrel")], published="2031-03-01")
    bare = local("Reyes", "b", offices=[office(title, organisation)], published=published)

    assert not one(full, bare)


def test_two_who_fit_a_family_name_are_told_as_candidates():
    mayor = [office("mayor", "Castrel")]
    ana = local("Ana Reyes", "a", offices=mayor, published="2031-03-01")
    luis = local("Luis Reyes", "b", offices=mayor, published="2031-04-01")
    bare = local("Reyes", "c", offices=mayor, published="2031-03-15")

    joined = join([ana, luis, bare])

    [refusal] = joined.refusals
    assert refusal.local == bare.id
    assert {one.name for one in refusal.candidates} == {"Ana Reyes", "Luis Reyes"}
    assert refusal.reason.startswith("2 candidates")
    assert len(joined.entities) == 3


def test_an_initial_that_two_can_mean_is_refused_with_both():
    ana = local("Ana Reyes", "a", company=MATTER)
    alma = local("Alma Reyes", "b", company=MATTER)
    short = local("A. Reyes", "c", company=MATTER)

    joined = join([ana, alma, short])

    [refusal] = joined.refusals
    assert refusal.local == short.id
    assert {one.name for one in refusal.candidates} == {"Ana Reyes", "Alma Reyes"}


def test_a_slip_of_one_document_is_no_rival_to_the_name_of_many():
    many = [local("Ana Reyes", str(at), company=MATTER) for at in range(8)]
    longer = [local("Ana María Reyes", f"m{at}", company=MATTER) for at in range(2)]
    slip = local("Crooked Ana Reyes", "slip", company=MATTER)

    sizes = sorted(map(len, together(*many, *longer, slip)))

    assert sizes == [1, 10]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (office("mayor", "Castrel", "Norland"), office("goalkeeper", "Ondai FC")),
        (office("foreign minister", country="Norland"), office("governor", country="Velmora")),
        (office("chief executive", "Brandt Steel"), office("bishop", "Lanner")),
    ],
)
def test_namesakes_of_other_offices_at_one_time_stay_apart(left, right):
    first = local("Ana Reyes", "a", offices=[left], company=MATTER, published="2031-03-01")
    second = local("Ana Reyes", "b", offices=[right], company=ELSEWHERE, published="2031-03-20")

    assert not one(first, second)
    assert "at the same time" in join([first, second]).refusals[0].reason


def test_one_who_held_another_office_before_is_one_person():
    before = [office("mayor", "Castrel")]
    after = [office("governor", "Lanner Province")]
    first = local("Ana Reyes", "a", offices=before, published="2021-03-01")
    second = local("Ana Reyes", "b", offices=after, published="2031-03-20")

    assert one(first, second)


def test_two_offices_told_in_one_matter_are_one_persons():
    chair = [office("chairwoman", "Harbour Party")]
    first = local("Ana Reyes", "a", offices=chair, company=MATTER, published="2031-03-01")
    second = local(
        "Ana Reyes", "b", offices=[office("president")], company=MATTER, published="2031-03-02"
    )

    assert one(first, second)


def test_children_of_two_fathers_stay_apart():
    ivo = Relative(relation="child of", name="Ivo Reyes")
    otto = Relative(relation="child of", name="Otto Reyes")
    first = local("Ana Reyes", "a", kin=(ivo,), company=MATTER)
    second = local("Ana Reyes", "b", kin=(otto,), company=MATTER)

    assert not one(first, second)


def test_a_lifetime_between_documents_parts_namesakes():
    first = local("Ana Reyes", "a", published="1890-03-01")
    second = local("Ana Reyes", "b", published="2031-03-01")

    assert not one(first, second)


def test_a_name_that_many_bear_needs_more_than_itself():
    here = local("Wang Wei", "a", company=MATTER)
    there = local("Wang Wei", "b", company=ELSEWHERE)
    again = local("Wang Wei", "c", company=MATTER)

    assert together(here, there, again) == {
        frozenset({"Wang Wei@a", "Wang Wei@c"}),
        frozenset({"Wang Wei@b"}),
    }


def test_whom_one_document_keeps_apart_no_other_joins():
    father = local("Ivo Brandt", "a", company=MATTER)
    son = local("Ivo Brandt Jr.", "a", company=MATTER)

    assert not one(father, son)


def test_a_generation_that_one_document_leaves_out_needs_more_than_the_name():
    father, son = local("Ivo Brandt", "a"), local("Ivo Brandt Jr.", "b")
    senator = [office("senator", country="Norland")]
    again = [local(held.name, held.document_id, offices=senator) for held in (father, son)]

    assert not one(father, son)
    assert one(*again)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Muhammad Gadhari", "Mohammed Qaddari"), ("Serhiy Volenskyy", "Sergei Volenskiy")],
)
def test_spellings_of_one_name_are_one_person_where_nothing_else_is_told(left, right):
    assert one(local(left, "a"), local(right, "b"))


def test_one_given_name_and_office_under_two_family_names_is_told_and_not_joined():
    spokesman = [office("spokesman", "Harbour Ministry")]
    often = [local("Ned Tarrow", at, offices=spokesman) for at in "ab"]
    slip = local("Ned Norland", "a", offices=spokesman)

    joined = join([*often, slip])

    [refusal] = joined.refusals
    assert refusal.local == slip.id
    assert "family names of Ned Norland and Ned Tarrow disagree" in refusal.reason
    assert refusal.candidates[0].total < 0
    assert len(joined.entities) == 2


def test_a_slip_in_a_family_name_is_told_with_whom_it_may_mean():
    [refusal] = join([local("Ned Tarce", "a"), local("Ned Tarc", "b")]).refusals

    assert refusal.candidates[0].name == "Ned Tarce"
    assert refusal.candidates[0].steps[1].outcome == "a letter or two apart"


def test_the_richest_form_is_the_name_and_the_others_are_aliases():
    first = local("Ana Reyes", "a", company=MATTER)
    second = local("Ana María Reyes", "b", company=MATTER, aliases=("Reyes",))

    [entity] = join([first, second]).entities

    assert entity.name == "Ana María Reyes"
    assert entity.aliases == ("Ana Reyes", "Reyes")


def test_a_waterfall_tells_what_agreed_what_it_weighed_and_whence_the_weight():
    mayor = [office("mayor", "Castrel")]
    first = local("Ana Reyes", "a", offices=mayor, company=MATTER, published="2031-03-01")
    second = local("Ana M. Reyes", "b", offices=mayor, company=MATTER, published="2031-03-02")

    [entity] = join([first, second]).entities

    steps = {step.compared: step for step in entity.members[0].steps}
    assert steps["name"].outcome == "a part left out"
    assert steps["office"].outcome == "the same, of one place"
    assert "pairs of one" in steps["office"].origin
    assert entity.members[0].total == pytest.approx(
        sum(step.weight for step in entity.members[0].steps)
    )


def test_unnamed_sources_are_never_joined():
    first = local("a senior official", "a", unnamed=True)
    second = local("a senior official", "b", unnamed=True)

    assert not one(first, second)


def test_a_name_without_letters_is_by_itself():
    assert len(together(local("Dr.", "a"), local("...", "b"), local("Ana Reyes", "c"))) == 3
