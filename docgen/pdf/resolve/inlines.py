"""The children of a paragraph → its pieces, in order, each with its look.

Every element is known, known to print nothing, or reported as unsupported: none is passed over unseen.
"""

from __future__ import annotations

import re

from docgen.pdf.read.names import MC, Element, R, W, is_on, local, value, whole
from docgen.pdf.read.properties import RunProps
from docgen.pdf.read.run_properties import read_run_properties
from docgen.pdf.read.source import Source
from docgen.pdf.resolve.cascade import Cascade
from docgen.pdf.resolve.content import Bookmark, Break, Inline, NoteMark, PageField, Tab, Text
from docgen.pdf.resolve.fields import OpenField, link_of, number_field
from docgen.pdf.resolve.findings import Findings
from docgen.pdf.resolve.formats import RunFormat
from docgen.pdf.resolve.pictures import read_drawing

# They print nothing: marks of editing, of proofing, and what Word keeps for itself.
_SILENT = frozenset(
    [
        "pPr",
        "rPr",
        "proofErr",
        "bookmarkEnd",
        "lastRenderedPageBreak",
        "commentRangeStart",
        "commentRangeEnd",
        "annotationRef",
        "permStart",
        "permEnd",
        "softHyphenMark",
        "sdtPr",
        "sdtEndPr",
        "smartTagPr",
        "customXmlPr",
        "subDocMarker",
        "separator",
        "continuationSeparator",
    ]
)
_CONTAINERS = frozenset(["smartTag", "customXml", "sdtContent", "dir", "bdo"])
_EDITED = frozenset(["ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart"])
_NAMES = {
    "oMath": "формула",
    "oMathPara": "формула",
    "object": "внедрённый объект",
    "pict": "надпись или рисунок старого вида (VML)",
    "ruby": "фуригана",
    "endnoteReference": "концевая сноска",
    "commentReference": "примечание",
    "ptab": "табуляция от края страницы",
    "contentPart": "рукописный ввод",
    "subDoc": "вложенный документ",
}
_CHARACTERS = {
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "softHyphen": "\N{SOFT HYPHEN}",
}


_HEX = re.compile("[0-9A-Fa-f]{1,4}")


class InlineReader:
    """Reads the paragraphs of one part (the body, a header, the notes)."""

    def __init__(self, source: Source, cascade: Cascade, findings: Findings, part: str) -> None:
        self._source = source
        self._cascade = cascade
        self._findings = findings
        self._part = part
        self._fields: list[OpenField] = []
        self._note = 0

    def enter_note(self, number: int) -> None:
        """The paragraphs to come are those of a footnote."""
        self._note = number

    def read(self, paragraph: Element, style: str, table: RunProps) -> list[Inline]:
        """The pieces of a paragraph of a style, in a table that adds its own look."""
        found: list[Inline] = []
        self._children(paragraph, style, table, "", found)
        return found

    def _children(self, parent: Element, style: str, table: RunProps, link: str, found: list[Inline]) -> None:
        for child in parent:
            name = local(child)
            if name == "r":
                self._run(child, style, table, link, found)
            elif name == "hyperlink":
                self._children(child, style, table, self._address(child) or link, found)
            elif name == "fldSimple":
                self._simple_field(child, style, table, link, found)
            elif name == "sdt":
                self._sdt(child, style, table, link, found)
            elif name in _CONTAINERS:
                self._children(child, style, table, link, found)
            elif name == "bookmarkStart":
                self._findings.mark(value(child, "name") or "")
                found.append(Bookmark(value(child, "name") or ""))
            elif name not in _SILENT:
                self._unknown(child, name)

    def _sdt(self, sdt: Element, style: str, table: RunProps, link: str, found: list[Inline]) -> None:
        content = sdt.find(W + "sdtContent")
        if content is not None:
            self._children(content, style, table, link, found)

    def _run(self, run: Element, style: str, table: RunProps, link: str, found: list[Inline]) -> None:
        properties = run.find(W + "rPr")
        format = self._cascade.run_format(properties, style, table)
        if properties is not None:
            stated = read_run_properties(properties)
            self._findings.add(*stated.get("unsupported", ()))
            if stated.get("right_to_left"):
                self._findings.add("письмо справа налево")
        if format.hidden:
            self._hidden(run)
            return
        for child in run:
            self._piece(child, format, link, found)

    def _hidden(self, run: Element) -> None:
        """Hidden letters are not printed, but a field whose code is hidden still begins and ends here."""
        for child in run:
            if local(child) in {"fldChar", "instrText"}:
                self._field_part(child, None, [])

    def _piece(self, child: Element, format: RunFormat, link: str, found: list[Inline]) -> None:
        name = local(child)
        if name in {"fldChar", "instrText"}:
            self._field_part(child, format, found)
        elif self._fields and not self._shows():
            return
        elif name == "t":
            self._letters(child.text or "", format, link, found)
        elif name in _CHARACTERS:
            self._letters(_CHARACTERS[name], format, link, found)
        elif name in {"tab", "br", "cr"}:
            found.append(self._jump(child, name, format))
        elif name == "footnoteReference":
            found.append(self._note_reference(child, format))
        elif name == "footnoteRef":
            found.append(NoteMark(self._note, "", format, refers=False))
        elif name == "sym":
            found.append(self._symbol(child, format, link))
        elif name == "drawing":
            picture = read_drawing(child, self._part, self._source, self._findings, format)
            found.extend([picture] if picture else [])
        elif name == "AlternateContent":
            self._alternative(child, format, link, found)
        elif name not in _SILENT:
            self._unknown(child, name)

    def _letters(self, text: str, format: RunFormat, link: str, found: list[Inline]) -> None:
        link = link or next((link_of(one.text) for one in self._fields if link_of(one.text)), "")
        if text:
            found.append(Text(text.replace("\n", " ").replace("\r", " "), format, link))

    def _jump(self, child: Element, name: str, format: RunFormat) -> Inline:
        if name == "tab":
            return Tab(format)
        kind = value(child, "type") or "textWrapping"
        if kind == "column":
            self._findings.add("разрыв колонки")
        return Break("page" if kind == "page" else "line", format)

    def _note_reference(self, child: Element, format: RunFormat) -> NoteMark:
        if value(child, "customMarkFollows") in {"1", "true", "on"}:
            self._findings.add("сноска с особым знаком")
        return NoteMark(whole(value(child, "id")), "", format)

    def _symbol(self, child: Element, format: RunFormat, link: str) -> Inline:
        """A character of a symbol font by its number; fonts keep them at U+F000 and above."""
        number, family = value(child, "char") or "", value(child, "font")
        code = int(number, 16) if _HEX.fullmatch(number) else 0xFFFD
        over = RunProps(font=family, theme_font="") if family else RunProps()
        return Text(chr(code), self._cascade.changed(format, over), link)

    def _alternative(self, child: Element, format: RunFormat, link: str, found: list[Inline]) -> None:
        """The newer form of the same thing where the engine can draw it, else the older one is as unknown."""
        choice = child.find(MC + "Choice")
        for one in () if choice is None else choice:
            self._piece(one, format, link, found)

    def _unknown(self, child: Element, name: str) -> None:
        if name in _EDITED:
            self._findings.add("исправления (режим рецензирования)")
        else:
            self._findings.add(_NAMES.get(name, f"элемент {name}"))

    def _address(self, link: Element) -> str:
        target = self._source.links(self._part).get(link.get(R + "id", ""))
        anchor = value(link, "anchor")
        return target.target if target and target.external else f"#{anchor}" if anchor else ""

    def _shows(self) -> bool:
        """Whether what is read now is printed: the result of every open field that is not computed here."""
        return all(one.in_result and not one.shown for one in self._fields)

    def _field_part(self, child: Element, format: RunFormat | None, found: list[Inline]) -> None:
        if local(child) == "instrText":
            if self._fields and not self._fields[-1].in_result:
                self._fields[-1].code.append(child.text or "")
            return
        kind = value(child, "fldCharType")
        if kind == "begin":
            self._fields.append(OpenField())
            self._check_box(child, format, found)
        elif kind == "separate" and self._fields:
            self._open_result(format, found)
        elif kind == "end" and self._fields:
            self._close_field(format, found)

    def _open_result(self, format: RunFormat | None, found: list[Inline]) -> None:
        one = self._fields[-1]
        number = number_field(one.text)
        if number and format and all(outer.in_result for outer in self._fields[:-1]):
            found.append(PageField(number[0], number[1], format))
            one.shown = True
        one.in_result = True

    def _close_field(self, format: RunFormat | None, found: list[Inline]) -> None:
        if not self._fields[-1].in_result:
            self._open_result(format, found)
            if not self._fields[-1].shown and self._fields[-1].name in _NEEDS_RESULT:
                self._findings.add(f"поле {self._fields[-1].name} без сохранённого значения")
        self._fields.pop()

    def _check_box(self, child: Element, format: RunFormat | None, found: list[Inline]) -> None:
        """A box of a Word 97 form has no result: its state is in the form field's own properties."""
        box = child.find(f"{W}ffData/{W}checkBox")
        if box is None or format is None:
            return
        state = box.find(W + "checked")
        state = box.find(W + "default") if state is None else state
        checked = state is not None and is_on(state)
        found.append(Text("\N{BALLOT BOX WITH X}" if checked else "\N{BALLOT BOX}", format))

    def _simple_field(
        self, child: Element, style: str, table: RunProps, link: str, found: list[Inline]
    ) -> None:
        code = value(child, "instr") or ""
        number = number_field(code)
        if number is None:
            self._children(child, style, table, link_of(code) or link, found)
            return
        run = child.find(W + "r")
        properties = None if run is None else run.find(W + "rPr")
        found.append(PageField(number[0], number[1], self._cascade.run_format(properties, style, table)))


# Fields that print something when Word computes them, and have nothing to print when it has not.
_NEEDS_RESULT = frozenset(
    [
        "DATE",
        "TIME",
        "SAVEDATE",
        "CREATEDATE",
        "PRINTDATE",
        "TOC",
        "REF",
        "PAGEREF",
        "NOTEREF",
        "SEQ",
        "STYLEREF",
        "FILENAME",
        "AUTHOR",
        "TITLE",
        "SUBJECT",
        "DOCPROPERTY",
        "MERGEFIELD",
        "IF",
        "FORMTEXT",
        "FORMDROPDOWN",
        "SYMBOL",
        "EQ",
        "QUOTE",
        "=",
        "INDEX",
        "TOA",
        "SECTION",
        "REVNUM",
        "NUMWORDS",
    ]
)
