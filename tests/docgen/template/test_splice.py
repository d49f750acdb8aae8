"""Shared fragments put into forms before they are read: text, styles, lists, version, and every check."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pizzeria
import pytest
from word_forms import make_form

import docgen
from docgen.package import Package
from docgen.template import library
from docgen.template.splice import splice

ASKING = "{%p вставить шапка %}"


def styled(style: str, *lines: str) -> bytes:
    """A document whose paragraphs have a style of its own."""
    document = docx.Document()
    document.styles.add_style(style, 1)
    for line in lines:
        document.add_paragraph(line, style=style)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def text_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def filled(form: bytes, fragments: dict[str, bytes], **words: object) -> list[str]:
    return text_of(docgen.compile_template(form, fragments).render(words))


class TestSplice:
    def test_puts_the_blocks_where_the_tag_stands(self) -> None:
        form, fragments = (
            make_form("до", ASKING, "после {{ x }}"),
            {"шапка": make_form("{{ имя }}", "вторая")},
        )

        assert filled(form, fragments, имя="Маргарита", x=1) == ["до", "Маргарита", "вторая", "после 1"]

    def test_leaves_a_form_that_asks_for_nothing_as_it_is(self) -> None:
        form = make_form("до")

        assert splice(form, {"шапка": make_form("а")}).data is form

    def test_lets_a_condition_decide(self) -> None:
        form = make_form("{%p if x %}", ASKING, "{%p endif %}", "после")
        fragments = {"шапка": make_form("шапка")}

        assert filled(form, fragments, x=True) == ["шапка", "после"]
        assert filled(form, fragments, x=False) == ["после"]

    def test_gives_the_fragment_words_the_form_has_set(self) -> None:
        form = make_form('{%p set заголовок = "О пицце" %}', ASKING, ASKING)

        assert filled(form, {"шапка": make_form("{{ заголовок }}")}) == ["О пицце", "О пицце"]

    def test_brings_the_styles_the_form_lacks(self) -> None:
        made = splice(make_form(ASKING), {"шапка": styled("Шапка", "а")}).data

        [paragraph] = docx.Document(io.BytesIO(made)).paragraphs
        assert paragraph.style is not None
        assert paragraph.style.name == "Шапка"

    def test_works_in_headers_too(self) -> None:
        document = docx.Document()
        document.add_paragraph("текст")
        document.sections[0].header.paragraphs[0].text = ASKING
        buffer = io.BytesIO()
        document.save(buffer)

        made = docgen.compile_template(buffer.getvalue(), {"шапка": make_form("{{ имя }}")}).render(
            {"имя": "А"}
        )

        assert docx.Document(io.BytesIO(made)).sections[0].header.paragraphs[0].text == "А"

    def test_is_seen_by_checks_and_outline(self) -> None:
        form, fragments = make_form("до", ASKING), {"шапка": make_form("{{ имя }}", "{{ незнакомое }}")}

        [fault] = docgen.check_template(form, ["имя"], fragments)
        assert (fault.code, fault.quote) == ("unknown_word", "{{ незнакомое }}")
        assert "{{ имя }}" in docgen.outline(splice(form, fragments).data)

    def test_of_a_broken_file_is_refused_by_name(self) -> None:
        [fault] = docgen.check_template(make_form(ASKING), None, {"шапка": b"no zip"})

        assert fault.place == "общая часть «шапка»"

    def test_gives_the_same_bytes_always(self) -> None:
        form, fragments = make_form(ASKING), {"шапка": styled("Шапка", "а")}

        assert splice(form, fragments) == splice(form, fragments)
        assert Package.open(splice(form, fragments).data)


class TestVersion:
    def test_follows_the_fragments_a_form_uses_and_no_others(self) -> None:
        # Made once: a zip tells when it was made, to two seconds.
        form, heading = make_form(ASKING), make_form("а")
        versions = [
            docgen.compile_template(form, fragments).version
            for fragments in (
                {"шапка": heading},
                {"шапка": make_form("б")},
                {"шапка": heading, "подвал": make_form("в")},
            )
        ]

        assert versions[0] != versions[1]
        assert versions[0] == versions[2]

    def test_of_a_type_follows_the_catalogue(self, tmp_path: Path) -> None:
        folder = pizzeria.add_type(tmp_path, pizzeria.MANIFEST)
        (folder / "template.docx").write_bytes(make_form(ASKING))
        (tmp_path / "fragments").mkdir()
        versions = []
        for text in ("а", "б"):
            (tmp_path / "fragments" / "шапка.docx").write_bytes(make_form(text))
            versions.append(docgen.Catalog.load(tmp_path)["pizza_menu"].version)

        assert versions[0] != versions[1]

    def test_of_a_missing_fragment_is_told_when_the_program_starts(self, tmp_path: Path) -> None:
        folder = pizzeria.add_type(tmp_path, pizzeria.MANIFEST)
        (folder / "template.docx").write_bytes(make_form(ASKING))

        with pytest.raises(docgen.TemplateFaults, match="Общей части «шапка» нет"):
            docgen.Catalog.load(tmp_path).compile_forms()


class TestKept:
    def test_forms_follow_their_fragments(self, tmp_path: Path) -> None:
        form = make_form(ASKING)
        library.forget()
        docgen.keep_compiled(tmp_path)
        try:
            assert filled(form, {"шапка": make_form("а")}) == ["а"]
            assert filled(form, {"шапка": make_form("б")}) == ["б"]
            assert len(list(tmp_path.glob("*.form"))) == 2
        finally:
            docgen.keep_compiled(None)
