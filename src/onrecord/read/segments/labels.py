"""What may be the label of a speaker at the head of a row, in the styles that texts have."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from onrecord.read.segments.rows import Row
from onrecord.read.segments.words import (
    ASIDE,
    FUNCTION_WORDS,
    PARTICLES,
    ROLES,
    SPOKEN,
    TITLES,
)

LONGEST = 110  # characters in which a label stands


class Form(Enum):
    """How a label is written, which tells how far it needs proof."""

    ROLE = "role"  # Q, Moderator, Speaker 2
    TITLED = "titled"  # Ms. Vale, PRESIDENT VALE
    SEATED = "seated"  # Dr Jane Roe (Northvale) (Lab), The Minister (Mr Vale)
    CAPITALS = "capitals"  # ANA VALE
    CAPITAL = "capital"  # VALE, AFP
    FULL = "full"  # Ana Vale
    SINGLE = "single"  # Vale


STRONG = frozenset({Form.ROLE, Form.TITLED, Form.SEATED, Form.CAPITALS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A possible label; offsets are into its row."""

    row: int
    form: Form
    start: int
    end: int
    said: int  # where the words begin
    name: str  # as written, with single spaces
    marked: bool = False  # bold, or with a time beside it

    @property
    def key(self) -> str:
        """The name in lower case, by which labels are the same."""
        return self.name.lower()

    @property
    def capitals(self) -> bool:
        """Whether it is written in capitals, or with one letter."""
        return self.name.isupper()


_LEAD = re.compile(
    r"(?:>>+ ?|[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?[ \t]+(?:[-–—] )?|\d{1,3}[.)] )?"
    r"(?P<bold>\*\*|__|\*|_)?"
)
_DASHES = "-–—"
_STOPS = '.?!…)]”"’—–-'
_POST = re.compile(  # what somebody presides over or acts for makes a post of a title
    r"(?:(?:the|THE|The) )?[\w.’'-]+(?: [\w.’',&-]+){0,3} (?:of|for|to|OF|FOR|TO) [^.:;?!]{3,80}"
    r"|(?:The|THE) [\w.’'-]+(?: [\w.’'-]+){0,3}(?: \([^()]{3,60}\))?"
)
_BOLD = re.compile(r"\*\*|__|\*|_")
_ANY = frozenset("a an some several unidentified unknown honourable honorable hon. other".split())
_COLON = re.compile(  # no colon of a time; a stop needs a dash behind it
    r"(?<!\d):[-–—]?|(?<=\d):[-–—]?(?!\d)|\.\s?(?:[–—]{1,2}|-{1,2}(?=\s))"
)
_TIME = re.compile(r"\s*[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s*:?(?:\*\*|__)?")
_END_TIME = re.compile(r",?\s+[\[(]?(?:\d{1,2}:)?\d{1,2}:\d\d[\])]?$")
_BRACKET = re.compile(r"\s*\\?[(\[]([^()\[\]\\]{1,60})\\?[)\]]$")
_WHOLE_BRACKET = re.compile(r"\\?\[([^\[\]\\]{2,60})\\?\]")
_NUMBER = re.compile(r"\s*#?\d{1,3}$")
_COUNT = re.compile(r"#?\d{1,3}|[IVX]{2,4}")
_TOKEN = re.compile(
    r"[^\W\d_][\w.’'‘/-]*[,.]*|\d{1,3}|#\d{1,2}|&|\"[^\"\s]{1,20}\"|“[^”\s]{1,20}”"
    r"|\([^\W\d_][\w.’'-]{0,15}\)"  # a title inside the label: "Hon. (Dr.) Vale"
)
_UPPER = re.compile(r"(?:Ma?c)?[^\W\d_a-zß-öø-ÿ][^a-zß-öø-ÿ]*(?:’s|'s)?")
_QUESTION = re.compile(r"(?P<name>Q\d{0,2})(?: ?\([^()]{1,60}\))?(?P<gap>\s+|$|(?=[—–]))")
_ANSWER = re.compile(r"(?P<name>A)\s{2,}(?=\S)")
_LETTER = re.compile(r"(?P<name>[QA]\d{0,2})\.(?=\s)")
_LINE_NUMBER = re.compile(r"(?:\d{1,2}\s{2,})?")
_STOP = re.compile(  # a title, a surname in capitals, a seat: "Mr. REYES of Arrin (rising)."
    r"(?P<name>[A-ZÀ-Þ][A-Za-zÀ-ÿ]{1,14}\.?(?: [A-Z][a-z]{2,12})?"
    r"(?: [A-Z]\.){0,3}(?: (?:Ma?c)?[A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,40}){1,4}"
    r"(?: pro tempore| of [A-Z][\w ]{2,30})?"
    r"(?: \((?:[A-Z][a-z]{1,8}\. [^()\n]{2,40})\))?)(?: \([a-z][^()\n]{2,60}\))?\.(?=\s)"
)
_DASH = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w.’'-]{0,40}(?: [A-ZÀ-Þ][\w.’'-]{0,40}){0,3})(?: ?[—–]| -{1,2})(?=\s)"
)
_KNOWN = re.compile(
    r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ’'-]*\.?(?:\s+[A-ZÀ-Þ][A-ZÀ-Þ’'-]+){1,4})(?:[.;,]?\s+(?=[A-ZÀ-Þ“\"])|\s(?=[—–]))"
)
_BRACKETED = re.compile(r"\\?\[(?P<name>[^\[\]\\:]{2,50})\\?\]\s+(?=\S)")


def of_colon(rows: Sequence[Row]) -> Iterator[Label]:
    """Labels before a colon, or a stop and a dash: "MS. REYES:", "Q:", "HON. A. REYES.- "."""
    for number, row in enumerate(rows):
        begin, bold = _lead(row)
        for mark in _COLON.finditer(row.text, begin, LONGEST):
            said = _after_mark(row.text, mark.end())
            named = _name(row.text, begin, mark.start()) if said is not None else None
            if named and said is not None:
                start, end, form, timed = named
                after = _TIME.match(row.text, said)
                said = after.end() if after else said
                marked = bool(bold) or timed or bool(after)
                yield _label(number, row, form, start, end, said, marked=marked)
            if named or row.text[mark.start()] == ":":
                break


def of_letter(rows: Sequence[Row]) -> Iterator[Label]:
    """Labels of one letter and a stop: "Q. Is he leaving?"."""
    for number, row in enumerate(rows):
        match = _LETTER.match(row.text, _head(row))
        if match and not row.wrapped:
            yield _label(number, row, Form.ROLE, *match.span("name"), match.end())


def of_bare_letter(rows: Sequence[Row]) -> Iterator[Label]:
    """Labels of one letter and space: "Q    Is he leaving?"."""
    for number, row in enumerate(rows):
        at = _head(row)
        match = _QUESTION.match(row.text, at) or _ANSWER.match(row.text, at)
        if match and not row.wrapped:
            yield _label(number, row, Form.ROLE, *match.span("name"), match.end())


def of_stop(rows: Sequence[Row]) -> Iterator[Label]:
    """Labels with a stop: "Mr. REYES of Arrin. I thank the chair."."""
    return _by_pattern(rows, _STOP, Form.TITLED)


def of_dash(rows: Sequence[Row]) -> Iterator[Label]:
    """Labels with a dash: "Reyes — The border opens.", "Mr ANDO REYES - I do."."""
    for label in _by_pattern(rows, _DASH, Form.SINGLE):
        named = _name(rows[label.row].text, label.start, label.end)
        yield replace(label, form=named[2]) if named else label


def of_bracket(rows: Sequence[Row]) -> Iterator[Label]:
    """Labels in brackets: "[Ana Reyes] The border opens."."""
    for label in _by_pattern(rows, _BRACKETED, Form.SINGLE):
        row = rows[label.row]
        named = _name(row.text, label.start, label.end)
        if named:
            yield _label(label.row, row, named[2], label.start, label.end, label.said)


def of_line(rows: Sequence[Row]) -> Iterator[Label]:
    """Labels on a row of their own, with the words below: "ANA REYES", "Ana Reyes (03:14)"."""
    for number, row in enumerate(rows[:-1]):
        if len(row.text) > LONGEST // 2 or row.wrapped or row.text[-1] in ".:;,?!":
            continue
        begin, bold = _lead(row)
        named = _name(row.text, begin, len(row.text) - len(bold))
        if named and named[2] is not Form.SINGLE:
            start, end, form, timed = named
            marked = timed or bool(bold)
            yield _label(number, row, form, start, end, len(row.text), marked=marked)


def of_post(rows: Sequence[Row], found: Sequence[Label]) -> Iterator[Label]:
    """Posts on a row of their own among the labels of a transcript: "The Minister of Finance".

    Words that speak must follow, and a sentence end before; a heading is followed by a label.
    """
    taken = {label.row for label in found}
    for number in range(found[0].row + 1, len(rows) - 1):
        row, after = rows[number], rows[number + 1]
        if taken & {number, number + 1} or row.wrapped or len(row.text) > LONGEST:
            continue
        if rows[number - 1].text[-1] not in _STOPS or not SPOKEN.search(after.text):
            continue
        named = _name(row.text, 0, len(row.text)) if _POST.fullmatch(row.text) else None
        if named and named[2] in (Form.TITLED, Form.SEATED):
            yield _label(number, row, named[2], named[0], named[1], len(row.text))


def without_mark(rows: Sequence[Row], known: Container[str]) -> Iterator[Label]:
    """Labels in capitals that are known and have lost their colon: "MS. REYES.  Good morning."."""
    for number, row in enumerate(rows):
        if row.wrapped or not row.text[1:2].isupper():
            continue
        match = _KNOWN.match(row.text)
        if match and " ".join(match["name"].split()) in known:
            yield _label(number, row, Form.TITLED, *match.span("name"), match.end())


def _by_pattern(rows: Sequence[Row], pattern: re.Pattern[str], form: Form) -> Iterator[Label]:
    for number, row in enumerate(rows):
        match = pattern.match(row.text)
        if match and not row.wrapped and not _names_nobody(match["name"].split()):
            yield _label(number, row, form, *match.span("name"), match.end())


def _label(  # noqa: PLR0913 - the parts of one record
    number: int, row: Row, form: Form, start: int, end: int, said: int, *, marked: bool = False
) -> Label:
    said += len(row.text[said:]) - len(row.text[said:].lstrip())
    name = " ".join(row.text[start:end].split())
    return Label(row=number, form=form, start=start, end=end, said=said, name=name, marked=marked)


def _lead(row: Row) -> tuple[int, str]:
    """Where a label may begin, and what makes it bold."""
    lead = _LEAD.match(row.text)
    return (lead.end(), lead["bold"] or "") if lead else (0, "")


def _head(row: Row) -> int:
    """Where a label of one letter may begin: behind the number of a row in a court's record."""
    number = _LINE_NUMBER.match(row.text)
    return max(number.end() if number else 0, _lead(row)[0])


def _after_mark(text: str, at: int) -> int | None:
    """Where the words after a colon begin; None where it parts no words."""
    bold = _BOLD.match(text, at)
    at = bold.end() if bold else at
    dashed = text[at - 1] in _DASHES
    return at if at == len(text) or text[at].isspace() or dashed else None


def _name(text: str, start: int, end: int) -> tuple[int, int, Form, bool] | None:
    """Narrow a head to the name in it: without asides, times and brackets around it."""
    head = text[start:end]
    timed = _END_TIME.search(head)
    head = head[: timed.start()] if timed else head
    whole = _WHOLE_BRACKET.fullmatch(head.strip())
    if whole:
        start += head.index(whole[1])
        head = whole[1]
    brackets: list[str] = []
    kept = len(head)
    while (bracket := _BRACKET.search(head)) is not None and len(brackets) < 3:
        head = head[: bracket.start()]
        aside = ASIDE.match(bracket[1]) or bracket[1][0].islower()
        kept = len(head) if aside else kept
        brackets += [] if aside else [bracket[1]]
    kept = max(kept, len(head)) if brackets else len(head.rstrip(" *_"))
    form = _form(head.strip(" *_"), brackets)
    return (start, start + kept, form, timed is not None) if form else None


def _form(name: str, brackets: list[str]) -> Form | None:
    if _NUMBER.sub("", name).lower().removeprefix("the ") in ROLES:
        return Form.ROLE
    tokens = name.split()
    if not _may_name(tokens):
        return None
    if brackets:
        return _bracketed(tokens, brackets)
    if _is_titled(tokens):
        return Form.TITLED
    if _is_part(tokens):
        return Form.ROLE
    return _plain_form(tokens)


def _is_part(tokens: list[str]) -> bool:
    """Whether a label is made of parts that speak: "Clerk-Assistant", "An hon. Senator"."""
    compound = re.split(r"[-–]", tokens[-1].lower())
    if len(tokens) == 1:
        return len(compound) > 1 and any(part in ROLES for part in compound if len(part) > 1)
    whole = tokens[-1].lower().rstrip("s")
    return len(tokens) <= 4 and tokens[0].lower() in _ANY and whole in ROLES


def _plain_form(tokens: list[str]) -> Form | None:
    if _is_upper(tokens):
        return Form.CAPITALS if len(tokens) > 1 else Form.CAPITAL
    if len(tokens) > 6 or not _is_capitalised(tokens):
        return None
    return Form.FULL if len(tokens) > 1 else Form.SINGLE


def _may_name(tokens: list[str]) -> bool:
    """Whether words could name somebody; "Q On the dam" is a letter and what is asked."""
    if not tokens or len(tokens) > 9 or tokens[0] in ("Q", "A"):
        return False
    if _names_nobody(tokens):
        return False
    return all(_TOKEN.fullmatch(token) for token in tokens)


def _names_nobody(tokens: list[str]) -> bool:
    """Whether a label opens with a function word, or is one word counted: "Day 1", "Update II"."""
    first = tokens[1:] if tokens[0].lower() == "the" else tokens
    counted = len(tokens) == 2 and bool(_COUNT.fullmatch(tokens[1]))
    return counted or (bool(first) and first[0].lower() in FUNCTION_WORDS)


def _bracketed(tokens: list[str], brackets: list[str]) -> Form | None:
    """A seat or a party, a name behind an office; another bracket is the label's own."""
    inner = brackets[-1].split()
    if not _is_capitalised([token.rstrip(",") for token in tokens]):
        return None
    if len(brackets) > 1 or (len(inner) > 1 and _title(inner[0])) or _title(tokens[0]):
        return Form.SEATED
    if _is_upper(tokens):
        return Form.CAPITALS if len(tokens) > 1 else Form.CAPITAL
    return Form.FULL


def _title(word: str) -> bool:
    parts = word.strip("(.,)").lower().split("-")
    return any(part in TITLES for part in parts)


def _is_titled(tokens: list[str]) -> bool:
    first = 1 if tokens[0].lower() == "the" else 0
    return len(tokens) > first + 1 and _title(tokens[first]) and _is_capitalised(tokens)


def _is_upper(tokens: list[str]) -> bool:
    letters = sum(char.isalpha() for token in tokens for char in token)
    return letters > 1 and all(
        not token[0].isalpha() or token in PARTICLES or _UPPER.fullmatch(token) for token in tokens
    )


def _is_capitalised(tokens: list[str]) -> bool:
    return (tokens[0][0].isupper()) and all(
        token[0].isupper() or token in PARTICLES or not token[0].isalpha() for token in tokens
    )
