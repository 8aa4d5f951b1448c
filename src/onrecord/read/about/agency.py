"""Wire services: the names under which a copy credits them."""

from __future__ import annotations

import re

_AGENCIES = {  # as it is credited -> how it is named elsewhere
    "AP": "Associated Press|AP News|A\\.P\\.|AP via \\w+",
    "Reuters": "Thomson Reuters|Reuters News",
    "AFP": "Agence[ -]France[ -]Presse|Agence France Press",
    "UPI": "United Press International",
    "dpa": "Deutsche Presse[ -]Agentur|DPA",
    "EFE": "Agencia EFE",
    "ANSA": "Agenzia ANSA",
    "TASS": "ITAR-TASS|Itar-Tass",
    "Interfax": "",
    "Xinhua": "Xinhua News Agency|New China News Agency",
    "CNA": "Central News Agency",
    "Kyodo": "Kyodo News",
    "Jiji Press": "",
    "Yonhap": "Yonhap News Agency|Yonhap News",
    "PTI": "Press Trust of India",
    "ANI": "Asian News International",
    "IANS": "Indo-Asian News Service",
    "Anadolu Agency": "Anadolu|AA",
    "PA Media": "Press Association|PA",
    "AAP": "Australian Associated Press",
    "The Canadian Press": "Canadian Press|CP",
    "Bloomberg": "Bloomberg News",
    "Antara": "",
    "Bernama": "",
    "KCNA": "Korean Central News Agency",
    "SANA": "Syrian Arab News Agency",
    "IRNA": "Islamic Republic News Agency",
    "WAFA": "",
    "Ukrinform": "",
}
_NAMES = {
    name: re.compile(
        rf"(?:[Tt]he )?(?:{re.escape(name)}|{others})(?: news agency)?"
        if others
        else rf"(?:[Tt]he )?{re.escape(name)}(?: news agency)?",
        re.IGNORECASE if len(name) > 4 else 0,
    )
    for name, others in _AGENCIES.items()
}
_SHORT = frozenset({"AA", "CP", "PA", "ANI", "CNA", "SANA"})  # too short to stand for itself
_WITHIN = re.compile(
    r"\b(?:Associated Press|Reuters|Agence[ -]France[ -]Presse|AFP|AP|Xinhua|Kyodo News|Yonhap"
    r"|United Press International|UPI|TASS|Press Association|Press Trust of India|Bloomberg News"
    r"|Deutsche Presse[ -]Agentur|Interfax|Anadolu Agency|Canadian Press)\b"
)
_GENERAL = re.compile(
    r"(?:(?:news|wire|our) )?(?:agencies|wires?(?: (?:services?|reports?))?|wire services?)"
    r"|(?:staff|post)(?: reporters?)? and (?:news )?(?:agencies|wires)|news agencies",
    re.IGNORECASE,
)
_MARKS = " .,;:()[]–—-|/"


def named(text: str, *, short: bool = False) -> str | None:
    """Name the wire service, in its usual form, if a text is nothing but its name.

    Args:
        text: A credit, as "The Associated Press".
        short: Take names of two or three letters, too, as where brackets follow a place.
    """
    words = text.strip(_MARKS)
    if len(words) > 40 or (words in _SHORT and not short):
        return None
    return next((name for name, form in _NAMES.items() if form.fullmatch(words)), None)


def within(text: str) -> str | None:
    """Name the first wire service that a credit names among others."""
    found = _WITHIN.search(text)
    return named(found[0]) if found else None


def is_general(text: str) -> bool:
    """Whether a credit says only that wire services were used: "Staff and agencies"."""
    return bool(_GENERAL.fullmatch(text.strip(_MARKS)))
