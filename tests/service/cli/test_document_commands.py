"""``nastavnik document issue`` as a person types it: the Word file, and the PDF beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample_served
from pypdf import PdfReader
from sample_served import all_pairs
from served import Served
from typer.testing import CliRunner

from service.cli import app


@pytest.fixture(scope="module")
def mentor(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The data folder of the sample school, and the number of somebody grown up."""
    folder = tmp_path_factory.mktemp("commands") / "data"
    served = Served(folder, sample_served.make_template(folder))
    try:
        return folder, str(all_pairs(served)[0].mentor.id)
    finally:
        served.close()


@pytest.mark.parametrize(("options", "kinds"), [([], [".docx"]), (["--pdf"], [".docx", ".pdf"])])
def test_issue_writes_the_files_asked_for(
    mentor: tuple[Path, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    kinds: list[str],
) -> None:
    folder, person = mentor
    monkeypatch.setenv("NASTAVNIK_DATA_DIR", str(folder))
    command = ["document", "issue", "consent_pd_adult", person, "--date", "14.09.2026"]
    result = CliRunner().invoke(app, [*command, "--out", str(tmp_path / "out"), *options])
    assert result.exit_code == 0, result.output
    made = sorted((tmp_path / "out").iterdir())
    assert [path.suffix for path in made] == kinds
    assert len({path.stem for path in made}) == 1
    for pdf in (tmp_path / "out").glob("*.pdf"):
        assert "персональных данных" in PdfReader(pdf).pages[0].extract_text()
