"""The words of a road map: its title, stages and items as the plan itself words them.

The shape of the table follows the columns the plan has, so that each family of road maps keeps its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from registry.plan_facts import Entry, Plan, PlanItem, PlanStage
from templates_docx.vocabulary.word import Request, Word, in_print, read_words, text

_MEANINGS = {
    "stage": r"этап|раздел",
    "content": r"содержание",
    "responsible": r"ответствен|исполнител",
    "result": r"результат|вид документа",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """An item beside its stage, as a row of the table shows them."""

    stage: PlanStage
    item: PlanItem


def has_column(plan: Plan, meaning: str) -> bool:
    """Whether the plan's own table has such a column, by its heading."""
    return any(re.search(_MEANINGS[meaning], title, re.IGNORECASE) for title in plan.columns)


def layout(plan: Plan) -> str:
    """Which of the forms' tables is the plan's own; the plainest one where its columns say nothing."""
    if has_column(plan, "stage"):
        return "этапы и содержание" if has_column(plan, "content") else "этапы и мероприятия"
    return "мероприятия и содержание" if has_column(plan, "content") else "мероприятия"


def _gender(plan: Plan) -> str:
    """«Дорожная карта» is approved as she is, «План» as he is (УТВЕРЖДЕНА, УТВЕРЖДЁН)."""
    return "м" if re.match(r"\W*план", plan.title, re.IGNORECASE) else "ж"


def _lines(entries: tuple[Entry, ...], depth: int = 0) -> Iterator[str]:
    for entry in entries:
        yield in_print(f"{'– ' * bool(depth)}{entry.text}")
        yield from _lines(entry.children, depth + 1)


def _term(row: _Row) -> str:
    return in_print(row.item.term_words or row.stage.term_words)


def _responsible(row: _Row) -> str:
    return in_print(row.item.responsible_words or row.stage.responsible_words)


def _result(row: _Row) -> str:
    return in_print(row.item.result or row.stage.result)


ITEM: tuple[Word[_Row], ...] = (
    Word(
        "номер",
        "Номер мероприятия, как в карте; может не быть",
        "1.1",
        lambda row, _: in_print(row.item.number),
    ),
    Word("название", "Мероприятие", "Разработка положения", lambda row, _: in_print(row.item.title)),
    Word(
        "строки",
        "Строки списка внутри мероприятия",
        "{% for строка in мероприятие.строки %}",
        lambda row, _: list(_lines(row.item.content)),
    ),
    Word("срок", "Срок словами карты; может не быть", "до 20 сентября 2026 г.", lambda row, _: _term(row)),
    Word(
        "ответственные",
        "Ответственные словами карты; может не быть",
        "куратор",
        lambda row, _: _responsible(row),
    ),
    Word("результат", "Результат или вид документа; может не быть", "приказ", lambda row, _: _result(row)),
    Word(
        "ключ_срока",
        "Метка строк с общим сроком: для «{% vm … %}»",
        "1 март 2026",
        lambda row, _: f"{row.stage.ordinal} {_term(row)}",
    ),
    Word(
        "ключ_ответственных",
        "Метка строк с общими ответственными: для «{% vm … %}»",
        "1 куратор",
        lambda row, _: f"{row.stage.ordinal} {_responsible(row)}",
    ),
    Word(
        "ключ_результата",
        "Метка строк с общим результатом: для «{% vm … %}»",
        "1 приказ",
        lambda row, _: f"{row.stage.ordinal} {_result(row)}",
    ),
)
STAGE: tuple[Word[PlanStage], ...] = (
    Word("порядок", "Который этап по счёту: для «{% vm … %}»", "1", lambda stage, _: stage.ordinal),
    Word("номер", "Номер этапа, как в карте; может не быть", "1", lambda stage, _: in_print(stage.number)),
    Word(
        "название",
        "Название этапа; его может не быть",
        "Подготовка условий",
        lambda stage, _: text(stage.title),
    ),
    Word("цель", "Цель этапа; её может не быть", "вовлечь педагогов", lambda stage, _: text(stage.goal)),
    Word("задача", "Задача этапа; её может не быть", "выявить запросы", lambda stage, _: text(stage.task)),
    Word(
        "результат",
        "Результат этапа; его может не быть",
        "база наставников",
        lambda stage, _: text(stage.result),
    ),
    Word(
        "срок",
        "Срок всего этапа; его может не быть",
        "март 2026 года",
        lambda stage, _: text(stage.term_words),
    ),
    Word(
        "мероприятия",
        "Мероприятия этапа",
        "{% for мероприятие in этап.мероприятия %}",
        lambda stage, request: [read_words(ITEM, _Row(stage, one), request) for one in stage.items],
        of=ITEM,
    ),
)
PLAN: tuple[Word[Plan], ...] = (
    Word(
        "название",
        "Название карты с её сроком",
        "Дорожная карта … на 2026–2027 учебный год",
        lambda plan, _: in_print(plan.title),
    ),
    Word(
        "род",
        "Род слова, которым карта называется: «ж» – карта, «м» – план",
        "ж",
        lambda plan, _: _gender(plan),
    ),
    Word(
        "номер_приказа",
        "Номер приказа, которым карта утверждена; его может не быть",
        "41-ОД",
        lambda plan, _: plan.approval.number or None,
    ),
    Word(
        "дата_приказа",
        "Дата этого приказа; её может не быть",
        "10.08.2026",
        lambda plan, _: plan.approval.dated,
    ),
    Word(
        "преамбула",
        "Абзацы перед таблицей",
        "{% for абзац in план.преамбула %}",
        lambda plan, _: [in_print(one) for one in plan.preamble],
    ),
    Word(
        "таблица",
        "Какие столбцы в таблице: «мероприятия», «этапы и мероприятия», «этапы и содержание» "
        "или «мероприятия и содержание»",
        "мероприятия",
        lambda plan, _: layout(plan),
    ),
    Word(
        "с_ответственными",
        "Условие: в карте есть столбец ответственных",
        "да",
        lambda plan, _: has_column(plan, "responsible"),
    ),
    Word(
        "с_результатами",
        "Условие: в карте есть столбец результатов",
        "нет",
        lambda plan, _: has_column(plan, "result"),
    ),
    Word(
        "этапы",
        "Этапы карты; у карты без этапов – один без названия",
        "{% for этап in план.этапы %}",
        lambda plan, request: [read_words(STAGE, one, request) for one in plan.stages],
        of=STAGE,
    ),
)


def plan_words(plan: Plan | None, request: Request) -> dict[str, object] | None:
    """«план»: the road map of the day; None when the school has none."""
    return read_words(PLAN, plan, request) if plan is not None else None
