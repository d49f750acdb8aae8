"""/acts: the acts papers lean on, and what leans on each of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field

from registry.act_register import NewAct
from registry.document_acts import LeaningPaper
from service.api.caller import KnownCaller
from service.api.problems import PROBLEMS, ProblemRoute
from service.api.schemas import Asked, Day, PageNumber, PageOut, page_of
from service.http.bounds import NO_NUL
from service.operations.acts_in_use import KnownAct, LeaningForm, act_in_use, known_acts
from service.operations.change_act import add_act, confirm_act, end_act

router = APIRouter(prefix="/acts", tags=["Акты"], route_class=ProblemRoute, responses=PROBLEMS)

ActId = Annotated[str, Path(pattern=r"^[a-z][a-z0-9-]{0,60}$")]
Line = Annotated[str, Field(min_length=1, max_length=600, pattern=NO_NUL)]
Optional = Annotated[str, Field(max_length=600, pattern=NO_NUL)]


class ActOut(BaseModel):
    """Акт, как его знает школа."""

    id: str
    citation: str = Field(description="Реквизиты, как в списке.")
    title: str
    level: str = Field(description="federal, regional, municipal или own.")
    in_force: bool = Field(description="Действует ли сегодня.")
    in_force_from: date
    in_force_to: date | None
    standing: str = Field(description="C, C2, M или ?: насколько сведения проверены.")
    check_the_text: bool = Field(description="Нужно ли проверить по тексту акта.")
    forms: int = Field(description="Сколько форм на него опирается.")
    papers: int = Field(description="Сколько действующих документов на него опирается.")

    @classmethod
    def of(cls, known: KnownAct) -> ActOut:
        act = known.act
        return cls(
            id=act.id,
            citation=act.brief,
            title=act.title,
            level=act.level,
            in_force=known.in_force,
            in_force_from=act.in_force_from,
            in_force_to=act.in_force_to,
            standing=act.standing,
            check_the_text=known.needs_check,
            forms=known.forms,
            papers=known.papers,
        )


class LeaningFormOut(BaseModel):
    """Форма, которая опирается на акт."""

    type_id: str
    title: str
    references: list[str] = Field(description="Ссылки вида tk:351.8.")
    rules: list[str]

    @classmethod
    def of(cls, form: LeaningForm) -> LeaningFormOut:
        return cls(
            type_id=form.type_id, title=form.title, references=list(form.references), rules=list(form.rules)
        )


class LeaningPaperOut(BaseModel):
    """Действующий документ, который опирается на акт."""

    document_id: int
    type_id: str
    title: str
    number: str
    dated: date
    references: list[str]

    @classmethod
    def of(cls, paper: LeaningPaper) -> LeaningPaperOut:
        return cls(
            document_id=paper.document_id,
            type_id=paper.type_id,
            title=paper.title,
            number=paper.number,
            dated=paper.dated,
            references=list(paper.references),
        )


class ActInUseOut(BaseModel):
    """Акт и всё, что на него опирается."""

    act: ActOut
    forms: list[LeaningFormOut]
    rules: list[str]
    papers: PageOut[LeaningPaperOut]


class ActAsked(Asked):
    """Акт школы, муниципалитета или региона."""

    level: Line = Field(description="regional, municipal или own.")
    kind: Line
    number: Line
    dated: Day
    title: Line
    issuer: Optional = Field(default="", description="Кто издал, в родительном падеже.")
    in_force_from: Day | None = None
    in_force_to: Day | None = None
    source: Optional = ""
    note: Optional = ""
    is_basis: bool = Field(default=True, description="Называть ли в основаниях документов.")


class EndAsked(Asked):
    """Последний день действия; null – срок неизвестен."""

    last_day: Day | None


@router.get("", summary="Акты", description="Все акты: сначала свои, потом федеральные.")
def listed(caller: KnownCaller) -> list[ActOut]:
    return [ActOut.of(one) for one in known_acts(caller.parts, caller.actor, caller.at)]


@router.get(
    "/{act_id}", summary="Что опирается на акт", description="Формы, правила и действующие документы."
)
def shown(caller: KnownCaller, act_id: ActId, page: PageNumber = 1) -> ActInUseOut:
    found = act_in_use(caller.parts, caller.actor, act_id, caller.at, page=page)
    return ActInUseOut(
        act=ActOut.of(found.known),
        forms=[LeaningFormOut.of(one) for one in found.forms],
        rules=[rule.id for rule in found.rules],
        papers=page_of(found.papers, [LeaningPaperOut.of(one) for one in found.papers.rows]),
    )


@router.post("", status_code=201, summary="Добавить акт", description="Акт школы, муниципалитета, региона.")
def add(caller: KnownCaller, asked: ActAsked) -> ActOut:
    act_id = add_act(caller.parts, caller.actor, NewAct(**asked.model_dump()), caller.at)
    return ActOut.of(act_in_use(caller.parts, caller.actor, act_id, caller.at).known)


@router.post("/{act_id}/end", summary="Отметить утратившим силу", description="Последний день действия.")
def end(caller: KnownCaller, act_id: ActId, asked: EndAsked) -> ActOut:
    end_act(caller.parts, caller.actor, act_id, asked.last_day, caller.at)
    return ActOut.of(act_in_use(caller.parts, caller.actor, act_id, caller.at).known)


@router.post("/{act_id}/confirm", summary="Проверено по тексту", description="Реквизиты акта проверены.")
def confirm(caller: KnownCaller, act_id: ActId) -> ActOut:
    confirm_act(caller.parts, caller.actor, act_id, caller.at)
    return ActOut.of(act_in_use(caller.parts, caller.actor, act_id, caller.at).known)
