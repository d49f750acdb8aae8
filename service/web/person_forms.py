"""Adding a person by hand, changing one, and naming a minor's legal representative."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Response

from registry import reading
from registry.errors import InvalidFact
from registry.person_changes import Undated
from registry.snapshot import Person
from service.http.bounds import PathId, read_number
from service.operations.check_person import faults_of_person
from service.operations.edit_person import (
    Name,
    Place,
    add_person,
    add_representative,
    change_person,
    name_of,
    place_of,
)
from service.reach import require_person
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit
from service.web.templating import day

router = APIRouter(prefix="/people")

KINDS = (("staff", "Работник школы"), ("pupil", "Обучающийся"), ("partner", "Партнёр школы"))
GENDERS = (("f", "женский"), ("m", "мужской"))
RELATIONS = ("мать", "отец", "опекун", "попечитель", "усыновитель")
LONGEST_NAME = 100


@router.get("/new")
def ask_new(visit: OpenVisit) -> Response:
    return _new_page(visit, Form({"kind": "staff"}))


@router.post("/new")
def add(visit: OpenVisit, form: TypedForm) -> Response:
    visit.actor.require("edit_people", visit.organisation_id)
    kind = form.choice("kind", dict(KINDS), "Выберите, кто это.")
    name, place, facts = _name(form), _place(form), _facts(form)
    _check(form, name, facts, visit.today)
    if not form.faults:
        try:
            person_id = add_person(visit.parts, visit.actor, kind, name, place, facts, visit.at)
        except InvalidFact as fault:
            form.refuse(fault, fault.place or "birth_date")
        else:
            return visit.redirect(f"/people/{person_id}", "Человек добавлен. Проверьте, как склоняется имя.")
    return _new_page(visit, form)


@router.get("/{person_id}/edit")
def ask_change(visit: OpenVisit, person_id: PathId) -> Response:
    person = _here(visit, person_id)
    return visit.page("people/edit.html", person=person, form=_filled(person, visit), genders=GENDERS)


@router.post("/{person_id}/edit")
def change(visit: OpenVisit, person_id: PathId, form: TypedForm) -> Response:
    person = _here(visit, person_id)
    name, place, facts = _name(form), _place(form), _facts(form)
    _check(form, name, facts, visit.today)
    since = form.day("since", "Укажите, с какого дня верны новые имя и место.")
    if not form.faults and since is not None:
        try:
            is_new = change_person(
                visit.parts, visit.actor, person_id, name, place, facts, since=since, at=visit.at
            )
        except InvalidFact as fault:
            form.refuse(fault, fault.place or "since")
        else:
            told = "Сведения изменены." if is_new else "Всё осталось как было: новых сведений нет."
            return visit.redirect(f"/people/{person_id}", told)
    return visit.page("people/edit.html", status=422, person=person, form=form, genders=GENDERS)


@router.get("/{person_id}/representatives/new")
def ask_representative(visit: OpenVisit, person_id: PathId) -> Response:
    return _representative_page(visit, _here(visit, person_id), Form())


@router.post("/{person_id}/representatives/new")
def name_representative(visit: OpenVisit, person_id: PathId, form: TypedForm) -> Response:
    minor = _here(visit, person_id)
    name, facts = _name(form), _facts(form)
    _check(form, name, facts, visit.today)
    relation = form.choice("relation", RELATIONS, "Выберите, кем приходится ребёнку.")
    basis = form.text("basis")
    if form.faults:
        return _representative_page(visit, minor, form)
    try:
        add_representative(visit.parts, visit.actor, person_id, name, facts, relation, basis, visit.at)
    except InvalidFact as fault:
        form.refuse(fault, fault.place or "surname")
        return _representative_page(visit, minor, form)
    return visit.redirect(f"/people/{person_id}", "Законный представитель записан.")


def _here(visit: Visit, person_id: int) -> Person:
    """Raises Forbidden for the role, and NotFound for a stranger's person as for nobody's."""
    visit.actor.require("edit_people")
    with visit.reading() as uow:
        require_person(uow.session, visit.actor, "edit_people", person_id)
        return reading.person(uow, person_id, visit.today)


def _new_page(visit: Visit, form: Form) -> Response:
    visit.actor.require("edit_people", visit.organisation_id)
    status = 422 if form.faults else 200
    return visit.page("people/new.html", status=status, form=form, kinds=KINDS, genders=GENDERS)


def _representative_page(visit: Visit, minor: Person, form: Form) -> Response:
    relations = [(one, one) for one in RELATIONS]
    return visit.page(
        "people/representative.html",
        status=422 if form.faults else 200,
        minor=minor,
        form=form,
        genders=GENDERS,
        relations=relations,
    )


def _name(form: Form) -> Name:
    return Name(
        form.text("surname", "Впишите фамилию.", LONGEST_NAME),
        form.text("first_name", "Впишите имя.", LONGEST_NAME),
        form.text("patronymic", longest=LONGEST_NAME),
    )


def _check(form: Form, name: Name, facts: Undated, on: date) -> None:
    """What cannot be true of a person stands at its field."""
    for field, sentence in faults_of_person(name, facts, on).items():
        form.faults.setdefault(field, sentence)


def _place(form: Form) -> Place:
    return Place(
        *(form.text(name) for name in ("title", "department", "class_label", "employer", "category"))
    )


def _facts(form: Form) -> Undated:
    gender = form.choice("gender", dict(GENDERS), "Укажите пол: от него зависит, как склоняется фамилия.")
    return Undated(
        gender=gender,
        birth_date=form.day("birth_date"),
        email=form.text("email"),
        experience_years=_years(form),
        hired_on=form.day("hired_on"),
        dismissed_on=form.day("dismissed_on"),
        contract_number=form.text("contract_number", longest=60),
        contract_date=form.day("contract_date"),
    )


def _years(form: Form) -> int | None:
    text = form["experience_years"]
    if not text:
        return None
    years = read_number(text)
    if years is None or years > 80:
        form.faults["experience_years"] = "Впишите стаж в полных годах, например 12."
        return None
    return years


def _filled(person: Person, visit: Visit) -> Form:
    """The form as the registry knows the person."""
    name, place = name_of(person), place_of(person)
    years, contract = person.experience_years, person.contract
    return Form(
        {
            "since": day(visit.today),
            "surname": name.surname,
            "first_name": name.first_name,
            "patronymic": name.patronymic,
            "gender": person.gender,
            "title": place.title,
            "department": place.department,
            "class_label": place.class_label,
            "employer": place.employer,
            "category": place.category,
            "birth_date": day(person.birth_date),
            "email": person.email,
            "experience_years": "" if years is None else str(years),
            "hired_on": day(person.hired_on),
            "dismissed_on": day(person.dismissed_on),
            "contract_number": contract.number if contract else "",
            "contract_date": day(contract.signed_on if contract else None),
        }
    )
