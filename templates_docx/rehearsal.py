"""People nobody thinks of, for the rehearsal of a form: fictional subjects that a paper must stand.

A case is whom the paper is about and what was typed. Which of them a type is for is known by its own form:
what the form in force cannot be made for is no case of the rehearsal. Everybody here is invented.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from docgen.document_type import DocumentType
from registry.snapshot import (
    Ending,
    Form,
    Organisation,
    Pair,
    Person,
    PersonName,
    Representative,
    Signatory,
    Subject,
    Terms,
)
from templates_docx.invented import DAY, Invented, plan_of, school_of

NUMBER = "12-ОД"
_LONG = (
    "Муниципальное автономное общеобразовательное учреждение «Средняя общеобразовательная школа № 118 "
    "с углублённым изучением отдельных предметов имени дважды Героя Советского Союза «А & Б»»"
)


@dataclass(frozen=True, slots=True)
class Case:
    """A paper to be rehearsed: what is hard about it, about whom, the answers as a person types them."""

    title: str
    subject: Subject
    answers: Mapping[str, str]
    number: str = NUMBER


def gallery(document_type: DocumentType) -> list[Case]:
    """The hard subjects of the kind the type is about, with its sample's answers. Raises ManifestError."""
    made = Invented()
    build = {"person": _people, "pair": _pairs, "pairs": _lists, "organisation": _schools}
    sample = document_type.sample
    chosen, answers = _sample_people(made, sample)
    subjects = build[document_type.manifest.subject](made)
    return [
        Case(title, _completed(made, subject, sample, chosen), answers, str(sample.get("number", NUMBER)))
        for title, subject in subjects
    ]


def _hard_schools() -> Iterator[tuple[str, Organisation]]:
    acting = Signatory(PersonName("Ким", "Олег"), "m", "и.о. директора", acting=True)
    yield "длинное наименование с кавычками и «&»", school_of(full_name=_LONG, short_name="МАОУ «СОШ № 118»")
    yield "исполняющий обязанности без отчества", school_of(director=acting)
    yield "без учредителя, не муниципальная", school_of(founder="", is_municipal=False)


def _hard_people(made: Invented) -> Iterator[tuple[str, Person]]:
    yield "обычный сотрудник", made.person()
    yield "без отчества", made.person("Саидова Лейла")
    yield "двойная фамилия", made.person("Римская-Корсакова Анна Ильинична")
    yield "несклоняемая фамилия", made.person("Седых Пётр Ильич", "m")
    yield "женщина с фамилией на согласный", made.person("Шевчук Дарья Олеговна")
    yield "отчество на «оглы»", made.person("Алиев Рустам Мамед оглы", "m")
    yield "должность с «&» и кавычками", made.person("Ткач Илья Ильич", "m", "методист центра «А & Б»")


def _hard_pupils(made: Invented) -> Iterator[tuple[str, Person]]:
    yield "обучающийся 14 лет", made.pupil()
    yield "младше 14 лет", made.pupil(birth_date=date(2013, 3, 12))
    yield "17 лет", made.pupil(birth_date=date(2008, 9, 16), class_label="11А")
    ward = (Representative(made.guardian, "опекун"),)
    yield "девочка под опекой, без отчества", made.pupil("Шевчук Дарья", "f", representatives=ward)


def _people(made: Invented) -> Iterator[tuple[str, Subject]]:
    partner = ("партнёр другой организации", made.partner())
    for title, one in (*_hard_people(made), *_hard_pupils(made), partner):
        yield title, Subject("person", DAY, school_of(), person=one)
    for title, school in _hard_schools():
        yield f"школа: {title}", Subject("person", DAY, school, person=made.person())


def _hard_pairs(made: Invented) -> Iterator[tuple[str, Pair]]:
    yield "обычная пара", made.pair()
    for title, one in (*_hard_people(made),)[1:]:
        yield f"наставник: {title}", made.pair(mentor=one)
    for title, one in _hard_pupils(made):
        yield f"наставляемый: {title}", made.of_pupil(mentees=(one,))
    group = tuple(one for _, one in (*_hard_people(made),)[:4])
    yield "группа из четырёх", made.pair(mentees=group, kind="групповое", mentor=made.person("Гриценко Олег"))
    partner = Form("employer_pupil", "работодатель – ученик", federal=True)
    yield "наставник из другой организации", made.of_pupil(form=partner, mentor=made.partner(), terms=Terms())
    yield "дистанционно, с копейками", made.pair(terms=Terms(Decimal("1500.50"), 4, "дистанционно"))
    yield "без выплаты", made.pair(terms=Terms())


def _pairs(made: Invented) -> Iterator[tuple[str, Subject]]:
    for title, pair in _hard_pairs(made):
        yield title, made.subject(pair)
    for title, school in _hard_schools():
        yield f"школа: {title}", made.subject(made.pair(), organisation=school)


def _lists(made: Invented) -> Iterator[tuple[str, Subject]]:
    unordered = [(title, replace(pair, order=None, status="draft")) for title, pair in _hard_pairs(made)]
    yield "одна пара", made.subject(unordered[0][1], kind="pairs")
    yield "две пары", made.subject(*(pair for _, pair in unordered[:2]), kind="pairs")
    yield "одна группа", made.subject(*(one for title, one in unordered if "группа" in title), kind="pairs")
    yield "все пары сразу", made.subject(*(pair for _, pair in unordered), kind="pairs")
    ordered = [replace(pair, status="active") for _, pair in _hard_pairs(made)][:4]
    yield "пары, закреплённые приказом", made.subject(*ordered, kind="pairs")
    for title, school in _hard_schools():
        yield f"школа: {title}", made.subject(unordered[0][1], kind="pairs", organisation=school)


def _schools(made: Invented) -> Iterator[tuple[str, Subject]]:
    pairs = [pair for _, pair in _hard_pairs(made)]
    staff = tuple({one.id: one for pair in pairs for one in (pair.mentor, *pair.mentees)}.values())
    told: dict[str, Any] = {
        "staff": tuple(one for one in staff if one.is_employee),
        "plan": plan_of(),
        "kind": "organisation",
    }
    yield "школа с парами", replace(made.subject(*pairs, **told), consents=())
    yield "школа с одной парой", replace(made.subject(pairs[0], **told), consents=())
    for title, school in _hard_schools():
        yield title, replace(made.subject(*pairs[:3], organisation=school, **told), consents=())


def _sample_people(made: Invented, sample: Mapping[str, Any]) -> tuple[tuple[Person, ...], dict[str, str]]:
    """The people the type's sample chooses, and its answers, theirs among them."""
    told: Mapping[str, Sequence[str]] = sample.get("people", {})
    known = {one: _named(made, one) for every in told.values() for one in every}
    named = {name: " ".join(str(known[one].id) for one in every) for name, every in told.items()}
    answers = {name: str(value) for name, value in sample.get("inputs", {}).items()}
    return tuple(known.values()), {**answers, **named}


def _named(made: Invented, told: str) -> Person:
    """«Орлова Татьяна Николаевна; f; заместитель директора», with a kind after it for who is no employee."""
    full, gender, post, *kind = (part.strip() for part in told.split(";"))
    return made.pupil(full, gender) if kind == ["pupil"] else made.person(full, gender, post)


def _completed(
    made: Invented, subject: Subject, sample: Mapping[str, Any], chosen: tuple[Person, ...]
) -> Subject:
    """The subject with the people and the ending the sample tells, on the sample's day when it ends."""
    told = dict(sample.get("ending", {}))
    ending: Ending | None = None
    if told:
        with_successor = told.pop("with_successor", False)
        mentor = made.person("Кузнецова Вера Андреевна", post="учитель информатики")
        begins = told["last_day"] + timedelta(days=1)
        successor = made.pair(mentor=mentor, starts_on=begins) if with_successor else None
        ending = Ending(**told, successor=successor)
    return replace(subject, chosen=chosen, ending=ending, on=sample.get("date", DAY))
