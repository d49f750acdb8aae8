"""/documents: check, preview and issue a paper; the journal, a paper's file, and voiding."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from registry import journal
from registry.journal import Record
from service.api.caller import KnownCaller
from service.api.problems import PROBLEMS, FindingOut, ProblemRoute
from service.api.schemas import Asked, Day, Id, PageNumber, PageOut, PageSize, PathId, Text, Word, page_of
from service.http import files
from service.http.bounds import NO_NUL
from service.http.files import DOCX, PDF
from service.operations.draft_document import MOST_SUBJECTS
from service.operations.issue_document import Request, check_document, issue_document, preview_document
from service.operations.paper_pdf import paper_pdf
from service.operations.set_aside import overrides_by
from service.operations.take_document import File, Format, take_document
from service.operations.void_document import void_document
from service.reach import require_document

router = APIRouter(prefix="/documents", tags=["Документы"], route_class=ProblemRoute, responses=PROBLEMS)

FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {DOCX: {}, PDF: {}}, "description": "Файл .docx или .pdf."}
}
FormatAsked = Annotated[Format, Query(description="docx или pdf.")]


class PaperAsked(Asked):
    """О чём документ."""

    type_id: str = Field(max_length=100, description="Вид документа.")
    subject_ids: list[Id] = Field(
        min_length=1,
        max_length=MOST_SUBJECTS,
        description="Номера пар или человека, как просит вид документа.",
    )
    dated: Day = Field(description="Дата документа: сведения берутся на этот день.")
    inputs: dict[str, Text] = Field(default_factory=dict, description="Ответы на вопросы вида документа.")
    held_number_id: Id | None = Field(
        default=None, description="Забронированный номер из /numbers; без него документ берёт следующий."
    )

    overrides: dict[Word, Text] = Field(
        default_factory=dict,
        max_length=20,
        description="Правила, отложенные для этого документа: номер правила и причина. Нужна роль.",
    )

    def request(self, caller: KnownCaller) -> Request:
        """Raises Forbidden, NotFound and InvalidFact for a rule that may not be set aside."""
        ids = tuple(dict.fromkeys(self.subject_ids))
        aside = overrides_by(caller.actor, self.overrides, caller.at)
        return Request(
            self.type_id, ids, self.dated, self.inputs, held_id=self.held_number_id, overrides=aside
        )


class VoidAsked(Asked):
    """Почему и с какого дня аннулируется."""

    reason: Annotated[str, Field(min_length=1, max_length=1000, pattern=NO_NUL)]
    on: Day


class CheckOut(BaseModel):
    """Можно ли выпустить документ, и чего не хватает."""

    may_be_issued: bool
    findings: list[FindingOut]


class SubjectOut(BaseModel):
    """О ком документ."""

    kind: str = Field(description="person или pair.")
    id: int


class RecordOut(BaseModel):
    """Строка журнала."""

    id: int
    type_id: str
    title: str
    series: str
    number: str
    dated: date
    status: str = Field(description="issued или void.")
    void_reason: str
    sha256: str
    size: int
    issued_at: datetime
    issued_by: str = Field(description="Логин выпустившего.")

    @classmethod
    def of(cls, record: Record) -> RecordOut:
        return cls(
            id=record.id,
            type_id=record.type_id,
            title=record.title,
            series=record.series_code,
            number=record.number,
            dated=record.dated,
            status=record.status,
            void_reason=record.void_reason,
            sha256=record.sha256,
            size=record.size,
            issued_at=record.issued_at,
            issued_by=record.issued_by,
        )


class RecordWithSubjectsOut(RecordOut):
    """Строка журнала и о ком документ."""

    subjects: list[SubjectOut]


@router.post(
    "/check", summary="Проверить", description="Чего не хватает для документа; ничего не сохраняется."
)
def check(caller: KnownCaller, asked: PaperAsked) -> CheckOut:
    findings = check_document(caller.parts, caller.actor, asked.request(caller), caller.at)
    return CheckOut(
        may_be_issued=not any(finding.severity == "block" for finding in findings),
        findings=[FindingOut.of(finding) for finding in findings],
    )


@router.post(
    "/preview",
    summary="Посмотреть проект",
    description="Проект документа без номера, файлом .docx или .pdf; ничего не сохраняется.",
    response_class=Response,
    responses=FILE,
)
def preview(caller: KnownCaller, asked: PaperAsked, format: FormatAsked = "docx") -> Response:
    found = preview_document(caller.parts, caller.actor, asked.request(caller), caller.at)
    content = found.docx if format == "docx" else paper_pdf(caller.parts, found.docx)
    return files.kept(File(f"Проект.{format}", content))


@router.post(
    "",
    status_code=201,
    summary="Выпустить документ",
    description="Берёт номер, делает файл и пишет строку журнала; при отказе не сохраняется ничего.",
)
def issue(caller: KnownCaller, asked: PaperAsked) -> RecordOut:
    return RecordOut.of(issue_document(caller.parts, caller.actor, asked.request(caller), caller.at))


@router.get("", summary="Журнал", description="Выпущенные документы своей школы, последние первыми.")
def listed(
    caller: KnownCaller,
    type_id: Word = "",
    series: Annotated[Word, Query(description="Журнал.")] = "",
    status: Literal["", "issued", "void"] = "",
    year: Annotated[int | None, Query(ge=1990, le=2100)] = None,
    page: PageNumber = 1,
    size: PageSize = 50,
) -> PageOut[RecordOut]:
    caller.actor.require("view_school")
    query = journal.Query(type_id=type_id, series_code=series, status=status, year=year, page=page, size=size)
    with caller.reading() as uow:
        found = journal.search(uow.session, caller.actor.organisation_id, query)
    return page_of(found, [RecordOut.of(row) for row in found.rows])


@router.get("/{document_id}", summary="Строка журнала", description="Один документ и о ком он.")
def shown(caller: KnownCaller, document_id: PathId) -> RecordWithSubjectsOut:
    caller.actor.require("view_school")
    with caller.reading() as uow:
        record = require_document(uow.session, caller.actor, "view_school", document_id)
        subjects = journal.subjects_of(uow.session, [document_id]).get(document_id, [])
    known = RecordOut.of(record).model_dump()
    return RecordWithSubjectsOut(**known, subjects=[SubjectOut(kind=kind, id=one) for kind, one in subjects])


@router.get(
    "/{document_id}/file",
    summary="Файл документа",
    description="Выпущенный файл .docx или сделанный из него PDF; выдача отмечается в журнале действий.",
    response_class=Response,
    responses=FILE,
)
def take(caller: KnownCaller, document_id: PathId, format: FormatAsked = "docx") -> Response:
    return files.kept(take_document(caller.parts, caller.actor, document_id, caller.at, kind=format))


@router.post(
    "/{document_id}/void",
    summary="Аннулировать",
    description="Документ остаётся в журнале с номером и причиной; закреплённые им пары — без приказа.",
)
def void(caller: KnownCaller, document_id: PathId, asked: VoidAsked) -> RecordOut:
    void_document(caller.parts, caller.actor, document_id, reason=asked.reason, on=asked.on, at=caller.at)
    with caller.reading() as uow:
        return RecordOut.of(journal.get(uow.session, document_id))
