"""A form is untrusted: nothing in it may run, reach out, or grow without end."""

from __future__ import annotations

from typing import Any

import pytest
from effort import within
from word_forms import make_form, with_body

import docgen
from docgen.template.environment import ENVIRONMENT, RENDERING
from docgen.template.harden import harden
from docgen.template.rendering import MAX_TURNS, Facts, Rendering

# Calls of functions: many times what the largest form of a school asks for.
_EFFORT = 3_000_000

PAYLOADS = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ x.__class__ }}",
    "{{ x['__class__'] }}",
    "{{ x._secret }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ self._TemplateReference__context }}",
    "{{ self }}",
    "{{ lipsum() }}",
    "{{ range(10) }}",
    "{{ dict(a=1) }}",
    "{{ namespace(a=1) }}",
    "{{ x.upper() }}",
    "{{ '{0.__class__}'.format(x) }}",
    "{{ '%s' % x }}",
    "{{ '%s' | format(x) }}",
    "{{ x | attr('__class__') }}",
    "{{ [x] | map(attribute='__class__') | list }}",
    "{{ x | tojson }}",
    "{{ x | safe }}",
    "{{ x | center(100000000) }}",
    "{{ x | _text }}",
    "{{ x | _turns }}",
    "{{ _turns }}",
    "{{ 'а' * 300000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ {'a': 1} }}",
    "{{ x[1:2] }}",
    "{{ x[y] }}",
    "{{ 'а' if x }}",
    "{% include 'a' %}",
    "{% import 'a' as b %}",
    "{% from 'a' import b %}",
    "{% extends 'a' %}",
    "{% macro a() %}{% endmacro %}",
    "{% block a %}{% endblock %}",
    "{% call a() %}{% endcall %}",
    "{% filter upper %}{% endfilter %}",
    "{% with a = 1 %}{% endwith %}",
    "{% set a %}{% endset %}",
    "{% set x.y = 1 %}",
    "{% set a, b = x %}",
    "{% set _a = 1 %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% do x %}",
    "{% for i in x recursive %}{% endfor %}",
    "{% for i in range(10) %}{% endfor %}",
    "{% if x.__class__ %}{% endif %}",
    "{{ x is filter }}",
    "{% colspan x.__class__ %}",
]


class TestPayloads:
    @pytest.mark.parametrize("payload", PAYLOADS)
    @pytest.mark.parametrize("part", ["body", "header", "footer", "title"])
    def test_refuses_it_wherever_it_stands(self, payload: str, part: str) -> None:
        form = make_form(payload) if part == "body" else make_form("текст", **{part: payload})  # type: ignore[arg-type]
        with pytest.raises(docgen.TemplateFaults) as caught:
            docgen.compile_template(form)
        assert all(fault.place and fault.quote for fault in caught.value.faults)

    @pytest.mark.parametrize(
        "payload", ["{{ x.upper }}", "{{ x.items }}", "{{ y.append }}", "{{ d.keys }}", "{{ x.format }}"]
    )
    def test_knows_no_methods_of_values(self, payload: str) -> None:
        template = docgen.compile_template(make_form(payload))
        with pytest.raises(docgen.RenderError, match="форме неизвестно"):
            template.render({"x": "а", "y": [1], "d": {"а": 1}})

    def test_offers_no_global_function(self) -> None:
        assert not ENVIRONMENT.globals

    @pytest.mark.parametrize(
        "payload",
        ["{{ x.__class__ }}", "{{ x['__class__'] }}", "{{ cycler() }}", "{{ f() }}", "{{ 'а' + 'б' }}"],
    )
    def test_has_a_second_wall_behind_the_first(self, payload: str) -> None:
        """The environment refuses by itself what the syntax check would have let through."""
        code = ENVIRONMENT.template_class.from_code(
            ENVIRONMENT, ENVIRONMENT.compile(harden(ENVIRONMENT.parse(payload))), {}
        )
        context = code.new_context({"x": "а", "f": print, RENDERING: Rendering(Facts())})
        with pytest.raises(Exception, match=r"undefined|refused|no attribute|Складывать"):
            "".join(code.root_render_func(context))


class TestContext:
    @pytest.mark.parametrize(
        "value",
        [object(), print, 1.5, {1, 2}, b"bytes", {"a": [object()]}, ({"b": print},), {1: "a"}, lambda: 1],
    )
    def test_takes_plain_values_only(self, value: Any) -> None:
        template = docgen.compile_template(make_form("{{ x }}"))
        with pytest.raises(docgen.RenderError, match=r"[Сс]лов[оа] «x"):
            template.render({"y": 1, "x": value})

    def test_never_touches_what_the_form_does_not_name(self) -> None:
        class Live:
            def __getattribute__(self, name: str) -> Any:
                raise AssertionError(name)

        template = docgen.compile_template(make_form("{{ y.имя }}"))
        assert template.render({"y": {"имя": 1, "x": Live()}, "x": Live()})

    def test_names_the_kind_and_never_the_value(self) -> None:
        template = docgen.compile_template(make_form("{{ y }}"))
        with pytest.raises(docgen.RenderError) as caught:
            template.render({"y": {"имя": 3.5}})
        assert "y.имя" in caught.value.message
        assert "3.5" not in caught.value.message

    def test_refuses_endless_nesting(self) -> None:
        deep: list[Any] = []
        for _ in range(100):
            deep = [deep]
        with pytest.raises(docgen.RenderError, match="глубоко"):
            docgen.compile_template(make_form("{{ x }}")).render({"y": 1, "x": deep})

    def test_refuses_words_of_its_own(self) -> None:
        with pytest.raises(docgen.RenderError, match="подчёркивания"):
            docgen.compile_template(make_form("{{ y }}")).render({"y": 1, "_turns": 1})


class TestBudgets:
    def test_stops_nested_loops(self) -> None:
        body = "{% for a in x %}{% for b in x %}{% for c in x %}{% endfor %}{% endfor %}{% endfor %}"
        template = docgen.compile_template(make_form(body))
        with pytest.raises(docgen.RenderError, match=str(MAX_TURNS)):
            template.render({"x": list(range(2000))})

    def test_refuses_a_text_that_doubles_with_every_line(self) -> None:
        lines = ["{% set a = x %}", *["{% set a = a ~ a %}"] * 40, "{{ a }}"]
        with pytest.raises(docgen.TemplateFaults, match="складываются"):
            docgen.compile_template(make_form(*lines))

    def test_refuses_to_join_by_a_huge_text(self) -> None:
        template = docgen.compile_template(make_form("{{ x | через(y) }}"))
        with pytest.raises(docgen.RenderError, match="длинным"):
            template.render({"x": ["а"] * 2000, "y": "б" * 10_000})

    def test_stops_a_document_that_grows_too_large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("docgen.template.rendering.MAX_BYTES", 100_000)
        template = docgen.compile_template(make_form("{% for i in x %}{{ y }}{% endfor %}"))
        with pytest.raises(docgen.RenderError, match="слишком большим"):
            template.render({"x": [1] * 200, "y": "а" * 1000})

    @pytest.mark.parametrize(
        "tag",
        [
            "{{ " + "(" * 900 + "x" + ")" * 900 + " }}",
            "{{ x" + "~x" * 2000 + " }}",
            "{{ " + "not " * 400 + "x }}",
        ],
    )
    def test_survives_monstrous_tags(self, tag: str) -> None:
        with within(_EFFORT):
            assert docgen.check_template(make_form(tag))

    def test_refuses_blocks_nested_without_end(self) -> None:
        with pytest.raises(docgen.TemplateFaults, match="блоков один в другом"):
            docgen.compile_template(make_form("{% for a in x %}" * 30 + "{% endfor %}" * 30))

    @pytest.mark.parametrize(
        "body",
        [
            "<w:p><w:r><w:t>" + "{ {" * 200_000 + "</w:t></w:r></w:p>",
            "<w:p><w:r><w:t>" + "{{" * 200_000 + "</w:t></w:r></w:p>",
            '<w:p w:other="' + "{{ {% {# " * 50_000 + '"/>',
            "<w:p><w:r><w:t>" + "{{ x }}" * 5_000 + "</w:t></w:r></w:p>",
        ],
    )
    def test_refuses_a_form_of_nothing_but_braces_quickly(self, body: str) -> None:
        with pytest.raises(docgen.TemplateFaults, match=r"не закрыт|больше 3000"):
            docgen.compile_template(with_body(make_form("{{ x }}"), body))

    def test_fills_a_form_of_empty_paragraphs_quickly(self) -> None:
        template = docgen.compile_template(with_body(make_form("{{ x }}"), '<w:p w:rsidR="1"/>' * 45_000))
        with within(_EFFORT):
            assert template.render({"x": "а\nб\tв"})

    def test_reads_a_form_full_of_cut_tags_quickly(self) -> None:
        with pytest.raises(docgen.TemplateFaults):
            docgen.compile_template(make_form(*["{{ a {% b {# c -%} {{r "] * 1500))
