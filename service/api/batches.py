"""/batches: papers of one type for many subjects, made behind the answer; progress, and all as one ZIP."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from registry import batches
from service.api.caller import Caller, KnownCaller
from service.api.problems import PROBLEMS, ProblemRoute
from service.api.schemas import Asked, Day, Id, PathId, Text
from service.http import files
from service.http.files import PDF, ZIP
from service.operations.batch_state import BatchState, batch_state
from service.operations.cancel_batch import cancel_batch
from service.operations.print_papers import MOST, print_papers
from service.operations.resume_batch import resume_batch
from service.operations.several_papers import batch_papers
from service.operations.start_batch import MOST as MOST_SUBJECTS
from service.operations.start_batch import start_batch
from service.operations.zip_papers import CHOICES, Choice, zip_papers

router = APIRouter(
    prefix="/batches", tags=["Пакеты документов"], route_class=ProblemRoute, responses=PROBLEMS
)

ChoiceAsked = Annotated[Choice, Query(description="Что положить в архив: docx, pdf или both.")]


class BatchAsked(Asked):
    """Какие документы и для кого."""

    type_id: str = Field(max_length=100, description="Вид документа: об одном человеке или об одной паре.")
    subject_ids: list[Id] = Field(min_length=1, max_length=MOST_SUBJECTS, description="Номера людей или пар.")
    dated: Day = Field(description="Дата всех документов.")
    inputs: dict[str, Text] = Field(default_factory=dict, description="Ответы на вопросы вида документа.")


class RefusalOut(BaseModel):
    """Документ, который не сделан."""

    subject_id: int
    name: str = Field(description="О ком.")
    reason: str = Field(description="Почему.")


class BatchOut(BaseModel):
    """Как далеко пакет."""

    id: int
    type_id: str
    title: str
    subject: str = Field(description="person или pair.")
    dated: date
    started_at: datetime
    started_by: str
    cancelled: bool
    waiting: int
    done: int
    refused: int
    not_made: int = Field(description="Сколько отменено.")
    percent: int
    is_over: bool
    refusals: list[RefusalOut] = Field(description="Не больше 200.")

    @classmethod
    def of(cls, state: BatchState) -> BatchOut:
        return cls(
            id=state.id,
            type_id=state.type_id,
            title=state.title,
            subject=state.subject,
            dated=state.dated,
            started_at=state.started_at,
            started_by=state.started_by,
            cancelled=state.cancelled,
            waiting=state.progress.waiting,
            done=state.progress.done,
            refused=state.progress.refused,
            not_made=state.progress.cancelled,
            percent=state.percent,
            is_over=state.progress.is_over,
            refusals=[
                RefusalOut(subject_id=one.subject_id, name=one.name, reason=one.reason)
                for one in state.refusals
            ],
        )


@router.post(
    "",
    status_code=202,
    summary="Сделать пакет",
    description="Отвечает сразу; документы делаются в фоне, каждый один раз, и после перезапуска службы.",
)
def begin(caller: KnownCaller, asked: BatchAsked) -> BatchOut:
    batch_id = start_batch(
        caller.parts,
        caller.actor,
        caller.jobs,
        type_id=asked.type_id,
        subject_ids=asked.subject_ids,
        dated=asked.dated,
        inputs=asked.inputs,
        at=caller.at,
    )
    return _state(caller, batch_id)


@router.get("", summary="Последние пакеты", description="Двадцать последних пакетов своей школы.")
def listed(caller: KnownCaller) -> list[BatchOut]:
    caller.actor.require("view_school")
    with caller.reading() as uow:
        found = batches.latest(uow.session, caller.actor.organisation_id)
    mine = [one.id for one in found if _may_see(caller, one.type_id)]
    return [_state(caller, batch_id) for batch_id in mine]


@router.get("/{batch_id}", summary="Как далеко пакет", description="Счёт документов и причины отказов.")
def shown(caller: KnownCaller, batch_id: PathId) -> BatchOut:
    return _state(caller, batch_id)


@router.post(
    "/{batch_id}/cancel",
    summary="Остановить",
    description="Сделанное остаётся, остальное не делается.",
)
def cancel(caller: KnownCaller, batch_id: PathId) -> BatchOut:
    cancel_batch(caller.parts, caller.actor, caller.jobs, batch_id, caller.at)
    return _state(caller, batch_id)


@router.post(
    "/{batch_id}/resume",
    summary="Продолжить",
    description="Делает заново то, в чём было отказано или что было остановлено.",
)
def resume(caller: KnownCaller, batch_id: PathId) -> BatchOut:
    resume_batch(caller.parts, caller.actor, caller.jobs, batch_id, caller.at)
    return _state(caller, batch_id)


@router.get(
    "/{batch_id}/zip",
    summary="Все документы пакета",
    description="Один ZIP со всеми готовыми документами; выдача отмечается в журнале действий.",
    response_class=Response,
    responses={200: {"content": {ZIP: {}}, "description": "ZIP."}},
)
def take(caller: KnownCaller, batch_id: PathId, format: ChoiceAsked = "docx") -> Response:
    papers = batch_papers(caller.parts, caller.actor, batch_id, caller.at)
    return files.streamed(zip_papers(caller.parts, caller.actor, papers, caller.at, CHOICES[format]))


@router.get(
    "/{batch_id}/print",
    summary="Пакет для печати",
    description="Все готовые документы одним PDF для двусторонней печати: каждый начинается с нового листа. "
    f"Не больше {MOST} документов; выдача отмечается в журнале действий.",
    response_class=Response,
    responses={200: {"content": {PDF: {}}, "description": "PDF."}},
)
def take_to_print(caller: KnownCaller, batch_id: PathId) -> Response:
    papers = batch_papers(caller.parts, caller.actor, batch_id, caller.at)
    return files.kept(print_papers(caller.parts, caller.actor, papers, caller.at))


def _state(caller: Caller, batch_id: int) -> BatchOut:
    return BatchOut.of(batch_state(caller.parts, caller.actor, batch_id, caller.at))


def _may_see(caller: Caller, type_id: str) -> bool:
    document_type = caller.parts.catalog.get(type_id)
    return document_type is not None and caller.actor.role in document_type.manifest.roles
