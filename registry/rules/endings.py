"""How the work of a pair may end or change: by another order, after a notice, all stopped (V-38…V-40).

The facts of the event stand in ``Subject.ending``: the package of the event tells them.
"""

from __future__ import annotations

from collections.abc import Iterator

from registry.rules.finding import Breach, Remedy, Rule
from registry.snapshot import Ending, Pair, Subject


def changed_by_another_order(subject: Subject) -> Iterator[Breach]:
    """The change refers to the order that fixed the pair, and is not earlier than it or the statement."""
    for pair in subject.pairs:
        if pair.order is None:
            yield f"Пара не закреплена приказом, менять нечего: {_title(pair)}.", _remedy(pair)
        elif subject.on < pair.order.date:
            yield (
                f"Приказ об изменении датирован раньше приказа о закреплении от {pair.order.date:%d.%m.%Y} "
                f"№ {pair.order.number}: {_title(pair)}.",
                _remedy(pair),
            )
    ending = subject.ending
    if ending is None and subject.pairs:
        yield _by_event("Приказ об изменении пары", subject.pair)
    elif ending is not None and ending.notified_on is not None and subject.on < ending.notified_on:
        yield (
            f"Приказ датирован {subject.on:%d.%m.%Y}, раньше заявления или уведомления от "
            f"{ending.notified_on:%d.%m.%Y}: поправьте даты.",
            None,
        )


def refused_in_good_time(subject: Subject) -> Iterator[Breach]:
    """Three working days before: sources differ whether the law asks it of the employee too."""
    ending = subject.ending
    if ending is not None and ending.reason == "refusal" and _is_early(ending):
        yield (
            f"От заявления до последнего дня ({ending.last_day:%d.%m.%Y}) меньше трёх рабочих дней: "
            f"обычно не раньше {ending.earliest:%d.%m.%Y}. По соглашению с работником можно и раньше.",
            None,
        )


def cancelled_with_notice(subject: Subject) -> Iterator[Breach]:
    """The work ends not earlier than on the third working day after the notice was handed over.

    The day of the handing over is not counted; the days are those of the school's production calendar.
    """
    ending = subject.ending
    if ending is None and subject.pairs:
        yield _by_event("Уведомление об отмене поручения", subject.pair)
    if ending is None or ending.reason != "cancellation":
        return
    if ending.notified_on is None:
        yield "Не указано, когда уведомление вручается работнику.", None
    elif _is_early(ending):
        yield (
            f"Последний день {ending.last_day:%d.%m.%Y} раньше срока: уведомление вручено "
            f"{ending.notified_on:%d.%m.%Y}, три рабочих дня истекают {ending.earliest:%d.%m.%Y}. "
            f"Поставьте последний день не раньше {ending.earliest:%d.%m.%Y}.",
            None,
        )


def ends_within_the_period(subject: Subject) -> Iterator[Breach]:
    """The last day lies inside the pair's own period."""
    ending = subject.ending
    if ending is None or ending.reason == "amended":
        return
    for pair in subject.pairs:
        if not pair.starts_on <= ending.last_day <= pair.ends_on:
            yield (
                f"Последний день {ending.last_day:%d.%m.%Y} вне периода пары "
                f"({pair.starts_on:%d.%m.%Y} – {pair.ends_on:%d.%m.%Y}): {_title(pair)}.",
                _remedy(pair),
            )


def everything_is_stopped(subject: Subject) -> Iterator[Breach]:
    """With the pair its pay ends from the same day, and its programme is closed by a report."""
    ending = subject.ending
    if ending is None or ending.reason == "amended":
        return
    for pair in subject.pairs:
        if pair.terms.amount and not pair.terms.in_job_function and not ending.stops_pay:
            yield (
                "Работа пары прекращается, а приказа о прекращении выплаты нет: выпустите его с той же даты. "
                f"Наставник: {pair.mentor.name.full}.",
                _remedy(pair),
            )
        if pair.programme is not None and not ending.closes_programme:
            yield f"Программа не закрыта отчётом наставника: {_title(pair)}.", _remedy(pair)


RULES: tuple[Rule, ...] = (
    Rule(
        "V-38",
        "block",
        "ТК РФ, ст. 351.8; правило реестра",
        "Пару меняет только отдельный приказ: он ссылается на приказ о закреплении и не раньше заявления.",
        changed_by_another_order,
        acts=("tk:351.8",),
    ),
    Rule(
        "V-38-NOTICE",
        "warn",
        "ТК РФ, ст. 351.8",
        "Работник предупредил об отказе за три рабочих дня.",
        refused_in_good_time,
        certain=False,
        acts=("tk:351.8",),
    ),
    Rule(
        "V-38-PERIOD",
        "block",
        "правило реестра",
        "Последний день работы лежит внутри периода пары.",
        ends_within_the_period,
    ),
    Rule(
        "V-39",
        "block",
        "ТК РФ, ст. 351.8",
        "Работодатель отменяет поручение не раньше чем через три рабочих дня после вручения уведомления.",
        cancelled_with_notice,
        certain=False,
        acts=("tk:351.8",),
    ),
    Rule(
        "V-40",
        "warn",
        "правило реестра",
        "Вместе с парой прекращены выплата и программа.",
        everything_is_stopped,
    ),
)


def _is_early(ending: Ending) -> bool:
    return ending.earliest is not None and ending.last_day < ending.earliest


def _by_event(what: str, pair: Pair) -> Breach:
    return f"{what} готовится вместе с остальными документами события: откройте карточку пары.", _remedy(pair)


def _title(pair: Pair) -> str:
    return f"{pair.mentor.name.full} — {', '.join(mentee.name.full for mentee in pair.mentees)}"


def _remedy(pair: Pair) -> Remedy:
    return Remedy("pair", pair_id=pair.id)
