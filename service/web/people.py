"""The list of people, and a person's page: facts and their days, the name's forms, consents, papers."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Response

from docgen.manifest import Manifest
from registry import consents, history, journal, name_forms, pairs, people, reading
from registry.errors import InvalidFact
from registry.reference.purposes import purposes
from registry.snapshot import Consent, PrivateFacts
from registry.unit_of_work import UnitOfWork
from service.http.bounds import PageNumber, PathId, Word, read_id
from service.operations import stale_report
from service.operations.confirm_name import person_card
from service.operations.fitting import fits
from service.operations.missing_consents import TITLES, signers
from service.operations.record_consent import record_consent
from service.operations.reveal_private import reveal_private
from service.visible import personal_of
from service.web.forms import Form, TypedForm
from service.web.names import phrases, require_here
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/people")

KINDS = {"staff": "Работник", "pupil": "Обучающийся", "parent": "Родитель", "partner": "Партнёр"}
KINDS_OF_MANY = {"staff": "Работники", "pupil": "Обучающиеся", "parent": "Родители", "partner": "Партнёры"}
SORTS = ("name", "place")


@router.get("")
def listed(
    visit: OpenVisit,
    kind: str = "",
    q: Word = "",
    department: str = "",
    names: str = "",
    sort: str = "name",
    page: PageNumber = 1,
) -> Response:
    visit.actor.require("view_school")
    order: Literal["name", "place"] = "place" if sort == "place" else "name"
    query = people.Query(kind, q, department, order, page, doubtful=names == "doubtful")
    with visit.reading() as uow:
        found = people.search(uow.session, visit.organisation_id, query, visit.today)
        counts = people.count_by_kind(uow.session, visit.organisation_id)
        departments = people.departments(uow.session, visit.organisation_id, visit.today)
        doubtful = name_forms.count_doubtful(uow.session, visit.organisation_id, visit.today)
    return visit.page(
        "people/list.html",
        found=found,
        query=query,
        total=sum(counts.values()),
        kinds=[(code, title) for code, title in KINDS_OF_MANY.items() if counts.get(code)],
        kind_titles=KINDS,
        departments=[(name, name) for name in departments],
        doubtful=doubtful,
    )


@router.get("/{person_id}")
def shown(visit: OpenVisit, person_id: PathId) -> Response:
    return _page(visit, person_id)


@router.post("/{person_id}/private")
def reveal(visit: OpenVisit, person_id: PathId) -> Response:
    """The page with the sealed facts on it; the look is noted in the audit log."""
    require_here(visit, person_id)
    private = reveal_private(visit.parts, visit.actor, person_id, visit.at)
    return _page(visit, person_id, private=private)


@router.post("/{person_id}/consents")
def record(visit: OpenVisit, person_id: PathId, form: TypedForm) -> Response:
    """The signed paper came back to the office."""
    require_here(visit, person_id)
    kind = form.choice("kind", TITLES, "Выберите, на что дано согласие.")
    signed_on = form.day("signed_on", "Укажите дату, которая стоит у подписи.")
    valid_until = form.day("valid_until")
    with visit.reading() as uow:
        own_pairs = {str(one) for one in pairs.of_person(uow.session, person_id)}
    pair = form.choice("pair", own_pairs | {""}, "Выберите пару этого человека.")
    if not form.faults and signed_on is not None:
        try:
            record_consent(
                visit.parts,
                visit.actor,
                person_id=person_id,
                kind=kind,
                signed_on=signed_on,
                valid_until=valid_until,
                pair_id=int(pair) if pair else None,
                signer_id=read_id(form["signer"]),
                at=visit.at,
            )
        except InvalidFact as fault:
            form.refuse(fault, fault.place or "signed_on")
    if form.faults:
        return _page(visit, person_id, form=form, opened="consent")
    return visit.redirect(f"/people/{person_id}#consents", "Согласие записано.")


def _page(
    visit: Visit,
    person_id: int,
    *,
    private: PrivateFacts | None = None,
    form: Form | None = None,
    opened: str = "",
) -> Response:
    require_here(visit, person_id)
    with visit.reading() as uow:
        person = reading.person(uow, person_id, visit.today)
        past = history.of_person(uow.session, person_id)
        given = consents.of_people(uow.session, [person_id])
        own_pairs = reading.pairs(uow, pairs.of_person(uow.session, person_id), visit.today)
        papers = journal.of_person(uow.session, person_id)
        offered = _offered(uow, visit, person_id)
        names = _names(uow, visit, {one.signer_id for one in given} | {k.person_id for k in past.represents})
        card = person_card(uow, person_id, visit.today)
        stale = stale_report.of_person(uow, visit.parts, person_id, visit.today)
    shown_form = form or Form()
    return visit.page(
        "people/person.html",
        status=422 if shown_form.faults else 200,
        person=person,
        kind_title=KINDS[person.kind],
        past=past,
        card=card,
        phrases=phrases(card),
        consents=[(one, *_consent_state(one, visit)) for one in reversed(given)],
        consent_titles=TITLES,
        simple_kinds=[(code, title) for code, title in TITLES.items() if not purposes()[code].itemised],
        signers=signers(person, visit.today),
        personal=personal_of(visit.actor, person),
        pairs=own_pairs,
        papers=papers,
        stale=stale,
        offered=offered,
        names=names,
        private=private,
        form=shown_form,
        opened=opened,
    )


def _offered(uow: UnitOfWork, visit: Visit, person_id: int) -> list[Manifest]:
    """The papers about one person that are for this very one, and for the visitor to make."""
    asked = [
        found
        for found in visit.parts.catalog.values()
        if found.manifest.subject == "person" and visit.actor.role in found.manifest.roles
    ]
    if not asked or not visit.actor.may("issue"):
        return []
    subject = reading.subject(uow, "person", [person_id], visit.today)
    return [found.manifest for found in asked if fits(found, subject, visit.today)]


def _names(uow: UnitOfWork, visit: Visit, ids: set[int | None]) -> dict[int, str]:
    asked = [one for one in ids if one is not None]
    return {one: person.name.full for one, person in reading.people(uow, asked, visit.today).items()}


def _consent_state(consent: Consent, visit: Visit) -> tuple[str, str]:
    """(words, tone) of a consent today."""
    if consent.withdrawn_on is not None and consent.withdrawn_on <= visit.today:
        return f"отозвано с {consent.withdrawn_on:%d.%m.%Y}", "bad"
    if consent.is_paused_on(visit.today):
        return f"приостановлено с {consent.paused_on:%d.%m.%Y}", "warn"
    if not consent.is_live_on(visit.today):
        return "срок истёк", "warn"
    return "действует", "good"
