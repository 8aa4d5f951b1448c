"""Publishers that a text names: in full, in short ("the Mercury"), by their initials."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.grammar.lexicon import fold
from onrecord.link.copies.credits import canonical

_WORD = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")
_ADDRESS = re.compile(
    r"^(?:https?://)?(?:www\.)?([\w-]+)(?:\.[\w-]+)*\.[a-z]{2,}(?:/.*)?$", re.IGNORECASE
)
_INITIALS = 3  # letters at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A publisher named at a place of a text."""

    key: str  # what all names of one publisher share
    name: str
    start: int
    end: int


def key_of(name: str) -> str:
    """Give what the names of one publisher share: "The Mercury", "mercury.example"."""
    address = _ADDRESS.match(name.strip())
    plain = address[1] if address else canonical(name.strip())
    return re.sub(r"[\W_]+", " ", fold(plain)).strip().removeprefix("the ")


class Publishers:
    """The publishers of a case, to be found in texts."""

    def __init__(self, names: Iterable[str]) -> None:
        """Index names by their first word, their last one and their initials."""
        self.names: dict[str, str] = {}
        for name in sorted(names):
            self.names.setdefault(key_of(name), name)
        self._by_first: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._by_short: defaultdict[str, list[str]] = defaultdict(list)
        for key in self.names:
            words = tuple(key.split())
            if not words:
                continue
            self._by_first[words[0]].append(words)
            if len(words) > 1:
                self._by_short[words[-1]].append(key)
                initials = "".join(word[0] for word in words)
                if len(initials) >= _INITIALS:
                    self._by_short[initials.upper()].append(key)
        for rows in self._by_first.values():
            rows.sort(key=len, reverse=True)

    def named(self, text: str, own: str | None) -> list[Named]:
        """Find every place where a text names a publisher of the case, in order.

        Args:
            text: The text.
            own: Key of its own publisher, which "the Mercury" means first.
        """
        words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
        found: list[Named] = []
        at = 0
        while at < len(words):
            key, size = self._full(words, at)
            if not size:
                key, size = self._short(words, at, own, found), 1
            if key is None:
                at += 1
                continue
            last = words[at + size - 1]
            found.append(Named(key=key, name=self.names[key], start=words[at][1], end=last[2]))
            at += size
        return found

    def _full(self, words: Sequence[tuple[str, int, int]], at: int) -> tuple[str | None, int]:
        written = words[at][0]
        if not written[:1].isupper():
            return None, 0
        for wanted in self._by_first.get(_plain(written), ()):
            there = words[at : at + len(wanted)]
            if tuple(_plain(word) for word, _, _ in there) != wanted:
                continue
            if len(wanted) > 1 or _has_article(words, at) or written.isupper():
                return " ".join(wanted), len(wanted)
        return None, 0

    def _short(
        self,
        words: Sequence[tuple[str, int, int]],
        at: int,
        own: str | None,
        before: Sequence[Named],
    ) -> str | None:
        """Give whom "the Mercury" or "ANA" means; None where several could be meant."""
        written = words[at][0]
        if not written[:1].isupper():
            return None
        if written.isupper() and written in self._by_short:
            meant = self._by_short[written]
        elif _has_article(words, at):
            meant = self._by_short.get(_plain(written), [])
        else:
            return None
        if own in meant:
            return own
        known = [one.key for one in before if one.key in meant]
        if known:
            return known[-1]
        return meant[0] if len(meant) == 1 else None


def _plain(word: str) -> str:
    return re.sub(r"['’]s?$", "", fold(word))


def _has_article(words: Sequence[tuple[str, int, int]], at: int) -> bool:
    return at > 0 and words[at - 1][0].lower() in {"the", "this"}
