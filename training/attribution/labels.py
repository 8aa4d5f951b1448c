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
ENTITY_LABELS = (
    "O",
    "B-person",
    "I-person",
    "B-organisation",
    "I-organisation",
    "B-place",
    "I-place",
    "B-other",
    "I-other",
)
