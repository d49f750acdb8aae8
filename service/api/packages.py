"""/packages: the events of a pair and of the school, their whole sets before and after the issue."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from service.api.caller import KnownCaller
from service.api.documents import RecordOut
from service.api.problems import PROBLEMS, FindingOut, ProblemRoute
from service.api.schemas import Asked, Id, PathId, Text
from service.http import files
from service.operations import stale_report
from service.operations.issue_package import issue_package
from service.operations.package_result import package_papers, read_package
from service.operations.preview_package import Card, PackageAsked, PackagePreview, preview_package
from service.operations.zip_papers import zip_papers

router = APIRouter(prefix="/packages", tags=["События"], route_class=ProblemRoute, responses=PROBLEMS)

ZIP: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/zip": {}}, "description": "Все документы набора, в Word и в PDF."}
}


class EventAsked(Asked):
    """Событие и ответы на вопросы набора."""

    event: Annotated[
        str, Field(max_length=50, description="fix_pair, change_mentor, refuse, cancel, finish…")
    ]
    subject_id: Id = Field(description="Пара; для события школы — организация.")
    answers: dict[str, Text] = Field(default_factory=dict, description="Даты и ответы по имени вопроса.")

    def asked(self) -> PackageAsked:
        return PackageAsked(self.event, self.subject_id, self.answers)


class QuestionOut(BaseModel):
    """Вопрос, который задаётся один раз на весь набор."""

    name: str
    label: str
    type: str
    required: bool
    value: str = Field(description="Что стоит в поле сейчас.")


class CardOut(BaseModel):
    """Документ набора."""

    key: str
    type_id: str
    title: str
    state: str = Field(description="make, made, unsigned, needless, no_form, other_role или waits.")
    why: str
    dated: date | None
    document_id: int | None = Field(description="Уже выпущенный документ.")
    findings: list[FindingOut]
    missing: list[str] = Field(description="Чего не хватает для текста документа.")

    @classmethod
    def of(cls, card: Card) -> CardOut:
        return cls(
            key=card.paper.key,
            type_id=card.paper.rule.type,
            title=card.paper.title,
            state=card.paper.state,
            why=card.paper.why,
            dated=card.dated,
            document_id=card.paper.made.id if card.paper.made else None,
            findings=[FindingOut.of(one) for one in card.findings],
            missing=[one.message for one in card.faults],
        )


class PackagePreviewOut(BaseModel):
    """Весь набор до выпуска."""

    event: str
    title: str
    may_be_issued: bool
    questions: list[QuestionOut]
    input_faults: dict[str, str]
    findings: list[FindingOut]
    papers: list[CardOut]

    @classmethod
    def of(cls, found: PackagePreview) -> PackagePreviewOut:
        asked = [
            QuestionOut(
                name=one.name, label=one.label, type=one.type, required=one.required,
                value=found.typed.get(one.name, ""),
            )
            for one in found.questions.all
        ]  # fmt: skip
        return cls(
            event=found.plan.event.id,
            title=found.plan.event.title,
            may_be_issued=found.may_be_issued,
            questions=asked,
            input_faults=dict(found.input_faults),
            findings=[FindingOut.of(one) for one in found.findings],
            papers=[CardOut.of(card) for card in found.cards],
        )


class PackageOut(BaseModel):
    """Что сделало событие."""

    id: int
    event: str
    pair_id: int | None
    on: date
    papers: list[RecordOut]


class StaleWordOut(BaseModel):
    """Одно сведение: что сказано в документе и что в реестре."""

    what: str
    was: str
    now: str
    since: date


class StalePaperOut(BaseModel):
    """Действующий документ, который говорит старое."""

    document_id: int
    title: str
    number: str
    dated: date
    calls_for_paper: bool = Field(description="Нужен новый документ; иначе прежний остаётся в силе.")
    proposal: str
    pair_id: int | None = Field(description="Пара, событием которой вносят изменения.")
    words: list[StaleWordOut]


@router.post(
    "/preview",
    summary="Посмотреть набор",
    description="Все документы события с замечаниями и датами; номера не берутся, ничего не сохраняется.",
)
def preview(caller: KnownCaller, asked: EventAsked) -> PackagePreviewOut:
    return PackagePreviewOut.of(preview_package(caller.parts, caller.actor, asked.asked(), caller.at))


@router.post(
    "",
    status_code=201,
    summary="Выпустить набор",
    description="Все документы события разом или ни одного; повторный запрос находит выпущенные.",
)
def issue(caller: KnownCaller, asked: EventAsked) -> PackageOut:
    issued = issue_package(caller.parts, caller.actor, asked.asked(), caller.at)
    return _package(caller, issued.package_id)


@router.get(
    "/stale",
    summary="Документы, которые говорят старое",
    description="Действующие документы своей школы, для которых нужен новый документ.",
)
def stale(caller: KnownCaller) -> list[StalePaperOut]:
    caller.actor.require("view_school")
    with caller.reading() as uow:
        found = stale_report.calling(uow, caller.parts, caller.actor.organisation_id, caller.at.date())
    return [
        StalePaperOut(
            document_id=one.document_id,
            title=one.file_title,
            number=one.number,
            dated=one.dated,
            calls_for_paper=one.calls,
            proposal=one.proposal,
            pair_id=one.pair_id,
            words=[
                StaleWordOut(what=word.what, was=word.was, now=word.now, since=word.since)
                for word in one.words
            ],
        )
        for one in found
    ]


@router.get("/{package_id}", summary="Набор", description="Документы, которые сделало событие.")
def shown(caller: KnownCaller, package_id: PathId) -> PackageOut:
    return _package(caller, package_id)


@router.get(
    "/{package_id}/documents.zip",
    summary="Документы набора",
    description="Действующие документы события, доступные роли; выдача отмечается в журнале действий.",
    response_class=Response,
    responses=ZIP,
)
def archive(caller: KnownCaller, package_id: PathId) -> Response:
    papers = package_papers(caller.parts, caller.actor, package_id, caller.at)
    return files.streamed(zip_papers(caller.parts, caller.actor, papers, caller.at, ("docx", "pdf")))


def _package(caller: KnownCaller, package_id: int) -> PackageOut:
    made = read_package(caller.parts, caller.actor, package_id, caller.at)
    return PackageOut(
        id=made.facts.id,
        event=made.facts.event,
        pair_id=made.facts.pair_id,
        on=made.facts.on,
        papers=[RecordOut.of(one) for one in made.records],
    )
