"""Settings of the school: what it is called, who signs for it, how its numbers look."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter, Response, UploadFile

from registry import history, journal, numbering, organisations, reading
from registry.errors import Conflict, InvalidFact, NotFound
from registry.organisations import Details, Signing
from registry.snapshot import Organisation
from service.operations import stale_report
from service.operations.change_letterhead import (
    change_letterhead,
    drop_emblem,
    put_emblem,
    take_emblem,
)
from service.operations.change_school import change_details, change_patterns, change_signatory
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit
from service.web.templating import day

router = APIRouter(prefix="/settings")

ACTS = (("order", "приказ"), ("directive", "распоряжение"))
NEXT = ".next"
"""Behind a journal's code: the field of its next number."""
GENDERS = (("f", "женский"), ("m", "мужской"))


@router.get("")
def overview(visit: OpenVisit) -> Response:
    visit.actor.require("manage_school", visit.organisation_id)
    with visit.reading() as uow:
        series = [
            (title, pattern, journal.next_number(uow.session, visit.organisation_id, code, visit.today))
            for code, title, pattern in journal.series(uow.session, visit.organisation_id)
        ]
        signatories = history.signatories(uow.session, visit.organisation_id)
        names = history.details(uow.session, visit.organisation_id)
        stale = stale_report.of_organisation(uow, visit.parts, visit.organisation_id, visit.today)
    return visit.page(
        "school/overview.html",
        school=_school(visit),
        series=series,
        signatories=signatories,
        names=names,
        stale=stale,
    )


@router.get("/details")
def ask_details(visit: OpenVisit) -> Response:
    visit.actor.require("manage_school", visit.organisation_id)
    with visit.reading() as uow:
        kept = organisations.details_on(uow.session, visit.organisation_id, visit.today)
    typed = {name: str(value) for name, value in asdict(kept).items()} if kept else {}
    return visit.page("school/details.html", form=Form(typed | {"since": day(visit.today)}))


@router.post("/details")
def save_details(visit: OpenVisit, form: TypedForm) -> Response:
    visit.actor.require("manage_school", visit.organisation_id)
    details = Details(
        full_name=form.text("full_name", "Впишите полное наименование, как в уставе."),
        short_name=form.text("short_name", "Впишите краткое наименование, как в уставе."),
        city=form.text("city", "Впишите место составления документов, например «г. Ясный»."),
        founder=form.text("founder"),
        address=form.text("address"),
        phone=form.text("phone"),
        email=form.text("email"),
        site_url=form.text("site_url"),
    )
    since = form.day("since", "Укажите, с какого дня это верно.")
    if form.faults or since is None:
        return visit.page("school/details.html", status=422, form=form)
    change_details(visit.parts, visit.actor, details, since=since, at=visit.at)
    return visit.redirect("/settings", f"Сведения о школе изменены с {since:%d.%m.%Y}.")


@router.get("/signatory")
def ask_signatory(visit: OpenVisit) -> Response:
    visit.actor.require("manage_school", visit.organisation_id)
    form = Form({"since": day(visit.today), "position": "директор", "authority": "Устава"})
    return visit.page("school/signatory.html", form=form, genders=GENDERS)


@router.post("/signatory")
def save_signatory(visit: OpenVisit, form: TypedForm) -> Response:
    visit.actor.require("manage_school", visit.organisation_id)
    signing = Signing(
        surname=form.text("surname", "Впишите фамилию."),
        first_name=form.text("first_name", "Впишите имя."),
        patronymic=form.text("patronymic"),
        gender=form.choice("gender", dict(GENDERS), "Укажите пол: от него зависит, как склоняется фамилия."),
        position=form.text("position", "Впишите должность, например «директор»."),
        acting=bool(form["acting"]),
        authority=form.text("authority", "Впишите, на основании чего действует: например «Устава»."),
    )
    since = form.day("since", "Укажите, с какого дня этот человек подписывает.")
    if form.faults or since is None:
        return visit.page("school/signatory.html", status=422, form=form, genders=GENDERS)
    change_signatory(visit.parts, visit.actor, signing, since=since, at=visit.at)
    return visit.redirect("/settings", f"С {since:%d.%m.%Y} подписывает: {signing.position}.")


@router.get("/letterhead")
def ask_letterhead(visit: OpenVisit) -> Response:
    return _letterhead(visit, Form())


@router.post("/letterhead")
def save_letterhead(visit: OpenVisit, form: TypedForm) -> Response:
    act = form.choice("act", dict(ACTS), "Выберите, как называются решения руководителя.")
    if form.faults:
        return _letterhead(visit, form)
    change_letterhead(
        visit.parts,
        visit.actor,
        act=act,
        with_address=bool(form["with_address"]),
        with_code=bool(form["with_code"]),
        at=visit.at,
    )
    return visit.redirect("/settings", "Бланк изменён. Уже выпущенные документы остались прежними.")


@router.get("/letterhead/emblem.png")
def emblem(visit: OpenVisit) -> Response:
    picture = take_emblem(visit.parts, visit.actor, visit.at)
    if picture is None:
        raise NotFound("Эмблема пока не загружена.")
    return Response(picture, media_type="image/png", headers={"cache-control": "private, no-cache"})


@router.post("/letterhead/emblem")
def save_emblem(visit: OpenVisit, picture: UploadFile | None = None) -> Response:
    visit.actor.require("manage_school", visit.organisation_id)
    form = Form()
    if picture is None or not picture.filename:
        form.faults["picture"] = "Выберите файл с картинкой."
        return _letterhead(visit, form)
    try:
        put_emblem(visit.parts, visit.actor, picture.file.read(), visit.at)
    except InvalidFact as fault:
        form.refuse(fault, "picture")
        return _letterhead(visit, form)
    return visit.redirect("/settings/letterhead", "Эмблема сохранена: новые документы выйдут с ней.")


@router.post("/letterhead/emblem/drop")
def remove_emblem(visit: OpenVisit) -> Response:
    drop_emblem(visit.parts, visit.actor, visit.at)
    return visit.redirect("/settings/letterhead", "Эмблема убрана.")


def _letterhead(visit: Visit, form: Form) -> Response:
    visit.actor.require("manage_school", visit.organisation_id)
    with visit.reading() as uow:
        kept = organisations.letterhead(uow.session, visit.organisation_id)
    marks = {"with_address": kept.with_address, "with_code": kept.with_code}
    shown = Form(form.typed or {"act": kept.act} | {name: "да" for name, on in marks.items() if on})
    shown.faults = form.faults
    return visit.page(
        "school/letterhead.html",
        status=422 if form.faults else 200,
        form=shown,
        acts=ACTS,
        has_emblem=bool(kept.emblem),
    )


@router.get("/numbering")
def ask_numbering(visit: OpenVisit) -> Response:
    return _numbering(visit, None)


@router.post("/numbering")
def save_numbering(visit: OpenVisit, form: TypedForm) -> Response:
    patterns = {
        name: form.text(name, "Впишите образец номера, например {n}-ОД.", 40)
        for name in form.typed
        if not name.endswith(NEXT)
    }
    following = {name.removesuffix(NEXT): _ordinal(form, name) for name in form.typed if name.endswith(NEXT)}
    if form.faults:
        return _numbering(visit, form)
    try:
        change_patterns(visit.parts, visit.actor, patterns, visit.at, following=following)
    except (Conflict, InvalidFact) as fault:
        form.refuse(fault, fault.place)
        return _numbering(visit, form)
    return visit.redirect("/settings", "Образцы номеров сохранены. Уже выданные номера не изменились.")


def _ordinal(form: Form, name: str) -> int:
    text = form.text(name, "Впишите следующий номер цифрами.", 6)
    if text and not (text.isdecimal() and int(text) > 0):
        form.faults[name] = "Следующий номер – целое число больше нуля."
        return 0
    return int(text or 0)


def _numbering(visit: Visit, form: Form | None) -> Response:
    visit.actor.require("manage_school", visit.organisation_id)
    with visit.reading() as uow:
        series = journal.series(uow.session, visit.organisation_id)
        following = {
            code: journal.next_number(uow.session, visit.organisation_id, code, visit.today)
            for code, _, _ in series
        }
        last = {
            code: numbering.last_ordinal(uow.session, visit.organisation_id, code, visit.today.year)
            for code, _, _ in series
        }
    patterns = {code: pattern for code, _, pattern in series}
    shown = form or Form(patterns | {f"{code}{NEXT}": str(number + 1) for code, number in last.items()})
    status = 422 if shown.faults else 200
    return visit.page("school/numbering.html", status=status, form=shown, series=series, following=following)


def _school(visit: Visit) -> Organisation | None:
    """None while nobody has said what it is called or who signs: the page then asks for it."""
    with visit.reading() as uow:
        try:
            return reading.organisation(uow.session, visit.organisation_id, visit.today)
        except NotFound:
            return None
