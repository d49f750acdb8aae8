"""Numbers of papers: the series a school keeps, the next number of the year, and numbers held for later.

A number is reserved in the transaction that records its paper: a render that fails burns none, and two that
run at once never take the same one (the counter's row is locked, and a UNIQUE constraint stands behind).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from registry.errors import Conflict, InvalidFact, NotFound
from registry.models import HeldNumber, NumberCounter, NumberingSeries
from registry.reference.series import series_of
from registry.unit_of_work import UnitOfWork

_TOKEN = re.compile(r"\{([^{}]*)\}")
_YEARS = frozenset({"год", "гг"})
BETWEEN = 1000
"""Of one number so many more may be put in between, «26/1» … «26/999»."""


@dataclass(frozen=True, slots=True)
class Reserved:
    """A number that belongs to this transaction until it ends; ``held_id`` when it was held before."""

    series_id: int
    year: int
    ordinal: int
    number: str
    held_id: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A number held for a paper still to come, or void without one."""

    id: int
    organisation_id: int
    series_code: str
    year: int
    ordinal: int
    number: str
    dated: date
    purpose: str
    status: str
    void_reason: str
    held_by: str


def open_series(uow: UnitOfWork, organisation_id: int, code: str, title: str, pattern: str) -> None:
    """Make sure the organisation keeps this series; a known one gets the new title and pattern.

    ``pattern`` holds ``{n}`` once, and may hold the year: «{n}-ОД», «{n}/{гг}». Numbers already given stay as
    they are. Raises InvalidFact.
    """
    tokens = _TOKEN.findall(pattern)
    if tokens.count("n") != 1 or {*tokens} - {"n", *_YEARS} or set("{}") & set(_TOKEN.sub("", pattern)):
        raise InvalidFact("В образце номера должно один раз стоять {n}, например «{n}-ОД».")
    row = find_series(uow.session, organisation_id, code)
    row = row or NumberingSeries(organisation_id=organisation_id, code=code)
    row.title, row.pattern = title, pattern
    uow.session.add(row)
    uow.session.flush()


def series(session: Session, organisation_id: int) -> list[tuple[str, str, str]]:
    """Code, title and pattern of every series the organisation keeps."""
    rows = session.scalars(
        select(NumberingSeries)
        .where(NumberingSeries.organisation_id == organisation_id)
        .order_by(NumberingSeries.id)
    )
    return [(row.code, row.title, row.pattern) for row in rows]


def reserve(uow: UnitOfWork, organisation_id: int, code: str, day: date) -> Reserved:
    """The next number of the series in the calendar year of ``day``; gone again if the work is rolled back.

    Raises NotFound when the organisation keeps no such series.
    """
    row = _get_series(uow, organisation_id, code)
    ordinal = _advance(uow.session, row.id, day.year)
    return Reserved(row.id, day.year, ordinal, _number(row.pattern, day.year, str(ordinal)))


def next_number(session: Session, organisation_id: int, code: str, day: date) -> str:
    """The number a paper would get now; it is not taken, and somebody else may take it first."""
    row = find_series(session, organisation_id, code)
    if row is None:
        return _number(_pattern_of(code), day.year, "1")
    counter = session.get(NumberCounter, (row.id, day.year))
    return _number(row.pattern, day.year, str((counter.last if counter else 0) + 1))


def last_ordinal(session: Session, organisation_id: int, code: str, year: int) -> int:
    """The last number given in the year, 0 when none."""
    row = find_series(session, organisation_id, code)
    counter = session.get(NumberCounter, (row.id, year)) if row else None
    return counter.last if counter else 0


def begin_at(uow: UnitOfWork, organisation_id: int, code: str, year: int, first: int) -> None:
    """The next number of the year is to be ``first``: the earlier ones stand in a journal on paper.

    Raises NotFound, and Conflict when that number, or a later one, is given already.
    """
    row = _get_series(uow, organisation_id, code)
    last = _advance(uow.session, row.id, year, by=0)
    if first <= last:
        raise Conflict(
            f"Номер {last} в этом году уже выдан: следующий может быть только больше, с {last + 1}."
        )
    _advance(uow.session, row.id, year, by=first - 1 - last)


def hold(uow: UnitOfWork, organisation_id: int, code: str, day: date, purpose: str) -> int:
    """Hold the next number for a paper still to come; returns the id of what is held.

    Raises NotFound, and InvalidFact when nobody says what for.
    """
    _require_text(purpose, "Напишите, для какого документа номер: это видно в журнале.")
    reserved = reserve(uow, organisation_id, code, day)
    return _keep(uow, organisation_id, reserved, day, purpose)


def hold_between(
    uow: UnitOfWork, organisation_id: int, code: str, day: date, after: int, purpose: str
) -> int:
    """Hold a number put in after another of the same year: «26/1» after the 26th.

    Raises NotFound, InvalidFact when nobody says what for, Conflict when that number is not given yet.
    """
    _require_text(purpose, "Напишите, для какого документа номер: это видно в журнале.")
    row = _get_series(uow, organisation_id, code)
    if not 1 <= after <= _advance(uow.session, row.id, day.year, by=0):
        raise Conflict(f"Номер {after} в {day.year} году ещё не выдан: после него вставить нельзя.")
    taken = uow.session.scalars(
        select(HeldNumber.ordinal).where(HeldNumber.series_id == row.id, HeldNumber.year == day.year)
    )
    suffix = 1 + max((place_of(one)[1] for one in taken if place_of(one)[0] == after), default=0)
    number = _number(row.pattern, day.year, f"{after}/{suffix}")
    reserved = Reserved(row.id, day.year, -(after * BETWEEN + suffix), number)
    return _keep(uow, organisation_id, reserved, day, purpose)


def take_held(uow: UnitOfWork, held_id: int, day: date) -> Reserved:
    """Give the held number to the paper of this transaction.

    Raises NotFound; Conflict when it is used or void already, or was held for another year.
    """
    row = _get_held(uow.session, held_id)
    if row.status != "held":
        raise Conflict(f"Номер {row.number} уже использован или аннулирован: обновите страницу.")
    if row.year != day.year:
        raise Conflict(
            f"Номер {row.number} забронирован на {row.year} год, а документ датирован {day.year}-м."
        )
    row.status = "used"
    return Reserved(row.series_id, row.year, row.ordinal, row.number, row.id)


def void_held(uow: UnitOfWork, held_id: int, reason: str) -> None:
    """The number will bear no paper; it stays taken and visible. Raises NotFound, Conflict, InvalidFact."""
    _require_text(reason, "Напишите, почему номер не понадобился: это останется в журнале.")
    row = _get_held(uow.session, held_id)
    if row.status != "held":
        raise Conflict(f"Номер {row.number} уже использован или аннулирован: обновите страницу.")
    row.status, row.void_reason = "void", reason.strip()


def get_held(session: Session, held_id: int) -> Held:
    """Raises NotFound."""
    row = session.get(HeldNumber, held_id)
    if row is None:
        raise _no_held()
    return _held(row, session.get_one(NumberingSeries, row.series_id).code)


def held(
    session: Session, organisation_id: int, *, code: str = "", year: int | None = None, status: str = ""
) -> list[Held]:
    """The numbers held or void without a paper, by series and number; ``status`` narrows them."""
    wanted = select(HeldNumber, NumberingSeries.code).join(
        NumberingSeries, NumberingSeries.id == HeldNumber.series_id
    )
    wanted = wanted.where(HeldNumber.organisation_id == organisation_id, HeldNumber.status != "used")
    if code:
        wanted = wanted.where(NumberingSeries.code == code)
    if year is not None:
        wanted = wanted.where(HeldNumber.year == year)
    if status:
        wanted = wanted.where(HeldNumber.status == status)
    found = [_held(row, of) for row, of in session.execute(wanted)]
    return sorted(found, key=lambda one: (one.series_code, one.year, place_of(one.ordinal)))


def place_of(ordinal: int) -> tuple[int, int]:
    """Where a number stands in its journal: «26/1» comes right after the 26th."""
    return (ordinal, 0) if ordinal >= 0 else divmod(-ordinal, BETWEEN)


def find_series(session: Session, organisation_id: int, code: str) -> NumberingSeries | None:
    """The row of a series, for the rest of the registry."""
    return session.scalar(
        select(NumberingSeries).where(
            NumberingSeries.organisation_id == organisation_id, NumberingSeries.code == code
        )
    )


def _get_series(uow: UnitOfWork, organisation_id: int, code: str) -> NumberingSeries:
    """The series; one of the table that the school has had no paper of yet is opened now."""
    row = find_series(uow.session, organisation_id, code)
    if row is not None:
        return row
    values = {
        "organisation_id": organisation_id,
        "code": code,
        "title": series_title(code),
        "pattern": _pattern_of(code),
    }
    uow.session.execute(_insert(uow.session)(NumberingSeries).values(**values).on_conflict_do_nothing())
    opened = find_series(uow.session, organisation_id, code)
    if opened is None:
        raise _no_series(code)
    return opened


def series_title(code: str) -> str:
    """The title of a series of the table; its code for one that a school keeps of its own accord."""
    known = series_of(code)
    return known.title if known else code


def _pattern_of(code: str) -> str:
    known = series_of(code)
    if known is None:
        raise _no_series(code)
    return known.pattern


def _no_series(code: str) -> NotFound:
    return NotFound(f"У организации не заведён журнал «{code}»: добавьте его в настройках.")


def _number(pattern: str, year: int, ordinal: str) -> str:
    dated = pattern.replace("{год}", str(year)).replace("{гг}", f"{year % 100:02}")
    return dated.replace("{n}", ordinal)


def _advance(session: Session, series_id: int, year: int, *, by: int = 1) -> int:
    """Move the counter on and give it back; the row stays locked till the transaction ends."""
    counter = _insert(session)(NumberCounter).values(series_id=series_id, year=year, last=0)
    session.execute(counter.on_conflict_do_nothing())
    return session.execute(
        update(NumberCounter)
        .where(NumberCounter.series_id == series_id, NumberCounter.year == year)
        .values(last=NumberCounter.last + by)
        .returning(NumberCounter.last)
        .execution_options(synchronize_session=False)
    ).scalar_one()


def _insert(session: Session) -> type[postgresql.Insert] | type[sqlite.Insert]:
    return postgresql.Insert if session.get_bind().dialect.name == "postgresql" else sqlite.Insert


def _keep(uow: UnitOfWork, organisation_id: int, reserved: Reserved, day: date, purpose: str) -> int:
    row = HeldNumber(
        organisation_id=organisation_id,
        series_id=reserved.series_id,
        year=reserved.year,
        ordinal=reserved.ordinal,
        number=reserved.number,
        dated=day,
        purpose=purpose.strip(),
        held_at=uow.at,
        held_by=uow.actor,
    )
    uow.session.add(row)
    uow.session.flush()
    return row.id


def _get_held(session: Session, held_id: int) -> HeldNumber:
    row = session.get(HeldNumber, held_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise _no_held()
    return row


def _no_held() -> NotFound:
    return NotFound("Такого забронированного номера нет.")


def _held(row: HeldNumber, code: str) -> Held:
    return Held(
        row.id, row.organisation_id, code, row.year, row.ordinal, row.number, row.dated, row.purpose,
        row.status, row.void_reason, row.held_by,
    )  # fmt: skip


def _require_text(text: str, otherwise: str) -> None:
    if not text.strip():
        raise InvalidFact(otherwise)
