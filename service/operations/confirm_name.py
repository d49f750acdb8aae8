"""How a person's name stands in the phrases of the papers, and a person's word that it stands right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from docgen.russian import PersonForms, decline_person
from registry import people, reading
from registry.errors import InvalidFact
from registry.snapshot import CASES, PersonName
from service.access import Actor
from service.parts import Parts

OBLIQUE = CASES[1:]
LONGEST = 200


def forms_of(name: PersonName, gender: str) -> PersonForms:
    """The six forms: by the rules, with what a person confirmed on top."""
    return decline_person(name.surname, name.first_name, name.patronymic, gender, name.confirmed)


def faults_of(name: PersonName, forms: Mapping[str, str]) -> dict[str, str]:
    """Case → what is wrong with the form given for it; every oblique case must be there."""
    words = len(name.full.split())
    faults = {}
    for case in OBLIQUE:
        form = forms.get(case, "").strip()
        if not form:
            faults[case] = "Впишите имя в этом падеже: документы не печатают пропусков."
        elif len(form) > LONGEST or any(sign.isdigit() for sign in form):
            faults[case] = "Здесь должно стоять только имя, без цифр."
        elif len(form.split()) != words:
            faults[case] = f"В имени {words} сл., а здесь {len(form.split())}: впишите имя целиком."
    return faults


def confirm_name(
    parts: Parts, actor: Actor, person_id: int, forms: Mapping[str, str], *, at: datetime
) -> None:
    """Keep the forms for the name the person bears today. Raises Forbidden, NotFound, InvalidFact."""
    with parts.writing(actor, at) as uow:
        actor.require("edit_people", people.organisation_of(uow.session, person_id))
        name = reading.person(uow, person_id, at.date()).name
        faults = faults_of(name, forms)
        if faults:
            raise InvalidFact(" ".join(faults.values()))
        confirmed = {"nominative": name.full} | {case: " ".join(forms[case].split()) for case in OBLIQUE}
        people.confirm_forms(uow, person_id, confirmed, on=at.date(), by=actor.login)
        uow.commit()
