"""The dialect is docxtpl's: every tag gives the XML that docxtpl gives with autoescape on."""

from __future__ import annotations

import struct
import zlib
from typing import Any

import pytest
from docxtpl_side import by_docxtpl, canonical
from word_forms import make_form, members_of, part_text, with_body

import docgen
from docgen.template.inserts import Run


def png(height: int = 20) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 40, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x10\x80\xff" * 40) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


RICH = (
    docgen.RichText()
    .add(Run("просто "))
    .add(Run("цвет & размер", color="#C00000", size=14, highlight="FFFF00"))
    .add(Run("вид", bold=True, italic=True, strike=True, underline="wave", index="subscript"))
    .add(Run("\nстрока\tтаб\aабзац\fстраница", font="Arial", lang="ru-RU", style="Strong"))
)
PARAGRAPHS = docgen.RichText().paragraph(Run("а\aб"), style="Heading1").paragraph(Run("в", bold=True))
MERGED = [["{%tr for п in x %}", ""], ["{% vm %}{{ y }}", "{{ п }}"], ["{%tr endfor %}", ""]]
SPANNED = [
    ["{% colspan x|count %}шапка", "", "", ""],
    ["начало", "{%tc for п in x %}", "{{ п }}", "{%tc endfor %}"],
    ["{%tc for п in x %}", "{% hm %}общая", "{%tc endfor %}", "конец"],
]
COLOURED = [["{%tr for п in x %}"], ["{% cellbg п %}{{ п }}"], ["{%tr endfor %}"]]
FORMS: dict[str, tuple[bytes, dict[str, Any]]] = {
    "values": (
        make_form("{{ x }} {{x}}, {{ y.а }}", header="{{ x }}", footer="{{ y.а }}"),
        {"x": "<&>", "y": {"а": 1}},
    ),
    "listings": (
        make_form("до {{ x }} после {{ x }}", header="{{ x }}"),
        {"x": docgen.Lines("а\nб\tв\aг\fд & е")},
    ),
    "plain text with breaks": (make_form("{{ x }}"), {"x": "а\nб\tв\aг\fд"}),
    "paragraphs": (
        make_form("{%p if x %}", "да {{ x }}", "{%p else %}", "нет", "{%p endif %}", "{#p заметка #}"),
        {"x": 1},
    ),
    "loops in loops": (
        make_form(
            "{%p for а in x %}",
            "{%p for б in а %}",
            "{{ loop.index }}: {{ б }}",
            "{%p endfor %}",
            "{%p endfor %}",
        ),
        {"x": [[1, 2], [3]]},
    ),
    "joined lines": (make_form("до", "{%- if x -%}", "середина", "{%- endif -%}", "после"), {"x": True}),
    "braces": (make_form("{_{ a }_} {_% b %_} {{ x }}"), {"x": 1}),
    "marks joined and chosen": (
        make_form("{{ x ~ x }} {{ y if y else x }} {{ x | e }}"),
        {"x": "а\nб\aв", "y": None},
    ),
    "a long remark": (make_form("до {# раз", "два {{ нет", "три #} после {{ x }}"), {"x": 1}),
    "remarks of rows": (
        make_form("{#p {{ нет }} #}", table=[["{#tr нет #}", ""], ["{{ x }}", ""]]),
        {"x": 1},
    ),
    "raw": (make_form("{% raw %}{{ a }}{% endraw %} {{ x }}"), {"x": 1}),
    "rich text": (make_form("до {{r x }} после", header="{{r x }}"), {"x": RICH}),
    "rich text in a condition": (make_form("а{%r if y %}{{r x }}{%r endif %}б"), {"x": RICH, "y": True}),
    "rich paragraphs": (
        make_form("до", "{{p x }}", "после", table=[["{{p x }}", "{{ y }}"]]),
        {"x": PARAGRAPHS, "y": 1},
    ),
    "pictures": (
        make_form("до {{ x }} и {{ x }}", "{{ y }}", header="{{ x }}"),
        {"x": docgen.Image(png(), width=20), "y": docgen.Image(png(10))},
    ),
    "pictures in a loop": (
        make_form("{%p for п in x %}", "{{ п }}", "{%p endfor %}"),
        {"x": [docgen.Image(png(10 + n), height=5, link="https://example.org/а?б&в") for n in range(3)]},
    ),
    "vertical merge": (make_form(table=MERGED), {"x": ["а", "б", "в"], "y": "общее"}),
    "spans and columns": (make_form(table=SPANNED), {"x": ["а", "б"]}),
    "wide columns": (make_form(table=SPANNED), {"x": ["а", "б", "в", "г", "д"]}),
    "no columns": (make_form(table=SPANNED[:2]), {"x": []}),
    "cell colours": (make_form(table=COLOURED), {"x": ["FF0000", "00FF00"]}),
    "rows": (
        make_form(
            table=[
                ["№", "имя"],
                ["{%tr for п in x %}", ""],
                ["{{ loop.index }}", "{{ п }}"],
                ["{%tr endfor %}", ""],
            ]
        ),
        {"x": ["а", "б"]},
    ),
}


class TestDialect:
    @pytest.mark.parametrize("name", FORMS)
    def test_gives_the_xml_docxtpl_gives(self, name: str) -> None:
        form, context = FORMS[name]
        ours, theirs = (
            canonical(docgen.compile_template(form).render(context)),
            canonical(by_docxtpl(form, context)),
        )
        assert ours.keys() == theirs.keys()
        for part, xml in theirs.items():
            assert ours[part] == xml, part

    @pytest.mark.parametrize("name", FORMS)
    def test_writes_it_by_generated_code_as_by_the_plain_path(self, name: str) -> None:
        form, context = FORMS[name]
        template = docgen.compile_template(form)
        assert template.is_generated
        assert template.render(context) == template.render_plainly(context)

    def test_fills_the_title_and_the_notes(self) -> None:
        form = make_form("{{ x }}", title="{{ x }} и ещё")
        core = members_of(docgen.compile_template(form).render({"x": "<а>"}))["docProps/core.xml"].decode()
        assert "&lt;а&gt; и ещё" in core


class TestDifferencesOnPurpose:
    """Where we differ from docxtpl, and why; docs/template-language.md tells the same to authors."""

    def test_an_unknown_word_is_an_error_and_not_an_empty_place(self) -> None:
        form = make_form("{{ нет }}")
        assert by_docxtpl(form, {})
        with pytest.raises(docgen.RenderError, match="неизвестно"):
            docgen.compile_template(form).render({})

    def test_rich_text_without_its_prefix_is_an_error_and_not_a_broken_file(self) -> None:
        with pytest.raises(docgen.RenderError, match="приставкой"):
            docgen.compile_template(make_form("{{ x }}")).render({"x": RICH})

    def test_text_beside_a_picture_or_in_place_of_rich_text_is_never_lost(self) -> None:
        document = docgen.compile_template(make_form("а{{r x }}", "{{p x }}")).render({"x": "б & в"})
        assert part_text(document).strip() == "аб & в\nб & в"

    def test_a_table_left_without_rows_goes(self) -> None:
        form = make_form("т", table=[["{%tr for п in x %}"], ["{{ п }}"], ["{%tr endfor %}"]])
        assert b"<w:tbl>" in members_of(by_docxtpl(form, {"x": []}))["word/document.xml"]
        assert (
            b"<w:tbl>" not in members_of(docgen.compile_template(form).render({"x": []}))["word/document.xml"]
        )


class TestPictures:
    def size(self, **sides: Any) -> tuple[int, int]:
        document = docgen.compile_template(make_form("{{ x }}")).render({"x": docgen.Image(png(20), **sides)})
        body = members_of(document)["word/document.xml"].decode()
        found = body.split('<wp:extent cx="')[1].split('"')
        return int(found[0]), int(found[2])

    def test_fit_a_box_and_keep_their_ratio(self) -> None:
        assert self.size(width=20, height=20) == (720_000, 360_000)
        assert self.size(width=100, height=5) == (360_000, 180_000)

    def test_are_stretched_only_when_told_so(self) -> None:
        assert self.size(width=20, height=20, stretch=True) == (720_000, 720_000)

    def test_of_the_same_bytes_are_kept_once(self) -> None:
        form = docgen.compile_template(make_form("{{ x }}{{ x }}{{ y }}", header="{{ x }}"))
        document = form.render(
            {"x": docgen.Image(png()), "y": docgen.Image(png(9), description="Герб <школы>")}
        )
        media = [name for name in members_of(document) if name.startswith("word/media/")]
        assert media == ["word/media/image1.png", "word/media/image2.png"]
        assert b'descr="\xd0\x93\xd0\xb5\xd1\x80\xd0\xb1 &lt;' in members_of(document)["word/document.xml"]

    @pytest.mark.parametrize("data", [b"", b"GIF", b"<svg/>", b"\x89PNG\r\n\x1a\n", b"MZ" * 50])
    def test_that_are_none_are_refused(self, data: bytes) -> None:
        with pytest.raises(docgen.RenderError, match="Картинка не читается"):
            docgen.compile_template(make_form("{{ x }}")).render({"x": docgen.Image(data)})

    def test_stand_in_every_part_that_has_none_of_its_own_yet(self) -> None:
        form = make_form("т", header="{{ x }}", footer="{{ x }}")
        members = members_of(docgen.compile_template(form).render({"x": docgen.Image(png())}))
        assert (
            sum(b"media/image1.png" in part for name, part in members.items() if name.endswith(".rels")) == 2
        )
        assert b'Extension="png"' in members["[Content_Types].xml"]

    def test_of_the_form_are_numbered_with_those_of_the_data(self) -> None:
        drawing = (
            '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
            'wordprocessingDrawing"><wp:docPr id="1" name="a"/></wp:inline></w:drawing></w:r></w:p>'
        )
        form = docgen.compile_template(with_body(make_form("{{ x }}"), drawing))
        body = members_of(form.render({"x": docgen.Image(png())}))["word/document.xml"].decode()
        assert [piece.split('"')[0] for piece in body.split('<wp:docPr id="')[1:]] == ["1001", "1002"]

    def test_link_to_the_web_alone(self) -> None:
        form = docgen.compile_template(make_form("{{ x }}"))
        with pytest.raises(docgen.RenderError, match="Гиперссылка"):
            form.render({"x": docgen.Image(png(), link="file:///etc/passwd")})
