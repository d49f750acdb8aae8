"""Every rule a manifest names can find something in a subject of its kind: none stands there idly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import factories
import pytest

import templates_docx
from docgen.catalog import Catalog
from registry import rules
from registry.law_facts import Law, RelatedPaper
from registry.plan_checks import SCHOOL_HEADS
from registry.plan_facts import Approval, Plan, PlanItem, PlanStage, Responsible, Term
from registry.rules import Paper
from registry.snapshot import Consent, Contract, Ending, IssuedReference, Pair, Person, Subject, Terms

GONE = date(2026, 9, 1)
EMPTY = Paper("any", GONE, lines=("Ничего из того, что нужно.",))
"""A paper that says nothing a rule looks for."""
WRONG = Paper(
    "any",
    GONE,
    {
        "положение": "приказом от 02.09.2026 № 1 взамен приказа от 02.09.2020 № 2",
        "анкеты_закрыты": date(2026, 9, 2),
        "обучающихся_10_19": 0,
    },
    lines=(
        "Иванова и Петров (ОВЗ). Наставник обязан вести журнал. Объявить выговор. 5 руб. (шесть рублей).",
        "Приложение № 1",
        "Наставляемый: Сидоров Пётр Ильич.",
    ),
    in_words=lambda amount: "пять рублей 00 копеек",
)
"""A paper that says what rules of wording look for."""
TYPES = Catalog.load(Path(templates_docx.__file__).parent)
NAMED = [(one.id, rule) for one in TYPES.values() for rule in one.manifest.rules]


def broken_people() -> Iterator[Person]:
    yield factories.make_person(dismissed_on=GONE)
    yield factories.make_pupil(representatives=())
    yield factories.make_pupil(birth_date=None)


def broken_pairs() -> Iterator[Pair]:
    pair = factories.make_pair()
    yield replace(pair, curator=None)
    yield replace(pair, mentor=replace(pair.mentor, dismissed_on=GONE, contract=None))
    yield replace(pair, mentees=(pair.mentor,))
    yield replace(pair, ends_on=GONE, terms=Terms(mode=""), programme=None)
    yield factories.make_ordered_pair()
    yield replace(pair, status="active")
    yield factories.make_pupil_pair()
    yield poorly_planned()
    yield factories.make_pupil_pair(mentees=(factories.make_pupil(birth_date=date(2020, 1, 1)),))
    outside = factories.make_partner_pair()
    yield outside
    yield replace(outside, mentor=replace(outside.mentor, contract=Contract("1", GONE)))


def poorly_planned() -> Pair:
    """A programme without a measure, of another year, too long, long after the order."""
    rows = (factories.make_activity(term="март 2020 г."), factories.make_activity(2, term="апрель 2020 г."))
    programme = factories.make_programme(expected_result="всё станет лучше", activities=rows)
    order = IssuedReference(1, "any", "1", date(2020, 9, 1))
    return factories.make_pair(programme=programme, order=order, ends_on=date(2028, 5, 31))


def hasty_plan() -> Plan:
    """A road map whose terms lie before its approval and outside its year, with nobody to answer."""
    early = Term("date", "март 2020 г.", date(2020, 3, 1), date(2020, 3, 31))
    late = Term("date", "март 2030 г.", date(2030, 3, 1), date(2030, 3, 31))
    report = "Мониторинг и итоговый отчёт муниципалитета"
    items = (
        PlanItem(1, "Разработка положения", terms=(early,)),
        PlanItem(2, "Подведение итогов", terms=(late,)),
        PlanItem(3, report),
    )
    return factories.make_plan(
        profile="municipal",
        starts_on=date(2026, 9, 1),
        ends_on=date(2027, 8, 31),
        approval=Approval(number="1", dated=GONE),
        stages=(PlanStage(1, "Итоги", items=items),),
    )


def plan_above() -> Plan:
    """A municipality's road map that asks its schools for something their own does not say."""
    heads = Responsible("руководители ОУ", SCHOOL_HEADS)
    asked = PlanItem(1, "Открытие школьных музеев", 7, responsible=(heads,))
    return factories.make_plan(profile="municipal", stages=(PlanStage(1, items=(asked,)),))


HASTY = (
    Ending("cancellation", GONE, GONE, date(2026, 9, 4), stops_pay=False, closes_programme=False),
    Ending("refusal", GONE, GONE, date(2026, 9, 4), stops_pay=False, closes_programme=False),
)
"""Work that ends too early, with nothing stopped."""


def broken(kind: str) -> Iterator[Subject]:
    if kind == "person":
        for person in broken_people():
            yield factories.make_subject(person=person)
            told = RelatedPaper(1, "any", "1", GONE, (person.id,))
            yield replace(factories.make_subject(person=person), law=Law(papers=(told,)))
        return
    paper = IssuedReference(1, "any", "1", GONE)
    for pair in broken_pairs():
        whole = replace(factories.make_pairs_subject(pair), kind=kind)
        yield replace(whole, papers=(paper,), indicators=factories.make_indicators(date(2026, 8, 1)))
        yield replace(whole, consents=())
        yield replace(whole, plan=hasty_plan(), plan_above=plan_above())
        yield from (replace(whole, ending=ending) for ending in HASTY)
        signed_by_nobody = [Consent(1, "pd_processing", one.id, GONE) for one in whole.people]
        yield replace(whole, consents=tuple(signed_by_nobody))
        yield replace(whole, consents=tuple(replace(one, signer_id=999_999) for one in signed_by_nobody))
        yield replace(whole, consents=tuple(replace(one, withdrawn_on=GONE) for one in signed_by_nobody))


@pytest.mark.parametrize(("type_id", "rule"), NAMED)
def test_a_rule_of_a_manifest_can_fire(type_id: str, rule: str) -> None:
    kind = TYPES[type_id].manifest.subject

    assert any(
        rules.RULES[rule].findings(subject, paper) for subject in broken(kind) for paper in (EMPTY, WRONG)
    )
