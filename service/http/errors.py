"""The one table error class → status of HTTP and title of the page; it shows nothing itself."""

from __future__ import annotations

from dataclasses import dataclass

from docgen import errors as docgen_errors
from docgen.bundle import BundleTooLarge
from docgen.errors import DocgenError
from docgen.inputs import InputFaults
from docgen.pdf import ConversionFailed, UnsupportedFeature
from registry import errors as registry_errors
from registry.errors import RegistryError
from service import errors as service_errors
from service.errors import ServiceError
from templates_docx.errors import MissingFacts


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """``status`` of HTTP, and the page's title; the sentence below it is the error's own."""

    status: int
    title: str


_OURS = "Не получилось: нужна помощь администратора"
_REFUSED = "Так сделать нельзя"
_NO_PDF = "PDF не получился, но файл Word есть"

PAGES: dict[type[Exception], ErrorPage] = {
    DocgenError: ErrorPage(500, _OURS),
    docgen_errors.TemplateFaults: ErrorPage(422, "В форме документа ошибки"),
    docgen_errors.RenderError: ErrorPage(422, "Документ не получился"),
    docgen_errors.BudgetSpent: ErrorPage(422, "Документ получается слишком большим"),
    BundleTooLarge: ErrorPage(413, "Архив получается слишком большим"),
    docgen_errors.UnsafePackage: ErrorPage(422, "Файл не подходит"),
    UnsupportedFeature: ErrorPage(422, _NO_PDF),
    ConversionFailed: ErrorPage(422, _NO_PDF),
    docgen_errors.ManifestError: ErrorPage(500, _OURS),
    InputFaults: ErrorPage(422, "Ответы нужно поправить"),
    MissingFacts: ErrorPage(422, "Для документа не хватает сведений"),
    RegistryError: ErrorPage(500, _OURS),
    registry_errors.NotFound: ErrorPage(404, "Такой страницы нет"),
    registry_errors.Conflict: ErrorPage(409, _REFUSED),
    registry_errors.InvalidFact: ErrorPage(422, _REFUSED),
    registry_errors.KeyMissing: ErrorPage(500, _OURS),
    registry_errors.UnreadableSpreadsheet: ErrorPage(422, "Файл не читается"),
    registry_errors.UnreadableRoadMap: ErrorPage(422, "Файл не читается"),
    ServiceError: ErrorPage(500, _OURS),
    service_errors.Forbidden: ErrorPage(403, "Нет доступа"),
    service_errors.Refused: ErrorPage(422, "Документ пока нельзя выпустить"),
    service_errors.FileLost: ErrorPage(500, _OURS),
    service_errors.CannotPrint: ErrorPage(422, _NO_PDF),
    service_errors.SignInRefused: ErrorPage(403, "Войти не получилось"),
    service_errors.TooManyAttempts: ErrorPage(429, "Слишком много попыток"),
    service_errors.NotSignedIn: ErrorPage(401, "Сначала войдите"),
}
"""Every class of the three families stands here; a test walks them all."""


def page_of(error: Exception) -> ErrorPage:
    """The table's row for the error's class, or for the nearest class above it."""
    return next(PAGES[kind] for kind in type(error).__mro__ if kind in PAGES)
