"""An export that was saved as a web page, to its rows."""

from __future__ import annotations

_ROWS = frozenset("div p br tr td th li h1 h2 h3 h4 h5 h6 table hr dt dd".split())
_UNSEEN = frozenset({"script", "style", "head"})


def rows(source: str) -> str:
    """The text of a page, a row for each block; nothing of a page that cannot be parsed."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - as in `formats.html`

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, recover=True, huge_tree=False)
    try:
        page = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return ""
    if page is None:
        return ""
    etree.strip_elements(page, *_UNSEEN, etree.Comment, with_tail=False)
    pieces: list[str] = []
    for event, element in etree.iterwalk(page, events=("start", "end")):
        pieces += ["\n"] if element.tag in _ROWS else []
        text = element.text if event == "start" else element.tail
        pieces += [" ".join(text.split("\n"))] if text else []
    return "".join(pieces)
