"""Step 6, finish: what a filled part still needs before Word opens it.

Each repair is done only where a form can need it, which is decided when the form is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from lxml import etree

from docgen.template.patch import DIALECT
from docgen.template.tags import Tag

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_PICTURE = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+(?=")')
_TEXT = '<w:t xml:space="preserve">'
_FIRST_PICTURE = 1001  # docxtpl's own first number.
_ROWLESS = re.compile(r"<w:tbl>(?:(?!<w:tbl>|<w:tr[ >]).)*?</w:tbl>", re.DOTALL)
_HOLDERS = "tc|hdr|ftr|txbxContent|footnote|endnote"
# Word refuses a cell, a header or a note without a paragraph at its end.
_NO_PARAGRAPH = re.compile(
    rf"(<w:(?:{_HOLDERS})(?: [^>]*)?(?<!/)>|</w:tcPr>|<w:tcPr/>|</w:tbl>)(?=</w:(?:{_HOLDERS})>)"
)
_COLUMN_WORDS = ("colspan", "hm", "vm")


# docxtpl's own search for these begins anew at every paragraph and takes minutes on a hostile form.
_BROKEN_TEXT = re.compile(r"<w:t(?: [^<>]*)?>[^<]*[\n\t][^<]*</w:t>")


@dataclass(frozen=True)
class Repairs:
    """Which costly repairs a part of a form can need at all."""

    columns: bool
    pictures: bool


def repairs_for(source: str, tags: Sequence[Tag]) -> Repairs:
    """Columns that come and go by a tag, and pictures whose numbers a loop would repeat."""
    columns = any(tag.prefix == "tc" or tag.keyword in _COLUMN_WORDS for tag in tags)
    return Repairs(columns=columns, pictures="<wp:docPr" in source)


def finish(filled: str, repairs: Repairs) -> bytes:
    """A filled part as the bytes of a member: line breaks and tabs as Word's own, tables and cells whole."""
    if "\n" in filled or "\t" in filled:
        filled = _BROKEN_TEXT.sub(_with_breaks, filled)
    if repairs.columns:
        filled = etree.tostring(DIALECT.fix_tables(filled), encoding="unicode")
    if repairs.pictures:
        numbers = count(_FIRST_PICTURE)
        filled = _PICTURE.sub(lambda found: f"{found[1]}{next(numbers)}", filled)
    filled = _NO_PARAGRAPH.sub(r"\1<w:p/>", _ROWLESS.sub("", filled))
    return (_DECLARATION + filled).encode()


def _with_breaks(found: re.Match[str]) -> str:
    """A text with line feeds and tabs as Word writes them: elements between pieces of text."""
    return found[0].replace("\n", f"</w:t><w:br/>{_TEXT}").replace("\t", f"</w:t><w:tab/>{_TEXT}")
