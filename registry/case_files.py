"""A school's nomenclature of files: the house's own lines, those it changed, and those it added."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from registry.errors import Conflict, InvalidFact, NotFound
from registry.models import CaseFile
from registry.reference.nomenclature import case_files
from registry.unit_of_work import UnitOfWork

OWN = "own-"
"""What the codes of a school's own lines begin with."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A line as the school keeps it. ``is_own``: the school added it; ``is_changed``: it differs from the
    house's; ``certain`` False: the term is to be checked in the text of the act.
    """

    code: str
    index: str
    title: str
    retention: str
    basis: str
    note: str = ""
    certain: bool = True
    series: str = ""
    is_own: bool = False
    is_changed: bool = False


def lines(session: Session, organisation_id: int) -> list[CaseLine]:
    """The lines the school keeps, by their index."""
    kept = {row.code: row for row in _rows(session, organisation_id)}
    known = [
        CaseLine(one.code, one.index, one.title, one.retention, one.basis, "", one.certain, one.series)
        for one in case_files()
    ]
    told = [_told(line, kept.get(line.code)) for line in known]
    own = [_own(row) for code, row in kept.items() if code.startswith(OWN)]
    left_out = {code for code, row in kept.items() if not row.is_kept}
    return sorted((one for one in (*told, *own) if one.code not in left_out), key=lambda one: one.index)


def left_out(session: Session, organisation_id: int) -> list[CaseLine]:
    """The house's lines that the school does not keep."""
    codes = {row.code for row in _rows(session, organisation_id) if not row.is_kept}
    return [
        CaseLine(one.code, one.index, one.title, one.retention, one.basis)
        for one in case_files()
        if one.code in codes
    ]


def get(session: Session, organisation_id: int, code: str) -> CaseLine:
    """Raises NotFound."""
    found = next((one for one in lines(session, organisation_id) if one.code == code), None)
    if found is None:
        raise NotFound("Такого дела в номенклатуре нет.")
    return found


def write(uow: UnitOfWork, organisation_id: int, line: CaseLine) -> str:
    """Keep the line as told; one without a code is a new one. Returns the code.

    Raises NotFound, InvalidFact on an empty field, Conflict when another file bears the index.
    """
    if not (line.index.strip() and line.title.strip() and line.retention.strip()):
        raise InvalidFact("Укажите индекс, заголовок и срок хранения дела.")
    for other in lines(uow.session, organisation_id):
        if other.index == line.index.strip() and other.code != line.code:
            raise Conflict(f"Индекс {other.index} уже у дела «{other.title}».", place="index")
    code = line.code or _new_code(uow.session, organisation_id)
    if line.code:
        get(uow.session, organisation_id, code)
    row = _row(uow, organisation_id, code)
    row.index, row.title, row.note = line.index.strip(), line.title.strip(), line.note.strip()
    row.retention, row.basis, row.is_kept = line.retention.strip(), line.basis.strip(), True
    uow.session.add(row)
    uow.session.flush()
    return code


def leave_out(uow: UnitOfWork, organisation_id: int, code: str) -> None:
    """The school keeps no such file; one of its own is gone for good. Raises NotFound."""
    line = get(uow.session, organisation_id, code)
    row = _row(uow, organisation_id, code)
    if line.is_own:
        uow.session.delete(row)
        return
    row.index, row.title, row.retention, row.basis = line.index, line.title, line.retention, line.basis
    row.note, row.is_kept = line.note, False
    uow.session.add(row)


def take_back(uow: UnitOfWork, organisation_id: int, code: str) -> None:
    """A line of the house stands as the house has it again. Raises NotFound."""
    row = uow.session.scalar(_wanted(organisation_id, code))
    if row is None or code.startswith(OWN):
        raise NotFound("Такого дела в номенклатуре нет.")
    uow.session.delete(row)


def _told(line: CaseLine, row: CaseFile | None) -> CaseLine:
    """A school that has written the term itself has checked it."""
    if row is None:
        return line
    said = replace(
        line, index=row.index, title=row.title, retention=row.retention, basis=row.basis, note=row.note
    )
    same_term = (said.retention, said.basis) == (line.retention, line.basis)
    return replace(said, is_changed=said != line, certain=line.certain or not same_term)


def _own(row: CaseFile) -> CaseLine:
    return CaseLine(row.code, row.index, row.title, row.retention, row.basis, row.note, is_own=True)


def _rows(session: Session, organisation_id: int) -> list[CaseFile]:
    wanted = select(CaseFile).where(CaseFile.organisation_id == organisation_id).order_by(CaseFile.id)
    return list(session.scalars(wanted))


def _wanted(organisation_id: int, code: str) -> Select[CaseFile]:
    return select(CaseFile).where(CaseFile.organisation_id == organisation_id, CaseFile.code == code)


def _row(uow: UnitOfWork, organisation_id: int, code: str) -> CaseFile:
    known = uow.session.scalar(_wanted(organisation_id, code))
    return known or CaseFile(organisation_id=organisation_id, code=code)


def _new_code(session: Session, organisation_id: int) -> str:
    own = [row.code for row in _rows(session, organisation_id) if row.code.startswith(OWN)]
    return f"{OWN}{1 + max((int(code.removeprefix(OWN)) for code in own), default=0)}"
