"""``nastavnik pdf`` as a secretary types it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from papers import sample_paper
from typer.testing import CliRunner

from service.cli import app


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "Согласие.docx"
    path.write_bytes(sample_paper("consent_pd_adult").data)
    return path


class TestPdf:
    def test_stands_beside_the_word_file(self, paper: Path) -> None:
        result = CliRunner().invoke(app, ["pdf", str(paper)])

        assert result.exit_code == 0
        assert paper.with_suffix(".pdf").read_bytes().startswith(b"%PDF-1.7")

    def test_goes_to_the_folder_that_is_named(self, paper: Path, tmp_path: Path) -> None:
        CliRunner().invoke(app, ["pdf", str(paper), "--out", str(tmp_path / "архив"), "--pdfa", "2b"])

        assert b"pdfaid:part>2<" in (tmp_path / "архив" / "Согласие.pdf").read_bytes()

    def test_tells_what_would_be_lost(self, tmp_path: Path) -> None:
        path = tmp_path / "formula.docx"
        path.write_bytes(_with_formula())

        result = CliRunner().invoke(app, ["pdf", str(path)])

        assert result.exit_code == 1
        assert "формула" in result.output
        assert not path.with_suffix(".pdf").exists()


def _with_formula() -> bytes:
    document = docx.Document()
    document.add_paragraph()._p.append(OxmlElement("m:oMath"))
    out = BytesIO()
    document.save(out)
    return out.getvalue()
