"""«Журналы и дела»: each journal of the year to print or hold a number in, and the nomenclature of files."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query, Response

from registry import case_files, journal, numbering, registers
from registry.case_files import CaseLine
from registry.errors import Conflict, InvalidFact
from registry.reference.series import series_of
from service.http import files
from service.http.bounds import PathId
from service.operations.hold_number import hold_number, void_number
from service.operations.keep_nomenclature import (
    export_nomenclature,
    leave_out_case_file,
    nomenclature,
    print_nomenclature,
    take_back_case_file,
    write_case_file,
)
from service.operations.print_register import print_register
from service.operations.take_document import Format
from service.reach import NO_NUMBER, require_own
from service.web.forms import Form, TypedForm
from service.web.pages import OpenVisit, Visit
from service.web.templating import day

router = APIRouter()

YEARS = 6
AskedYear = Annotated[int | None, Query(alias="year", ge=2000, le=2100)]
Code = Annotated[str, Query(max_length=100)]


@router.get("/registers")
def overview(visit: OpenVisit, year: AskedYear = None) -> Response:
    """Every journal with how many numbers it has given, and the numbers held or given up."""
    visit.actor.require("view_school", visit.organisation_id)
    asked = year or visit.today.year
    with visit.reading() as uow:
        kept = journal.series(uow.session, visit.organisation_id)
        lines = registers.lines(uow.session, visit.organisation_id, journal.Query(year=asked), visit.today)
        held = numbering.held(uow.session, visit.organisation_id, year=asked)
    counts = Counter((line.series_code, line.state) for line in lines)
    return visit.page(
        "journal/registers.html",
        year=asked,
        years=[(one, one) for one in range(visit.today.year + 1, visit.today.year - YEARS, -1)],
        series=[(code, title, pattern, series_of(code)) for code, title, pattern in kept],
        counts=counts,
        held=held,
        here="/journal",
    )


@router.get("/registers/print")
def printed(visit: OpenVisit, series: Code, year: AskedYear = None, format: Format = "pdf") -> Response:
    """One journal of one year: as pages in the browser's viewer, or as Word to be kept."""
    asked = year or visit.today.year
    file = print_register(visit.parts, visit.actor, series, asked, visit.at, kind=format)
    return files.shown(file) if format == "pdf" else files.kept(file)


@router.get("/registers/hold")
def ask_hold(visit: OpenVisit, series: Code = "") -> Response:
    return _hold_page(visit, Form({"series": series, "day": day(visit.today)}))


@router.post("/registers/hold")
def hold(visit: OpenVisit, form: TypedForm) -> Response:
    purpose = form.text("purpose", "Напишите, для какого документа номер: это видно в журнале.", 200)
    on = form.day("day", "Укажите дату: от её года зависит номер.")
    after = form.text("after", longest=6)
    if after and not after.isdecimal():
        form.faults["after"] = "Впишите порядковый номер цифрами, например 26."
    if not form.faults and on is not None:
        number = int(after) if after else None
        try:
            held = hold_number(visit.parts, visit.actor, form["series"], on, purpose, visit.at, after=number)
        except InvalidFact as fault:
            form.refuse(fault, fault.place or "purpose")
        except Conflict as fault:
            form.refuse(fault, "after")
        else:
            return visit.redirect(
                f"/registers?year={held.year}", f"Забронирован № {held.number}. Выберите его при выпуске."
            )
    return _hold_page(visit, form)


@router.get("/registers/held/{held_id:id}/void")
def ask_void(visit: OpenVisit, held_id: PathId) -> Response:
    return _void_page(visit, held_id, Form())


@router.post("/registers/held/{held_id:id}/void")
def void(visit: OpenVisit, held_id: PathId, form: TypedForm) -> Response:
    reason = form.text("reason", "Напишите, почему номер не понадобился: это останется в журнале.", 300)
    if not form.faults:
        held = void_number(visit.parts, visit.actor, held_id, reason, visit.at)
        return visit.redirect(f"/registers?year={held.year}", f"№ {held.number} отмечен неиспользованным.")
    return _void_page(visit, held_id, form)


@router.get("/nomenclature")
def case_list(visit: OpenVisit) -> Response:
    lines = nomenclature(visit.parts, visit.actor, visit.at)
    with visit.reading() as uow:
        left = case_files.left_out(uow.session, visit.organisation_id)
    return visit.page("journal/nomenclature.html", lines=lines, left_out=left, here="/journal")


@router.get("/nomenclature/export.xlsx")
def case_workbook(visit: OpenVisit) -> Response:
    return files.kept(export_nomenclature(visit.parts, visit.actor, visit.at))


@router.get("/nomenclature/print")
def case_print(visit: OpenVisit, format: Format = "pdf") -> Response:
    file = print_nomenclature(visit.parts, visit.actor, visit.at, kind=format)
    return files.shown(file) if format == "pdf" else files.kept(file)


@router.get("/nomenclature/edit")
def ask_case(visit: OpenVisit, code: Code = "") -> Response:
    visit.actor.require("manage_school", visit.organisation_id)
    with visit.reading() as uow:
        line = case_files.get(uow.session, visit.organisation_id, code) if code else None
    names = ("code", "index", "title", "retention", "basis", "note")
    typed = {name: str(getattr(line, name)) for name in names} if line else {}
    return visit.page("journal/case_file.html", form=Form(typed), line=line, here="/journal")


@router.post("/nomenclature/edit")
def save_case(visit: OpenVisit, form: TypedForm) -> Response:
    line = CaseLine(
        code=form["code"],
        index=form.text("index", "Впишите индекс дела, например 01-18.", 20),
        title=form.text("title", "Впишите заголовок дела.", 300),
        retention=form.text("retention", "Впишите срок хранения, например «5 лет».", 200),
        basis=form.text("basis", longest=200),
        note=form.text("note", longest=300),
    )
    if not form.faults:
        try:
            write_case_file(visit.parts, visit.actor, line, visit.at)
        except (Conflict, InvalidFact) as fault:
            form.refuse(fault, "index")
        else:
            return visit.redirect("/nomenclature", f"Дело {line.index} сохранено.")
    return visit.page("journal/case_file.html", status=422, form=form, line=None, here="/journal")


@router.post("/nomenclature/leave-out")
def leave_out(visit: OpenVisit, form: TypedForm) -> Response:
    leave_out_case_file(visit.parts, visit.actor, form["code"], visit.at)
    return visit.redirect("/nomenclature", "Дело убрано из номенклатуры.")


@router.post("/nomenclature/take-back")
def take_back(visit: OpenVisit, form: TypedForm) -> Response:
    take_back_case_file(visit.parts, visit.actor, form["code"], visit.at)
    return visit.redirect("/nomenclature", "Дело снова такое, как в образце.")


def _hold_page(visit: Visit, form: Form) -> Response:
    visit.actor.require("hold_numbers", visit.organisation_id)
    with visit.reading() as uow:
        series = [(code, title) for code, title, _ in journal.series(uow.session, visit.organisation_id)]
    status = 422 if form.faults else 200
    return visit.page("journal/hold.html", status=status, form=form, series=series, here="/journal")


def _void_page(visit: Visit, held_id: int, form: Form) -> Response:
    visit.actor.require("hold_numbers", visit.organisation_id)
    with visit.reading() as uow:
        held = numbering.get_held(uow.session, held_id)
    require_own(visit.actor, "hold_numbers", held.organisation_id, NO_NUMBER)
    status = 422 if form.faults else 200
    return visit.page("journal/void_number.html", status=status, form=form, held=held, here="/journal")
