"""The codes of languages, from what people and databases write in their place."""

from __future__ import annotations

import re

_NAMES = {
    name: code
    for code, names in {
        "ar": "ara arabic العربية",
        "bg": "bul bulgarian български",
        "cs": "ces cze czech čeština",
        "da": "dan danish dansk",
        "de": "deu ger german deutsch",
        "el": "ell gre greek ελληνικά",
        "en": "eng english englisch anglais inglés",
        "es": "spa spanish español castellano",
        "et": "est estonian eesti",
        "fa": "fas per persian farsi فارسی",
        "fi": "fin finnish suomi",
        "fr": "fra fre french français",
        "he": "heb hebrew עברית",
        "hi": "hin hindi हिन्दी",
        "hr": "hrv croatian hrvatski",
        "hu": "hun hungarian magyar",
        "id": "ind indonesian bahasa",
        "it": "ita italian italiano",
        "ja": "jpn japanese 日本語",
        "ko": "kor korean 한국어",
        "lt": "lit lithuanian lietuvių",
        "lv": "lav latvian latviešu",
        "nl": "nld dut dutch nederlands",
        "no": "nor norwegian norsk",
        "pl": "pol polish polski",
        "pt": "por portuguese português",
        "ro": "ron rum romanian română",
        "ru": "rus russian русский",
        "sk": "slk slo slovak slovenčina",
        "sl": "slv slovenian slovenščina",
        "sr": "srp serbian српски",
        "sv": "swe swedish svenska",
        "th": "tha thai ไทย",
        "tr": "tur turkish türkçe",
        "uk": "ukr ukrainian українська",
        "ur": "urd urdu اردو",
        "vi": "vie vietnamese",
        "zh": "zho chi chinese mandarin 中文",
    }.items()
    for name in names.split()
}
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8}){0,3}")


def code(value: str) -> str | None:
    """Read "en", "en-GB", "eng", "English" or "English; Spanish" as "en"; None if it is none."""
    words = re.split(r"[^\w-]+", value.strip().casefold(), maxsplit=1)[0]
    named = _NAMES.get(words)
    found = _CODE.fullmatch(words.replace("_", "-"))
    if named or not found:
        return named
    return _NAMES.get(found[1], found[1] if len(found[1]) == 2 else None)
