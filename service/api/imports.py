"""/imports: what the service makes of a school's spreadsheet; everything is told and nothing is saved."""

from __future__ import annotations

from fastapi import APIRouter, UploadFile
from pydantic import BaseModel, Field

from registry.importing.report import Findings
from service.api.caller import KnownCaller
from service.api.problems import PROBLEMS, ProblemRoute
from service.operations.import_pairs import read_pairs
from service.operations.import_people import read_people

router = APIRouter(
    prefix="/imports", tags=["Загрузка из таблиц"], route_class=ProblemRoute, responses=PROBLEMS
)


class RemarkOut(BaseModel):
    """Замечание к ячейке."""

    sheet: str
    row: int = Field(description="Номер строки, как в самой таблице.")
    column: str = Field(description="Заголовок столбца, как в файле.")
    code: str
    message: str


class ColumnOut(BaseModel):
    """За что принят столбец."""

    sheet: str
    column: str
    field: str = Field(description="Пусто, если столбец не читается.")
    title: str
    how: str = Field(description="Почему так решено.")


class ReportOut(BaseModel):
    """Отчёт о таблице."""

    accepted: int = Field(description="Строк принято.")
    rejected: int = Field(description="Строк с ошибками.")
    faults: list[RemarkOut] = Field(description="Все ошибки.")
    notes: list[RemarkOut] = Field(description="Что исправлено само; не больше тысячи.")
    note_counts: dict[str, int] = Field(description="Сколько исправлений каждого рода.")
    mapping: list[ColumnOut]


@router.post(
    "/people/check",
    summary="Проверить список людей",
    description="Таблица .xlsx, .xls, .ods или .csv; ничего не сохраняется.",
)
def check_people(caller: KnownCaller, file: UploadFile) -> ReportOut:
    caller.actor.require("import_people")
    report = read_people(file.file.read(), file.filename or "", on=caller.at.date())
    return _out(report)


@router.post(
    "/pairs/check",
    summary="Проверить список пар",
    description="Таблица .xlsx, .xls, .ods или .csv; люди уже должны быть в реестре; ничего не сохраняется.",
)
def check_pairs(caller: KnownCaller, file: UploadFile) -> ReportOut:
    caller.actor.require("import_pairs")
    with caller.reading() as uow:
        actor = caller.actor
        report = read_pairs(uow, actor, actor.organisation_id, file.file.read(), file.filename or "")
    return _out(report)


def _out(found: Findings) -> ReportOut:
    return ReportOut.model_validate(found.to_json())
