"""GET /document-types: which papers there are, and what each asks."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from docgen.document_type import DocumentType
from docgen.manifest import InputField
from registry import acts
from service.api.caller import Caller, KnownCaller
from service.api.problems import PROBLEMS, ProblemRoute

router = APIRouter(
    prefix="/document-types", tags=["Виды документов"], route_class=ProblemRoute, responses=PROBLEMS
)


class ChoiceOut(BaseModel):
    """Вариант ответа."""

    value: str
    label: str


class InputOut(BaseModel):
    """Вопрос, ответ на который печатается в документе."""

    name: str
    label: str
    why: str = Field(description="Зачем спрашивается.")
    type: str = Field(
        description="text, long_text, date, number, money, bool, choice, person или people (номера людей)."
    )
    required: bool
    default: str | None = Field(description="Ответ по умолчанию, как его набрал бы человек.")
    choices: list[ChoiceOut]
    max_length: int | None

    @classmethod
    def of(cls, field: InputField) -> InputOut:
        return cls(
            name=field.name,
            label=field.label,
            why=field.why,
            type=field.type,
            required=field.required,
            default=_typed(field.default),
            choices=[ChoiceOut(value=one.value, label=one.label) for one in field.choices],
            max_length=field.max_length,
        )


class DocumentTypeOut(BaseModel):
    """Вид документа."""

    id: str
    title: str
    description: str
    stage: str = Field(description="Раздел, в котором вид стоит на странице.")
    subject: str = Field(
        description="О ком документ: person, pair, pairs (один на много пар) или organisation."
    )
    series: str = Field(description="Журнал, из которого берётся номер.")
    acts: list[str] = Field(description="Основания: статьи и акты словами.")
    retention: str = Field(description="Срок хранения.")
    allowed: bool = Field(description="Может ли вошедший выпускать такие документы.")
    inputs: list[InputOut]


@router.get(
    "",
    summary="Виды документов",
    description="Все виды документов школы в порядке страницы, с вопросами каждого.",
)
def listed(caller: KnownCaller) -> list[DocumentTypeOut]:
    caller.actor.require("view_school")
    return [_out(caller, found) for found in caller.parts.catalog.values()]


@router.get("/{type_id}", summary="Вид документа", description="Один вид документа с его вопросами.")
def shown(caller: KnownCaller, type_id: str) -> DocumentTypeOut:
    caller.actor.require("view_school")
    return _out(caller, caller.parts.document_type(type_id))


def _out(caller: Caller, found: DocumentType) -> DocumentTypeOut:
    manifest = found.manifest
    return DocumentTypeOut(
        id=manifest.id,
        title=manifest.title,
        description=manifest.description,
        stage=manifest.stage,
        subject=manifest.subject,
        series=manifest.series,
        acts=[acts.brief(one) for one in manifest.acts],
        retention=manifest.retention,
        allowed=caller.actor.may("issue") and caller.actor.role in manifest.roles,
        inputs=[InputOut.of(field) for field in manifest.inputs],
    )


def _typed(default: Any) -> str | None:
    if isinstance(default, bool):
        return "да" if default else "нет"
    return None if default is None else str(default)
