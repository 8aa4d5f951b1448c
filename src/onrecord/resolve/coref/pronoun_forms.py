"""The pronouns, a closed class: person, number, gender and what they do in a clause."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from onrecord.grammar.text import TextView


class PronounRole(Enum):
    """What a pronoun does in its clause."""

    SUBJECT = "subject"
    OBJECT = "object"
    OWNER = "owner"
    REFLEXIVE = "reflexive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """One pronoun."""

    person: int
    plural: bool
    gender: str | None  # "m", "f"; "n" is "it"
    part: PronounRole


def _form(person: int, number: str, gender: str | None, part: PronounRole) -> Pronoun:
    return Pronoun(person=person, plural=number == "p", gender=gender, part=part)


_S, _O, _W, _R = PronounRole.SUBJECT, PronounRole.OBJECT, PronounRole.OWNER, PronounRole.REFLEXIVE
_TABLE = (
    (1, "s", None, "i", "me", "my mine", "myself"),
    (1, "p", None, "we", "us", "our ours", "ourselves"),
    (2, "s", None, "you", "", "your yours", "yourself"),
    (3, "s", "m", "he", "him", "his", "himself"),
    (3, "s", "f", "she", "her", "hers", "herself"),
    (3, "s", "n", "it", "", "its", "itself"),
    (3, "p", None, "they", "them", "their theirs", "themselves"),
)
FORMS: dict[str, Pronoun] = {
    word: _form(person, number, gender, part)
    for person, number, gender, *cells in _TABLE
    for part, cell in zip((_S, _O, _W, _R), cells, strict=True)
    for word in cell.split()
}
GENDERS = {word: form.gender for word, form in FORMS.items() if form.gender in ("m", "f")}
PLURAL = frozenset(word for word, form in FORMS.items() if form.person == 3 and form.plural)
_HER = _form(3, "s", "f", _W)
# What cannot begin the noun phrase of an owner: "told her that", "beside her and".
_NO_NOUN = frozenset(
    "a an the that this these those to of in on at by for from with about as and or but if when "
    "where who what why how not so then than because until after before again into over out up "
    "off down he she they it we i you is was are were would will could should had has have".split()
)
_MAJESTY = frozenset("majesty highness excellency holiness honour honor grace lordship".split())


def form_at(layout: TextView, index: int) -> Pronoun | None:
    """The pronoun at a word; None where it is none, or only looks like one."""
    word = layout.words[index]
    form = FORMS.get(word.lower)
    if form is None or (word.text == "US" and not layout.heading(word.start)):
        return None
    following = layout.words[index + 1] if index + 1 < len(layout.words) else None
    beside = following is not None and layout.gap(index) == " "
    if (
        form.part is not PronounRole.SUBJECT
        and beside
        and following
        and following.lower in _MAJESTY
    ):
        return None
    if beside and following and _begins_name(layout, index):
        return None
    if word.lower == "her" and beside and following and following.lower not in _NO_NOUN:
        return _HER
    return form


def _begins_name(layout: TextView, index: int) -> bool:
    """Whether a capital shows that a pronoun is part of a name: "from Our Harbour Fund"."""
    word = layout.words[index]
    capitals = word.capital and word.text != "I" and layout.words[index + 1].capital
    return capitals and not layout.opens_sentence(index) and not layout.heading(word.start)
