"""Captions and credits of photographs, by how a line ends."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.read.about import names

_TAIL = 160  # characters; no credit is longer
_AGENCIES = re.compile(
    r"\b(?:Getty(?: Images)?|Reuters|AFP|EPA|AP|UPI|DPA|ANSA|TASS|Xinhua|Kyodo|Yonhap|Shutterstock"
    r"|Alamy|Associated Press|Bloomberg|Zuma(?: Press)?|Sipa(?: USA)?|Rex|iStock|Anadolu|Redux"
    r"|Magnum|Corbis|Press Association|Polaris|Unsplash|Flickr|Wikimedia(?: Commons)?"
    r"|[A-Z]\w+ (?:Pictures|Images|Photos?|Photo Agency|Press Photo))\b"
)
_ALWAYS = (
    r"[(\[](?:file |handout |pool )?(?:photo|image|picture|video|credit)\w*\b[^()]{0,80}[)\]]\.?$",
    r"[(\[][^()]{0,30}\bphoto\b[^()]{0,80}[)\]]\.?$",
    r"\b(?:photo(?:graph)?s? by|photo:|image:|picture:|(?:photo )?credit:) ?[^().]{2,60}$",
)
_TWO_SIDES = (  # only if a side is an agency or the left a person
    r"\((?P<left>[^()/|]{2,60}) ?[/|] ?(?P<right>[^()|]{2,80})\)$",
    r"(?:[.!?”\"] |^)(?P<left>[^()/|.!?]{4,40}) ?[/|] ?(?P<right>[^()/|.!?]{2,40})$",
    r"\b(?P<left>via|courtesy(?: of)?) (?P<right>[^().]{2,60})$",
)
_CREDIT = re.compile("|".join(f"(?:{form})" for form in _ALWAYS), re.IGNORECASE)
_SIDES = tuple(re.compile(form) for form in _TWO_SIDES)


@lru_cache(maxsize=2048)  # a line is asked about more than once while it is read
def is_caption(text: str) -> bool:
    """Whether a line ends in the credit of a photograph, as captions do."""
    tail = text[-_TAIL:]
    return bool(_CREDIT.search(tail)) or any(
        _is_credit(found["left"].strip(), found["right"].strip())
        for found in (form.search(tail) for form in _SIDES)
        if found
    )


def _is_credit(left: str, right: str) -> bool:
    if not right[:1].isupper():
        return False
    return names.person(left) is not None or bool(_AGENCIES.search(left) or _AGENCIES.search(right))
