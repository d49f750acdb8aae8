"""Strokes → a PDF, on a bare reportlab canvas.

Page content is written as operators straight away: that is what the time of a page goes to.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from docgen.pdf.draw.images import paint_image
from docgen.pdf.draw.rules import paint_rules
from docgen.pdf.draw.strokes import Letters, Strokes
from docgen.pdf.measure.families import FONTS
from docgen.pdf.measure.typeface import load
from docgen.pdf.resolve.content import Document


class Painter:
    """Paints the pages of one document."""

    def __init__(self, document: Document) -> None:
        self._out = BytesIO()
        self._document = document
        base = load(FONTS / "Tinos-Regular.ttf").font
        _register(base)
        self.canvas = Canvas(
            self._out, invariant=1, pageCompression=1, initialFontName=base.fontName, initialFontSize=12
        )
        self.canvas.setTitle(document.title or "Документ")
        self.canvas.setAuthor(document.author or "")
        self.canvas.setSubject(document.subject or "")
        self.canvas.setCreator("Наставник")
        self.canvas.setProducer("Наставник")
        self._outline: list[int] = []
        self._names: set[str] = set()

    def page(self, strokes: Strokes) -> None:
        """Paint one page."""
        canvas, height = self.canvas, strokes.height
        canvas.setPageSize((strokes.width / 20, height / 20))
        code: list[str] = canvas._code
        for ground in strokes.grounds:
            box = (ground.x, height - ground.y - ground.height, ground.width, ground.height)
            code.append(f"{_color(ground.color)} rg {' '.join(_n(side / 20) for side in box)} re f")
        for image in strokes.behind:
            paint_image(canvas, image, self._document.images, height)
        for image in strokes.images:
            paint_image(canvas, image, self._document.images, height)
        self._letters(strokes.letters, height, code)
        code += paint_rules(strokes.rules, height)
        self._places(strokes)
        canvas.showPage()

    def finish(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self._out.getvalue()

    def _letters(self, letters: list[Letters], height: float, code: list[str]) -> None:
        document, state = self.canvas._doc, _State()
        code.append("BT")
        for one in letters:
            run = one.run
            x, y = one.x / 20, (height - one.y) / 20
            state.color(run.format.color, code)
            state.spacing(run.stretch / 20, run.format.spacing / 20, run.format.scale, code)
            code.append(_matrix(x, y, one.turned))
            face = run.type.face.font
            for subset, data in face.encode(run.text, document):
                state.font(face.getSubsetInternalName(subset, document), run.type.size, code)
                code.append(f"<{data.hex()}> Tj")
        code.append("ET")

    def _places(self, strokes: Strokes) -> None:
        canvas, height = self.canvas, strokes.height
        for area in strokes.areas:
            box = (
                area.x / 20, (height - area.y - area.height) / 20,
                (area.x + area.width) / 20, (height - area.y) / 20,
            )  # fmt: skip
            if area.link.startswith("#"):
                canvas.linkRect("", area.link[1:], box, relative=0, thickness=0)
            else:
                canvas.linkURL(area.link, box, relative=0, thickness=0)
        for place in strokes.places:
            self._place(place.name, place.title, place.level, (height - place.y) / 20)

    def _place(self, name: str, title: str, level: int, y: float) -> None:
        key = name or f"heading-{len(self._names)}"
        if key in self._names:
            return
        self._names.add(key)
        self.canvas.bookmarkHorizontal(key, 0, y)
        if title:
            # The viewer's outline may not skip a level on the way down.
            while self._outline and self._outline[-1] >= level:
                self._outline.pop()
            self.canvas.addOutlineEntry(title, key, len(self._outline))
            self._outline.append(level)


class _State:
    """The text state of the page, so that only what changes is written."""

    def __init__(self) -> None:
        self._font: tuple[str, float] | None = None
        self._color = ""
        self._spacing = (0.0, 0.0, 1.0)

    def font(self, name: str, size: float, code: list[str]) -> None:
        if self._font != (name, size):
            self._font = (name, size)
            code.append(f"{name} {_n(size)} Tf")

    def color(self, color: str, code: list[str]) -> None:
        if self._color != color:
            self._color = color
            code.append(f"{_color(color)} rg")

    def spacing(self, word: float, letter: float, scale: float, code: list[str]) -> None:
        wanted = (word, letter, scale)
        if wanted != self._spacing:
            self._spacing = wanted
            code.append(f"{word / scale:.4f} Tw {_n(letter / scale)} Tc {_n(scale * 100)} Tz")


def _matrix(x: float, y: float, turned: int) -> str:
    turn = {0: "1 0 0 1", 90: "0 1 -1 0", -90: "0 -1 1 0"}[turned]
    return f"{turn} {x:.3f} {y:.3f} Tm"


def _color(color: str) -> str:
    try:
        red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return "0 0 0"
    return f"{_n(red)} {_n(green)} {_n(blue)}"


def _n(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")


def _register(font: Any) -> None:
    if font.fontName not in pdfmetrics._fonts:
        pdfmetrics.registerFont(font)
