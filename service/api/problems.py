"""Errors as JSON: the pages' table gives the status, the error its own code, sentence, place and faults."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel, Field

from docgen.errors import DocgenError
from registry.errors import RegistryError
from registry.rules import Finding
from service.errors import ServiceError
from service.web.error_pages import page_of

MEDIA_TYPE = "application/problem+json"


class RemedyOut(BaseModel):
    """Чем устранить замечание."""

    kind: str = Field(description="consent, person, pair, school, order, name (склонение имени).")
    consent_kind: str = Field(description="Вид согласия, когда kind = consent.")
    person_id: int | None
    pair_id: int | None


class FindingOut(BaseModel):
    """Замечание правила: чего не хватает для документа."""

    rule: str = Field(description="Код правила.")
    severity: str = Field(description="block — выпустить нельзя, warn — внимание, info — к сведению.")
    message: str = Field(description="Что не так, одним предложением.")
    norm: str = Field(description="Норма, на которую опирается правило.")
    remedy: RemedyOut | None

    @classmethod
    def of(cls, finding: Finding) -> FindingOut:
        remedy = finding.remedy
        return cls(
            rule=finding.rule,
            severity=finding.severity,
            message=finding.message,
            norm=finding.norm,
            remedy=RemedyOut(
                kind=remedy.kind,
                consent_kind=remedy.consent_kind,
                person_id=remedy.person_id,
                pair_id=remedy.pair_id,
            )
            if remedy
            else None,
        )


class FaultOut(BaseModel):
    """Одна ошибка ввода."""

    place: str = Field(description="Поле или место.")
    message: str


class Problem(BaseModel):
    """Ответ об ошибке."""

    code: str = Field(description="Постоянный код ошибки.")
    message: str = Field(description="Одно предложение: что не так и что сделать.")
    place: str = Field("", description="Где: поле, форма, строка таблицы; может быть пустым.")
    findings: list[FindingOut] = Field(default_factory=list, description="Замечания правил.")
    faults: list[FaultOut] = Field(default_factory=list, description="Все ошибки ввода сразу.")


PROBLEMS: dict[int | str, dict[str, Any]] = {
    401: {"model": Problem, "description": "Сеанс не открыт."},
    403: {"model": Problem, "description": "Роль или организация не позволяет."},
    404: {"model": Problem, "description": "Такой записи нет."},
    409: {"model": Problem, "description": "Сведения в реестре уже говорят иное."},
    422: {"model": Problem, "description": "Запрос или сведения не подходят."},
}

_UNREADABLE = {
    "missing": "Поле обязательно.",
    "extra_forbidden": "Такого поля нет.",
    "int_parsing": "Нужно целое число.",
    "int_type": "Нужно целое число.",
    "string_type": "Нужен текст.",
    "string_too_long": "Слишком длинный текст.",
    "string_too_short": "Текст не может быть пустым.",
    "date_from_datetime_parsing": "Дата пишется как 2026-09-15.",
    "date_parsing": "Дата пишется как 2026-09-15.",
    "date_type": "Дата пишется как 2026-09-15.",
    "greater_than_equal": "Значение слишком мало.",
    "less_than_equal": "Значение слишком велико.",
    "too_long": "Слишком длинный список.",
    "too_short": "Список не может быть пустым.",
    "json_invalid": "Тело запроса не читается как JSON.",
    "literal_error": "Такого значения нет.",
}


class ProblemRoute(APIRoute):
    """A route whose errors leave as problems; what nobody foresaw goes on to the outermost guard."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def answer_or_problem(request: Request) -> Response:
            try:
                return await answer(request)
            except RequestValidationError as error:
                return _response(422, _unreadable(error))
            except (ServiceError, RegistryError, DocgenError) as error:
                return _response(page_of(error).status, _problem(error))

        return answer_or_problem


def _problem(error: ServiceError | RegistryError | DocgenError) -> Problem:
    faults = [
        FaultOut(place=getattr(fault, "field", "") or getattr(fault, "place", ""), message=fault.message)
        for fault in getattr(error, "faults", ())
    ]
    findings = [FindingOut.of(finding) for finding in getattr(error, "findings", ())]
    return Problem(
        code=error.code, message=error.message, place=error.place, findings=findings, faults=faults
    )


def _unreadable(error: RequestValidationError) -> Problem:
    """Every field that cannot be read, without what was written in it."""
    faults = [
        FaultOut(
            place=".".join(str(part) for part in fault["loc"]),
            message=_UNREADABLE.get(fault["type"], "Значение не подходит."),
        )
        for fault in error.errors()
    ]
    return Problem(code="unreadable_request", message="Запрос составлен с ошибками.", faults=faults)


def _response(status: int, problem: Problem) -> JSONResponse:
    return JSONResponse(problem.model_dump(), status_code=status, media_type=MEDIA_TYPE)
