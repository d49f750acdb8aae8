"""Recording one signed consent: its purpose, then what the paper says, «да» or «нет» item by item."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Response

from registry import pairs, reading
from registry.consents import Terms
from registry.errors import Conflict, InvalidFact
from registry.reference.purposes import Purpose, items, purposes
from registry.rules.consents import BY_BOTH_FROM
from registry.snapshot import Person
from service.http.bounds import QueryId, read_id
from service.operations.check_draft import pair_title
from service.operations.missing_consents import signers
from service.operations.record_consent import OF_MINORS, record_consent
from service.reach import require_person
from service.web.answers import written
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/consents/record")

ANSWERS = (("да", "да"), ("нет", "нет"))


@router.get("")
def ask(visit: OpenVisit, person: QueryId = None, kind: str = "") -> Response:
    """First the purpose is chosen, then its own form stands here."""
    end = date(visit.today.year + (visit.today.month >= 9), 8, 31)
    typed = {"person": str(person or ""), "kind": kind, "signed_on": written(visit.today)}
    return _page(visit, Form(typed | {"valid_until": written(end)}))


@router.post("")
def save(visit: OpenVisit, form: TypedForm) -> Response:
    who = _person(visit, form)
    kind = form.choice("kind", purposes(), "Выберите, на что дано согласие.")
    signed_on = form.day("signed_on", "Укажите дату, которая стоит у подписи.")
    valid_until = form.day("valid_until")
    terms = _terms(form, kind, who, signed_on)
    if form.faults or signed_on is None:
        return _page(visit, form)
    try:
        consent_id = record_consent(
            visit.parts,
            visit.actor,
            person_id=who.id,
            kind=kind,
            signed_on=signed_on,
            valid_until=valid_until,
            pair_id=read_id(form["pair"]),
            signer_id=read_id(form["signer"]),
            terms=terms,
            at=visit.at,
        )
    except (Conflict, InvalidFact) as fault:
        form.refuse(fault, fault.place or "signed_on")
        return _page(visit, form)
    return visit.redirect(f"/consents/{consent_id}", "Согласие записано.")


def _terms(form: Form, kind: str, who: Person, signed_on: date | None) -> Terms:
    """What the paper says; every item must be answered, as it is on the paper."""
    other_basis = form.text("other_basis", longest=300)
    answered = {code: form[f"item.{code}"] for code in items()} if _is_itemised(kind) else {}
    if not other_basis:
        for code, answer in answered.items():
            if answer not in dict(ANSWERS):
                form.faults[f"item.{code}"] = f"Отметьте «да» или «нет»: {items()[code].title}."
    lines = form.typed.get("resources", "").splitlines()
    return Terms(
        youth_signed=_youth(form, who, signed_on),
        items={code: answer == "да" for code, answer in answered.items() if answer in dict(ANSWERS)},
        resources=tuple(line.strip(" ;,") for line in lines if line.strip(" ;,"))[:20],
        conditions=form.text("conditions", longest=2000),
        recipient=form.text("recipient", longest=300),
        other_basis=other_basis,
    )


def _youth(form: Form, who: Person, signed_on: date | None) -> bool | None:
    """Whether the minor of 14–17 signed; None for everybody else."""
    if signed_on is None or not _is_young(who, signed_on) or form["other_basis"]:
        return None
    answer = form.choice("youth", dict(ANSWERS), "Отметьте, подписал ли сам обучающийся: с 14 лет это нужно.")
    return answer == "да"


def _is_itemised(kind: str) -> bool:
    found = purposes().get(kind)
    return found is not None and found.itemised


def _is_for(purpose: Purpose, minor: bool) -> bool:
    """Minors do not agree to a pair themselves; what only representatives agree to is not for adults."""
    return purpose.pair == "never" if minor else purpose.code not in OF_MINORS


def _is_young(who: Person, on: date) -> bool:
    age = who.age_on(on)
    return age is not None and BY_BOTH_FROM <= age < 18


def _person(visit: Visit, form: Form) -> Person:
    """Raises NotFound, Forbidden: an address that no page of ours leads to."""
    person_id = read_id(form["person"]) or 0
    with visit.reading() as uow:
        require_person(uow.session, visit.actor, "record_consent", person_id)
        return reading.person(uow, person_id, visit.today)


def _page(visit: Visit, form: Form) -> Response:
    who = _person(visit, form)
    kind = form["kind"] if form["kind"] in purposes() else ""
    with visit.reading() as uow:
        own = reading.pairs(uow, pairs.of_person(uow.session, who.id), visit.today) if kind else ()
    minor = who.is_minor_on(visit.today)
    return visit.page(
        "consents/record.html",
        status=422 if form.faults else 200,
        form=form,
        person=who,
        purpose=purposes().get(kind),
        purposes=[one for one in purposes().values() if _is_for(one, minor)],
        items=items(),
        answers=ANSWERS,
        pairs=[(pair.id, pair_title(pair)) for pair in own],
        signers=signers(who, visit.today),
        young=_is_young(who, visit.today),
        here="/people",
    )
