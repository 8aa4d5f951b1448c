"""Words, sentences and paragraphs of a text, as pairs of offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from enum import Enum

from onrecord.tag.wraps import soft_breaks

Range = tuple[int, int]

# A word is a run of letters and digits, or one mark; dots, dashes and doubled quotation marks
# that stand for one sign stay together. An apostrophe is a word of its own ("Reyes", "’", "s").
# A word that a hyphen broke over two lines is one.
_WORD = re.compile(
    r"[^\W\d_]+-[ \t]*\r?\n[ \t]*[a-zß-öø-ÿ][^\W_]*|[^\W_]+|\.{2,}|-{2,}|''|``|[^\w\s]|_+"
)
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n|\r?\n")
# A run of marks is tried from its first on only: a line of a million dots stays quick.
_SENTENCE_END = re.compile(r"(?<![.!?…。！？])[.!?…。！？]++[\"”’'»)\]」』]*+(?=\s)")
_SPACE = re.compile(r"\s*")
_OPENS_SENTENCE = re.compile(r"[\s\"“‘'«(\[「『—–-]*[A-Z0-9À-ÞĀ-ž\u4e00-\u9fff]")
_LAST_WORD = re.compile(r"([^\W\d_][\w.’'-]{0,12})\.[\"”’'»)\]]*$")
_OPENS_SMALL = re.compile(r"[\s\"“‘'«(\[「『—–-]*[^\W_]")  # where capitals tell nothing
FEWEST_LETTERS = 40
MOST_SMALL = 0.04  # for each letter in capitals: "McVAY", an address
MOST_CAPITALS = 0.01  # for each small letter; ordinary prose has three times as many
_SINGLE_LETTER = re.compile(r"[A-Z]")
_INITIALS = re.compile(r"[A-Za-z](?:\.[A-Za-z])+")
_NEXT_WORD = re.compile(r"[\s\"“‘'«(\[]*([A-Za-z]+)")

# A full stop after these does not end a sentence; months and "no" only before a figure.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr adm maj sr jr st mt hon rev "
    "pres sens reps messrs vs etc e.g i.e cf al approx dept univ assn bros supt det insp "
    "amb atty".split()
)
BEFORE_FIGURES = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec no nos vol p pp art sec ch fig".split()
)
# After "U.S." or "p.m." a sentence ends only where one of these goes on.
STARTERS = frozenset(
    "the a an in on at it its he she they we i you this that these those there but and or "
    "so if when while as for after before since with by from his her their our my what who "
    "how why meanwhile however also both some many most no not one two".split()
)


class Case(Enum):
    """That a whole text is in capitals, or in small letters."""

    UPPER = "upper"
    LOWER = "lower"


def one_case(text: str) -> Case | None:
    """Tell whether a text is of one case; None: of both, or it has too few letters to tell."""
    capitals, small = sum(map(str.isupper, text)), sum(map(str.islower, text))
    if capitals + small < FEWEST_LETTERS:
        return None
    if small <= MOST_SMALL * capitals:
        return Case.UPPER
    return Case.LOWER if capitals <= MOST_CAPITALS * small else None


def find_words(text: str) -> tuple[Range, ...]:
    """Split a text into words, in order; white space belongs to none."""
    return tuple(match.span() for match in _WORD.finditer(text))


def find_paragraphs(text: str) -> tuple[Range, ...]:
    """Find the stretches between line breaks, without the white space around them.

    A break that only wraps a line ends no paragraph.
    """
    found, start = [], 0
    soft = soft_breaks(text)
    gaps = (match.span() for match in _PARAGRAPH_BREAK.finditer(text))
    for gap in (*(gap for gap in gaps if gap[1] - 1 not in soft), (len(text),) * 2):
        piece = text[start : gap[0]]
        inner = piece.strip()
        if inner:
            left = start + len(piece) - len(piece.lstrip())
            found.append((left, left + len(inner)))
        start = gap[1]
    return tuple(found)


def find_sentences(text: str, paragraphs: Iterable[Range]) -> tuple[Range, ...]:
    """Cut paragraphs into sentences; the closing marks stay with the sentence they end."""
    found: list[Range] = []
    opens = _OPENS_SMALL if one_case(text) is Case.LOWER else _OPENS_SENTENCE
    for start, end in paragraphs:
        begin = start
        for match in _SENTENCE_END.finditer(text, start, end):
            if _ends_sentence(text, match, end, opens):
                found.append((begin, match.end()))
                gap = _SPACE.match(text, match.end(), end)
                begin = gap.end() if gap else match.end()
        if begin < end:
            found.append((begin, end))
    return tuple(found)


def _ends_sentence(text: str, match: re.Match[str], end: int, opens: re.Pattern[str]) -> bool:
    following = text[match.end() : min(end, match.end() + 12)]
    if following.strip() and not opens.match(following):
        return False
    if match[0][0] != "." or match[0].startswith(".."):
        return True
    before = _LAST_WORD.search(text[max(0, match.start() - 14) : match.end()])
    if not before:
        return True
    word = before[1].lower().lstrip("’'")
    if word in ABBREVIATIONS or (_SINGLE_LETTER.fullmatch(before[1]) and before[1] != "I"):
        return False
    if _INITIALS.fullmatch(before[1]):
        after = _NEXT_WORD.match(following)
        return after is None or after[1].lower() in STARTERS
    return not (word in BEFORE_FIGURES and following.lstrip()[:1].isdigit())


def first_words(words: tuple[Range, ...], sentences: tuple[Range, ...]) -> frozenset[int]:
    """Give the index of the first word of every sentence."""
    starts = [word[0] for word in words]
    return frozenset(bisect_left(starts, sentence[0]) for sentence in sentences)
