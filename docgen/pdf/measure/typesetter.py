"""Letters → spans with a face, a size and a width: capitals, small capitals, raised letters, fallback.

Raises nothing itself: letters that no font has are gathered, so that all are named together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from docgen.pdf.measure.families import SIGN_FAMILIES, SYMBOLS, font_file
from docgen.pdf.measure.signs import sign_letter
from docgen.pdf.measure.typeface import Type, load
from docgen.pdf.resolve.formats import RunFormat

# LibreOffice's sizes of raised and lowered letters and of small capitals.
_RAISED_SIZE, _SMALL = 0.58, 0.8
# They take no place: joiners, marks of direction, the byte order mark.
_NOTHING = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


@dataclass(slots=True)
class Span:
    """Letters of one face and look; ``width`` and ``raised`` in twips.

    ``line`` is the type a line takes its height from: raised letters and borrowed signs do not change it.
    """

    text: str
    type: Type
    line: Type
    format: RunFormat
    width: float
    raised: float = 0
    link: str = ""


@dataclass(frozen=True, slots=True)
class _Face:
    """What a look comes to: the type of its capitals and of its small capitals, and how far it is raised."""

    type: Type
    small: Type
    line: Type
    raised: float
    signs: bool


class Typesetter:
    """Measures for one document; ``folder`` holds fonts the school has added."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._faces: dict[RunFormat, _Face] = {}
        self.missing: dict[str, None] = {}

    def type_of(self, look: RunFormat) -> Type:
        """The type of a look's letters."""
        return self._face(look).type

    def spans(self, text: str, look: RunFormat, link: str = "") -> list[Span]:
        """A text of one look as spans, each of one face."""
        face = self._face(look)
        if face.signs:
            text = "".join(sign_letter(look.family, letter) for letter in text)
        if look.caps:
            text = text.upper()
        if look.small_caps and not look.caps:
            return list(self._small_capitals(text, look, face, link))
        return self._measured(text, look, face, face.type, link)

    def _small_capitals(self, text: str, look: RunFormat, face: _Face, link: str) -> Iterator[Span]:
        for small, letters in groupby(text, str.islower):
            type = face.small if small else face.type
            yield from self._measured("".join(letters).upper(), look, face, type, link)

    def _measured(self, text: str, look: RunFormat, face: _Face, type: Type, link: str) -> list[Span]:
        width = type.width(text)
        if width is not None:
            return [Span(text, type, face.line, look, self._spaced(width, text, look), face.raised, link)]
        return list(self._fallen_back(text.translate(_NOTHING), look, face, type, link))

    def _fallen_back(self, text: str, look: RunFormat, face: _Face, type: Type, link: str) -> Iterator[Span]:
        symbols = load(SYMBOLS).at(type.size)
        for has, letters in groupby(text, lambda letter: type.width(letter) is not None):
            part, own = "".join(letters), type if has else symbols
            width = own.width(part)
            if width is None:
                self._miss(part, symbols)
                continue
            yield Span(part, own, face.line, look, self._spaced(width, part, look), face.raised, link)

    def _miss(self, text: str, symbols: Type) -> None:
        for letter in text:
            if symbols.width(letter) is None:
                name = unicodedata.name(letter, "без имени")
                self.missing[f"знак U+{ord(letter):04X} ({name}), которого нет в шрифтах,"] = None

    @staticmethod
    def _spaced(width: float, text: str, look: RunFormat) -> float:
        return width * look.scale + look.spacing * len(text)

    def _face(self, look: RunFormat) -> _Face:
        found = self._faces.get(look)
        if found is None:
            found = self._faces[look] = self._found(look)
        return found

    def _found(self, look: RunFormat) -> _Face:
        signs = look.family.strip().lower() in SIGN_FAMILIES
        path = SYMBOLS if signs else font_file(look.family, look.bold, look.italic, self._folder)
        if path is None:
            self.missing[f"шрифт «{look.family}», которого у нас нет,"] = None
            path = font_file("Times New Roman", look.bold, look.italic) or SYMBOLS
        face = load(path)
        line, size = face.at(look.size), look.size
        # LibreOffice keeps a moved letter in per cent of the height of its line.
        raised = (line.ascent + line.descent) * look.raised / look.size
        if look.vertical in {"superscript", "subscript"}:
            size *= _RAISED_SIZE
            small = face.at(size)
            raised += (
                line.ascent - small.ascent if look.vertical == "superscript" else small.descent - line.descent
            )
        return _Face(face.at(size), face.at(size * _SMALL), line, raised, signs)
