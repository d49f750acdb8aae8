"""The list of people, and a person's page: facts and their days, the name's forms, consents, papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Query, Response

from docgen.manifest import Manifest
from docgen.russian import Case
from registry import consents, history, journal, pairs, people, reading
from registry.errors import InvalidFact, NotFound
from registry.snapshot import Consent, PrivateFacts
from registry.unit_of_work import UnitOfWork
from service.operations.confirm_name import OBLIQUE, confirm_name, faults_of, forms_of
from service.operations.fitting import fits
from service.operations.missing_consents import TITLES
from service.operations.record_consent import record_consent
from service.operations.reveal_private import reveal_private
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/people")

KINDS = {"staff": "Работник", "pupil": "Обучающийся", "parent": "Родитель", "partner": "Партнёр"}
KINDS_OF_MANY = {"staff": "Работники", "pupil": "Обучающиеся", "parent": "Родители", "partner": "Партнёры"}
SORTS = ("name", "place")

# In the words of the papers; the preposition of the last one depends on the name's first letter.
PHRASES: dict[Case, tuple[str, str]] = {
    "genitive": ("Родительный", "с согласия"),
    "dative": ("Дательный", "объявить"),
    "accusative": ("Винительный", "назначить"),
    "instrumental": ("Творительный", "закрепить за"),
    "prepositional": ("Предложный", "сведения о"),
}


@router.get("")
def listed(
    visit: OpenVisit,
    kind: str = "",
    q: Annotated[str, Query(max_length=200)] = "",
    department: str = "",
    sort: str = "name",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    visit.actor.require("view_school")
    query = people.Query(kind, q, department, "place" if sort == "place" else "name", page)
    with visit.reading() as uow:
        found = people.search(uow.session, visit.organisation_id, query, visit.today)
        counts = people.count_by_kind(uow.session, visit.organisation_id)
        departments = people.departments(uow.session, visit.organisation_id, visit.today)
    return visit.page(
        "people/list.html",
        found=found,
        query=query,
        total=sum(counts.values()),
        kinds=[(code, title) for code, title in KINDS_OF_MANY.items() if counts.get(code)],
        kind_titles=KINDS,
        departments=[(name, name) for name in departments],
    )


@router.get("/{person_id}")
def shown(visit: OpenVisit, person_id: int) -> Response:
    return _page(visit, person_id)


@router.post("/{person_id}/private")
def reveal(visit: OpenVisit, person_id: int) -> Response:
    """The page with the sealed facts on it; the look is noted in the audit log."""
    _here(visit, person_id)
    private = reveal_private(visit.parts, visit.actor, person_id, visit.at)
    return _page(visit, person_id, private=private)


@router.post("/{person_id}/name-forms")
def confirm(visit: OpenVisit, person_id: int, form: TypedForm) -> Response:
    _here(visit, person_id)
    visit.actor.require("edit_people")
    forms = {case: form[case] for case in OBLIQUE}
    with visit.reading() as uow:
        form.faults |= faults_of(reading.person(uow, person_id, visit.today).name, forms)
    if form.faults:
        return _page(visit, person_id, form=form, opened="name")
    confirm_name(visit.parts, visit.actor, person_id, forms, at=visit.at)
    return visit.redirect(f"/people/{person_id}#name", "Формы имени подтверждены: документы возьмут их.")


@router.post("/{person_id}/consents")
def record(visit: OpenVisit, person_id: int, form: TypedForm) -> Response:
    """The signed paper came back to the office."""
    _here(visit, person_id)
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
                at=visit.at,
            )
        except InvalidFact as fault:
            form.refuse(fault, "signed_on")
    if form.faults:
        return _page(visit, person_id, form=form, opened="consent")
    return visit.redirect(f"/people/{person_id}#consents", "Согласие записано.")


def _here(visit: Visit, person_id: int) -> None:
    """Raises Forbidden for the role, and NotFound for a stranger's person as for nobody's."""
    visit.actor.require("view_school")
    with visit.reading() as uow:
        if people.organisation_of(uow.session, person_id) not in visit.actor.organisation_ids:
            raise NotFound("Такого человека в реестре нет.")


def _page(
    visit: Visit,
    person_id: int,
    *,
    private: PrivateFacts | None = None,
    form: Form | None = None,
    opened: str = "",
) -> Response:
    _here(visit, person_id)
    with visit.reading() as uow:
        person = reading.person(uow, person_id, visit.today)
        past = history.of_person(uow.session, person_id)
        given = consents.of_people(uow.session, [person_id])
        own_pairs = reading.pairs(uow, pairs.of_person(uow.session, person_id), visit.today)
        papers = journal.of_person(uow.session, person_id)
        offered = _offered(uow, visit, person_id)
        names = _names(uow, visit, {one.signer_id for one in given} | {k.person_id for k in past.represents})
    forms = forms_of(person.name, person.gender)
    shown_form = form or Form()
    return visit.page(
        "people/person.html",
        status=422 if shown_form.faults else 200,
        person=person,
        kind_title=KINDS[person.kind],
        past=past,
        forms=forms,
        phrases=_phrases(forms.by_case),
        consents=[(one, *_consent_state(one, visit)) for one in reversed(given)],
        consent_titles=TITLES,
        pairs=own_pairs,
        papers=papers,
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


def _phrases(by_case: Mapping[Case, str]) -> list[tuple[str, str, str, str]]:
    """(case, its Russian name, the beginning of the phrase, the name in the case)."""
    rows: list[tuple[str, str, str, str]] = []
    for case, (title, phrase) in PHRASES.items():
        form = by_case[case]
        vowel = case == "prepositional" and form[:1].upper() in tuple("АИОУЭ")
        rows.append((case, title, "сведения об" if vowel else phrase, form))
    return rows


def _consent_state(consent: Consent, visit: Visit) -> tuple[str, str]:
    """(words, tone) of a consent today."""
    if consent.withdrawn_on is not None and consent.withdrawn_on <= visit.today:
        return f"отозвано с {consent.withdrawn_on:%d.%m.%Y}", "bad"
    if not consent.is_live_on(visit.today):
        return "срок истёк", "warn"
    return "действует", "good"
