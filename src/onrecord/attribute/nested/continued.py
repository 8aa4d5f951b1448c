"""A report that goes on: "The paper quoted an aide as saying ... The aide added that ..."."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.grammar.tagged_text import TaggedText
from onrecord.grammar.words.classes import DEMONSTRATIVES, THIRD_PERSON
from onrecord.model import Attribution

_FURTHEST = 3  # sentences
_CITED = re.compile(r"(?:as\s|to the effect|(?:.*\s)?(?:citing|quoting)$)", re.IGNORECASE)
_DEFINITE = DEMONSTRATIVES | {"the", "both"}
_GOES_ON = re.compile(r"\b(?:add(?:s|ed)|continu(?:es|ed)|went on|goes on|also)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_LEAVES = re.compile(
    r",|\s(?:who|which|that|close|familiar|in|at|of|from|near|inside|with|on|for|involved|briefed)\b"
)


class Reports:
    """Remembers who was cited last, and by whom, to know them again in the next sentences."""

    def __init__(self, scene: TaggedText) -> None:
        """Begin with nobody cited."""
        self._scene = scene
        self._cited: Attribution | None = None
        self._last: Attribution | None = None

    def add(self, attribution: Attribution) -> None:
        """Take the next attribution of the text."""
        if attribution.chain and attribution.cue and _CITED.match(attribution.cue[0].text):
            self._cited = attribution
        elif self._cited and attribution.chain == self._cited.chain:
            self._cited = replace(attribution, source=self._cited.source)
        self._last = attribution

    def place(self, attribution: Attribution) -> Attribution:
        """Give an attribution the chain of the cited source that goes on in it."""
        cited = self._cited
        if cited is None or attribution.chain or not attribution.source or not attribution.cue:
            return attribution
        sentences = self._scene.sentence(attribution.cue[0].start) - self._scene.sentence(
            cited.cue[0].start
        )
        if not 0 < sentences <= _FURTHEST or not self._is_again(cited, attribution):
            return attribution
        return replace(attribution, chain=cited.chain)

    def _is_again(self, cited: Attribution, attribution: Attribution) -> bool:
        source = attribution.source[0].text
        words = _WORD.findall(source.lower())
        if not cited.source or not words:
            return False
        if words[0] in THIRD_PERSON:
            same = self._last is not None and self._last.chain == cited.chain
            return same and bool(_GOES_ON.search(attribution.cue[0].text))
        known = cited.source[0].text
        unknown_yet = not known[:1].isupper() and _WORD.findall(known.lower())[0] not in _DEFINITE
        return words[0] in _DEFINITE and unknown_yet and _head(source) == _head(known)


def _head(phrase: str) -> str:
    """The noun that a phrase is about: "source" of "a source close to the talks"."""
    cut = _LEAVES.search(phrase)
    words = _WORD.findall((phrase[: cut.start()] if cut else phrase).lower())
    return words[-1].removesuffix("s") if words else ""
