"""What is read about a document: on saved pages, in plain texts, in speeches and briefings.

gold/metadata.jsonl was written by hand from the visible text and the data of each page, before any
rule was changed. It holds facts and no page's words. `published` is the day as the page tells it to
a reader; where the page's data calls the only day it shows a modification, the data's. `moment` is
there where the same moment is another day elsewhere; a zoned time at that moment is right too. A
missing key was not judged. Pages of the part "kept" are not to be looked at.

`python -m evals.suites.metadata` tells what becomes of the dates, ours beside trafilatura's, and
what is wrong on the pages that may be looked at.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from evals.data import DEFAULT, GOLD_FOLDER, DataMissing, rows
from evals.reports.table import Measure
from evals.scoring.judging import share
from onrecord.config import Settings
from onrecord.errors import OnRecordError
from onrecord.model import Document, Genre, Input
from onrecord.read import read

SUITE = "metadata"
GOLD = GOLD_FOLDER / "metadata.jsonl"
_STEP = 9  # of the plain news texts, one in so many
_SAMPLE = 120  # briefings, remarks and speeches, each


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one program reads off a page."""

    published: str | None = None
    publisher: str | None = None
    byline: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    agency: str | None = None
    dateline: str | None = None
    genre: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page with its gold, what we read and what trafilatura reads."""

    gold: dict[str, Any]
    ours: Told
    peers: Told


def pages(folder: Path) -> list[Page]:
    """Read all pages of the gold.

    Raises:
        DataMissing: a page is not there.
    """
    found = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        path = folder / "article_extraction" / "html" / f"{gold['id']}.html.gz"
        if not path.is_file():
            raise DataMissing(folder, "article_extraction")
        data = gzip.decompress(path.read_bytes())
        found.append(Page(gold=gold, ours=_ours(data, "html"), peers=_trafilatura(data)))
    return found


def _ours(data: bytes, kind: str) -> Told:
    document = _read(data, kind)
    if document is None:
        return Told()
    return Told(
        published=document.published,
        publisher=document.publisher,
        byline=document.byline,
        contributors=document.contributors,
        agency=document.agency,
        dateline=document.dateline,
        genre=document.genre,
    )


def _read(data: bytes, kind: str) -> Document | None:
    try:
        return read(Input(name="page", format=kind, payload=data), Settings())
    except OnRecordError:
        return None


def _trafilatura(data: bytes) -> Told:
    """What trafilatura (its dates by htmldate) says of the same bytes."""
    import trafilatura  # noqa: PLC0415 - slow to import, and only this suite needs it

    found = trafilatura.extract_metadata(data.decode("utf-8", errors="replace"))
    names = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Told(published=found.date, publisher=found.sitename, byline=names)


def is_right(field: str, told: Told, gold: dict[str, Any]) -> bool:
    """Tell whether a field is as in the gold."""
    value = getattr(told, field)
    if field == "published":
        return _same_day(value, gold) or _same_moment(value, gold.get("moment"))
    if field == "publisher":
        return _letters(value) in {_letters(name) for name in gold["publisher"]}
    if field in {"byline", "contributors"}:
        return {_letters(name) for name in value} == {_letters(name) for name in gold[field]}
    return bool(_letters(value) == _letters(gold[field]))


def _same_day(value: str | None, gold: dict[str, Any]) -> bool:
    return value is not None and value[:10] == gold["published"]


def _same_moment(value: str | None, moment: str | None) -> bool:
    """The same minute, or only the day of the moment where no time of day is given."""
    if not value or not moment:
        return False
    if len(value) == len("2021-08-25"):
        return value == moment[:10]
    try:
        apart = datetime.fromisoformat(value) - datetime.fromisoformat(moment)
    except (ValueError, TypeError):
        return False
    return abs(apart.total_seconds()) < 120


def _letters(text: str | None) -> str:
    return re.sub(r"^the |[\W_]+", "", (text or "").lower())


def judge(folder: Path) -> list[Measure]:
    """Measure everything that there is data for."""
    return [*page_measures(pages(folder)), *_plain_measures(folder), *_genre_measures(folder)]


def page_measures(found: list[Page]) -> list[Measure]:
    """Shares of pages on which a field is right."""
    parts = {part: [one for one in found if one.gold["part"] == part] for part in ("look", "kept")}
    measures = [
        _measure("pages: published right", _right("published", found)),
        *(_measure(f"pages, {part}: published right", _right("published", those))
          for part, those in parts.items()),
        _measure("pages: published right, the very day shown", _shown(found, "ours")),
    ]  # fmt: skip
    for field in ("publisher", "byline", "genre", "agency", "dateline", "contributors"):
        measures.append(_measure(f"pages: {field} right", _right(field, found)))
        measures += [
            _measure(f"pages, {part}: {field} right", _right(field, those))
            for part, those in parts.items()
            if field in {"publisher", "byline", "genre"}
        ]
    return [
        *measures,
        *(
            _measure(f"trafilatura, pages: {field} right", _right(field, found, ours=False))
            for field in ("published", "publisher", "byline")
        ),
        _measure("trafilatura, pages: published right, the very day shown", _shown(found, "peers")),
    ]


def _shown(found: list[Page], whose: str) -> tuple[int, int]:
    days = [_same_day(getattr(one, whose).published, one.gold) for one in found]
    return sum(days), len(days)


def _right(field: str, found: list[Page], *, ours: bool = True) -> tuple[int, int]:
    judged = [one for one in found if field in one.gold]
    right = sum(is_right(field, one.ours if ours else one.peers, one.gold) for one in judged)
    return right, len(judged)


def _measure(name: str, counted: tuple[int, int]) -> Measure:
    return Measure(suite=SUITE, name=name, value=share(*counted))


def _plain_measures(folder: Path) -> list[Measure]:
    """News texts whose publisher and authors are known: what the text tells, is it right?

    None of these texts tells its date.
    """
    publishers: list[bool] = []
    bylines: list[bool] = []
    for i, row in enumerate(rows(folder, "allsides_news", "articles.jsonl.gz")):
        if i % _STEP:
            continue
        ours = _ours(row["text"].encode(), "txt")
        if ours.publisher:
            publishers.append(_publisher_fits(ours.publisher, row["source"]))
        if ours.byline and row["authors"]:
            bylines.append(any(_letters(name) in _letters(row["authors"]) for name in ours.byline))
    return [
        _measure("plain news: publisher right, where told", (sum(publishers), len(publishers))),
        _measure("plain news: an author in the byline, where told", (sum(bylines), len(bylines))),
        _count("plain news: texts that tell a publisher", len(publishers)),
        _count("plain news: texts that tell a byline", len(bylines)),
    ]


def _count(name: str, number: int) -> Measure:
    return Measure(suite=SUITE, name=name, value=number, digits=0)


def _publisher_fits(found: str | None, source: str) -> bool:
    """Whether one name holds the other: the set says "CNN (Web News)" for CNN."""
    one, other = _letters(found), _letters(re.sub(r"\(.*|(?:Online )?News.*|-.*", "", source))
    return bool(one) and (other in one or one in other)


def _genre_measures(folder: Path) -> Iterator[Measure]:
    """Genres of texts whose kind is known from where they come."""
    speeches = _sample(row["text"] for row in rows(folder, "ungd", "speeches.jsonl.gz"))
    briefings = _white_house(folder, "press_briefings", "press-briefings")
    remarks = _white_house(folder, "remarks_foreign", "speeches-remarks")
    statements = _white_house(folder, "remarks_foreign", "briefings-statements")
    for name, texts, wanted in (
        ("briefings", briefings, Genre.TRANSCRIPT),
        ("remarks", remarks, Genre.SPEECH),
        ("statements (most do not say so)", statements, Genre.RELEASE),
        ("UN speeches", speeches, Genre.SPEECH),
    ):
        found = [_ours(text.encode(), "txt").genre for text in texts]
        yield _measure(f"{name}: genre right", (found.count(wanted), len(found)))


def _white_house(folder: Path, file: str, category: str) -> list[str]:
    return _sample(
        f"{row['title']}\n\n{row['text']}"
        for row in rows(folder, "wh_briefings", f"{file}.jsonl.gz")
        if row["cat"] == category
    )


def _sample(texts: Iterable[str]) -> list[str]:
    listed = list(texts)
    return listed[:: max(1, len(listed) // _SAMPLE)][:_SAMPLE]


def faults(found: list[Page]) -> Iterator[str]:
    """What is wrong on the pages that may be looked at."""
    for page in found:
        if page.gold["part"] != "look":
            continue
        for field in Told.__slots__:
            if field in page.gold and not is_right(field, page.ours, page.gold):
                value = getattr(page.ours, field)
                yield f"{page.gold['id'][:10]} {field}: {value!r}, not {page.gold[field]!r}"


FATES = (
    "the day shown",
    "the same moment, the day of another zone",
    "no date",
    "only a month or a year",
    "an earlier day",
    "a later day",
)


def fate(told: Told, gold: dict[str, Any]) -> str:
    """Say what became of a page's date; one of `FATES`."""
    value, wanted = told.published, gold["published"]
    if value is None:
        return FATES[2]
    if value[:10] == wanted:
        return FATES[0]
    if _same_moment(value, gold.get("moment")):
        return FATES[1]
    if len(value) < len(wanted):
        return FATES[3]
    return FATES[4] if value[:10] < wanted else FATES[5]


def _table(found: list[Page]) -> str:
    ours, theirs = (Counter(fate(told, one.gold) for one, told in pairs) for pairs in (
        [(one, one.ours) for one in found], [(one, one.peers) for one in found]
    ))  # fmt: skip
    lines = [f"{'':45}{'OnRecord':>10}{'trafilatura':>13}"]
    lines += [f"{name:45}{ours[name]:>10}{theirs[name]:>13}" for name in FATES]
    return "\n".join(lines)


def main() -> None:
    """Print the table of dates, then the faults of the part that may be looked at."""
    parser = argparse.ArgumentParser(prog="python -m evals.suites.metadata", description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    found = pages(parser.parse_args().data)
    print(_table(found))
    for fault in faults(found):
        print(fault)


if __name__ == "__main__":
    main()
