"""A school's form for the municipality: issued by the front door, its workbook tells what the paper tells."""

from __future__ import annotations

import io
from io import BytesIO
from typing import Any

import docx
import pytest
from openpyxl import load_workbook
from schools import make_order
from served import Served

from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.operations.issue_document import Request, check_document, issue_document

TYPE = "municipal_monitoring_form"
ANSWERS = {
    "получатель": "Управление образования",
    "исполнитель": "заместитель директора",
    "обучающихся_10_19": "40",
}


def deputy(served: Served) -> Actor:
    school = served.told.school
    return Actor(None, "deputy", "deputy", "deputy", school, (school,))


@pytest.fixture
def issued(served: Served) -> tuple[Served, int]:
    with UnitOfWork(served.parts.database, actor="tests", at=served.at) as uow:
        make_order(uow, served.told.school, served.told.pair, served.told.pupil_pair)
        uow.commit()
    asked = Request(TYPE, (served.told.school,), served.at.date(), ANSWERS)
    return served, issue_document(served.parts, deputy(served), asked, served.at).id


def sheet(served: Served, document_id: int, title: str) -> list[list[Any]]:
    answer = served.client("deputy").get(f"/journal/{document_id}/numbers.xlsx")
    assert answer.status_code == 200
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(answer.content))[title].iter_rows()]


def test_paper_and_workbook_tell_the_registrys_numbers(issued: tuple[Served, int]) -> None:
    served, document_id = issued
    rows = {row[0]: row[1:] for row in sheet(served, document_id, "Показатели")[2:]}
    assert rows["I7"][4] == 2
    assert rows["I1"][2:5] == [1, 40, 2.5]
    assert rows["I4"][4] == "нет данных"
    file = served.client("deputy").get(f"/journal/{document_id}/file").content
    tables = [
        [cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells]
        for table in docx.Document(io.BytesIO(file)).tables
        for row in table.rows
    ]
    assert [
        "I1",
        "Доля обучающихся 10–19 лет в роли наставляемых",
        "1 из 40",
        "2,5 %",
        "нет данных",
        "–",
    ] in tables
    assert any(row[0] == "I7" and row[3] == "2" for row in tables)


def test_small_parts_are_hidden_in_the_workbook_too(issued: tuple[Served, int]) -> None:
    parts = [row for row in sheet(*issued, "Разрезы")[2:] if row[0] == "I7"]
    assert {row[4] for row in parts if row[3] != "Итого"} == {"скрыто: группа меньше 5"}


def test_a_share_above_a_hundred_is_not_issued(issued: tuple[Served, int]) -> None:
    served, _ = issued
    answers = {**ANSWERS, "анкет_наставляемых": "5", "довольных_наставляемых": "6"}
    asked = Request(TYPE, (served.told.school,), served.at.date(), answers)
    found = check_document(served.parts, deputy(served), asked, served.at)
    assert [one.rule for one in found if one.severity == "block"] == ["V-58"]


def test_a_paper_without_numbers_has_no_workbook(issued: tuple[Served, int]) -> None:
    served, document_id = issued
    assert served.client("deputy").get(f"/journal/{document_id - 1}/numbers.xlsx").status_code == 404
    assert "numbers.xlsx" in served.client("deputy").get(f"/journal/{document_id}").text
