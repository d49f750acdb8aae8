"""A TrueType font for reportlab that keeps the no-break space what it is and embeds what archives accept.

reportlab writes U+00A0 as a plain space; then a justified line would stretch it, and the text read back from
the PDF would have lost it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObjectReference
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from docgen.pdf.streams import Plain, Stream

_SYMBOLIC = 4
_NONSYMBOLIC = 32


class Face(TTFont):  # type: ignore[misc]
    """A font whose letters are numbered document by document, in the order they are met."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), asciiReadable=False, shapable=False)

    def encode(self, text: str, document: Any) -> list[tuple[int, bytes]]:
        """The text as (subset, codes) parts, for a document being written."""
        state = self._state(document)
        if not state.known.issuperset(text):
            for letter in text:
                self._assigned(state, ord(letter))
            state.known.update(text)
        try:
            # All letters of the first subset have codes of one byte.
            return [(0, text.translate(state.assignments).encode("latin-1"))]
        except UnicodeEncodeError:
            return _parts([state.assignments[ord(letter)] for letter in text])

    def addObjects(self, document: Any) -> None:  # noqa: N802 - reportlab calls it so
        """Put the subsets that were used into the document, each a simple symbolic font."""
        state = self.state[document]
        fonts = document.idToObject["BasicFonts"].dict
        for number, subset in enumerate(state.subsets):
            name = self.getSubsetInternalName(number, document)[1:]
            base = (SUBSETN(number) + b"+" + self.face.name).decode("latin-1")
            fonts[name] = document.Reference(self._font(document, base, number, subset), name)
        del self.state[document]

    def _font(self, document: Any, base: str, number: int, subset: list[int]) -> Plain:
        program = self.face.makeSubset(subset)
        file = document.Reference(Stream(program, padding=b"\0\0\0\1", sized=True), f"file:{base}")
        letters = document.Reference(Stream(_letters(number, subset), padding=b"\n"), f"letters:{base}")
        descriptor = document.Reference(self._descriptor(base, file), f"descriptor:{base}")
        widths = " ".join(f"{self.face.getCharWidth(letter):.0f}" for letter in subset)
        return Plain(
            f"<< /Type /Font /Subtype /TrueType /BaseFont /{base} /FirstChar 0 /LastChar {len(subset) - 1} "
            f"/Widths [{widths}] /FontDescriptor ", descriptor, " /ToUnicode ", letters, " >>",
        )  # fmt: skip

    def _descriptor(self, base: str, file: PDFObjectReference) -> Plain:
        face = self.face
        box = " ".join(f"{side:.0f}" for side in face.bbox)
        return Plain(
            f"<< /Type /FontDescriptor /FontName /{base} /Flags {face.flags & ~_NONSYMBOLIC | _SYMBOLIC} "
            f"/FontBBox [{box}] /ItalicAngle {face.italicAngle:.0f} /Ascent {face.ascent:.0f} "
            f"/Descent {face.descent:.0f} /CapHeight {face.capHeight:.0f} /StemV {face.stemV:.0f} "
            f"/MissingWidth {face.defaultWidth:.0f} /FontFile2 ", file, " >>",
        )  # fmt: skip

    def _state(self, document: Any) -> Any:
        try:
            return self.state[document]
        except KeyError:
            state = self.state[document] = TTFont.State(False, self)
            # Codes below the space stay free: some readers take them for control characters.
            state.nextCode = 33
            state.known = set()
            return state

    def _assigned(self, state: Any, letter: int) -> int:
        found = state.assignments.get(letter)
        if found is not None:
            return int(found)
        number = _next_code(state)
        state.subsets[number >> 8].append(letter)
        state.assignments[letter] = number
        return number


def _next_code(state: Any) -> int:
    """The next free number: 33 … 255 of the first subset, 1 … 255 of the others; 32 is the space."""
    number = int(state.nextCode)
    if number & 0xFF == 0:
        state.subsets.append([0])
        number += 1
    if number & 0xFF == 32:
        state.subsets[number >> 8].append(32)
        number += 1
    state.nextCode = number + 1
    return number


def _parts(codes: list[int]) -> list[tuple[int, bytes]]:
    parts: list[tuple[int, bytearray]] = []
    for code in codes:
        if not parts or parts[-1][0] != code >> 8:
            parts.append((code >> 8, bytearray()))
        parts[-1][1].append(code & 0xFF)
    return [(subset, bytes(part)) for subset, part in parts]


def _letters(number: int, subset: list[int]) -> bytes:
    """The map from codes to Unicode by which text is searched and copied."""
    # In the first subset the codes below the space are not used; a letter 0 is none.
    pairs = [(code, letter) for code, letter in enumerate(subset) if letter and (number or code >= 32)]
    blocks = []
    for start in range(0, len(pairs), 100):
        part = pairs[start : start + 100]
        lines = "\n".join(f"<{code:02X}> <{chr(letter).encode('utf-16-be').hex()}>" for code, letter in part)
        blocks.append(f"{len(part)} beginbfchar\n{lines}\nendbfchar")
    body = "\n".join(blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n"
        f"/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode()
