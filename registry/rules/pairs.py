"""What must be true of the pairs a paper speaks of (requirements V-34, V-41…V-43, V-47)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from registry.rules.finding import Remedy
from registry.snapshot import Pair, Person, Subject

Breach = tuple[str, Remedy | None]


def nobody_mentors_himself(subject: Subject) -> Iterator[Breach]:
    """The mentor is not the mentee; no pair stands twice; none is mirrored but the reverse kind."""
    for pair in subject.pairs:
        if any(mentee.id == pair.mentor.id for mentee in pair.mentees):
            yield f"Наставник и наставляемый — один человек: {pair.mentor.name.full}.", _remedy(pair)
    for one, other in combinations(subject.pairs, 2):
        if one.id == other.id or _same(one, other):
            yield f"Пара указана дважды: {_title(one)}.", _remedy(other)
        elif _mirrored(one, other):
            yield f"Взаимная пара допустима только для вида «реверсивное»: {_title(one)}.", _remedy(other)


def nobody_is_dismissed(subject: Subject) -> Iterator[Breach]:
    """Neither the mentor nor the curator nor a mentee has left before the paper's date, nor the one person
    it is about. A person alone may not have come yet: consents are signed before the first day.
    """
    one = subject.person
    if one is not None and one.dismissed_on is not None and one.dismissed_on <= subject.on:
        yield (
            f"{one.name.full}: {_gone(one)} {one.dismissed_on:%d.%m.%Y}, не позже даты документа.",
            _person(one),
        )
    for pair in subject.pairs:
        for person in (pair.mentor, *pair.mentees, *([pair.curator] if pair.curator else [])):
            if person.dismissed_on is not None and person.dismissed_on <= subject.on:
                yield (
                    f"{person.name.full}: {_gone(person)} {person.dismissed_on:%d.%m.%Y}, "
                    "в паре участвовать не может.",
                    Remedy("person", person_id=person.id),
                )
            if person.hired_on is not None and person.hired_on > subject.on:
                yield (
                    f"{person.name.full}: дата приёма {person.hired_on:%d.%m.%Y} позже даты документа.",
                    Remedy("person", person_id=person.id),
                )
            elif person.hired_on is not None and person.hired_on > pair.starts_on:
                yield (
                    f"{person.name.full}: дата приёма {person.hired_on:%d.%m.%Y} позже начала работы пары "
                    f"{pair.starts_on:%d.%m.%Y}. Поправьте период пары или дату приёма.",
                    Remedy("person", person_id=person.id),
                )


def not_in_another_order(subject: Subject) -> Iterator[Breach]:
    """No live order has fixed the pair already."""
    for pair in subject.pairs:
        if pair.order is not None:
            message = (
                f"Пара уже закреплена приказом от {pair.order.date:%d.%m.%Y} № {pair.order.number}: "
                f"{_title(pair)}. Сначала отмените тот приказ."
            )
            yield message, Remedy("order", pair_id=pair.id)


def has_curator(subject: Subject) -> Iterator[Breach]:
    for pair in subject.pairs:
        if pair.curator is None:
            yield f"У пары не назначен куратор: {_title(pair)}.", _remedy(pair)


def within_period(subject: Subject) -> Iterator[Breach]:
    """The paper is not later than the end of the pair's period."""
    for pair in subject.pairs:
        if subject.on > pair.ends_on:
            message = f"Период пары истёк {pair.ends_on:%d.%m.%Y}, раньше даты документа: {_title(pair)}."
            yield message, _remedy(pair)


def terms_are_complete(subject: Subject) -> Iterator[Breach]:
    """Content, term, form and pay are all there (ТК РФ, ст. 351.8)."""
    for pair in subject.pairs:
        if not pair.terms.mode:
            yield f"Не указана форма работы (очно, дистанционно): {_title(pair)}.", _remedy(pair)
        if pair.terms.hours_per_month is None:
            yield f"Не указан объём работы (часов в месяц): {_title(pair)}.", _remedy(pair)


def pay_is_settled(subject: Subject) -> Iterator[Breach]:
    """The work is paid; unpaid only as part of the job itself, and then an addendum is not made."""
    for pair in subject.pairs:
        if pair.terms.in_job_function:
            message = (
                "Наставничество входит в трудовую функцию, дополнительное соглашение не требуется: "
                f"{pair.mentor.name.full}."
            )
            yield message, Remedy("omit", pair_id=pair.id)
        elif not pair.terms.amount or pair.terms.amount <= 0:
            yield f"Не указан размер выплаты наставнику: {pair.mentor.name.full}.", _remedy(pair)


def contract_is_known(subject: Subject) -> Iterator[Breach]:
    """The addendum names the contract it changes, and comes not later than the work begins.

    One that only puts another in its place is of a later day: the work was settled by the other.
    """
    for pair in subject.pairs:
        mentor = pair.mentor
        if not mentor.is_employee:
            message = f"Наставник не работник школы, трудового договора нет: {mentor.name.full}."
            yield message, Remedy("omit", pair_id=pair.id)
            continue
        if mentor.contract is None or not mentor.contract.number:
            yield f"Не указаны номер и дата трудового договора: {mentor.name.full}.", _person(mentor)
        if subject.on > pair.starts_on and not _is_amended(subject):
            message = (
                f"Дополнительное соглашение датировано {subject.on:%d.%m.%Y}, позже начала наставничества "
                f"{pair.starts_on:%d.%m.%Y}: {mentor.name.full}."
            )
            yield message, _remedy(pair)


def order_came_first(subject: Subject) -> Iterator[Breach]:
    """A programme is made for a pair that an order, not later than the programme, has fixed."""
    for pair in subject.pairs:
        if pair.order is None:
            yield f"Пара ещё не закреплена приказом: {_title(pair)}.", Remedy("order", pair_id=pair.id)
        elif pair.order.date > subject.on:
            message = f"Программа датирована раньше приказа о закреплении пары: {_title(pair)}."
            yield message, Remedy("order", pair_id=pair.id)


def plan_is_written(subject: Subject) -> Iterator[Breach]:
    """The programme has a goal and rows of activities."""
    for pair in subject.pairs:
        if pair.programme is None or not pair.programme.goal or not pair.programme.activities:
            yield f"Не заполнены цель или план мероприятий программы: {_title(pair)}.", _remedy(pair)


def _is_amended(subject: Subject) -> bool:
    return subject.ending is not None and subject.ending.reason == "amended"


def _same(one: Pair, other: Pair) -> bool:
    shared = {mentee.id for mentee in one.mentees} & {mentee.id for mentee in other.mentees}
    return one.mentor.id == other.mentor.id and bool(shared) and _cross(one, other)


def _mirrored(one: Pair, other: Pair) -> bool:
    mirrored = one.mentor.id in {mentee.id for mentee in other.mentees} and other.mentor.id in {
        mentee.id for mentee in one.mentees
    }
    return mirrored and _cross(one, other) and "реверсивное" not in {one.kind, other.kind}


def _cross(one: Pair, other: Pair) -> bool:
    return one.starts_on <= other.ends_on and other.starts_on <= one.ends_on


def _title(pair: Pair) -> str:
    return f"{pair.mentor.name.full} — {', '.join(mentee.name.full for mentee in pair.mentees)}"


def _remedy(pair: Pair) -> Remedy:
    return Remedy("pair", pair_id=pair.id)


def _gone(person: Person) -> str:
    return "выбыла" if person.gender == "f" else "выбыл"


def _person(person: Person) -> Remedy:
    return Remedy("person", person_id=person.id)
