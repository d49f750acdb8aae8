"""Papers as PDF: one to take, a ZIP of both formats, a file to print; what is told where there is no PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
import schools
from batch_house import SHEET, add_account, add_school, open_house, papers, start
from docx.oxml import OxmlElement
from pypdf import PdfReader

from docgen.pdf import ConversionFailed, UnsupportedFeature
from registry import accounts, audit
from registry.errors import Conflict, InvalidFact, NotFound
from service.access import Actor
from service.actors import actor_of
from service.errors import CannotPrint, Forbidden
from service.jobs.at_once import JobsAtOnce
from service.operations import print_papers as printing
from service.operations.print_papers import print_papers
from service.operations.several_papers import batch_papers, chosen_papers
from service.operations.take_document import take_document
from service.operations.void_document import void_document
from service.operations.zip_papers import CHOICES, NO_PDF, Choice, zip_papers
from service.parts import Parts


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Parts]:
    parts = open_house(tmp_path)
    yield parts
    parts.close()


def words(pdf: bytes) -> list[str]:
    """The text of every page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def made(house: Parts, people: int) -> tuple[Actor, int]:
    """A school with a batch of so many papers."""
    actor, ids = add_school(house, people)
    return actor, start(house, actor, JobsAtOnce(house), ids)


def add_formula(house: Parts, actor: Actor) -> int:
    """An issued paper with a formula, of which our engine makes no PDF."""
    form = docx.Document()
    form.styles["Normal"].font.name = "Times New Roman"
    form.add_paragraph("Формула")._p.append(OxmlElement("m:oMath"))
    kept = io.BytesIO()
    form.save(kept)
    told = {"type_id": SHEET, "title": "Листок", "file_title": "Листок", "subject_kind": "person"}
    with house.writing(actor, schools.AT) as uow:
        sha256 = house.storage.put(kept.getvalue())
        document = schools.make_record(uow, actor.organisation_id, sha256=sha256, **told)
        uow.commit()
    return document


def noted(house: Parts, actor: Actor) -> list[tuple[str, str]]:
    """What the audit log says of files taken: (action, paper), the oldest first."""
    with house.reading(actor, schools.AT) as uow:
        return [
            (one.action, one.object_id)
            for one in reversed(audit.latest(uow.session))
            if one.action.startswith("take")
        ]


def unzipped(house: Parts, actor: Actor, document_ids: list[int], choice: Choice) -> dict[str, bytes]:
    chosen = chosen_papers(house, actor, document_ids, schools.AT)
    archive = zip_papers(house, actor, chosen, schools.AT, CHOICES[choice])
    with ZipFile(io.BytesIO(b"".join(archive.chunks))) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


class TestTakeDocument:
    def test_gives_the_paper_as_pdf_under_the_same_name(self, house: Parts) -> None:
        actor, _ = made(house, 1)
        (record,) = papers(house, actor.organisation_id)
        file = take_document(house, actor, record.id, schools.AT, kind="pdf")
        assert file.name == "Листок № 1-ОД от 01.09.2025.pdf"
        assert words(file.content) == ["1-ОД Иванова Мария Петровна"]
        assert noted(house, actor) == [("take_pdf", str(record.id))]

    def test_gives_the_same_bytes_again(self, house: Parts) -> None:
        actor, _ = made(house, 1)
        (record,) = papers(house, actor.organisation_id)
        first, second = (
            take_document(house, actor, record.id, schools.AT, kind="pdf").content for _ in range(2)
        )
        assert first == second

    def test_is_not_for_a_role_the_type_does_not_name(self, house: Parts) -> None:
        actor, _ = made(house, 1)
        (record,) = papers(house, actor.organisation_id)
        with pytest.raises(Forbidden):
            take_document(house, of_role(house, actor, "hr"), record.id, schools.AT, kind="pdf")
        assert noted(house, actor) == []

    def test_what_has_no_pdf_is_told_and_stays_as_word(self, house: Parts) -> None:
        actor, _ = add_school(house, 0)
        document = add_formula(house, actor)
        with pytest.raises(UnsupportedFeature, match="формула"):
            take_document(house, actor, document, schools.AT, kind="pdf")
        assert noted(house, actor) == []
        assert take_document(house, actor, document, schools.AT).content.startswith(b"PK")

    def test_libreoffice_is_asked_where_the_settings_say_so(
        self, house: Parts, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        actor, _ = add_school(house, 0)
        document = add_formula(house, actor)
        allowed = replace(house, settings=house.settings.model_copy(update={"libreoffice": True}))
        monkeypatch.setenv("PATH", str(tmp_path))  # No LibreOffice stands there, and that is said.
        with pytest.raises(ConversionFailed, match="LibreOffice на этом компьютере не найден"):
            take_document(allowed, actor, document, schools.AT, kind="pdf")


class TestZip:
    @pytest.mark.parametrize(
        ("choice", "kinds"), [("docx", ["docx"]), ("pdf", ["pdf"]), ("both", ["docx", "pdf"])]
    )
    def test_holds_the_formats_asked_for(self, house: Parts, choice: Choice, kinds: list[str]) -> None:
        actor, _ = made(house, 2)
        ids = [record.id for record in papers(house, actor.organisation_id)]
        files = unzipped(house, actor, ids, choice)
        assert list(files) == [f"Листок № {n}-ОД от 01.09.2025.{kind}" for n in (1, 2) for kind in kinds]
        begins = {"docx": b"PK", "pdf": b"%PDF"}
        assert all(content.startswith(begins[name[-4:].strip(".")]) for name, content in files.items())
        assert len(noted(house, actor)) == len(files)

    def test_a_paper_without_pdf_comes_as_word_and_is_named(self, house: Parts) -> None:
        actor, _ = made(house, 1)
        formula = add_formula(house, actor)
        (first, _) = papers(house, actor.organisation_id)
        files = unzipped(house, actor, [first.id, formula], "pdf")
        assert [name.rpartition(".")[2] for name in files] == ["pdf", "docx", "txt"]
        said = files[NO_PDF].decode()
        assert said.startswith("Листок № 2-ОД от 01.09.2025.docx: PDF не сделан: формула")


class TestPrint:
    def test_is_one_file_where_every_paper_begins_on_a_sheet_of_its_own(self, house: Parts) -> None:
        actor, batch_id = made(house, 3)
        file = print_papers(house, actor, batch_papers(house, actor, batch_id, schools.AT), schools.AT)
        name = "Иванова Мария Петровна"
        assert words(file.content) == [f"1-ОД {name}", "", f"2-ОД {name}", "", f"3-ОД {name}"]
        assert file.name == "Листок от 01.09.2025.pdf"
        ids = [str(record.id) for record in papers(house, actor.organisation_id)]
        assert noted(house, actor) == [("take_pdf", one) for one in ids]

    def test_names_every_paper_without_pdf_and_notes_nothing(self, house: Parts) -> None:
        actor, _ = made(house, 1)
        for _ in range(2):
            add_formula(house, actor)
        ids = [record.id for record in papers(house, actor.organisation_id)]
        with pytest.raises(CannotPrint) as refused:
            print_papers(house, actor, chosen_papers(house, actor, ids, schools.AT), schools.AT)
        assert "№ 2-ОД: PDF не сделан: формула" in refused.value.message
        assert "№ 3-ОД: PDF не сделан: формула" in refused.value.message
        assert "№ 1-ОД" not in refused.value.message
        assert noted(house, actor) == []

    def test_has_a_bound(self, house: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
        actor, batch_id = made(house, 2)
        found = batch_papers(house, actor, batch_id, schools.AT)
        monkeypatch.setattr(printing, "MOST", 1)
        with pytest.raises(Conflict, match="не больше 1 документов, а выбрано 2"):
            print_papers(house, actor, found, schools.AT)


class TestChosenPapers:
    def test_stand_in_the_order_of_issue_each_once(self, house: Parts) -> None:
        actor, _ = made(house, 3)
        first, second, third = (record.id for record in papers(house, actor.organisation_id))
        void_document(house, actor, second, reason="Опечатка", on=schools.DAY, at=schools.AT)
        found = chosen_papers(house, actor, [third, first, second, first], schools.AT)
        assert [record.id for record in found.records] == [first, second, third]

    def test_none_is_told(self, house: Parts) -> None:
        actor, _ = add_school(house, 0)
        with pytest.raises(InvalidFact, match="не отмечены"):
            chosen_papers(house, actor, [], schools.AT)

    def test_are_not_of_another_school_nor_for_another_role(self, house: Parts) -> None:
        actor, _ = made(house, 1)
        (record,) = papers(house, actor.organisation_id)
        stranger, _ = add_school(house, 0)
        with pytest.raises(NotFound):
            chosen_papers(house, stranger, [record.id], schools.AT)
        with pytest.raises(Forbidden):
            chosen_papers(house, of_role(house, actor, "hr"), [record.id], schools.AT)


def of_role(house: Parts, actor: Actor, role: str) -> Actor:
    """Another account of the same school."""
    with house.writing(actor, schools.AT) as uow:
        account = accounts.get(uow.session, add_account(uow, actor.organisation_id, role))
        found = actor_of(uow.session, account)
        uow.commit()
    return found
