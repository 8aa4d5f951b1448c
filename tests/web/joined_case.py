"""A linked case of short invented texts: a saying in three wordings, a copy, two of one name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onrecord.case import Case
from onrecord.model import Act, EntityKind, Reading, Tie, TieKind
from tests.link.said import place, reading, store

FULL = "“We will never sell the locks of Ondai, whatever the price, and we never sold a gate,”"
CUT = "“We will never sell the locks of Ondai, whatever the price,”"
ALTERED = "“We will never sell the gates of Ondai, whatever the price, and we never sold a gate,”"
APART = "“We will sell the locks of Ondai, whatever the price, and we never sold a gate,”"
OFFICE = {"Ana Reyes": "finance minister of Velm"}
HOSTILE = "<script>alert(1)</script>"
COPIED = (
    "The board of the northern harbour met for six hours behind closed doors and left by the back "
    "stairs, one by one, past a row of parked bicycles and a sleeping porter with a lantern. "
    "Nobody would tell the waiting reporters what the envelope on the long table had held. "
)


def said(name: str, words: str, day: str) -> Reading:
    text = f"{words} Ana Reyes, the finance minister of Velm, said in {name} before Oren Tash."
    made = reading(
        name,
        text,
        [("Ana Reyes", words)],
        people=["Oren Tash"],
        offices=OFFICE,
        published=day,
        title=f"{name} {HOSTILE}",
    )
    reyes, tash = made.entities
    tie = Tie(kind=TieKind.ALLY, one=reyes.id, other=tash.id, evidence=place(text, "before"))
    first, *_ = made.attributions
    aimed = replace(first, act=Act.PROMISE, target=tash.id)
    return replace(made, attributions=(aimed,), ties=(tie,))


READINGS = (
    said("Velm", FULL, "2031-03-06"),
    said("Castrel", CUT, "2031-03-07"),
    said("Ondai", ALTERED, "2031-03-08"),
    said("Lanner", APART, "2031-03-09"),
    reading("wire", COPIED, published="2031-03-01", publisher="Northgate Wire"),
    reading(
        "paper",
        f"{COPIED}Oren Tash smiled{HOSTILE}.",
        people=["Oren Tash"],
        published="2031-03-02",
    ),
    reading("singer", "“We sing,” Della Brook said.", [("Della Brook", "“We sing,”")]),
    reading(
        "band",
        "“We sang,” the Della Brook said.",
        [("Della Brook", "“We sang,”")],
        kinds={"Della Brook": EntityKind.ORGANISATION},
    ),
)


def build(folder: Path) -> Case:
    """Make the case and link it."""
    store(folder, *READINGS).close()
    case = Case.open(folder)
    case.link()
    return case
