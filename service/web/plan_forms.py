"""The forms of a plan: an item, a new one in a stage, and what is told of the plan as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Response

from registry import plans
from registry.errors import InvalidFact
from registry.plan_checks import asked_of_schools
from registry.plan_facts import Plan, PlanItem, PlanStage
from registry.plan_terms import read_terms
from registry.reading import plans as reading
from registry.search import search_key
from service.http.bounds import PathId, read_id
from service.operations.edit_plan import (
    ItemTexts,
    add_plan_item,
    change_plan,
    change_plan_item,
    drop_plan_item,
)
from service.reach import require_plan
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit
from service.web.templating import day

router = APIRouter(prefix="/plans")

LONG = 5000
TYPE = "type."
"""What a checkbox of a type of papers is called before its id."""


@router.get("/items/{item_id:id}")
def ask(visit: OpenVisit, item_id: PathId) -> Response:
    plan, stage, item = _found(visit, item_id)
    return _item_page(visit, plan, stage, _written(item), item)


@router.post("/items/{item_id:id}")
def save(visit: OpenVisit, item_id: PathId, form: TypedForm) -> Response:
    plan, stage, item = _found(visit, item_id)
    texts = _texts(form)
    if not form.faults:
        try:
            change_plan_item(visit.parts, visit.actor, item_id, texts, visit.at)
        except InvalidFact as fault:
            form.refuse(fault, "title")
        else:
            return visit.redirect(f"/plans/{plan.id}#i{item_id}", _saved(texts))
    return _item_page(visit, plan, stage, form, item)


@router.post("/items/{item_id:id}/drop")
def drop(visit: OpenVisit, item_id: PathId, form: TypedForm) -> Response:
    """Only with the tick that one really means it."""
    plan, stage, item = _found(visit, item_id)
    if form["sure"] != "да":
        form.faults["sure"] = "Подтвердите: отметьте, что мероприятие и его отметки больше не нужны."
        shown = _with_faults(_written(item), form)
        return _item_page(visit, plan, stage, shown, item)
    try:
        drop_plan_item(visit.parts, visit.actor, item_id, visit.at)
    except InvalidFact as fault:
        return visit.redirect(f"/plans/items/{item_id}", fault.message, "danger")
    return visit.redirect(f"/plans/{plan.id}", "Мероприятие убрано из карты.", "warning")


@router.get("/stages/{stage_id:id}/new")
def ask_new(visit: OpenVisit, stage_id: PathId) -> Response:
    plan, stage = _stage(visit, stage_id)
    return _item_page(visit, plan, stage, Form(), None)


@router.post("/stages/{stage_id:id}/new")
def add(visit: OpenVisit, stage_id: PathId, form: TypedForm) -> Response:
    plan, stage = _stage(visit, stage_id)
    texts = _texts(form)
    if form.faults:
        return _item_page(visit, plan, stage, form, None)
    item_id = add_plan_item(visit.parts, visit.actor, stage_id, texts, visit.at)
    return visit.redirect(f"/plans/{plan.id}#i{item_id}", "Мероприятие добавлено.")


@router.get("/{plan_id:id}/details")
def ask_details(visit: OpenVisit, plan_id: PathId) -> Response:
    plan = _plan(visit, plan_id)
    known = {
        "title": plan.title,
        "starts_on": day(plan.starts_on),
        "ends_on": day(plan.ends_on),
        "approval_number": plan.approval.number,
        "approval_dated": day(plan.approval.dated),
        "is_live": "да" if plan.is_live else "",
    }
    return _details_page(visit, plan, Form(known))


@router.post("/{plan_id:id}/details")
def save_details(visit: OpenVisit, plan_id: PathId, form: TypedForm) -> Response:
    plan = _plan(visit, plan_id)
    told = plans.Details(
        form.text("title", "Напишите название карты.", 1000),
        form.day("starts_on"),
        form.day("ends_on"),
        form.text("approval_number", longest=50),
        form.day("approval_dated"),
        form["is_live"] == "да",
    )
    if not form.faults:
        try:
            change_plan(visit.parts, visit.actor, plan_id, told, visit.at)
        except InvalidFact as fault:
            form.refuse(fault, "ends_on")
        else:
            return visit.redirect(f"/plans/{plan_id}", "Сведения о карте сохранены.")
    return _details_page(visit, plan, form)


def _with_faults(shown: Form, sent: Form) -> Form:
    """The item's own texts with the faults of what was sent."""
    shown.faults = sent.faults
    return shown


def _texts(form: Form) -> ItemTexts:
    lines = tuple(line.strip() for line in form.typed.get("lines", "").splitlines() if line.strip())
    if sum(map(len, lines)) > LONG:
        form.faults["lines"] = f"Слишком длинно: можно не больше {LONG} знаков."
    return ItemTexts(
        form.text("title", "Напишите мероприятие.", LONG),
        lines,
        form.text("term", longest=500),
        form.text("responsible", longest=1000),
        form.text("result", longest=LONG),
        tuple(
            name.removeprefix(TYPE) for name, value in form.typed.items() if name.startswith(TYPE) and value
        ),
        read_id(form["reflects"]),
    )


def _saved(texts: ItemTexts) -> str:
    """What was not understood of the term is said at once."""
    unknown = [term.words for term in read_terms(texts.term) if term.kind == "unknown"]
    if unknown:
        return f"Сохранено. Срок «{unknown[0]}» не понят: напомнить о нём программа не сможет."
    return "Мероприятие сохранено."


def _written(item: PlanItem) -> Form:
    texts = {
        "title": item.title,
        "lines": "\n".join(line for entry in item.content for line in entry.lines),
        "term": item.term_words,
        "responsible": item.responsible_words,
        "result": item.result,
        "reflects": str(item.reflects_id or ""),
    }
    return Form(texts | {f"{TYPE}{one}": "да" for one in item.document_types})


def _found(visit: Visit, item_id: int) -> tuple[Plan, PlanStage, PlanItem]:
    with visit.reading() as uow:
        plan_id = plans.plan_of_item(uow.session, item_id)
    plan = _plan(visit, plan_id, plans.NO_ITEM)
    return next((plan, stage, item) for stage in plan.stages for item in stage.items if item.id == item_id)


def _stage(visit: Visit, stage_id: int) -> tuple[Plan, PlanStage]:
    with visit.reading() as uow:
        plan_id = plans.plan_of_stage(uow.session, stage_id)
    plan = _plan(visit, plan_id, plans.NO_STAGE)
    return plan, next(stage for stage in plan.stages if stage.id == stage_id)


def _plan(visit: Visit, plan_id: int, missing: str = plans.NO_PLAN) -> Plan:
    with visit.reading() as uow:
        require_plan(uow.session, visit.actor, "edit_plans", plan_id, missing)
        return reading.plan(uow.session, plan_id, visit.today)


def _item_page(visit: Visit, plan: Plan, stage: PlanStage, form: Form, item: PlanItem | None) -> Response:
    with visit.reading() as uow:
        above = reading.plan_above(uow.session, visit.organisation_id, visit.today)
    return visit.page(
        "plans/item.html",
        status=422 if form.faults else 200,
        plan=plan,
        stage=stage,
        item=item,
        form=form,
        types=_types(visit, form),
        above=_rows_above(above),
        action=f"/plans/items/{item.id}" if item else f"/plans/stages/{stage.id}/new",
        here="/plans",
    )


def _types(visit: Visit, form: Form) -> list[tuple[str, str, bool]]:
    """(id, title, whether ticked) of every type of papers, and of those ticked that have no form yet."""
    titles = {one.id: one.manifest.title for one in visit.parts.catalog.values()}
    ticked = {
        name.removeprefix(TYPE) for name, value in form.typed.items() if name.startswith(TYPE) and value
    }
    known = sorted(titles.items(), key=lambda pair: search_key(pair[1]))
    others = [(one, f"{one} (форма ещё не заведена)") for one in sorted(ticked - set(titles))]
    return [(one, title, one in ticked) for one, title in (*known, *others)]


def _rows_above(above: Plan | None) -> Sequence[tuple[int, str]]:
    if above is None:
        return ()
    return [(item.id, f"{item.number} {item.title}".strip()[:120]) for _, item in asked_of_schools(above)]


def _details_page(visit: Visit, plan: Plan, form: Form) -> Response:
    status = 422 if form.faults else 200
    return visit.page("plans/details.html", status=status, plan=plan, form=form, here="/plans")
