"""Paragraphs that a condition may leave with nothing to see: they go, unless something was printed."""

from __future__ import annotations

import re

# Marks around such a paragraph; no value can hold one, because its «<» is escaped.
MAY, END = "<?may?>", "<?end?>"
_MARKED = re.compile(re.escape(MAY).encode() + b"(.*?)" + re.escape(END).encode(), re.DOTALL)
_TEXT = re.compile(rb"<w:t(?: [^<>]*)?>([^<]*)</w:t>")
_OBJECT = re.compile(
    rb"<w:(?:drawing|pict|object|br|cr|tab|fldChar|fldSimple|sym|ptab|footnoteReference|endnoteReference|"
    rb"bookmarkStart|sdt|noBreakHyphen)[ />]|<m:"
)
# Tab stops stand in the properties and bear the name of a tab.
_PROPERTIES = re.compile(rb"<w:pPr>.*?</w:pPr>", re.DOTALL)


def is_seen(paragraph: bytes) -> bool:
    """Whether a reader sees anything in a paragraph."""
    if any(text.strip() for text in _TEXT.findall(paragraph)) or b"<w:sectPr" in paragraph:
        return True
    return bool(_OBJECT.search(_PROPERTIES.sub(b"", paragraph)))


def keep(paragraph: bytes) -> bytes:
    """The paragraph, or nothing when nothing in it is seen."""
    return paragraph if is_seen(paragraph) else b""


def drop_unseen(part: bytes) -> bytes:
    """A part with its marked paragraphs kept or dropped, and the marks gone."""
    return _MARKED.sub(lambda found: keep(found[1]), part)
