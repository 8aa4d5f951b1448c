"""Names of organisations, state bodies, countries and places -> what they name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from onrecord.grammar.lexicon import bodies, countries, fold
from onrecord.grammar.text import Layout
from onrecord.model import EntityKind
from onrecord.resolve.coref.candidates import Figure
from onrecord.resolve.names.kinds import STATE_WORDS, demonym_of
from onrecord.resolve.names.mentions import Name

_SMALL = frozenset(("of", "the", "and", "for", "on", "in", "de", "la", "&"))
_SHORT = re.compile(r"\s?[(\[][“\"'‘]?([A-Z][A-Za-z.&-]{1,9})[”\"'’]?[)\]]")


class Groups:
    """The named bodies and places of a document, and which one each name means."""

    def __init__(self) -> None:
        """Begin with none."""
        self.figures: list[Figure] = []
        self.meant: dict[int, Figure] = {}  # start of a name -> body
        self._by_name: dict[str, Figure] = {}
        self._by_end: dict[str, list[Figure]] = {}  # last word of a longer name, or its initials

    def named(self, written: str) -> Figure | None:
        """The body of a name, whatever its case and article."""
        return self._by_name.get(_key(written))

    def add(self, label: str, kind: EntityKind) -> Figure:
        """The body of a name, begun if there is none."""
        known = self._by_name.get(_key(label))
        if known is None:
            known = Figure(label=label, kind=kind)
            self.figures.append(known)
            self._by_name[_key(label)] = known
            if " " in label and kind not in (EntityKind.COUNTRY, EntityKind.PLACE):
                for end in {_key(label).rpartition(" ")[2], _initials(label) or ""}:
                    self._by_end.setdefault(end, []).append(known)
        return known

    def shortened(self, written: str) -> list[Figure]:
        """The bodies that a name may shorten: those that end alike, or have it for initials."""
        by_word = self._by_end.get(_key(written).rpartition(" ")[2], [])
        by_letters = self._by_end.get(written.replace(".", ""), [])
        return [*by_word, *(figure for figure in by_letters if figure not in by_word)]

    def also(self, written: str, figure: Figure) -> None:
        """Let a further name mean a body."""
        self._by_name.setdefault(_key(written), figure)

    def take(self, figure: Figure, name: Name) -> None:
        """Count a name as a mention of a body."""
        figure.names.append(name)
        figure.called(name.start, name.end)
        self.meant[name.start] = figure


def gather(layout: Layout, names: Iterable[Name]) -> Groups:
    """Group all names that are not of persons; longer names come before what shortens them."""
    groups = Groups()
    listed = list(names)
    kinds = _kinds(listed)
    for name in sorted(listed, key=lambda name: (-name.text.count(" "), name.start)):
        figure = _known(groups, name, kinds)
        groups.take(figure, name)
        for short in _acronyms(layout, name):
            groups.also(short, figure)
    for figure in groups.figures:
        figure.names.sort(key=lambda name: name.start)
        figure.label = _in_mixed_case(figure)
    _promote(layout, groups)
    return groups


def _key(written: str) -> str:
    folded = fold(" ".join(written.split()))
    return folded.removeprefix("the ").removesuffix("'s")


def _in_mixed_case(figure: Figure) -> str:
    """How a name of several words is written where it is not set in capitals."""
    label = figure.label
    if " " not in label or not label.isupper():
        return label
    written = (" ".join(name.text.split()) for name in figure.names)
    same = (other for other in written if not other.isupper() and _key(other) == _key(label))
    return next(same, label)


def _kinds(names: list[Name]) -> dict[str, EntityKind]:
    """One kind for a name throughout the document: what the tagger said most often."""
    votes: dict[str, Counter[EntityKind]] = {}
    for name in names:
        if name.kind:
            votes.setdefault(_key(name.text), Counter())[name.kind] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in votes.items()}


def _known(groups: Groups, name: Name, kinds: dict[str, EntityKind]) -> Figure:
    kind = kinds.get(_key(name.text)) or EntityKind.ORGANISATION
    country = countries().names.get(_key(name.text))
    if country and kind is EntityKind.COUNTRY:
        return groups.add(country, EntityKind.COUNTRY)
    known = groups.named(name.text)
    if known:
        return known
    if kind is not EntityKind.PLACE:
        longer = _longer(groups, name.text)
        if longer:
            groups.also(name.text, longer)
            return longer
    return groups.add(" ".join(name.text.split()), kind)


def _longer(groups: Groups, written: str) -> Figure | None:
    """The one body whose longer name this may shorten: its initials, or its end."""
    key = _key(written)
    fitting = []
    for figure in groups.shortened(written):
        full = _key(figure.label)
        if _initials(figure.label) == written.replace(".", "") or _ends(full, key):
            fitting.append(figure)
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


def _initials(label: str) -> str | None:
    words = [word for word in re.split(r"[\s-]+", label) if word and word.lower() not in _SMALL]
    if len(words) < 2:
        return None
    return "".join(word[0] for word in words).upper()


def _acronyms(layout: Layout, name: Name) -> list[str]:
    """The short form that brackets give right after a name: "(CCP)"."""
    match = _SHORT.match(layout.text, name.end)
    if not match or " " not in name.text:
        return []
    letters = match[1].replace(".", "")
    fits = letters[0] in (_initials(name.text) or "") or letters.lower() in fold(name.text)
    return [match[1]] if fits else []


def _promote(layout: Layout, groups: Groups) -> None:
    """A place whose people have a government in the text is a country, though no list has it."""
    places = {figure.label: figure for figure in groups.figures if figure.kind is EntityKind.PLACE}
    if not places:
        return
    labels = frozenset(places)
    known = countries().names
    for index, word in enumerate(layout.words[:-1]):
        if not word.capital or layout.words[index + 1].lower not in STATE_WORDS:
            continue
        place = word.text if word.possessive else demonym_of(word.text, labels)
        figure = places.get(place) if place else None
        if figure and fold(figure.label) not in known and figure.kind is EntityKind.PLACE:
            figure.kind = EntityKind.COUNTRY
