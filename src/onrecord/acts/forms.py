"""The forms of English words: regular ones by their endings, irregular ones by a short list."""

from __future__ import annotations

from collections.abc import Iterator

_IRREGULAR = {
    "say": "said", "tell": "told", "swear": "swore sworn", "write": "wrote written",
    "think": "thought", "find": "found", "speak": "spoke spoken", "give": "gave given",
    "foresee": "foresaw foreseen", "foretell": "foretold", "hold": "held", "know": "knew known",
    "see": "saw seen", "feel": "felt", "read": "read", "put": "put", "make": "made",
    "go": "went gone", "take": "took taken", "stand": "stood", "throw": "threw thrown",
    "come": "came", "withdraw": "withdrew withdrawn", "draw": "drew drawn", "uphold": "upheld",
    "seek": "sought", "beseech": "besought", "understand": "understood", "hear": "heard",
    "begin": "began begun", "forget": "forgot forgotten", "show": "showed shown",
    "be": "is are was were am been being", "have": "has had having", "get": "got gotten",
    "let": "let", "bet": "bet", "set": "set", "lay": "laid", "hit": "hit", "tear": "tore torn",
    "stick": "stuck", "bring": "brought", "shoot": "shot", "fight": "fought", "pay": "paid",
    "sing": "sang sung", "bear": "bore borne", "break": "broke broken", "rip": "ripped",
    "lend": "lent", "strike": "struck", "cast": "cast", "forecast": "forecast",
    "broadcast": "broadcast", "undertake": "undertook undertaken", "rise": "rose risen",
    "sue": "sued", "shed": "shed", "keep": "kept", "ring": "rang rung", "hang": "hung",
    "disagree": "disagreed", "agree": "agreed", "dig": "dug", "fall": "fell fallen",
    "cry": "cried", "overrule": "overruled", "learn": "learnt learned", "bid": "bid",
    "sink": "sank sunk", "meet": "met", "send": "sent", "cut": "cut", "shake": "shook shaken",
    "leave": "left", "burn": "burnt burned", "freeze": "froze frozen", "flee": "fled",
    "win": "won", "lose": "lost", "spend": "spent", "quit": "quit", "build": "built",
    "ride": "rode ridden", "shut": "shut", "arise": "arose", "seize": "seized", "lead": "led",
    "hide": "hid hidden", "steal": "stole stolen", "teach": "taught",
}  # fmt: skip
_DOUBLING = frozenset(
    "refer brag beg admit quip dub plan omit stop forget shrug bat rebut commit rip slam pan plot "
    "snub shun spar rap jab submit permit transfer sum scrap shut cut put set let get bet hit dig "
    "run win sit stab grab ban bar kidnap nab drop strip rob gun tap wiretap extol control compel "
    "rebel expel propel begin chat trim concur incur deter defer occur recur abhor".split()
)


def of_verb(base: str) -> Iterator[str]:
    """Every form of a verb, given by its base."""
    yield from (base, _ending(base, "s"), _ing(base))
    yield from _IRREGULAR.get(base, _past(base)).split()


def of_noun(base: str) -> Iterator[str]:
    """A noun and its plural."""
    yield from (base, _ending(base, "s"))


def _ending(base: str, ending: str) -> str:
    if base.endswith("y") and base[-2:-1] not in ("a", "e", "i", "o", "u"):
        return base[:-1] + "ies"
    sibilant = base.endswith(("s", "sh", "ch", "x", "z"))
    return base + ("e" if sibilant or base.endswith(("veto", "echo", "go")) else "") + ending


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in ("a", "e", "i", "o", "u"):
        return base[:-1] + "ied"
    return base + _doubled(base) + "ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe")) and base != "be":
        return base[:-1] + "ing"
    return base + _doubled(base) + "ing"


def _doubled(base: str) -> str:
    if base in _DOUBLING:
        return base[-1]
    return "l" if base in ("label", "quarrel", "counsel", "signal", "travel") else ""
