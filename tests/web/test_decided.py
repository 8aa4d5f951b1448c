"""Pages and their twins tell what humans decided."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.web.app import create_app
from tests.store.decisions.case_of import OIL, case_of, castrel, id_of, velm


@pytest.fixture
def case(tmp_path):
    with case_of(tmp_path / "case", velm(), castrel()) as opened:
        yield opened


@pytest.fixture
def client(case):
    return TestClient(create_app(case), base_url="http://127.0.0.1:8000", follow_redirects=False)


def test_a_decided_row_says_so_in_lists_in_the_reader_and_in_the_twins(case, client):
    row = id_of(case, "Lamp")
    made = case.decide("accept", row, by="R. <Vale>", why="as printed")

    listed = client.get("/attributions").text
    [found] = client.get("/attributions.json?decided=accepted").json()["attributions"]
    document = velm().document.id

    assert "accepted by R. &lt;Vale&gt;" in listed
    assert found["decided"][0]["decision"] == made.id
    assert "accepted by R. &lt;Vale&gt;" in client.get(f"/documents/{document}?at={row}").text
    assert "R. <Vale>" in client.get("/attributions.csv").text
    assert client.get(f"/attributions/{row}.json").json()["row"]["decided"][0]["why"] == (
        "as printed"
    )


def test_a_rejected_row_is_gone_and_its_address_still_leads_to_the_passage(case, client):
    row = id_of(case, "Lamp")
    case.decide("reject", row, by="R. Vale")
    document = velm().document.id

    assert client.get("/attributions.json").json()["total"] == 3
    assert f'id="a-{row}"' not in client.get(f"/documents/{document}").text
    assert row not in client.get(f"/documents/{document}.json").text
    [found] = client.get("/attributions.json?decided=rejected").json()["attributions"]
    assert found["content"] == OIL
    address = client.get(f"/attributions/{row}").headers["location"]
    assert f"a-{row}" in client.get(address).text
    assert client.get("/attributions?decided=perhaps").status_code == 400


def test_merged_entities_and_joined_utterances_have_pages_that_say_so(case, client):
    one, other = list(case.entities())[:2]
    case.decide("merge", one.id, other.id, by="R. Vale")
    first, second = list(case.utterances())[:2]
    case.decide("join", first.id, second.id, by="K. Dál")
    [entity] = [row for row in case.entities() if row.decided]
    [saying] = [row for row in case.utterances() if row.decided]

    for address in (f"/entities/{entity.id}", "/entities"):
        assert "merged by R. Vale" in client.get(address).text, address
    for address in (f"/utterances/{saying.id}", "/utterances"):
        assert "joined by K. Dál" in client.get(address).text, address
    shown = client.get(f"/attributions.json?source={other.id}").json()
    assert shown["total"] == len(case.attributions(source=entity.id)) == 3
