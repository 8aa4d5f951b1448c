"""Names of organisations, state bodies, countries and places -> what they name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from onrecord.grammar.lexicon import bodies, countries, fold
from onrecord.grammar.text import TextView
from onrecord.model import EntityKind
from onrecord.resolve.coref.candidates import EntityDraft
from onrecord.resolve.names.kinds import STATE_WORDS, demonym_of
from onrecord.resolve.names.mentions import Name
from onrecord.resolve.names.parties import party_of

_SMALL = frozenset(("of", "the", "and", "for", "on", "in", "de", "la", "&"))
_SHORTENED = 8  # words of a name that shortens a longer one
_SHORT = re.compile(r"\s?[(\[][“\"'‘]?([A-Z][A-Za-z.&-]{1,9})[”\"'’]?[)\]]")


class Bodies:
    """The named bodies and places of a document, and which one each name means."""

    def __init__(self) -> None:
        """Begin with none."""
        self.drafts: list[EntityDraft] = []
        self.meant: dict[int, EntityDraft] = {}  # start of a name -> body
        self._by_name: dict[str, EntityDraft] = {}
        self._by_end: dict[str, list[EntityDraft]] = {}  # how a longer name ends, or its initials

    def named(self, written: str) -> EntityDraft | None:
        """The body of a name, whatever its case and article."""
        return self._by_name.get(_key(written))

    def add(self, label: str, kind: EntityKind) -> EntityDraft:
        """The body of a name, begun if there is none."""
        known = self._by_name.get(_key(label))
        if known is None:
            known = EntityDraft(label=label, kind=kind)
            self.drafts.append(known)
            self._by_name[_key(label)] = known
            if " " in label and kind not in (EntityKind.COUNTRY, EntityKind.PLACE):
                for short in dict.fromkeys((*_endings(_key(label)), _initials(label) or "")):
                    self._by_end.setdefault(short, []).append(known)
        return known

    def shortened(self, written: str) -> list[EntityDraft]:
        """The bodies that a name may shorten: those that end with it, or have it for initials."""
        found = (*self._by_end.get(_key(written), ()), *self._by_end.get(_letters(written), ()))
        return list(dict.fromkeys(found))

    def also(self, written: str, draft: EntityDraft) -> None:
        """Let a further name mean a body."""
        self._by_name.setdefault(_key(written), draft)

    def take(self, draft: EntityDraft, name: Name) -> None:
        """Count a name as a mention of a body."""
        draft.names.append(name)
        draft.called(name.start, name.end)
        self.meant[name.start] = draft


def gather(layout: TextView, names: Iterable[Name]) -> Bodies:
    """Group all names that are not of persons; longer names come before what shortens them."""
    groups = Bodies()
    listed = list(names)
    kinds = _kinds(listed)
    for name in sorted(listed, key=lambda name: (-name.text.count(" "), name.start)):
        draft = _known(groups, name, kinds)
        groups.take(draft, name)
        for short in _acronyms(layout, name):
            groups.also(short, draft)
    for draft in groups.drafts:
        draft.names.sort(key=lambda name: name.start)
        draft.label = _in_mixed_case(draft)
    _promote(layout, groups)
    return groups


def _key(written: str) -> str:
    folded = fold(" ".join(written.split()))
    return folded.removeprefix("the ").removesuffix("'s")


def _in_mixed_case(draft: EntityDraft) -> str:
    """How a name of several words is written where it is not set in capitals."""
    label = draft.label
    if " " not in label or not label.isupper():
        return label
    written = (" ".join(name.text.split()) for name in draft.names)
    same = (other for other in written if not other.isupper() and _key(other) == _key(label))
    return next(same, label)


def _kinds(names: list[Name]) -> dict[str, EntityKind]:
    """One kind for a name throughout the document: what the tagger said most often."""
    votes: dict[str, Counter[EntityKind]] = {}
    for name in names:
        if name.kind:
            votes.setdefault(_key(name.text), Counter())[name.kind] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in votes.items()}


def _known(groups: Bodies, name: Name, kinds: dict[str, EntityKind]) -> EntityDraft:
    kind = kinds.get(_key(name.text)) or EntityKind.ORGANISATION
    country = countries().names.get(_key(name.text))
    if country and kind is EntityKind.COUNTRY:
        return groups.add(country, EntityKind.COUNTRY)
    party = party_of(name.text) if kind is EntityKind.ORGANISATION else None
    known = groups.named(party or name.text)
    if known:
        return known
    if party:
        return groups.add(party, kind)
    if kind is not EntityKind.PLACE:
        longer = _longer(groups, name.text)
        if longer:
            groups.also(name.text, longer)
            return longer
    return groups.add(" ".join(name.text.split()), kind)


def _longer(groups: Bodies, written: str) -> EntityDraft | None:
    """The one body whose longer name this may shorten: its initials, or its end."""
    key = _key(written)
    fitting = []
    for draft in groups.shortened(written):
        full = _key(draft.label)
        if _initials(draft.label) == _letters(written) or _ends(full, key):
            fitting.append(draft)
    return fitting[0] if len(fitting) == 1 else None


def _ends(full: str, short: str) -> bool:
    """Whether a name shortens another by its first words: "the Post", "Foreign Ministry"."""
    if not full.endswith(" " + short):
        return False
    if " " not in short:
        return short in bodies()
    return (
        demonym_of(full.partition(" ")[0].title()) is not None
        or short.rpartition(" ")[2] in bodies()
    )


def _endings(key: str) -> list[str]:
    """The last words of a longer name, from one to as many as a short name has."""
    words = key.split(" ")
    return [" ".join(words[at:]) for at in range(max(1, len(words) - _SHORTENED), len(words))]


def _letters(written: str) -> str:
    return written.replace(".", "")


def _initials(label: str) -> str | None:
    words = [word for word in re.split(r"[\s-]+", label) if word and word.lower() not in _SMALL]
    if len(words) < 2:
        return None
    return "".join(word[0] for word in words).upper()


def _acronyms(layout: TextView, name: Name) -> list[str]:
    """The short form that brackets give right after a name: "(CCP)"."""
    match = _SHORT.match(layout.text, name.end)
    if not match or " " not in name.text:
        return []
    letters = match[1].replace(".", "")
    fits = letters[0] in (_initials(name.text) or "") or letters.lower() in fold(name.text)
    return [match[1]] if fits else []


def _promote(layout: TextView, groups: Bodies) -> None:
    """A place whose people have a government in the text is a country, though no list has it."""
    places = {draft.label: draft for draft in groups.drafts if draft.kind is EntityKind.PLACE}
    if not places:
        return
    labels = frozenset(places)
    known = countries().names
    for index, word in enumerate(layout.words[:-1]):
        if not word.capital or layout.words[index + 1].lower not in STATE_WORDS:
            continue
        place = word.text if word.possessive else demonym_of(word.text, labels)
        draft = places.get(place) if place else None
        if draft and fold(draft.label) not in known and draft.kind is EntityKind.PLACE:
            draft.kind = EntityKind.COUNTRY
