"""Which acts take a position, and which of them are opposed."""

from __future__ import annotations

from onrecord.model import Act

POSITIONS = (
    Act.DEMAND,
    Act.PROMISE,
    Act.THREATEN,
    Act.WARN,
    Act.PRAISE,
    Act.SUPPORT,
    Act.AGREE,
    Act.PROPOSE,
    Act.CRITICISE,
    Act.ACCUSE,
    Act.DENY,
    Act.REJECT,
    Act.REFUSE,
    Act.APOLOGISE,
    Act.CONCEDE,
)
# What an act says of somebody that it is directed at.
_FOR = frozenset({Act.PRAISE, Act.SUPPORT, Act.AGREE})
_AGAINST = frozenset({Act.CRITICISE, Act.ACCUSE, Act.THREATEN, Act.REJECT})
# What it says of a thing that it is about.
_WANTS = frozenset({Act.DEMAND, Act.PROMISE, Act.PROPOSE, Act.SUPPORT, Act.PRAISE, Act.AGREE})
_WILL_NOT = frozenset({Act.REJECT, Act.REFUSE, Act.CRITICISE, Act.DENY})


def towards(act: Act) -> int:
    """Say whether an act is for (1) or against (-1) its target, or neither (0)."""
    return (act in _FOR) - (act in _AGAINST)


def about(act: Act) -> int:
    """Say whether an act wants (1) or will not have (-1) what it is about, or neither (0)."""
    return (act in _WANTS) - (act in _WILL_NOT)
