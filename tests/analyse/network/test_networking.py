from __future__ import annotations

import networkx
import numpy as np
import pytest

from onrecord.case import Case
from onrecord.errors import InputError


def edges(found):
    return {(row["from"], row["kind"], row["to"]): row for row in found.table()}


def test_acts_quotations_citations_and_ties_lead_from_one_to_another(case):
    found = edges(case.network())

    assert found["Ana Reyes", "demand", "Holm"]["weight"] == 2
    assert found["Ana Reyes", "quotes", "Tomas Lindqvist"]["weight"] == 1
    assert found["Tidewater Post", "cites", "Corran Gazette"]["documents"] == 1
    assert found["Tomas Lindqvist", "kin of", "Edda Lindqvist"]["directed"] is False


def test_an_edge_keeps_its_dates(case):
    found = edges(case.network())

    met = next(row for (_, kind, _), row in found.items() if kind == "met with")
    demand = found["Ana Reyes", "demand", "Holm"]
    assert (met["since"], met["until"]) == ("2030-05-02", "2030-05-02")
    assert (demand["first"], demand["last"]) == ("2030-03-04", "2031-02-10")


def test_every_edge_leads_to_as_many_passages_as_it_weighs(case):
    found = case.network()

    for row in found.table():
        passages = found.evidence(row)
        assert len(passages) == row["weight"]
        assert all(one.text for one in passages)
    with pytest.raises(InputError):
        found.evidence("none")


def test_a_network_starts_from_somebody_and_goes_outwards(case):
    near = case.network("Edda Lindqvist")
    further = case.network("Edda Lindqvist", steps=2)

    assert {row["name"] for row in near.nodes()} == {"Edda Lindqvist", "Tomas Lindqvist"}
    steps = {row["name"]: row["steps"] for row in further.nodes()}
    assert (steps["Edda Lindqvist"], steps["Tomas Lindqvist"], steps["Holm"]) == (0, 1, 2)


def test_a_filter_moves_no_node(case):
    whole = {row["id"]: (row["x"], row["y"]) for row in case.network().nodes()}
    ties = {row["id"]: (row["x"], row["y"]) for row in case.network(relation="tie").nodes()}

    assert len(ties) == 3
    assert all(whole[node] == place for node, place in ties.items())
    places = np.array(list(whole.values()))
    apart = np.sqrt(((places[:, None] - places[None]) ** 2).sum(axis=2))
    assert apart[~np.eye(len(places), dtype=bool)].min() > 0.05


def test_periods_acts_and_the_number_of_edges_can_be_asked(case):
    assert set(edges(case.network(kind="criticise", since="2031"))) == {
        ("Tomas Lindqvist", "criticise", "Holm")
    }
    assert not edges(case.network(kind="criticise", until="2030"))
    assert len(case.network(most=2).table()) == 2
    with pytest.raises(InputError, match="nobody"):
        case.network("Nobody Here")
    with pytest.raises(InputError, match="sing"):
        case.network(kind="sing")


def test_unnamed_sources_are_left_out(case):
    assert "A senior ministry official" not in {row["name"] for row in case.network().nodes()}


def test_gexf_is_valid_keeps_dates_and_loads(case, tmp_path):
    etree = pytest.importorskip("lxml.etree")
    from pathlib import Path

    found = case.network()
    found.write(tmp_path / "strait.gexf")

    schema = etree.XMLSchema(etree.parse(Path(__file__).parent / "gexf.xsd"))
    schema.assertValid(etree.parse(tmp_path / "strait.gexf"))
    read = networkx.read_gexf(tmp_path / "strait.gexf", version="1.3")
    assert read.number_of_edges() == len(found.table())
    days = {(told["start"], told["end"]) for *_, told in read.edges(data=True)}
    assert ("2030-05-02", "2030-05-02") in days


def test_graphml_loads_with_the_same_edges(case, tmp_path):
    found = case.network()
    found.write(tmp_path / "strait.graphml")

    read = networkx.read_graphml(tmp_path / "strait.graphml")
    told = {(one, held["kind"], other) for one, other, held in read.edges(data=True)}
    assert {(row["from_id"], row["kind"], row["to_id"]) for row in found.table()} <= told | {
        (other, kind, one) for one, kind, other in told
    }
    with pytest.raises(InputError, match="gexf"):
        found.write(tmp_path / "strait.png")


def test_a_graph_of_networkx_has_the_same_edges(case):
    found = case.network()

    graph = found.graph()
    assert set(graph.nodes) == {row["id"] for row in found.nodes()}
    assert sorted(key for *_, key in graph.edges(keys=True)) == sorted(
        row["id"] for row in found.table()
    )


def test_an_empty_case_has_an_empty_network(tmp_path):
    with Case.open(tmp_path / "empty", create=True) as empty:
        assert len(empty.network().table()) == 0
