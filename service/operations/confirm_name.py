"""How a person's name stands in the phrases of the papers, and a person's word that it stands right.

The same for people of the registry and for whoever signs for the organisation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from docgen.russian import Forms, PersonForms, decline_person
from registry import name_forms, organisations, people, reading
from registry.errors import InvalidFact
from registry.name_forms import OBLIQUE, Confirmation
from registry.snapshot import PersonName
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.parts import Parts
from service.reach import require_person

LONGEST = 200
BY_RULES = "по правилам"
UNBENT = "не склонять"

State = Literal["confirmed", "sure", "by_rule", "doubtful"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to decline the name, taken by one click; ``shown``: its words that differ from the others'."""

    label: str
    forms: Mapping[str, str]
    shown: str = ""


@dataclass(frozen=True, slots=True)
class NameCard:
    """A name as the papers of a day take it, how sure that is, and the other ways there are."""

    name: PersonName
    gender: str
    forms: PersonForms
    doubts: tuple[str, ...]
    choices: tuple[Choice, ...]
    word: Confirmation
    state: State

    @property
    def chosen(self) -> str:
        """The label of the choice that holds now; empty when the forms were typed."""
        held = {case: self.forms.case(case) for case in OBLIQUE}
        return next((one.label for one in self.choices if dict(one.forms) == held), "")


def person_card(uow: UnitOfWork, person_id: int, on: date) -> NameCard:
    """Raises NotFound."""
    person = reading.person(uow, person_id, on)
    return _card(person.name, person.gender, people.confirmation(uow.session, person_id, on))


def signatory_card(uow: UnitOfWork, organisation_id: int, on: date) -> NameCard:
    """Raises NotFound when nobody is said to sign on that day."""
    director = reading.organisation(uow.session, organisation_id, on).director
    word = organisations.signatory_confirmation(uow.session, organisation_id, on)
    return _card(director.name, director.gender, word)


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


def chosen_forms(card: NameCard, label: str) -> dict[str, str]:
    """The forms a click on this switch means. Raises InvalidFact when the name has no such switch."""
    for choice in card.choices:
        if choice.label == label:
            return dict(choice.forms)
    raise InvalidFact("Имя за это время изменилось: посмотрите его склонение ещё раз.")


def confirm_name(
    parts: Parts,
    actor: Actor,
    person_id: int,
    forms: Mapping[str, str],
    *,
    at: datetime,
    on: date | None = None,
) -> None:
    """Keep the forms for the name borne ``on`` a day, today if not told.

    Raises Forbidden, NotFound, InvalidFact.
    """
    day = on or at.date()
    with parts.writing(actor, at) as uow:
        require_person(uow.session, actor, "edit_people", person_id)
        confirmed = _whole(reading.person(uow, person_id, day).name, forms)
        people.confirm_forms(uow, person_id, confirmed, on=day, by=actor.login)
        uow.commit()


def confirm_signatory(
    parts: Parts, actor: Actor, forms: Mapping[str, str], *, at: datetime, on: date | None = None
) -> None:
    """The same for whoever signs for the actor's organisation. Raises Forbidden, NotFound, InvalidFact."""
    require_signatory(actor)
    day = on or at.date()
    with parts.writing(actor, at) as uow:
        director = reading.organisation(uow.session, actor.organisation_id, day).director
        confirmed = _whole(director.name, forms)
        organisations.confirm_signatory_forms(uow, actor.organisation_id, confirmed, on=day, by=actor.login)
        uow.commit()


def require_signatory(actor: Actor) -> None:
    """Who keeps the people and who keeps the school may both say how the director's name is declined."""
    if not actor.may("manage_school", actor.organisation_id):
        actor.require("edit_people", actor.organisation_id)


def next_doubtful(
    parts: Parts, actor: Actor, at: datetime, skipped: Iterable[int] = ()
) -> tuple[int | None, int]:
    """The first person whose name waits for a word, and how many wait; those ``skipped`` come last."""
    actor.require("edit_people", actor.organisation_id)
    passed = set(skipped)
    with parts.reading(actor, at) as uow:
        waiting = name_forms.doubtful(uow.session, actor.organisation_id, at.date())
    first = next((one.person_id for one in waiting if one.person_id not in passed), None)
    return first, len(waiting)


_STATES: dict[str, State] = {"high": "sure", "medium": "by_rule", "low": "doubtful"}


def _card(name: PersonName, gender: str, word: Confirmation) -> NameCard:
    by_rules = decline_person(name.surname, name.first_name, name.patronymic, gender)
    # What the papers take is what is kept, though the rules may have become wiser since.
    held = name.forms
    state = "confirmed" if name.is_confirmed else _STATES[name.confidence or by_rules.confidence]
    return NameCard(
        name,
        gender,
        replace(by_rules.replace_confirmed(held), alternatives=()) if held else by_rules,
        by_rules.doubts if state != "confirmed" else (),
        _choices(by_rules),
        word,
        state,
    )


def _choices(by_rules: PersonForms) -> tuple[Choice, ...]:
    """By the rules, each alternative, and the surname (or a name we cannot read) left as it is."""
    surname = by_rules.surname()
    told = [(BY_RULES, _oblique(by_rules))]
    told += [(one.label, _oblique(one.forms)) for one in by_rules.alternatives]
    unbent = {case: f"{surname} {by_rules.given_names(case)}".strip() for case in OBLIQUE}
    told.append((UNBENT if by_rules.first_name else "оставить как есть", unbent))
    different: list[tuple[str, dict[str, str]]] = []
    for label, forms in told:
        if all(forms != known for _, known in different):
            different.append((label, forms))
    return tuple(Choice(label, forms, _what_differs(forms, different)) for label, forms in different)


def _oblique(forms: Forms) -> dict[str, str]:
    return {case: forms.case(case) for case in OBLIQUE}


def _what_differs(forms: Mapping[str, str], every: list[tuple[str, dict[str, str]]]) -> str:
    """«Кулишом» among «Кулишем» and «Кулиш»: the form by which the choice is known."""
    for case in OBLIQUE:
        if len({other[case] for _, other in every}) == len(every):
            return forms[case]
    return "; ".join(forms[case] for case in ("genitive", "instrumental"))


def _whole(name: PersonName, forms: Mapping[str, str]) -> dict[str, str]:
    faults = faults_of(name, forms)
    if faults:
        raise InvalidFact(" ".join(faults.values()))
    return {"nominative": name.full} | {case: " ".join(forms[case].split()) for case in OBLIQUE}
