"""A form with values in it becomes the document its author meant."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree
from word_forms import (
    header_name,
    make_form,
    members_of,
    part_text,
    table_rows,
    with_body,
    with_custom_properties,
    with_member,
)

import docgen
from docgen.russian.forms import frozen


def render(*paragraphs: str, **context: object) -> str:
    """The text of the document a form of these paragraphs gives."""
    return part_text(docgen.compile_template(make_form(*paragraphs)).render(context)).rstrip("\n")


class TestValues:
    def test_prints_a_cyrillic_word(self) -> None:
        assert render("Пицца {{ пицца.имя }}", пицца={"имя": "Маргарита"}) == "Пицца Маргарита"

    def test_prints_a_word_in_a_case(self) -> None:
        assert render("{{ повар | дательный }}", повар=frozen("Ли Пак")) == "Ли Пак"

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (7, "7"),
            (Decimal("10.50"), "10,50"),
            (date(2026, 9, 1), "01.09.2026"),
            ("", ""),
            (frozen("Ли"), "Ли"),
        ],
    )
    def test_prints_plain_values(self, value: object, text: str) -> None:
        assert render("[{{ x }}]", x=value) == f"[{text}]"

    def test_reads_fields_and_properties_of_a_frozen_dataclass(self) -> None:
        @dataclass(frozen=True)
        class Dough:
            flour: int

            @property
            def water(self) -> int:
                return self.flour // 2

        assert render("{{ тесто.flour }}/{{ тесто.water }}", тесто=Dough(10)) == "10/5"

    def test_chooses_and_joins(self) -> None:
        form = '{{ "с " ~ сыр if сыр else "без сыра" }}; {{ слои | через("/") }}; {{ слои | длина }}'
        assert render(form, сыр="моцареллой", слои=["тесто", "соус"]) == "с моцареллой; тесто/соус; 2"

    def test_takes_the_place_of_an_empty_value(self) -> None:
        assert (
            render('{{ a | или("нет") }} {{ b | или("нет") }} {{ c | или("нет") }}', a=None, b="", c="да")
            == "нет нет да"
        )

    def test_takes_the_first_and_the_last(self) -> None:
        assert render("{{ x | первый }}{{ x | last }}{{ x[1] }}", x=["а", "б", "в"]) == "авб"

    def test_counts(self) -> None:
        assert render("{{ x + 1 }} {{ x - 1 }} {{ -x }}", x=4) == "5 3 -4"

    def test_keeps_a_word_given_in_the_form(self) -> None:
        assert render("{% set п = пицца.имя %}{{ п }}, {{ п }}", пицца={"имя": "Ай"}) == "Ай, Ай"

    def test_prints_braces_that_the_author_escaped(self) -> None:
        assert render("{_{ x }_} {_% y %_} {{ x }}", x=1) == "{{ x }} {% y %} 1"

    def test_leaves_raw_text_alone(self) -> None:
        assert render("{% raw %}{{ x }}{% endraw %} {{ x }}", x=1) == "{{ x }} 1"

    def test_leaves_remarks_out(self) -> None:
        assert render("а{# это {{ x }} заметка #}б{{ x }}", x=1) == "аб1"

    def test_reads_curly_quotes_as_straight_ones(self) -> None:
        assert render("{{ x | или(“нет”) }}", x=None) == "нет"


class TestBlocks:
    def test_repeats_table_rows(self) -> None:
        rows = [
            ["№", "Пицца"],
            ["{%tr for п in пиццы %}", ""],
            ["{{ loop.index }}", "{{ п.имя }}"],
            ["{%tr endfor %}", ""],
        ]
        form = docgen.compile_template(make_form(table=rows))
        document = form.render({"пиццы": [{"имя": "Первая"}, {"имя": "Вторая"}]})
        assert table_rows(document) == [["№", "Пицца"], ["1", "Первая"], ["2", "Вторая"]]

    def test_keeps_or_drops_paragraphs(self) -> None:
        form = ("{%p if постная %}", "Без сыра", "{%p else %}", "С сыром", "{%p endif %}", "{{ имя }}")
        assert render(*form, постная=True, имя="А") == "Без сыра\nА"
        assert render(*form, постная=False, имя="А") == "С сыром\nА"

    def test_repeats_paragraphs_inside_paragraphs(self) -> None:
        form = (
            "{%p for г in группы %}",
            "{{ г.имя }}",
            "{%p for п in г.пиццы %}",
            "- {{ п }}",
            "{%p endfor %}",
            "{%p endfor %}",
        )
        groups = [{"имя": "Красные", "пиццы": ["а", "б"]}, {"имя": "Белые", "пиццы": []}]
        assert render(*form, группы=groups) == "Красные\n- а\n- б\nБелые"

    def test_lets_a_block_run_from_paragraph_to_paragraph(self) -> None:
        assert render("{% for п in пиццы %}({{ п }}", "{% endfor %}.", пиццы=["а", "б"]) == "(а\n(б\n."

    def test_knows_the_turns_of_a_loop(self) -> None:
        turn = '{{ п }}{{ loop.cycle("+", "-") }}{% if not loop.last %}, {% endif %}'
        assert render("{% for п in список %}" + turn + "{% endfor %}", список=["а", "б", "в"]) == "а+, б-, в+"

    def test_repeats_columns_and_mends_the_grid(self) -> None:
        rows = [["{%tc for п in пиццы %}", "{{ п }}", "{%tc endfor %}"]]
        document = docgen.compile_template(make_form(table=rows)).render({"пиццы": ["а", "б", "в", "г"]})
        assert table_rows(document) == [["а", "б", "в", "г"]]
        assert len(docx.Document(BytesIO(document)).tables[0].columns) == 4

    def test_never_leaves_a_cell_without_a_paragraph(self) -> None:
        form = with_body(
            make_form("т"),
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
            "<w:p><w:r><w:t>{%p if x %}</w:t></w:r></w:p><w:p><w:r><w:t>да</w:t></w:r></w:p>"
            "<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>",
        )
        body = members_of(docgen.compile_template(form).render({"x": False}))["word/document.xml"]
        assert b"<w:tcPr/><w:p/></w:tc>" in body

    def test_drops_a_table_left_without_rows(self) -> None:
        form = docgen.compile_template(
            make_form("т", table=[["{%tr for п in x %}"], ["{{ п }}"], ["{%tr endfor %}"]])
        )
        assert b"<w:tbl>" not in members_of(form.render({"x": []}))["word/document.xml"]


class TestParts:
    def test_fills_properties_an_author_has_added_and_drops_those_without_tags(self) -> None:
        form = with_custom_properties(make_form("{{ x }}"), Стол="№ {{ x }}", Компания="Рога и копыта")
        document = docgen.compile_template(form).render({"x": "<7>"})
        custom = members_of(document)["docProps/custom.xml"].decode()
        assert custom.count("<property ") == 1
        assert 'name="Стол"><vt:lpwstr>№ &lt;7&gt;</vt:lpwstr>' in custom
        assert document == docgen.compile_template(form).render_plainly({"x": "<7>"})

    def test_tells_where_an_unknown_word_of_such_a_property_stands(self) -> None:
        form = with_custom_properties(make_form("т"), Стол="{{ столл }}")
        (fault,) = docgen.check_template(form, words=["стол"])
        assert (fault.place, fault.quote) == ("дополнительные свойства документа", "{{ столл }}")

    def test_keeps_no_part_of_added_properties_when_none_has_a_tag(self) -> None:
        document = docgen.compile_template(with_custom_properties(make_form("т"), Компания="Рога")).render({})
        assert not [name for name in members_of(document) if name.startswith("docProps/custom")]

    def test_fills_headers_footers_and_properties(self) -> None:
        form = make_form("{{ x }}", header="в {{ x }}", footer="н {{ x }}", title="Меню {{ x }}")
        document = docgen.compile_template(form).render({"x": "<1> & 2"})
        opened = docx.Document(BytesIO(document))
        assert opened.sections[0].header.paragraphs[0].text == "в <1> & 2"
        assert opened.sections[0].footer.paragraphs[0].text == "н <1> & 2"
        assert opened.core_properties.title == "Меню <1> & 2"

    def test_fills_footnotes(self) -> None:
        notes = (
            '<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/'
            'wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>'
            "</w:footnote></w:footnotes>"
        )
        declared = (
            '<Override PartName="/word/footnotes.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
        )
        form = with_member(make_form("т"), "word/footnotes.xml", notes.encode())
        form = with_member(
            form, "[Content_Types].xml", lambda part: part.replace(b"</Types>", declared.encode())
        )
        assert part_text(docgen.compile_template(form).render({"x": "соль"}), "word/footnotes.xml") == "соль"

    def test_joins_a_tag_that_word_cut_into_runs(self) -> None:
        runs = "".join(
            f'<w:r><w:t>{piece}</w:t></w:r><w:proofErr w:type="spellStart"/>' for piece in "{{ пицца }}"
        )
        document = docgen.compile_template(with_body(make_form(), f"<w:p>{runs}</w:p>")).render(
            {"пицца": "Ай"}
        )
        assert part_text(document).strip() == "Ай"

    def test_fills_the_description_of_a_picture(self) -> None:
        drawing = (
            '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
            'wordprocessingDrawing"><wp:docPr id="1" name="a" descr="{{ x }}"/>'
            "</wp:inline></w:drawing></w:r></w:p>"
        )
        document = docgen.compile_template(with_body(make_form(), drawing)).render({"x": '<"&\n>'})
        root = etree.fromstring(members_of(document)["word/document.xml"])
        assert next(root.iter("{*}docPr")).get("descr") == '<"& >'

    def test_numbers_pictures_anew(self) -> None:
        drawing = (
            "<w:p><w:r><w:t>{% for i in x %}</w:t></w:r><w:r><w:drawing>"
            '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
            '<wp:docPr name="a" id="1"/></wp:inline></w:drawing></w:r>'
            "<w:r><w:t>{% endfor %}</w:t></w:r></w:p>"
        )
        document = docgen.compile_template(with_body(make_form(), drawing)).render({"x": [1, 2]})
        root = etree.fromstring(members_of(document)["word/document.xml"])
        assert [str(found.get("id")) for found in root.iter("{*}docPr")] == ["1001", "1002"]


class TestRelease:
    def test_tells_nothing_of_the_author(self) -> None:
        document = docgen.compile_template(make_form("{{ x }}")).render({"x": 1})
        properties = docx.Document(BytesIO(document)).core_properties
        assert (properties.author, properties.last_modified_by, properties.created) == ("", "", None)
        assert not any("thumbnail" in name for name in members_of(document))

    def test_drops_revisions_remarks_and_hidden_text_unread(self) -> None:
        form = with_body(
            make_form("{{ x }}"),
            '<w:p><w:commentRangeStart w:id="1"/><w:del w:id="1" w:author="И"><w:r>'
            "<w:delText>{{ нет }}</w:delText></w:r></w:del>"
            '<w:ins w:id="2" w:author="И"><w:r><w:t>принято {{ x }}</w:t></w:r></w:ins>'
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{{ тайна }}</w:t></w:r></w:p>",
        )
        document = docgen.compile_template(form).render({"x": 1})
        assert part_text(document).strip() == "1\nпринято 1"
        body = members_of(document)["word/document.xml"]
        assert not any(
            mark in body for mark in (b"w:ins ", b"w:del", b"w:vanish", b"commentRange", b"author")
        )

    def test_is_never_taken_for_a_form_again(self) -> None:
        document = docgen.compile_template(make_form("{{ x }}")).render({"x": "{{ 7 * 7 }}"})
        assert part_text(document).strip() == "{{ 7 * 7 }}"
        with pytest.raises(docgen.TemplateFaults, match="готовый документ"):
            docgen.compile_template(document)


class TestRepeatability:
    SCRIPT = (
        "import sys, hashlib; from pathlib import Path; import docgen;"
        "t = docgen.compile_template(Path(sys.argv[1]));"
        "c = {'x': 'а', 'г': [{'б': 1, 'в': 2}]};"
        "print(hashlib.sha256(t.render(c)).hexdigest())"
    )

    def test_gives_the_same_bytes_in_every_process_and_hash_seed(self, tmp_path: Path) -> None:
        path = tmp_path / "form.docx"
        path.write_bytes(
            make_form("{{ x }}", "{% for e in г %}{{ e.б }}{{ e.в }}{% endfor %}", header="{{ x }}")
        )
        command = [sys.executable, "-c", self.SCRIPT, str(path)]
        root = Path(docgen.__file__).parents[1]
        runs = [
            subprocess.run(
                command,
                env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
                capture_output=True,
                check=True,
            ).stdout
            for seed in ("0", "1", "4242")
        ]
        assert len(set(runs)) == 1
        assert len(runs[0].strip()) == 64

    def test_compiles_the_same_content_once(self) -> None:
        form = make_form("{{ x }} один раз")
        assert docgen.compile_template(form) is docgen.compile_template(bytes(form))

    def test_renders_in_many_threads_at_once(self) -> None:
        template = docgen.compile_template(
            make_form("{% for п in пиццы %}{{ п }}{{ x }} {% endfor %}", header="{{ x }}")
        )
        contexts = [{"x": str(number), "пиццы": [str(number)] * 50} for number in range(40)]
        with ThreadPoolExecutor(8) as pool:
            documents = list(pool.map(template.render, contexts))
        for context, document in zip(contexts, documents, strict=True):
            assert part_text(document).strip() == " ".join([str(context["x"]) * 2] * 50)
            assert part_text(document, header_name(document)) == context["x"]

    def test_names_its_version_and_its_words(self) -> None:
        template = docgen.compile_template(
            make_form("{{ x }}{% for п in y %}{{ п }}{% endfor %}", header="{{ z }}")
        )
        assert template.words == {"x", "y", "z"}
        assert len(template.version) == 64
