"""The language of a text: by script, by stop words, by py3langid. Marks, never drops."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

UNDETERMINED = "und"

_SAMPLE = 4_000  # characters, from the middle of a long text
_LETTERS = re.compile(r"[^\W\d_]+")
# Characters that only one language writes, and the share of a text's letters that shows it.
# Japanese mixes its own with Chinese ones, so that a tenth is proof; it comes first.
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff\uff66-\uff9f]"), 0.1),
    ("ko", re.compile("[\u1100-\u11ff\uac00-\ud7a3]"), 0.4),
    ("zh", re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af]"), 0.4),
    ("th", re.compile("[\u0e00-\u0e7f]"), 0.4),
)
# Of a hundred words of English prose about forty are these, of any other language hardly five.
_ENGLISH = frozenset(
    "the of and to in that is was for with on as are by it be from have has not said he she they "
    "his her we you at this but an or which who would will had were been their its".split()
)
_PLAINLY = 0.2  # share of the words; with it the library need not be asked
_ENOUGH = 40  # words
# Under an even chance the library guesses: names alone, headlines of three words.
_SURE = 0.5
# What little English is taken for; the living written language of a variety.
_SAME = {"pcm": "en", "ary": "ar", "arz": "ar", "hbo": "he", "grc": "el", "yue": "zh", "wuu": "zh"}
_NO_LANGUAGE = "zxx"  # figures, code


def detect(text: str) -> str:
    """Name the main language of a text by its ISO 639 code; "und" is undetermined."""
    start = max(0, len(text) // 2 - _SAMPLE // 2)
    sample = text[start : start + _SAMPLE]
    words = _LETTERS.findall(sample)
    if not words:
        return UNDETERMINED
    return _by_script(sample, sum(map(len, words))) or _by_words(sample, words)


def _by_script(sample: str, letters: int) -> str | None:
    for language, script, share in _SCRIPTS:
        if len(script.findall(sample)) > letters * share:
            return language
    return None


def _by_words(sample: str, words: list[str]) -> str:
    english = sum(word.lower() in _ENGLISH for word in words) / len(words)
    if english >= _PLAINLY and len(words) >= _ENOUGH:
        return "en"
    language, chance = _classify()(sample)
    if chance < _SURE or language == _NO_LANGUAGE:
        return UNDETERMINED
    return _SAME.get(language, str(language))


@cache
def _classify() -> Callable[[str], tuple[str, float]]:
    """Load the model once, and late: most runs meet English alone and never need it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found: Callable[[str], tuple[str, float]] = identifier.classify
    return found
