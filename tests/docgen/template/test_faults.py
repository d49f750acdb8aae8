"""What is wrong with a form is said in Russian, all of it at once, each with its place."""

from __future__ import annotations

import pytest
from word_forms import make_form, with_body, with_member

import docgen


def faults_of(*paragraphs: str, words: list[str] | None = None, **parts: object) -> list[docgen.Fault]:
    return docgen.check_template(make_form(*paragraphs, **parts), words)  # type: ignore[arg-type]


def only_fault(*paragraphs: str, words: list[str] | None = None, **parts: object) -> docgen.Fault:
    (fault,) = faults_of(*paragraphs, words=words, **parts)
    return fault


class TestFaultsOfTags:
    @pytest.mark.parametrize(
        ("tag", "code", "suggestion"),
        [
            ("{{ пицца", "unclosed_tag", ""),
            ("пицца }}", "unclosed_tag", ""),
            ("{% if x }", "unclosed_tag", ""),
            ("{%тр for п in x %}", "cyrillic_prefix", "{%tr for п in x %}"),
            ("{%р if x %}", "cyrillic_prefix", "{%p if x %}"),
            ("{% fro п in x %}", "unknown_statement", "for"),
            ("{{ x | дательнй }}", "unknown_filter", "дательный"),
            ("{{ x | или(«нет») }}", "guillemets", '{{ x | или("нет") }}'),
            ("{{ пиц\u200bца }}", "invisible_character", "{{ пицца }}"),
            ("{{ x | }}", "syntax", ""),
            ("{{ }}", "syntax", ""),
            ("{{ x y }}", "syntax", ""),
            ("{{ (x }}", "unclosed_parenthesis", ""),
            ("{% if %}{% endif %}", "syntax", ""),
            ("{% if x %}{% endif x %}", "surplus_words", "{% endif %}"),
            ("{{ x.upper() }}", "forbidden_syntax", ""),
            ("{{ x" + "a" * 2100 + " }}", "long_tag", ""),
            ("{% if x %}", "unclosed_block", ""),
            ("{% endif %}", "stray_tag", ""),
            ("{% else %}", "stray_tag", ""),
            ("{% for п in x %}{% endif %}{% endfor %}", "stray_tag", ""),
            ("{%p if x %}{%p endif %}", "two_paragraph_tags", ""),
        ],
    )
    def test_has_a_code_a_place_a_quote_and_a_cure(self, tag: str, code: str, suggestion: str) -> None:
        found = {fault.code: fault for fault in faults_of("текст", tag)}
        assert code in found
        assert found[code].place == "абзац 2"
        assert found[code].quote
        assert found[code].suggestion == suggestion

    def test_wants_equal_prefixes(self) -> None:
        fault = only_fault("{%p for п in x %}", "{{ п }}", "{% endfor %}")
        assert (fault.code, fault.place, fault.suggestion) == ("prefix_mismatch", "абзац 3", "{%p endfor %}")

    def test_come_all_together_from_every_part(self) -> None:
        bad = ("{{ x", "{% if a %}")
        found = faults_of(*bad, header="{{ y | нет_такого }}", footer="{{ z() }}", title="{{ «а» }}")
        assert {fault.place for fault in found} == {
            "абзац 1",
            "абзац 2",
            "верхний колонтитул, абзац 1",
            "нижний колонтитул, абзац 1",
            "свойства документа",
        }

    def test_name_the_cell(self) -> None:
        fault = only_fault(table=[["а", "б"], ["в", "{{ x | нет }}"]])
        assert fault.place == "таблица 1, строка 2, столбец 2"

    def test_refuse_a_block_that_runs_from_cell_to_cell(self) -> None:
        fault = only_fault(table=[["{% for п in x %}{{ п }}", "{% endfor %}"]])
        assert (fault.code, fault.place) == ("block_cuts_element", "таблица 1, строка 1, столбец 1")

    def test_refuse_a_block_that_cuts_a_table(self) -> None:
        found = faults_of("{% if x %}", table=[["{% endif %}"]])
        assert {fault.code for fault in found} == {"block_cuts_element"}

    def test_are_raised_together_by_compiling(self) -> None:
        with pytest.raises(docgen.TemplateFaults) as caught:
            docgen.compile_template(make_form("{{ a | нет }}", "{{ b | нет }}"))
        assert len(caught.value.faults) == 2
        assert "ещё 1" in caught.value.message

    def test_refuse_the_strict_format(self) -> None:
        strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        form = with_member(
            make_form("т"),
            "word/document.xml",
            lambda part: part.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict
            ),
        )
        assert [fault.code for fault in docgen.check_template(form)] == ["strict_format"]

    def test_find_none_in_a_sound_form(self) -> None:
        rows = [["{%tr for п in x %}", ""], ["{{ п.а }}", '{{ п.б | или("—") }}'], ["{%tr endfor %}", ""]]
        assert faults_of("{%p if y %}", "{{ y }}", "{%p endif %}", "{# заметка #}", table=rows) == []


class TestUnknownWords:
    WORDS = ("пиццы", "пиццы.имя", "пиццы.повар.фио", "ресторан.имя")

    @pytest.mark.parametrize(
        ("form", "quote", "suggestion"),
        [
            ("{{ ресторан.имья }}", "{{ ресторан.имья }}", "ресторан.имя"),
            ("{{ рeсторан.имя }}", "{{ рeсторан.имя }}", "ресторан.имя"),
            ("{% for п in пиццы %}{{ п.имиа }}{% endfor %}", "{{ п.имиа }}", "пиццы.имя"),
            ("{% for п in пицы %}{% endfor %}", "{% for п in пицы %}", "пиццы"),
            (
                "{% for п in пиццы %}{% set к = п.повар %}{{ к.фиа }}{% endfor %}",
                "{{ к.фиа }}",
                "пиццы.повар.фио",
            ),
            ("{% if ресторан.имена %}{% endif %}", "{% if ресторан.имена %}", "ресторан.имя"),
        ],
    )
    def test_are_found_with_the_nearest_known_one(self, form: str, quote: str, suggestion: str) -> None:
        fault = only_fault("т", form, words=list(self.WORDS))
        assert (fault.code, fault.place, fault.quote) == ("unknown_word", "абзац 2", quote)
        assert fault.suggestion == suggestion

    def test_are_none_when_every_word_is_known(self) -> None:
        loop = "{% for п in пиццы if п.имя %}{{ loop.index }}{{ п.повар.фио }}{{ п['имя'] }}"
        form = loop + "{% else %}{{ ресторан.имя }}{% endfor %}"
        assert faults_of(form, words=list(self.WORDS)) == []


class TestErrorsOfRendering:
    def render(self, form: str, **context: object) -> docgen.RenderError:
        with pytest.raises(docgen.RenderError) as caught:
            docgen.compile_template(make_form("{{ x }}", form, header="{{ x }}")).render({"x": 1, **context})
        return caught.value

    @pytest.mark.parametrize(
        "form",
        ["{{ пица }}", "{{ пица.имя }}", "{{ пица | length }}", "{% if пица %}{% endif %}",
         "{% for п in пица %}{% endfor %}", '{{ "а" ~ пица }}', "{{ пица | или(1) }}", "{{ пица == 1 }}",
         '{{ "нет" | или(пица) }}', "{{ пица + 1 }}", "{{ пица['имя'] }}", "{{ пица | через }}",
         "{{ -пица }}", "{% set а = пица %}{{ а }}"],
    )  # fmt: skip
    def test_name_the_unknown_word_its_place_and_the_nearest(self, form: str) -> None:
        error = self.render(form, пицца=1)
        assert "Слово «пица» форме неизвестно" in error.message
        assert "«пицца»" in error.message
        assert error.place == "абзац 2"

    def test_recognise_a_latin_letter_in_a_cyrillic_word(self) -> None:
        error = self.render("{{ cыр }}", сыр=1)
        assert "перемешаны русские и латинские буквы" in error.message
        assert "похоже, имелось в виду «сыр»" in error.message

    @pytest.mark.parametrize(
        "form", ["{{ пицца }}", "{{ пицца | дательный }}", '{{ "а" ~ пицца }}', "{{ [1] | через(пицца) }}"]
    )
    def test_name_the_word_left_empty(self, form: str) -> None:
        error = self.render(form, пицца=None)
        assert "не заполнено" in error.message
        assert "пицца" in error.message
        assert error.place == "абзац 2"

    @pytest.mark.parametrize(
        ("form", "value", "reason"),
        [
            ("{{ y }}", True, "да или нет"),
            ("{{ y }}", [1], "список"),
            ("{{ y }}", {"а": 1}, "набор слов"),
            ("{% for i in y %}{% endfor %}", "абв", "нужен список"),
            ("{% for i in y %}{% endfor %}", None, "нужен список"),
            ("{{ y + 1 }}", "а", "только числа"),
            ("{{ y | длина }}", 5, "Длина"),
            ("{{ y > 1 }}", "а", "не подходит"),
            ("{{ -y }}", "а", "не подходит"),
            ("{{ y | дательный }}", "Иван", "фильтр"),
            ("{% for i in y %}{{ loop.previtem }}{% endfor %}", [1], "соседа"),
        ],
    )
    def test_say_what_does_not_fit(self, form: str, value: object, reason: str) -> None:
        error = self.render(form, y=value)
        assert reason in error.message
        assert error.place == "абзац 2"

    def test_hide_what_a_filter_said(self) -> None:
        error = self.render("{{ y > 1 }}", y="Тайна")
        assert error.__cause__ is None
        assert error.__suppress_context__
        assert "Тайна" not in error.message

    def test_name_the_place_in_a_header(self) -> None:
        with pytest.raises(docgen.RenderError) as caught:
            docgen.compile_template(make_form("т", header="{{ нет }}")).render({})
        assert caught.value.place == "верхний колонтитул, абзац 1"

    def test_allow_asking_whether_a_word_is_known(self) -> None:
        form = docgen.compile_template(make_form("{% if нет is defined %}а{% else %}б{% endif %}"))
        assert form.render({})


class TestOutline:
    def test_tells_the_form_as_lines(self) -> None:
        form = make_form(
            "Меню", "", "{{ x }}\tруб.", table=[["№", "Пицца"], ["1", "{{ п }}"]], header="Шапка", title="Имя"
        )
        assert docgen.outline(form).splitlines() == [
            "== текст ==",
            "Меню",
            "{{ x }} → руб.",
            "| № | Пицца |",
            "| 1 | {{ п }} |",
            "== верхний колонтитул ==",
            "Шапка",
            "== свойства документа ==",
            "title: Имя",
            "description: generated by python-docx",
        ]

    def test_shows_text_boxes_and_nested_tables_once(self) -> None:
        box = (
            "<w:p><w:r><w:t>до</w:t></w:r><w:r><w:pict><w:txbxContent>"
            "<w:p><w:r><w:t>в рамке</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>а</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>б</w:t></w:r></w:p>"
            "</w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>"
        )
        lines = docgen.outline(with_body(make_form(), box)).splitlines()
        assert lines[1:4] == ["до", "[надпись] в рамке", "| а / | б | |"]
