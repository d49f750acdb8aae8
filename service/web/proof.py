"""«Сверить документы»: what finished papers say otherwise than the registry, or than each other."""

from __future__ import annotations

from fastapi import APIRouter, Response

from registry import reading
from registry.errors import InvalidFact
from service.http.bounds import PathId
from service.operations.check_draft import pair_title
from service.operations.prove_consistency import (
    Proof,
    kind_title,
    prove_batch,
    prove_documents,
    prove_pair,
    title_of,
)
from service.web.journal import Ticked
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/proof")


@router.get("")
def of_ticked(visit: OpenVisit, ticked: Ticked) -> Response:
    """The papers ticked in the journal."""
    try:
        proof = prove_documents(visit.parts, visit.actor, ticked, visit.at)
    except InvalidFact as fault:
        return visit.redirect("/journal", fault.message, "danger")
    return _page(visit, proof, "/journal", "Журналы", "Отмеченные документы")


@router.get("/pairs/{pair_id:id}")
def of_pair(visit: OpenVisit, pair_id: PathId) -> Response:
    proof = prove_pair(visit.parts, visit.actor, pair_id, visit.at)
    with visit.reading() as uow:
        title = pair_title(reading.pair(uow, pair_id, visit.today))
    return _page(visit, proof, f"/pairs/{pair_id}", "Карточка пары", title)


@router.get("/batches/{batch_id:id}")
def of_batch(visit: OpenVisit, batch_id: PathId) -> Response:
    proof = prove_batch(visit.parts, visit.actor, batch_id, visit.at)
    return _page(visit, proof, f"/batches/{batch_id}", "Пакет документов", "Документы пакета")


def _page(visit: Visit, proof: Proof, back: str, back_title: str, about: str) -> Response:
    amiss = [(record, found) for record in proof.papers if (found := proof.of(record))]
    return visit.page(
        "journal/proof.html",
        proof=proof,
        amiss=amiss,
        fine=[one for one in proof.papers if not proof.of(one) and one not in proof.lost],
        about=about,
        back_to=back,
        back_title=back_title,
        kind_title=kind_title,
        title_of=title_of,
        here="/journal",
    )
