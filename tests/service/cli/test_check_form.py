"""``nastavnik check-form``: faults shown with places, marked, mended, and an exit code for scripts."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

import docgen
from service.cli import app


@pytest.fixture
def form(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("{{ пара.наставник.фиа }} {% if пара = 1 %}а{% endif %}")
    path = tmp_path / "form.docx"
    document.save(str(path))
    return path


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["check-form", *map(str, arguments)], env={"COLUMNS": "200"})
    return result.exit_code, result.output


class TestCheckForm:
    def test_shows_every_fault_with_its_place_and_fails(self, form: Path) -> None:
        code, said = run(form)
        assert code == 1
        assert "[single_equals] абзац 1" in said
        assert "Ошибок: 1, из них исправляются сами: 1." in said

    def test_mends_and_marks(self, form: Path, tmp_path: Path) -> None:
        run(form, "--fix", tmp_path / "fixed.docx", "--annotate", tmp_path / "marked.docx")
        assert docgen.check_template(tmp_path / "fixed.docx") == []
        marked = docx.Document(BytesIO((tmp_path / "marked.docx").read_bytes()))
        assert len(list(marked.comments)) == 1
        code, said = run(tmp_path / "fixed.docx", "--type", "order_pairing")
        assert code == 1
        assert "пара.наставник" in said

    def test_is_content_with_a_sound_form(self) -> None:
        path = Path(__file__).parents[3] / "templates_docx/order_pairing/template.docx"
        code, said = run(path, "--type", "order_pairing")
        assert (code, said.strip()) == (0, "Ошибок нет.")

    def test_knows_no_other_types(self, form: Path) -> None:
        code, said = run(form, "--type", "пицца")
        assert code == 2
        assert "пицца" in said

    def test_holds_citations_to_the_register_of_acts(self, tmp_path: Path) -> None:
        document = docx.Document()
        document.add_paragraph("В соответствии со статьёй 358.1 ТК РФ и ГОСТ Р 7.0.97-2016")
        document.save(str(tmp_path / "form.docx"))
        code, said = run(tmp_path / "form.docx")
        assert code == 1
        assert "[V-L1] Статьи 358.1 в ТК РФ нет" in said
        assert "[V-L2]" in said
