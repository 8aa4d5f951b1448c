"""Merged and split entities, joined and parted utterances, in every list that names them."""

from __future__ import annotations

import pytest

from onrecord.errors import CaseError, InputError
from tests.link.said import reading
from tests.store.decisions.case_of import LOCKS, case_of, castrel, id_of, read_again, velm, without


def tash():
    text = "“The price of oil is not our concern,” Minister O. Tash-Brandt said."
    return reading("Brandt", text, [("O. Tash-Brandt", "“The price of oil is not our concern,”")])


@pytest.fixture
def case(tmp_path):
    with case_of(tmp_path / "case", velm(), castrel(), tash()) as opened:
        yield opened


def rows(case):
    return {row.name: row for row in case.entities()}


def merged(case, *names, by="R. Vale"):
    return case.decide("merge", *(rows(case)[name].id for name in names), by=by)


def test_merged_entities_are_one_with_the_names_and_counts_of_both(case):
    one, other = rows(case)["Oren Tash"], rows(case)["O. Tash-Brandt"]
    made = merged(case, "Oren Tash", "O. Tash-Brandt")

    found = rows(case)["Oren Tash"]
    assert "O. Tash-Brandt" in found.aliases
    assert "O. Tash-Brandt" not in rows(case)
    assert (found.documents, found.attributions) == (2, 2)
    assert [decided.decision for decided in found.decided] == [made.id]
    assert len(case.entities()) == len(rows(case)) == 3
    for name in ("Oren Tash", "O. Tash-Brandt", one.id, other.id, found.id):
        assert len(case.attributions(source=name)) == 2, name
    assert case.entity(one.id).entity == case.entity(other.id).entity == found
    assert len(case.entity(found.id).members) == 2


def test_the_first_one_named_gives_the_name(case):
    merged(case, "O. Tash-Brandt", "Oren Tash")

    assert "O. Tash-Brandt" in rows(case)
    assert "Oren Tash" not in rows(case)


def test_a_merge_holds_through_another_link_and_takes_in_who_joins_later(case):
    merged(case, "Oren Tash", "O. Tash-Brandt")
    later = reading("later", "“Wait,” Oren Tash said.", [("Oren Tash", "“Wait,”")])

    read_again(case, later, engine="by hand")

    assert (rows(case)["Oren Tash"].documents, rows(case)["Oren Tash"].attributions) == (3, 3)
    assert len(case.attributions(source="O. Tash-Brandt")) == 3


def test_undoing_a_merge_gives_back_both_at_once(case):
    before = list(case.entities())
    made = merged(case, "Oren Tash", "O. Tash-Brandt", "Alma Quist")
    assert len(case.entities()) == 2

    case.undo(made.id, by="R. Vale")

    assert list(case.entities()) == before


def test_a_split_takes_a_member_out_with_what_it_said(case):
    reyes = rows(case)["Ana Reyes"]
    away = castrel().document.id
    made = case.decide("split", reyes.id, away, by="R. Vale", why="a namesake")

    both = [row for row in case.entities() if row.name == "Ana Reyes"]
    assert [(row.documents, row.attributions) for row in both] == [(1, 1), (1, 1)]
    assert {one.decision for row in both for one in row.decided} == {made.id}
    assert {len(case.attributions(source=row.id)) for row in both} == {1}
    assert len(case.attributions(source="Ana Reyes")) == 2
    case.undo(made.id, by="R. Vale")
    assert rows(case)["Ana Reyes"] == reyes


def test_what_is_split_from_one_can_be_merged_with_another(case):
    reyes, quist = rows(case)["Ana Reyes"], rows(case)["Alma Quist"]
    case.decide("split", reyes.id, castrel().document.id, by="R. Vale")
    [away] = [
        row
        for row in case.entities("Ana Reyes")
        if case.entity(row.id).members[0].document == castrel().document.id
    ]

    case.decide("merge", quist.id, away.id, by="R. Vale")

    assert {name: row.attributions for name, row in rows(case).items()} == {
        "Ana Reyes": 1,
        "Alma Quist": 2,
        "Oren Tash": 1,
        "O. Tash-Brandt": 1,
    }


def test_merging_back_what_was_split_leaves_one_entity(case):
    reyes = rows(case)["Ana Reyes"]
    case.decide("split", reyes.id, castrel().document.id, by="R. Vale")
    parts = [row.id for row in case.entities("Ana Reyes")]

    case.decide("merge", *parts, by="K. Dál")

    [found] = case.entities("Ana Reyes")
    assert (found.documents, found.attributions) == (2, 2)
    assert len(case.attributions(source=found.id)) == 2


def test_rejections_and_merges_count_together(case):
    case.decide("reject", id_of(case, "Lamp"), by="R. Vale")
    merged(case, "Oren Tash", "O. Tash-Brandt")

    assert rows(case)["Oren Tash"].attributions == len(case.attributions(source="Oren Tash")) == 1
    members = case.entity(rows(case)["Oren Tash"].id).members
    assert sum(member.attributions for member in members) == 1


def test_entities_by_kind_and_name_heed_merges(case):
    merged(case, "Oren Tash", "O. Tash-Brandt")

    assert len(case.entities("O. Tash-Brandt")) == 1
    assert [row.name for row in case.entities(kind="person")] == [
        "Ana Reyes",
        "Oren Tash",
        "Alma Quist",
    ]
    assert case.entities().page(1, 1)[0].name == "Oren Tash"


def test_a_merge_of_somebody_whom_no_document_names_any_more_is_orphaned(case):
    merged(case, "Oren Tash", "O. Tash-Brandt")
    gone = velm()
    kept = tuple(one for one in gone.entities if one.name != "Oren Tash")

    read_again(case, without(type(gone)(**_fields(gone) | {"entities": kept}), "Lamp"))

    [row] = case.decisions()
    assert (row.state, row.reason) == (
        "orphaned",
        "Oren Tash is not an entity of this case any more",
    )
    assert "O. Tash-Brandt" in rows(case)


def _fields(made):
    return {name: getattr(made, name) for name in made.__dataclass_fields__}


def test_a_split_leaves_somebody(case):
    quist = rows(case)["Alma Quist"]

    with pytest.raises(InputError, match="leave a member"):
        case.decide("split", quist.id, velm().document.id, by="R. Vale")
    with pytest.raises(CaseError, match="neither a member"):
        case.decide("split", quist.id, castrel().document.id, by="R. Vale")


def says(case, words):
    return next(row for row in case.utterances() if words in row.text)


def test_joined_utterances_are_one_with_the_reports_of_both(case):
    one, other = says(case, "Lamp"), says(case, "price of oil")
    before = len(case.utterances())

    made = case.decide("join", one.id, other.id, by="R. Vale")

    [row] = [row for row in case.utterances() if row.decided]
    assert len(row.reports) == 2
    assert set(row.names) == {"Oren Tash", "O. Tash-Brandt"}
    assert row.contested
    assert {report.fidelity for report in row.reports} >= {"verbatim"}
    assert len(case.utterances()) == before - 1
    assert case.utterances(documents=2).page()[0].id in {row.id, says(case, "locks").id}
    case.undo(made.id, by="R. Vale")
    assert says(case, "Lamp") == one
    assert len(case.utterances()) == before


def test_speakers_that_are_merged_are_not_contested(case):
    case.decide("join", says(case, "Lamp").id, says(case, "price of oil").id, by="R. Vale")
    merged(case, "Oren Tash", "O. Tash-Brandt")

    [row] = [row for row in case.utterances() if len(row.reports) == 2 and "oil" in row.text]
    assert (row.names, row.contested) == (("Oren Tash",), False)
    assert len(case.utterances(source="O. Tash-Brandt")) == 1


def test_a_parted_report_is_a_saying_of_its_own(case):
    both = says(case, "locks")
    away = next(one for one in both.reports if one.name == "Castrel")

    case.decide("part", both.id, away.attribution, by="R. Vale")

    parts = [row for row in case.utterances() if LOCKS in row.text]
    assert sorted(report.name for row in parts for report in row.reports) == ["Castrel", "Velm"]
    assert [len(row.reports) for row in parts] == [1, 1]
    assert len(case.utterances(document=castrel().document.id)) == 1


def test_an_utterance_loses_reports_that_are_rejected(case):
    both = says(case, "locks")
    case.decide("reject", both.reports[0].attribution, by="R. Vale")

    left = says(case, "locks")
    assert [one.attribution for one in left.reports] == [both.reports[1].attribution]
    assert left.earliest == both.reports[1].attribution


def test_an_edited_report_is_said_by_whom_the_human_names(case):
    case.decide("edit", id_of(case, "Lamp"), by="R. Vale", source="Ana Reyes")

    row = says(case, "Lamp")
    assert row.names == ("Ana Reyes",)
    assert row.id in [each.id for each in case.utterances(source="Ana Reyes")]
    assert row.id not in [each.id for each in case.utterances(source="Oren Tash")]


def test_joins_hold_through_another_link(case):
    case.decide("join", says(case, "Lamp").id, says(case, "price of oil").id, by="R. Vale")

    read_again(case, castrel(), engine="a newer one")

    assert len(next(row for row in case.utterances() if row.decided).reports) == 2
    assert [row.state for row in case.decisions()] == ["applied"]


def test_a_part_leaves_a_report(case):
    alone = says(case, "Lamp")

    with pytest.raises(InputError, match="leave a report"):
        case.decide("part", alone.id, alone.reports[0].attribution, by="R. Vale")
    with pytest.raises(CaseError, match="no report"):
        case.decide("part", alone.id, id_of(case, "No"), by="R. Vale")


def counted(facet):
    return {(count.value, count.id): count.count for count in facet}


def test_facets_and_sources_count_merged_and_split_entities_as_they_are_now(case):
    merged(case, "Oren Tash", "O. Tash-Brandt")
    case.decide("split", rows(case)["Ana Reyes"].id, castrel().document.id, by="R. Vale")
    expected = {
        (row.name, row.id): len(case.attributions(source=row.id)) for row in case.entities()
    }
    assert sorted(expected.values()) == [1, 1, 1, 2]

    for table in (
        case.attributions(),
        case.attributions(year=2031),
        case.attributions(since="2031-02", until="2031-04-10"),
        case.attributions(kind="direct"),
        case.attributions("the OR lamp OR no OR we OR price"),
    ):
        assert counted(table.facets().source) == expected
    sources = case.sources(limit=10)
    assert {(row.name, row.id): row.attributions for row in sources} == expected
    assert {(row.name, row.id): row.years for row in sources} == {
        who: ((2031, count),) for who, count in expected.items()
    }
    assert case.count_sources() == len(expected)
    assert case.sources(limit=1, offset=1) == sources[1:2]


def test_rows_name_whom_humans_merged(case):
    merged(case, "Oren Tash", "O. Tash-Brandt")
    tash = rows(case)["Oren Tash"]

    found = list(case.attributions(source=tash.id))

    assert {row.entities for row in found} == {("Oren Tash",)}
    assert {row.entity_ids for row in found} == {(tash.id,)}
    assert [row.id for row in case.meant("O. Tash-Brandt")] == [tash.id]
    assert [row.id for row in case.nearest("Oren Tasch")] == [tash.id]
    assert len(case.members(tash.id)) == len(list(case.members(tash.id))) == 2
    assert {count.value: count.count for count in case.entity_kinds()} == {"person": 3}


def test_one_utterance_is_explained_with_its_reports_as_they_are_now(case):
    made = case.decide("join", says(case, "Lamp").id, says(case, "price of oil").id, by="R. Vale")
    [row] = [row for row in case.utterances() if row.decided]

    shown = case.utterance(row.id)

    assert shown.utterance == row
    assert len(shown.reports) == 2
    assert case.utterance(row.reports[1].attribution).utterance == row
    report = row.reports[0]
    assert case.reported(report.document)[report.attribution] == (row.id, 1)
    case.undo(made.id, by="R. Vale")
    assert len(case.utterance(row.reports[1].attribution).reports) == 1
