"""Schools and municipalities: what they are called, who signs, and who stands above whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from registry import name_forms
from registry.dated import end_open
from registry.errors import Conflict, NotFound
from registry.models import BEGINNING, Organisation, OrganisationDetails, Signatory
from registry.name_forms import Confirmation
from registry.snapshot import Letterhead
from registry.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Details:
    """How an organisation is called and found."""

    full_name: str
    short_name: str
    city: str = ""
    founder: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    site_url: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs: ``authority`` stands in the genitive, as after «действующего на основании»."""

    surname: str
    first_name: str
    patronymic: str
    gender: str
    position: str = "директор"
    acting: bool = False
    authority: str = "Устава"


def add(
    uow: UnitOfWork,
    kind: str,
    details: Details,
    *,
    parent_id: int | None = None,
    inn: str = "",
    ogrn: str = "",
    is_municipal: bool = True,
) -> int:
    """Register a school or a municipality; returns its id. Raises Conflict when its ИНН is known already."""
    row = Organisation(kind=kind, parent_id=parent_id, inn=inn, ogrn=ogrn, is_municipal=is_municipal)
    try:
        with uow.session.begin_nested():
            uow.session.add(row)
    except IntegrityError as error:
        if find_by_inn(uow.session, inn) is None:
            raise
        raise Conflict("Организация с таким ИНН в реестре уже есть.", place=f"ИНН {inn}") from error
    change_details(uow, row.id, details)
    return row.id


def change_details(
    uow: UnitOfWork, organisation_id: int, details: Details, *, since: date = BEGINNING
) -> None:
    """From ``since`` on the organisation is called and found so; what was true before stays for before."""
    end_open(uow.session, OrganisationDetails, OrganisationDetails.organisation_id == organisation_id, since)
    uow.session.add(OrganisationDetails(organisation_id=organisation_id, valid_from=since, **asdict(details)))


def change_signatory(
    uow: UnitOfWork, organisation_id: int, signing: Signing, *, since: date = BEGINNING
) -> None:
    """From ``since`` on this person signs for the organisation."""
    own = Signatory.organisation_id == organisation_id
    spelling = (signing.surname, signing.first_name, signing.patronymic)
    forms = name_forms.columns(uow, *spelling, signing.gender)
    forms |= name_forms.carried(uow.session, Signatory, own & (Signatory.gender == signing.gender), *spelling)
    end_open(uow.session, Signatory, own, since)
    row = Signatory(organisation_id=organisation_id, valid_from=since, **asdict(signing), **forms)
    uow.session.add(row)


def letterhead(session: Session, organisation_id: int) -> Letterhead:
    """Raises NotFound."""
    return letterhead_of(_get(session, organisation_id))


def letterhead_of(row: Organisation) -> Letterhead:
    """Not dated: a paper issued keeps its own look whatever the school changes later."""
    return Letterhead(
        row.emblem, "directive" if row.act == "directive" else "order", row.with_address, row.with_code
    )


def change_letterhead(uow: UnitOfWork, organisation_id: int, new: Letterhead) -> None:
    """From now on papers begin so. Raises NotFound."""
    row = _get(uow.session, organisation_id)
    row.emblem, row.act = new.emblem, new.act
    row.with_address, row.with_code = new.with_address, new.with_code


def confirm_signatory_forms(
    uow: UnitOfWork, organisation_id: int, forms: Mapping[str, str], *, on: date, by: str
) -> None:
    """Keep the forms of the name of whoever signs on a day, as a person confirmed them.

    Raises NotFound, and InvalidFact unless all five oblique cases are there.
    """
    own = Signatory.organisation_id == organisation_id
    name_forms.confirm(uow, Signatory, own, forms, on=on, by=by, source="person")


def signatory_confirmation(session: Session, organisation_id: int, on: date) -> Confirmation:
    """Whose word the forms of the signatory's name stand on."""
    return name_forms.confirmation(session, Signatory, Signatory.organisation_id == organisation_id, on)


def find_by_inn(session: Session, inn: str) -> int | None:
    """Nobody is found by an empty ИНН."""
    if not inn:
        return None
    return session.scalar(select(Organisation.id).where(Organisation.inn == inn))


def only_school(session: Session) -> int | None:
    """The id of the only school; None when there is none or more than one."""
    found = session.scalars(select(Organisation.id).where(Organisation.kind == "school").limit(2)).all()
    return found[0] if len(found) == 1 else None


def above(session: Session, organisation_id: int) -> int | None:
    """The organisation it belongs to; None when it belongs to none."""
    return session.scalar(select(Organisation.parent_id).where(Organisation.id == organisation_id))


def within(session: Session, organisation_id: int) -> tuple[int, ...]:
    """The organisation and all that stand below it: where an operator of it may look."""
    below = session.scalars(
        select(Organisation.id).where(Organisation.parent_id == organisation_id).order_by(Organisation.id)
    )
    return (organisation_id, *below)


def schools(session: Session, organisation_id: int, on: date) -> list[tuple[int, str]]:
    """Id and short name of every school the organisation is or has below it, as of a day."""
    rows = session.execute(
        select(Organisation.id, OrganisationDetails.short_name)
        .join(OrganisationDetails)
        .where(
            Organisation.id.in_(within(session, organisation_id)),
            Organisation.kind == "school",
            OrganisationDetails.valid_on(on),
        )
        .order_by(OrganisationDetails.short_name)
    )
    return [(row.id, row.short_name) for row in rows]


def details_on(session: Session, organisation_id: int, on: date) -> Details | None:
    """What the organisation is called on a day; None when nobody has said yet."""
    row = session.scalar(
        select(OrganisationDetails)
        .where(OrganisationDetails.organisation_id == organisation_id, OrganisationDetails.valid_on(on))
        .order_by(OrganisationDetails.valid_from.desc())
        .limit(1)
    )
    if row is None:
        return None
    return Details(
        row.full_name, row.short_name, row.city, row.founder, row.address, row.phone, row.email, row.site_url
    )


def short_name(session: Session, organisation_id: int, on: date) -> str:
    """Empty when nobody has said yet."""
    found = details_on(session, organisation_id, on)
    return found.short_name if found else ""


def require(session: Session, organisation_id: int) -> None:
    """Raises NotFound when there is no such organisation."""
    _get(session, organisation_id)


def _get(session: Session, organisation_id: int) -> Organisation:
    row = session.get(Organisation, organisation_id)
    if row is None:
        raise NotFound("Такой организации в реестре нет.")
    return row
