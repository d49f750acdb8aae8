"""The forms of a pair: a new one by hand, who and when, and the terms of the mentor's work."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from fastapi import APIRouter, Response

from registry import pair_changes, people, reading
from registry.errors import RegistryError
from registry.pair_changes import Change
from registry.pairs import NewPair
from registry.search import Page
from registry.snapshot import Pair, Terms
from service.http.bounds import PathId, read_id
from service.operations.edit_pair import add_pair, change_pair, change_terms
from service.reach import require_pair, require_subjects
from service.web.answers import SentForm, written
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/pairs")

KINDS = (
    "традиционное", "ситуационное", "краткосрочное", "скоростное", "реверсивное", "групповое",
    "дистанционное",
)  # fmt: skip
MODES = ("очно", "дистанционно", "очно и дистанционно")
FOUND = 12
LONG = 5000
NOTHING_CAME = "Форма пришла без единого поля: ничего не изменено. Проверьте и сохраните снова."


@router.get("/new")
def ask_new(visit: OpenVisit) -> Response:
    visit.actor.require("edit_pairs", visit.organisation_id)
    return _new_page(visit, Form({"kind": KINDS[0]}), ())


@router.post("/new")
def add(visit: OpenVisit, sent: SentForm, form: TypedForm) -> Response:
    """Every button of the page comes here: those that look people up show the page again."""
    visit.actor.require("edit_pairs", visit.organisation_id)
    mentees = sent.ids("mentee")
    if form["do"] != "save":
        return _new_page(visit, form, mentees)
    new = _new_pair(form, mentees, [code for code, _ in _forms(visit)])
    if new is not None:
        try:
            pair_id = add_pair(visit.parts, visit.actor, new, visit.at)
        except RegistryError as error:
            form.refuse(error, "mentor_find")
        else:
            return visit.redirect(f"/pairs/{pair_id}", "Пара добавлена. Дальше — согласия и приказ.")
    return _new_page(visit, form, mentees)


@router.get("/{pair_id:id}/edit")
def ask_change(visit: OpenVisit, pair_id: PathId) -> Response:
    pair = pair_for(visit, pair_id, "edit_pairs")
    return _change_page(visit, pair, _kept(pair))


def _kept(pair: Pair) -> Form:
    """What is known of the pair as the fields show it."""
    return Form(
        {
            "curator": str(pair.curator.id) if pair.curator else "",
            "kind": pair.kind,
            "starts_on": written(pair.starts_on),
            "ends_on": written(pair.ends_on),
            "department": pair.department,
            "request": pair.request,
        }
    )


@router.post("/{pair_id:id}/edit")
def change(visit: OpenVisit, pair_id: PathId, form: TypedForm) -> Response:
    pair = pair_for(visit, pair_id, "edit_pairs")
    kept = _kept(pair)
    if not form.holds(*kept.typed):
        kept.faults["request"] = NOTHING_CAME
        return _change_page(visit, pair, kept)
    new = _change(form, fixed=pair if pair.order else None)
    if new is not None:
        try:
            change_pair(visit.parts, visit.actor, pair_id, new, visit.at)
        except RegistryError as error:
            form.refuse(error, "ends_on")
        else:
            return visit.redirect(f"/pairs/{pair_id}", "Сохранено.")
    return _change_page(visit, pair, form)


@router.get("/{pair_id:id}/terms")
def ask_terms(visit: OpenVisit, pair_id: PathId) -> Response:
    pair = pair_for(visit, pair_id, "edit_terms")
    terms = pair.terms
    form = Form(
        {
            "amount": str(terms.amount).replace(".", ",") if terms.amount is not None else "",
            "hours": written(terms.hours_per_month),
            "mode": terms.mode,
            "in_job_function": written(terms.in_job_function),
            "clause": terms.job_function_clause,
        }
    )
    return visit.page("pairs/terms.html", pair=pair, form=form, modes=_modes(terms.mode))


@router.post("/{pair_id:id}/terms")
def save_terms(visit: OpenVisit, pair_id: PathId, form: TypedForm) -> Response:
    pair = pair_for(visit, pair_id, "edit_terms")
    terms = _terms(form)
    if form.faults:
        return visit.page("pairs/terms.html", status=422, pair=pair, form=form, modes=_modes(pair.terms.mode))
    change_terms(visit.parts, visit.actor, pair_id, terms, visit.at)
    return visit.redirect(f"/pairs/{pair_id}", "Условия работы наставника сохранены.")


def pair_for(visit: Visit, pair_id: int, permission: str) -> Pair:
    with visit.reading() as uow:
        require_pair(uow.session, visit.actor, permission, pair_id)
        return reading.pair(uow, pair_id, visit.today)


def _forms(visit: Visit) -> list[tuple[str, str]]:
    with visit.reading() as uow:
        return pair_changes.forms(uow.session)


def _people_named(visit: Visit, text: str) -> Page[people.PersonLine]:
    """The first few whose name begins so; nobody for an empty text."""
    if not text:
        return Page((), 0, 1, FOUND)
    with visit.reading() as uow:
        return people.search(
            uow.session, visit.organisation_id, people.Query(text=text, size=FOUND), visit.today
        )


def _new_page(visit: Visit, form: Form, mentees: Sequence[int]) -> Response:
    chosen = {*_id(form["mentor"]), *mentees}
    with visit.reading() as uow:
        require_subjects(uow.session, visit.actor, "edit_pairs", "person", chosen)
        own = [one for one in chosen if people.organisation_of(uow.session, one) == visit.organisation_id]
        names = {one: person.name.full for one, person in reading.people(uow, own, visit.today).items()}
    return visit.page(
        "pairs/new.html",
        status=422 if form.faults else 200,
        form=form,
        mentees=[one for one in mentees if one in names],
        names=names,
        forms=_forms(visit),
        kinds=[(kind, kind) for kind in KINDS],
        mentors=_people_named(visit, form["mentor_find"]),
        candidates=_people_named(visit, form["mentee_find"]),
        curators=_curators(visit),
    )


def _curators(visit: Visit) -> list[tuple[int, str]]:
    """The employees of today, by name."""
    with visit.reading() as uow:
        found = people.search(
            uow.session, visit.organisation_id, people.Query(kind="staff", size=500), visit.today
        )
    return [(row.id, f"{row.full_name}, {row.place}") for row in found.rows if row.dismissed_on is None]


def _id(text: str) -> tuple[int, ...]:
    found = read_id(text)
    return () if found is None else (found,)


def _new_pair(form: Form, mentees: tuple[int, ...], codes: Sequence[str]) -> NewPair | None:
    mentor = _id(form["mentor"])
    if not mentor:
        form.faults["mentor_find"] = "Найдите наставника по фамилии и отметьте его."
    if not mentees:
        form.faults["mentee_find"] = "Найдите наставляемых по фамилии и отметьте хотя бы одного."
    code = form.choice("form", codes, "Выберите форму наставничества.")
    change = _change(form, fixed=None)
    if form.faults or change is None:
        return None
    return NewPair(
        form_code=code,
        mentor_id=mentor[0],
        mentee_ids=mentees,
        starts_on=change.starts_on,
        ends_on=change.ends_on,
        curator_id=change.curator_id,
        kind=change.kind,
        request=change.request,
        department=change.department,
    )


def _change(form: Form, *, fixed: Pair | None) -> Change | None:
    """What was typed; of a pair in an order only what the order does not fix is read."""
    department = form.text("department", longest=200)
    request = form.text("request", longest=LONG)
    if fixed is not None:
        curator = fixed.curator.id if fixed.curator else None
        change = Change(curator, fixed.kind, fixed.starts_on, fixed.ends_on, department, request)
        return None if form.faults else change
    kind = form.text("kind", "Укажите вид наставничества.", longest=100)
    starts_on = form.day("starts_on", "Укажите, с какого дня работает пара.")
    ends_on = form.day("ends_on", "Укажите, до какого дня работает пара.")
    if starts_on and ends_on and ends_on < starts_on:
        form.faults["ends_on"] = "Окончание раньше начала: проверьте обе даты."
    if form.faults or starts_on is None or ends_on is None:
        return None
    curator_id = next(iter(_id(form["curator"])), None)
    return Change(curator_id, kind, starts_on, ends_on, department, request)


def _change_page(visit: Visit, pair: Pair, form: Form) -> Response:
    return visit.page(
        "pairs/edit.html",
        status=422 if form.faults else 200,
        pair=pair,
        form=form,
        kinds=[(kind, kind) for kind in dict.fromkeys((*KINDS, pair.kind))],
        curators=_curators(visit),
    )


def _modes(current: str) -> list[tuple[str, str]]:
    return [(mode, mode) for mode in dict.fromkeys((*MODES, current)) if mode]


def _terms(form: Form) -> Terms:
    hours = form.text("hours")
    number = int(hours) if hours.isascii() and hours.isdigit() and len(hours) < 4 else None
    if hours and (number is None or not 0 < number <= 200):
        form.faults["hours"] = "Напишите целое число часов в месяц, от 1 до 200."
    mode = form.text("mode", "Укажите, как проходит работа.", longest=100)
    clause = form.text("clause", longest=1000)
    amount = _amount(form)
    return Terms(amount, number, mode, form["in_job_function"] == "да", clause)


def _amount(form: Form) -> Decimal | None:
    text = form.text("amount").replace(" ", "").replace("руб.", "").replace("₽", "").replace(",", ".")
    if not text:
        return None
    try:
        amount = Decimal(text)
        good = amount.is_finite() and 0 < amount <= 1_000_000 and amount == amount.quantize(Decimal("0.01"))
    except InvalidOperation:
        good = False
    if not good:
        form.faults["amount"] = "Напишите сумму в рублях, больше нуля, например 5000 или 5000,50."
        return None
    return amount
