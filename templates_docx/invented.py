"""Invented people, pairs and a school, complete enough for every paper, the same every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from registry.plan_facts import Plan, PlanItem, PlanStage
from registry.snapshot import (
    Activity,
    Consent,
    Contract,
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

DAY = date(2026, 9, 15)
_SIGNED = date(2026, 9, 7)


class Invented:
    """Makes people and pairs under numbers of one gallery, the same every time."""

    def __init__(self) -> None:
        self._ids = count(1)
        self.curator = self.person("Орлова Татьяна Николаевна", post="заместитель директора по УВР")
        self.mother = self.person("Петрова Ольга Ивановна", kind="parent")
        self.guardian = self.person("Гриценко Олег Иванович", "m", kind="parent")

    def person(
        self,
        full: str = "Иванова Анна Петровна",
        gender: str = "f",
        post: str = "учитель математики",
        kind: str = "staff",
        **facts: Any,
    ) -> Person:
        one = next(self._ids)
        surname, first, *patronymic = full.split()
        told: dict[str, Any] = {"birth_date": date(1985, 4, 12)}
        if kind == "staff":
            told |= {"position": post, "contract": Contract(f"{one}/18", date(2018, 9, 3))}
        name = PersonName(surname, first, " ".join(patronymic))
        told |= {"id": one, "kind": kind, "name": name, "gender": gender} | facts
        return Person(**told)

    def pupil(self, full: str = "Петров Иван Сергеевич", gender: str = "m", **facts: Any) -> Person:
        told: dict[str, Any] = {
            "birth_date": date(2012, 3, 12),
            "class_label": "8 «А»",
            "representatives": (
                Representative(self.mother, "мать", "свидетельство о рождении I-ЛД № 000001"),
            ),
        }
        return self.person(full, gender, kind="pupil", **(told | facts))

    def partner(self) -> Person:
        told = {"position": "инженер-конструктор", "employer": "АО «Вектор & Ко»"}
        return self.person("Лебедев Олег Игоревич", "m", kind="partner", **told)

    def pair(self, **facts: Any) -> Pair:
        mentee = self.person("Сидоров Пётр Ильич", "m", "учитель физики")
        told: dict[str, Any] = {
            "id": next(self._ids),
            "organisation_id": 1,
            "form": Form("teacher_teacher", "педагог – педагог", federal=True),
            "kind": "традиционное",
            "mentor": self.person(),
            "mentees": (mentee,),
            "curator": self.curator,
            "starts_on": DAY,
            "ends_on": date(2027, 5, 31),
            "status": "active",
            "request": "трудности в организации групповой работы на уроке",
            "terms": Terms(Decimal("5000.00"), 8),
            "programme": programme_of(next(self._ids)),
            "order": IssuedReference(1, "order_pairing", "11-ОД", date(2026, 9, 14)),
        }
        return Pair(**(told | facts))

    def of_pupil(self, **facts: Any) -> Pair:
        form = Form("teacher_pupil", "учитель – ученик", federal=False)
        return self.pair(**({"form": form, "mentees": (self.pupil(),)} | facts))

    def consents(self, pairs: Iterable[Pair]) -> tuple[Consent, ...]:
        """What the law wants for the pairs, given."""
        return tuple(
            Consent(next(self._ids), kind, person.id, _SIGNED, pair_id=pair_id)
            for pair in pairs
            for kind, person, pair_id in _asked(pair)
        )

    def subject(self, *pairs: Pair, kind: str = "", **facts: Any) -> Subject:
        told: Any = kind or ("pair" if len(pairs) == 1 else "pairs")
        school = facts.pop("organisation", None) or school_of()
        return Subject(told, DAY, school, pairs=pairs, consents=self.consents(pairs), **facts)


def _asked(pair: Pair) -> Iterator[tuple[str, Person, int | None]]:
    yield from (("pd_processing", one, None) for one in (pair.mentor, *pair.mentees))
    yield "mentor_work", pair.mentor, pair.id
    for one in pair.mentees:
        yield ("participation", one, None) if one.is_minor_on(DAY) else ("being_mentored", one, pair.id)


def school_of(**facts: Any) -> Organisation:
    """An invented school; ``facts`` say what is hard about it."""
    told: dict[str, Any] = {
        "id": 1,
        "full_name": "Муниципальное бюджетное общеобразовательное учреждение "
        "«Средняя общеобразовательная школа № 5»",
        "short_name": "МБОУ «СОШ № 5»",
        "city": "г. Озёрск-на-Каме",
        "director": Signatory(PersonName("Борисова", "Елена", "Тимуровна"), "f", "директор"),
        "founder": "Управление образования администрации города Озёрска-на-Каме",
        "address": "618000, г. Озёрск-на-Каме, ул. Школьная, д. 1",
        "inn": "5900000001",
        "ogrn": "1025900000001",
    }
    return Organisation(**(told | facts))


def plan_of() -> Plan:
    first = PlanItem(1, "Разработка документов школы о наставничестве", 1, "1.1", (), "Приказ",
                     "до 20 сентября 2026 г.", responsible_words="заместитель директора")  # fmt: skip
    last = PlanItem(1, "Подведение итогов", 2, "2.1", term_words="май 2027 года")
    stages = (
        PlanStage(1, "Подготовка условий", 1, "1", items=(first,)),
        PlanStage(2, "Завершение", 2, "2", items=(last,)),
    )
    columns = ("№ п/п", "Мероприятие", "Сроки", "Ответственные")
    title = "Дорожная карта наставничества на 2026–2027 учебный год"
    return Plan(profile="az-1128", title=title, columns=columns, stages=stages, id=1)


def programme_of(one: int) -> Programme:
    steps = ("Входная анкета и беседа", "Посещение уроков наставника", "Открытый урок наставляемого")
    return Programme(
        id=one,
        request="трудности в организации групповой работы на уроке",
        goal="освоить приёмы организации групповой работы",
        tasks=("изучить приёмы групповой работы", "провести и обсудить четыре урока"),
        expected_result="проведено не менее четырёх уроков с групповой работой",
        meetings="еженедельно по средам, 14.30–15.15, кабинет 214",
        activities=tuple(
            Activity(number, "Развитие", step, kind="беседа", term="октябрь 2026 г.",
                     responsible="наставник", planned_result="лист анализа")
            for number, step in enumerate(steps, 1)
        ),
    )  # fmt: skip
