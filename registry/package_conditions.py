"""When a paper of an event is needed: named conditions over a pair's frozen facts, with the reason told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from registry.snapshot import Pair


@dataclass(frozen=True, slots=True)
class Condition:
    """``holds`` on a pair as of a day; ``otherwise`` is why the paper is not needed when it does not."""

    holds: Callable[[Pair, date], bool]
    otherwise: str


CONDITIONS: dict[str, Condition] = {
    "between_employees": Condition(
        lambda pair, _: pair.is_between_employees, "наставник и наставляемый не оба работники школы"
    ),
    "mentor_employee": Condition(
        lambda pair, _: pair.mentor.is_employee,
        "наставник не работник школы, ст. 351.8 ТК РФ не о нём",
    ),
    "mentor_outside": Condition(
        lambda pair, _: pair.mentor.kind in ("partner", "parent"), "наставник не из другой организации"
    ),
    "mentor_partner": Condition(
        lambda pair, _: pair.mentor.kind == "partner", "наставник не из другой организации"
    ),
    "outside_function": Condition(
        lambda pair, _: not pair.terms.in_job_function, "наставничество входит в трудовую функцию"
    ),
    "paid": Condition(
        lambda pair, _: bool(pair.terms.amount) and not pair.terms.in_job_function, "выплата не назначена"
    ),
    "minor": Condition(
        lambda pair, on: any(one.is_minor_on(on) for one in (pair.mentor, *pair.mentees)),
        "среди участников нет несовершеннолетних",
    ),
    "group": Condition(lambda pair, _: pair.is_group, "наставляемый один"),
}


def unmet(names: tuple[str, ...], pair: Pair | None, on: date) -> str:
    """Why a paper with these conditions is not needed; empty when it is. KeyError for an unknown name."""
    if pair is None:
        return ""
    return next((CONDITIONS[one].otherwise for one in names if not CONDITIONS[one].holds(pair, on)), "")
