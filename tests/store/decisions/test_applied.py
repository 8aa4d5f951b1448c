"""What was decided shows wherever a case is asked, and goes when it is taken back."""

from __future__ import annotations

import csv
import json

import pytest

from onrecord.errors import CaseError, InputError
from onrecord.model import Reading
from tests.store.decisions.case_of import LOCKS, OIL, case_of, castrel, id_of, velm


@pytest.fixture
def case(tmp_path):
    with case_of(tmp_path / "case", velm(), castrel()) as opened:
        yield opened


def contents(rows):
    return [row.content for row in rows]


def test_an_accepted_row_stays_and_says_who_accepted_it(case):
    made = case.decide("accept", id_of(case, "Lamp"), by="R. Vale", why="as printed")

    [row] = case.attributions(decided="accepted")
    [decided] = row.decided
    assert (decided.decision, decided.by, decided.why) == (made.id, "R. Vale", "as printed")
    assert len(case.attributions()) == 4
    assert len(case.attributions(decided="undecided")) == 3


def test_a_rejected_row_is_gone_from_every_list_and_count(case):
    case.decide("reject", id_of(case, "Lamp"), by="R. Vale")

    assert OIL not in contents(case.attributions())
    assert len(case.attributions()) == 3
    assert len(case.attributions("lamp")) == len(case.attributions(source="Oren Tash")) == 0
    assert len(case.attributions(kind="direct", year=2031)) == 3
    assert case.status().attributions == 3
    assert {row.name: row.attributions for row in case.documents()} == {"Velm": 2, "Castrel": 1}
    assert "Oren Tash" not in [row.name for row in case.sources()]
    [tash] = case.entities("Oren Tash")
    assert tash.attributions == 0
    assert len(case.entity(tash.id).members[0].aliases) == 0
    assert OIL not in [row.text for row in case.utterances()]
    velm_id = velm().document.id
    assert OIL not in [each.content[0].text for each in case.document(velm_id).attributions]


def test_what_is_rejected_can_be_asked_for(case):
    rejected = id_of(case, "Lamp")
    case.decide("reject", rejected, by="R. Vale", why="a headline")

    assert contents(case.attributions(decided="rejected")) == [OIL]
    assert case.attributions("lamp", decided="rejected").facets().source[0].value == "Oren Tash"
    assert case.show(rejected).attribution.decided[0].why == "a headline"
    whole = case.document(velm().document.id, rejected=True)
    assert len(whole.attributions) == 3


def counted(facet):
    return {count.value: count.count for count in facet}


def test_facets_count_what_is_left(case):
    case.decide("reject", id_of(case, "Lamp"), by="R. Vale")
    case.decide("edit", id_of(case, "No"), by="R. Vale", kind="indirect", source="Ana Reyes")

    for table in (
        case.attributions(),
        case.attributions(since="2031-03-01", until="2031-03-20"),
        case.attributions(document=velm().document.id),
    ):
        facets = table.facets()
        rows = list(table)
        assert counted(facets.kind) == {
            kind: sum(row.kind == kind for row in rows) for kind in {row.kind for row in rows}
        }
        assert counted(facets.source) == {
            name: sum(name in row.entities for row in rows)
            for name in {name for row in rows for name in row.entities}
        }
        assert sum(counted(facets.year).values()) == len(rows) == len(table)


def test_an_edit_shows_what_the_human_set_and_is_found_by_it(case):
    edited = id_of(case, "Lamp")
    case.decide(
        "edit",
        edited,
        by="K. Dál",
        source="Ana Reyes",
        kind="indirect",
        act="warn",
        said="2031-02",
        target="Mira Osk",
    )

    [row] = case.attributions(act="warn")
    assert (row.id, row.entities, row.kind, row.target) == (
        edited,
        ("Ana Reyes",),
        "indirect",
        "Mira Osk",
    )
    assert (row.said_from, row.said_to, row.said_precision) == (
        "2031-02-01",
        "2031-02-28",
        "month",
    )
    assert set(row.decided[0].fields) == {"source", "kind", "act", "said", "target"}
    assert len(case.attributions(source="Ana Reyes")) == 3
    assert len(case.attributions(source="Oren Tash")) == 0
    assert contents(case.attributions(target="Mira Osk")) == [OIL]
    assert contents(case.attributions(said_until="2031-02-10")) == [OIL]
    assert len(case.attributions()) == 4
    found = case.show(edited).attribution
    assert (found.id, found.act, found.said.since) == (edited, "warn", "2031-02-01")


def test_an_edited_span_is_searched_and_keeps_its_id(case):
    edited, start = id_of(case, "Lamp"), velm().document.text.index("oil")
    case.decide("edit", edited, by="K. Dál", span={"content": [(start, start + 11)]})

    [row] = case.attributions("oil")
    assert (row.id, row.content, row.pieces["content"]) == (
        edited,
        "oil is dear",
        ((start, start + 11),),
    )
    assert len(case.attributions("lamp")) == 0
    assert len(case.attributions("oil -lamp")) == 1
    assert case.show(edited).attribution.id == edited


def test_edits_by_several_hold_field_by_field_and_the_later_one_outranks(case):
    edited = id_of(case, "Lamp")
    first = case.decide("edit", edited, by="K. Dál", act="warn", kind="mixed")
    case.decide("edit", edited, by="R. Vale", act="deny")

    [row] = case.attributions(decided="edited")
    assert (row.act, row.kind) == ("deny", "mixed")
    assert [(one.by, one.fields) for one in row.decided] == [
        ("K. Dál", ("kind",)),
        ("R. Vale", ("act",)),
    ]
    case.undo(first.id, by="K. Dál")
    assert [row.kind for row in case.attributions(decided="edited")] == ["direct"]


def test_a_later_verdict_outranks_an_earlier_one_until_it_is_undone(case):
    row = id_of(case, "Lamp")
    case.decide("reject", row, by="R. Vale")
    later = case.decide("accept", row, by="K. Dál")

    assert [(one.by, one.state) for one in case.decisions()] == [
        ("K. Dál", "applied"),
        ("R. Vale", "outranked"),
    ]
    assert len(case.attributions()) == 4
    case.undo(later.id, by="K. Dál")
    assert len(case.attributions()) == 3


def test_undoing_gives_back_exactly_what_was_found(case):
    before = [list(case.attributions()), case.sources(), list(case.entities()), case.status()]
    readings = [case.document(row.id) for row in case.documents()]
    made = [
        case.decide("reject", id_of(case, "No"), by="R. Vale"),
        case.decide("edit", id_of(case, "Lamp"), by="R. Vale", source="Mira Osk"),
    ]
    assert list(case.attributions()) != before[0]

    for one in made:
        case.undo(one.id, by="R. Vale", why="a mistake")

    assert [
        list(case.attributions()),
        case.sources(),
        list(case.entities()),
        case.status(),
    ] == before
    assert [case.document(row.id) for row in case.documents()] == readings
    assert {row.state for row in case.decisions()} == {"undone"}
    assert case.decisions().page()[0].decision.undone.why == "a mistake"


def test_exports_of_the_case_heed_decisions(case, tmp_path):
    case.decide("reject", id_of(case, "No"), by="R. Vale")
    case.decide("edit", id_of(case, "Lamp"), by="R. Vale", source="Mira Osk")

    case.export(tmp_path / "out")

    with (tmp_path / "out" / "attributions.csv").open(encoding="utf-8-sig") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["entities"] for row in rows if row["content"] == OIL] == ["Mira Osk"]
    assert [row["decided"] for row in rows if row["content"] == OIL] == ["source edited by R. Vale"]
    assert "“No,”" not in [row["content"] for row in rows]
    lines = (tmp_path / "out" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    found = {one["name"]: one for one in map(json.loads, lines)}
    assert len(found["Velm"]["attributions"]) == 2
    [edited] = [each for each in found["Velm"]["attributions"] if each["decided"]]
    assert edited["decided"][0]["fields"] == ["source"]
    named = {one["id"]: one["name"] for one in found["Velm"]["entities"]}
    assert [named[key] for key in edited["entities"]] == ["Mira Osk"]


def test_a_source_that_a_human_names_is_an_entity_of_its_document_to_look_at(case):
    case.decide("edit", id_of(case, "Lamp"), by="R. Vale", source="Mira Osk")
    [row] = case.attributions(source="Mira Osk")

    [entity] = case.show(row.id).entities
    shown = case.show(entity.id)

    assert shown.entity.name == "Mira Osk"
    assert contents(shown.attributions) == [OIL]


def test_nobody_can_be_named_as_the_source(case):
    case.decide("edit", id_of(case, "Lamp"), by="R. Vale", source="")

    [row] = case.attributions("lamp")
    assert row.entities == ()
    assert len(case.attributions(source="Oren Tash")) == 0


def test_what_the_record_holds_is_not_changed(case):
    from tests.store.dump import dump

    record = case._folder / "record.db"
    before = dump(record)
    case.decide("reject", id_of(case, "No"), by="R. Vale")
    case.decide("edit", id_of(case, "Lamp"), by="R. Vale", source="Mira Osk")
    list(case.attributions())

    assert dump(record) == before
    outside = {path.name for path in case._folder.iterdir()}
    assert {name.removesuffix("-wal").removesuffix("-shm") for name in outside} == {
        "record.db",
        "decisions.db",
        "derived",
    }


def test_link_joins_what_was_found_whatever_was_decided(case):
    before = [(row.id, row.documents) for row in case.entities()]
    made = case.decide("edit", id_of(case, "Lamp"), by="R. Vale", source="Mira Osk")

    case.link()
    case.undo(made.id, by="R. Vale")

    assert [(row.id, row.documents) for row in case.entities()] == before


def test_an_edited_source_of_the_case_is_found_with_the_joined_entity(tmp_path):
    other = castrel()
    with case_of(tmp_path / "case", velm(), other) as case:
        [made] = case.attributions(document=other.document.id)
        case.decide("edit", made.id, by="R. Vale", source="Oren Tash")

        [tash] = case.entities("Oren Tash")
        assert len(case.attributions(source=tash.id)) == len(case.attributions(source="Oren Tash"))
        assert tash.attributions == 2


@pytest.mark.parametrize(
    ("action", "ids", "more", "said"),
    [
        ("applaud", ("{id}",), {}, "cannot be decided"),
        ("accept", (), {}, "one attribution"),
        ("accept", ("{id}",), {"act": "deny"}, "Only an edit"),
        ("edit", ("{id}",), {}, "what is to be set"),
        ("edit", ("{id}",), {"act": "sing"}, "no act"),
        ("edit", ("{id}",), {"kind": "odd"}, "no kind"),
        ("edit", ("{id}",), {"said": "2031-02-30"}, "calendar"),
        ("edit", ("{id}",), {"said": "2031-03..2031-02"}, "ends before"),
        ("edit", ("{id}",), {"span": {"content": [(5, 5)]}}, "no stretch"),
        ("edit", ("{id}",), {"span": {"tone": [(0, 5)]}}, "no role"),
        ("edit", ("{id}",), {"source": "0123456789abcdef"}, "no entity"),
        ("merge", ("{id}",), {}, "two entities"),
        ("join", ("{id}",), {}, "two utterances"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_a_reason(case, action, ids, more, said):
    row = id_of(case, "Lamp")

    with pytest.raises(InputError, match=said):
        case.decide(action, *(each.format(id=row) for each in ids), by="R. Vale", **more)
    assert len(case.decisions()) == 0


@pytest.mark.parametrize("row_id", ["0" * 16, "../x", ""])
def test_a_decision_on_nothing_is_refused(case, row_id):
    with pytest.raises(CaseError):
        case.decide("accept", row_id, by="R. Vale")


def test_a_decision_names_who_decides(case):
    with pytest.raises(InputError, match="who decides"):
        case.decide("accept", id_of(case, "Lamp"), by=" ")


def test_a_case_without_decisions_has_no_file_for_them(case):
    assert len(case.decisions()) == 0
    assert list(case.decisions()) == []
    assert not (case._folder / "decisions.db").exists()
    with pytest.raises(CaseError, match="Nothing was decided"):
        case.undo("0" * 16, by="R. Vale")


def test_decisions_hold_in_a_case_that_is_opened_again(case):
    case.decide("reject", id_of(case, "Lamp"), by="R. Vale")

    with type(case).open(case._folder) as again:
        assert len(again.attributions()) == 3
    assert isinstance(case.show(velm().document.id), Reading)
    assert LOCKS in contents(case.attributions())
