"""A finished document as the lines its reader sees: every paragraph and every table row of the text.

Unlike ``outline`` it opens issued documents, and reads the text alone, without headers and properties. Knows
no tags and no grammar.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lxml import etree

from docgen.package import WORD, Package, parse_xml
from docgen.template.places import W, paragraph_text

KEPT = 16
"""A paper that is being issued is read by several checks in a row: the last few are kept as read."""

_SKIPPED = frozenset({f"{W}del", f"{W}moveFrom"})


def paper_lines(source: bytes | Path) -> list[str]:
    """The lines of the text in order, empty paragraphs as empty lines, a row as «| a | b |».

    Raises UnsafePackage when the file is no .docx we accept.
    """
    return list(_read(source.read_bytes() if isinstance(source, Path) else source))


@lru_cache(maxsize=KEPT)
def _read(source: bytes) -> tuple[str, ...]:
    package = Package.open(source)
    names = package.parts_of_type(f"{WORD}document.main+xml")
    return tuple(line for name in names for line in _lines(parse_xml(package.members[name])))


def _lines(holder: etree._Element) -> Iterator[str]:
    for child in holder:
        if child.tag == f"{W}p":
            yield _one_line(paragraph_text(child))
            for box in child.iter(f"{W}txbxContent"):
                yield from _lines(box)
        elif child.tag == f"{W}tbl":
            yield from (_row(row) for row in child.iter(f"{W}tr"))
        elif child.tag not in _SKIPPED:
            yield from _lines(child)


def _row(row: etree._Element) -> str:
    cells = (" / ".join(filter(None, _lines(cell))) for cell in row.iter(f"{W}tc"))
    return f"| {' | '.join(cells)} |"


def _one_line(text: str) -> str:
    return text.strip().replace("\t", " → ").replace("\n", " ")
