"""What an operator sees of the schools: counts with small groups hidden, and one school of them."""

from __future__ import annotations

from datetime import date, datetime

from registry import municipal, organisations, plan_checks
from registry.errors import NotFound
from registry.municipal import MunicipalCounts, SchoolCard
from service.access import Actor
from service.parts import Parts
from service.reach import NO_SCHOOL

REPORT_TYPE = "municipal_monitoring_form"
"""The paper by which a school tells its figures for the municipal report (requirements C50)."""


def count_schools(parts: Parts, actor: Actor, at: datetime) -> MunicipalCounts:
    """Every school below the actor's organisation. Raises Forbidden."""
    actor.require("view_municipality", actor.organisation_id)
    with parts.reading(actor, at) as uow:
        return municipal.counts(
            uow.session, actor.organisation_id, at.date(), frozenset(parts.catalog), REPORT_TYPE
        )


def count_school(parts: Parts, actor: Actor, school_id: int, at: datetime) -> SchoolCard:
    """One school below the actor's organisation. Raises Forbidden, NotFound."""
    actor.require("view_municipality", actor.organisation_id)
    with parts.reading(actor, at) as uow:
        if school_id not in dict(organisations.schools(uow.session, actor.organisation_id, at.date())):
            raise NotFound(NO_SCHOOL)
        return municipal.card(
            uow.session, actor.organisation_id, school_id, at.date(), frozenset(parts.catalog), REPORT_TYPE
        )


def report_day(on: date) -> date:
    """The thirtieth of November of the year (V-56)."""
    return date(on.year, *plan_checks.REPORT_DAY)


def late_report(counts: MunicipalCounts, on: date) -> str:
    """What to say of schools that have not told their figures, near the day and after it; empty before."""
    asked = len(counts.schools)
    breach = next(plan_checks.late_answers(counts.reported, asked, report_day(on), on), None)
    return breach.message if breach else ""
