"""The label sets of the heads, in the order of their numbers."""

ROLE_LABELS = (
    "O",
    "B-source",
    "I-source",
    "B-cue",
    "I-cue",
    "B-content",
    "I-content",
)
NAME_KINDS = (
    "person",
    "organisation",
    "state body",
    "country",
    "place",
    "group",
    "publisher",
    "law or event",
    "office title",
)
ENTITY_LABELS = ("O", *(f"{begin}-{kind}" for kind in NAME_KINDS for begin in "BI"))
