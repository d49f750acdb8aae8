"""How a name is declined: shown in phrases, confirmed by one click or in words, many one after another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Response

from docgen.russian import Case
from registry.errors import InvalidFact
from registry.name_forms import OBLIQUE
from service.http.bounds import PathId, read_id
from service.operations.confirm_name import (
    NameCard,
    chosen_forms,
    confirm_name,
    confirm_signatory,
    faults_of,
    next_doubtful,
    person_card,
    require_signatory,
    signatory_card,
)
from service.reach import require_person
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit, own_path
from service.web.templating import day

router = APIRouter()

# In the words of the papers; the prepositions of the last two depend on how the name begins.
PHRASES: dict[Case, tuple[str, str]] = {
    "genitive": ("Родительный", "с согласия"),
    "dative": ("Дательный", "объявить благодарность"),
    "accusative": ("Винительный", "назначить"),
    "instrumental": ("Творительный", "с"),
    "prepositional": ("Предложный", "о"),
}
CONFIRMED = "Формы имени подтверждены: документы возьмут их."
_WITH_VOWEL = re.compile(r"[сзшж][бвгджзклмнпрстфхцчшщ]|льв", re.IGNORECASE)
_ABOUT_VOWEL = re.compile(r"[аиоуэ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A case of the name inside words of the papers."""

    case: Case
    title: str
    words: str
    form: str


def phrases(card: NameCard) -> list[Phrase]:
    """«назначить Ткача Ивана Ильича», «ознакомлен с Ткачом Иваном Ильичом»: every oblique case."""
    return [
        Phrase(case, title, _before(words, card.forms.case(case)), card.forms.case(case))
        for case, (title, words) in PHRASES.items()
    ]


def _before(words: str, form: str) -> str:
    if words == "с":
        return "ознакомлен со" if _WITH_VOWEL.match(form) else "ознакомлен с"
    if words == "о":
        return "сведения об" if _ABOUT_VOWEL.match(form) else "сведения о"
    return words


@router.get("/people/names")
def queue(visit: OpenVisit, skip: str = "") -> Response:
    """The first of those whose names wait for a word; whoever is skipped comes again another day."""
    skipped = [found for one in skip.split(",") if (found := read_id(one)) is not None]
    person_id, waiting = next_doubtful(visit.parts, visit.actor, visit.at, skipped)
    if person_id is None:
        return visit.page("people/names_done.html", waiting=waiting, here="/people")
    kept = ",".join(map(str, skipped))
    after = ",".join(map(str, [*skipped, person_id]))
    return _person_page(
        visit,
        person_id,
        visit.today,
        Form(),
        waiting=waiting,
        back=f"/people/names?skip={kept}" if kept else "/people/names",
        skip=f"/people/names?skip={after}",
    )


@router.get("/people/{person_id}/name")
def shown(visit: OpenVisit, person_id: PathId, on: date | None = None) -> Response:
    """The name borne on a day: a paper of an earlier date takes the name of that date."""
    require_here(visit, person_id)
    return _person_page(visit, person_id, on or visit.today, Form())


@router.post("/people/{person_id}/name-forms")
def confirm(visit: OpenVisit, person_id: PathId, form: TypedForm) -> Response:
    require_here(visit, person_id)
    visit.actor.require("edit_people")
    on = form.day("on") or visit.today
    with visit.reading() as uow:
        card = person_card(uow, person_id, on)
    forms = _told(card, form)
    back = own_path(form["next"]) if form["next"] else f"/people/{person_id}#name"
    if form.faults:
        return _person_page(visit, person_id, on, form, back=back)
    confirm_name(visit.parts, visit.actor, person_id, forms, at=visit.at, on=on)
    return visit.redirect(back, CONFIRMED)


@router.get("/settings/signatory/name")
def signatory(visit: OpenVisit, on: date | None = None) -> Response:
    require_signatory(visit.actor)
    return _signatory_page(visit, on or visit.today, Form())


@router.post("/settings/signatory/name")
def confirm_director(visit: OpenVisit, form: TypedForm) -> Response:
    require_signatory(visit.actor)
    on = form.day("on") or visit.today
    with visit.reading() as uow:
        card = signatory_card(uow, visit.organisation_id, on)
    forms = _told(card, form)
    if form.faults:
        return _signatory_page(visit, on, form)
    confirm_signatory(visit.parts, visit.actor, forms, at=visit.at, on=on)
    return visit.redirect(f"/settings/signatory/name?on={on}", CONFIRMED)


def require_here(visit: Visit, person_id: int) -> None:
    """Raises Forbidden for the role, and NotFound for a stranger's person as for nobody's."""
    visit.actor.require("view_school")
    with visit.reading() as uow:
        require_person(uow.session, visit.actor, "view_school", person_id)


def _told(card: NameCard, form: Form) -> Mapping[str, str]:
    """The forms of the switch that was pressed, or those that were typed; their faults stay in the form."""
    if form["choice"]:
        try:
            return chosen_forms(card, form["choice"])
        except InvalidFact as fault:
            form.refuse(fault, "choices")
            return {}
    forms = {case: form[case] for case in OBLIQUE}
    form.faults |= faults_of(card.name, forms)
    return forms


def _person_page(
    visit: Visit, person_id: int, on: date, form: Form, *, waiting: int = 0, back: str = "", skip: str = ""
) -> Response:
    with visit.reading() as uow:
        card = person_card(uow, person_id, on)
    return _page(
        visit,
        card,
        form,
        action=f"/people/{person_id}/name-forms",
        on=on,
        after=back,
        home=(f"/people/{person_id}", "Карточка человека"),
        may_edit=visit.actor.may("edit_people"),
        waiting=waiting,
        skip=skip,
    )


def _signatory_page(visit: Visit, on: date, form: Form) -> Response:
    with visit.reading() as uow:
        card = signatory_card(uow, visit.organisation_id, on)
    home = ("/settings", "Настройки") if visit.actor.may("manage_school") else ("/", "Сегодня")
    return _page(
        visit, card, form, action="/settings/signatory/name", on=on, after="", home=home, may_edit=True,
        waiting=0, skip="",
    )  # fmt: skip


def _page(visit: Visit, card: NameCard, form: Form, *, on: date, **words: object) -> Response:
    return visit.page(
        "people/name.html",
        status=422 if form.faults else 200,
        card=card,
        phrases=phrases(card),
        form=form,
        on=day(on),
        is_today=on == visit.today,
        **words,
    )
