"""The sample school taken in from its own Excel files, and an account for every role."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from registry import accounts, name_forms, organisations
from registry.reading import plans
from registry.unit_of_work import UnitOfWork
from service.access import ROLES, Actor, robot
from service.operations.confirm_name import BY_RULES, chosen_forms, confirm_name, person_card
from service.operations.edit_plan import mark_point
from service.operations.found_school import found_school, read_card
from service.operations.import_pairs import read_pairs, save_pairs
from service.operations.import_people import read_people, save_people
from service.operations.import_plan import known_plan, read_road_map, save_road_map
from service.operations.open_account import open_account
from service.parts import Parts

DEMO_PASSWORD = "учебная-школа-2026"  # noqa: S105 - printed on purpose: the demo's people are fictional.
FACTS_FROM = date(2026, 9, 1)
PEOPLE_FILES = ("staff.xlsx", "pupils.xlsx")
PAIRS_FILE = "pairs.xlsx"
WINTER_PAIRS_FILE = "pairs_winter.xlsx"
SCHOOL_PLAN = "4_demo_school.docx"
MUNICIPAL_PLAN = "5_municipal.docx"
DEMO_ACTOR = "demo"


def take_in_school(parts: Parts, folder: Path, at: datetime) -> int:
    """Found the school of ``folder``, import its people and pairs; returns its id.

    Repeating changes nothing.
    """
    card = read_card((folder / "school.toml").read_text("utf-8"))
    school_id = found_school(parts, card, actor=DEMO_ACTOR, at=at)
    actor = robot(school_id, DEMO_ACTOR)
    with parts.writing(actor, at) as uow:
        for name in PEOPLE_FILES:
            people = read_people((folder / name).read_bytes(), name, on=at.date())
            save_people(uow, school_id, people, FACTS_FROM)
        _take_in_pairs(uow, school_id, folder / PAIRS_FILE)
        uow.commit()
    return school_id


def confirm_names(parts: Parts, actor: Actor, at: datetime) -> int:
    """Say of every doubtful name that the rules have it right: the sample people are declined as written.

    Returns how many there were; repeating confirms nothing more.
    """
    with parts.reading(actor, at) as uow:
        waiting = name_forms.doubtful(uow.session, actor.organisation_id, at.date())
        cards = {one.person_id: person_card(uow, one.person_id, at.date()) for one in waiting}
    for person_id, card in cards.items():
        confirm_name(parts, actor, person_id, chosen_forms(card, BY_RULES), at=at)
    return len(cards)


def take_in_winter_pairs(parts: Parts, actor: Actor, folder: Path, at: datetime) -> None:
    """Three more pairs without any papers: work for whoever tries the service. Repeating changes nothing."""
    with parts.writing(actor, at) as uow:
        _take_in_pairs(uow, actor.organisation_id, folder / WINTER_PAIRS_FILE)
        uow.commit()


def _take_in_pairs(uow: UnitOfWork, school_id: int, file: Path) -> None:
    actor = robot(school_id, DEMO_ACTOR)
    report = read_pairs(uow, actor, school_id, file.read_bytes(), file.name)
    save_pairs(uow, actor, school_id, report, FACTS_FROM)


def take_in_plans(parts: Parts, actor: Actor, folder: Path, at: datetime) -> None:
    """The road map of the school and that of its municipality, with what is done of them by ``at``.

    Repeating changes nothing.
    """
    _take_in_plan(parts, actor, folder / SCHOOL_PLAN, at)
    with parts.reading(actor, at) as uow:
        municipality_id = organisations.above(uow.session, actor.organisation_id)
    if municipality_id is not None:
        _take_in_plan(parts, robot(municipality_id, DEMO_ACTOR), folder / MUNICIPAL_PLAN, at)


def _take_in_plan(parts: Parts, actor: Actor, file: Path, at: datetime) -> None:
    report = read_road_map(file.read_bytes(), file.name)
    if known_plan(parts, actor, report, at) is not None:
        return
    plan_id = save_road_map(parts, actor, report, at)
    with parts.reading(actor, at) as uow:
        plan = plans.plan(uow.session, plan_id, at.date())
    over = [
        point for item in plan.items for point in item.points if point.due_on and point.due_on < at.date()
    ]
    for point in over[:-1]:  # One is left to be seen as overdue.
        done_on = min(point.due_on or at.date(), at.date())
        mark_point(parts, actor, point.id, at, status="done", done_on=done_on)


def open_accounts(parts: Parts, actor: Actor, at: datetime) -> None:
    """One account a role, its login the role's code; the operator's belongs to the municipality."""
    with parts.reading(actor, at) as uow:
        known = {role for role in ROLES if accounts.credentials(uow.session, role) is not None}
        municipality_id = organisations.above(uow.session, actor.organisation_id)
    for role, name in ROLES.items():
        if role in known:
            continue
        where = municipality_id if role == "operator" and municipality_id else actor.organisation_id
        open_account(
            parts,
            robot(where, DEMO_ACTOR),
            login=role,
            role=role,
            display_name=name.capitalize(),
            password=DEMO_PASSWORD,
            at=at,
            organisation_id=where,
        )
