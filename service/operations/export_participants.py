"""The bases of participants as a workbook: the rows of the printed base, in the columns of Р-145.

What has no basis is masked as on paper. The blank columns are those a person fills in: the registry knows
neither cases nor the marks of a mentee's completion.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from registry import audit, reading
from service.access import Actor
from service.operations.export_journal import workbook
from service.parts import Parts
from templates_docx.vocabulary.disclosure import disclosed
from templates_docx.vocabulary.participants import Participant, mentees, mentors

Base = Literal["mentees", "mentors"]
TYPES: dict[Base, str] = {"mentees": "mentee_register", "mentors": "mentor_register"}
TITLES: dict[Base, str] = {"mentees": "База наставляемых", "mentors": "База наставников"}
MENTEE_HEADINGS = (
    ("№", 6), ("Фамилия, имя, отчество", 34), ("Контакт", 26), ("Год рождения", 12), ("Класс, должность", 26),
    ("Основной запрос", 40), ("Дата вхождения", 14), ("Наставник, место работы (учёбы)", 40), ("Форма", 22),
    ("Дата завершения", 14), ("Результаты: мероприятия программы", 18), ("Основание обработки данных", 18),
    ("Ссылка на кейс или отзыв", 26), ("Отметка о прохождении", 16),
)  # fmt: skip
MENTOR_HEADINGS = (
    ("№", 6), ("Фамилия, имя, отчество", 34), ("Контакт", 26), ("Место работы (учёбы), должность", 36),
    ("Стаж, категория", 24), ("Основные компетенции", 26), ("Важные достижения", 26), ("Интересы", 20),
    ("Желаемый возраст наставляемых", 16), ("Часов в месяц", 10), ("Дата вхождения", 14),
    ("Наставляемые, класс или место работы", 46), ("Форма", 22), ("Дата завершения", 14),
    ("Результаты: мероприятия программы", 18), ("Ссылка на кейс или отзыв", 26),
)  # fmt: skip


def export_participants(parts: Parts, actor: Actor, base: Base, at: datetime) -> bytes:
    """An .xlsx of everybody in pairs at work that day; texts and dates only, never a formula.

    Raises Forbidden.
    """
    document_type = parts.document_type(TYPES[base])
    actor.require("view_school", actor.organisation_id)
    actor.require_type(tuple(document_type.manifest.roles))
    with parts.writing(actor, at) as uow:
        subject = reading.subject(uow, "organisation", (actor.organisation_id,), at.date())
        audit.record(
            uow.session,
            actor=actor.login,
            at=at,
            action="export",
            object_kind=TYPES[base],
            object_id=str(actor.organisation_id),
        )
        uow.commit()
    told, _ = disclosed(document_type.manifest, subject)
    if base == "mentees":
        return workbook(TITLES[base], MENTEE_HEADINGS, [_mentee(row) for row in mentees(told)])
    return workbook(TITLES[base], MENTOR_HEADINGS, [_mentor(row) for row in mentors(told)])


def _mentee(row: Participant) -> tuple[object, ...]:
    return (
        str(row.number), row.name, row.contact, row.born, row.place, row.request, _day(row.since),
        "; ".join(row.others), row.form, _day(row.until), row.result, row.consent, "", "",
    )  # fmt: skip


def _mentor(row: Participant) -> tuple[object, ...]:
    return (
        str(row.number), row.name, row.contact, row.place, row.experience, "", "", "", "", row.hours,
        _day(row.since), "; ".join(row.others), row.form, _day(row.until), row.result, "",
    )  # fmt: skip


def _day(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day has no zone.
