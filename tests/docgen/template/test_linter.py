"""The linter: every rule finds its fault with a place, cures what has one sure cure, and never cries wolf."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import docx
import pytest
from test_beyond_docxtpl import with_chart
from word_forms import (
    W,
    header_name,
    make_form,
    members_of,
    part_text,
    shared_fragments,
    with_body,
    with_member,
)

import docgen
import templates_docx
from docgen.template.environment import FILTER_NAMES
from docgen.template.fix import is_fixable
from docgen.template.lint.rules import RULES

WORDS = ("имя", "сыр", "x", "y", "пиццы", "пиццы.имя", "наставник.фио")
ENGINE = Path(docgen.__file__).parent / "template"
# What each rule is for: the text of a paragraph, and the paragraph after the cure (None: no sure cure).
CASES: Sequence[tuple[str, tuple[str, ...], tuple[str, ...] | None]] = (
    ("unclosed_tag", ("{{ имя",), None),
    ("crossed_braces", ("{% if x }}да{% endif %}",), ("{% if x %}да{% endif %}",)),
    ("crossed_braces", ("{{ имя %}",), ("{{ имя }}",)),
    ("spaced_braces", ("{ { имя } }",), ("{{ имя }}",)),
    ("spaced_braces", ("{ % if x % }а{% endif %}",), ("{% if x %}а{% endif %}",)),
    ("single_braces", ("здесь {имя} и {имя }",), ("здесь {{ имя }} и {{ имя }}",)),
    ("invisible_character", ("{{ и\u200bмя }}",), ("{{ имя }}",)),
    ("mixed_letters", ("{{ cыр_x }}",), ("{{ сыр_x }}",)),
    ("long_tag", ("{{ x" + "a" * 2100 + " }}",), None),
    ("too_many_tags", ("{{ x }}" * 3001,), None),
    ("unknown_statement", ("{% fro п in x %}",), None),
    ("russian_keyword", ("{% если x и не y %}а{% endif %}",), ("{% if x and not y %}а{% endif %}",)),
    (
        "russian_keyword",
        ("{% для п в пиццы %}{{ п.имя }}{% конец_цикла %}",),
        ("{% for п in пиццы %}{{ п.имя }}{% endfor %}",),
    ),
    (
        "russian_keyword",
        ("{% if x или y %}а{% иначе %}б{% endif %}",),
        ("{% if x or y %}а{% else %}б{% endif %}",),
    ),
    ("cyrillic_prefix", ("{%р if x %}", "а", "{%p endif %}"), ("{%p if x %}", "а", "{%p endif %}")),
    ("missing_space", ("{%pif x %}", "а", "{%p endif %}"), ("{%p if x %}", "а", "{%p endif %}")),
    ("split_ending", ("{% if x %}а{% end if %}",), ("{% if x %}а{% endif %}",)),
    ("split_ending", ("{% if x %}а{% else if y %}б{% endif %}",), ("{% if x %}а{% elif y %}б{% endif %}",)),
    ("surplus_words", ("{% if x %}а{% endif x %}",), ("{% if x %}а{% endif %}",)),
    ("syntax", ("{{ x | }}",), None),
    ("guillemets", ("{{ x | или(«нет») }}",), ('{{ x | или("нет") }}',)),
    ("single_equals", ("{% if x = 1 %}а{% endif %}",), ("{% if x == 1 %}а{% endif %}",)),
    ("wrong_sign", ("{% if x && y || x <> 1 %}а{% endif %}",), ("{% if x and y or x != 1 %}а{% endif %}",)),
    ("missing_pipe", ("{{ имя дательный }}",), ("{{ имя | дательный }}",)),
    ("unclosed_quote", ('{{ x | или("нет) }}',), None),
    ("unclosed_parenthesis", ("{{ (x }}",), None),
    ("unknown_filter", ("{{ x | дательнй }}",), None),
    ("unknown_loop_word", ("{% for п in x %}{{ loop.indeks }}{% endfor %}",), None),
    ("forbidden_syntax", ("{{ x.upper() }}",), None),
    ("deep_expression", ("{{ " + "-" * 60 + "x }}",), None),
    ("unknown_word", ("{{ наставник.фиа }}",), None),
    ("unknown_word", ("{{ нaставник.фио }}",), ("{{ наставник.фио }}",)),
    ("two_paragraph_tags", ("{%p if x %}{%p endif %}",), ("{%p if x %}", "{%p endif %}")),
    ("lost_text", ("пункт {%p if x %}", "а", "{%p endif %}"), ("пункт ", "{%p if x %}", "а", "{%p endif %}")),
    ("row_tag_outside_table", ("{%tr if x %}", "а", "{%p endif %}"), ("{%p if x %}", "а", "{%p endif %}")),
    ("prefix_mismatch", ("{%p if x %}", "а", "{% endif %}"), ("{%p if x %}", "а", "{%p endif %}")),
    ("unclosed_block", ("{% if x %}",), None),
    ("stray_tag", ("{% endif %}",), None),
    ("deep_nesting", ("{% if x %}" * 13 + "а" + "{% endif %}" * 13,), None),
    ("empty_block", ("{% if x %} {% endif %}",), None),
    ("merge_outside_loop", ("{% vm %}а",), None),
    ("unknown_fragment", ("{%p вставить шапка %}",), None),
    ("fragment_place", ("{% вставить шапка %}",), None),
    ("fragment_place", ("см. {%p вставить шапка %}",), None),
)
TABLES = (
    ("two_row_tags", [["{%tr for п in x %}", "{%tr endfor %}"]]),
    ("two_row_tags", [["{%tc for п in x %}{%tc endfor %}", "а"]]),
    ("lost_text", [["{%tr for п in x %}", "итого"], ["а", ""], ["{%tr endfor %}", ""]]),
    ("block_cuts_element", [["{% for п in x %}а", "{% endfor %}"]]),
    ("merge_outside_loop", [["{% hm %}а"]]),
    ("merge_outside_loop", [["{% for п in x %}{% vm п %}{% vm п %}а{% endfor %}"]]),
)


def codes(form: bytes, words: Sequence[str] | None = WORDS) -> set[str]:
    return {fault.code for fault in docgen.check_template(form, words)}


class TestRules:
    @pytest.mark.parametrize(("code", "paragraphs", "cured"), CASES)
    def test_find_their_fault_with_a_place_and_a_quote(
        self, code: str, paragraphs: tuple[str, ...], cured: tuple[str, ...] | None
    ) -> None:
        # A mixed word is told as an unknown one where the words are known.
        words = None if code == "mixed_letters" else WORDS
        faults = docgen.check_template(make_form("т", *paragraphs), words)
        found = [fault for fault in faults if fault.code == code]
        assert found
        for fault in found:
            assert fault.place.startswith("абзац ")
            assert fault.quote
            assert re.search("[а-яё]", fault.message)
            assert fault.message.endswith(".")
            assert is_fixable(fault) == (cured is not None)

    @pytest.mark.parametrize(("code", "rows"), TABLES)
    def test_find_the_faults_of_tables(self, code: str, rows: list[list[str]]) -> None:
        found = {fault.code: fault for fault in docgen.check_template(make_form(table=rows), WORDS)}
        assert code in found
        assert found[code].place.startswith("таблица 1, строка 1")

    def test_find_a_chart_in_a_loop(self) -> None:
        loop = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
        chart = with_chart()
        inside = with_member(
            chart,
            "word/document.xml",
            lambda part: part.replace(
                b"<w:body>", ("<w:body>" + loop.format("{%p for п in x %}")).encode()
            ).replace(b"<w:sectPr", (loop.format("{%p endfor %}") + "<w:sectPr").encode(), 1),
        )
        assert codes(inside, None) == {"chart_in_loop"}
        assert codes(chart, None) == set()

    def test_find_braces_in_the_markup_that_no_text_shows(self) -> None:
        torn = with_member(
            make_form("а", "{{ x }}"),
            "word/document.xml",
            lambda part: part.replace(b"{{ x }}</w:t>", b"{{ x }}</w:t>}}"),
        )
        [fault] = docgen.check_template(torn, None)
        assert (fault.code, fault.place) == ("torn_markup", "абзац 2")

    def test_find_what_a_fragment_may_not_hold(self) -> None:
        linked = with_member(
            make_form("шапка"),
            "word/document.xml",
            lambda part: part.replace(b"<w:r>", b'<w:bookmarkStart w:id="1" w:name="a"/><w:r>', 1),
        )
        found = docgen.check_template(make_form("{%p вставить шапка %}"), WORDS, {"шапка": linked})
        assert [(fault.code, fault.place) for fault in found] == [("foreign_fragment", "общая часть «шапка»")]

    def test_are_all_tried_here(self) -> None:
        tried = {case[0] for case in CASES} | {table[0] for table in TABLES}
        elsewhere = {"torn_markup", "chart_in_loop", "issued_document", "strict_format", "foreign_fragment"}
        assert tried | elsewhere == RULES.keys()

    def test_are_many_and_many_mend_themselves(self) -> None:
        assert len(RULES) >= 25
        assert sum(rule.fixable for rule in RULES.values()) >= 8

    def test_have_a_row_for_every_code_the_engine_tells(self) -> None:
        told = set()
        for path in [*ENGINE.glob("*.py"), *ENGINE.glob("lint/*.py")]:
            text = path.read_text(encoding="utf-8")
            told |= set(re.findall(r'(?:[Ff]ault|Cure)\(\s*"(\w+)"', text))
            told |= set(re.findall(r'_fault_at\([^"]*"(\w+)"', text))
        assert told
        assert told <= RULES.keys()

    def test_read_with_the_environment_that_fills(self) -> None:
        form = make_form(*(f"{{{{ x | {name} }}}}" for name in FILTER_NAMES))
        assert "unknown_filter" not in codes(form)


class TestCures:
    @pytest.mark.parametrize(("code", "paragraphs", "cured"), [case for case in CASES if case[2] is not None])
    def test_leave_the_form_as_its_author_meant_it(
        self, code: str, paragraphs: tuple[str, ...], cured: tuple[str, ...]
    ) -> None:
        form = make_form("т", *paragraphs)
        for _ in range(3):
            faults = docgen.check_template(form, WORDS)
            form = docgen.fix_template(form, faults)
        assert part_text(form).splitlines() == ["т", *cured]
        assert code not in codes(form)

    def test_keep_the_looks_of_the_runs(self) -> None:
        runs = "".join(
            f"<w:r><w:rPr><w:b/></w:rPr><w:t>{piece}</w:t></w:r>"
            for piece in ("до {", "% if x", " = 1 %}а{% endif %}")
        )
        form = with_body(make_form(), f"<w:p>{runs}</w:p>")
        fixed = docgen.fix_template(form, docgen.check_template(form))
        assert part_text(fixed).strip() == "до {% if x == 1 %}а{% endif %}"
        assert members_of(fixed)["word/document.xml"].count(b"<w:b/>") == 3

    def test_reach_headers_and_cells(self) -> None:
        form = make_form("т", table=[["{{ x | или(«а») }}"]], header="{% if x %}а{% end if %}")
        fixed = docgen.fix_template(form, docgen.check_template(form))
        assert docgen.check_template(fixed) == []
        assert part_text(fixed, header_name(fixed)) == "{% if x %}а{% endif %}"

    def test_touch_nothing_else(self) -> None:
        form = with_body(
            make_form("{{ x | или(«а») }}"),
            '<w:p><w:ins w:id="1" w:author="А"><w:r><w:t>правка</w:t></w:r></w:ins></w:p>',
        )
        fixed = members_of(docgen.fix_template(form, docgen.check_template(form)))
        assert b'<w:ins w:id="1"' in fixed["word/document.xml"]
        original = members_of(form)
        assert {n for n in original if original[n] != fixed[n] and not n.endswith(".xml")} == set()
        assert fixed.keys() == original.keys()

    def test_leave_a_sound_form_its_text(self) -> None:
        form = make_form("{{ x }} и «кавычки» {% if x == 1 %}а{% endif %}")
        assert part_text(docgen.fix_template(form, [])) == part_text(form)


class TestRemarks:
    FORM = make_form("первый", "{{ x | или(«а») }}", table=[["{{ y | нет }}"]], header="{{ z() }}")

    def test_stand_at_their_places(self) -> None:
        faults = docgen.check_template(self.FORM)
        annotated = docx.Document(BytesIO(docgen.annotate_template(self.FORM, faults)))
        texts = [comment.text for comment in annotated.comments]
        assert len(texts) == len(faults) == 3
        assert all(comment.author == "Проверка формы" for comment in annotated.comments)
        marked = [p.text for p in annotated.paragraphs if p._p.find(f"{W}commentRangeStart") is not None]
        assert marked == ["первый", "{{ x | или(«а») }}"]
        assert any("верхний колонтитул" in text for text in texts)
        assert any('Предлагается: {{ x | или("а") }}' in text for text in texts)

    def test_keep_those_the_author_had(self) -> None:
        once = docgen.annotate_template(self.FORM, docgen.check_template(self.FORM))
        twice = docgen.annotate_template(once, docgen.check_template(once))
        comments = list(docx.Document(BytesIO(twice)).comments)
        assert [comment.comment_id for comment in comments] == list(range(6))

    def test_change_no_word_of_the_form(self) -> None:
        annotated = docgen.annotate_template(self.FORM, docgen.check_template(self.FORM))
        assert part_text(annotated) == part_text(self.FORM)
        assert docgen.check_template(annotated) == docgen.check_template(self.FORM)

    def test_give_the_same_bytes_again(self) -> None:
        faults = docgen.check_template(self.FORM)
        assert docgen.annotate_template(self.FORM, faults) == docgen.annotate_template(self.FORM, faults)


class TestNoFalseAlarm:
    @pytest.mark.parametrize(
        "path",
        sorted(Path(templates_docx.__file__).parent.glob("*/template.docx")),
        ids=lambda p: p.parent.name,
    )
    def test_on_the_forms_of_the_project(self, path: Path) -> None:
        assert docgen.check_template(path, None, shared_fragments(path.parents[1])) == []

    @pytest.mark.parametrize("name", ["order", "programme"])
    def test_on_the_forms_of_the_benchmark(self, name: str) -> None:
        assert docgen.check_template(Path(__file__).parents[2] / f"bench/forms/{name}.docxtpl.docx") == []

    @pytest.mark.parametrize(
        "paragraphs",
        [
            ("{{ id_класса }} {{ x1 }} {{ класс5 }}",),
            ("цена {5} и {имя собственное}, «кавычки», 1 = 1, а && б, а <> б",),
            ('{{ x | или("а = б && «в»") }}{% if x == "если и или" %}а{% endif %}',),
            ("{%p if x %}", "{%p else %}", "б", "{%p endif %}"),
            ("{%p for п in пиццы %}", "{% if п.имя %}{{ п.имя }}{% endif %}", "{%p endfor %}"),
            ("{%p if x %} ", " {%p endif %}", "а"),
            ("{# если x = 1 #}", "{% raw %}{% если %}{% endraw %} {{ x }}"),
        ],
    )
    def test_on_texts_that_only_look_like_faults(self, paragraphs: tuple[str, ...]) -> None:
        faults = [
            fault for fault in docgen.check_template(make_form(*paragraphs)) if fault.code != "empty_block"
        ]
        assert faults == []

    def test_on_a_tag_in_a_deleted_revision_or_in_hidden_text(self) -> None:
        gone = (
            '<w:p><w:del w:id="1" w:author="А"><w:r><w:delText>{{ нет</w:delText></w:r></w:del>'
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{% если</w:t></w:r><w:r><w:t>видно {{ x }}</w:t></w:r></w:p>"
        )
        assert docgen.check_template(with_body(make_form(), gone), ["x"]) == []
