"""What the numbers of a report must be: shares of something, cuts that add up, enough answers (V-52…V-58).

The rules read the indicators of the subject with what was typed into the paper; V-54 looks at the protocol
that an order of awards rests on. Answers are known by their names.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from registry.indicator_facts import ENOUGH, YEAR_BEFORE, Indicator, Indicators, Measure
from registry.rules.finding import Breach, Paper, Remedy, Rule
from registry.snapshot import Subject

PROTOCOL = "final_event_protocol"
_ANSWERS = {
    "анкет_наставляемых": ("I8", "наставляемых"),
    "анкет_наставников": ("I8.1", "наставников"),
}


def shares_are_shares(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """A share is of somebody, and from 0 to 100 percent, now and a year before (V-58)."""
    for one in _told(subject, paper):
        if one.unit == "share":
            yield from _faults(one, one.now, "")
            yield from _faults(one, one.before, YEAR_BEFORE)
        elif one.now.part is not None and one.now.part < 0:
            yield f"{one.title}: число не может быть меньше нуля.", _input(one.asks_part)


def _faults(one: Indicator, measure: Measure, ending: str) -> Iterator[Breach]:
    when = " (год назад)" if ending else ""
    asked = one.asks_whole or one.asks_part
    remedy = _input(asked + ending) if asked else None
    if one.asks_whole and measure.whole is not None and measure.whole <= 0:
        yield f"{one.title}{when}: всего {measure.whole} – доли от этого нет. Оставьте поле пустым.", remedy
    elif measure.share is not None and not 0 <= measure.share <= 100:
        yield (
            f"{one.title}{when}: {measure.part} из {measure.whole} – это не доля: она от 0 до 100 %.",
            remedy,
        )


def cuts_make_the_whole(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """The cuts of a count add up to it, and there are as many pairs as orders have fixed (V-53)."""
    counted = subject.indicators
    if counted is None:
        return
    for one in counted.items:
        total = sum(cut.count for cut in one.cuts)
        if one.cuts and one.now.part != total:
            yield f"{one.title}: всего {one.now.part}, а по разрезу «{one.by}» – {total}.", None
    pairs = counted.of("I7")
    if pairs is not None and pairs.now.part != counted.ordered:
        yield (
            f"Действующих пар {pairs.now.part}, а приказы журнала называют {counted.ordered}: проверьте, не "
            "аннулирован ли приказ.",
            None,
        )
    if counted.on != paper.dated:
        yield (
            f"Показатели сосчитаны на {counted.on:%d.%m.%Y}, а отчёт от {paper.dated:%d.%m.%Y}.",
            None,
        )


def enough_have_answered(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """The questionnaires were closed before the report, and half of those asked answered them (V-52)."""
    closed = paper.inputs.get("анкеты_закрыты")
    if isinstance(closed, date) and closed > paper.dated:
        yield (
            f"Анкеты закрываются {closed:%d.%m.%Y}, после даты отчёта: дождитесь ответов.",
            _input("анкеты_закрыты"),
        )
    for name, (code, who) in _ANSWERS.items():
        answered, asked = paper.inputs.get(name), _count(subject.indicators, code)
        if isinstance(answered, int) and asked and 100 * answered < ENOUGH * asked:
            yield (
                f"Ответили {answered} из {asked} {who}: это меньше половины, в отчёте будет пометка «мало "
                "данных».",
                _input(name),
            )


def jury_met_first(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """A protocol of the jury or of the teachers' council is there before an order of awards (V-54)."""
    known = any(one.date <= paper.dated for one in subject.law.of_type(PROTOCOL))
    typed = any(paper.answer(name) for name in paper.inputs if "протокол" in name)
    if not known and not typed:
        yield (
            "Протокола итогового мероприятия или педагогического совета до приказа нет: впишите его дату и "
            "номер.",
            Remedy("paper", type_id=PROTOCOL),
        )


def jury_had_a_quorum(_: Subject, paper: Paper) -> Iterator[Breach]:
    """More than half of the members were present (V-54)."""
    members, present = paper.inputs.get("членов_жюри"), paper.inputs.get("присутствовало")
    if isinstance(members, int) and isinstance(present, int) and 2 * present <= members:
        yield (
            f"Присутствовали {present} из {members}: кворума (больше половины) нет.",
            _input("присутствовало"),
        )


def _told(subject: Subject, paper: Paper) -> tuple[Indicator, ...]:
    return subject.indicators.told(paper.inputs).items if subject.indicators else ()


def _count(counted: Indicators | None, code: str) -> Decimal | None:
    one = counted.of(code) if counted else None
    return one.now.part if one else None


def _input(name: str) -> Remedy:
    return Remedy("input", field=name)


RULES: tuple[Rule, ...] = (
    Rule(
        "V-52",
        "warn",
        "правило реестра",
        "Анкеты закрыты до отчёта, и ответила хотя бы половина участников.",
        enough_have_answered,
        reads="paper",
    ),
    Rule(
        "V-53-CUTS",
        "block",
        "правило реестра",
        "Суммы разрезов равны итогу, число пар – приказам журнала, отчётная дата одна.",
        cuts_make_the_whole,
        reads="paper",
        overridable=True,
    ),
    Rule(
        "V-54",
        "warn",
        "правило реестра",
        "Протокол жюри или педагогического совета есть до приказа о поощрении.",
        jury_met_first,
        reads="paper",
        looks_at=(PROTOCOL,),
    ),
    Rule(
        "V-54-QUORUM",
        "warn",
        "правило реестра",
        "На заседании присутствовало больше половины членов.",
        jury_had_a_quorum,
        reads="paper",
    ),
    Rule(
        "V-58",
        "block",
        "распоряжение Минпросвещения России № Р-145",
        "Доли посчитаны: есть от кого, и они от 0 до 100 %.",
        shares_are_shares,
        certain=False,
        acts=("r-145",),
        reads="paper",
    ),
)
