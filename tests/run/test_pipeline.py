"""The way of one document."""

import errno
import os

import pytest

from onrecord.config import Settings
from onrecord.errors import DiskFull, ReadError
from onrecord.model import Document, Input, Issue, Reading
from onrecord.run.pipeline import Pipeline

FRENCH = (
    "Le ministre a dit que les négociations étaient dans une impasse et que le gouvernement "
    "ne céderait pas. Selon lui, les deux parties sont trop loin pour que cela se fasse."
)


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline(Settings())


def reading(pipeline, text, **fields):
    return pipeline.of(Document(name="test", text=text, **fields))


def test_a_quotation_comes_out_with_its_source_person_and_day(pipeline):
    found = reading(
        pipeline,
        "Ana Reyes, the finance minister, resigned.\n\n"
        "“We will not pay for this bridge,” she told reporters on Friday.",
        published="2030-03-04",
    )

    told = next(a for a in found.attributions if a.cue[0].text.startswith("told"))
    names = {entity.id: entity.name for entity in found.entities}
    assert told.content[0].text.strip("“”,") == "We will not pay for this bridge"
    assert [names[entity] for entity in told.entities] == ["Ana Reyes"]
    assert told.addressee[0].text == "reporters"
    assert (told.said.since, told.said.until) == ("2030-03-01", "2030-03-01")


def test_what_nobody_is_made_to_say_is_the_documents_own_voice(pipeline):
    found = reading(pipeline, "“We will pay,” Ana Reyes said. The bridge fell in the night.")

    assert [sentence.text for sentence in found.own_voice] == ["The bridge fell in the night."]
    assert found.attributed == pytest.approx(3 / 12)


def test_a_text_in_another_language_is_kept_and_says_so(pipeline):
    found = reading(pipeline, FRENCH, language="fr")

    assert found.attributions == ()
    assert [issue.code for issue in found.issues] == ["language"]


def test_the_same_text_gives_the_same_reading(pipeline):
    text = "“No,” said Tesh. “Never.” The council believes he will resign, according to Ana Reyes."

    assert reading(pipeline, text) == reading(Pipeline(Settings()), text)


def test_a_document_reads_the_same_after_any_other(pipeline):
    text = "“No,” said Tesh. “Never.” The council believes he will resign, according to Ana Reyes."
    first = reading(pipeline, text)

    reading(pipeline, "Orlan warned that prices would rise. " * 400)

    assert reading(pipeline, text) == first


def test_what_cannot_be_read_is_an_issue(pipeline):
    found = pipeline(Input(name="empty.txt", format="txt", payload=b""))

    assert isinstance(found, Issue)
    assert (found.name, found.code) == ("empty.txt", "empty")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
@pytest.mark.parametrize("wrapped", [False, True])
def test_a_disk_that_fills_while_a_document_is_read_is_no_fault_of_the_document(
    pipeline, monkeypatch, number, wrapped
):
    def full(*_):
        try:
            raise OSError(number, os.strerror(number), "copy")
        except OSError as error:
            if not wrapped:
                raise
            raise ReadError("It could not be opened.", code="unreadable") from error

    monkeypatch.setattr("onrecord.run.pipeline.read", full)

    with pytest.raises(DiskFull, match=r"read vote\.txt.*run the same command again"):
        pipeline(Input(name="vote.txt", format="txt", payload=b"No."))


def test_another_error_of_the_disk_costs_its_document_alone(pipeline, monkeypatch):
    def broken(*_):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("onrecord.run.pipeline.read", broken)

    assert pipeline(Input(name="vote.txt", format="txt", payload=b"No.")).code == "failed"


def test_one_long_line_is_read_in_bounded_windows(pipeline):
    found = reading(pipeline, "Ana Reyes said that the bridge would be built. " * 500)

    assert isinstance(found, Reading)
    assert len(found.attributions) > 400
