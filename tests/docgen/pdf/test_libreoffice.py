"""The other engine: what it makes where it is installed; how its process is kept (a script stands for it)."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from word_file import A4, MARGINS, document, p

from docgen.errors import UnsafePackage
from docgen.pdf import ConversionFailed, LibreOffice, UnsupportedFeature, to_pdf

_MAKES = """for file in "$@"; do
case "$file" in *.docx) printf '%%PDF-of-%s' "$(basename "$file")" > "${file%.docx}.pdf";; esac
done"""


def _script(folder: Path, body: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)


class TestRealConversion:
    """The only tests that need LibreOffice; where it is missing their summary line says so (-ra)."""

    def engine(self) -> LibreOffice:
        office = LibreOffice()
        if not office.is_there():
            pytest.skip("LibreOffice is not installed here: its engine was tried with a script only")
        return office

    def test_makes_what_the_native_engine_refuses(self) -> None:
        self.engine()
        columns = document(p("В две колонки", f"<w:sectPr>{A4}{MARGINS}<w:cols w:num='2'/></w:sectPr>"))
        with pytest.raises(UnsupportedFeature):
            to_pdf(columns)

        made = to_pdf(columns, engine="libreoffice")

        reader = PdfReader(BytesIO(made))
        assert "LibreOffice" in str(reader.metadata)
        assert "В две колонки" in reader.pages[0].extract_text()

    def test_makes_a_batch_of_archival_files(self) -> None:
        first, second = self.engine().batch([document(p("первый")), document(p("второй"))], pdfa="2b")

        for made, said in ((first, "первый"), (second, "второй")):
            assert said in PdfReader(BytesIO(made)).pages[0].extract_text()
            assert b"pdfaid" in made


class TestLibreOffice:
    def test_makes_a_batch_in_one_process(self, tmp_path: Path) -> None:
        count = tmp_path / "starts"
        engine = LibreOffice(command=_script(tmp_path, f"echo x >> {count}\n{_MAKES}"))

        made = engine.batch([document(p("а")), document(p("б"))])

        assert made == [b"%PDF-of-0.docx", b"%PDF-of-1.docx"]
        assert count.read_text() == "x\n"

    def test_kills_what_takes_too_long_with_all_it_started(self, tmp_path: Path) -> None:
        alive = tmp_path / "alive"
        engine = LibreOffice(command=_script(tmp_path, f"(sleep 2; echo x > {alive}) & sleep 60"), seconds=1)

        with pytest.raises(ConversionFailed, match="за 1 секунд"):
            engine.to_pdf(document(p("а")))

        time.sleep(2.5)
        assert not alive.exists()

    def test_gives_it_an_empty_environment_and_a_profile_of_its_own(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SECRET_OF_THE_SERVICE", "1")
        seen = tmp_path / "seen"
        engine = LibreOffice(command=_script(tmp_path, f"env >> {seen}; echo $1 >> {seen}\n{_MAKES}"))

        engine.to_pdf(document(p("а")))
        engine.to_pdf(document(p("а")))

        text = seen.read_text()
        profiles = {line for line in text.splitlines() if line.startswith("-env:UserInstallation")}
        assert "SECRET_OF_THE_SERVICE" not in text
        assert len(profiles) == 2

    def test_bounds_its_memory(self, tmp_path: Path) -> None:
        seen = tmp_path / "seen"
        engine = LibreOffice(command=_script(tmp_path, f"ulimit -v > {seen}\n{_MAKES}"), megabytes=900)

        engine.to_pdf(document(p("а")))

        assert seen.read_text().strip() == str(900 * 1024)

    def test_is_refused_when_it_makes_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(ConversionFailed):
            LibreOffice(command=_script(tmp_path, "exit 1")).to_pdf(document(p("а")))

    def test_is_refused_where_it_is_not_installed(self) -> None:
        with pytest.raises(ConversionFailed, match="не найден"):
            LibreOffice(command="no-such-office").to_pdf(document(p("а")))

    def test_never_sees_what_the_gate_refuses(self, tmp_path: Path) -> None:
        seen = tmp_path / "seen"
        engine = LibreOffice(command=_script(tmp_path, f"touch {seen}"))

        with pytest.raises(UnsafePackage):
            engine.to_pdf(b"PK\x03\x04 not a package")

        assert not seen.exists()
