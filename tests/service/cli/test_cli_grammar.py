"""``nastavnik grammar``, called as a person calls it."""

import gzip
from pathlib import Path

import docx
from typer.testing import CliRunner

from service.cli.grammar import app

TABLE = "part\tnominative\tgender\tcase\texpected\nlast\tТкач\tm\tins\tТкачом\nlast\tТкач\tm\tgen\tТкаче\n"


def call(*arguments: str):
    return CliRunner().invoke(app, list(arguments))


class TestEvaluate:
    def test_prints_shares_and_mistakes(self, tmp_path: Path):
        file = tmp_path / "имена.tsv"
        file.write_text(TABLE, encoding="utf-8")
        done = call("evaluate", str(file))
        assert done.exit_code == 0
        assert "50.000 %" in done.output
        assert "last Ткач m gen: Ткача ≠ Ткаче" in done.output

    def test_reads_packed_tables(self, tmp_path: Path):
        file = tmp_path / "имена.tsv.gz"
        file.write_bytes(gzip.compress(TABLE.encode()))
        assert "1 из 2" in call("evaluate", str(file)).output

    def test_refuses_another_table(self, tmp_path: Path):
        file = tmp_path / "другое.tsv"
        file.write_text("а\tб\n", encoding="utf-8")
        assert call("evaluate", str(file)).exit_code == 2


class TestRead:
    def test_shows_faults_and_ends_with_one(self, tmp_path: Path):
        file = _document(tmp_path, "Назначить Белова Анна Петровна наставником.")
        done = call("read", str(file))
        assert done.exit_code == 1
        assert "Белова Анна Петровна" in done.output

    def test_is_quiet_on_a_right_text(self, tmp_path: Path):
        file = _document(tmp_path, "Назначить Белову Анну Петровну наставником.")
        done = call("read", str(file))
        assert (done.exit_code, done.output.strip()) == (0, "Ошибок не найдено.")


def _document(folder: Path, text: str) -> Path:
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(folder / "приказ.docx"))
    return folder / "приказ.docx"
