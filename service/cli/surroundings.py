"""What may be wrong around the house: settings, folder, disk, database; each as a Russian sentence.

A sentence never shows a value: a setting may be a key, a fault of a database may hold somebody's name.
"""

from __future__ import annotations

import errno
import re
import sys
import tomllib

from pydantic import ValidationError
from pydantic_settings import SettingsError
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

FAULTS = (
    ValidationError, SettingsError, tomllib.TOMLDecodeError, OSError, DBAPIError, ArgumentError,
    NoSuchModuleError,
)  # fmt: skip

_REASONS = {
    errno.ENOSPC: "на диске нет места",
    errno.EDQUOT: "на диске нет места",
    errno.EROFS: "диск открыт только для чтения",
    errno.EACCES: "нет прав",
    errno.EPERM: "нет прав",
    errno.ENOENT: "такого пути нет",
    errno.ENOTDIR: "это не папка",
    errno.EEXIST: "это файл, а нужна папка",
    errno.EISDIR: "это папка, а нужен файл",
}


def tell(error: BaseException) -> None:
    print(sentence(error), file=sys.stderr)  # noqa: T201 - a line for the terminal, and no table of rich.


def sentence(error: BaseException) -> str:
    """What is wrong, where, and what to do, for whoever keeps the service running."""
    if isinstance(error, ValidationError):
        places = {str(place) for fault in error.errors() for place in fault["loc"]}
        return _settings(", ".join(sorted(places)))
    if isinstance(error, SettingsError):
        return _settings(", ".join(re.findall(r'field "(\w+)"', str(error))))
    if isinstance(error, tomllib.TOMLDecodeError):
        return f"Файл nastavnik.toml не читается: {error}. Исправьте его по docs/settings.md."
    if isinstance(error, OSError):
        reason = _REASONS.get(error.errno or 0, error.strerror or type(error).__name__)
        place = f" «{error.filename}»" if error.filename else ""
        return f"Не открывается файл или папка{place}: {reason}."
    if isinstance(error, DBAPIError):
        return (
            "База данных не открывается: она недоступна, занята, повреждена, или на диске нет места. "
            "Проверьте папку данных и настройку database_url; если файл повреждён, верните его из резервной "
            "копии."
        )
    return _settings("database_url")


def _settings(names: str) -> str:
    return f"Настройки заданы неверно: {names}. Что они значат — в docs/settings.md."
