"""A school for the tests: people and pairs told to the registry through its own nouns.

Every factory passes as it stands; a test names only what it is about. All people are fictional.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from registry import consents, journal, organisations, pairs, people, reference
from registry.journal import NewRecord
from registry.organisations import Details, Signing
from registry.pairs import NewPair
from registry.people import NewPerson
from registry.snapshot import Terms
from registry.unit_of_work import UnitOfWork

OpenUnit = Callable[..., UnitOfWork]
"""What the fixture ``open_uow`` is: overrides of a UnitOfWork's arguments in, the unit out."""

AT = datetime(2025, 9, 1, 12, 0, tzinfo=ZoneInfo("Europe/Moscow"))
DAY = AT.date()

SCHOOL = Details("муниципальное бюджетное учреждение «Школа № 1»", "МБОУ «Школа № 1»", city="г. Ясный")
DIRECTOR = Signing("Орлова", "Анна", "Сергеевна", "f")


def make_school(uow: UnitOfWork, details: Details = SCHOOL, **details_of_it: Any) -> int:
    """A school with a name, a director, the journals of its papers and the forms of mentoring."""
    school = organisations.add(uow, "school", details, **details_of_it)
    organisations.change_signatory(uow, school, DIRECTOR)
    journal.open_series(uow, school, "od", "Приказы по основной деятельности", "{n}-ОД")
    journal.open_series(uow, school, "ls", "Дополнительные соглашения", "{n}/к")
    reference.load(uow)
    return school


def make_person(
    uow: UnitOfWork, school: int, name: str = "Иванова Мария Петровна", kind: str = "staff", **facts: Any
) -> int:
    """A person by full name: «Фамилия Имя Отчество», the last word may be left out."""
    surname, first_name, patronymic = (*name.split(), "")[:3]
    told: dict[str, Any] = {"gender": "f", "title": "учитель", "department": "Кафедра физики"}
    if kind == "pupil":
        told |= {"title": "", "department": "", "class_label": "7А", "birth_date": date(2012, 3, 5)}
    new = NewPerson(kind, surname, first_name, patronymic, **(told | facts))
    return people.add(uow, school, new)


def make_pair(uow: UnitOfWork, school: int, **facts: Any) -> int:
    """A pair of two teachers for the school year; people are made where the test names none."""
    mentor = facts.pop("mentor_id", None) or make_person(uow, school, "Иванова Мария Петровна")
    mentees = facts.pop("mentee_ids", None) or (make_person(uow, school, "Смирнов Олег Ильич", gender="m"),)
    told: dict[str, Any] = {
        "form_code": "teacher_teacher",
        "starts_on": date(2025, 9, 1),
        "ends_on": date(2026, 5, 31),
        "terms": Terms(hours_per_month=8),
    }
    return pairs.add(uow, school, NewPair(mentor_id=mentor, mentee_ids=tuple(mentees), **(told | facts)))


def make_record(uow: UnitOfWork, school: int, *, series: str = "od", dated: date = DAY, **facts: Any) -> int:
    """A paper in the journal under the next number of its series."""
    told: dict[str, Any] = {
        "type_id": "order_pairing",
        "title": "Приказ о закреплении наставнических пар",
        "file_title": "Приказ о закреплении",
        "subject_kind": "pairs",
        "snapshot": b"{}",
        "template_version": "1",
        "sha256": "0" * 64,
        "size": 1024,
    }
    reserved = journal.reserve(uow, school, series, dated)
    return journal.record(uow, reserved, NewRecord(organisation_id=school, dated=dated, **(told | facts)))


def make_order(uow: UnitOfWork, school: int, *pair_ids: int, dated: date = DAY) -> int:
    """An issued order that fixes the pairs."""
    order = make_record(uow, school, dated=dated, pair_ids=pair_ids)
    pairs.fix_by_order(uow, pair_ids, order)
    return order


def make_consent(uow: UnitOfWork, school: int, person_id: int, **facts: Any) -> int:
    """A consent to the processing of personal data, signed on the first of the school year."""
    told: dict[str, Any] = {"kind": "pd_processing", "signed_on": DAY}
    return consents.record(uow, school, person_id=person_id, **(told | facts))


def forget(uow: UnitOfWork) -> None:
    """Write what is pending and forget every row, so that what follows is read from the database."""
    uow.session.flush()
    uow.session.expunge_all()
