"""Whatever a value holds, the document holds it too: nothing is lost, nothing becomes markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word_forms import header_name, make_form, members_of, part_text

import docgen
from docgen.template.values import clean_text

NASTY = [
    "{{ 7*7 }}", "{% if x %}", "{# x #}", "{_{ x }_}", "{_% x %_}", "{{", "}}", "{%p", "</w:t>",
    "</w:t></w:r></w:p><w:p>", "&amp; & <b>", "\"'`", "строка\nдругая", "а\tб", "а\r\nб", " края ", "]]>",
    "<!--", "\u202eоборот", "ё" * 10_000, "\x00\x01\x0b\x1f", "\ud800", "\ufffe", "😀",
    "=cmd|' /C calc'!A0", "<img onerror=x>", "\u2028", "\xa0",
]  # fmt: skip
TEMPLATE = docgen.compile_template(make_form("[{{ x }}]", header="[{{ x }}]", title="[{{ x }}]"))


def check(value: str) -> None:
    document = TEMPLATE.render({"x": value})
    expected = f"[{clean_text(value)}]"
    assert part_text(document).rstrip("\n") == expected
    assert part_text(document, header_name(document)) == expected
    title = etree.fromstring(members_of(document)["docProps/core.xml"]).findtext(
        "{http://purl.org/dc/elements/1.1/}title"
    )
    assert title == expected


class TestValues:
    @pytest.mark.parametrize("value", NASTY)
    def test_survive_in_body_header_and_title(self, value: str) -> None:
        check(value)

    @settings(max_examples=150, deadline=None)
    @given(st.text(st.characters(exclude_characters="\a\f"), max_size=200))
    def test_of_any_text_survive(self, value: str) -> None:
        check(value)

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.sampled_from([*NASTY[:14], "слово", " ", "<", "&"]), max_size=8).map("".join))
    def test_made_of_markup_survive(self, value: str) -> None:
        check(value)

    def test_add_no_paragraph_and_no_run(self) -> None:
        plain = TEMPLATE.render({"x": "а"})
        forged = TEMPLATE.render({"x": "</w:t></w:r></w:p><w:p><w:r><w:t>б"})
        assert count(plain, "<w:p[ >]") == count(forged, "<w:p[ >]")
        assert count(plain, "<w:r>") == count(forged, "<w:r>")

    def test_lose_only_what_xml_cannot_carry(self) -> None:
        assert clean_text("а\x00\x07б\ud800в\ufffeг") == "абвг"
        assert clean_text("а\r\nб\rв\x0bг\x0cд") == "а\nб\nв\nг\nд"
        assert clean_text("\t\u202e\xa0\u200b") == "\t\u202e\xa0\u200b"


def count(document: bytes, pattern: str) -> int:
    return len(re.findall(pattern, members_of(document)["word/document.xml"].decode()))
