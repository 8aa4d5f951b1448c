from __future__ import annotations

import json

import pytest

from tests.analyse import strait

REYES = 'source="Ana Reyes"'
QUESTIONS = [
    ("compare", REYES, "genre=news", "--least", "2"),
    ("compare", "--speeches", "Ana Reyes"),
    ("network",),
    ("timeline", "Ana Reyes"),
    ("offices",),
    ("positions", "Ana Reyes"),
    ("publishers",),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cases") / "Strait"
    strait.build(folder).close()
    return folder


def rows(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_each_question_leads_from_its_rows_to_their_passages(run, folder, question):
    command, *asked = question
    found = rows(run(command, folder, *asked, "--json"))
    row = next(one for one in reversed(found) if one.get("unnamed", True))

    passages = rows(run(command, folder, *asked, "--evidence", row["id"], "--json"))
    assert passages
    assert all(one["document"] and one["text"] for one in passages)


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_each_question_is_told_in_words_and_as_csv(run, folder, question):
    command, *asked = question
    told = run(command, folder, *asked)
    sheet = run(command, folder, *asked, "--csv", "--limit", "1")

    assert told.exit_code == sheet.exit_code == 0, told.output
    assert "Case Strait, version " in told.stderr
    assert len(sheet.stdout.splitlines()) >= 2


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_each_question_is_drawn_without_a_browser(run, folder, question, tmp_path):
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    command, *asked = question

    assert run(command, folder, *asked, "--chart", tmp_path / "drawn.svg").exit_code == 0
    assert (tmp_path / "drawn.svg").read_text().startswith("<svg")


def test_two_documents_are_put_side_by_side(run, folder):
    [later, earlier] = [one["document"] for one in _speeches(run, folder)][::-1][:2]
    found = rows(run("compare", folder, "--documents", earlier, later, "--json"))

    assert [row["kind"] for row in found] == ["one word", "same", "same", "dropped", "new"]
    assert rows(run("compare", folder, "--documents", earlier, later, "--show", "acts", "--json"))


def _speeches(run, folder):
    return [
        {"document": row["id"]}
        for row in rows(run("compare", folder, "--speeches", "Ana Reyes", "--json"))
    ]


def test_sets_and_documents_cannot_be_asked_at_once(run, folder):
    assert run("compare", folder, REYES).exit_code == 2
    assert run("compare", folder, REYES, "genre=news", "--speeches", "Ana Reyes").exit_code == 2


def test_a_network_is_written_for_other_programs(run, folder, tmp_path):
    for name in ("strait.gexf", "strait.graphml"):
        assert run("network", folder, "--write", tmp_path / name).exit_code == 0
        assert (tmp_path / name).stat().st_size
    assert run("network", folder, "--write", tmp_path / "strait.txt").exit_code == 2
