"""The words of a text in the form in which wordings are compared, each with its span.

What does not count as another word is made alike here: case, marks, dashes, accents, contractions
("won't", "will not"), spelling ("organise", "organize"), numbers and days ("3,000", "three
thousand"; "3 March", "March 3rd"), currency signs ("$5", "5 dollars").
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.link.wording.classes import ABBREVIATED, DIRECTIONS
from onrecord.link.wording.numerals import SCALES, is_number, may_begin_number, read_number

# What stands at a word or before it: bits of `Wording.marks`.
CAPITAL = 1  # in the middle of a sentence of a text that has both cases
BRACKET = 2  # it stands in brackets
CUT = 4  # an ellipsis stands before it
DASH = 8  # a dash stands before it
START = 16  # it begins a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A text and its words. The columns run alike; `ends_cut` is an ellipsis behind the last."""

    text: str
    forms: tuple[str, ...]
    starts: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    marks: tuple[int, ...] = field(repr=False)
    ends_cut: bool = False

    def __len__(self) -> int:
        """Count the words."""
        return len(self.forms)

    def written(self, first: int, last: int) -> str:
        """Slice the text from the first word's start to the end of the word before `last`."""
        return self.text[min(self.starts[first:last]) : max(self.ends[first:last])]


_TOKEN = re.compile(
    r"""(?P<cut>\.[ ]?\.[ ]?\.(?:[ ]?\.)*|…)
    |(?P<dash>--+|[—–]|(?<=\s)-(?=\s))
    |(?P<open>[\[(])|(?P<close>[\])])
    |(?P<sign>[$€£%])
    |(?P<day>\d{4}-\d\d-\d\d(?!\w))
    |(?P<number>(?:\d+(?:,\d{3})*(?:\.\d+)?|(?<![\w.])\.\d+)(?:st|nd|rd|th|[kmb]n?|tn|s)?(?![^\W_]))
    |(?P<dotted>(?:[^\W\d_]\.){2,})
    |(?P<word>[^\W_]+(?:['’ʼ´`][^\W\d_]+)*)
    |(?P<stop>[.!?](?=\W|$))""",
    re.VERBOSE,
)
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "%": "percent"}
_SINGULAR = {"dollars": "dollar", "euros": "euro", "pounds": "pound"}
_CONTRACTED = re.compile(r"(.*?)(n't|'re|'m|'ve|'ll|'d|'s|')\Z")
_TAILS = {"n't": "not", "'re": "are", "'m": "am", "'ve": "have", "'ll": "will"}
# The forms that a contraction has as its second half.
CONTRACTED = frozenset({*_TAILS.values(), "us", "to", "'s", "'d"})
_WHOLE: dict[str, tuple[str, ...]] = {
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "cannot": ("can", "not"),
    "let's": ("let", "us"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "percent": ("percent",),
    "'em": ("them",),
} | {
    # the apostrophe lost, as in many exports
    f"{verb}nt": (verb, "not")
    for verb in "do does did was were is are could would should has have had".split()
}
_LONGEST = 14  # words of a number
_SPELLING = (
    (re.compile(r"(?<=.{3})is(e|ed|es|er|ers|ing|ation|ations)\Z"), r"iz\1"),
    (re.compile(r"(?<=.{3})our(s|ed|ing|able|ite|ites|ful|hood|er|ers)?\Z"), r"or\1"),
    (re.compile(r"(?<=.{3})ll(ed|ing|er|ers)\Z"), r"l\1"),
    (re.compile(r"(?<=.{3})ence\Z"), "ense"),
    (re.compile(r"(?<=.{3})tre\Z"), "ter"),
    (re.compile(r"(?<=.{4})amme(s?)\Z"), r"am\1"),
)


@lru_cache(maxsize=200_000)
def forms_of(word: str) -> tuple[str, ...]:
    """Give the forms of one written word: two for a contraction."""
    plain = word.casefold()
    if not plain.isascii():
        plain = re.sub("[’ʼ´`]", "'", plain)
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    if plain in _WHOLE:
        return _WHOLE[plain]
    matched = _CONTRACTED.match(plain)
    if not matched:
        return (_spelled(plain),)
    stem, tail = matched.groups()
    pieces = (_spelled(stem.replace("'", "")), "" if tail == "'" else _TAILS.get(tail, tail))
    return tuple(piece for piece in pieces if piece)


def _spelled(form: str) -> str:
    for pattern, instead in _SPELLING if len(form) > 5 else ():
        form = pattern.sub(instead, form)
    return _SINGULAR.get(form, form)


def read_words(text: str) -> Wording:
    """Read the words of a text."""
    words = _Words(text)
    for match in _TOKEN.finditer(text):
        words.take(match)
    words.finish()
    return words.wording()


class _Words:
    """The words read so far, as columns."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.forms: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.marks: list[int] = []
        self.capitals: list[bool] = []
        self.before = START
        self.brackets: list[int] = []  # how many words there were when each opened
        self.sign: re.Match[str] | None = None  # a currency sign, kept until its number was read

    def take(self, match: re.Match[str]) -> None:
        """Take the next token."""
        kind = match.lastgroup
        if kind == "word":
            forms = forms_of(match[0])
            if len(forms) == 1 and self.sign is None:
                start, end = match.span()
                self._add(forms[0], start, end)
            else:
                self._take_word(forms, match)
        elif kind == "cut":
            self.before |= CUT
        elif kind == "dash":
            self.before |= DASH
        elif kind == "stop":
            self._stop(match)
        elif kind == "open":
            self.brackets.append(len(self.forms))
        elif kind == "close":
            self._close()
        elif kind == "sign" and match[0] != "%":
            self.sign = match
        else:
            self._take_figure(kind, match)

    def _stop(self, match: re.Match[str]) -> None:
        """End a sentence, but not behind an abbreviated title or an initial ("Mr.", "W.")."""
        last = self.forms[-1] if self.ends and self.ends[-1] == match.start() else ""
        if match[0] != "." or not (last in ABBREVIATED or (len(last) == 1 and last.isalpha())):
            self.before |= START

    def finish(self) -> None:
        """Add a currency sign that waits for the end of its number."""
        if self.sign is not None:
            sign, self.sign = self.sign, None
            self._add(_SIGNS[sign[0]], sign.start(), sign.end())

    def _take_figure(self, kind: str | None, match: re.Match[str]) -> None:
        written, (start, end) = match[0], match.span()
        if kind == "sign":
            self._add(_SIGNS[written], start, end)
        elif kind == "day":
            self._add(f"--{written[5:]}", start + 5, end)
            self._add(written[:4], start, start + 4)
        else:
            self._add(written.replace(".", "") if kind == "dotted" else written, start, end)

    def _take_word(self, forms: tuple[str, ...], match: re.Match[str]) -> None:
        """Add a word's forms; those of a contraction share its characters between them."""
        start, end = match.span()
        if self.sign is not None and forms[0] not in SCALES:
            self.finish()
        if len(forms) == 1:
            self._add(forms[0], start, end)
        elif forms:
            tail = match[0].casefold().endswith("n't") or match[0].casefold().endswith("n’t")
            middle = end - 3 if tail else start + min(len(forms[0]), end - start - 1)
            self._add(forms[0], start, middle)
            self._add(forms[1], middle, end)

    def _add(self, form: str, start: int, end: int) -> None:
        self.capitals.append(self.text[start].isupper())
        self.forms.append(form.casefold())
        self.starts.append(start)
        self.ends.append(end)
        self.marks.append(self.before | (BRACKET if self.brackets else 0))
        self.before = 0

    def _close(self) -> None:
        """Take a stage direction out again: words in brackets that nobody said."""
        if not self.brackets:
            return
        first = self.brackets.pop()
        inside = self.forms[first:]
        loud = len(inside) > 0 and all(
            self.text[s:e].isupper() and e - s > 1
            for s, e in zip(self.starts[first:], self.ends[first:], strict=True)
        )
        if inside and (loud or all(form in DIRECTIONS for form in inside)):
            self.before |= self.marks[first] & ~BRACKET
            for column in (self.forms, self.starts, self.ends, self.marks, self.capitals):
                del column[first:]

    def _number(self, at: int) -> tuple[str, int] | None:
        """Read a number out of words between which nothing but space and hyphens stands."""
        if self.forms[at] == "per":
            return ("percent", 2) if self.forms[at + 1 : at + 2] == ["cent"] else None
        stop = at + 1
        while stop < min(len(self.forms), at + _LONGEST) and not self.text[
            self.ends[stop - 1] : self.starts[stop]
        ].strip(" -.\u00a0\n"):
            stop += 1
        return read_number(self.forms[at:stop], self.capitals[at:stop])

    def wording(self) -> Wording:
        """Put numbers together, and mark capitals where they tell something."""
        self._put_numbers_together()
        # a text in capitals or a headline tells no names
        if 2 * sum(self.capitals) <= len(self.capitals) + 4:
            self.marks = [
                mark | CAPITAL if capital and not mark & START and not is_number(form) else mark
                for form, mark, capital in zip(self.forms, self.marks, self.capitals, strict=True)
            ]
        return Wording(
            text=self.text,
            forms=tuple(self.forms),
            starts=tuple(self.starts),
            ends=tuple(self.ends),
            marks=tuple(self.marks),
            ends_cut=bool(self.before & CUT),
        )

    def _put_numbers_together(self) -> None:
        """Replace the words of each number by one form, from the last to the first."""
        begins = [at for at, form in enumerate(self.forms) if may_begin_number(form)]
        taken = 0
        read: list[tuple[int, str, int]] = []
        for at in begins:
            number = self._number(at) if at >= taken else None
            if number:
                read.append((at, *number))
                taken = at + number[1]
        for at, form, used in reversed(read):
            self.forms[at : at + used] = [form]
            self.starts[at : at + used] = [min(self.starts[at : at + used])]
            self.ends[at : at + used] = [max(self.ends[at : at + used])]
            for column in (self.marks, self.capitals):
                del column[at + 1 : at + used]
