"""The docs that are facts, written from the code; ``make docs`` renews them, a test holds them current."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import templates_docx
from docgen.catalog import Catalog
from docgen.errors import DocgenError
from docgen.template.lint.rules import RULES as FORM_RULES
from registry import acts
from registry.errors import RegistryError
from registry.rules import RULES, Rule
from service.access import PERMISSIONS, ROLES
from service.cli.catalogue import catalogue_page
from service.errors import ServiceError
from service.http.errors import PAGES as PAGES_OF_ERRORS
from service.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"
_RENEW = "Этот файл пишется командой `make docs`; правьте код, а не его."
_READ_BACK = (
    "Кроме правил, готовый текст документа перечитывается (`READ-BACK`): ошибки падежа и согласования "
    "возле имён и должностей показываются при просмотре и после выпуска, но выпуск не запрещают."
)
_SEVERITY = {"block": "запрещает выпуск", "warn": "предупреждает", "info": "подсказывает"}


def settings_page() -> str:
    rows = []
    for name, field in Settings.model_fields.items():
        shown = "" if field.default_factory is not None else field.get_default()
        rows.append(
            [f"`NASTAVNIK_{name.upper()}`", f"`{shown}`" if shown != "" else "—", field.description or ""]
        )
    intro = "Переменные окружения или одноимённые ключи в `nastavnik.toml` (без приставки, строчными)."
    return _page("Настройки", intro, ["Переменная", "По умолчанию", "Что это"], rows)


def types_page() -> str:
    catalog = Catalog.load(Path(templates_docx.__file__).parent)
    rows = [
        [
            f"`{one.id}`",
            one.manifest.title,
            one.manifest.stage,
            one.manifest.series,
            ", ".join(ROLES[role] for role in one.manifest.roles),
            "; ".join(map(acts.brief, one.manifest.acts)),
            one.manifest.retention,
        ]
        for one in catalog.values()
    ]
    header = ["Вид", "Документ", "Этап", "Журнал", "Кто выпускает", "Основание", "Хранить"]
    return _page("Виды документов", "Один вид — одна папка в `templates_docx/`.", header, rows)


def rules_page() -> str:
    rows = [
        [
            rule.id,
            _SEVERITY[rule.severity],
            rule.norm,
            ", ".join(f"`{one}`" for one in rule.acts),
            "" if rule.certain and all(map(acts.is_certain, rule.acts)) else acts.CHECK_THE_TEXT,
            _freedom(rule),
            rule.title,
        ]
        for rule in RULES.values()
    ]
    header = ["Правило", "Что делает", "Норма", "Акты", "Достоверность", "Свобода школы", "Смысл"]
    return _page("Правила выпуска", _READ_BACK, header, rows)


def _freedom(rule: Rule) -> str:
    told = []
    if rule.may_be_switched:
        told.append("можно выключить" if rule.on_by_default else "выключено, можно включить")
    if rule.overridable:
        told.append("можно отложить для одного документа")
    if rule.limit is not None:
        told.append(f"предел {rule.limit}, можно изменить")
    return "; ".join(told)


def errors_page() -> str:
    rows = [
        [f"`{kind.code}`", str(page.status), page.title, (kind.__doc__ or "").strip().splitlines()[0]]
        for kind, page in PAGES_OF_ERRORS.items()
        if issubclass(kind, DocgenError | RegistryError | ServiceError)
    ]
    return _page("Коды ошибок", "", ["Код", "HTTP", "Заголовок страницы", "Смысл"], sorted(rows))


def faults_page() -> str:
    rows = [
        [f"`{rule.code}`", rule.meaning, rule.cure, f"`{rule.example}`", "да" if rule.fixable else ""]
        for rule in FORM_RULES.values()
    ]
    intro = "Проверка: `nastavnik check-form ФОРМА`. Как пишутся теги: [язык форм](template-language.md)."
    header = ["Код", "Что не так", "Что сделать", "Пример", "Исправляется само"]
    return _page("Ошибки форм", intro, header, rows)


def roles_page() -> str:
    rows = [
        [f"`{permission}`", *("да" if role in roles else "" for role in ROLES)]
        for permission, roles in PERMISSIONS.items()
    ]
    return _page("Роли и права", "", ["Право", *ROLES.values()], rows)


PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings_page,
    "document-types.md": types_page,
    "catalogue.md": catalogue_page,
    "rules.md": rules_page,
    "errors.md": errors_page,
    "faults.md": faults_page,
    "roles.md": roles_page,
}


def write(folder: Path = DOCS) -> None:
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")


def _page(title: str, intro: str, header: list[str], rows: list[list[str]]) -> str:
    lines = [f"# {title}", "", _RENEW, ""]
    if intro:
        lines += [intro, ""]
    lines += [_row(header), _row(["---"] * len(header)), *(_row(row) for row in rows)]
    return "\n".join(lines) + "\n"


def _row(cells: list[str]) -> str:
    escaped = (cell.replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(escaped)} |"


if __name__ == "__main__":
    write()
