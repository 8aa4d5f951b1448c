"""Lay a parsed page out as a browser shows it, before its body is looked for."""

from __future__ import annotations

import re

from onrecord.read.about.tags import Element
from onrecord.read.text import lines

_INNER = re.compile(r"(?<=\S)[ \t\f]*[\r\n][ \t\r\n\f]*(?=\S)")
# What XML has no room for: a parser lets it pass, and a tree refuses to be given it.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INLINE = frozenset(
    "a abbr b bdi cite code dfn em font i mark q s small span strong sub sup time u".split()
)  # around these, a line end is a space; around blocks, it parts them
_VERBATIM = frozenset({"script", "style", "textarea", "pre", "template", "noscript"})
_KEPT = re.compile(r"white-space ?: ?pre", re.IGNORECASE)
_STYLE = 200  # characters of a style that are looked at
_LONGEST = 1_000_000  # characters of a preformatted text that are taken apart


def settle(tree: Element) -> None:
    """Make paragraphs of preformatted text, spaces of other line ends, and keep who is quoted.

    A quotation's footer or caption names whom it is from; extractions take it for the page's.
    The tree is changed.
    """
    for node in list(tree.iter("pre")) + [
        one for one in tree.iter("div", "p") if _KEPT.search((one.get("style") or "")[:_STYLE])
    ]:
        _set_in_paragraphs(node)
    for node in tree.iter():
        text, tail = node.text or "", node.tail or ""
        if "\n" in text and isinstance(node.tag, str) and node.tag not in _VERBATIM:
            node.text = _joined(text, node.tag, _tag(next(iter(node), node)))
        if "\n" in tail:
            after = node.getnext()
            last = node.getparent() if after is None else after
            node.tail = _joined(tail, _tag(node), _tag(last))
    _keep_whom_quotations_are_from(tree)


def _tag(node: Element | None) -> str:
    return node.tag if node is not None and isinstance(node.tag, str) else ""


def _joined(text: str, before: str, after: str) -> str:
    """Make spaces of line ends inside a text, and at its ends where no block begins or ends."""
    text = _INNER.sub(" ", _UNFIT.sub("", text))
    if not text.strip():
        return " " if before in _INLINE and after in _INLINE else text
    if before in _INLINE:
        text = f" {text.lstrip()}" if text[0].isspace() else text
    if after in _INLINE:
        text = f"{text.rstrip()} " if text[-1].isspace() else text
    return text


def _set_in_paragraphs(node: Element) -> None:
    text = node.text_content()
    if node.find(".//code") is not None or node.find(".//p") is not None or len(text) > _LONGEST:
        return
    paragraphs = lines.split(lines.clean(text))
    if len(paragraphs) == 0 or "\n" not in text.strip():
        return
    tail = _UNFIT.sub("", node.tail or "")
    node.clear()
    node.tail, node.tag = tail, "div"
    for paragraph in paragraphs:
        one = node.makeelement("p")
        one.text = _UNFIT.sub("", paragraph.text)
        node.append(one)


def _keep_whom_quotations_are_from(tree: Element) -> None:
    for quotation in tree.iter("blockquote"):
        for footer in list(quotation.iter("footer")):
            footer.tag = "p"
        around = quotation.getparent()
        if around is not None and around.tag == "figure":
            around.tag = "div"
            for caption in around.findall("figcaption"):
                caption.tag = "p"
