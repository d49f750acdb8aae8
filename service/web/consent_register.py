"""The register of consents, one consent's page, its withdrawal with all that follows, and its pauses."""

from __future__ import annotations

from datetime import date
from typing import Literal

from fastapi import APIRouter, Response

from registry import consent_register, consents, reading, withdrawals
from registry.consent_register import STATES, eighteenth_birthday, state_of
from registry.errors import Conflict, InvalidFact
from registry.reference.purposes import items, purposes, title_of
from registry.snapshot import Consent, Person
from service.http.bounds import PageNumber, PathId, Word
from service.operations.missing_consents import TITLES
from service.operations.withdraw_consent import (
    consequences,
    mark_task_done,
    pause_consent,
    resume_consent,
    withdraw_consent,
)
from service.reach import require_consent
from service.web.answers import written
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/consents")

SIZE = 50
SHOWN = 20
TONES = {
    "live": "good",
    "soon": "warn",
    "of_age": "warn",
    "paused": "warn",
    "expired": "warn",
    "withdrawn": "bad",
}
Step = Literal["pause", "resume"]


@router.get("/signed")
def register(
    visit: OpenVisit, kind: str = "", state: str = "", q: Word = "", page: PageNumber = 1
) -> Response:
    """The consents noted in the registry, the newest first."""
    visit.actor.require("view_school", visit.organisation_id)
    query = consent_register.Query(kind, state, q, page, SIZE)
    with visit.reading() as uow:
        found = consent_register.search(uow.session, visit.organisation_id, query, visit.today)
    return visit.page(
        "consents/signed.html", consents=found, query=query, titles=TITLES, states=STATES, tones=TONES
    )


@router.get("/tasks")
def tasks(visit: OpenVisit) -> Response:
    """What the withdrawals of the school still ask for, the nearest first."""
    visit.actor.require("view_school", visit.organisation_id)
    with visit.reading() as uow:
        found = withdrawals.waiting(uow.session, visit.organisation_id)
    return visit.page("consents/tasks.html", tasks=found, title_of=title_of)


@router.post("/tasks/{task_id:id}/done")
def done(visit: OpenVisit, task_id: PathId) -> Response:
    try:
        consent_id = mark_task_done(visit.parts, visit.actor, task_id, at=visit.at)
    except Conflict as fault:
        return visit.redirect("/consents/tasks", fault.message, "warning")
    return visit.redirect(f"/consents/{consent_id}#tasks", "Отмечено сделанным.")


@router.get("/{consent_id:id}")
def shown(visit: OpenVisit, consent_id: PathId) -> Response:
    return _page(visit, consent_id, Form({"on": written(visit.today)}))


@router.post("/{consent_id:id}/pause")
def pause(visit: OpenVisit, consent_id: PathId, form: TypedForm) -> Response:
    """Nothing is done under the consent from a day on, till it is resumed."""
    return _step(visit, consent_id, form, "pause")


@router.post("/{consent_id:id}/resume")
def resume(visit: OpenVisit, consent_id: PathId, form: TypedForm) -> Response:
    return _step(visit, consent_id, form, "resume")


@router.get("/{consent_id:id}/withdraw")
def ask_withdrawal(visit: OpenVisit, consent_id: PathId) -> Response:
    return _withdrawal_page(visit, consent_id, Form({"on": written(visit.today)}), visit.today)


@router.post("/{consent_id:id}/withdraw")
def withdraw(visit: OpenVisit, consent_id: PathId, form: TypedForm) -> Response:
    """Asks since which day, and that one really means it."""
    _require(visit, consent_id, "record_consent")
    on = form.day("on", "Укажите, с какого дня согласие отозвано: так в заявлении об отзыве.")
    if form["sure"] != "да":
        form.faults["sure"] = "Подтвердите: отметьте, что согласие отозвано."
    if not form.faults and on is not None:
        try:
            withdraw_consent(visit.parts, visit.actor, consent_id, on=on, at=visit.at)
        except (Conflict, InvalidFact) as fault:
            form.refuse(fault, "on")
        else:
            told = f"Отзыв записан с {on:%d.%m.%Y}. Ниже – что сделать и до какого дня."
            return visit.redirect(f"/consents/{consent_id}", told)
    return _withdrawal_page(visit, consent_id, form, on or visit.today)


def _step(visit: Visit, consent_id: int, form: Form, step: Step) -> Response:
    _require(visit, consent_id, "record_consent")
    on = form.day("on", "Укажите день.")
    if on is not None and not form.faults:
        act = pause_consent if step == "pause" else resume_consent
        try:
            act(visit.parts, visit.actor, consent_id, on=on, at=visit.at)
        except (Conflict, InvalidFact) as fault:
            form.refuse(fault, "on")
        else:
            told = "приостановлено" if step == "pause" else "снова действует"
            return visit.redirect(f"/consents/{consent_id}", f"С {on:%d.%m.%Y} согласие {told}.")
    return _page(visit, consent_id, form)


def _require(visit: Visit, consent_id: int, permission: str = "view_school") -> None:
    with visit.reading() as uow:
        require_consent(uow.session, visit.actor, permission, consent_id)


def _page(visit: Visit, consent_id: int, form: Form) -> Response:
    _require(visit, consent_id)
    may = visit.actor.may("record_consent")
    with visit.reading() as uow:
        consent = consents.get(uow.session, consent_id)
        person = reading.person(uow, consent.person_id, visit.today)
        pair = reading.pair(uow, consent.pair_id, visit.today) if consent.pair_id else None
        signer = _signer_name(visit, consent)
        told = consequences(uow, visit.parts, consent_id, consent.withdrawn_on or visit.today)
        conditions = consents.conditions_of(uow, consent_id) if may else ""
        waiting = withdrawals.of_consent(uow.session, consent_id)
    state = _state(consent, person, visit.today)
    return visit.page(
        "consents/consent.html",
        status=422 if form.faults else 200,
        consent=consent,
        title=title_of(consent.kind),
        purpose=purposes().get(consent.kind),
        person=person,
        pair=pair,
        signer=signer,
        conditions=conditions,
        items=items(),
        state_words=STATES[state],
        state_tone=TONES[state],
        told=told,
        shown=SHOWN,
        tasks=waiting,
        form=form,
        here="/people",
    )


def _withdrawal_page(visit: Visit, consent_id: int, form: Form, on: date) -> Response:
    _require(visit, consent_id, "record_consent")
    with visit.reading() as uow:
        told = consequences(uow, visit.parts, consent_id, on)
        pair_id = told.consent.pair_id
        pair = reading.pair(uow, pair_id, visit.today) if pair_id else None
    return visit.page(
        "consents/withdraw.html",
        status=422 if form.faults else 200,
        consent=told.consent,
        title=title_of(told.consent.kind),
        person=told.person,
        pair=pair,
        told=told,
        counted_from=on,
        shown=SHOWN,
        form=form,
        here="/people",
    )


def _signer_name(visit: Visit, consent: Consent) -> str:
    """Who signed when it was not the person alone."""
    if consent.signer_id is None or consent.signer_id == consent.person_id:
        return ""
    with visit.reading() as uow:
        return reading.person(uow, consent.signer_id, visit.today).name.full


def _state(consent: Consent, person: Person, on: date) -> str:
    by_another = consent.signer_id not in {None, person.id} and not consent.other_basis
    born = person.birth_date
    return state_of(
        on=on,
        valid_until=consent.valid_until,
        withdrawn_on=consent.withdrawn_on,
        paused_on=consent.paused_on,
        resumed_on=consent.resumed_on,
        of_age_on=eighteenth_birthday(born) if born and by_another else None,
    )
