"""GET /pairs: the pairs and groups of one's school."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from registry import pairs, reading
from registry.pairs import PairLine
from registry.snapshot import Pair, Person
from service.api.caller import Caller, KnownCaller
from service.api.problems import PROBLEMS, ProblemRoute
from service.api.schemas import Day, PageNumber, PageOut, PageSize, PathId, Word, page_of
from service.reach import require_pair
from service.visible import amount_of

router = APIRouter(prefix="/pairs", tags=["Пары и группы"], route_class=ProblemRoute, responses=PROBLEMS)

Status = Literal["", "draft", "active", "closed", "cancelled"]


class PairLineOut(BaseModel):
    """Строка списка пар."""

    id: int
    form: str
    mentor: str
    mentees: list[str]
    department: str
    starts_on: date
    ends_on: date
    status: str = Field(description="draft — приказа нет, active, closed или cancelled.")
    order_id: int | None = Field(description="Приказ, закрепивший пару.")


class ParticipantOut(BaseModel):
    """Участник пары."""

    person_id: int
    full_name: str
    place: str = Field(description="Должность, класс или место работы.")

    @classmethod
    def of(cls, person: Person) -> ParticipantOut:
        place = person.position or person.class_label or person.employer
        return cls(person_id=person.id, full_name=person.name.full, place=place)


class TermsOut(BaseModel):
    """Условия работы наставника."""

    amount: Decimal | None = Field(description="Рублей в месяц; пусто, если роль не работает с выплатами.")
    hours_per_month: int | None
    mode: str
    in_job_function: bool = Field(description="Наставничество входит в трудовую функцию.")


class OrderOut(BaseModel):
    """Действующий приказ о закреплении."""

    document_id: int
    number: str
    dated: date


class PairOut(BaseModel):
    """Пара или группа на день запроса."""

    id: int
    form: str
    kind: str
    mentor: ParticipantOut
    mentees: list[ParticipantOut]
    curator: ParticipantOut | None
    starts_on: date
    ends_on: date
    status: str
    department: str
    request: str = Field(description="Запрос: с чем помогает наставник.")
    terms: TermsOut
    has_programme: bool
    order: OrderOut | None


@router.get("", summary="Список пар", description="Пары и группы своей школы.")
def listed(
    caller: KnownCaller,
    status: Status = "",
    department: Word = "",
    form: Annotated[Word, Query(description="Код формы наставничества.")] = "",
    q: Annotated[Word, Query(description="Начало фамилии наставника.")] = "",
    page: PageNumber = 1,
    size: PageSize = 50,
) -> PageOut[PairLineOut]:
    caller.actor.require("view_school")
    query = pairs.Query(status, department, form, q, page, size)
    with caller.reading() as uow:
        found = pairs.search(uow.session, caller.actor.organisation_id, query, caller.at.date())
    return page_of(found, [_line(row) for row in found.rows])


@router.get("/{pair_id}", summary="Пара", description="Пара на указанный день (без него — на сегодня).")
def shown(
    caller: KnownCaller, pair_id: PathId, on: Annotated[Day | None, Query(description="День.")] = None
) -> PairOut:
    caller.actor.require("view_school")
    with caller.reading() as uow:
        require_pair(uow.session, caller.actor, "view_school", pair_id)
        found = reading.pair(uow, pair_id, on or caller.at.date())
    return _pair(caller, found)


def _line(row: PairLine) -> PairLineOut:
    return PairLineOut(
        id=row.id,
        form=row.form,
        mentor=row.mentor,
        mentees=list(row.mentees),
        department=row.department,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        status=row.status,
        order_id=row.order_id,
    )


def _pair(caller: Caller, found: Pair) -> PairOut:
    order = found.order
    return PairOut(
        id=found.id,
        form=found.form.title,
        kind=found.kind,
        mentor=ParticipantOut.of(found.mentor),
        mentees=[ParticipantOut.of(one) for one in found.mentees],
        curator=ParticipantOut.of(found.curator) if found.curator else None,
        starts_on=found.starts_on,
        ends_on=found.ends_on,
        status=found.status,
        department=found.department,
        request=found.request,
        terms=TermsOut(
            amount=amount_of(caller.actor, found.terms),
            hours_per_month=found.terms.hours_per_month,
            mode=found.terms.mode,
            in_job_function=found.terms.in_job_function,
        ),
        has_programme=found.programme is not None,
        order=OrderOut(document_id=order.document_id, number=order.number, dated=order.date)
        if order
        else None,
    )
