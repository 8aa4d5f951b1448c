"""The full name by which one document knows a person, and how common such a name is."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.grammar.lexicon import fold, given_names, roles, surnames
from onrecord.link.entities.local import LocalEntity
from onrecord.link.names import parts
from onrecord.resolve.names.persons import HONORIFICS, family_first, parse

_NUMBER = re.compile(r" \(\d+\)$")  # of the second Ana Reyes of a document

# Family names that millions bear, beside the Eastern ones that the lists have.
_COMMON = frozenset(
    "smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez "
    "gonzalez wilson anderson thomas taylor moore jackson martin lee perez thompson white harris "
    "sanchez clark lewis robinson walker young allen king wright scott hill green adams nelson "
    "baker hall campbell mitchell carter roberts evans turner phillips parker edwards collins "
    "stewart morris murphy cook rogers cooper bell ward wood watson hughes ahmed ali khan hussein "
    "hassan mohammed abdullah ibrahim singh kumar sharma das silva santos ferreira pereira "
    "oliveira costa ivanov petrov smirnov muller schmidt schneider fischer weber rossi russo "
    "ferrari kim park choi nguyen tran wang li zhang liu chen".split()
)


def form_of(one: LocalEntity) -> str | None:
    """The fullest name of a person in a document, or None where it never has two parts.

    The name itself comes first, then the alias of most parts; a generation ("Jr.") stays, titles
    and the number that tells namesakes of one document apart do not.
    """
    names = [untitled(name) for name in (one.name, *one.aliases)]
    if _full(names[0]):
        return names[0]
    full = [name for name in names if _full(name)]
    return max(full, key=lambda name: (len(parts(name)), name), default=None)


@lru_cache(maxsize=65536)
def untitled(name: str) -> str:
    """A name without titles before it: "Envoy to Norland Sir Ivo Brandt" -> "Ivo Brandt"."""
    words = _NUMBER.sub("", name).split()
    titles = [
        at for at, word in enumerate(words[:-2]) if fold(word.strip(",")) in roles() | HONORIFICS
    ]
    return " ".join(words[titles[-1] + 1 :] if titles else words)


@lru_cache(maxsize=65536)
def _full(name: str) -> bool:
    whole = parts(name)
    return len(whole) > 1 and len(family(name)) > 1


def generation(written: str) -> str:
    """What tells a name's generation ("jr", "sr", "ii"); "" for none."""
    return parse(written).suffix


def bare_names(one: LocalEntity) -> frozenset[str]:
    """What a person whom a document never names in full may be called elsewhere."""
    return frozenset(part for name in (one.name, *one.aliases) for part in parts(name)[-1:])


def short_names(full: str) -> frozenset[str]:
    """What the bearer of a full name may be called by alone."""
    return frozenset(short.split()[-1] for short in parse(full).short if short)


@lru_cache(maxsize=65536)
def common(written: str) -> bool:
    """Whether so many people bear a name that it alone tells little: "Wang Wei", "John Smith"."""
    name = parse(written)
    lists = surnames()
    east = family_first(written) and any(
        name.family in lists[one] for one in ("chinese", "korean", "vietnamese")
    )
    if east:
        return len(name.given) == 1 and len(name.given[0]) < 6
    first = name.given[0] if name.given else ""
    return name.family in _COMMON and first in given_names() and len(name.given) == 1


def family(written: str) -> str:
    """The last word of the family's name, folded as `parts` folds."""
    whole = parts(written)
    last = parts(parse(written).family)
    return last[-1] if last else whole[-1]
