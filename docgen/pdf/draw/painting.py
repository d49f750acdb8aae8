"""Strokes → a PDF, on a bare reportlab canvas.

Page content is written as operators straight away: that is what the time of a page goes to. Paragraphs,
tables and pictures are tagged; everything else on the page is marked as an artifact.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFString
from reportlab.pdfgen.canvas import Canvas

from docgen.pdf.draw.archive import language_of, make_archival, title_of
from docgen.pdf.draw.charts import chart_operators
from docgen.pdf.draw.images import add_image, image_operators
from docgen.pdf.draw.rules import color_of, paint_rules
from docgen.pdf.draw.strokes import Image, Letters, Strokes
from docgen.pdf.draw.structure import Structure
from docgen.pdf.measure.families import FONTS
from docgen.pdf.measure.typeface import load
from docgen.pdf.resolve.content import Document, Paragraph
from docgen.pdf.streams import Plain, Stream

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)")


class _Moment:
    """When the paper was made: as its DOCX says, since the engine has no clock."""

    dhh = dmm = 0
    tzname = "UTC"
    t = 0.0

    def __init__(self, written: str) -> None:
        found = _DATE.match(written)
        self.YMDhms = tuple(int(part) for part in found.groups()) if found else (2000, 1, 1, 0, 0, 0)

    @property
    def text(self) -> str:
        return "D:{:04d}{:02d}{:02d}{:02d}{:02d}{:02d}+00'00'".format(*self.YMDhms)


class Painter:
    """Paints the pages of one document; ``archival`` is a PDF/A level and ``source`` the DOCX for part 3."""

    def __init__(self, document: Document, *, archival: str | None = None, source: bytes = b"") -> None:
        self._out = BytesIO()
        self._document = document
        self._archival = archival
        self._source = source
        self._moment = _Moment(document.modified)
        self._structure = Structure(document)
        self.canvas = _blank_canvas(self._out)
        self._pdf = self.canvas._doc
        self._pdf._timeStamp = self._moment
        self._describe()
        self._outline: list[int] = []
        self._names: set[str] = set()

    def page(self, strokes: Strokes) -> None:
        """Paint one page."""
        canvas, height = self.canvas, strokes.height
        canvas.setPageSize((strokes.width / 20, height / 20))
        self._structure.begin_page()
        code: list[str] = []
        _artifact(code, [_ground(one, height) for one in strokes.grounds])
        for image in (*strokes.behind, *strokes.images):
            self._image(image, height, code)
        self._letters(strokes.letters, height, code)
        _artifact(code, paint_rules(strokes.rules, height))
        self._places(strokes)
        canvas._code = [" "]
        canvas.showPage()
        page = self._pdf.Pages.pages[-1]
        page.Contents = Stream("\n".join(code).encode("latin-1"), padding=b"\n")
        page.StructParents = str(len(self._pdf.Pages.pages) - 1)
        page.Tabs = "/S"
        page.__NoDefault__ = [name for name in page.__NoDefault__ if name != "Trans"] + [
            "StructParents",
            "Tabs",
        ]

    def finish(self) -> bytes:
        """The finished file."""
        catalogue = self._pdf.Catalog
        catalogue.StructTreeRoot = self._structure.write(self._pdf)
        catalogue.MarkInfo = Plain("<< /Marked true >>")
        catalogue.ViewerPreferences = Plain("<< /DisplayDocTitle true >>")
        if self._archival:
            make_archival(self.canvas, self._document, self._archival, self._moment.text, self._source)
        self.canvas.save()
        return self._out.getvalue()

    def _describe(self) -> None:
        canvas, document = self.canvas, self._document
        canvas.setTitle(title_of(document))
        canvas.setAuthor(document.author)
        canvas.setSubject(document.subject)
        canvas.setCreator("Наставник")
        canvas.setProducer("Наставник")
        self._pdf.Catalog.Lang = PDFString(language_of(document))

    def _image(self, image: Image, height: float, code: list[str]) -> None:
        number = self._structure.figure(image.paragraph, image.picture.description)
        if image.picture.chart:
            operators = chart_operators(self._document.parts[image.picture.name], image, height, self._pdf)
        else:
            name = add_image(self._pdf, self._document.parts[image.picture.name])
            self.canvas._formsinuse.append(name)
            operators = image_operators(image, self._pdf.getXObjectName(name), height)
        code.append(_begin("Figure", number))
        code += [operators, "EMC"]

    def _letters(self, letters: list[Letters], height: float, code: list[str]) -> None:
        state, owner = _State(), _NOBODY
        for one in letters:
            if one.paragraph is not owner:
                if owner is not _NOBODY:
                    code.append("ET EMC")
                owner = one.paragraph
                code.append(self._begin_text(owner))
            self._run(one, height, state, code)
        if owner is not _NOBODY:
            code.append("ET EMC")

    def _begin_text(self, owner: Paragraph | None) -> str:
        number = None if owner is None else self._structure.piece(owner)
        return _begin(self._structure.tag(owner) if owner else "P", number) + " BT"

    def _run(self, one: Letters, height: float, state: _State, code: list[str]) -> None:
        run, document = one.run, self._pdf
        state.color(run.format.color, code)
        state.spacing(run.stretch / 20, run.format.spacing / 20, run.format.scale, code)
        code.append(_matrix(one.x / 20, (height - one.y) / 20, one.turned))
        face = run.type.face.font
        for subset, data in face.encode(run.text, document):
            state.font(face.getSubsetInternalName(subset, document), run.type.size, code)
            code.append(f"<{data.hex()}> Tj")

    def _places(self, strokes: Strokes) -> None:
        canvas, height = self.canvas, strokes.height
        for area in strokes.areas:
            box = (
                area.x / 20, (height - area.y - area.height) / 20,
                (area.x + area.width) / 20, (height - area.y) / 20,
            )  # fmt: skip
            # The flag 4 says "print": archives want annotations that cannot be hidden.
            if area.link.startswith("#"):
                if area.link[1:] in self._document.bookmarks:
                    canvas.linkRect("", area.link[1:], box, relative=0, thickness=0, F=4)
            else:
                canvas.linkURL(area.link, box, relative=0, thickness=0, F=4)
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
            code.append(f"{color_of(color)} rg")

    def spacing(self, word: float, letter: float, scale: float, code: list[str]) -> None:
        wanted = (word, letter, scale)
        if wanted != self._spacing:
            self._spacing = wanted
            code.append(f"{word / scale:.4f} Tw {_n(letter / scale)} Tc {_n(scale * 100)} Tz")


_NOBODY: Any = object()


def _blank_canvas(out: BytesIO) -> Canvas:
    """A canvas that declares no font until one is used."""
    base = load(FONTS / "Tinos-Regular.ttf").font
    if base.fontName not in pdfmetrics._fonts:
        pdfmetrics.registerFont(base)
    canvas = Canvas(out, invariant=1, pageCompression=0, initialFontName=base.fontName, pdfVersion=(1, 7))
    document = canvas._doc
    document.fontMapping.clear()
    document.delayedFonts.clear()
    base.state.pop(document, None)
    return canvas


def _begin(tag: str, number: int | None) -> str:
    return "/Artifact BMC" if number is None else f"/{tag} <</MCID {number}>> BDC"


def _artifact(code: list[str], operators: list[str]) -> None:
    if operators:
        code += ["/Artifact BMC", *operators, "EMC"]


def _ground(ground: Any, height: float) -> str:
    box = (ground.x, height - ground.y - ground.height, ground.width, ground.height)
    return f"{color_of(ground.color)} rg {' '.join(_n(side / 20) for side in box)} re f"


def _matrix(x: float, y: float, turned: int) -> str:
    turn = {0: "1 0 0 1", 90: "0 1 -1 0", -90: "0 -1 1 0"}[turned]
    return f"{turn} {x:.3f} {y:.3f} Tm"


def _n(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")
