"""«Акты»: what the school's papers lean on, what leans on each act, the school's own acts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from registry import acts
from registry.act_register import KINDS, LEVELS, NewAct
from registry.errors import InvalidFact
from service.http.bounds import PageNumber, Word
from service.operations.acts_in_use import KnownAct, act_in_use, known_acts
from service.operations.change_act import add_act, choose_ground, confirm_act, end_act
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit
from service.web.templating import day

router = APIRouter(prefix="/acts")

ActId = Annotated[str, Path(pattern=r"^[a-z][a-z0-9-]{0,60}$")]
VIEWS = (
    ("used", "на которые опираются документы"),
    ("check", "проверить по тексту"),
    ("ended", "не действуют"),
    ("own", "свои"),
)


@router.get("")
def listed(visit: OpenVisit, view: Word = "", q: Word = "") -> Response:
    found = known_acts(visit.parts, visit.actor, visit.at)
    shown = [one for one in found if _is_shown(one, view) and _matches(one, q)]
    return visit.page("acts/list.html", acts=shown, total=len(found), view=view, q=q, views=VIEWS)


@router.get("/new")
def ask_new(visit: OpenVisit) -> Response:
    visit.actor.require("manage_school", visit.organisation_id)
    return _new_page(visit, Form({"level": "municipal", "is_basis": "да"}))


@router.post("/new")
def add(visit: OpenVisit, form: TypedForm) -> Response:
    visit.actor.require("manage_school", visit.organisation_id)
    level = form.choice("level", LEVELS, "Выберите, чей это акт.")
    kind = form.choice("kind", KINDS, "Выберите вид акта.")
    number = form.text("number", "Впишите номер, как в самом акте.", 60)
    dated = form.day("date", "Впишите дату акта.")
    title = form.text("title", "Впишите название акта без кавычек.", 600)
    issuer = form.text("issuer", longest=300)
    begins, ends = form.day("in_force_from"), form.day("in_force_to")
    source, note = form.text("source", longest=300), form.text("note", longest=600)
    if form.faults or dated is None:
        return _new_page(visit, form, status=422)
    is_basis = bool(form["is_basis"])
    new = NewAct(level, kind, number, dated, title, issuer, begins, ends, source, note, is_basis)
    try:
        act_id = add_act(visit.parts, visit.actor, new, visit.at)
    except InvalidFact as fault:
        form.refuse(fault, "in_force_to")
        return _new_page(visit, form, status=422)
    return visit.redirect(f"/acts/{act_id}", "Акт добавлен в реестр.")


@router.get("/{act_id}")
def shown(visit: OpenVisit, act_id: ActId, page: PageNumber = 1) -> Response:
    return _act_page(visit, act_id, Form(), page=page)


@router.post("/{act_id}/end")
def end(visit: OpenVisit, act_id: ActId, form: TypedForm) -> Response:
    last_day = form.day("last_day", "" if form["again"] else "Впишите последний день, когда акт действует.")
    if not form.faults:
        try:
            end_act(visit.parts, visit.actor, act_id, None if form["again"] else last_day, visit.at)
        except InvalidFact as fault:
            form.refuse(fault, "last_day")
    if form.faults:
        return _act_page(visit, act_id, form, status=422)
    said = "Акт снова считается действующим." if form["again"] else "Отмечено: акт утрачивает силу."
    return visit.redirect(f"/acts/{act_id}", said)


@router.post("/{act_id}/confirm")
def confirm(visit: OpenVisit, act_id: ActId) -> Response:
    confirm_act(visit.parts, visit.actor, act_id, visit.at)
    return visit.redirect(f"/acts/{act_id}", "Отмечено: вы проверили акт по тексту.")


@router.post("/{act_id}/ground")
def ground(visit: OpenVisit, act_id: ActId, form: TypedForm) -> Response:
    choose_ground(visit.parts, visit.actor, act_id, visit.at, wanted=form["wanted"] == "да")
    return visit.redirect(f"/acts/{act_id}", "Сохранено.")


def _is_shown(one: KnownAct, view: str) -> bool:
    return {
        "used": one.papers > 0,
        "check": one.needs_check,
        "ended": not one.in_force,
        "own": one.act.level != "federal",
    }.get(view, True)


def _matches(one: KnownAct, text: str) -> bool:
    return text.casefold() in f"{one.act.brief} {one.act.title}".casefold()


def _new_page(visit: Visit, form: Form, *, status: int = 200) -> Response:
    kinds = tuple((kind, kind) for kind in KINDS)
    return visit.page("acts/new.html", status=status, form=form, levels=tuple(LEVELS.items()), kinds=kinds)


def _act_page(visit: Visit, act_id: str, form: Form, *, page: int = 1, status: int = 200) -> Response:
    found = act_in_use(visit.parts, visit.actor, act_id, visit.at, page=page)
    articles = [one for (owner, _), one in acts.articles().items() if owner == act_id]
    shown = form if form.typed else Form({"last_day": day(visit.today)})
    return visit.page(
        "acts/act.html",
        status=status,
        found=found,
        known=found.known,
        act=found.known.act,
        articles=articles,
        standings=acts.STANDINGS,
        levels={"federal": "федеральный", **LEVELS},
        form=shown,
        brief=acts.brief,
    )
