"""Whether a paper agrees with what stands beside it: the people of its pairs, the facts it counts, its order.

Requirements V-35, V-53, V-55. The finished files are compared word by word where documents are read; here
stand the parts of it that the facts and the text alone can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from registry.rules.finding import Breach, Paper, Remedy, Rule
from registry.snapshot import Pair, Person, Subject

AWARD_ORDER = "order_awards"
CERTIFICATE = "award_certificate"
_SCHOOL_YEAR_BEGINS = 9  # September.


def pairs_are_named_whole(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """A paper about a pair that names some of its people names the others too, in a form kept (V-35)."""
    if subject.kind not in {"pair", "pairs"}:
        return
    text = " ".join(_plain(line) for line in paper.lines or ())
    for pair in subject.pairs:
        named = {one.id for one in pair.mentees if _is_named(one, text)}
        if not named or (len(named) == len(pair.mentees) and _is_named(pair.mentor, text)):
            continue
        for one in (pair.mentor, *pair.mentees):
            if one.id not in named and not _is_named(one, text):
                yield (
                    f"В документе не назван участник пары: {one.name.full}.",
                    Remedy("pair", pair_id=pair.id),
                )


def counts_agree_with_the_registry(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """A report counts what the registry holds on its day, and as many pairs as orders have fixed (V-53)."""
    active = [pair for pair in subject.pairs if pair.status == "active"]
    for pair in active:
        if pair.order is None:
            yield (
                f"Пара работает, но приказа о ней нет, и в отчёт она не войдёт: {_title(pair)}.",
                Remedy("pair", pair_id=pair.id),
            )
    known = _counts(active)
    for name, number in known.items():
        told = _number(paper.answer(name))
        if told is not None and told != number:
            yield (
                f"В ответе «{name}» указано {told}, а в реестре на дату отчёта {number}.",
                Remedy("input", field=name),
            )
    yield from _cuts(paper, known)


def _cuts(paper: Paper, known: Mapping[str, int]) -> Iterator[Breach]:
    """«пар_очно», «пар_дистанционно» … together make «пар»."""
    for name, number in known.items():
        cut = {one: _number(paper.answer(one)) for one in paper.inputs if one.startswith(f"{name}_")}
        parts = [one for one in cut.values() if one is not None]
        if parts and len(parts) == len(cut) and sum(parts) != number:
            yield (
                f"Сумма по разрезу «{name}» – {sum(parts)}, а всего {number}: проверьте слагаемые.",
                Remedy("input", field=next(iter(cut))),
            )


def certificate_follows_its_order(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """A certificate names a person whom an order has rewarded, and that order's number and date (V-55)."""
    person = subject.person
    if person is None:
        return
    orders = [one for one in subject.law.of_type(AWARD_ORDER) if person.id in one.person_ids]
    if not orders:
        yield (
            f"Приказа о поощрении, где назван награждаемый, нет: {person.name.full}.",
            Remedy("paper", type_id=AWARD_ORDER, person_id=person.id),
        )
        return
    number, dated = paper.answer("номер_приказа"), paper.inputs.get("дата_приказа")
    named = [
        one
        for one in orders
        if (not number or one.number == number) and (not isinstance(dated, date) or one.date == dated)
    ]
    if not named:
        right = "; ".join(f"№ {one.number} от {one.date:%d.%m.%Y}" for one in orders)
        yield f"Номер и дата приказа о поощрении не те: {right}.", Remedy("input", field="номер_приказа")
    elif all(one.date > paper.dated for one in named):
        yield "Грамота датирована раньше приказа о поощрении.", None


def nobody_is_rewarded_twice(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """One award of a kind a school year (V-55)."""
    person = subject.person
    if person is None:
        return
    for one in subject.law.of_type(paper.type_id):
        if person.id in one.person_ids and _school_year(one.date) == _school_year(paper.dated):
            told = f"№ {one.number} от {one.date:%d.%m.%Y}"
            yield f"В этом учебном году такая награда уже выдана ({told}): {person.name.full}.", None


def _counts(active: list[Pair]) -> dict[str, int]:
    """What reports ask for by these names."""
    return {
        "пар": len(active),
        "наставников": len({pair.mentor.id for pair in active}),
        "наставляемых": len({one.id for pair in active for one in pair.mentees}),
    }


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _school_year(day: date) -> int:
    return day.year if day.month >= _SCHOOL_YEAR_BEGINS else day.year - 1


def _title(pair: Pair) -> str:
    return f"{pair.mentor.name.full} – {', '.join(one.name.full for one in pair.mentees)}"


def _is_named(person: Person, text: str) -> bool:
    """In any kept form, whole, or by the surname with initials."""
    forms = {_plain(form) for form in (person.name.full, *person.name.forms.values())}
    if any(form in text for form in forms):
        return True
    surnames = {form.split()[0] for form in forms if form}
    return any(
        re.search(rf"(?:\b{re.escape(one)} [А-ЯЁ]\.|[А-ЯЁ]\. ?{re.escape(one)}\b)", text) for one in surnames
    )


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NON-BREAKING HYPHEN}", "-")


RULES = (
    Rule(
        "V-35",
        "block",
        "правило реестра",
        "Документ о паре называет всех её участников; документы одной пары говорят одно (для всех видов).",
        pairs_are_named_whole,
        reads="text",
    ),
    Rule(
        "V-53",
        "block",
        "правило реестра",
        "Числа отчёта равны реестру на дату отчёта, число пар – приказам, суммы разрезов – итогу.",
        counts_agree_with_the_registry,
        reads="paper",
        overridable=True,
    ),
    Rule(
        "V-55",
        "block",
        "правило реестра",
        "В грамоте – награждённый приказом о поощрении, его номер и дата.",
        certificate_follows_its_order,
        reads="paper",
        looks_at=(AWARD_ORDER,),
    ),
    Rule(
        "V-55-TWICE",
        "block",
        "правило реестра",
        "Наград одного вида одному человеку за учебный год не две.",
        nobody_is_rewarded_twice,
        reads="paper",
        looks_at=(CERTIFICATE,),
        overridable=True,
    ),
)
