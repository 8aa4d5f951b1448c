"""Rich text (RTF) cut into what its grammar knows, and its tables of words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<hex>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}]+)"
    r"|\\"
)
SIGNS = {
    "tab": " ", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
    "qmspace": " ", "lbr": "\n",
}  # fmt: skip
ESCAPES = {"~": " ", "_": "-", "-": "", "\\": "\\", "{": "{", "}": "}", "\n": "\n\n", "\r": "\n\n"}
# Groups whose text is not of the document.
LEFT_OUT = frozenset(
    """colortbl stylesheet pict listtable listoverridetable listtext pntext pntxta pntxtb rsidtbl
    generator themedata colorschememapping xmlnstbl datastore latentstyles fldinst annotation atnid
    atnauthor atntime atndate atnref atnicn atrfstart atrfend bkmkstart bkmkend shprslt nonshppict
    objdata objclass sp template operator company manager category keywords subject comment doccomm
    revtbl filetbl private footnotesep ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn tc xe txe rxe
    passwordhash protusertbl userprops mmathPr wgrffmtfilter pgptbl formfield ffname""".split()
)
KEPT = frozenset("shpinst shptxt shp fldrslt field result object upr shppict".split())
HEADS = frozenset("header headerl headerr headerf".split())
FEET = frozenset("footer footerl footerr footerf".split())
NOTES = frozenset("footnote".split())
INFORMATION = frozenset("title author creatim".split())
CODE_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936",
    136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
MULTIBYTE = frozenset(("cp932", "cp949", "cp936", "cp950", "johab"))


class Token(NamedTuple):
    """`kind` is "word", "hex", "sign", "brace" or "text"."""

    kind: str
    value: str
    number: int | None = None


def tokens(source: str) -> Iterator[Token]:
    """Cut a file, read as Latin-1, into tokens; binary data is passed over. Linear."""
    at = 0
    while found := _TOKEN.match(source, at):
        at = found.end()
        kind = found.lastgroup
        if found["word"]:
            number = int(found["number"]) if found["number"] else None
            if found["word"] == "bin" and number and number > 0:
                at += number
            else:
                yield Token("word", found["word"], number)
        elif kind is not None:
            yield Token(kind, found[kind])
