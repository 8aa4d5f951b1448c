"""Fictional news in many languages; English that looks foreign; texts in two languages."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from onrecord.read.text.language import detect

GIVEN = json.loads(
    (Path(__file__).parent / "fixtures" / "languages.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("language", GIVEN["texts"])
def test_a_paragraph_shows_its_language(language):
    _, paragraph = GIVEN["texts"][language]

    assert detect(paragraph) == language[:2]


@pytest.mark.parametrize("language", GIVEN["texts"])
def test_a_headline_shows_its_language_or_none(language):
    headline, _ = GIVEN["texts"][language]

    assert detect(headline) in {language[:2], "und"}


@pytest.mark.parametrize("text", GIVEN["english"])
def test_little_english_and_names_are_no_other_language(text):
    assert detect(text) in {"en", "und"}


@pytest.mark.parametrize(("language", "text"), GIVEN["mixed"])
def test_a_quotation_does_not_change_the_language_of_a_text(language, text):
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "   ", "2031-03-04", "1,200 / 340 %", "— — —"])
def test_a_text_without_words_has_no_language(text):
    assert detect(text) == "und"


def test_english_prose_does_not_need_the_library(monkeypatch):
    # the module: by its dotted name a test would meet the function `onrecord.read`
    module = sys.modules["onrecord.read.text.language"]
    monkeypatch.setattr(module, "_classify", None)
    prose = "The minister said on Thursday that the night ferries would stop in the autumn. " * 4

    assert detect(prose) == "en"


def test_every_code_fits_the_extract_format():
    labels = LanguageIdentifier.from_model_file(MODEL_FILE).labels

    assert all(code.islower() and len(code) in {2, 3} for code in labels)
