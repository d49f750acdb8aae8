"""The page of words: every word a form may use, every filter, as Markdown generated from the tables.

Renewed by ``python -m templates_docx.vocabulary.page docs/vocabulary.md``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from docgen.catalog import Catalog
from docgen.document_type import DocumentType
from docgen.russian import FILTERS
from templates_docx.vocabulary.acts import ACTS, GROUNDS
from templates_docx.vocabulary.directives import DIRECTIVE
from templates_docx.vocabulary.listing import Words
from templates_docx.vocabulary.own_words import own_words
from templates_docx.vocabulary.pairs import PAIR, REFERENCE
from templates_docx.vocabulary.people import CONTRACT, PERSON
from templates_docx.vocabulary.places import DOCUMENT, ORGANISATION
from templates_docx.vocabulary.plans import ITEM, PLAN, STAGE
from templates_docx.vocabulary.programmes import ACTIVITY, PROGRAMME, SECTION
from templates_docx.vocabulary.representatives import REPRESENTATIVE
from templates_docx.vocabulary.signatories import SIGNATORY
from templates_docx.vocabulary.years import SCHOOL_YEAR

FOLDER = Path(__file__).parents[1]

CHAPTERS: tuple[tuple[str, str, Words], ...] = (
    ("Документ", "`документ.…`, в любой форме.", DOCUMENT),
    ("Распорядительный акт", "`акт.…`, в любой форме.", DIRECTIVE),
    ("Учебный год", "`учебный_год.…`, в любой форме.", SCHOOL_YEAR),
    (
        "Основания",
        "`основания.…`, в любой форме: акты вида документа и свои акты школы, действующие на его дату. "
        "«В соответствии {{ основания.предлог }} {{ основания.перечень | творительный }}».",
        GROUNDS,
    ),
    (
        "Акты",
        "`акты.…`, в любой форме; реквизиты берутся из реестра актов (`registry/reference/acts.toml`).",
        ACTS,
    ),
    ("Организация", "`организация.…`, в любой форме.", ORGANISATION),
    ("Руководитель", "`руководитель.…`, в любой форме.", SIGNATORY),
    (
        "Человек",
        "`лицо.…` в документе о человеке; `пара.наставник.…`, `пара.наставляемый.…`, `пара.куратор.…` и "
        "каждый из `пара.наставляемые` в документе о паре; "
        "каждый из `кураторы` и `работники` в документе о школе; `ввод.…`, где спрашивается человек; "
        "`представитель.…` в документе о несовершеннолетнем.",
        PERSON,
    ),
    ("Законный представитель", "`представитель.…`, кроме слов человека.", REPRESENTATIVE),
    ("Трудовой договор", "`пара.наставник.договор.…`.", CONTRACT),
    (
        "Пара или группа",
        "`пара.…` в документе об одной паре; `{% for пара in пары %}` в приказе и в документе о школе.",
        PAIR,
    ),
    ("Приказ о закреплении", "`пара.приказ.…`, когда пара закреплена.", REFERENCE),
    ("Программа", "`программа.…` в документе об одной паре.", PROGRAMME),
    ("Раздел плана", "`{% for раздел in программа.разделы %}`.", SECTION),
    ("Дорожная карта", "`план.…` в документе о школе.", PLAN),
    ("Этап дорожной карты", "`{% for этап in план.этапы %}`.", STAGE),
    ("Мероприятие дорожной карты", "`{% for мероприятие in этап.мероприятия %}`.", ITEM),
    ("Мероприятие плана", "`{% for мероприятие in раздел.мероприятия %}`.", ACTIVITY),
)


def page(catalog: Catalog) -> str:
    """The whole page as Markdown text."""
    return "\n".join(_lines(catalog)) + "\n"


def _lines(catalog: Catalog) -> Iterator[str]:
    yield from _INTRODUCTION
    for title, where, words in CHAPTERS:
        yield from _chapter(f"## {title}", where, words)
    yield from ("", "## Слова отдельных видов документов")
    for document_type in catalog.values():
        yield from _own_chapter(document_type)
    yield from _filters()


def _chapter(heading: str, where: str, words: Words) -> Iterator[str]:
    yield from ("", heading, "", where, "", "| Слово | Что это | Пример |", "|---|---|---|")
    for word in words:
        yield f"| `{word.name}` | {_cell(word.description)} | {_cell(word.example)} |"


def _own_chapter(document_type: DocumentType) -> Iterator[str]:
    for root, words in own_words(document_type).words.items():
        title = f"### {document_type.manifest.title}: «{root}»"
        yield from _chapter(title, f"`{root}.…`, только в форме «{document_type.id}».", words)
    fields = document_type.manifest.inputs
    if fields:
        yield from (
            "",
            f"### {document_type.manifest.title}: ответы",
            "",
            "| Слово | Вопрос | Зачем |",
            "|---|---|---|",
        )
        for field in fields:
            yield f"| `ввод.{field.name}` | {field.label} | {field.why} |"


def _filters() -> Iterator[str]:
    yield from (
        "",
        "## Фильтры",
        "",
        "Пишутся после слова через «|»: `{{ пара.наставник.фио | дательный }}`.",
    )
    yield from ("", "| Фильтр | Что делает |", "|---|---|")
    for name, function in FILTERS.items():
        yield f"| `{name}` | {_cell((function.__doc__ or '').strip())} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


_INTRODUCTION = (
    "# Слова форм",
    "",
    "Эта страница построена по таблицам `templates_docx/vocabulary`; обновить: "
    "`python -m templates_docx.vocabulary.page docs/vocabulary.md`.",
    "",
    "Слово пишется в форме Word в двойных фигурных скобках: `{{ организация.краткое_наименование }}`. "
    "«Склоняется» значит, что после слова можно поставить фильтр падежа. Слово-условие не "
    "печатается, оно нужно для `{% if … %}`. Если сведений нет, условие «если слово есть» "
    "не выполняется, а печать слова – ошибка: пустого места в документе не бывает.",
)


def main(target: str) -> None:
    """Write the page to ``target``."""
    Path(target).write_text(page(Catalog.load(FOLDER)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
