"""Errors as JSON: the pages' table gives the status, the error its own code, sentence, place and faults."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

from docgen.errors import DocgenError
from registry.errors import RegistryError
from service.errors import ServiceError
from service.http.errors import page_of
from service.http.problem import FaultOut, FindingOut, Problem, problem_of, problem_response

__all__ = ["PROBLEMS", "FindingOut", "ProblemRoute"]

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
                return problem_response(422, _unreadable(error))
            except (ServiceError, RegistryError, DocgenError) as error:
                return problem_response(page_of(error).status, problem_of(error))

        return answer_or_problem


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
