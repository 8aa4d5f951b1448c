"""The templates, and the words and functions that they may use."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from onrecord.case import AttributionRow, SourceRow, matched, told
from onrecord.config import VERSION
from onrecord.model import Cut
from onrecord.web import charts, wording
from onrecord.web.query import LABELS, MAX_WORDS, PAGE_SIZE, Query
from onrecord.web.reader import cite, passage, place

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"
_AROUND_NAMES = " ,;:()—–-"
_NOT_TOLD = {
    "publisher": "Not given",
    "act": "None told",
    "channel": "Not told",
    "source_kind": "Not known who",
}
_CAPITALISED = frozenset({"decided", "kind", "genre", "entity_kind", "copy_kind"})
_MOST_CALLED = 90  # characters
NAVIGATION = (
    ("Overview", "/"),
    ("Attributions", "/attributions"),
    ("Documents", "/documents"),
    ("Entities", "/entities"),
    ("Utterances", "/utterances"),
    ("Copies", "/copies"),
    ("Sources", "/sources"),
    ("Issues", "/issues"),
)


def environment(case_name: str) -> Environment:
    """Build the templates of one case; everything they print is escaped."""
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        name: getattr(wording, name)
        for name in (
            "date",
            "day",
            "known",
            "language",
            "number",
            "plural",
            "said",
            "score",
            "unnamed",
            "web_address",
        )
    }
    made.globals |= _globals(case_name)
    for name in made.list_templates():  # compiled now, not while the first reader waits
        made.get_template(name)
    return made


def _globals(case_name: str) -> dict[str, Any]:
    return {
        "case_name": case_name,
        "version": VERSION,
        "assets": assets(),
        "navigation": NAVIGATION,
        "labels": LABELS,
        "max_words": MAX_WORDS,
        "page_size": PAGE_SIZE,
        "plot_height": charts.PLOT_HEIGHT,
        "spark_height": charts.SPARK_HEIGHT,
        "here": "",
        "query": None,
        "twins": (),
        "choice": choice,
        "chip": chip,
        "who": who,
        "called": called,
        "said_row": said_row,
        "frame": wording.frame,
        "doing": wording.doing,
        "citation": citation,
        "passage": passage,
        "marked": marked,
        "office_words": wording.office,
        "then": wording.then,
        "told": told,
        "tie_words": wording.tie,
        "when_and_where": wording.when_and_where,
        "cut_lines": cut_lines,
        "cut_reasons": cut_reasons,
        "source_address": source_address,
        "source_link": source_link,
        "target_link": target_link,
        "named": named,
        "share": share,
        "span_of_time": wording.span_of_time,
        "between": wording.between,
        "fidelity_words": wording.fidelity,
        "change_words": wording.change,
    }


@cache
def assets() -> str:
    """Hash what is in `static`, so that an address changes when a file does."""
    sums = hashlib.sha256()
    for path in sorted(STATIC.iterdir()):
        sums.update(path.read_bytes())
    return sums.hexdigest()[:8]


def choice(key: str, value: str) -> str:
    """Word one value of a filter."""
    if key == "unnamed":
        return "Unnamed sources" if value == "yes" else "Named or none"
    if key in _NOT_TOLD:
        return (value if key == "publisher" else value.capitalize()) or _NOT_TOLD[key]
    if key == "language":
        return wording.language(value)
    if key in {"since", "until", "said_since", "said_until"}:
        return wording.date(value)
    if key == "year":
        return "Undated" if not int(value) else value
    return value.capitalize() if key in _CAPITALISED else value


def chip(query: Query, key: str, value: str) -> str:
    """Word a filter that is on."""
    if key in query.called:
        return f"{LABELS[key]}: {query.called[key]}"
    if key == "least":
        return f"{value} or more documents"
    if key in {"q", "unnamed", "decided"}:
        return choice(key, value)
    return f"{LABELS[key]}: {choice(key, value)}"


def who(row: AttributionRow) -> str:
    """Word the source of a row: whom it refers to, else the words printed."""
    return " and ".join(row.entities) or row.source or wording.NOBODY


def called(row: AttributionRow) -> str:
    """Give what the document calls a named source besides the name: the office then, mostly."""
    name = who(row)
    if not row.entities or not row.source:
        return ""
    at = row.source.casefold().find(name.casefold())
    if at >= 0:
        left, right = row.source[:at], row.source[at + len(name) :]
        besides = max(left, right, key=len)
    else:
        besides = row.source if " " in row.source else ""
    besides = besides.strip(_AROUND_NAMES)
    if len(besides) > _MOST_CALLED:
        return besides[:_MOST_CALLED].rstrip() + "…"
    return besides if len(besides) > 4 else ""


def said_row(row: AttributionRow) -> str:
    """Word when it was said; a bound stands alone, since "said by" tells of a speaker."""
    words = wording.said_between(row.said_from, row.said_to, row.said_precision)
    return words if words == wording.UNDATED or words.startswith("by ") else f"said {words}"


def citation(row: AttributionRow) -> str:
    """Word a citation of a row."""
    said = wording.said_between(row.said_from, row.said_to, row.said_precision)
    where = place(row.title, row.publisher, row.published)
    return f"{cite(row.content, wording.framed(who(row), row), said, where)} {row.id}"


def marked(text: str, words: str) -> Markup:
    """Escape a text and mark what a search matched in it."""
    if not words:
        return escape(text)
    pieces = (
        Markup("<mark>{}</mark>").format(piece) if hit else escape(piece)
        for piece, hit in matched(text, words)
    )
    return Markup("").join(pieces)


def cut_lines(cuts: Sequence[Cut]) -> int:
    """Count the lines of what was cut."""
    return sum(1 for cut in cuts for line in cut.text.splitlines() if line.strip()) or 1


def cut_reasons(cuts: Sequence[Cut]) -> str:
    """Name each reason once."""
    return ", ".join(dict.fromkeys(cut.reason for cut in cuts))


def source_address(row: SourceRow) -> str:
    """Lead to everything attributed to a source; an unnamed one may be called like a named one."""
    unnamed = {"unnamed": "yes"} if row.unnamed else {}
    return "/attributions?" + urlencode({"source": row.id or row.name, **unnamed})


def source_link(name: str) -> str:
    """Lead to everything attributed to a name, or to the entity of an id."""
    return "/attributions?" + urlencode({"source": name})


def target_link(entity: str, act: str | None = None) -> str:
    """Lead to everything directed at an entity, by its id, or all of one act."""
    return "/attributions?" + urlencode({"target": entity, **({"act": act} if act else {})})


def named(row: AttributionRow) -> tuple[tuple[str, str], ...]:
    """Give the names of whom a row is attributed to, each with the id of its page."""
    return tuple(zip(row.entities, row.entity_ids, strict=True))


def share(value: float) -> str:
    """Word a share: whole percents, never rounded to all or to nothing that is not."""
    percent = round(100 * value)
    return f"{min(max(percent, 1), 99) if 0 < value < 1 else percent}%"
