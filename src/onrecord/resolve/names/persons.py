"""The shape of a person's name: which part is the family's, and which names can be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.grammar.lexicon import fold, given_names, nicknames, surnames

HONORIFICS: dict[str, str | None] = {
    "mr": "m", "mr.": "m", "mister": "m", "sir": "m", "lord": "m", "mrs": "f", "mrs.": "f",
    "ms": "f", "ms.": "f", "miss": "f", "madam": "f", "madame": "f", "lady": "f", "dame": "f",
    "dr": None, "dr.": None, "prof": None, "prof.": None, "hon": None, "hon.": None, "st.": None,
    "tun": "m", "datuk": "m", "dato": "m", "dato'": "m", "datin": "f", "tengku": None, "tuan": "m",
    "puan": "f", "haji": "m", "hajji": "m", "alhaji": "m", "hajia": "f", "shri": "m", "smt": "f",
    "smt.": "f", "engr": None, "engr.": None, "ustaz": "m", "khun": None, "pak": "m", "ibu": "f",
    "sushri": "f", "kum.": "f",
}  # fmt: skip
# Second words of honours, which are names elsewhere: "Datuk Seri", "Tan Sri".
_PRONOUNS = frozenset("i we you he she it they that there who what let".split())
_HONOURS = {"seri": ("datuk", "dato", "dato'"), "sri": ("tan", "datuk", "dato"), "tan": ("sri",)}
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv m.d. ph.d. esq esq. mp qc kc".split())
_GENERATIONS = frozenset("jr sr ii iii iv".split())
PARTICLES = frozenset(
    "de da do dos das di del della du des la le van von der den ter ten zu zur y e al el bin ibn "
    "ben bint abu ould ap af av mac san st. santa".split()
)
_BRACKETED = re.compile(r"[\"“”(‘][^\"“”()‘’]{1,30}[\"“”)’]")

# Loose on purpose: they only tell "Wei" and "Jinping" from "Waltz" once the family name fits.
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|"
    r"ue|er|[aeiouüv])'?-?){1,3}"
)
# Valid as such, so that a name may be told by its shape where no list has its family.
_FINAL = (
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|"
    r"ue|[aeiouü])"
)
_ONE = re.compile(rf"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]){_FINAL}")
_TWO = re.compile(rf"{_ONE.pattern}(?:'|(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])){_FINAL}")
_WESTERN_ENDS = ("sen", "man", "ten", "den", "ne", "re", "le", "te", "se", "ke", "ge", "ze", "ce")
_COMMONEST = frozenset(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo lin gao luo kim lee park "
    "choi wong chan cheung lau leung lim tan nguyen tran pham king".split()
)
_SYLLABLE = re.compile(
    r"(?:ch|sh|[hstkmp])?ng"  # "Ng", "Chng"
    r"|(?:ngh|tsh|sz|ch'?|gh|gi|hs|kh|kw|gw|ng|nh|ph|qu|sh|th|tr|ts'?|tz|zh|kk|mh|fh|"
    r"[bcdfghjklmnpqrstvwxyz]'?)?[aeiouyüw]{1,4}(?:ng|nh|ch|ck|[nmptkchrl])?"
)
_SURE = re.compile(r"zh|q[iu]|x[iu]|ng|uo|ao|iu|ui|ian")  # in a given name: surely Chinese
_SYLLABLES = re.compile(rf"(?:{_SYLLABLE.pattern})(?:[ -]?(?:{_SYLLABLE.pattern}))?")
_KOREAN = re.compile(
    r"(?:(?:ch|kk|tt|pp|[bcdghjkmnprstyw])?"
    r"(?:yeo|yae|wae|eui|ae|ya|eo|ye|wa|oe|wi|ui|eu|yo|yu|oo|ee|ou|yu|[aeiou])"
    r"(?:ng|ck|[klmnptbhr])?-?){1,2}"
)
_NAME_LENGTH = 24  # a longer part is no East Asian given name, and is not matched at all


def is_contraction(lower: str) -> bool:
    """Whether a word is "I", or a pronoun with its verb: "I'm", "we’re"."""
    pronoun, _, ending = lower.replace("’", "'").partition("'")
    return lower == "i" or (pronoun in _PRONOUNS and ending in ("m", "ve", "re", "ll", "d", "s"))


def honoured(word: str, before: str, after: str) -> bool:
    """Whether a word is half of an honour, by the word before and after: "Tan" before "Sri"."""
    beside = _HONOURS.get(word, ())
    return (after if word == "tan" else before) in beside


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name cut into parts; all parts are folded."""

    given: tuple[str, ...]
    family: str  # with its particles: "van der bellen"; the whole name where it is one word
    short: frozenset[str]  # what the person may be called by alone, besides a given name
    suffix: str = ""  # "jr", "sr", "ii": of several of one name

    @property
    def full(self) -> bool:
        """Whether the name says more than one part."""
        return bool(self.given)

    @property
    def parts(self) -> tuple[str, ...]:
        """All parts, in the order given name first."""
        return (*self.given, *self.family.split())


@lru_cache(maxsize=8192)
def parse(written: str) -> PersonName:
    """Cut a person's name, without titles, into given and family parts."""
    plain = _BRACKETED.sub(" ", written).replace(",", " ")
    shape = _cut(written, plain)
    suffixes = [word.lower().rstrip(".") for word in plain.split()[1:]]
    suffix = next((one for one in suffixes if one in _GENERATIONS), "")
    return replace(shape, suffix=suffix) if suffix else shape


def _cut(written: str, plain: str) -> PersonName:
    words = [word for word in plain.split() if word.lower() not in _SUFFIXES] or plain.split()
    folded = [fold(word.strip("-–—\"'“”‘’()")) for word in words]
    folded = [word for word in folded if word] or [fold(written)]
    if len(folded) == 1:
        return PersonName(given=(), family=folded[0], short=frozenset(folded))
    if family_first(written):
        return _eastern(folded)
    cut = len(folded) - 1
    while cut > 1 and folded[cut - 1] in PARTICLES:
        cut -= 1
    family = " ".join(folded[cut:])
    short = {family, folded[-1]}
    if len(folded) > 3:  # "Obrador" and "López Obrador": two family names
        short.add(" ".join(folded[-2:]))
    for prefix in ("al-", "el-"):
        short |= {name.removeprefix(prefix) for name in tuple(short)}
    return PersonName(given=tuple(folded[:cut]), family=family, short=frozenset(short))


def _eastern(folded: list[str]) -> PersonName:
    family, given = folded[0], tuple(folded[1:])
    short = {family}
    if family in surnames()["vietnamese"] and family not in surnames()["chinese"]:
        short = {given[-1]}  # "Nguyen Phu Trong" is called Trong
    return PersonName(given=given, family=family, short=frozenset(short))


@lru_cache(maxsize=8192)
def family_first(written: str) -> bool:
    """Whether a name of two or three words puts the family name first."""
    words = [fold(word).replace("đ", "d") for word in written.split()]
    if not 2 <= len(words) <= 4 or any(len(word) > _NAME_LENGTH for word in words):
        return False
    first, rest = words[0], words[1:]
    lists = surnames()
    if first in lists["vietnamese"] and len(rest) == 2 and first not in lists["chinese"]:
        return True
    for tradition in ("hungarian", "japanese"):
        known = first in lists[tradition] and rest[0] in lists[f"{tradition} given"]
        if len(rest) == 1 and known:
            return True
    if _by_shape(first, rest, written.split()[1:]):
        return True
    western = first in given_names() and first not in lists["chinese"]
    return not western and (_chinese(first, rest) or _korean(first, rest))


def _by_shape(first: str, rest: list[str], written: list[str]) -> bool:
    """Whether the whole surely is a name of the East: "Ban Ki-moon", "Keoh Boon Huat"."""
    if any(word in given_names() and "-" not in word for word in rest):
        return False
    if len(rest) == 1 and "-" in rest[0]:
        lower = written[0].partition("-")[2][:1].islower()
        halves = all(_SYLLABLE.fullmatch(part) for part in rest[0].split("-"))
        return lower and halves and _SYLLABLES.fullmatch(first) is not None
    known = any(first in surnames()[one] for one in ("chinese", "korean", "vietnamese"))
    if first in given_names() or (rest[-1] in _COMMONEST and not known):
        return False  # "Seung Min Kim", as in the West
    if len(rest) == 2:
        alone = _SYLLABLE.fullmatch(first) is not None
        return (known or alone) and all(_SYLLABLE.fullmatch(word) for word in rest)
    compound = _TWO.fullmatch(first) and _SURE.search(rest[0])  # "Zhuge Guangming"
    if len(rest) > 1 or not (known or _ONE.fullmatch(first) or compound):
        return False
    return _TWO.fullmatch(rest[0]) is not None and not rest[0].endswith(_WESTERN_ENDS)


def _chinese(first: str, rest: list[str]) -> bool:
    if len(rest) > 2 or any(word in given_names() for word in rest):
        return False
    known = surnames()["chinese"]
    if first not in known:
        last_is = rest[-1] in known or rest[-1] in surnames()["korean"]
        return len(rest) == 1 and not last_is and all(map(_ONE.fullmatch, (first, *rest)))
    return all(_PINYIN.fullmatch(word) or _KOREAN.fullmatch(word) for word in rest)


def _korean(first: str, rest: list[str]) -> bool:
    if first not in surnames()["korean"] or len(rest) > 2:
        return False
    if any(word in given_names() for word in rest):
        return False
    return all(_KOREAN.fullmatch(word) for word in rest)


def gender(written: str) -> str | None:
    """The gender that a full name's given name is borne by, if by one only."""
    name = parse(written)
    return given_names().get(name.given[0]) if name.given else None


def same_person(left: PersonName, right: PersonName) -> bool:
    """Whether two full names can be one person's: middle names, initials and short forms differ."""
    if left.suffix != right.suffix:
        return False
    if sorted(left.parts) == sorted(right.parts):
        return True
    if left.family == right.family:
        return _given_agree(left.given, right.given)
    shorter, longer = sorted((left.parts, right.parts), key=len)
    if len(shorter) == len(longer):
        return False
    # A second family name left off, or only the family names given.
    return longer[: len(shorter)] == shorter or longer[-len(shorter) :] == shorter


def _given_agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if _one_given(left[0], right[0]):
        middles = [part for part in left[1:] if part != "."]
        others = list(right[1:])
        if not middles or not others:
            return True
        return any(_one_given(one, other) for one in middles for other in others)
    # "J. Edgar" and "Edgar": one goes by the middle name.
    return left[0] in right[1:] or right[0] in left[1:]


def _one_given(left: str, right: str) -> bool:
    if left == right:
        return True
    bare_left, bare_right = left.rstrip("."), right.rstrip(".")
    if len(bare_left) == 1 or len(bare_right) == 1:
        return bare_left[:1] == bare_right[:1]
    if left.replace("-", "") == right.replace("-", ""):
        return True
    groups = nicknames()
    return bool(groups.get(left, frozenset()) & groups.get(right, frozenset()))
