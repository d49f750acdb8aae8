"""What is asked once for a whole set of papers: its days, and the questions of all its forms, each one time.

An answer the set knows by itself (a day, the number of another of its papers) is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from docgen.inputs import InputFault, InputFaults, parse_inputs
from docgen.manifest import InputField
from registry.calendar import ProductionCalendar, working_days_after
from registry.journal import Record
from registry.reference.events import DayRule
from registry.rules import Finding
from registry.snapshot import Ending
from service.operations.draft_document import EARLIEST_YEAR, LATEST_YEAR
from service.operations.issue_document import PREVIEW_NUMBER
from service.operations.package_set import Plan, PlannedPaper

NOTICE_DAYS = 3
"""Working days between the notice and the end of the work (ТК РФ, ст. 351.8)."""

LAST_DAY = "последний_день"
NOTIFIED = ("дата_заявления", "дата_вручения")
PAY, REPORT = "order_mentoring_payment", "mentor_report"
"""The papers that stop the pay and close the programme (requirements V-40)."""

ORDER_OF_DAYS = "V-04"
NORM_OF_DAYS = "дата приказа не раньше его оснований (ГОСТ Р 7.0.97-2025)"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of a set: ``days`` first, then those of the forms.

    ``names``: (paper, field of its form) → the question that is asked for it.
    """

    days: tuple[InputField, ...]
    inputs: tuple[InputField, ...]
    names: Mapping[tuple[str, str], str]

    @property
    def all(self) -> tuple[InputField, ...]:
        return (*self.days, *self.inputs)


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered: days as dates, the rest as texts."""

    days: Mapping[str, date | None]
    texts: Mapping[str, str] = field(default_factory=dict)


def questions_of(plan: Plan) -> Questions:
    """Questions that two forms ask in the same words are one; those of one name and another kind are two."""
    names: dict[tuple[str, str], str] = {}
    days = {one.name for one in plan.event.days}
    asked: dict[str, InputField] = {}
    for paper, own in _fields(plan):
        name = own.name
        while name in days or (name in asked and not _same(asked[name], own)):
            name += "_ещё"
        names[paper.key, own.name] = name
        asked.setdefault(name, own.model_copy(update={"name": name}))
    return Questions(tuple(_day_field(one) for one in plan.event.days), tuple(asked.values()), names)


def first_typed(
    plan: Plan, questions: Questions, typed: Mapping[str, str], today: date, calendar: ProductionCalendar
) -> dict[str, str]:
    """What stands in the fields: what was typed, else the days of the event and the defaults of the forms."""
    texts = {one.name: _as_typed(one.default) for one in questions.inputs}
    days: dict[str, date] = {}
    for rule in plan.event.days:
        day = (
            _read_day(typed[rule.name]) if rule.name in typed else _default(rule, plan, days, today, calendar)
        )
        if day is not None:
            days[rule.name] = day
        texts[rule.name] = _written(day)
    return texts | dict(typed)


def read_answers(plan: Plan, typed: Mapping[str, str]) -> Answers:
    """Raises InputFaults with everything wrong in the days and in the questions of the forms together."""
    questions = questions_of(plan)
    known = {one.name for one in questions.all}
    raw = {name: text for name, text in typed.items() if name in known}
    values = parse_inputs(questions.all, raw)
    days: dict[str, date | None] = {one.name: values[one.name] for one in questions.days}
    faults = [
        InputFault(one.name, f"Поле «{one.label}»: проверьте год.")
        for one in questions.days
        if (day := days[one.name]) and not EARLIEST_YEAR <= day.year <= LATEST_YEAR
    ]
    if faults:
        raise InputFaults(faults)
    return Answers(days, {one.name: raw[one.name] for one in questions.inputs if one.name in raw})


def findings_of_days(plan: Plan, answers: Answers) -> list[Finding]:
    """A paper is not earlier than what it rests on (requirements V-04)."""
    return [
        Finding(ORDER_OF_DAYS, "block", message, NORM_OF_DAYS)
        for rule in plan.event.days
        if (day := answers.days.get(rule.name)) is not None
        for message in _too_early(rule, day, plan, answers)
    ]


def day_of(paper: PlannedPaper, answers: Answers, today: date) -> date:
    """Which day the paper bears; a blank for a consent that nobody has signed yet is of today."""
    return answers.days.get(paper.rule.dated) or today


def inputs_of(
    paper: PlannedPaper, plan: Plan, answers: Answers, known: Mapping[str, Record | date]
) -> dict[str, str]:
    """The answers to one form's questions. ``known``: type → its paper, or the day of one not issued yet."""
    if paper.document_type is None:
        return {}
    names = questions_of(plan).names
    inputs: dict[str, str] = {}
    for own in paper.document_type.manifest.inputs:
        asked = names.get((paper.key, own.name))
        if asked is None:
            inputs[own.name] = _filled(paper.rule.fill[own.name], answers, known)
        elif asked in answers.texts:
            inputs[own.name] = answers.texts[asked]
    return inputs


def ending_of(plan: Plan, answers: Answers, calendar: ProductionCalendar) -> Ending | None:
    """How the event ends or changes the pair's work, as its papers tell it; None where it does neither."""
    if plan.pair is None or not plan.event.reason:
        return None
    notified = next((answers.days[name] for name in NOTIFIED if answers.days.get(name)), None)
    return Ending(
        plan.event.reason,
        answers.days.get(LAST_DAY) or plan.pair.ends_on,
        notified,
        working_days_after(notified, NOTICE_DAYS, calendar) if notified else None,
        plan.successor,
        stops_pay=_is_seen_to(plan, PAY),
        closes_programme=_is_seen_to(plan, REPORT),
    )


def _is_seen_to(plan: Plan, type_id: str) -> bool:
    """Whether the set makes such a paper of the pair, or needs none; who else issues it counts as well."""
    found = [one for one in plan.papers if one.rule.type == type_id and one.rule.of == "pair"]
    return any(one.state != "no_form" for one in found)


def _fields(plan: Plan) -> Iterator[tuple[PlannedPaper, InputField]]:
    """Every question of the forms that the set does not answer itself."""
    for paper in plan.papers:
        if paper.document_type is None or paper.state not in ("make", "waits"):
            continue
        for own in paper.document_type.manifest.inputs:
            if not _is_filled(paper, own, plan):
                yield paper, own


def _is_filled(paper: PlannedPaper, own: InputField, plan: Plan) -> bool:
    """Whether the set knows the answer: a choice it names must be one of the form's own."""
    source = paper.rule.fill.get(own.name)
    if source is None:
        return False
    if source.startswith("@"):
        return any(one.name == source[1:] for one in plan.event.days)
    if source.startswith("#"):
        wanted = source[1:].partition(".")[0]
        return wanted in plan.in_force or any(
            one.rule.type == wanted and one.state in ("make", "waits", "made", "unsigned")
            for one in plan.papers
        )
    return not own.choices or source in {choice.value for choice in own.choices}


def _filled(source: str, answers: Answers, known: Mapping[str, Record | date]) -> str:
    if source.startswith("@"):
        return _written(answers.days.get(source[1:]))
    if not source.startswith("#"):
        return source
    wanted, _, what = source[1:].partition(".")
    found = known.get(wanted)
    if isinstance(found, Record):
        return found.number if what == "number" else _written(found.dated)
    return PREVIEW_NUMBER if what == "number" else _written(found)


def _written(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _as_typed(value: object) -> str:
    """A default as a person would type it."""
    if isinstance(value, date):
        return _written(value)
    if isinstance(value, bool):
        return "да" if value else ""
    return "" if value is None else str(value)


def _read_day(text: str) -> date | None:
    """The day a later one is counted from; what is no day is told when the answers are read."""
    field = InputField(name="день", label="День", why="День.", type="date", required=False)
    try:
        day: date | None = parse_inputs([field], {field.name: text})[field.name]
    except InputFaults:
        return None
    return day


def _same(one: InputField, other: InputField) -> bool:
    return (one.type, one.choices) == (other.type, other.choices)


def _day_field(rule: DayRule) -> InputField:
    return InputField(name=rule.name, label=rule.label, why=rule.why, type="date", required=rule.required)


def _default(
    rule: DayRule, plan: Plan, found: Mapping[str, date], today: date, calendar: ProductionCalendar
) -> date | None:
    name, _, base = rule.default.partition(":")
    if name == "three_days_after":
        return working_days_after(found.get(base, today), NOTICE_DAYS, calendar)
    if name == "today":
        return today
    if name in found:
        return found[name]
    if name == "before_successor":
        return plan.successor.starts_on - _DAY if plan.successor else None
    if plan.pair is not None and name in ("start", "end"):
        return plan.pair.starts_on if name == "start" else plan.pair.ends_on
    return None


def _too_early(rule: DayRule, day: date, plan: Plan, answers: Answers) -> Iterator[str]:
    labels = {one.name: one.label for one in plan.event.days}
    for name in rule.not_before:
        earlier = answers.days.get(name) if name in labels else _known_day(name, plan)
        if earlier is None or day >= earlier:
            continue
        other = f"«{labels[name]}»" if name in labels else _KNOWN[name]
        yield f"«{rule.label}» ({day:%d.%m.%Y}) раньше, чем {other} ({earlier:%d.%m.%Y}): поправьте даты."


_KNOWN = {"start": "начало работы пары", "order": "приказ о закреплении"}


def _known_day(name: str, plan: Plan) -> date | None:
    if plan.pair is None:
        return None
    if name == "start":
        return plan.pair.starts_on
    return plan.pair.order.date if plan.pair.order else None
