"""/consents: a signed consent came back to the office, or was withdrawn."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from registry.consents import Terms
from registry.reference.purposes import items
from service.api.caller import KnownCaller
from service.api.problems import PROBLEMS, ProblemRoute
from service.api.schemas import Asked, Day, Id, PathId
from service.operations.missing_consents import TITLES
from service.operations.record_consent import record_consent
from service.operations.withdraw_consent import withdraw_consent

router = APIRouter(prefix="/consents", tags=["Согласия"], route_class=ProblemRoute, responses=PROBLEMS)


class ConsentAsked(Asked):
    """Подписанное согласие."""

    person_id: Id = Field(description="Чьё согласие; за несовершеннолетнего подписывает представитель.")
    kind: str = Field(max_length=100, description=f"Вид: {', '.join(TITLES)}.")
    signed_on: Day
    valid_until: Day | None = Field(
        None, description="Пусто: у согласия для пары — до конца пары, иначе бессрочно."
    )
    pair_id: Id | None = Field(None, description="Для какой пары; для mentor_work обязательно.")
    signer_id: Id | None = Field(
        None, description="Кто подписал за несовершеннолетнего, если представителей несколько."
    )
    youth_signed: bool | None = Field(
        None,
        description="С 14 до 18 лет: подписал ли и сам обучающийся; false – не принимается.",
    )
    items: dict[str, bool] = Field(
        default_factory=dict,
        max_length=50,
        description=f"Для pd_dissemination – «да» или «нет» по пунктам: {', '.join(items())}. "
        "Чего нет, то «нет».",
    )
    resources: list[Annotated[str, Field(max_length=500)]] = Field(
        default_factory=list, max_length=20, description="Для pd_dissemination – адреса страниц."
    )
    conditions: str = Field("", max_length=2000, description="Запреты и условия; хранятся закрыто.")
    recipient: str = Field("", max_length=300, description="Кому разрешено передавать.")
    other_basis: str = Field(
        "",
        max_length=300,
        description="Норма и документ вместо согласия; подпись тогда не нужна.",
    )


class WithdrawalAsked(Asked):
    """С какого дня отозвано."""

    on: Day


class RecordedOut(BaseModel):
    """Записанное согласие."""

    id: int


@router.post(
    "",
    status_code=201,
    summary="Записать согласие",
    description="Записанное дважды за один день хранится один раз.",
)
def record(caller: KnownCaller, asked: ConsentAsked) -> RecordedOut:
    consent_id = record_consent(
        caller.parts,
        caller.actor,
        person_id=asked.person_id,
        kind=asked.kind,
        signed_on=asked.signed_on,
        valid_until=asked.valid_until,
        pair_id=asked.pair_id,
        signer_id=asked.signer_id,
        terms=Terms(
            asked.youth_signed,
            asked.items,
            tuple(asked.resources),
            asked.conditions,
            asked.recipient,
            asked.other_basis,
        ),
        at=caller.at,
    )
    return RecordedOut(id=consent_id)


@router.post(
    "/{consent_id}/withdraw",
    status_code=204,
    summary="Отозвать согласие",
    description="С указанного дня согласие не действует.",
)
def withdraw(caller: KnownCaller, consent_id: PathId, asked: WithdrawalAsked) -> Response:
    withdraw_consent(caller.parts, caller.actor, consent_id, on=asked.on, at=caller.at)
    return Response(status_code=204)
