from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from onrecord.analyse.counting import deriving
from onrecord.case import Case
from onrecord.link.entities import recording
from onrecord.link.origins.recording import Origins
from onrecord.model import Act, EntityKind, Kind
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.write import Found, put
from tests.link.said import reading, store

OFFICES = {"Ana Reyes": "finance minister of Velm"}


def towards(made, name):
    """Direct the first attribution of a reading at an entity of it."""
    target = next(one.id for one in made.entities if one.name == name)
    first, *others = made.attributions
    aimed = replace(first, act=Act.CRITICISE, target=target)
    return replace(made, attributions=(aimed, *others))


READINGS = [
    reading(
        "one",
        "“We will vote no,” Ana Reyes, the finance minister of Velm, said before Oren Tash.",
        [("Ana Reyes", "“We will vote no,”")],
        people=["Oren Tash"],
        offices=OFFICES,
    ),
    reading(
        "two",
        "“Nobody asked us,” Ana Reyes, the finance minister of Velm, told Oren Tash.",
        [("Ana Reyes", "“Nobody asked us,”")],
        people=["Oren Tash"],
        offices=OFFICES,
    ),
    reading(
        "three",
        "“They are late,” Oren Tash said of Ana Reyes, the finance minister of Velm.",
        [("Oren Tash", "“They are late,”")],
        people=["Ana Reyes"],
        offices=OFFICES,
    ),
    reading(
        "four",
        "“We sing,” Della Brook, a singer, said in Ondai.",
        [("Della Brook", "“We sing,”")],
        published="2032-01-05",
    ),
    reading(
        "five",
        "“We sang,” the Della Brook said.",
        [("Della Brook", "“We sang,”")],
        kinds={"Della Brook": EntityKind.ORGANISATION},
        kind=Kind.INDIRECT,
    ),
]
READINGS[2] = towards(READINGS[2], "Ana Reyes")


@pytest.fixture
def case(tmp_path):
    store(tmp_path / "case", *READINGS).close()
    with Case.open(tmp_path / "case") as opened:
        opened.link()
        yield opened


def one(case, name):
    [found] = case.meant(name)
    return found


def counted(counts):
    return {(count.value, count.id): count.count for count in counts}


def test_sources_and_facets_count_by_the_joined_entity(case):
    reyes = one(case, "Ana Reyes")

    facets = case.attributions().facets()

    assert counted(facets.source)["Ana Reyes", reyes.id] == 2 == reyes.attributions
    assert counted(facets.target) == {("Ana Reyes", reyes.id): 1}
    assert [(row.name, row.id, row.attributions) for row in case.sources(limit=1)] == [
        ("Ana Reyes", reyes.id, 2)
    ]
    assert case.count_sources() == 4


@pytest.mark.parametrize("asked", [{}, {"source": "Ana Reyes"}, {"source": "Della Brook"}])
def test_one_column_counts_as_the_facets_do(case, asked):
    rows = case.attributions(**asked)

    facets = rows.facets()
    assert facets.source
    assert rows.counts("year") == facets.year
    assert rows.counts("act") == facets.act
    assert rows.counts("source") == facets.source


@pytest.mark.parametrize("asked", ["Ana Reyes", "ana reyes", "Reyes"])
def test_a_source_is_found_by_its_names_its_id_and_a_part_of_its_name(case, asked):
    reyes = one(case, "Ana Reyes")

    for name in (asked, reyes.id):
        found = case.attributions(source=name)
        assert {row.content for row in found} == {"“We will vote no,”", "“Nobody asked us,”"}
        assert len(found) == 2
        assert {row.entity_ids for row in found} == {(reyes.id,)}
        assert counted(found.facets().source) == {("Ana Reyes", reyes.id): 2}


def test_a_target_is_found_by_the_joined_entity(case):
    reyes = one(case, "Ana Reyes")

    for name in ("Reyes", reyes.id):
        [row] = case.attributions(target=name, source="Oren Tash")
        assert (row.content, row.target_id) == ("“They are late,”", reyes.id)


def test_two_entities_of_one_name_stay_two_rows(case):
    singer, band = sorted(case.meant("Della Brook"), key=lambda row: row.kind, reverse=True)

    assert singer.kind is EntityKind.PERSON
    assert counted(case.attributions(source="Della Brook").facets().source) == {
        ("Della Brook", singer.id): 1,
        ("Della Brook", band.id): 1,
    }
    assert [row.content for row in case.attributions(source=band.id)] == ["“We sang,”"]
    assert [row.id for row in case.sources() if row.name == "Della Brook"].count(band.id) == 1


def test_a_part_that_several_bear_stands_for_nobody_and_they_are_the_nearest(case):
    assert case.meant("Brook") == ()
    assert len(case.attributions(source="Brook")) == 0
    assert [row.name for row in case.nearest("Brook")] == ["Della Brook", "Della Brook"]


@pytest.mark.parametrize("asked", ["Anna Reyes", "Ana Reyas", "Reyez", "Eyes"])
def test_names_that_are_spelt_alike_are_near(case, asked):
    assert "Ana Reyes" in {row.name for row in case.nearest(asked)}
    assert case.nearest("Quillon") == ()


def test_a_document_that_is_not_linked_is_listed_by_its_names(tmp_path, case):
    late = reading("late", "“Come,” Ana Reyes said.", [("Ana Reyes", "“Come,”")])
    with closing(Database(tmp_path / "case", create=False)) as database:
        put(database, [Found(key="late", whole=True, result=late)], "by hand")
    reyes = one(case, "Ana Reyes")

    before = counted(case.attributions().facets().source)
    rows = list(case.attributions(source="Ana Reyes"))
    case.link()
    after = counted(case.attributions().facets().source)

    assert before["Ana Reyes", None] == 1
    assert before["Ana Reyes", reyes.id] == 2
    assert {row.content for row in rows} > {"“Come,”", "“Nobody asked us,”"}
    assert sum(count for (name, _), count in after.items() if name == "Ana Reyes") == 3
    assert ("Ana Reyes", None) not in after


# What lists and facets are answered from, by names and ids.
TALLIES = """
select s.name, s.joined, s.attributions from source as s where attributions > 0 order by 1, 2;
select s.name, s.joined, t.year, t.attributions
  from source_tally as t join source as s on s.row = t.source
 where t.attributions > 0 order by 1, 2, 3;
select s.name, s.joined, l.row, l.target > 0
  from source_listing as l join source as s on s.row = l.source order by 1, 2, 3;
select t.name, t.joined, y.year, y.attributions
  from target_tally as y join target as t on t.row = y.target
 where y.attributions > 0 order by 1, 2, 3;
select t.name, t.joined, t.attributions from target as t where attributions > 0 order by 1, 2;
select w.word, j.id
  from joined_word as w join joined_entity as j on j.row = w.joined order by 1, 2
"""


def tallies(database):
    return [list(map(tuple, database.rows(asked))) for asked in TALLIES.split(";")]


def test_linking_one_by_one_gives_the_lists_of_linking_at_once(tmp_path, case):
    folder = tmp_path / "one by one"
    for number, each in enumerate(READINGS):
        store(folder, each, first=number).close()
        with Case.open(folder) as other:
            other.link()

    with closing(Database(folder, create=False)) as one_by_one:
        assert tallies(one_by_one) == tallies(case._database)


@pytest.fixture
def older(tmp_path, monkeypatch):
    """A case as a version without lists by joined entity left it, linked."""
    with monkeypatch.context() as then:
        files = sql.schema()[:7]
        then.setattr(sql, "schema", lambda: files)
        then.setattr(recording, "list_by_joined", lambda *_: None)
        then.setattr(recording, "add_words", lambda *_: None)
        then.setitem(sql.load("joined"), "forget_words", "select 1")
        for step in ("forget", "make"):
            then.setattr(Origins, step, lambda _: None)
        then.setattr(deriving, "files", lambda *_: None)
        write = sql.load("write")
        for counted in ("revise_documents", "documents_revision", "revise_links"):
            then.setitem(write, counted, "select 1")
        unrevised = write["add_document"].replace(", revision)", ")").replace(", :revision)", ")")
        then.setitem(write, "add_document", unrevised)
        store(tmp_path / "older", *READINGS).close()
        with Case.open(tmp_path / "older") as opened:
            opened.link()
    return tmp_path / "older"


def test_a_case_that_was_linked_before_is_listed_by_the_joined_entity(case, older):
    with closing(Database(older, create=False)) as database:
        assert tallies(database) == tallies(case._database)
