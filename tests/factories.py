"""Fictional facts with defaults that pass: a school, its people, a pair, the subject of a paper.

Each factory takes what the test is about and fills in the rest, complete enough for every paper.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from registry.indicator_facts import Cut, Indicator, Indicators, Measure, SchoolNumbers
from registry.plan_facts import Entry, Plan, PlanItem, PlanStage, Point
from registry.reference.indicators import indicator_rows
from registry.snapshot import (
    Activity,
    Consent,
    Contract,
    Ending,
    EndingReason,
    Form,
    IssuedReference,
    Organisation,
    Pair,
    Person,
    PersonName,
    Programme,
    Representative,
    Signatory,
    Subject,
    Terms,
)

TODAY = date(2026, 9, 15)
FORMS = {
    "teacher_teacher": "педагог – педагог",
    "teacher_pupil": "учитель – ученик",
    "pupil_pupil": "ученик – ученик",
    "employer_pupil": "работодатель – ученик",
}
_ids = count(1)


def make_name(full: str = "Иванова Анна Петровна", **confirmed: str) -> PersonName:
    """«Фамилия Имя Отчество» as a name; the patronymic may be left out."""
    parts = full.split()
    return PersonName(parts[0], parts[1], " ".join(parts[2:]), confirmed)


def make_person(full: str = "Иванова Анна Петровна", gender: str = "f", **facts: Any) -> Person:
    """An employee with a contract, unless ``kind`` says otherwise."""
    identity = next(_ids)
    kind = facts.pop("kind", "staff")
    defaults: dict[str, Any] = {"id": identity, "kind": kind, "name": make_name(full), "gender": gender}
    if kind == "staff":
        contract = Contract(f"{identity}/18", date(2018, 9, 3))
        defaults |= {"position": "учитель математики", "birth_date": date(1985, 4, 12), "contract": contract}
    return Person(**(defaults | facts))


def make_pupil(full: str = "Петров Иван Сергеевич", gender: str = "m", **facts: Any) -> Person:
    """A pupil of fourteen with a mother."""
    mother = make_person("Петрова Ольга Ивановна", "f", kind="parent", birth_date=date(1985, 1, 20))
    defaults: dict[str, Any] = {
        "kind": "pupil",
        "birth_date": date(2012, 3, 12),
        "class_label": "8 «А»",
        "representatives": (Representative(mother, "мать", "свидетельство о рождении I-ЛД № 000001"),),
    }
    return make_person(full, gender, **(defaults | facts))


def make_partner(full: str = "Лебедев Олег Игоревич", gender: str = "m", **facts: Any) -> Person:
    """An engineer of another organisation, employed elsewhere."""
    defaults = {"kind": "partner", "position": "инженер-конструктор", "employer": "АО «Вектор & Ко»"}
    return make_person(full, gender, **(defaults | facts))


def make_organisation(**facts: Any) -> Organisation:
    defaults: dict[str, Any] = {
        "id": 1,
        "full_name": "Муниципальное бюджетное общеобразовательное учреждение "
        "«Средняя общеобразовательная школа № 5»",
        "short_name": "МБОУ «СОШ № 5»",
        "city": "г. Озёрск-на-Каме",
        "director": make_signatory(),
        "founder": "Управление образования администрации города Озёрска-на-Каме",
        "address": "618000, г. Озёрск-на-Каме, ул. Школьная, д. 1",
        "inn": "5900000001",
        "ogrn": "1025900000001",
    }
    return Organisation(**(defaults | facts))


def make_signatory(full: str = "Борисова Елена Тимуровна", gender: str = "f", **facts: Any) -> Signatory:
    defaults: dict[str, Any] = {"name": make_name(full), "gender": gender, "position": "директор"}
    return Signatory(**(defaults | facts))


def make_programme(**facts: Any) -> Programme:
    defaults: dict[str, Any] = {
        "id": next(_ids),
        "request": "трудности в организации групповой работы на уроке",
        "goal": "освоить приёмы организации групповой работы и применять их не реже одного раза в неделю",
        "tasks": ("изучить приёмы групповой работы", "провести и обсудить четыре урока с групповой работой"),
        "expected_result": "проведено не менее четырёх уроков с групповой работой, самооценка +3 балла",
        "meetings": "еженедельно по средам, 14.30–15.15, кабинет 214",
        "activities": (
            make_activity(1, "Анализ затруднений", "Входная анкета и беседа", kind="беседа"),
            make_activity(
                2, "Профессиональное развитие", "Посещение уроков наставника", kind="взаимопосещение"
            ),
            make_activity(
                3, "Профессиональное развитие", "Открытый урок наставляемого", kind="открытый урок"
            ),
        ),
    }
    return Programme(**(defaults | facts))


def make_activity(
    ordinal: int = 1, section: str = "Анализ затруднений", title: str = "Беседа", **facts: Any
) -> Activity:
    defaults: dict[str, Any] = {
        "kind": "беседа",
        "term": "октябрь 2026 г.",
        "responsible": "наставник",
        "planned_result": "лист анализа",
    }
    return Activity(ordinal, section, title, **(defaults | facts))


CURATOR = make_person("Орлова Татьяна Николаевна", "f", position="заместитель директора по УВР")


def make_pair(**facts: Any) -> Pair:
    """A teacher who helps a teacher, paid, with a curator and a programme, not yet in an order."""
    defaults: dict[str, Any] = {
        "id": next(_ids),
        "organisation_id": 1,
        "form": Form("teacher_teacher", FORMS["teacher_teacher"], federal=True),
        "kind": "традиционное",
        "mentor": make_person(),
        "mentees": (make_person("Сидоров Пётр Ильич", "m", position="учитель физики"),),
        "curator": CURATOR,
        "starts_on": date(2026, 9, 15),
        "ends_on": date(2027, 5, 31),
        "status": "draft",
        "request": "трудности в организации групповой работы на уроке",
        "terms": Terms(amount=Decimal("5000.00"), hours_per_month=8),
        "programme": make_programme(),
    }
    return Pair(**(defaults | facts))


def make_pupil_pair(**facts: Any) -> Pair:
    """A teacher who mentors a pupil: the labour code's article 60.2 and not 351.8."""
    defaults: dict[str, Any] = {
        "form": Form("teacher_pupil", FORMS["teacher_pupil"], federal=False),
        "mentees": (make_pupil(),),
        "request": "подготовка исследовательского проекта",
    }
    return make_pair(**(defaults | facts))


def make_group(size: int = 4, **facts: Any) -> Pair:
    """A group: one mentor, ``size`` employees to be helped."""
    names = ("Громова Ирина Юрьевна", "Шевчук Дарья Олеговна", "Ким Алина Сергеевна", "Седых Вера Павловна")
    posts = ("учитель химии", "учитель географии", "педагог-психолог", "учитель начальных классов")
    mentees = tuple(make_person(names[i % 4], "f", position=posts[i % 4]) for i in range(size))
    return make_pair(**({"mentees": mentees, "kind": "групповое"} | facts))


def make_partner_pair(**facts: Any) -> Pair:
    """An engineer from outside who mentors a pupil; nobody is paid."""
    defaults: dict[str, Any] = {
        "form": Form("employer_pupil", FORMS["employer_pupil"], federal=True),
        "mentor": make_partner(),
        "mentees": (make_pupil("Ахмедова Лейла Рустам кызы", "f", class_label="10Б"),),
        "terms": Terms(),
    }
    return make_pair(**(defaults | facts))


def make_ordered_pair(**facts: Any) -> Pair:
    """A pair an order has fixed already."""
    order = IssuedReference(1, "order_pairing", "12-ОД", date(2026, 9, 15))
    return make_pair(**({"order": order, "status": "active"} | facts))


def make_consents(*pairs: Pair, signed_on: date = date(2026, 9, 7)) -> tuple[Consent, ...]:
    """What the law wants for the pairs: everyone's data, every employed mentor's work, every mentee's yes."""
    people = {one.id: one for pair in pairs for one in (pair.mentor, *pair.mentees)}
    data = [Consent(next(_ids), "pd_processing", one, signed_on) for one in people]
    work = [Consent(next(_ids), "mentor_work", pair.mentor.id, signed_on, pair_id=pair.id) for pair in pairs]
    part = [
        Consent(next(_ids), "participation", one.id, signed_on)
        for one in people.values()
        if one.is_minor_on(signed_on)
    ]
    agree = [
        Consent(next(_ids), "being_mentored", mentee.id, signed_on, pair_id=pair.id)
        for pair in pairs
        for mentee in pair.mentees
        if not mentee.is_minor_on(signed_on)
    ]
    return (*data, *work, *part, *agree)


def make_subject(
    *pairs: Pair, person: Person | None = None, on: date = TODAY, organisation: Organisation | None = None
) -> Subject:
    """One person, one pair, or several, with their consents; nothing given is one pair."""
    school = organisation or make_organisation()
    if person is not None:
        return Subject("person", on, school, person=person)
    chosen = pairs or (make_pair(),)
    return Subject(
        "pair" if len(chosen) == 1 else "pairs", on, school, pairs=chosen, consents=make_consents(*chosen)
    )


def make_school_subject(*pairs: Pair, **facts: Any) -> Subject:
    """The subject of a paper about a whole school: its pairs at work, its staff."""
    found = make_subject(*pairs, **facts)
    people = {one.id: one for one in found.people if one.is_employee}
    staff = tuple(people.values())
    indicators = make_indicators(found.on)
    return replace(
        found, kind="organisation", consents=(), staff=staff, plan=make_plan(), indicators=indicators
    )


def make_indicators(on: date = TODAY, **counts: int) -> Indicators:
    """The indicators of a school with 14 pairs; ``counts`` gives other numbers by the names of the table."""
    told = {
        "pairs": 14, "mentees": 19, "mentors": 13, "mentees_10_19": 12, "pupil_mentors_15_19": 2,
        "young_staff": 8, "young_mentees": 6, "employers": 1, "ended_pairs": 11, "finished_pairs": 10,
        "points_due": 3, "points_done": 2, "paid_mentors": 9, "rewarded": 3, "schools": 6,
        "schools_with_acts": 5,
    } | counts  # fmt: skip
    parts = {
        "forms": (Cut("педагог – педагог", 7), Cut("учитель – ученик", 7)),
        "kinds": (Cut("групповое", 2), Cut("традиционное", 12)),
        "mentees_by_kind": (Cut("работники", 7), Cut("обучающиеся", 12)),
        "mentors_by_kind": (Cut("работники", 10), Cut("обучающиеся", 2), Cut("партнёры", 1)),
        "grades": (Cut("7-е классы", 5), Cut("8-е классы", 7)),
    }
    past = ("pairs", "mentees", "mentors", "mentees_10_19", "ended_pairs", "finished_pairs", "paid_mentors")
    before = {name: Decimal(told[name] - 2) for name in past}
    items = tuple(
        Indicator(
            code=row.code, title=row.title, formula=row.formula, source=row.source, short=row.short,
            people=row.people,
            cut_only=row.cut_only,
            unit=row.unit, target=row.target, historical=row.historical, certain=row.certain,
            now=Measure(_count(told, row.part), _count(told, row.whole)),
            before=Measure(before.get(row.part), before.get(row.whole)),
            asks_part=row.asks_part, asks_whole=row.asks_whole, by=row.by, cuts=parts.get(row.cut, ()),
        )
        for row in indicator_rows() if row.level == "school"
    )  # fmt: skip
    schools = (SchoolNumbers("МБОУ «СОШ № 5»", 14, 13, 19), SchoolNumbers("МБОУ «СОШ № 7»", None, 0, None))
    return Indicators(on, on.replace(year=on.year - 1), items, told["pairs"], schools)


def _count(told: dict[str, int], name: str) -> Decimal | None:
    return Decimal(told[name]) if name in told else None


def make_plan(**facts: Any) -> Plan:
    """A road map with two stages, columns of results, an item with a list and one without a term."""
    papers = (Entry("положение о наставничестве;"), Entry("приказ.", (Entry("о закреплении пар"),)))
    items = (
        PlanItem(1, "Разработка документов школы о наставничестве:", 1, "1.1", papers, "Приказ",
                 "до 20 сентября 2026 г.", responsible_words="заместитель директора по учебной работе",
                 points=(Point(1, None, date(2025, 9, 20), "done", date(2025, 9, 18)),)),
        PlanItem(2, "Назначение куратора", 2, "1.2", responsible_words="директор",
                 points=(Point(2, None, date(2025, 10, 1)),)),
    )  # fmt: skip
    last = PlanItem(1, "Подведение итогов на педагогическом совете", 3, "2.1", term_words="май 2027 года")
    stages = (
        PlanStage(
            1, "Подготовка условий", 1, "1", task="создать условия", result="условия созданы", items=items
        ),
        PlanStage(2, "Завершение", 2, "2", items=(last,)),
    )
    defaults: dict[str, Any] = {
        "profile": "az-1128",
        "title": "Дорожная карта наставничества в МБОУ «СОШ № 5» на 2026–2027 учебный год",
        "columns": ("№ п/п", "Мероприятие", "Сроки", "Ответственные"),
        "stages": stages,
        "id": 1,
    }
    return Plan(**(defaults | facts))


def make_ending(
    reason: EndingReason = "finished",
    last_day: date = date(2027, 4, 15),
    *,
    with_successor: bool = False,
    **facts: Any,
) -> Ending:
    """How a pair's work ends; the successor has another mentor from the next day on."""
    mentor = make_person("Кузнецова Вера Андреевна", "f", position="учитель информатики")
    successor = make_pair(mentor=mentor, starts_on=last_day + timedelta(days=1)) if with_successor else None
    return Ending(reason, last_day, successor=successor, **facts)


def make_pairs_subject(*pairs: Pair, **facts: Any) -> Subject:
    """The subject of an order, which speaks of pairs even when there is but one."""
    return replace(make_subject(*pairs, **facts), kind="pairs")
