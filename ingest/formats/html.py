"""HTML to text: what a reader of the page sees, a block a line; no script, no style, nothing fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.decode import decode

_UNSEEN = re.compile(
    r"head|script|style|template|noscript|nav|svg|math|iframe|object|embed|audio|video|canvas"
    r"|button|select|option|datalist|textarea|map"
)
_PARAGRAPHS = re.compile(r"p|h[1-6]|[uod]l|table|blockquote|pre|article|section|hr")
_LINES = re.compile(
    r"div|li|tr|d[td]|address|aside|body|caption|center|details|fieldset|figcaption|figure|footer"
    r"|form|header|legend|main|summary|thead|tbody|tfoot"
)
_CELLS = frozenset({"td", "th"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
_EAST = r"\u3000-\u303f\u4e00-\u9fff\uff00-\uffef"
_BROKEN = re.compile(rf"(?<=[{_EAST}])[ \t]*\r?\n\s*(?=[{_EAST}])")
"""A line break of the source between Chinese characters, which is no space."""
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_AROUND = re.compile(r" *\n *")
_MANY = re.compile(r"\n{3,}")


def text(raw: bytes) -> str:
    """The text of a page, in the encoding that it declares or, failing that, has."""
    declared = _CHARSET.search(raw[:4096])
    return text_of_html(decode(raw, "the page", declared[1].decode() if declared else None))


def text_of_html(source: str) -> str:
    """The text of HTML: paragraphs apart, list items marked, cells of a row apart by a tab."""
    root = LexborHTMLParser(source).root
    joined = "".join(_pieces(root)) if root else ""
    return _MANY.sub("\n\n", _AROUND.sub("\n", joined)).strip() + "\n"


def _pieces(root: LexborNode) -> Iterator[str]:
    """Texts and the white space between them; a stack, since pages may nest without end."""
    stack: list[LexborNode | str] = [root]
    kept = 0
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            kept -= node == _PRE
            yield node.rstrip(_PRE)
        elif node.is_text_node:
            words = node.text_content or ""
            yield words if kept else _BLANKS.sub(" ", _BROKEN.sub("", words))
        elif node.is_element_node and not _is_unseen(node):
            tag = node.tag or ""
            space = _space(tag)
            yield space + _begin(tag, node)
            kept += tag == "pre"
            stack.append(_PRE if tag == "pre" else space)
            stack += reversed(list(node.iter(include_text=True)))


_PRE = "\n\n\x00"
"""The end of a stretch in which white space counts."""


def _is_unseen(node: LexborNode) -> bool:
    given = node.attributes
    hidden = "hidden" in given or _HIDDEN.search(given.get("style") or "")
    return bool(hidden or _UNSEEN.fullmatch(node.tag or ""))


def _space(tag: str) -> str:
    if _PARAGRAPHS.fullmatch(tag):
        return "\n\n"
    return "\n" if _LINES.fullmatch(tag) else ""


def _begin(tag: str, node: LexborNode) -> str:
    """What stands before an element: the mark of a list item, the tab of a cell, a line break."""
    if tag == "br":
        return "\n"
    if tag in _CELLS:
        return "\t" if _place(node) else ""
    if tag == "li":
        numbered = node.parent is not None and node.parent.tag == "ol"
        return f"{_place(node) + 1}. " if numbered else "- "
    return ""


def _place(node: LexborNode) -> int:
    """How many elements stand before one in its list or row."""
    count, before = 0, node.prev
    while before is not None:
        count += before.is_element_node
        before = before.prev
    return count
