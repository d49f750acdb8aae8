"""Whatever bytes come as a form, docgen answers with a document or with a refusal of its own."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from word_forms import make_form, members_of, with_body, with_member

import docgen
from docgen.package import Package

FORM = make_form("{{ x }}", "{%p if x %}", "{{ x }}", "{%p endif %}", table=[["{{ x }}"]], header="{{ x }}")
DOCUMENT = members_of(FORM)["word/document.xml"].decode()
PIECES = [
    "{{ x }}", "{{", "}}", "{%", "%}", "{%p if x %}", "{% endif %}", "{% for i in y %}", "{%tr endfor %}",
    "<w:p>", "</w:p>", "<w:r/>", "<w:t>", "</w:t>", "<w:tc>", "</w:tbl>", "&lt;", "\u200b",
]  # fmt: skip
STRAYS = st.tuples(st.integers(0, len(DOCUMENT)), st.sampled_from(PIECES))


def answer(data: bytes) -> None:
    """Compile and render, or be refused in Russian; a document that is not sound fails the test."""
    try:
        document = docgen.compile_template(data).render({"x": "а", "y": [1]})
    except docgen.DocgenError:
        return
    Package.open(document)


class TestAnyBytes:
    @settings(max_examples=60, deadline=None)
    @given(st.binary(max_size=300))
    @example(b"PK\x03\x04")
    @example(b"PK\x05\x06" + bytes(18))
    def test_are_answered(self, data: bytes) -> None:
        answer(data)
        answer(b"PK\x03\x04" + data)

    @settings(max_examples=150, deadline=None)
    @given(st.integers(0, len(FORM) - 1), st.integers(0, 255))
    def test_of_a_damaged_form_are_answered(self, position: int, value: int) -> None:
        answer(FORM[:position] + bytes([value]) + FORM[position + 1 :])

    @settings(max_examples=100, deadline=None)
    @given(
        st.lists(st.tuples(st.integers(0, len(DOCUMENT)), st.sampled_from(PIECES)), min_size=1, max_size=4)
    )
    @example([(DOCUMENT.rindex("{{ x }}") + len("{{ x }}</w:t>"), "}}")])
    def test_of_a_form_with_stray_markup_are_answered(self, strays: list[tuple[int, str]]) -> None:
        text = DOCUMENT
        for position, piece in strays:
            text = text[:position] + piece + text[position:]
        answer(with_member(FORM, "word/document.xml", text.encode()))

    @settings(max_examples=30, deadline=None)
    @given(st.sets(st.integers(1, 12)))
    def test_of_a_tag_cut_into_runs_anywhere_say_the_same(self, cuts: set[int]) -> None:
        self.check_cut_tag(cuts)

    @pytest.mark.slow
    @settings(max_examples=600, deadline=None)
    @given(st.sets(st.integers(1, 12)))
    def test_of_a_tag_cut_into_runs_anywhere_say_the_same_in_a_sweep(self, cuts: set[int]) -> None:
        self.check_cut_tag(cuts)

    def check_cut_tag(self, cuts: set[int]) -> None:
        tag = "{{ пицца.имя }}"
        ends = [*sorted(cuts), len(tag)]
        pieces = [tag[start:end] for start, end in zip([0, *ends], ends, strict=False)]
        runs = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{piece}</w:t></w:r>" for piece in pieces)
        form = with_body(FORM, f"<w:p>{runs}</w:p>")
        document = docgen.compile_template(form).render({"x": 1, "пицца": {"имя": "Маргарита"}})
        assert "Маргарита" in members_of(document)["word/document.xml"].decode()


def test_the_form_of_the_fuzz_is_sound() -> None:
    assert docgen.check_template(FORM) == []
    with pytest.raises(docgen.UnsafePackage):
        docgen.compile_template(FORM[: len(FORM) // 2])
