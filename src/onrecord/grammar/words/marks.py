"""Marks of the text that several rules look for."""

from __future__ import annotations

import re

APOSTROPHES = frozenset("'’")
CLOSING = "\"”»」』'’"
CLOSERS = frozenset(CLOSING) | {"''"}  # as words of a sentence: the typewriter's is one
STOPS = frozenset(".,;:!?()[]—–…\n") | {"--", "..", "..."}
_DASH = r"(?: ?(?:[—–]|--) ?| - )"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_PLACE = r"[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,3}"
# "LANNER, Sept. 3 (Wire) —", "Lanner, 3 May 2031 -", "(Harbour Radio, May 3, 2031) -" at the head
# of a story
DATELINE = re.compile(
    rf"[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{{2,40}}(?:, [\w. ]{{2,20}})?(?: \([\w ]{{2,20}}\))?{_DASH}"
    rf"|{_PLACE}(?:, {_PLACE})?,? (?:{_DAY}(?: \([\w ]{{2,20}}\))?|\([\w ,.’'-]{{0,30}}{_DAY}\))"
    rf"(?:{_DASH}|: )"
    rf"|\([A-ZÀ-Þ][\w ,.’'-]{{0,30}}{_DAY}\){_DASH}"
)
# "PORT LANNER: The mayor" where nobody takes turns
COLON_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,3}: (?=[\"“]?[A-ZÀ-Þ])"
)
