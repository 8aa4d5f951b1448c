"""Every link of the pages over the whole case, followed on the example case."""

import html
import re
from importlib.resources import files
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from onrecord.case import Case
from onrecord.cli import demo
from onrecord.config import MODEL_FOLDER
from onrecord.web.app import create_app

pytestmark = pytest.mark.skipif(
    not (MODEL_FOLDER / "encoder.onnx").exists(), reason="the weights are not there"
)

LISTS = ("/entities", "/entities?page=2", "/utterances?least=2", "/utterances/bridges", "/copies")
ENTITIES = 10  # whose pages are walked; each leads to some twenty lists


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("example") / "Lanner papers"
    with Case.open(folder, create=True) as opened:
        opened.add([files("onrecord") / "example" / "documents"], workers=1)
        yield opened


@pytest.fixture(scope="module")
def client(case):
    return TestClient(
        create_app(case),
        base_url="http://127.0.0.1:8000",
        follow_redirects=False,
        raise_server_exceptions=False,
    )


def walked(client):
    """Name the pages whose links are followed: lists, and what they lead to."""
    entities = client.get(f"/entities.json?limit={ENTITIES}").json()["entities"]
    utterances = client.get("/utterances.json?least=2").json()["utterances"]
    copies = client.get("/copies.json").json()["copies"]
    return [
        *LISTS,
        *(f"/entities/{row['id']}" for row in entities),
        f"/entities/{entities[0]['id']}/members",
        *(f"/utterances/{row['id']}" for row in utterances),
        *(f"/copies/{row['document']}/{row['of']}" for row in copies),
    ]


def links(page):
    """Addresses of a page that lead to this server; what a script may show is no link yet."""
    shown = re.sub(r"<template.*?</template>", "", page, flags=re.DOTALL)
    found = (html.unescape(href) for href in re.findall(r'href="([^"]+)"', shown))
    return {href for href in found if href.startswith(("/", "#")) and "/static/" not in href}


class Crawl:
    """Fetches pages, each once, and remembers what they hold."""

    def __init__(self, client):
        self.client, self.pages, self.broken = client, {}, []

    def page(self, href, seen_on):
        """Give a page without its fragment; `at` selects a passage and changes no other word."""
        address = re.sub(r"[?&]at=[0-9a-f]+", "", href.split("#")[0])
        if address not in self.pages:
            answer = self.client.get(address)
            if answer.status_code == 302:
                self.follow(answer.headers["location"], href)
                return ""
            if answer.status_code != 200:
                self.broken.append((seen_on, href, answer.status_code))
            self.pages[address] = answer.text if "html" in answer.headers["content-type"] else ""
        return self.pages[address]

    def follow(self, href, seen_on):
        target = self.page(href, seen_on)
        fragment = urlsplit(href).fragment
        if fragment and f'id="{fragment}"' not in target:
            self.broken.append((seen_on, href, "no such place"))


def test_every_link_of_the_pages_over_the_case_leads_somewhere(client):
    crawl, paths = Crawl(client), walked(client)

    for path in paths:
        for href in links(crawl.page(path, "the lists")):
            crawl.follow(path + href if href.startswith("#") else href, path)

    assert crawl.broken == []
    assert len(paths) > 25
    assert len(crawl.pages) > 150


def test_each_page_over_the_case_has_something_to_see(client):
    copies, shared = (
        client.get("/copies.json").json(),
        client.get("/utterances.json?least=2").json(),
    )
    explained = [client.get(f"/utterances/{row['id']}.json").json() for row in shared["utterances"]]
    president = client.get("/entities.json").json()["entities"][0]
    whole = client.get(f"/entities/{president['id']}.json").json()

    assert copies["total"] >= 3
    assert {
        change["change"] for one in explained for r in one["reports"] for change in r["changes"]
    }
    assert any(one["bridges"] for one in explained)
    assert whole["shown"]["offices"]
    assert whole["towards"]["total"] > 0
    assert any(member["steps"] for member in whole["shown"]["members"])


def test_the_summary_of_the_demo_leads_to_pages_that_bear_it_out(client, case):
    told = list(demo._worth_seeing(case))
    addresses = [line.rsplit(" ", 1)[1] for line in told if "/" in line.rsplit(" ", 1)[1]]

    assert [address.split("/")[1] for address in addresses] == ["utterances", "copies", "entities"]
    saying, _, person = (client.get(f"{address}.json").json() for address in addresses)
    assert len({report["fidelity"] for report in saying["reports"]}) > 1
    assert told[-1].startswith(person["shown"]["entity"]["name"])
    assert f"in {person['shown']['entity']['documents']} documents" in told[-1]
