"""/proof: finished papers read back, compared with the registry and with each other."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, Field

from service.api.caller import KnownCaller
from service.api.problems import PROBLEMS, ProblemRoute
from service.api.schemas import Asked, Id, PathId
from service.operations.prove_consistency import (
    MOST_PAPERS,
    Proof,
    prove_batch,
    prove_documents,
    prove_pair,
)

router = APIRouter(prefix="/proof", tags=["Сверка документов"], route_class=ProblemRoute, responses=PROBLEMS)


class ProofAsked(Asked):
    """Какие документы сверить."""

    document_ids: list[Id] = Field(min_length=1, max_length=MOST_PAPERS, description="Номера строк журнала.")


class ContradictionOut(BaseModel):
    """Одно расхождение."""

    kind: str = Field(description="Вид расхождения: surname, period, sum …")
    paper: str = Field(description="Документ, его номер и дата.")
    line: int | None = Field(description="Строка текста документа.")
    message: str
    quote: str = Field(description="Слова документа вокруг этого места.")


class ProofOut(BaseModel):
    """Что сверено и что не сходится."""

    holds: bool
    papers: list[int] = Field(description="Сверенные строки журнала.")
    lost: list[int] = Field(description="Строки журнала, чей файл не найден.")
    contradictions: list[ContradictionOut]

    @classmethod
    def of(cls, proof: Proof) -> ProofOut:
        return cls(
            holds=proof.holds,
            papers=[one.id for one in proof.papers],
            lost=[one.id for one in proof.lost],
            contradictions=[
                ContradictionOut(
                    kind=one.kind, paper=one.paper, line=one.line, message=one.message, quote=one.quote
                )
                for one in proof.contradictions
            ],
        )


@router.post("", summary="Сверить документы", description="Названные документы; ничего не меняется.")
def of_documents(caller: KnownCaller, asked: ProofAsked) -> ProofOut:
    return ProofOut.of(prove_documents(caller.parts, caller.actor, asked.document_ids, caller.at))


@router.get("/pairs/{pair_id}", summary="Сверить документы пары", description="Все действующие документы.")
def of_pair(caller: KnownCaller, pair_id: PathId) -> ProofOut:
    return ProofOut.of(prove_pair(caller.parts, caller.actor, pair_id, caller.at))


@router.get("/batches/{batch_id}", summary="Сверить пакет", description="Все документы, сделанные пакетом.")
def of_batch(caller: KnownCaller, batch_id: PathId) -> ProofOut:
    return ProofOut.of(prove_batch(caller.parts, caller.actor, batch_id, caller.at))
