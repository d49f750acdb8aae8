"""A school's own versions of forms: brought, published, withdrawn, brought back. It knows no Word.

What is in force is the one published version of the school and the type; where there is none, the form of the
program. Issued papers keep the version they were made by in their line of the journal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from registry.errors import Conflict, NotFound
from registry.models import FormVersion
from registry.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class FormFacts:
    """One version; ``state`` is "draft", "published" or "withdrawn".

    ``published_at`` is the last day a person published it; a version never in force has none.
    """

    id: int
    organisation_id: int
    type_id: str
    sha256: str
    version: str
    state: str
    note: str
    uploaded_at: datetime
    uploaded_by: str
    published_at: datetime | None
    published_by: str


def add(
    uow: UnitOfWork, organisation_id: int, type_id: str, *, sha256: str, version: str = "", note: str = ""
) -> int:
    """A new draft; the same file brought again is the same version. Returns its id."""
    known = uow.session.scalar(
        select(FormVersion).where(
            FormVersion.organisation_id == organisation_id,
            FormVersion.type_id == type_id,
            FormVersion.sha256 == sha256,
        )
    )
    if known is not None:
        return known.id
    row = FormVersion(
        organisation_id=organisation_id,
        type_id=type_id,
        sha256=sha256,
        version=version,
        note=note,
        uploaded_at=uow.at,
        uploaded_by=uow.actor,
    )
    uow.session.add(row)
    uow.session.flush()
    return row.id


def get(session: Session, version_id: int) -> FormFacts:
    """Raises NotFound."""
    return _facts(_get(session, version_id))


def of_type(session: Session, organisation_id: int, type_id: str) -> list[FormFacts]:
    """All versions a school brought of a type, the newest first."""
    rows = session.scalars(_of_type(organisation_id, type_id).order_by(FormVersion.id.desc()))
    return [_facts(row) for row in rows]


def in_force(session: Session, organisation_id: int, type_id: str) -> FormFacts | None:
    """The school's published version; None: papers are made by the form of the program."""
    row = session.scalar(_of_type(organisation_id, type_id).where(FormVersion.state == "published"))
    return _facts(row) if row is not None else None


def all_in_force(session: Session, organisation_id: int) -> dict[str, FormFacts]:
    """Type id → the school's published version."""
    rows = session.scalars(
        select(FormVersion).where(
            FormVersion.organisation_id == organisation_id, FormVersion.state == "published"
        )
    )
    return {row.type_id: _facts(row) for row in rows}


def waiting(session: Session, organisation_id: int) -> dict[str, int]:
    """Type id → how many versions are brought and not published."""
    rows = session.scalars(
        select(FormVersion.type_id).where(
            FormVersion.organisation_id == organisation_id, FormVersion.state == "draft"
        )
    )
    found: dict[str, int] = {}
    for type_id in rows:
        found[type_id] = found.get(type_id, 0) + 1
    return found


def publish(uow: UnitOfWork, version_id: int, version: str) -> None:
    """From now on papers are made by it; the one before is withdrawn. ``version``: as papers will name it.

    Raises NotFound, and Conflict when it is in force already.
    """
    row = _get(uow.session, version_id)
    current = _held(uow.session, row.organisation_id, row.type_id)
    if row.state == "published":
        raise Conflict("Эта форма уже действует: документы выпускаются по ней.")
    _withdraw(uow, current)
    row.state, row.version = "published", version
    row.published_at, row.published_by = uow.at, uow.actor
    uow.session.flush()


def roll_back(uow: UnitOfWork, organisation_id: int, type_id: str, *, to_house: bool) -> FormFacts | None:
    """Back to the version published before the one in force, or to the form of the program.

    Returns the version that is in force now, None for the form of the program. Raises Conflict when the form
    of the program is in force already.
    """
    current = _held(uow.session, organisation_id, type_id)
    if current is None:
        raise Conflict("Действует форма программы: возвращаться не к чему.")
    before = None if to_house else _before(uow.session, current)
    _withdraw(uow, current)
    if before is None:
        return None
    before.state = "published"
    uow.session.flush()
    return _facts(before)


def previous(session: Session, organisation_id: int, type_id: str) -> FormFacts | None:
    """What a roll-back would bring back; None: the form of the program."""
    current = session.scalar(_of_type(organisation_id, type_id).where(FormVersion.state == "published"))
    row = _before(session, current) if current is not None else None
    return _facts(row) if row is not None else None


def drop(uow: UnitOfWork, version_id: int) -> None:
    """Forget a draft. Raises NotFound, and Conflict for a version that was in force: papers name it."""
    row = _get(uow.session, version_id)
    if row.state != "draft":
        raise Conflict("Эту форму публиковали: она остаётся в списке, удалить можно только черновик.")
    uow.session.delete(row)
    uow.session.flush()


def _of_type(organisation_id: int, type_id: str) -> Select[FormVersion]:
    return select(FormVersion).where(
        FormVersion.organisation_id == organisation_id, FormVersion.type_id == type_id
    )


def _held(session: Session, organisation_id: int, type_id: str) -> FormVersion | None:
    """The one in force; all versions of the type are held, so that of two presses the second waits."""
    rows = list(session.scalars(_of_type(organisation_id, type_id).with_for_update()))
    for row in rows:
        session.refresh(row)
    return next((row for row in rows if row.state == "published"), None)


def _before(session: Session, current: FormVersion) -> FormVersion | None:
    """By the day it was published: coming back does not change that day, so going back comes to an end."""
    return session.scalar(
        _of_type(current.organisation_id, current.type_id)
        .where(
            FormVersion.state == "withdrawn",
            FormVersion.published_at < current.published_at,
        )
        .order_by(FormVersion.published_at.desc(), FormVersion.id.desc())
        .limit(1)
    )


def _withdraw(uow: UnitOfWork, row: FormVersion | None) -> None:
    if row is not None:
        row.state = "withdrawn"
        uow.session.flush()  # Only one may be in force at any moment of the transaction too.


def _get(session: Session, version_id: int) -> FormVersion:
    row = session.get(FormVersion, version_id)
    if row is None:
        raise NotFound("Такой формы нет: возможно, черновик удалён. Откройте список форм школы.")
    return row


def _facts(row: FormVersion) -> FormFacts:
    return FormFacts(
        row.id, row.organisation_id, row.type_id, row.sha256, row.version, row.state, row.note,
        row.uploaded_at, row.uploaded_by, row.published_at, row.published_by,
    )  # fmt: skip
