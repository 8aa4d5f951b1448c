"""Holds a draft against the documents of a case.

Three kinds of text are asked, one after the other, and the first that knows the words decides:
official texts (transcripts, speeches, releases), what other documents print between quotation
marks, and what they print without. A report that altered a speech so never outweighs the speech.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from onrecord.link.quotations.checking import check
from onrecord.link.quotations.quoted import Checked, Quoted, SourceText, Verdict
from onrecord.link.quotations.readings import printed, reported, retold, source_text
from onrecord.link.quotations.sources import Sources
from onrecord.link.wording.classes import FUNCTION_WORDS
from onrecord.model import Reading
from onrecord.store import sql
from onrecord.store.database import Database
from onrecord.store.dates import LAST, bounds
from onrecord.store.decisions.resolving import load_decided

MOST = 60  # documents of each kind that a quotation is held against, those with most of its words
_WORD = re.compile(r"[^\W_]+")
_WORDS = 40  # of a quotation, asked for
_ABSENT = frozenset({Verdict.NOT_FOUND, Verdict.NO_SOURCE_TEXT})
_RETOLD = _ABSENT | {Verdict.PARAPHRASE}


def check_reading(database: Database, draft: Reading) -> list[Checked]:
    """Check the quotations of a draft, which itself is no source text, in their order."""
    quotations = printed(draft)
    texts = _Texts(database, draft.document.id, draft.document.text)
    official = texts.choose(quotations, "official", lambda one: [source_text(one)])
    official += texts.then(quotations)
    checked = check(quotations, official)
    for kind, make, still, turn in (
        ("reporting", reported, _RETOLD, _as_it_is),
        ("reporting", retold, _ABSENT, _paraphrase),
    ):
        left = [place for place, one in enumerate(checked) if one.verdict in still]
        asked = [quotations[place] for place in left]
        sources = Sources(texts.choose(asked, kind, make))
        for place, found in zip(left, check(asked, sources), strict=True):
            checked[place] = turn(checked[place], found)
    return checked


def _as_it_is(before: Checked, found: Checked) -> Checked:
    """Take what a report prints; what none prints may still have stood in an official text."""
    if found.verdict in _RETOLD:
        return replace(before, nearest=before.nearest or found.nearest)
    return found


def _paraphrase(before: Checked, found: Checked) -> Checked:
    """Words that a report prints outside quotation marks are its own."""
    if found.verdict in _ABSENT or found.match is None:
        return before
    if found.verdict in {Verdict.WRONG_SOURCE, Verdict.WRONG_DATE}:
        return before
    told = "; ".join(filter(None, ("printed there without quotation marks", found.difference)))
    return replace(found, verdict=Verdict.PARAPHRASE, difference=told)


class _Texts:
    """Readings of the case, each loaded once, without the draft and what repeats all of it."""

    def __init__(self, database: Database, draft: str, text: str) -> None:
        self._database, self._draft, self._text = database, draft, text
        self._sql = sql.load("check")
        self._loaded: dict[str, Reading] = {}

    def choose(
        self,
        quotations: Iterable[Quoted],
        kind: str,
        make: Callable[[Reading], Iterable[SourceText]],
    ) -> list[SourceText]:
        """Make source texts of the documents that share most words with some quotations."""
        ids: dict[str, None] = {}
        for quoted in quotations:
            words = _search(quoted.span.text)
            if words:
                values = {"words": words, "but": self._draft, "most": MOST}
                found = self._database.rows(self._sql[kind], values)
                ids |= dict.fromkeys(row["id"] for row in found)
        return [text for key in ids for text in make(self._reading(key)) if self._is_other(key)]

    def then(self, quotations: Iterable[Quoted]) -> list[SourceText]:
        """Give an official text of each time that quotations are of, whatever its words."""
        times = {(quoted.since, quoted.until) for quoted in quotations}
        ids: dict[str, None] = {}
        for since, until in sorted(times, key=str):
            first, last = bounds(since, until, None) or (0, LAST)
            values = {"since": first, "until": last, "but": self._draft}
            found = self._database.rows(self._sql["official_then"], values)
            ids |= dict.fromkeys(row["id"] for row in found)
        return [source_text(self._reading(key)) for key in ids if self._is_other(key)]

    def _is_other(self, key: str) -> bool:
        return self._reading(key).document.text != self._text

    def _reading(self, key: str) -> Reading:
        if key not in self._loaded:
            with self._database.snapshot():
                self._loaded[key] = load_decided(self._database, key)
        return self._loaded[key]


def _search(text: str) -> str | None:
    """Ask for any of the words that say most; None where there is no word."""
    every = dict.fromkeys(_WORD.findall(text.casefold()))
    telling = [word for word in every if word not in FUNCTION_WORDS] or list(every)
    return " OR ".join(f'"{word}"' for word in telling[:_WORDS]) or None
