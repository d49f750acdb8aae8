"""The author's own file, opened to be written into: its paragraphs by the places the faults name.

Unlike ``open`` nothing is cleaned: revisions, remarks and hidden text stay as they are in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from docgen.errors import Fault
from docgen.package import WORD, Package, serialise
from docgen.template.places import W, paragraphs, part_title

_KINDS = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml")


@dataclass
class AuthorsFile:
    """A form's parts, parsed as they are; ``written`` gives the file with what was changed in them."""

    package: Package
    parts: dict[str, etree._Element]
    added: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def open(cls, source: bytes | Path) -> AuthorsFile:
        """Open a form. Raises UnsafePackage when it is not a .docx we accept."""
        package = Package.open(source)
        names = [name for kind in _KINDS for name in package.parts_of_type(WORD + kind)]
        return cls(package, {name: _parsed(package.members[name]) for name in names})

    @property
    def main(self) -> etree._Element:
        """The text itself."""
        return self.parts[self.package.parts_of_type(WORD + _KINDS[0])[0]]

    def find(self, fault: Fault) -> etree._Element | None:
        """The paragraph a fault is in: at its place and with its quote, else the only one with it."""
        held = [(place, found) for place, found in self._paragraphs() if fault.quote in own_text(found)]
        at_place = [found for place, found in held if place == fault.place]
        if at_place:
            return at_place[0]
        return held[0][1] if len(held) == 1 else None

    def at(self, place: str) -> etree._Element | None:
        """The first paragraph at a place."""
        return next((found for known, found in self._paragraphs() if known == place), None)

    def _paragraphs(self) -> Iterator[tuple[str, etree._Element]]:
        for name, root in self.parts.items():
            for paragraph in paragraphs(root, part_title(name)):
                if paragraph.element is not None and paragraph.element.tag == f"{W}p":
                    yield paragraph.place, paragraph.element

    def written(self) -> bytes:
        """The file with every change."""
        parts = {name: serialise(root) for name, root in self.parts.items()}
        return self.package.replace({**parts, **self.added}).write()


def _parsed(part: bytes) -> etree._Element:
    # Blanks between runs are the author's text: nothing is stripped here.
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def own_texts(paragraph: etree._Element) -> list[etree._Element]:
    """The text elements of a paragraph, those of text boxes inside it not."""
    return [text for text in paragraph.iter(f"{W}t") if next(text.iterancestors(f"{W}p"), None) is paragraph]


def own_text(paragraph: etree._Element) -> str:
    """The text of a paragraph as its text elements give it."""
    return "".join(text.text or "" for text in own_texts(paragraph))
