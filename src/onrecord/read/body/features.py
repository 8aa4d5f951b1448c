"""What the furniture model looks at: numbers of a line, of its neighbours and of its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.read.about import names
from onrecord.read.body import phrases
from onrecord.read.body.captions import is_caption
from onrecord.read.text.lines import Line, unmarked

Numbers = NDArray[np.float64]

OWN = (
    "characters words word_length sentence_end question colon ellipsis lower_start quote_start "
    "capitals upper digits marks sentences stops pronouns said quotes bars address list_mark "
    "month clock year phrase phrase_start caption repeated name gap gap_after "
    "related sharing closing copyright comment consent credit wide by own_words"
).split()
_NEAR = "words sentence_end phrase capitals gap stops".split()  # of the neighbours too
_WINDOWS = (2, 5, 12)
PLACE = (
    *(f"{name}{offset:+d}" for offset in (-2, -1, 1, 2) for name in _NEAR),
    *(f"prose_{side}{width}" for width in _WINDOWS for side in ("before", "after")),
    *(f"furniture_{side}{width}" for width in _WINDOWS for side in ("before", "after")),
    *("to_prose_before", "to_prose_after", "prose_above", "prose_below"),
    *("core", "core_above", "core_below", "core_share", "page_lines", "page_prose", "page_short"),
    *(
        f"{name}_{side}{width}"
        for name in ("comment", "closing")
        for width in (4, 30)
        for side in ("before", "after")
    ),
    *(
        "since_related",
        "since_comment",
        "since_closing",
        "since_copyright",
        "until_prose_end",
        "since_head",
        "until_head",
    ),
    *(
        "comments_above",
        "closings_above",
        "heads_above",
        "cluster",
        "cluster_rank",
        "clusters_above",
        "own_words_near",
    ),
    *("same_length_before", "same_length_after", "first_tenth", "from_end"),
)
NAMES = (*OWN, *PLACE)

_READ = 600  # characters of a line that are looked at, from its start
_STOPS = frozenset(
    """a about after all also an and are as at be been but by can could did do for from had has
    have he her his how i if in into is it its just like more most my no not of on one or our
    out over said she so some than that the their them then there they this to up us was we were
    what when which who will with would you your
    de la el los las y que en un una por con para del se al es no su lo como o e os das do da em
    der die das und ist von den zu mit im le les des et est une dans pour qui sur pas il
    di che non per del yang dan ini itu untuk dari""".split()
)
_PRONOUNS = frozenset("he she they his her their him them we our us who which that".split())
_SAID = frozenset("said says told added asked wrote according announced reported".split())
_WORD = re.compile(r"[^\W\d_]+|\d+")
_SENTENCE = re.compile(r"[.!?…][”’\"')\]]* +[“‘\"'(A-Z]")
_END = re.compile(r"[.!?…。！？][”’\"')\]]*$|[”\"]$")
_BARS = re.compile(r"[|»«•·›→▶]|//| > | - | – ")
_ADDRESS = re.compile(r"@\w|https?:|www\.|\.com\b|\.org\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,2}[.)] ")
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d|\d (?:jan|feb|mar"
    r"|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d\d[/.-]\d\d[/.-]\d\d",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}:\d\d|\b\d+ (?:minutes?|hours?|days?) ago|\b[ap]\.?m\.?\b")
_COMMENT = re.compile(
    r"^(?:\W*\d* ?(?:comments?|replies|responses)\b.{0,20}"
    r"|(?:reply|quote|report|flag|upvote|likes?|edited)\b.{0,25}"
    r"|.{2,40} (?:says|wrote|said|writes|commented) ?:"
    r"|(?:leave|post|add|write|join) (?:a|your|the)"
    r" (?:comment|reply|discussion|conversation).{0,40}"
    r"|(?:log|sign) ?in to (?:comment|reply|post).{0,40}"
    r"|(?:show|view|load|read|hide) (?:all |more )?(?:\d+ )?comments.{0,20}|joined:? .{0,30}"
    r"|.{0,30}\bago\b.{0,16}"
    r"|.{0,20}\b\d+ (?:votes?|likes?|points|upvotes|comments|replies)\b.{0,8})$",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bcookies?\b|\bprivacy (?:policy|notice)|\bterms of (?:use|service)"
    r"|\byour (?:browser|consent|experience|e-?mail|inbox)\b"
    r"|\bjavascript\b|\bconsent\b|\bregistered trademarks?\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\b(?:getty|reuters|afp|shutterstock|ap photo|image|photo|picture|caption|credit|photograph"
    r"|video|pictured|courtesy)\b",
    re.IGNORECASE,
)
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")
_COPYRIGHT = re.compile(r"©|ⓒ|\bcopyright\b|\ball rights? reserved", re.IGNORECASE)
_BY = re.compile(
    r"by [A-Z]|written by|posted by|author|published|updated|[A-Z][a-z]+ [A-Z][a-z]+, [A-Z]",
    re.IGNORECASE,
)
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def features(lines: Sequence[Line]) -> Numbers:
    """Describe every line. Shape: (line, feature); features in the order of `NAMES`."""
    lines = [unmarked(line) for line in lines]
    seen = Counter(line.text for line in lines)
    gaps = [line.gap for line in lines[1:]] + [True]
    own = np.array(
        [_own(line, seen[line.text], after) for line, after in zip(lines, gaps, strict=True)]
    ).reshape(len(lines), len(OWN))
    own[:, -1] = _own_words(lines)
    return np.hstack([own, _place(own)])


def _own_words(lines: Sequence[Line]) -> list[float]:
    """How far each line speaks the words that the prose of the text speaks elsewhere, 0-1."""
    sets = [set(_LONG_WORD.findall(line.text[:_READ].lower())) for line in lines]
    prose = [line.words >= 12 and bool(_END.search(line.text[-8:])) for line in lines]
    spread = Counter(
        word for words, is_prose in zip(sets, prose, strict=True) if is_prose for word in words
    )
    found = []
    for words, is_prose in zip(sets, prose, strict=True):
        others = [min(3, spread[word] - is_prose) for word in words]
        found.append(sum(others) / (3 * len(others)) if others else 0.0)
    return found


def _own(line: Line, seen: int, gap_after: bool) -> list[float]:
    text = line.text[:_READ]
    tokens = _WORD.findall(text)
    count = max(1, len(tokens))
    small = [token.lower() for token in tokens]
    phrase = phrases.heaviest(line) if line.words <= 90 else None
    tail = line.text[-8:]
    reason = phrase.reason if phrase else ""
    wide = len(_WIDE.findall(text)) / max(1, len(text))
    words = line.words + wide * len(line.text) / 2
    return [
        np.log1p(len(line.text)),
        np.log1p(words),
        len(text) / count,
        bool(_END.search(tail)),
        tail.endswith("?"),
        tail.endswith(":"),
        tail.endswith(("…", "...")),
        text[:1].islower(),
        text[:1] in "“\"‘'",
        sum(1 for token in tokens if token[0].isupper()) / count,
        text.isupper(),
        sum(1 for token in tokens if token[0].isdigit()) / count,
        sum(map(text.count, ",.;—")) / count,
        min(5, len(_SENTENCE.findall(text))),
        sum(1 for token in small if token in _STOPS) / count,
        sum(1 for token in small if token in _PRONOUNS) / count,
        any(token in _SAID for token in small),
        min(4, text.count("“") + text.count('"')),
        min(4, len(_BARS.findall(text))),
        bool(_ADDRESS.search(text)),
        bool(_NUMBER.match(text)),
        bool(_MONTH.search(text)),
        bool(_CLOCK.search(text)),
        bool(_YEAR.search(text)),
        phrase.weight if phrase else 0.0,
        bool(phrase and phrase.at != "anywhere"),
        is_caption(line.text) if line.words <= 90 else False,
        min(4, seen - 1),
        names.person(text) is not None,
        line.gap,
        gap_after,
        reason == "related",
        reason == "share",
        reason in {"sign-up", "contact", "copyright", "credits", "advert"},
        bool(_COPYRIGHT.search(text)),
        line.words <= 12 and bool(_COMMENT.match(text)),
        min(3, len(_CONSENT.findall(text))),
        min(3, len(_CREDIT.findall(text))) / np.sqrt(count),
        wide,
        bool(_BY.match(text)),
        0.0,
    ]


def _place(own: Numbers) -> Numbers:
    """What stands around each line, and where it stands in the text."""
    column = {name: own[:, i] for i, name in enumerate(OWN)}
    near = [_shifted(column[name], offset) for offset in (-2, -1, 1, 2) for name in _NEAR]
    words = np.expm1(column["words"])
    is_prose = (words >= 12) & (column["sentence_end"] > 0) & (column["phrase"] < 3)
    prose = np.where(is_prose, np.minimum(words, 80), 0.0)
    dull = ((words < 8) & (column["sentence_end"] == 0)) | (column["phrase"] >= 2.5)
    windows = [
        side
        for mass in (np.log1p(prose), dull.astype(float))
        for width in _WINDOWS
        for side in _sides(mass, width)
    ]
    lengths = column["characters"]
    closing = column["related"] + column["closing"] + column["sharing"]
    head = (words <= 16) * np.maximum(column["month"], column["by"])
    markers = [
        side
        for mass in (column["comment"], closing)
        for width in (4, 30)
        for side in _sides(mass, width)
    ]
    return np.column_stack(
        [
            *near,
            *windows,
            *_distances(is_prose),
            *_above_below(prose),
            *_core(prose, dull),
            *_page(words, prose, dull),
            *markers,
            *(_distance(mark > 0) for mark in (column["related"], column["comment"], closing)),
            _distance(column["copyright"] > 0),
            np.minimum(_sides(prose, 400)[1] / 400, 5.0),
            _distance(head > 0),
            _distance(head[::-1] > 0)[::-1],
            *(np.log1p(np.cumsum(mark)) for mark in (column["comment"], closing, head)),
            *_clusters(prose, dull),
            sum(_sides(column["own_words"] * (prose > 0), 3)),
            np.abs(lengths - _shifted(lengths, -1)),
            np.abs(lengths - _shifted(lengths, 1)),
            np.minimum(np.arange(len(own)) / 10, 10),
            np.minimum(np.arange(len(own))[::-1] / 10, 10),
        ]
    )


def _shifted(values: Numbers, offset: int) -> Numbers:
    """The value `offset` lines further on; -1 beyond the ends."""
    found = np.full(len(values), -1.0)
    if abs(offset) < len(values):
        if offset > 0:
            found[:-offset] = values[offset:]
        else:
            found[-offset:] = values[:offset]
    return found


def _sides(mass: Numbers, width: int) -> tuple[Numbers, Numbers]:
    """The sums over the `width` lines before and after each line, without it."""
    sums = np.concatenate([[0.0], np.cumsum(mass)])
    at = np.arange(len(mass))
    before = sums[at] - sums[np.maximum(at - width, 0)]
    after = sums[np.minimum(at + width + 1, len(mass))] - sums[at + 1]
    return before, after


def _distances(is_prose: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """Lines to the nearest prose before and after, as logarithms."""
    return _distance(is_prose), _distance(is_prose[::-1])[::-1]


def _distance(is_prose: NDArray[np.bool_]) -> Numbers:
    at = np.arange(len(is_prose))
    last = np.maximum.accumulate(np.where(is_prose, at, -200))
    before = np.concatenate([[-200], last[:-1]])
    return np.asarray(np.log1p(np.minimum(at - before, 200)))


def _above_below(prose: Numbers) -> tuple[Numbers, Numbers]:
    """The share of the prose that stands above and below each line."""
    total = max(prose.sum(), 1.0)
    above = np.concatenate([[0.0], np.cumsum(prose)[:-1]])
    return above / total, (total - above - prose) / total


def _core(prose: Numbers, dull: NDArray[np.bool_]) -> tuple[Numbers, ...]:
    """Whether a line is in the stretch with most prose and least else; how far from its ends.

    Returns:
        Inside or not; lines above its start; lines below its end; its share of the prose.
    """
    start, end = _best_stretch(np.where(prose > 0, prose, np.where(dull, -8.0, -3.0)))
    at = np.arange(len(prose))
    share = prose[start:end].sum() / max(prose.sum(), 1.0)
    return (
        ((at >= start) & (at < end)).astype(float),
        np.log1p(np.maximum(start - at, 0)),
        np.log1p(np.maximum(at - end + 1, 0)),
        np.full(len(prose), share),
    )


def _best_stretch(gains: Numbers) -> tuple[int, int]:
    """The half-open stretch with the greatest sum."""
    sums = np.concatenate([[0.0], np.cumsum(gains)])
    lowest = np.minimum.accumulate(sums[:-1])
    end = int(np.argmax(sums[1:] - lowest)) + 1
    return int(np.argmin(sums[:end])), end


def _clusters(prose: Numbers, dull: NDArray[np.bool_]) -> tuple[Numbers, Numbers, Numbers]:
    """Stretches of prose that three dull lines or more keep apart.

    Returns:
        Of the stretch that a line stands in or after: its share of the prose; 1 if no other has
        more, 0.5 if one has, and so on; how many stand above it, as a logarithm.
    """
    apart: Numbers = np.cumsum(dull) - np.maximum.accumulate(np.where(dull, 0, np.cumsum(dull)))
    number = np.cumsum((apart == 3) & (np.concatenate([[0], apart[:-1]]) < 3))
    sizes = np.bincount(number, weights=prose)
    share = sizes / max(prose.sum(), 1.0)
    rank = 1.0 / (1 + np.argsort(np.argsort(-sizes)))
    real = np.concatenate([[0], np.cumsum(sizes >= 20)[:-1]])
    return share[number], rank[number], np.log1p(real[number])


def _page(words: Numbers, prose: Numbers, dull: NDArray[np.bool_]) -> tuple[Numbers, ...]:
    """The same for all lines of a text: its length, and how much of it is prose."""
    count = len(words)
    return (
        np.full(count, np.log1p(count)),
        np.full(count, prose.sum() / max(np.minimum(words, 80).sum(), 1.0)),
        np.full(count, dull.mean()),
    )
