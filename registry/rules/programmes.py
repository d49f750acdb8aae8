"""What a personal programme holds beside its goal and plan: its terms, measure and time (V-47…V-49)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from registry.plan_facts import Term
from registry.plan_terms import read_terms
from registry.rules.finding import Breach, Remedy, Rule
from registry.snapshot import Activity, Pair, Subject

DAYS_FOR_PROGRAMME = 30
"""A programme is made within so many days of the order: a local habit, not a norm (requirements V-49)."""

LONGEST_MONTHS, SHORTEST_MONTHS = 12, 3
_GAP = timedelta(days=62)
_MEASURED = re.compile(
    r"\d|%|не (?:менее|меньше|реже|ниже)|кажд|самостоятельно|прове[дс]|посещ|разработ|представ|выполн|освоен"
)


def plan_lies_in_the_period(subject: Subject) -> Iterator[Breach]:
    """No activity whose term names its own year lies outside the pair's period."""
    for pair in subject.pairs:
        for activity in _activities(pair):
            for term in _dated(activity):
                first, last = term.starts_on or term.ends_on, term.ends_on or term.starts_on
                if first and last and (last < pair.starts_on or first > pair.ends_on):
                    yield (
                        f"Срок «{activity.term}» вне периода пары ({pair.starts_on:%d.%m.%Y} – "
                        f"{pair.ends_on:%d.%m.%Y}): «{activity.title}».",
                        _remedy(pair),
                    )


def plan_reaches_the_end(subject: Subject) -> Iterator[Breach]:
    """The last activity is near the end of the period; not judged where a term names no date."""
    for pair in subject.pairs:
        terms = [_dated(activity) for activity in _activities(pair)]
        if not terms or not all(terms):
            continue
        last = max(day for found in terms for one in found if (day := one.ends_on or one.starts_on))
        if last < pair.ends_on - _GAP:
            yield (
                f"План кончается {last:%d.%m.%Y}, а пара работает до {pair.ends_on:%d.%m.%Y}: добавьте "
                "мероприятия до конца периода.",
                _remedy(pair),
            )


def goal_is_measured(subject: Subject) -> Iterator[Breach]:
    """The expected result tells by what it is seen that the goal is reached, and so does each activity."""
    for pair in subject.pairs:
        programme = pair.programme
        if programme is None:
            continue
        if not _MEASURED.search(programme.expected_result.lower()):
            yield (
                "По ожидаемому результату программы не видно, чем он измеряется: добавьте показатель, "
                "например «проведено не менее четырёх уроков».",
                _remedy(pair),
            )
        without = [one.title for one in programme.activities if not one.planned_result]
        if without:
            yield f"Не указан планируемый результат: «{'», «'.join(without[:3])}».", _remedy(pair)


def length_is_usual(subject: Subject) -> Iterator[Breach]:
    """From three months to a year; a longer one needs a prolongation (письмо № АЗ-1128/08)."""
    for pair in subject.pairs:
        if pair.ends_on < _months_later(pair.starts_on, SHORTEST_MONTHS) - timedelta(days=1):
            yield "Программа короче трёх месяцев: проверьте период пары.", _remedy(pair)
        elif pair.ends_on >= _months_later(pair.starts_on, LONGEST_MONTHS):
            yield (
                "Программа длиннее года: на продление нужен приказ или лист продления.",
                _remedy(pair),
            )


def made_in_time(subject: Subject) -> Iterator[Breach]:
    """Not later than so many days after the order; a programme put in the place of another comes later."""
    if subject.ending is not None and subject.ending.reason == "amended":
        return
    for pair in subject.pairs:
        if pair.order is None:
            continue
        latest = pair.order.date + timedelta(days=DAYS_FOR_PROGRAMME)
        if subject.on > latest:
            yield (
                f"Программа датирована {subject.on:%d.%m.%Y}, позже {DAYS_FOR_PROGRAMME} дней после приказа "
                f"(до {latest:%d.%m.%Y}).",
                _remedy(pair),
            )


RULES: tuple[Rule, ...] = (
    Rule(
        "V-47-COVER",
        "block",
        "письмо № АЗ-1128/08",
        "Сроки мероприятий лежат внутри периода пары.",
        plan_lies_in_the_period,
        certain=False,
        overridable=True,
        acts=("az-1128-08",),
    ),
    Rule(
        "V-47-END",
        "warn",
        "письмо № АЗ-1128/08",
        "План доходит до конца периода пары.",
        plan_reaches_the_end,
        certain=False,
        acts=("az-1128-08",),
    ),
    Rule(
        "V-47-MEASURE",
        "warn",
        "письмо № АЗ-1128/08",
        "По ожидаемому результату видно, чем он измеряется.",
        goal_is_measured,
        certain=False,
        acts=("az-1128-08",),
    ),
    Rule(
        "V-48",
        "warn",
        "письмо № АЗ-1128/08",
        "Программа длится от трёх месяцев до года.",
        length_is_usual,
        certain=False,
        acts=("az-1128-08",),
    ),
    Rule(
        "V-49",
        "warn",
        "правило школы",
        "Программа составлена не позже 30 дней после приказа о паре.",
        made_in_time,
        certain=False,
    ),
)


def _activities(pair: Pair) -> tuple[Activity, ...]:
    return pair.programme.activities if pair.programme else ()


def _dated(activity: Activity) -> list[Term]:
    """The terms that name their year themselves."""
    return [one for one in read_terms(activity.term) if one.ends_on is not None or one.starts_on is not None]


def _months_later(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    ordinal = day.year * 12 + day.month - 1 + months
    year, month = ordinal // 12, ordinal % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    return date(year, month, 28)


def _remedy(pair: Pair) -> Remedy:
    return Remedy("pair", pair_id=pair.id)
