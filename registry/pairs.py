"""Pairs and groups: fixing who mentors whom, in what form, for how long, and by which plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from registry.errors import Conflict, NotFound
from registry.holding import held_pair, hold_pairs, hold_people
from registry.models import MentoringForm, Pair, PairMentee, PersonName
from registry.pair_checks import Proposed, check_pair
from registry.search import Page, begins_with, cut
from registry.snapshot import PersonName as NameFacts
from registry.snapshot import Terms
from registry.terms import write_terms
from registry.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class NewPair:
    """All that is told of a pair at once."""

    form_code: str
    mentor_id: int
    mentee_ids: tuple[int, ...]
    starts_on: date
    ends_on: date
    curator_id: int | None = None
    kind: str = "традиционное"
    request: str = ""
    department: str = ""
    terms: Terms = Terms()


@dataclass(frozen=True, slots=True)
class PairLine:
    """One row of the list of pairs."""

    id: int
    form: str
    mentor: str
    mentees: tuple[str, ...]
    department: str
    starts_on: date
    ends_on: date
    status: str
    order_id: int | None


@dataclass(frozen=True, slots=True)
class Query:
    """What to show of the pairs: a state, a department, a form, a beginning of the mentor's name; a page."""

    status: str = ""
    department: str = ""
    form_code: str = ""
    text: str = ""
    page: int = 1
    size: int = 50


def add(uow: UnitOfWork, organisation_id: int, new: NewPair) -> int:
    """Register a pair as a draft; returns its id.

    Raises InvalidFact or Conflict with what is wrong, NotFound when somebody is not of the organisation.
    """
    curator = () if new.curator_id is None else (new.curator_id,)
    # Held till the end of the transaction, so that one pair is not added twice at once.
    hold_people(uow.session, (new.mentor_id, *new.mentee_ids, *curator), organisation_id)
    proposed = Proposed(new.form_code, new.kind, new.mentor_id, new.mentee_ids, new.starts_on, new.ends_on)
    check_pair(uow.session, proposed)
    pair = Pair(
        organisation_id=organisation_id,
        form_code=new.form_code,
        kind=new.kind,
        mentor_id=new.mentor_id,
        curator_id=new.curator_id,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
        request=new.request,
        department=new.department,
        mentees=[PairMentee(person_id=person_id) for person_id in new.mentee_ids],
    )
    write_terms(pair, new.terms)
    uow.session.add(pair)
    uow.session.flush()
    return pair.id


def set_terms(uow: UnitOfWork, pair_id: int, terms: Terms) -> None:
    """Raises NotFound."""
    write_terms(held_pair(uow.session, pair_id), terms)


def search(session: Session, organisation_id: int, query: Query, on: date) -> Page[PairLine]:
    """One page of the organisation's pairs, named as of a day."""
    conditions = _conditions(organisation_id, query)
    name = aliased(PersonName)
    joined = (
        select(Pair, MentoringForm.title, name)
        .join(MentoringForm, MentoringForm.code == Pair.form_code)
        .join(name, (name.person_id == Pair.mentor_id) & name.valid_on(on))
        .where(*conditions)
    )
    total = session.scalar(select(func.count()).select_from(joined.subquery())) or 0
    rows = session.execute(cut(joined.order_by(name.search_key, Pair.id), query.page, query.size)).all()
    mentees = _mentee_names(session, [pair.id for pair, _, _ in rows], on)
    lines = tuple(_line(pair, form, mentor, mentees.get(pair.id, ())) for pair, form, mentor in rows)
    return Page(lines, total, query.page, query.size)


def ids(session: Session, organisation_id: int, query: Query | None = None) -> list[int]:
    """Ids of all the organisation's pairs that answer the query, whatever its page."""
    conditions = _conditions(organisation_id, query or Query())
    return list(session.scalars(select(Pair.id).where(*conditions).order_by(Pair.id)))


def departments(session: Session, organisation_id: int) -> list[str]:
    return list(
        session.scalars(
            select(Pair.department)
            .where(Pair.organisation_id == organisation_id, Pair.department != "")
            .distinct()
            .order_by(Pair.department)
        )
    )


def of_person(session: Session, person_id: int) -> list[int]:
    """Ids of the pairs a person is in, as mentor, mentee or curator."""
    as_mentee = select(PairMentee.pair_id).where(PairMentee.person_id == person_id)
    return list(
        session.scalars(
            select(Pair.id)
            .where((Pair.mentor_id == person_id) | (Pair.curator_id == person_id) | Pair.id.in_(as_mentee))
            .order_by(Pair.id)
        )
    )


def organisations_of(session: Session, pair_ids: Iterable[int]) -> dict[int, int]:
    """Pair id → organisation id; raises NotFound when some of the pairs are unknown."""
    asked = set(pair_ids)
    rows = session.execute(select(Pair.id, Pair.organisation_id).where(Pair.id.in_(asked)))
    found = {row.id: row.organisation_id for row in rows}
    if asked - found.keys():
        raise NotFound("Такой пары в реестре нет.")
    return found


def lock(session: Session, pair_ids: Iterable[int]) -> None:
    """Hold the pairs till the end of the transaction, in one order, so that two orders cannot cross."""
    hold_pairs(session, pair_ids)


def fix_by_order(uow: UnitOfWork, pair_ids: Iterable[int], document_id: int) -> None:
    """The order is issued: the pairs are active and stand in it."""
    for pair_id in pair_ids:
        pair = _get(uow.session, pair_id)
        if pair.order_id is not None:
            raise Conflict("Пара уже закреплена действующим приказом.", place=f"пара {pair_id}")
        pair.order_id, pair.status = document_id, "active"


def release_from_order(uow: UnitOfWork, document_id: int) -> None:
    """The order is void: its pairs are drafts again."""
    for pair in uow.session.scalars(select(Pair).where(Pair.order_id == document_id)):
        pair.order_id, pair.status = None, "draft"


def _get(session: Session, pair_id: int) -> Pair:
    pair = session.get(Pair, pair_id)
    if pair is None:
        raise NotFound("Такой пары в реестре нет.")
    return pair


def _conditions(organisation_id: int, query: Query) -> list[ColumnElement[bool]]:
    conditions = [Pair.organisation_id == organisation_id]
    if query.status:
        conditions.append(Pair.status == query.status)
    if query.department:
        conditions.append(Pair.department == query.department)
    if query.form_code:
        conditions.append(Pair.form_code == query.form_code)
    if query.text.strip():
        named = select(PersonName.person_id).where(begins_with(PersonName.search_key, query.text))
        conditions.append(Pair.mentor_id.in_(named))
    return conditions


def _mentee_names(session: Session, pair_ids: list[int], on: date) -> dict[int, tuple[str, ...]]:
    rows = session.execute(
        select(PairMentee.pair_id, PersonName)
        .join(PersonName, (PersonName.person_id == PairMentee.person_id) & PersonName.valid_on(on))
        .where(PairMentee.pair_id.in_(pair_ids))
        .order_by(PairMentee.id)
    )
    names: dict[int, tuple[str, ...]] = {}
    for pair_id, name in rows:
        names[pair_id] = (*names.get(pair_id, ()), _full(name))
    return names


def _full(name: PersonName) -> str:
    return NameFacts(name.surname, name.first_name, name.patronymic).full


def _line(pair: Pair, form: str, mentor: PersonName, mentees: tuple[str, ...]) -> PairLine:
    return PairLine(
        pair.id, form, _full(mentor), mentees, pair.department, pair.starts_on, pair.ends_on, pair.status,
        pair.order_id,
    )  # fmt: skip
