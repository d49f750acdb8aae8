"""/consents: a signed consent came back to the office, or was withdrawn."""

from __future__ import annotations

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

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
