"""What shows an error: a page to a person, a problem to a program.

A fault of a form is shown by the form's own page; what comes here could not be mended there.
"""

from __future__ import annotations

import errno

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from sqlalchemy.exc import InterfaceError, OperationalError
from starlette.exceptions import HTTPException

from docgen.errors import DocgenError
from registry.errors import RegistryError
from service import errors as service_errors
from service.errors import ServiceError
from service.http.errors import page_of
from service.http.problem import Problem, problem_response
from service.web.pages import render, sign_in_path
from service.web.session_over import keep_typed

log = structlog.get_logger()


HTTP_PAGES: dict[int, tuple[str, str]] = {
    403: ("Нет доступа", "У вашей учётной записи нет доступа к этому действию или документу."),
    404: ("Такой страницы нет", "Проверьте адрес или начните с раздела в меню сверху."),
    405: ("Так эту страницу не открыть", "Вернитесь назад и нажмите кнопку на странице ещё раз."),
    413: ("Файл слишком большой", "Наибольший размер файла: {limit} МБ. Уменьшите файл и загрузите ещё раз."),
}
_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO})
_OUT_OF_ORDER = (
    "Ничего не сохранено. Подождите минуту и повторите. Если не поможет, скажите администратору: база данных "
    "недоступна, или на диске службы нет места."
)
_UNREADABLE = ("Запрос не понят", "Вернитесь назад, проверьте введённое и попробуйте ещё раз.")


def install(app: FastAPI) -> None:
    for family in (DocgenError, RegistryError, ServiceError):
        app.add_exception_handler(family, show_error)
    app.add_exception_handler(service_errors.NotSignedIn, show_not_signed_in)
    for fault in (OperationalError, InterfaceError, OSError):
        app.add_exception_handler(fault, show_out_of_order)
    app.add_exception_handler(HTTPException, show_http_error)
    app.add_exception_handler(RequestValidationError, show_unreadable)


def show_error(request: Request, error: Exception) -> Response:
    """An error of ours: its own sentence, its place, its status."""
    page = page_of(error)
    code, message, place = (getattr(error, name, "") for name in ("code", "message", "place"))
    if page.status >= 500:
        log.error("refused", code=code, path=_route(request))
    findings = getattr(error, "findings", ()) or getattr(error, "faults", ())
    return _answer(request, page.status, page.title, message, code=code, place=place, points=tuple(findings))


async def show_not_signed_in(request: Request, error: Exception) -> Response:
    """The way to the sign-in; what was typed into a form waits on a page of its own."""
    if _is_api(request):
        return show_error(request, error)
    kept = None if "hx-request" in request.headers else await keep_typed(request)
    return kept or _to_sign_in(request)


def show_out_of_order(request: Request, error: Exception) -> Response:
    """A full disk, a folder closed for writing, a database that is away: nothing is wrong with the page.

    Raises again what has another reason: that is a fault of the program.
    """
    if isinstance(error, OSError) and error.errno not in _DISK:
        raise error
    log.error("out_of_order", error=type(error).__name__, path=_route(request))
    return _answer(request, 503, "Сейчас не получается", _OUT_OF_ORDER, code="out_of_order")


def _to_sign_in(request: Request) -> Response:
    """A piece of a page that htmx asks for cannot show the sign-in: the whole page goes there."""
    if "hx-request" in request.headers:
        return Response(status_code=204, headers={"HX-Redirect": sign_in_path(request)})
    return RedirectResponse(sign_in_path(request), status_code=303)


def show_http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    title, message = HTTP_PAGES.get(status, _UNREADABLE)
    limit = request.app.state.parts.settings.max_upload_mb
    answer = _answer(request, status, title, message.format(limit=limit), code=f"http_{status}")
    if isinstance(error, HTTPException):
        answer.headers.update(error.headers or {})
    return answer


def show_unreadable(request: Request, error: Exception) -> Response:
    """A field of an address or a form that no page of ours could have sent."""
    if any(place in ("path",) for fault in getattr(error, "errors", list)() for place in fault["loc"][:1]):
        return _answer(request, 404, *HTTP_PAGES[404], code="http_404")
    return _answer(request, 422, *_UNREADABLE, code="unreadable_request")


def show_foreign_origin(request: Request) -> Response:
    message = "Запрос пришёл с другого сайта. Откройте страницу заново и повторите действие на ней."
    return _answer(request, 403, "Запрос отклонён", message, code="foreign_origin")


def show_unforeseen(request: Request, reference: str) -> Response:
    message = (
        "Ничего не сохранено. Повторите действие позже; если не поможет, передайте администратору номер "
        f"обращения {reference}."
    )
    return _answer(request, 500, "Не получилось: ошибка в программе", message, code="unforeseen")


def _answer(
    request: Request,
    status: int,
    title: str,
    message: str,
    *,
    code: str,
    place: str = "",
    points: tuple[object, ...] = (),
) -> Response:
    sentences = [str(getattr(point, "message", point)) for point in points]
    if _is_api(request):
        return problem_response(status, Problem(code=code, message=message, place=place))
    visit = getattr(request.state, "visit", None)
    shown = [sentence for sentence in sentences if sentence != message]
    return render(
        request,
        "error.html",
        status=status,
        visit=visit,
        title=title,
        message=message,
        place=place,
        points=shown,
    )


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _route(request: Request) -> str:
    """The path's pattern, never what was asked of it."""
    return getattr(request.scope.get("route"), "path", "")
