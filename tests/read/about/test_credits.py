"""Bylines, credits and wire services: who wrote, who helped, who only passed on."""

from __future__ import annotations

import pytest

from onrecord.config import Settings
from onrecord.model import Input
from onrecord.read import read
from onrecord.read.about import agency, credit_lines, names

BODY = """\
The government of Velm will not renew the river treaty, its foreign minister said on Monday.

“We have waited long enough,” Orsolya Tarn told reporters. “The river is ours to share.”

Talks are to go on in the spring, according to two officials who know the plan."""


def document(text):
    return read(Input(name="given", format="txt", payload=text.encode()), Settings())


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("By Ana Reyes", ("Ana Reyes",)),
        ("By ANA REYES, Ilmar Toss and Vera Lund", ("Ana Reyes", "Ilmar Toss", "Vera Lund")),
        ("By Ana Reyes in Castrel and Ilmar Toss in Port Velm", ("Ana Reyes", "Ilmar Toss")),
        ("By Ana Reyes, political editor, and Ilmar Toss", ("Ana Reyes", "Ilmar Toss")),
        ("By Ana Reyes, The Brennmoor Echo", ("Ana Reyes",)),
        ("By Ana Reyes | Special to the Echo", ("Ana Reyes",)),
        ("By Ana Reyes (in Castrel)", ("Ana Reyes",)),
        ("By Ana Reyes @anareyes", ("Ana Reyes",)),
        ("By Ana Reyes ana.reyes@echo.example", ("Ana Reyes",)),
        ("By Ana Reyes – Staff Writer", ("Ana Reyes",)),
        ("Words by Ana Reyes, photographs by Mara Ilves", ("Ana Reyes",)),
        ("By the Editorial Board", ()),
        ("By Associated Press", ()),
        ("By the river, nobody sleeps", ()),
    ],
)
def test_a_byline_names_the_writers_alone(line, people):
    assert names.byline(line) == people


@pytest.mark.parametrize(
    ("named", "people"),
    [
        (["Ana Reyes. The Echo International"], ("Ana Reyes",)),
        (["Regan"], ("Regan",)),
        (["admin"], ()),
        (["jdadmin"], ()),
        (["Reuters"], ()),
        (["https://social.example/echo"], ()),
        (["Ilmar Toss", "The Echo"], ("Ilmar Toss",)),
    ],
)
def test_what_a_page_calls_its_author_may_be_nobody(named, people):
    assert names.authors(named) == people


@pytest.mark.parametrize(
    ("line", "contributors", "reporters", "service"),
    [
        ("Ana Reyes contributed to this report.", ["Ana Reyes"], [], None),
        ("• Ana Reyes and Ilmar Toss contributed to this story.",
         ["Ana Reyes", "Ilmar Toss"], [], None),
        ("Echo News’ Ana Reyes and The Associated Press contributed to this report",
         ["Ana Reyes"], [], "AP"),
        ("Ana Reyes in Castrel and Ilmar Toss in Port Velm contributed to this report.",
         ["Ana Reyes", "Ilmar Toss"], [], None),
        ("Ana Reyes contributed reporting from Port Velm.", ["Ana Reyes"], [], None),
        ("Additional reporting by Ana Reyes", ["Ana Reyes"], [], None),
        ("(Reporting by Ana Reyes; Editing by Bo Ekman)", [], ["Ana Reyes"], None),
        ("Reporting by Ana Reyes and Ilmar Toss; additional reporting by Vera Lund; Editing by X",
         ["Vera Lund"], ["Ana Reyes", "Ilmar Toss"], None),
        ("Agence France-Presse contributed to this report.", [], [], "AFP"),
    ],
)  # fmt: skip
def test_credits_tell_helpers_from_reporters_and_leave_editors_out(
    line, contributors, reporters, service
):
    found = credit_lines.parse(line)

    assert list(found.contributors) == contributors
    assert list(found.reporters) == reporters
    assert found.agency == service


@pytest.mark.parametrize(
    "line",
    [
        "Experts from six universities contributed to the report.",
        "Reporting by Reuters showed that the ministry knew of the leak.",
        "Ana Reyes contributed much to the town.",
        "The treaty was first published in the spring.",
        "",
    ],
)
def test_sentences_are_no_credits(line):
    assert credit_lines.parse(line) is None


def test_helpers_are_contributors_and_no_authors():
    found = document(
        f"A River Lapses\n\nBy Ana Reyes\n\n{BODY}\n\nIlmar Toss contributed to this report."
    )

    assert (found.byline, found.contributors) == (("Ana Reyes",), ("Ilmar Toss",))
    assert found.text == BODY


def test_who_reported_is_the_author_where_no_byline_is():
    found = document(f"{BODY}\n\n(Reporting by Ana Reyes in Castrel; Editing by Bo Ekman)")

    assert (found.byline, found.contributors, found.text) == (("Ana Reyes",), (), BODY)


def test_a_copy_belongs_to_who_published_first_and_the_other_is_remembered():
    found = document(
        f"A River Lapses\n\nMay 4, 2031 | The Coast Herald\n\n{BODY}\n\nThis article first "
        "appeared in The Brennmoor Echo."
    )

    assert found.publisher == "The Brennmoor Echo"
    assert (
        "The Coast Herald" in [row.text for row in found.provenance if row.field == "publisher"][-1]
    )


def test_via_names_the_publisher_and_the_aggregator():
    found = document(f"The Coast Herald via Newsdesk\n\nA River Lapses\n\n{BODY}")

    assert found.publisher == "The Coast Herald"
    assert [row.text for row in found.provenance if row.where == "passed on by"] == ["Newsdesk"]


@pytest.mark.parametrize(
    ("line", "service"),
    [
        ("Reuters", "Reuters"),
        ("By Associated Press", "AP"),
        ("Staff and agencies", None),
    ],
)
def test_a_wire_service_is_no_author(line, service):
    found = document(f"A River Lapses\n\n{line}\n\nMay 4, 2031\n\n{BODY}")

    assert (found.byline, found.agency, found.text) == ((), service, BODY)


def test_rights_of_a_wire_service_credit_it():
    assert document(f"{BODY}\n\n© 2031 AFP").agency == "AFP"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Associated Press", "AP"),
        ("Agence France-Presse", "AFP"),
        ("AA", None),
        ("Apollo", None),
    ],
)
def test_names_of_wire_services_are_known_in_their_forms(text, name):
    assert agency.named(text) == name
