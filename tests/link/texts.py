"""Invented texts of invented words: as long as is needed, and no two alike by chance."""

from __future__ import annotations

import random
from pathlib import Path

from onrecord.model import Document, Reading
from onrecord.store.database import Database
from onrecord.store.write import Found, put

_PARTS = "ba do fe gi hu ka lo me ni pu ra so te vi wo zu".split()
ENGINE = "by hand"


def paragraph(seed: int, words: int = 60) -> str:
    chosen = random.Random(seed)
    made = ["".join(chosen.choices(_PARTS, k=3)) for _ in range(words)]
    return f"{' '.join(made).capitalize()}."


def article(*seeds: int, words: int = 60) -> str:
    return "\n\n".join(paragraph(seed, words) for seed in seeds)


def document(name: str, text: str, **more: object) -> Document:
    given = {"publisher": f"{name} Courier", "published": "2031-03-07", **more}
    return Document(name=name, text=text, **given)


def store(folder: Path, documents: list[Document], *, first: int = 0, engine: str = ENGINE):
    """Put documents into the record of a case, a new one where there is none."""
    database = Database(folder, create=not folder.exists())
    put(
        database,
        [
            Found(key=f"{first + place}", whole=True, result=Reading(document=one))
            for place, one in enumerate(documents)
        ],
        engine,
    )
    return database
