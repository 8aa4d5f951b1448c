"""Negated: it was not said, or was withheld."""

from __future__ import annotations

from onrecord.attribute.frame import saying
from onrecord.attribute.frame.clause import CueClause
from onrecord.attribute.frame.window import CONTENT
from onrecord.grammar.words import classes
from onrecord.grammar.words.verbs import SAYING

_NO_MORE = frozenset("of about on to else more regarding".split())
_WITHHELD = frozenset(
    "comment comments details detail explanation indication mention hint hints answer reason "
    "reasons word reference response sign clue".split()
)


def is_negated(clause: CueClause) -> bool:
    """Whether it was not said, or was withheld."""
    subject, fronted = clause.subject_is_nobody(), _is_negated_in_front(clause)
    verb = _verb_is_negated(clause)
    if verb is None:  # "did not hesitate to say"
        return False
    return (subject or fronted) != verb if subject or fronted else verb or _says_nothing(clause)


def _is_negated_in_front(clause: CueClause) -> bool:
    """Whether a negation stands first: "Nor did Brandt say"; but "Not only did he say"."""
    front = clause.opening
    if len(front) < 2 or front[-1] not in classes.AUXILIARIES:
        return False
    words = {*front[:-1]}
    if words & saying.ONLY or "until" in words:
        return False
    return bool(words & classes.NEGATORS)


def _verb_is_negated(clause: CueClause) -> bool | None:
    """Whether the verb group negates; None where it says that nothing was held back."""
    negated = False
    front = clause.opening
    if front[-1:] == ("without",) and not clause.before:
        negated = True
    for at, word in enumerate(clause.group[: clause.head + 1]):
        rest = clause.group[at + 1 :]
        if word == "without" or (word in classes.NEGATORS and not _is_only(rest)):
            negated = True
        elif word in saying.NOT_HELD_BACK and negated and not _is_short_of(rest):
            return None
        elif word in saying.WITHHOLD and _withholds(rest):
            negated = not negated
        elif word == "yet" and rest[:1] == ["to"]:
            negated = True
    return negated or bool({*clause.group} & saying.SILENT)


def _withholds(rest: list[str]) -> bool:
    """Whether what is declined is a saying: "declined to say", "stopped short of calling"."""
    words = rest[:5]
    if not words:
        return False
    if words[0] == "to" or _is_short_of(words) or words[0] in ("from", "of"):
        verbs = [word for word in words if word not in ("to", "short", "of", "from", "be")]
        drawn = "drawn" in verbs[:1]
        return drawn or any(word in SAYING for word in verbs[:2])
    return words[0] in SAYING or words[0] in _WITHHELD


def _says_nothing(clause: CueClause) -> bool:
    """Whether an object negates: "said nothing of", "made no mention", "told no one"."""
    window = clause.window
    cue, behind = window.cue, window.content_start
    end = behind if behind is not None else min(len(window), cue[1] + 3)
    words = window.words[cue[0] : end]
    for at, word in enumerate(words[1:], start=1):
        if word in ("nothing", "nobody") or (word == "no" and words[at + 1 : at + 2]):
            return True
        if words[at : at + 3] in (("not", "a", "word"), ("not", "one", "word")):
            return True
    if behind is None:
        return False
    first, second = window.word(behind), window.word(behind + 1)
    if first == "nothing":
        return second in _NO_MORE or window.part(behind + 1) != CONTENT
    return (first == "no" and second in _WITHHELD) or (
        window.words[behind : behind + 3] == ("not", "a", "word")
    )


def _is_only(rest: list[str]) -> bool:
    """Whether what follows a "not" is so all the same: "not only", "not the first"."""
    if rest[:1] == ["the"]:
        return rest[1:2] in (["only"], ["first"], ["last"])
    return bool({*rest[:1]} & (saying.ONLY | {"alone"}))


def _is_short_of(rest: list[str]) -> bool:
    return rest[:2] == ["short", "of"]
