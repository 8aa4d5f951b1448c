"""The kind of a name by its words: lists of whole names, last words, and a parser's opinion."""

from __future__ import annotations

import re

from onrecord.grammar.lexicon import fold
from training.attribution.words import Article, Word, common, exact, last_words

UNSURE = "?"
_DEFAULT = {"person": "person", "organisation": "organisation", "place": "place"}
_PARTICLES = frozenset("de da di del la le van von der den bin al el ibn du dos y and".split())
LINKS = frozenset("of and for the on in to & ' ’ s . , - – de la des und von v at / + s".split())
_STATE_COMMITTEES = re.compile(
    r"\b(house|senate|congressional|select|judiciary|intelligence|oversight|armed services|"
    r"appropriations|ways and means|foreign relations|foreign affairs|homeland|benghazi)\b"
)
_PARTY_COMMITTEES = re.compile(r"\b(republican|democratic|campaign|national|gop)\b")
_STATE_COUNCILS = re.compile(r"\b(city|county|town|national|federal|privy|state|provincial)\b")
_EVENT_BEFORE_CAUCUS = re.compile(r"\b(iowa|nevada|precinct)\b")
_PEOPLES = re.compile(r"[a-z](?:ans|ians|ites|crats|icans)$")
_HOUSES = (
    "abc news", "cbs news", "nbc news", "fox news", "fox business", "cnn", "msnbc", "cnbc", "nbc",
    "abc", "cbs", "pbs", "npr", "bbc", "bloomberg politics", "politico", "huffpost", "breitbart",
    "buzzfeed", "yahoo news", "al jazeera", "sky news", "associated press", "reuters",
)  # fmt: skip
# Nouns that settle what a name is even where the parser takes it for a person.
_NEVER_FAMILIES = frozenset(
    "foundation university organization pac campaign institute center centre committee "
    "association corporation inc llc party administration department college tower towers airport "
    "county street avenue square building hotel plaza casino ranch news times act amendment "
    "doctrine museum".split()
)
_NO_ORGANISATIONS = frozenset("bank club research".split())  # where the parser sees a place
_MOST_WORDS = 8
_SHOUTED = 4  # letters of an acronym at most


def known_kind(name: str) -> str | None:
    """The kind of a whole name by the lists; "us" is no country, "US" is."""
    folded = fold(name)
    if folded in common("acronyms") and not name.isupper() and folded != "fed":
        return None
    return exact().get(folded) or exact().get(folded.removeprefix("the "))


def kind_of(article: Article, first: int, end: int, coarse: str | None) -> str:
    """The kind of a name of which no list holds the whole."""
    words = article.words[first:end]
    parts = [word.text for word in words if word.text[0].isalnum()]
    if not any(part[0].isupper() or part[0].isdigit() for part in parts) or _odd(words):
        return UNSURE
    if len(parts) == 1:
        return _single(words[0], parts[0], coarse, article.people)
    name = fold(article.slice(first, end)).removeprefix("the ")
    by_word = by_last_word(name, coarse)
    if by_word:
        return by_word
    if any(name.startswith(f"{house} ") for house in _HOUSES):
        return "publisher" if len(parts) < 4 and not article.people & set(parts) else UNSURE
    return _by_parser(words, parts, coarse, article.people)


def _by_parser(
    words: list[Word], parts: list[str], coarse: str | None, people: frozenset[str]
) -> str:
    if coarse == "person":
        return "person" if _person_shape(words) else UNSURE
    if parts[-1] in people:
        return "person" if " ".join(parts) in people else UNSURE
    return _DEFAULT.get(coarse or "", UNSURE)


def _odd(words: list[Word]) -> bool:
    """Whether a run holds what names do not: lower-case words, quotation marks, shouting."""
    lower = (w for w in words if not w.capital and w.lower not in LINKS | _PARTICLES)
    if any(not word.text.isdigit() for word in lower):
        return True
    letters = [word for word in words if word.text.isalpha()]
    shouted = any(word.text.isupper() and len(word.text) > _SHOUTED for word in letters)
    return shouted or len(letters) > _MOST_WORDS


def _single(word: Word, name: str, coarse: str | None, people: frozenset[str]) -> str:
    if name in people:
        return "person"
    if name in ("God", "Allah", "Lord"):
        return UNSURE
    if coarse == "misc" and _PEOPLES.search(name):
        return "group"
    family = name.endswith("s") and name[:-1] in people  # "the Clintons"
    if coarse == "organisation" and not name.isupper() and (word.opens or family):
        return UNSURE
    return _DEFAULT.get(coarse or "", UNSURE)


def _person_shape(words: list[Word]) -> bool:
    parts = [word for word in words if word.text[0].isalpha()]
    return 1 <= len(parts) <= 5 and all(w.capital or w.lower in _PARTICLES for w in parts)


def by_last_word(name: str, coarse: str | None) -> str | None:
    """The kind that the noun of a folded name gives away: its last word, or that before "of"."""
    head = re.split(r" (?:of|for|on|against|to|in) ", name)[0]
    linked = head != name
    if linked and name.endswith((" act", " amendment")):
        return "law or event"
    noun = head.split()[-1] if head.split() else ""
    kind = last_words().get(noun.rstrip("."))
    if kind == "publisher" and (linked or coarse == "place"):
        return None
    if coarse == "person" and noun not in _NEVER_FAMILIES:
        return None
    if kind == "organisation" and coarse == "place" and noun in _NO_ORGANISATIONS:
        return None
    return _finer(noun, name, kind) if kind else None


def _finer(noun: str, name: str, kind: str) -> str:
    if noun in ("committee", "subcommittee", "committees") and _STATE_COMMITTEES.search(name):
        return "organisation" if _PARTY_COMMITTEES.search(name) else "state body"
    if noun == "council" and _STATE_COUNCILS.search(name) and "national council" not in name:
        return "state body"
    if noun == "caucus" and _EVENT_BEFORE_CAUCUS.search(name):
        return "law or event"
    return "publisher" if noun == "agency" and "news" in name.split() else kind
