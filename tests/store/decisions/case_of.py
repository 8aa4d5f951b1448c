"""Small cases of invented documents to decide on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onrecord.case import Case
from onrecord.model import Attribution, Reading
from tests.link.said import place, reading, store

LOCKS = "“We will never sell the locks,”"
OIL = "“Lamp oil is dear,”"
TEXT = f"{LOCKS} Ana Reyes said in Velm. {OIL} Oren Tash said. “No,” said Alma Quist."


def velm(**changes: object) -> Reading:
    said = [("Ana Reyes", LOCKS), ("Oren Tash", OIL), ("Alma Quist", "“No,”")]
    return reading("Velm", TEXT, said, **{"day": "2031-03-06", **changes})


def castrel() -> Reading:
    return reading("Castrel", f"{LOCKS} Ana Reyes said in Castrel.", [("Ana Reyes", LOCKS)])


def case_of(folder: Path, *readings: Reading) -> Case:
    """Make a case of readings, linked."""
    store(folder, *readings).close()
    case = Case.open(folder)
    case.link()
    return case


def read_again(
    case: Case, *readings: Reading, engine: str = "a newer one", link: bool = True
) -> None:
    """Let another engine read documents of a case."""
    store(case._folder, *readings, engine=engine, first=100).close()
    if link:
        case.link()


def changed(made: Reading, words: str, **changes: object) -> Reading:
    """Give a reading in which the attribution with some words is another one."""
    found = next(each for each in made.attributions if words in each.content[0].text)
    other = replace(found, **changes)
    every = tuple(other if each is found else each for each in made.attributions)
    return replace(made, attributions=every)


def without(made: Reading, words: str) -> Reading:
    kept = (each for each in made.attributions if words not in each.content[0].text)
    return replace(made, attributions=tuple(kept))


def id_of(case: Case, words: str) -> str:
    return next(row.id for row in case.attributions() if words in row.content)


def with_words(made: Reading, *words: str) -> Attribution:
    """Give the attribution of some words in a reading, with its content set to others."""
    return replace(made.attributions[0], content=tuple(place(made.document.text, w) for w in words))
