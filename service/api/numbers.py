"""/numbers: numbers held for papers still to come; /registers: a journal of a year as a document."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from registry import numbering
from registry.numbering import Held
from service.api.caller import KnownCaller
from service.api.problems import PROBLEMS, ProblemRoute
from service.api.schemas import Asked, Day, PathId, Word
from service.http import files
from service.http.bounds import NO_NUL
from service.http.files import DOCX, PDF
from service.operations.hold_number import hold_number, void_number
from service.operations.print_register import print_register
from service.operations.take_document import Format

router = APIRouter(tags=["Номера и журналы"], route_class=ProblemRoute, responses=PROBLEMS)

FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {DOCX: {}, PDF: {}}, "description": "Журнал файлом .docx или .pdf."}
}
Year = Annotated[int | None, Query(ge=2000, le=2100, description="Календарный год; без него – этот.")]


class HoldAsked(Asked):
    """Какой номер забронировать."""

    series: Annotated[str, Field(max_length=100, pattern=NO_NUL, description="Журнал: od, personnel …")]
    day: Day = Field(description="Дата документа: номер берётся из журнала этого года.")
    purpose: Annotated[
        str, Field(min_length=1, max_length=200, pattern=NO_NUL, description="Для чего номер.")
    ]
    after: Annotated[int, Field(ge=1, le=999_999)] | None = Field(
        default=None, description="Вставить после этого порядкового номера: после 26 будет 26/1."
    )


class GiveUpAsked(Asked):
    """Почему номер не понадобился."""

    reason: Annotated[str, Field(min_length=1, max_length=300, pattern=NO_NUL)]


class HeldOut(BaseModel):
    """Номер без документа."""

    id: int
    series: str
    number: str
    year: int
    dated: date
    purpose: str
    status: str = Field(description="held или void.")
    void_reason: str

    @classmethod
    def of(cls, held: Held) -> HeldOut:
        return cls(
            id=held.id,
            series=held.series_code,
            number=held.number,
            year=held.year,
            dated=held.dated,
            purpose=held.purpose,
            status=held.status,
            void_reason=held.void_reason,
        )


@router.get("/numbers", summary="Номера без документа", description="Забронированные и неиспользованные.")
def listed(caller: KnownCaller, year: Year = None, series: Word = "") -> list[HeldOut]:
    caller.actor.require("view_school")
    asked = year or caller.at.year
    with caller.reading() as uow:
        found = numbering.held(uow.session, caller.actor.organisation_id, code=series, year=asked)
    return [HeldOut.of(one) for one in found]


@router.post(
    "/numbers", status_code=201, summary="Забронировать номер", description="Следующий или вставной номер."
)
def hold(caller: KnownCaller, asked: HoldAsked) -> HeldOut:
    return HeldOut.of(
        hold_number(
            caller.parts, caller.actor, asked.series, asked.day, asked.purpose, caller.at, after=asked.after
        )
    )


@router.post(
    "/numbers/{held_id}/void",
    summary="Номер не понадобился",
    description="Номер остаётся в журнале с причиной; другой документ его не получит.",
)
def give_up(caller: KnownCaller, held_id: PathId, asked: GiveUpAsked) -> HeldOut:
    return HeldOut.of(void_number(caller.parts, caller.actor, held_id, asked.reason, caller.at))


@router.get(
    "/registers",
    summary="Журнал файлом",
    description="Все номера журнала за год (без года – за этот) по порядку: для печати и подшивки.",
    response_class=Response,
    responses=FILE,
)
def register(
    caller: KnownCaller,
    series: Annotated[Word, Query(description="Журнал: od, personnel …")] = "od",
    year: Year = None,
    format: Format = "docx",
) -> Response:
    asked = year or caller.at.year
    return files.kept(print_register(caller.parts, caller.actor, series, asked, caller.at, kind=format))
