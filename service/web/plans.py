"""«Дорожные карты»: the list, and one of them as a living plan with its marks."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from registry import plans
from registry.errors import InvalidFact
from registry.plan_facts import POINT_STATUSES, Plan
from registry.reading import plans as reading
from registry.reference.plan_profiles import profiles
from registry.rules.plans import check_plan
from service.http.bounds import PathId, Word
from service.operations.edit_plan import begin_plan, mark_point
from service.reach import require_plan
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit, own_path
from service.web.plan_views import (
    MINE,
    STATES,
    Chosen,
    current_year,
    everybody,
    progress,
    shown_stages,
    years_of,
)
from service.web.templating import day

router = APIRouter(prefix="/plans")

TONES = {"planned": "quiet", "in_progress": "warn", "done": "good", "cancelled": "quiet"}
Year = Annotated[str, Query(pattern=r"^\d{0,2}$")]


@router.get("")
def listed(visit: OpenVisit) -> Response:
    visit.actor.require("view_plans", visit.organisation_id)
    with visit.reading() as uow:
        lines = reading.plan_lines(uow.session, visit.organisation_id, visit.today)
    return visit.page("plans/list.html", lines=lines, profiles=profiles())


@router.get("/new")
def ask_new(visit: OpenVisit) -> Response:
    return _new_page(
        visit, Form({"starts_on": f"01.09.{visit.today.year}", "ends_on": f"31.08.{visit.today.year + 1}"})
    )


@router.post("/new")
def begin(visit: OpenVisit, form: TypedForm) -> Response:
    title = form.text("title", "Напишите название карты.", 500)
    profile = form.choice("profile", profiles(), "Выберите, по какому образцу составить карту.")
    first = form.day("starts_on", "Укажите, с какого дня действует карта.")
    last = form.day("ends_on", "Укажите, по какой день действует карта.")
    if form.faults or first is None or last is None:
        return _new_page(visit, form)
    try:
        plan_id = begin_plan(visit.parts, visit.actor, profile, title, (first, last), visit.at)
    except InvalidFact as fault:
        form.refuse(fault, "ends_on")
        return _new_page(visit, form)
    return visit.redirect(f"/plans/{plan_id}", "Карта заведена. Добавьте мероприятия к этапам.")


@router.get("/{plan_id:id}")
def shown(visit: OpenVisit, plan_id: PathId, who: Word = "", state: Word = "", year: Year = "") -> Response:
    return _plan_page(visit, plan_id, who, state, year, Form())


@router.post("/points/{point_id:id}")
def mark(visit: OpenVisit, point_id: PathId, form: TypedForm) -> Response:
    """How it stands with one time of an item; the page one came from is shown again."""
    status = form.choice("status", POINT_STATUSES, "Выберите состояние мероприятия.")
    done_on = form.day("done_on", "Укажите, когда выполнено." if status == "done" else "")
    note = form.text("note", longest=500)
    if not form.faults:
        try:
            plan_id = mark_point(
                visit.parts, visit.actor, point_id, visit.at, status=status, done_on=done_on, note=note
            )
        except InvalidFact as fault:
            form.refuse(fault, "done_on")
        else:
            back = own_path(form["next"]) if form["next"].startswith("/plans/") else f"/plans/{plan_id}"
            return visit.redirect(f"{back}#p{point_id}", f"Отмечено: {POINT_STATUSES[status]}.")
    return _refused(visit, point_id, form)


def _refused(visit: Visit, point_id: int, form: Form) -> Response:
    """The plan's page with what was typed and what is wrong with it, at the point it is about."""
    with visit.reading() as uow:
        plan_id = plans.plan_of_point(uow.session, point_id)
        require_plan(uow.session, visit.actor, "mark_plans", plan_id, plans.NO_POINT)
    form.typed["point"] = str(point_id)
    return _plan_page(visit, plan_id, "", "", "0", form)


def _plan_page(visit: Visit, plan_id: int, who: str, state: str, year: str, form: Form) -> Response:
    with visit.reading() as uow:
        require_plan(uow.session, visit.actor, "view_plans", plan_id)
        plan = reading.plan(uow.session, plan_id, visit.today)
        above = reading.plan_above(uow.session, visit.organisation_id, visit.today)
    chosen = Chosen(
        who, state if state in STATES else "", int(year) if year else current_year(plan, visit.today)
    )
    return visit.page(
        "plans/plan.html",
        status=422 if form.faults else 200,
        plan=plan,
        profile=profiles()[plan.profile],
        chosen=chosen,
        stages=shown_stages(plan, chosen, visit.actor, visit.today),
        progress=progress(plan.items, visit.today),
        years=years_of(plan),
        people=[(MINE, "Моё"), *everybody(plan)],
        states=STATES,
        statuses=POINT_STATUSES,
        tones=TONES,
        findings=check_plan(plan, above),
        reflected=_reflected(above),
        type_titles=_type_titles(visit),
        form=form,
        here="/plans",
        back=_here(visit, plan_id),
        today_text=day(visit.today),
    )


def _here(visit: Visit, plan_id: int) -> str:
    query = visit.request.url.query if visit.request.method == "GET" else ""
    return f"/plans/{plan_id}?{query}" if query else f"/plans/{plan_id}"


def _reflected(above: Plan | None) -> dict[int, str]:
    """Rows of the municipality's plan by id, as the page names them."""
    return {item.id: f"{item.number} {item.title}".strip() for item in above.items} if above else {}


def _type_titles(visit: Visit) -> dict[str, str]:
    """The titles of the types that this role makes; a type without a form yet is not named."""
    return {
        one.id: one.manifest.file_title
        for one in visit.parts.catalog.values()
        if visit.actor.role in one.manifest.roles
    }


def _new_page(visit: Visit, form: Form) -> Response:
    visit.actor.require("edit_plans", visit.organisation_id)
    return visit.page(
        "plans/new.html",
        status=422 if form.faults else 200,
        form=form,
        profiles=[(one.id, one.title) for one in profiles().values()],
        here="/plans",
    )
