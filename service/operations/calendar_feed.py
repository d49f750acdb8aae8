"""Deadlines as a calendar: a secret address for an account, and what it opens, with nobody's name in it."""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from registry import calendar_feeds, deadlines, readiness
from registry.deadlines import Deadline
from registry.errors import NotFound
from registry.readiness import OPEN
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.actors import actor_of
from service.errors import Forbidden
from service.parts import Parts

NO_CALENDAR = "Такого календаря нет: адрес отозван или набран с ошибкой."
BACK, AHEAD = timedelta(days=60), timedelta(days=400)
_PRODUCT = "-//Nastavnik//Deadlines//RU"


def give_address(parts: Parts, actor: Actor, at: datetime) -> str:
    """A new token for the actor's calendar; it is told this once and kept nowhere. Raises Forbidden."""
    token = secrets.token_urlsafe(32)
    with parts.writing(actor, at) as uow:
        calendar_feeds.give(uow, _account_id(actor), _hash(token))
        uow.commit()
    return token


def revoke_address(parts: Parts, actor: Actor, at: datetime) -> None:
    """Whoever has the address gets nothing from it any more. Raises Forbidden."""
    with parts.writing(actor, at) as uow:
        calendar_feeds.revoke(uow, _account_id(actor))
        uow.commit()


def has_address(parts: Parts, actor: Actor, at: datetime) -> bool:
    with parts.reading(actor, at) as uow:
        return actor.account_id is not None and calendar_feeds.is_given(uow.session, actor.account_id)


def read_calendar(parts: Parts, token: str, at: datetime) -> bytes:
    """The calendar behind a token, as iCalendar (RFC 5545). Raises NotFound for a token nobody has."""
    with UnitOfWork(parts.database, actor="", at=at, read_only=True) as uow:
        account = calendar_feeds.account_of(uow.session, _hash(token))
        if account is None:
            raise NotFound(NO_CALENDAR)
        actor = actor_of(uow.session, account)
        events = list(_events(uow, parts, actor, at))
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Наставник: сроки")
    for event in events:
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _events(uow: UnitOfWork, parts: Parts, actor: Actor, at: datetime) -> Iterator[Event]:
    today, school = at.date(), actor.organisation_id
    if actor.may("view_plans"):
        for one in deadlines.of_plans(uow.session, school, today - BACK, today + AHEAD):
            yield _event(f"plan-{one.point_id}", _title(one), one.due_on, at, one.remind_before)
    if not actor.may("view_school"):
        return
    for (day, paper), count in sorted(_missing(uow, parts, school, today).items()):
        yield _event(f"papers-{school}-{day}-{paper}", f"{paper}: не хватает {count}", day, at, (7, 1))
    running_out = deadlines.consents_running_out(uow.session, school, today, today + AHEAD)
    for day, count in running_out.items():
        yield _event(f"consents-{school}-{day}", f"Истекает согласий: {count}", day, at, (30, 7))


def _missing(uow: UnitOfWork, parts: Parts, school: int, today: date) -> Counter[tuple[date, str]]:
    """(day, paper) → how many pairs have it not; what is overdue stands on its own day."""
    year = readiness.school_year(today)
    rows = readiness.matrix(uow, school, year, today, frozenset(parts.catalog))
    return Counter(
        (cell.due, cell.paper.title)
        for row in rows
        for cell in row.cells
        if cell.state in OPEN and cell.due is not None
    )


def _title(one: Deadline) -> str:
    number = f"{one.number}. " if one.number else ""
    return f"Дорожная карта: {number}{one.title or 'мероприятие'}"


def _event(key: str, title: str, day: date, at: datetime, remind_before: tuple[int, ...]) -> Event:
    """An all-day event; its id is the same every time, so that a calendar moves it and does not double it."""
    event = Event()
    event.add("uid", f"{hashlib.sha256(key.encode()).hexdigest()[:32]}@nastavnik")
    event.add("dtstamp", at)
    event.add("dtstart", day)
    event.add("summary", title)
    event.add("transp", "TRANSPARENT")
    for days in remind_before:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", timedelta(days=-days))
        event.add_component(alarm)
    return event


def _account_id(actor: Actor) -> int:
    if actor.account_id is None:
        raise Forbidden("Календарь есть только у учётной записи.")
    return actor.account_id


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
