"""What the engine does that docxtpl does not: lists, groups, charts, fields, fragments, conditions."""

from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pytest
from lxml import etree
from test_dialect import png
from word_forms import W, header_name, make_form, members_of, part_text, with_body, with_member, zipped

import docgen

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def rendered(form: bytes, **context: Any) -> bytes:
    """The document, once it is sure that both ways of filling make it."""
    template = docgen.compile_template(form)
    assert template.is_generated
    document = template.render(context)
    assert document == template.render_plainly(context)
    return document


def body(document: bytes) -> etree._Element:
    return etree.fromstring(members_of(document)["word/document.xml"])


def numbered(text: str, number: int = 5, level: int = 0) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def line(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def with_list(*blocks: str) -> bytes:
    """A form with list 5, counted, and list 6, of bullets."""
    levels = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="%1."/></w:lvl>'
    added = "".join(
        f'<w:abstractNum w:abstractNumId="{90 + n}">{levels.format(kind)}</w:abstractNum>'
        for n, kind in enumerate(("decimal", "bullet"))
    )
    numbers = "".join(f'<w:num w:numId="{5 + n}"><w:abstractNumId w:val="{90 + n}"/></w:num>' for n in (0, 1))

    def change(part: bytes) -> bytes:
        root = etree.fromstring(part)
        for old in [num for num in root.iter(f"{W}num") if num.get(f"{W}numId") in ("5", "6")]:
            root.remove(old)
        text = etree.tostring(root, encoding="unicode")
        first = re.search("<w:num ", text)
        assert first
        return (text[: first.start()] + added + numbers + text[first.start() :]).encode()

    return with_body(with_member(make_form(), "word/numbering.xml", change), "".join(blocks))


def list_numbers(document: bytes) -> list[str]:
    return [str(found.get(f"{W}val")) for found in body(document).iter(f"{W}numId")]


def restarts(document: bytes) -> dict[str, str]:
    root = etree.fromstring(members_of(document)["word/numbering.xml"])
    starts = root.iterfind(f"{W}num/{W}lvlOverride/{W}startOverride/../..")
    return {str(num.get(f"{W}numId")): str(num.find(f"{W}abstractNumId").get(f"{W}val")) for num in starts}  # type: ignore[union-attr]


class TestNumberedLists:
    def test_begin_anew_with_each_turn(self) -> None:
        form = with_list(
            line("{%p for г in x %}"), numbered("{{ г }}"), numbered("второй"), line("{%p endfor %}")
        )
        document = rendered(form, x=["а", "б", "в"])
        first, second, third = list_numbers(document)[0::2]
        assert list_numbers(document)[1::2] == [first, second, third]
        assert len({first, second, third}) == 3
        assert first == "5"
        assert restarts(document) == {second: "90", third: "90"}

    def test_go_on_when_each_turn_is_an_element(self) -> None:
        form = with_list(line("{%p for г in x %}"), numbered("{{ г }}"), line("{%p endfor %}"))
        assert list_numbers(rendered(form, x=["а", "б"])) == ["5", "5"]

    def test_of_an_inner_loop_begin_anew_with_the_outer(self) -> None:
        inner = [line("{%p for д in г %}"), numbered("{{ д }}"), line("{%p endfor %}")]
        form = with_list(line("{%p for г in x %}"), line("раздел"), *inner, line("{%p endfor %}"))
        numbers = list_numbers(rendered(form, x=[["а", "б"], ["в", "г"]]))
        assert numbers[0] == numbers[1] != numbers[2] == numbers[3]

    def test_that_lie_outside_too_go_on(self) -> None:
        form = with_list(
            numbered("до"),
            line("{%p for г in x %}"),
            numbered("{{ г }}"),
            numbered("и"),
            line("{%p endfor %}"),
        )
        assert set(list_numbers(rendered(form, x=["а", "б"]))) == {"5"}

    def test_of_bullets_stay_as_they_are(self) -> None:
        form = with_list(
            line("{%p for г in x %}"), numbered("{{ г }}", 6), numbered("и", 6), line("{%p endfor %}")
        )
        assert set(list_numbers(rendered(form, x=["а", "б"]))) == {"6"}

    def test_of_a_style_begin_anew_too(self) -> None:
        styled = (
            '<w:p><w:pPr><w:pStyle w:val="ListNumber"/><w:keepNext/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
        )
        form = with_body(
            make_form(),
            line("{%p for г in x %}") + styled.format("{{ г }}") + styled.format("и") + line("{%p endfor %}"),
        )
        document = rendered(form, x=["а", "б"])
        numbers = list_numbers(document)
        assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
        assert b"<w:keepNext/><w:numPr>" in members_of(document)["word/document.xml"]
        assert docx.Document(BytesIO(document)).paragraphs

    def test_lower_levels_stay_with_the_upper_one(self) -> None:
        inner = [line("{%p for д in г %}"), numbered("{{ д }}", level=1), line("{%p endfor %}")]
        form = with_list(line("{%p for г in x %}"), numbered("раздел"), *inner, line("{%p endfor %}"))
        assert set(list_numbers(rendered(form, x=[["а"], ["б"]]))) == {"5"}


class TestGroups:
    ROWS = (
        ["этап", "дело"],
        ["{%tr for п in x %}", ""],
        ["{% vm п.этап %}{{ п.этап }}", "{{ п.дело }}"],
        ["{%tr endfor %}", ""],
    )

    def test_of_equal_values_merge_into_one_cell(self) -> None:
        rows = [{"этап": stage, "дело": str(n)} for n, stage in enumerate(["I", "I", "II", "I"])]
        document = rendered(make_form(table=self.ROWS), x=rows)
        merges = [str(found.get(f"{W}val")) for found in body(document).iter(f"{W}vMerge")]
        assert merges == ["restart", "continue", "restart", "restart"]
        table = docx.Document(BytesIO(document)).tables[0]
        assert [row.cells[0].text for row in table.rows][1:] == ["I", "I", "II", "I"]
        assert members_of(document)["word/document.xml"].count(b">I<") == 2

    def test_of_several_columns_follow_each_other(self) -> None:
        rows = [*self.ROWS[:2], ["{% vm п.а %}{{ п.а }}", "{% vm п.а, п.б %}{{ п.б }}"], self.ROWS[3]]
        values = [{"а": a, "б": b} for a, b in (("1", "х"), ("1", "х"), ("2", "х"))]
        form = make_form(table=rows)
        merges = [str(found.get(f"{W}val")) for found in body(rendered(form, x=values)).iter(f"{W}vMerge")]
        assert merges == ["restart", "restart", "continue", "continue", "restart", "restart"]

    def test_stand_in_the_cell_where_the_schema_wants_them(self) -> None:
        document = rendered(make_form(table=self.ROWS), x=[{"этап": "I", "дело": "1"}])
        assert re.search(rb"<w:tcW [^<>]*/><w:vMerge ", members_of(document)["word/document.xml"])


CHART = f"""<c:chartSpace xmlns:c="{C[1:-1]}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:chart><c:plotArea><c:barChart>
<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>S!$B$1</c:f></c:strRef></c:tx><c:spPr/>
<c:cat/><c:val/></c:ser></c:barChart></c:plotArea></c:chart><c:externalData r:id="rId1"/></c:chartSpace>"""
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORKBOOK = (
    f'<Relationships xmlns="{LINKS}"><Relationship Id="rId1" Type="{OFFICE}/package" '
    'Target="../embeddings/book.xlsx"/></Relationships>'
)


def with_chart(word: str = "{{ итоги }}", kind: str = "barChart") -> bytes:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        f'wordprocessingDrawing"><wp:docPr id="1" name="c" descr="{word}"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="u">'
        f'<c:chart xmlns:c="{C[1:-1]}" xmlns:r="{OFFICE}" r:id="rId900"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    form = with_body(make_form("{{ x }}"), drawing)
    link = f'<Relationship Id="rId900" Type="{OFFICE}/chart" Target="charts/chart1.xml"/></Relationships>'
    declared = (
        '<Override PartName="/word/charts/chart1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>'
        '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet"/>'
        "</Types>"
    )
    form = with_member(
        form, "word/_rels/document.xml.rels", lambda part: part.replace(b"</Relationships>", link.encode())
    )
    form = with_member(form, "[Content_Types].xml", lambda part: part.replace(b"</Types>", declared.encode()))
    form = with_member(form, "word/charts/chart1.xml", CHART.replace("barChart", kind).encode())
    form = with_member(form, "word/charts/_rels/chart1.xml.rels", WORKBOOK.encode())
    return with_member(form, "word/embeddings/book.xlsx", b"PK old")


class TestCharts:
    VALUES = docgen.Chart.of(
        ["I", "=II & <3>"], {"план": [1, Decimal("2.5")], "дело": [3, None]}, description="Итоги <года>"
    )

    def test_take_the_numbers_and_keep_the_look(self) -> None:
        members = members_of(rendered(with_chart(), x=1, итоги=self.VALUES))
        chart = etree.fromstring(members["word/charts/chart1.xml"])
        names = [found.text for found in chart.iterfind(f".//{C}tx//{C}v")]
        values = [[point.findtext(f"{C}v") for point in val.iter(f"{C}pt")] for val in chart.iter(f"{C}val")]
        assert names == ["план", "дело"]
        assert values == [["1", "2.5"], ["3"]]
        assert [found.text for found in chart.iterfind(f".//{C}cat//{C}v")] == ["I", "=II & <3>"] * 2
        assert "Итоги &lt;года&gt;" in members["word/document.xml"].decode()

    def test_bring_the_workbook_that_word_edits(self) -> None:
        members = members_of(rendered(with_chart(), x=1, итоги=self.VALUES))
        sheet = openpyxl.load_workbook(BytesIO(members["word/embeddings/book.xlsx"])).active
        assert [list(row) for row in sheet.iter_rows(values_only=True)] == [
            [None, "план", "дело"],
            ["I", 1, 3],
            ["=II & <3>", 2.5, None],
        ]
        assert sheet["A3"].data_type == "s"

    def test_give_the_same_bytes_again(self) -> None:
        template = docgen.compile_template(with_chart())
        assert len({template.render({"x": 1, "итоги": self.VALUES}) for _ in range(3)}) == 1

    @pytest.mark.parametrize(
        ("value", "kind", "reason"),
        [
            (docgen.Chart((), ()), "barChart", "нет чисел"),
            (docgen.Chart(("а",), (("р", (1, 2)),)), "barChart", "не поровну"),
            (docgen.Chart(("а",), (("р", (1,)),)), "scatterChart", "такого вида"),
            ("просто текст", "barChart", "простой текст"),
        ],
    )
    def test_refuse_what_does_not_fit(self, value: Any, kind: str, reason: str) -> None:
        with pytest.raises(docgen.RenderError, match=reason):
            docgen.compile_template(with_chart(kind=kind)).render({"x": 1, "итоги": value})

    def test_stand_in_the_form_and_not_in_a_text(self) -> None:
        with pytest.raises(docgen.RenderError, match="рисуют в самой форме"):
            docgen.compile_template(make_form("{{ x }}")).render({"x": self.VALUES})


class TestFields:
    def field(self, code: str) -> bytes:
        return with_body(make_form(), f'<w:p><w:fldSimple w:instr="{code}"><w:r/></w:fldSimple></w:p>')

    @pytest.mark.parametrize(
        "code", [r" TOC \o &quot;1-3&quot; ", " PAGEREF a ", " SEQ Рисунок ", " =SUM(ABOVE) "]
    )
    def test_are_renewed_when_the_document_is_opened(self, code: str) -> None:
        settings = members_of(rendered(self.field(code)))["word/settings.xml"]
        assert settings.count(b'<w:updateFields w:val="true"/>') == 1

    def test_that_word_renews_by_itself_bring_no_question(self) -> None:
        assert b"updateFields" not in members_of(rendered(self.field(" PAGE ")))["word/settings.xml"]


class TestConditions:
    @pytest.mark.parametrize(
        "paragraphs",
        [
            ("до", "{% if x %}текст{% endif %}", "после"),
            ("до", "{% if x %}", "текст", "{% endif %}", "после"),
            ("до", "{%p if x %}", "текст", "{%p endif %}", "после"),
            ("до", "{% for п in y %}{{ п }}{% endfor %}", "после"),
            ("до", "{% for п in y %}", "текст", "{% endfor %}", "после"),
            ("до", "{% if x %}а{% elif x %}б{% endif %} {% if x %}в{% endif %}", "после"),
            ("до", "{% set а = 1 %}", "после"),
        ],
    )
    def test_leave_no_empty_paragraph(self, paragraphs: tuple[str, ...]) -> None:
        assert part_text(rendered(make_form(*paragraphs), x=False, y=[])).splitlines() == ["до", "после"]

    def test_keep_the_paragraph_when_something_is_said(self) -> None:
        form = make_form("до", "{% if x %}текст{% endif %}", "{% if x %}", "и", "{% endif %}", "после")
        assert part_text(rendered(form, x=True)).splitlines() == ["до", "текст", "и", "после"]

    def test_never_take_a_paragraph_with_text_of_its_own(self) -> None:
        assert (
            part_text(rendered(make_form("пункт {% if x %}да{% endif %}", "{{ y }}"), x=False, y=""))
            == "пункт \n"
        )

    def test_leave_a_cell_its_paragraph(self) -> None:
        document = rendered(make_form(table=[["{% if x %}а{% endif %}", "б"]]), x=False)
        assert [cell.text for cell in docx.Document(BytesIO(document)).tables[0].rows[0].cells] == ["", "б"]

    def test_part_two_tables_still(self) -> None:
        table = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        form = with_body(make_form(), table + line("{% if x %}а{% endif %}") + table)
        assert len(docx.Document(BytesIO(rendered(form, x=False))).tables) == 2


def fragment() -> bytes:
    document = docx.Document()
    document.add_paragraph("Шапка", style="Heading 1")
    document.add_paragraph("первый", style="List Number")
    document.add_paragraph("второй", style="List Number")
    document.add_picture(BytesIO(png()))
    document.add_table(1, 2).rows[0].cells[1].text = "ячейка"
    own = document.styles.add_style("Особый", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("особо", style=own)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


class TestFragments:
    def test_bring_blocks_styles_lists_and_pictures(self) -> None:
        form = make_form("до", "{{p x }}", "после", "{{p x }}")
        document = rendered(form, x=docgen.Fragment(fragment()))
        opened = docx.Document(BytesIO(document))
        texts = [paragraph.text for paragraph in opened.paragraphs]
        piece = ["Шапка", "первый", "второй", "", "особо"]
        assert texts == ["до", *piece, "после", *piece]
        assert [p.style.name for p in opened.paragraphs if p.text == "особо"] == ["Особый"] * 2
        assert [table.rows[0].cells[1].text for table in opened.tables] == ["ячейка"] * 2
        assert len(opened.inline_shapes) == 2
        assert len([name for name in members_of(document) if name.startswith("word/media/")]) == 1

    def test_of_another_form_are_never_rendered_again(self) -> None:
        inner = docgen.compile_template(make_form("{{ x }}")).render({"x": "{{ y }}"})
        document = rendered(make_form("{{p x }}"), x=docgen.Fragment(inner))
        assert part_text(document).strip() == "{{ y }}"

    def test_begin_their_lists_anew(self) -> None:
        piece = docgen.Fragment(with_list(numbered("а"), numbered("б")))
        numbers = list_numbers(rendered(make_form("{{p x }}", "{{p x }}"), x=piece))
        assert numbers[0] == numbers[1] != numbers[2] == numbers[3]

    def test_bring_a_list_to_a_form_that_has_none(self) -> None:
        form = without_numbering(make_form("{{p x }}"))
        document = rendered(form, x=docgen.Fragment(with_list(numbered("а"))))
        assert docx.Document(BytesIO(document)).part.numbering_part is not None
        assert len(etree.fromstring(members_of(document)["word/numbering.xml"])) == 2

    def test_stand_in_a_header(self) -> None:
        document = rendered(make_form("т", header="{{p x }}"), x=docgen.Fragment(fragment()))
        assert "первый" in part_text(document, header_name(document))

    def test_that_lean_on_what_cannot_come_are_refused(self) -> None:
        foreign = with_body(make_form("т"), '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>')
        with pytest.raises(docgen.RenderError, match="сноски"):
            docgen.compile_template(make_form("{{p x }}")).render({"x": docgen.Fragment(foreign)})
        with pytest.raises(docgen.RenderError, match="Фрагмент не принят"):
            docgen.compile_template(make_form("{{p x }}")).render({"x": docgen.Fragment(b"PK\x03\x04")})


def without_numbering(form: bytes) -> bytes:
    # python-docx's own blank form always has lists; a form typed in Word need not.
    members = members_of(form)
    del members["word/numbering.xml"]
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        root = etree.fromstring(members[name])
        for element in [found for found in root if "numbering" in str(found.attrib)]:
            root.remove(element)
        members[name] = etree.tostring(root)
    return zipped(members)
