"""The municipal report: from the schools below, aggregates alone, never of one school."""

from __future__ import annotations

import io

import docx
import pytest
from schools import make_order
from served import Served

from registry import organisations
from registry.organisations import Details, Signing
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.operations.issue_document import Request, preview_document
from templates_docx.errors import MissingFacts

TYPE = "municipal_report"
ANSWERS = {"основание": "приказ от 27.10.2025 № 118"}


def preview(served: Served, organisation_id: int) -> str:
    actor = Actor(None, "deputy", "deputy", "deputy", organisation_id, (organisation_id,))
    asked = Request(TYPE, (organisation_id,), served.at.date(), ANSWERS)
    made = docx.Document(io.BytesIO(preview_document(served.parts, actor, asked, served.at).docx))
    lines = [one.text for one in made.paragraphs]
    lines += [" | ".join(cell.text for cell in row.cells) for table in made.tables for row in table.rows]
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def working(served: Served) -> Served:
    with UnitOfWork(served.parts.database, actor="tests", at=served.at) as uow:
        make_order(uow, served.told.school, served.told.pair, served.told.pupil_pair)
        head = Signing("Седов", "Игорь", "Павлович", "m", position="начальник управления")
        organisations.change_signatory(uow, served.told.municipality, head)
        details = Details("Управление образования", "УО", city="г. Ясный")
        organisations.change_details(uow, served.told.municipality, details)
        uow.commit()
    return served


def test_counts_the_pairs_of_all_schools(working: Served) -> None:
    text = preview(working, working.told.municipality)
    assert "I7 | Число действующих пар и групп | – | 2 | 0 | +2" in text
    assert "действующие пары и группы есть в школах: 1" in text


def test_tells_no_small_number_of_a_school_and_no_person(working: Served) -> None:
    text = preview(working, working.told.municipality)
    with UnitOfWork(working.parts.database, actor="tests", at=working.at, read_only=True) as uow:
        name = organisations.short_name(uow.session, working.told.school, working.at.date())
    row = next(
        line for line in text.splitlines() if line.startswith(name.replace("\N{NO-BREAK SPACE}", " ")[:4])
    )
    assert "Иванова" not in text
    assert "2" not in row.split(" | ", 1)[1]


def test_is_not_of_a_school(working: Served) -> None:
    with pytest.raises(MissingFacts, match="управление образования"):
        preview(working, working.told.school)
