"""What a file states and what comes of it: inheritance, lists, tables' looks."""

# ruff: noqa: E501 - elements of XML read better unbroken.
from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from word_file import document, p, r, tbl, tc, tr

from docgen.pdf import UnsupportedFeature, to_pdf
from docgen.pdf.measure.families import FONTS
from docgen.pdf.read.source import read_source
from docgen.pdf.resolve.content import Document, Paragraph, Table, Text
from docgen.pdf.resolve.document import resolve
from docgen.pdf.resolve.labels import figures


def _resolved(body: str, **parts: str) -> Document:
    return resolve(read_source(document(body, **parts)))  # type: ignore[arg-type]


def _paragraphs(body: str, **parts: str) -> list[Paragraph]:
    blocks = _resolved(body, **parts).sections[0].blocks
    return [one for one in blocks if isinstance(one, Paragraph)]


def _first(paragraph: Paragraph) -> Text:
    return next(one for one in paragraph.inlines if isinstance(one, Text))


def _style(id_: str, inside: str, kind: str = "paragraph", base: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{id_}"/>{based}{inside}</w:style>'


def _list(*levels: str) -> str:
    inner = "".join(f'<w:lvl w:ilvl="{at}">{one}</w:lvl>' for at, one in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="0">{inner}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
    )


def _item(number: int, level: int = 0) -> str:
    return p("пункт", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


class TestFigures:
    @pytest.mark.parametrize(
        ("kind", "number", "text"),
        [
            ("decimal", 12, "12"), ("decimalZero", 3, "03"), ("lowerRoman", 14, "xiv"), ("upperRoman", 49, "XLIX"),
            ("lowerLetter", 27, "aa"), ("russianLower", 2, "б"), ("russianUpper", 5, "Д"), ("none", 3, ""),
        ],
    )  # fmt: skip
    def test_are_written_by_their_kind(self, kind: str, number: int, text: str) -> None:
        assert figures(kind, number) == text


class TestLabels:
    _TWO = (
        '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>',
        '<w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/>',
    )

    def test_count_levels_and_begin_lower_ones_anew(self) -> None:
        items = _item(1) + _item(1, 1) + _item(1, 1) + _item(1) + _item(1, 1)

        found = [one.label.text for one in _paragraphs(items, numbering=_list(*self._TWO)) if one.label]
        assert found == ["1.", "1.a)", "1.b)", "2.", "2.a)"]

    def test_begin_where_an_override_says(self) -> None:
        found = [
            one.label.text
            for one in _paragraphs(_item(1) + _item(2), numbering=_list(*self._TWO))
            if one.label
        ]

        assert found == ["1.", "5."]

    def test_give_their_indent_unless_the_paragraph_has_its_own(self) -> None:
        level = self._TWO[0] + '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'
        own = p("пункт", '<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="100"/>')

        one, two = _paragraphs(_item(1) + own, numbering=_list(level))
        assert (one.format.left, one.format.first) == (720, -360)
        assert (two.format.left, two.format.first) == (100, -360)


class TestCascade:
    def test_lays_the_own_over_the_style_over_its_base(self) -> None:
        styles = _style("Base", '<w:rPr><w:sz w:val="30"/><w:i/></w:rPr>') + _style(
            "Own", "<w:rPr><w:b/></w:rPr>", base="Base"
        )

        look = _first(
            _paragraphs(
                p(inside=r("а", '<w:i w:val="0"/>'), properties='<w:pStyle w:val="Own"/>'), styles=styles
            )[0]
        ).format
        assert (look.size, look.bold, look.italic) == (15, True, False)

    def test_cancels_bold_of_a_bold_style_by_a_bold_character_style(self) -> None:
        styles = _style("Bold", "<w:rPr><w:b/></w:rPr>") + _style(
            "Strong", "<w:rPr><w:b/></w:rPr>", "character"
        )
        body = p(inside=r("а", '<w:rStyle w:val="Strong"/>'), properties='<w:pStyle w:val="Bold"/>')

        assert not _first(_paragraphs(body, styles=styles)[0]).format.bold

    def test_clears_tab_stops_one_by_one(self) -> None:
        styles = _style(
            "Tabs",
            '<w:pPr><w:tabs><w:tab w:val="left" w:pos="500"/><w:tab w:val="left" w:pos="900"/></w:tabs></w:pPr>',
        )
        body = p("а", '<w:pStyle w:val="Tabs"/><w:tabs><w:tab w:val="clear" w:pos="500"/></w:tabs>')

        assert [tab.position for tab in _paragraphs(body, styles=styles)[0].format.tabs] == [900]

    def test_ends_a_ring_of_styles(self) -> None:
        styles = _style("A", "", base="B") + _style("B", "<w:rPr><w:b/></w:rPr>", base="A")

        assert _first(_paragraphs(p("а", '<w:pStyle w:val="A"/>'), styles=styles)[0]).format.bold


class TestTables:
    def test_give_merged_cells_their_reach(self) -> None:
        rows = [
            tr([tc("а", 1000, '<w:vMerge w:val="restart"/>'), tc("б", 1000)]),
            tr([tc("", 1000, "<w:vMerge/>"), tc("в", 1000)]),
        ]
        table = next(
            one for one in _resolved(tbl([1000, 1000], rows)).sections[0].blocks if isinstance(one, Table)
        )

        assert [[(cell.column, cell.rows) for cell in row.cells] for row in table.rows] == [
            [(0, 2), (1, 1)],
            [(1, 1)],
        ]


class TestSchoolFonts:
    def test_serve_where_their_folder_is_given(self, tmp_path: Path) -> None:
        shutil.copy(FONTS / "Arimo-Regular.ttf", tmp_path / "PTAstraSerif-Regular.ttf")
        docx = document(p("текст", run='<w:rFonts w:ascii="PT Astra Serif" w:hAnsi="PT Astra Serif"/>'))

        assert to_pdf(docx, fonts=tmp_path).startswith(b"%PDF")
        with pytest.raises(UnsupportedFeature, match="PT Astra Serif"):
            to_pdf(docx)
