"""The own words of the annual report: indicators, questionnaires, plan and fact, typed lists."""

from __future__ import annotations

from collections.abc import Callable

from registry.snapshot import Subject
from templates_docx.vocabulary.indicators import REPORT
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.plan_fact import PLAN_FACT
from templates_docx.vocabulary.schools import curators_of
from templates_docx.vocabulary.surveys import SURVEY, survey_faults
from templates_docx.vocabulary.typed_tables import printed_lines
from templates_docx.vocabulary.word import Request, Word, in_print

LISTS = {
    "документы": "Локальные акты школы",
    "обучение": "Что сделано для обучения наставников",
    "мотивация": "Как поощряли наставников",
    "практики": "Лучшие практики",
    "проблемы": "Проблемы",
    "рекомендации": "Рекомендации",
    "планы": "Задачи на следующий год",
}


def _list(name: str) -> Callable[[Subject, Request], list[str]]:
    return lambda _, request: printed_lines(request, name)


def _posts(subject: Subject, _: Request) -> list[str]:
    """The posts of the curators: the report goes outside and names nobody."""
    posts = dict.fromkeys(one.position.strip() for one in curators_of(subject) if one.position.strip())
    return [in_print(one) for one in posts]


WORDS = {
    "отчёт": REPORT,
    "анкеты": SURVEY,
    "карта": PLAN_FACT,
    "год": (
        Word("кураторы", "Должности кураторов", "{% for должность in год.кураторы %}", _posts),
        *(
            Word(name, title, f"{{% for строка in год.{name} %}}", _list(name))
            for name, title in LISTS.items()
        ),
    ),
}

extend = OwnWords(WORDS, required=("организация.город",), check=survey_faults)
