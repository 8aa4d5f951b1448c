from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

import onrecord
from onrecord.case import (
    AddReport,
    Case,
    Issue,
    ShownAttribution,
    ShownEntity,
    extract,
)
from onrecord.config import FAST_MODEL_FOLDER, MODEL_FOLDER, Settings
from onrecord.errors import CaseError, InputError
from onrecord.model import Document, Reading, check_evidence
from onrecord.store.database import Database
from onrecord.store.write import Found, put
from tests.store.samples import reading

ROOT = Path(__file__).parents[2]
TEXT = (
    '"We will vote no," said Ana Reyes, the harbour minister, on Tuesday.\n\n'
    "A senior official said that talks would go on."
)
needs_model = pytest.mark.skipif(
    not (MODEL_FOLDER / "encoder.onnx").exists(), reason="the weights are not there"
)
needs_fast_model = pytest.mark.skipif(
    not (FAST_MODEL_FOLDER / "encoder.onnx").exists(), reason="the fast weights are not there"
)


@pytest.fixture
def case(tmp_path):
    with Case.open(tmp_path / "harbour", create=True) as opened:
        found = [
            Found(key=f"k{place}", whole=True, result=result)
            for place, result in enumerate(
                (
                    reading(0),
                    reading(1, published="2030-01-02", publisher="Ostmark Post"),
                    reading(2, published=None),
                    Issue(name="empty.txt", stage="read", code="empty", message="It is empty."),
                )
            )
        ]
        put(opened._database, found, "test 1")
        yield opened


def test_the_status_counts_what_the_case_holds(case):
    status = case.status()

    assert status.name == "harbour"
    assert (status.documents, status.attributions, status.entities) == (3, 12, 9)
    assert (status.publishers, status.issues) == (2, 7)
    assert (status.first, status.last) == ("2030-01-02", "2031-03-07")
    assert status.words == sum(row.words for row in case.documents())


def test_a_document_comes_back_whole_by_a_part_of_its_id(case):
    made = reading(1, published="2030-01-02", publisher="Ostmark Post")

    assert case.document(made.document.id[:10]) == made


def test_show_explains_an_attribution_with_its_passage(case):
    made = reading(0)
    attribution = made.attributions[0]

    shown = case.show(attribution.id)

    assert isinstance(shown, ShownAttribution)
    assert shown.attribution == attribution
    assert shown.document == made.document
    assert [entity.name for entity in shown.entities] == ["Jorun Valé"]
    assert shown.passage.text == made.document.text.split("\n\n")[0]
    assert shown.row.content == "We will never allow it … and we never did"


def test_show_explains_an_entity_with_what_it_said(case):
    entity = reading(0).entities[0]

    shown = case.show(entity.id)

    assert isinstance(shown, ShownEntity)
    assert shown.entity == entity
    assert [row.kind for row in shown.attributions] == ["direct", "indirect"]
    assert shown.document.id == reading(0).document.id


def test_show_gives_a_document_as_its_reading(case):
    assert case.show(reading(0).document.id) == reading(0)


@pytest.mark.parametrize(
    ("row_id", "said"), [("", "not the id"), ("../x", "not the id"), ("0" * 16, "begins with")]
)
def test_an_id_that_stands_for_nothing_is_refused(case, row_id, said):
    with pytest.raises(CaseError, match=said):
        case.show(row_id)


def test_a_prefix_of_several_ids_is_refused(case):
    prefixes = [row.id[:1] for row in case.attributions()]
    shared = max(prefixes, key=prefixes.count)

    with pytest.raises(CaseError, match="Several"):
        case.show(shared)


def test_sources_come_most_reported_first_with_their_years(case):
    first, second, third = case.sources()

    assert (first.name, first.attributions) == ("Jorun Valé", 6)
    assert first.years == ((None, 2), (2030, 2), (2031, 2))
    assert {second.name, third.name} == {"A senior Ostmark official", "Harbour Gazette"}
    assert [row.name for row in case.sources(unnamed=True)] == ["A senior Ostmark official"]
    assert case.sources(limit=1, offset=1) == (second,)


def test_documents_are_counted_by_month_undated_last(case):
    months = [(row.month, row.documents) for row in case.documents_by_month()]

    assert months == [("2030-01", 1), ("2031-03", 1), (None, 1)]


def test_documents_are_counted_by_language_and_found_in_their_own_words(tmp_path):
    Case.open(tmp_path / "c", create=True).close()
    database = Database(tmp_path / "c", create=False)
    texts = {"zh": "夜间渡轮将于秋季停航。", "ja": "夜間フェリーは秋に終わる。"}
    readings = [
        Reading(document=Document(name=code, text=text, language=code))
        for code, text in texts.items()
    ]
    put(database, [Found(key=None, whole=False, result=found) for found in readings], "by hand")
    database.close()

    with Case.open(tmp_path / "c") as case:
        assert [(row.value, row.count) for row in case.languages()] == [("ja", 1), ("zh", 1)]
        assert [row.name for row in case.documents("渡轮")] == ["zh"]
        assert [row.name for row in case.documents("フェリー 秋")] == ["ja"]
        assert [row.name for row in case.documents("秋", language="zh")] == ["zh"]
        table = case.documents("停航")
        assert table.excerpts(table.page()) == ("夜间渡轮将于秋季停航。",)


def test_issues_are_listed_in_pages(case):
    rows = case.issues()

    assert [row.code for row in rows][-1] == "empty"
    assert case.issues(limit=2, offset=5) == rows[5:7]
    assert rows[1].document == reading(0).document.id


def test_several_threads_may_ask_at_once(case):
    seen = []
    threads = [Thread(target=lambda: seen.append(len(list(case.attributions())))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert seen == [12] * 8


def test_a_case_that_is_not_there_is_not_made_by_accident(tmp_path):
    with pytest.raises(CaseError, match="onrecord new"):
        onrecord.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_the_summary_of_an_add_is_one_sentence():
    report = AddReport(added=1, known=2, failed=0, issues=1, words=1234, seconds=2.0)

    assert report.summary() == (
        "1 document added, 2 known already, 1 issue in 2.0 s; 1,234 words, 617 a second."
    )


@needs_model
def test_documents_go_from_files_to_the_record_and_back(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    with onrecord.open(tmp_path / "case", create=True) as case:
        report = case.add(tmp_path / "a.txt", workers=1)

        assert (report.added, report.failed) == (1, 0)
        [row] = case.attributions("vote", source="Ana Reyes")
        assert "We will vote no" in row.content
        [document] = case.documents()
        check_evidence(case.document(document.id))


@needs_model
def test_extract_gives_what_the_record_gives(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("")

    made = list(extract([tmp_path / "a.txt", tmp_path / "b.txt"], workers=1))

    assert isinstance(made[1], Issue)
    with onrecord.open(tmp_path / "case", create=True) as case:
        case.add(tmp_path / "a.txt", workers=1)
        [path] = case.export(tmp_path / "out", ["jsonl"])
    assert json.loads(path.read_text()) == made[0]


@needs_model
def test_a_text_is_read_as_it_is():
    found = onrecord.read("Home | Sign up\n\n" + TEXT, published="2031-03-06")

    assert found.document.text == "Home | Sign up\n\n" + TEXT
    contents = [piece.text for row in found.attributions for piece in row.content]
    assert any("We will vote no" in content for content in contents)


@needs_fast_model
def test_the_fast_model_reads_as_well():
    found = onrecord.read(TEXT, fast=True)

    check_evidence(found)
    contents = [piece.text for row in found.attributions for piece in row.content]
    assert any("We will vote no" in content for content in contents)


@needs_model
@needs_fast_model
def test_what_one_model_added_the_other_reads_again_in_its_place(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    with onrecord.open(tmp_path / "case", create=True) as case:
        case.add(tmp_path / "a.txt", workers=1)
        again = case.add(tmp_path / "a.txt", workers=1, fast=True)
        known = case.add(tmp_path / "a.txt", workers=1, fast=True)

        assert (again.failed, known.known) == (0, 1)
        assert len(list(case.documents())) == 1
        [engine] = case.status().engines
        assert "fast weights" in engine


@pytest.mark.parametrize(("text", "published"), [("", None), (" \n", None), ("Hello", "next week")])
def test_a_text_that_cannot_be_read_is_refused(text, published):
    with pytest.raises(InputError):
        onrecord.read(text, published=published)


def test_a_missing_model_is_named(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    settings = Settings(model_folder=tmp_path)
    with (
        closing(onrecord.open(tmp_path / "case", create=True, settings=settings)) as case,
        pytest.raises(InputError, match="model folder"),
    ):
        case.add(tmp_path / "a.txt", workers=1)


def python(script):
    return subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}"},
    ).stdout


def test_read_is_a_function_and_a_room():
    said = python(
        "import onrecord; from onrecord.read import find; from onrecord.case import read;"
        "print(onrecord.read is read, callable(find))"
    )

    assert said == "True True\n"


def test_importing_the_package_loads_no_heavy_library():
    said = python("import onrecord, sys; print(*sys.modules)")

    heavy = {"numpy", "onnxruntime", "tokenizers", "trafilatura", "pandas", "polars", "dateparser"}
    heavy |= {"duckdb", "rapidfuzz"}
    assert heavy.isdisjoint(said.split())
