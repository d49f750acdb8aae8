"""The generated code and the plain path write the same bytes, on every form and on random contexts."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from word_forms import make_form, shared_fragments, with_body

import docgen
import templates_docx
from docgen.russian.forms import frozen
from docgen.template.inserts import Run
from docgen.template.machine import Stopped
from docgen.template.rendering import Rendering
from docgen.template.template import Template

BENCH = Path(__file__).parents[2] / "bench/forms"
BOX = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='100'/><w:gridCol w:w='100'/></w:tblGrid><w:tr>"
    "<w:tc><w:tcPr/><w:p><w:r><w:t>{%p if да %}</w:t></w:r></w:p><w:p><w:r><w:t>{{ а }}</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>{%tc if да %}</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{ а }}{% if да %}+{% else %}-{% endif %}</w:t></w:r></w:p>"
    "</w:tc>"
    "<w:tc><w:p><w:r><w:t>{%tc endif %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
)
LINES = [
    "{{ а }} и {{ а ~ '!' ~ число }} {{ число + 1 }} {{ -число }}",
    "{%p for п in пары %}",
    "{{ loop.index }}/{{ loop.length }} {{ loop.revindex0 }} {{ п.имя }} {{ п['имя'] }}",
    "{{ loop.cycle('а', 'б') }}",
    "{% if not loop.first %}{{ loop.previtem.имя }}{% endif %}{% if loop.changed(п.имя) %}новое{% endif %}",
    "{% for к in п.дети if к != 'б' %}{{ к }}{% if not loop.last %}, {% endif %}{% else %}нет{% endfor %}",
    "{%p endfor %}",
    "{% set х = 1 %}{% for к in список %}{{ х }}{% set х = к %}{{ х }}{% endfor %}{{ х }}",
    "{% for п in пары %}{{ п.имя }}{% set п = пары | первый %}{{ п.имя }}{% endfor %}",
    "{% if да %}видно {{ а }}{% endif %}",
    "{% if да and число > 2 or пусто is none %}а{% elif число is odd %}б{% else %}в{% endif %}",
    "{{ пусто | или(а) }} {{ список | через('; ') }} {{ список | длина }} {{ список | первый }}",
    "{{ 'один' if число == 1 else 'много' }} {% if 'а' in список %}есть{% endif %} {{ список[0] }}",
    "{% if нет is defined %}{{ нет }}{% endif %} {{ человек | дательный }} {{ сумма }} {{ день }}",
    "{% raw %}{{ сырое }}{% endraw %} {_{ скобки }_} {{r богато }} {% if да %}{% endif %}",
]
ROWS = [
    ["№", "кто"],
    ["{%tr for п in пары %}", ""],
    ["{% vm п.имя %}{{ п.имя }}", "{{ loop.index }}"],
    ["{%tr endfor %}", ""],
]
FORM = with_body(
    make_form(*LINES, table=ROWS, header="{{ а }}", footer="{% for к in список %}{{ к }}{% endfor %}"), BOX
)
TEMPLATE = docgen.compile_template(FORM)

TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "а", "б", "a\tb\nв", "\a\f", "<&>\"'", "\xa0", "{{ x }}", "\u202e", "ё" * 40]),
)
PRINTED = st.one_of(
    TEXTS, st.integers(-5, 10**6), st.decimals(allow_nan=False, places=2), st.dates(), TEXTS.map(docgen.Lines)
)
ODD = st.one_of(PRINTED, st.none(), st.booleans(), st.just([1]), st.just({"имя": "а"}), st.just(1.5))
PAIR = st.fixed_dictionaries({"имя": PRINTED, "дети": st.lists(TEXTS, max_size=3)})


def contexts(value: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "а": value,
            "число": st.integers(0, 5),
            "да": st.booleans(),
            "пусто": st.none(),
            "пары": st.lists(PAIR, max_size=4),
            "список": st.lists(TEXTS, min_size=1, max_size=3),
            "человек": st.just(frozen("Ли Пак")),
            "сумма": st.just(Decimal("1.50")),
            "день": st.just(date(2026, 9, 1)),
            "богато": TEXTS.map(lambda text: docgen.RichText().add(Run(text, bold=True))),
        }
    )


def fast(template: Template, context: Mapping[str, Any]) -> bytes:
    """The document of the generated code alone."""
    rendering = Rendering(template.facts)
    return template._written(template._filled(context, rendering), rendering)


class TestBothPaths:
    @settings(max_examples=150, deadline=None)
    @given(contexts(PRINTED))
    def test_write_the_same_bytes(self, context: dict[str, Any]) -> None:
        assert TEMPLATE.is_generated
        assert TEMPLATE.render(context) == TEMPLATE.render_plainly(context)

    @settings(max_examples=150, deadline=None)
    @given(contexts(ODD), st.sampled_from(["", "а", "пары", "список", "человек"]))
    @example({"а": None}, "")
    def test_refuse_the_same_contexts(self, context: dict[str, Any], missing: str) -> None:
        given_words = {word: value for word, value in context.items() if word != missing}
        assert outcome(TEMPLATE.render, given_words) == outcome(TEMPLATE.render_plainly, given_words)

    def test_need_no_plain_path_for_a_sound_context(self) -> None:
        context = {
            "а": "слово", "число": 3, "да": True, "пусто": None, "список": ["а", "в"],
            "пары": [{"имя": "А", "дети": ["а", "б"]}, {"имя": "А", "дети": []}],
            "человек": frozen("Ли"), "сумма": Decimal(1), "день": date(2026, 1, 1),
            "богато": docgen.RichText().add(Run("а\tб\nв", bold=True)),
        }  # fmt: skip
        assert fast(TEMPLATE, context) == TEMPLATE.render_plainly(context)

    @pytest.mark.parametrize("name", ["order", "programme"])
    def test_agree_on_the_forms_of_the_benchmark(self, name: str) -> None:

        template = docgen.compile_template(BENCH / f"{name}.docxtpl.docx")
        for row in json.loads(gzip.decompress((BENCH / f"{name}.json.gz").read_bytes())):
            assert fast(template, row) == template.render_plainly(row)

    @pytest.mark.parametrize(
        "path",
        sorted(Path(templates_docx.__file__).parent.glob("*/template.docx")),
        ids=lambda p: p.parent.name,
    )
    def test_have_code_for_every_form_of_the_project(self, path: Path) -> None:
        assert docgen.compile_template(path, shared_fragments(path.parents[1])).is_generated


def outcome(render: Any, context: Mapping[str, Any]) -> tuple[str, Any]:
    try:
        return "document", render(context)
    except docgen.DocgenError as error:
        return error.code, (error.message, error.place)


class TestGeneratedCode:
    @pytest.mark.parametrize(
        "form",
        [
            "{% for а in x %}{% set внешний = loop %}{{ внешний.index }}{% endfor %}",
            "{% for а in x if loop is defined %}{{ а }}{% endfor %}",
            "{{ (x | первый).имя is defined }}{% if (x | первый) is defined %}а{% endif %}",
        ],
    )
    def test_leaves_to_the_plain_path_what_it_does_not_know(self, form: str) -> None:
        template = docgen.compile_template(make_form(form))
        context = {"x": [[1], [2]]}
        assert outcome(template.render, context) == outcome(template.render_plainly, context)

    def test_stops_rather_than_guesses(self) -> None:
        template = docgen.compile_template(make_form("{{ x.имя }}"))
        for value in ({}, "имя", None, [1], object()):
            with pytest.raises((Stopped, KeyError)):
                fast(template, {"x": value})

    def test_has_no_builtins(self) -> None:
        fill = TEMPLATE.stories[0].fill
        assert fill is not None
        builtins = fill.__globals__["__builtins__"]
        assert set(builtins) == {"len", "type", "enumerate", "str", "int", "dict"}
