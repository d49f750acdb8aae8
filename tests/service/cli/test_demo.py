"""The demo as a person runs it: a process, a folder of papers, a second run that changes nothing."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from pypdf import PdfReader

ROOT = Path(__file__).parents[3]
ISSUED = ROOT / "samples" / "issued"


def run_demo(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "service",
        "demo",
        "--out",
        str(folder / "out"),
        "--data",
        str(folder / "data"),
    ]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=240, check=False)


def digests(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.docx"))
    }


def parts(folder: Path) -> dict[str, dict[str, str]]:
    """Of every file, every part's hash: how it is deflated may differ from one machine to another."""
    found = {}
    for path in sorted(folder.glob("*.docx")):
        with ZipFile(path) as archive:
            found[path.name] = {
                name: hashlib.sha256(archive.read(name)).hexdigest() for name in sorted(archive.namelist())
            }
    return found


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("demo")
    return folder, run_demo(folder)


class TestDemo:
    def test_ends_well_and_prints_file_number_and_date(self, first):
        folder, done = first
        assert done.returncode == 0, done.stderr
        assert "1-ОД" in done.stdout
        assert "15.09.2026" in done.stdout
        assert f"Всего документов: {len(digests(folder / 'out'))}" in done.stdout

    def test_writes_every_paper_as_pdf_beside_its_word_file(self, first):
        folder, done = first
        out = folder / "out"
        assert "каждый как Word и PDF" in done.stdout
        assert {path.stem for path in out.glob("*.pdf")} == {path.stem for path in out.glob("*.docx")}
        for path in out.glob("*.pdf"):
            number = path.stem.split(" № ")[1].split(" от ")[0]
            text = " ".join(page.extract_text() for page in PdfReader(path).pages)
            assert number in text.replace("/", "-"), path.name
            assert "{{" not in text, path.name

    def test_makes_every_kind_of_paper(self, first):
        names = digests(first[0] / "out")
        kinds = Counter(name.split(" № ")[0] for name in names)
        assert len(kinds) == 8
        assert sum(count for kind, count in kinds.items() if "закреплении" in kind) == 1

    def test_numbers_have_no_gap_in_any_journal(self, first):
        numbers: dict[str, list[int]] = {}
        for name in digests(first[0] / "out"):
            digits, _, suffix = name.split(" № ")[1].split(" от ")[0].partition("-")
            numbers.setdefault(suffix, []).append(int(digits))
        assert set(numbers) == {"ОД", "к", "вх", "С", "ПН"}
        for found in numbers.values():
            assert sorted(found) == list(range(1, len(found) + 1))

    def test_leaves_no_tag_no_none_and_no_double_space(self, first):
        for path in (first[0] / "out").glob("*.docx"):
            text = "\n".join(_lines(path))
            assert "{{" not in text, path.name
            assert "{%" not in text, path.name
            assert "None" not in text, path.name
            assert not any("  " in line for line in text.splitlines()), path.name

    def test_stands_in_the_samples_part_by_part(self, first):
        assert parts(first[0] / "out") == parts(ISSUED), "run: make samples, and look at what changed"

    def test_run_twice_makes_the_same_files_and_no_new_number(self, first):
        folder, _ = first
        before = digests(folder / "out")
        again = run_demo(folder)
        assert again.returncode == 0, again.stderr
        assert digests(folder / "out") == before


def _lines(path: Path) -> list[str]:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells
