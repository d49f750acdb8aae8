"""What is wrong with a plan by its own dates and words (requirements V-08…V-10, V-56, V-57).

Each check gives its breaches with the item they are about; ``registry/rules/plans.py`` gives them norms.
It reads no rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from registry.plan_facts import NewPlan, PlanItem, PlanStage, Term

REPORT_DAY = (11, 30)
"""The day by which a municipality's yearly report is due, where its own plan says no other."""

SCHOOL_HEADS = "school_heads"
REPORT = "municipal_report"
_ALIKE = 0.5
_SHOWN = 160
_WORD = re.compile(r"[а-яё]{4,}")
_STEM = 6


@dataclass(frozen=True, slots=True)
class Breach:
    """A sentence about an item (or about the whole plan when ``stage`` is 0), by its ordinals."""

    message: str
    stage: int = 0
    item: int = 0
    item_id: int = 0


def retroactive(plan: NewPlan) -> Iterator[Breach]:
    """V-08: a term that was over before the plan was approved."""
    approved = plan.approval.dated
    if approved is None:
        return
    for stage, item in _items(plan):
        late = [term for term in item.terms if term.ends_on is not None and term.ends_on < approved]
        if late:
            words = "; ".join(term.words for term in late)
            yield _breach(
                stage,
                item,
                f"Срок раньше утверждения карты ({approved:%d.%m.%Y}): «{words}» – {_name(stage, item)}. "
                "Исправьте срок или дату.",
            )


def unanswered(plan: NewPlan) -> Iterator[Breach]:
    """V-09: an item without a term or without anybody responsible, or whose responsible person has left."""
    found = list(_items(plan))
    without_term = [pair for pair in found if not pair[1].terms]
    without_anybody = [pair for pair in found if not pair[1].responsible]
    yield from _empty(without_term, len(found), "срок", "сроки")
    yield from _empty(without_anybody, len(found), "ответственный", "ответственные")
    for stage, item in found:
        for one in item.responsible:
            if one.has_left:
                yield _breach(
                    stage,
                    item,
                    f"Ответственный уволен: {one.words} – {_name(stage, item)}. Назначьте другого.",
                )


def after_period(plan: NewPlan) -> Iterator[Breach]:
    """V-10: a term that ends after the plan, or «ежегодно» in a plan of one year."""
    first, last = plan.starts_on, plan.ends_on
    if first is None or last is None:
        return
    is_long = (last - first).days > 366
    for stage, item in _items(plan):
        for term in item.terms:
            if term.ends_on is not None and term.ends_on > last:
                text = f"Срок позже окончания карты ({last:%d.%m.%Y})"
                yield _breach(
                    stage,
                    item,
                    f"{text}: «{term.words}» – {_name(stage, item)}. Исправьте срок или период карты.",
                )
            elif term.kind == "yearly" and not is_long:
                text = "Срок «ежегодно» допустим только в карте на несколько лет"
                yield _breach(
                    stage, item, f"{text}: «{term.words}» – {_name(stage, item)}. Укажите месяц и год."
                )


def before_period(plan: NewPlan) -> Iterator[Breach]:
    """V-10, the milder half: a term that lies before the plan begins, as preparations often do."""
    first = plan.starts_on
    if first is None:
        return
    for stage, item in _items(plan):
        for term in item.terms:
            if _begins(term) is not None and (term.ends_on or first) < first:
                text = f"Срок раньше начала карты ({first:%d.%m.%Y})"
                yield _breach(
                    stage,
                    item,
                    f"{text}: «{term.words}» – {_name(stage, item)}. Исправьте срок или период в названии.",
                )


def unreflected(plan: NewPlan, above: NewPlan | None) -> Iterator[Breach]:
    """V-57: what the municipality's plan asks of the schools has its item in the school's own plan.

    An item carries another out when it says so (``reflects_id``), or when half of the words are the same.
    """
    if above is None:
        return
    own = [item for _, item in _items(plan)]
    linked = {item.reflects_id for item in own}
    stems = [_stems(item) for item in own]
    for _, wanted in asked_of_schools(above):
        asked = _stems(wanted)
        if wanted.id in linked or any(len(asked & words) >= _ALIKE * len(asked) for words in stems if asked):
            continue
        yield Breach(
            f"В карте школы нет строки муниципальной карты: {wanted.number} {wanted.title[:_SHOWN]}".replace(
                "  ", " "
            )
            + ". Добавьте мероприятие или отметьте, какое её выполняет.",
            item_id=wanted.id,
        )


def asked_of_schools(above: NewPlan) -> Iterator[tuple[PlanStage, PlanItem]]:
    """The items of a municipality's plan whose responsible are the heads of its schools."""
    for stage, item in _items(above):
        if any(one.role == SCHOOL_HEADS for one in item.responsible):
            yield stage, item


def report_is_timed(plan: NewPlan) -> Iterator[Breach]:
    """V-56: a municipality's plan has a yearly report, due by the thirtieth of November at the latest."""
    if plan.profile != "municipal":
        return
    reports = [pair for pair in _items(plan) if REPORT in pair[1].document_types]
    if not reports:
        yield Breach(
            "В муниципальной карте нет итогового отчёта. Добавьте строку со сроком «ежегодно, не позднее "
            "30 ноября»."
        )
    for stage, item in reports:
        if not any(_by_report_day(term) for term in item.terms):
            yield _breach(
                stage,
                item,
                f"Срок итогового отчёта – не позднее 30 ноября каждого года, а указано: «{item.term_words}».",
            )


def late_answers(answered: int, asked: int, due: date, on: date) -> Iterator[Breach]:
    """V-56: of so many schools asked, not all have told their figures, and the day is near or over."""
    missing, left = asked - answered, (due - on).days
    if missing > 0 and left <= max(REMIND_BEFORE):
        when = f"осталось дней: {left}" if left >= 0 else f"срок прошёл {due:%d.%m.%Y}"
        yield Breach(
            f"Сведения для муниципального отчёта прислали не все школы: {answered} из {asked}, {when}."
        )


REMIND_BEFORE = (30, 14, 7, 1)
"""How many days before the municipal report it is reminded of (V-56)."""


def _by_report_day(term: Term) -> bool:
    if term.kind == "yearly" and term.months:
        return (term.months[-1], term.day or 31) <= (REPORT_DAY[0], 31 if term.day is None else REPORT_DAY[1])
    return term.ends_on is not None and (term.ends_on.month, term.ends_on.day) <= REPORT_DAY


def _empty(found: list[tuple[PlanStage, PlanItem]], total: int, one: str, many: str) -> Iterator[Breach]:
    """When nothing is filled in at all it is said once."""
    if not found:
        return
    if len(found) == total and total > 1:
        yield Breach(f"Не указаны {many} ни у одного из {total} мероприятий. Заполните столбец.")
        return
    for stage, item in found:
        yield _breach(stage, item, f"Не указан {one}: {_name(stage, item)}. Заполните.")


def _items(plan: NewPlan) -> Iterator[tuple[PlanStage, PlanItem]]:
    return ((stage, item) for stage in plan.stages for item in stage.items)


def _breach(stage: PlanStage, item: PlanItem, message: str) -> Breach:
    return Breach(message, stage.ordinal, item.ordinal, item.id)


def _name(stage: PlanStage, item: PlanItem) -> str:
    number = f"{item.number}. " if item.number else ""
    return f"{number}{(item.title or stage.title)[:_SHOWN]}".strip(" .;")


def _begins(term: Term) -> date | None:
    return term.starts_on or term.ends_on


def _stems(item: PlanItem) -> frozenset[str]:
    """The beginnings of the longer words, which cases and numbers do not change."""
    text = " ".join((item.title, *_lines(item))).casefold().replace("ё", "е")
    return frozenset(word[:_STEM] for word in _WORD.findall(text))


def _lines(item: PlanItem) -> Iterable[str]:
    return (line for entry in item.content for line in entry.lines)
