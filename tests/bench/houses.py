"""A municipality of fictional schools for the benchmarks: people, pairs, papers, consents and road maps.

Rows are written straight into the tables, the same every time. It measures nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from registry import plans, reference
from registry.database import Database
from registry.models import (
    Consent,
    DocumentSubject,
    IssuedDocument,
    NumberingSeries,
    Organisation,
    OrganisationDetails,
    Pair,
    PairMentee,
    Person,
    PersonName,
    Position,
    Signatory,
)
from registry.plan_facts import Approval, NewPlan, PlanItem, PlanStage
from registry.plan_responsible import read_responsible
from registry.plan_terms import read_terms
from registry.search import search_key
from registry.unit_of_work import UnitOfWork

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
DAY = AT.date()
FIRST, LAST = date(2026, 9, 1), date(2027, 5, 31)
MUNICIPALITY = 1
FORMS = ("teacher_teacher", "teacher_pupil", "pupil_pupil", "teacher_teacher", "employer_pupil")
PAIR_PAPERS = (
    "mentor_consent", "labour_addendum", "order_pairing", "order_mentoring_payment", "personal_program",
    "meeting_log", "mentor_report", "mentee_consent",
)  # fmt: skip
SURNAMES = ("Абрамова", "Белова", "Иванова", "Иваненко", "Кузнецова", "Орлова", "Смирнова", "Юдина")
ITEMS = (
    ("Закрепление наставнических пар", "сентябрь 2026", "директор", ("order_pairing",)),
    ("Разработка персонализированных программ", "октябрь – ноябрь 2026", "наставник", ("personal_program",)),
    ("Обратная связь", "декабрь 2026", "куратор", ()),
    ("Итоговое мероприятие", "май 2027", "директор", ("order_final_event",)),
    ("Ведение базы", "в течение года", "заместитель директора", ()),
)


@dataclass(frozen=True, slots=True)
class Size:
    """How many schools; and of each, how many people, pairs and issued papers."""

    schools: int = 1
    people: int = 1500
    pairs: int = 120
    papers: int = 1000


def fill(database: Database, size: Size) -> None:
    with UnitOfWork(database, actor="bench", at=AT) as uow:
        reference.load(uow)
        _organisations(uow.session, size)
        for number in range(size.schools):
            _school(uow.session, size, number)
        uow.commit()
    with UnitOfWork(database, actor="bench", at=AT) as uow:
        for number in range(size.schools):
            plans.add(uow, _school_id(number), road_map(number))
        uow.commit()


def road_map(number: int) -> NewPlan:
    """A road map of a school year, every school with a few things done."""
    items = tuple(
        PlanItem(
            n, title, term_words=term, terms=read_terms(term), responsible_words=who,
            responsible=read_responsible(who), document_types=types,
        )
        for n, (title, term, who, types) in enumerate(ITEMS * 6, start=1)
    )  # fmt: skip
    approval = Approval(("Утверждено",), "act", str(number), FIRST)
    return NewPlan("az-1128", f"Карта {number}", FIRST, LAST, approval, stages=(PlanStage(1, items=items),))


def _school_id(number: int) -> int:
    return MUNICIPALITY + 1 + number


def _organisations(session: Session, size: Size) -> None:
    schools = [_school_id(number) for number in range(size.schools)]
    common = {"inn": "", "ogrn": "", "is_municipal": True}
    session.execute(
        insert(Organisation),
        [{"id": MUNICIPALITY, "kind": "municipality", "parent_id": None} | common]
        + [{"id": one, "kind": "school", "parent_id": MUNICIPALITY} | common for one in schools],
    )
    names = {MUNICIPALITY: "Управление образования"} | {one: f"Школа № {one}" for one in schools}
    session.execute(
        insert(OrganisationDetails),
        [{"organisation_id": one, "full_name": name, "short_name": name} for one, name in names.items()],
    )
    session.execute(
        insert(Signatory),
        [
            {
                "organisation_id": one, "surname": "Громова", "first_name": "Елена",
                "patronymic": "Викторовна", "gender": "f", "position": "директор",
            }
            for one in names
        ],
    )  # fmt: skip
    session.execute(
        insert(NumberingSeries),
        [
            {"id": one, "organisation_id": one, "code": "od", "title": "Приказы", "pattern": "{n}-ОД"}
            for one in names
        ],
    )


def _school(session: Session, size: Size, number: int) -> None:
    school, first = _school_id(number), number * size.people
    people = range(first + 1, first + size.people + 1)
    staff = [one for one in people if one % 5 == 0]
    pupils = [one for one in people if one % 5]
    _people(session, school, people)
    pairs = range(number * size.pairs + 1, (number + 1) * size.pairs + 1)
    _pairs(session, school, pairs, staff, pupils)
    _papers(session, school, size, pairs, people)


def _people(session: Session, school: int, people: range) -> None:
    session.execute(insert(Person), [_person(school, one) for one in people])
    names = [(one, SURNAMES[one % 8] + format(one % 97, "x"), "Анна") for one in people]
    session.execute(
        insert(PersonName),
        [
            {
                "person_id": one, "surname": last, "first_name": name, "patronymic": "Олеговна",
                "search_key": search_key(last, name), "confidence": "high", "declined": {},
            }
            for one, last, name in names
        ],
    )  # fmt: skip
    session.execute(
        insert(Position),
        [
            {
                "person_id": one,
                "title": "учитель" if one % 5 == 0 else "",
                "class_label": "" if one % 5 == 0 else "7А",
            }
            for one in people
        ],
    )


def _person(school: int, one: int) -> dict[str, Any]:
    is_staff = one % 5 == 0
    return {
        "id": one,
        "organisation_id": school,
        "kind": "staff" if is_staff else "pupil",
        "gender": "f",
        "birth_date": date(1985, 4, 12) if is_staff else date(2012, 3, 5),
        "hired_on": date(2015, 8, 25) if is_staff else None,
        "contract_number": "7/15" if is_staff else "",
        "contract_date": date(2015, 8, 25) if is_staff else None,
    }


def _pairs(session: Session, school: int, pairs: range, staff: list[int], pupils: list[int]) -> None:
    rows, mentees, consents = [], [], []
    for place, pair in enumerate(pairs):
        form = FORMS[place % len(FORMS)]
        mentor = pupils[place] if form == "pupil_pupil" else staff[place % len(staff)]
        mentee = staff[-1 - place % len(staff)] if form == "teacher_teacher" else pupils[-1 - place]
        rows.append(
            {
                "id": pair, "organisation_id": school, "form_code": form, "mentor_id": mentor,
                "starts_on": FIRST + timedelta(days=20), "ends_on": LAST,
                "status": "draft" if place % 6 == 0 else "active",
                "department": f"МО {place % 9}", "amount_kopecks": 500_000, "hours_per_month": 8,
            }
        )  # fmt: skip
        mentees.append({"pair_id": pair, "person_id": mentee})
        consents.append(
            {
                "organisation_id": school,
                "person_id": mentor,
                "pair_id": pair,
                "kind": "mentor_work",
                "signed_on": FIRST,
            }
        )
    session.execute(insert(Pair), rows)
    session.execute(insert(PairMentee), mentees)
    session.execute(insert(Consent), consents)


def _papers(session: Session, school: int, size: Size, pairs: range, people: range) -> None:
    """Of most pairs all papers, of some not all; the rest are papers about one person each."""
    of_pairs = ((pair, type_id) for n, pair in enumerate(pairs) for type_id in PAIR_PAPERS[: 8 - n % 4])
    first = (school - MUNICIPALITY - 1) * size.papers
    papers, subjects = [], []
    chosen = list(islice(of_pairs, size.papers))
    for n in range(size.papers):
        pair, type_id = chosen[n] if n < len(chosen) else (None, "consent_pd_adult")
        papers.append(_paper(first + n + 1, school, n, type_id))
        about = (
            {"pair_id": pair, "person_id": None}
            if pair
            else {"pair_id": None, "person_id": people[n % len(people)]}
        )
        subjects.append({"document_id": first + n + 1} | about)
    for part in _parts(papers):
        session.execute(insert(IssuedDocument), part)
    for part in _parts(subjects):
        session.execute(insert(DocumentSubject), part)


def _paper(identity: int, school: int, n: int, type_id: str) -> dict[str, Any]:
    return {
        "id": identity, "organisation_id": school, "series_id": school, "year": 2026 - n % 3,
        "ordinal": n + 1, "number": f"{n + 1}-ОД", "dated": FIRST + timedelta(days=n % 60),
        "type_id": type_id, "title": type_id,
        "file_title": type_id, "subject_kind": "pair", "snapshot_sealed": b"", "template_version": "1",
        "sha256": "0" * 64, "size": 1024, "status": "void" if n % 50 == 49 else "issued", "issued_at": AT,
        "issued_by": "bench",
    }  # fmt: skip


def _parts(rows: list[dict[str, Any]], size: int = 5000) -> Iterator[list[dict[str, Any]]]:
    for begin in range(0, len(rows), size):
        yield rows[begin : begin + size]
