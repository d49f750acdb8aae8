"""What is wrong with a road map that was read: its mark of approval, its names, its terms, with places.

The checks of ``registry/plan_checks.py`` and what only the paper itself can tell. It mends nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry import plan_checks
from registry.plan_checks import Breach
from registry.plan_facts import NewPlan
from registry.roadmaps.assemble import Assembled
from registry.roadmaps.remarks import Remark, Severity

_MENTEES = re.compile(
    r"(?:баз|банк|реестр)\w*.{0,60}наставляем|наставляем\w*.{0,80}(?:баз|банк|реестр)", re.IGNORECASE
)
_INITIALS = re.compile(r"\b[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+|\b[А-ЯЁ][а-яё]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.")
_SCHOOL = re.compile(
    r"\b((?:М|Г|К|Ч|Ф|О)?(?:А|Б|К)?О(?:У|О)(?:\s+ДО)?|МБУ|МАУ|ГБУ)\s+(«[^»]+»|[А-ЯЁ]{2,}\s*№\s*\d+|(?:лицей|гимназия|школа)(?:\s+№\s*\d+)?)"
)
_SIGNS = re.compile(r"[^а-яёa-z0-9]")
_MARK = "гриф утверждения"
_RULES: tuple[tuple[str, Severity], ...] = (
    ("V-08", "warn"), ("V-09", "warn"), ("V-10", "block"), ("V-10-BEFORE", "warn"), ("V-56", "warn"),
)  # fmt: skip


def find(assembled: Assembled) -> tuple[Remark, ...]:
    """Everything, the graver first; remarks about the same thing in the same place are told once."""
    plan = assembled.plan
    found = [*_approval(plan), *_names(plan), *_period(plan), *_too_early(assembled), *_unknown(assembled)]
    for rule, severity in _RULES:
        found += (_of_breach(assembled, breach, rule, severity) for breach in _breaches(rule, plan))
    found += assembled.remarks
    order = {"block": 0, "warn": 1, "info": 2}
    return tuple(sorted(dict.fromkeys(found), key=lambda one: order[one.severity]))


def _breaches(rule: str, plan: NewPlan) -> Iterator[Breach]:
    return {
        "V-08": plan_checks.retroactive,
        "V-09": plan_checks.unanswered,
        "V-10": plan_checks.after_period,
        "V-10-BEFORE": plan_checks.before_period,
        "V-56": plan_checks.report_is_timed,
    }[rule](plan)


def _of_breach(assembled: Assembled, breach: Breach, rule: str, severity: Severity) -> Remark:
    place = assembled.places.get((breach.stage, breach.item), "")
    return Remark(rule, severity, breach.message, place, rule)


def _approval(plan: NewPlan) -> Iterator[Remark]:
    """ГОСТ Р 7.0.97: «УТВЕРЖДАЮ» is signed by a head, «УТВЕРЖДЕНО» names an act, and they are never mixed."""
    approval, text = plan.approval, " ".join(plan.approval.words)
    if not approval.words:
        yield Remark(
            "APPROVAL-MISSING",
            "warn",
            "У карты нет грифа утверждения. Утвердите её приказом и укажите его номер и дату.",
            _MARK,
            "V-01",
        )
        return
    if approval.kind == "act" and _INITIALS.search(text) and approval.number:
        yield Remark(
            "APPROVAL-MIXED",
            "warn",
            f"В грифе смешаны два вида: «{text}». Либо «УТВЕРЖДАЮ» с подписью руководителя, либо «УТВЕРЖДЕНО "
            "приказом … от … № …» без его имени.",
            _MARK,
        )
    if approval.dated is None:
        yield Remark(
            "APPROVAL-NO-DAY",
            "warn",
            f"В грифе утверждения нет полной даты: «{text}». Укажите день, месяц и год.",
            _MARK,
            "V-01",
        )
    if not approval.number:
        yield Remark(
            "APPROVAL-NO-NUMBER",
            "warn",
            "В грифе утверждения нет номера приказа. Утвердите карту приказом и укажите его номер.",
            _MARK,
            "V-01",
        )
    yield from _attachment(text) if approval.kind == "attachment" else ()


def _attachment(text: str) -> Iterator[Remark]:
    """«Приложение № 2 к приказу … от 27.10.2022 № 2331»: the sign, and the date before the number."""
    bare = re.match(r"приложение\s+(\d+)", text, re.IGNORECASE)
    if bare:
        yield Remark(
            "ATTACHMENT-NO-SIGN",
            "info",
            f"У приложения нет знака номера: «{bare[0]}». Пишется «Приложение № {bare[1]}».",
            _MARK,
        )
    if re.search(r"приказу?\s+№\s*\S+\s+от\s", text, re.IGNORECASE):
        yield Remark(
            "ATTACHMENT-ORDER",
            "info",
            "В реквизитах приказа номер стоит раньше даты. Пишется «к приказу … от (дата) № (номер)».",
            _MARK,
        )


def _names(plan: NewPlan) -> Iterator[Remark]:
    """One organisation is written in one way; a shortened name that begins a longer one is the same."""
    text = " ".join((*plan.heading, *plan.approval.words, plan.title, *plan.preamble))
    found = {_SIGNS.sub("", match[0].casefold()): match[0] for match in _SCHOOL.finditer(text)}
    alone = [key for key in found if not any(other != key and other.startswith(key) for other in found)]
    if len(alone) > 1:
        spellings = ", ".join(f"{found[key]}" for key in alone)
        yield Remark(
            "ORGANISATION-SPELLINGS",
            "warn",
            f"Название организации написано по-разному: {spellings}. Оставьте одно, как в уставе.",
            "название",
        )


def _period(plan: NewPlan) -> Iterator[Remark]:
    if plan.starts_on is None:
        yield Remark(
            "NO-PERIOD",
            "warn",
            "В названии карты нет периода. Укажите годы, на которые она составлена: без них сроки не "
            "посчитать.",
            "название",
        )


def _too_early(assembled: Assembled) -> Iterator[Remark]:
    """The list of mentees given to a mentor alone: before pairs there is no mentor to keep it."""
    for stage in assembled.plan.stages:
        for item in stage.items:
            only_mentors = bool(item.responsible) and all(one.role == "mentor" for one in item.responsible)
            if only_mentors and _MENTEES.search(f"{stage.title} {item.title}"):
                yield Remark(
                    "ROLE-TOO-EARLY",
                    "warn",
                    "База наставляемых поручена наставнику, а пары ещё не созданы. Поручите её куратору.",
                    assembled.places.get((stage.ordinal, item.ordinal), ""),
                )


def _unknown(assembled: Assembled) -> Iterator[Remark]:
    for stage in assembled.plan.stages:
        for item in stage.items:
            words = "; ".join(term.words for term in item.terms if term.kind == "unknown")
            if words:
                yield Remark(
                    "UNKNOWN-TERM",
                    "warn",
                    f"Срок не понят: «{words}». Он сохранён как есть; напомнить о нём программа не сможет.",
                    assembled.places.get((stage.ordinal, item.ordinal), ""),
                )
