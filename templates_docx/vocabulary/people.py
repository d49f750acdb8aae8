"""The words of a person: a mentor, a mentee, a curator, a representative, whoever signs for the school."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.russian import (
    CASES,
    Forms,
    PersonForms,
    decline_organisation,
    decline_person,
    decline_post,
)
from docgen.russian.filters import uncapitalised
from docgen.russian.forms import frozen
from registry.snapshot import Contract, Gender, Person, PersonName, PrivateFacts
from templates_docx.vocabulary.word import Request, Word, in_print, read_words, text, typeset_forms

_CLASS = re.compile(r"(\d{1,2})\s*[«\"]?([А-ЯЁа-яё])[»\"]?")

_PERSON_CARD = "карточка человека"


def name_forms(name: PersonName, gender: Gender) -> PersonForms:
    """The full name in six cases as the registry keeps them; only a name kept without forms is declined."""
    return decline_person(name.surname, name.first_name, name.patronymic, gender, name.forms)


def class_label(label: str) -> str | None:
    """«7А» and «7 "А"» as the papers write it: 7 «А»."""
    found = _CLASS.fullmatch(label.strip())
    return f"{found[1]}\N{NO-BREAK SPACE}«{found[2].upper()}»" if found else text(label)


def post_forms(person: Person) -> Forms | None:
    """What a person is, as it stands after the name: a post, «обучающийся 7 «А» класса», a post elsewhere."""
    if person.kind == "pupil":
        return _pupil_forms(person)
    if person.kind == "parent" and not person.position:
        return decline_post("родитель")
    if not person.position.strip():
        return None
    post = typeset_forms(decline_post(uncapitalised(person.position.strip())))
    return _with_employer(post, person.employer) if person.kind != "staff" else post


def full_forms(person: Person) -> Forms:
    """«Иванова Анна Петровна, учитель математики»: the name with what the person is, declined together."""
    name, post = name_forms(person.name, person.gender), post_forms(person)
    return join_forms([name, post], ", ") if post else name


def join_forms(parts: Sequence[Forms], mark: str) -> Forms:
    """Several phrases as one, each in the case asked for."""
    joined: dict[str, str] = {case: mark.join(part.case(case) for part in parts) for case in CASES}
    return frozen("", gender=parts[0].gender).replace_confirmed(joined)


def _pupil_forms(person: Person) -> Forms:
    word = "обучающаяся" if person.gender == "f" else "обучающийся"
    label = class_label(person.class_label)
    forms = decline_post(word)
    return _with_tail(forms, f" {label} класса") if label else forms


def _with_employer(post: Forms, employer: str) -> Forms:
    """«инженер АО «Вектор»»: the employer stands in the genitive whatever the case of the post."""
    tail = f" {in_print(decline_organisation(employer).genitive)}"
    return _with_tail(post, tail) if employer.strip() else post


def _with_tail(forms: Forms, tail: str) -> Forms:
    return forms.replace_confirmed({case: forms.case(case) + tail for case in CASES})


def _identity(paper: str) -> str:
    """The document with its kind first: a list of people often keeps a passport as bare figures."""
    paper = re.sub(r"^св-во\b", "свидетельство", paper.strip())
    return f"паспорт {paper}" if paper[:1].isdigit() else paper


def _private(person: Person) -> PrivateFacts:
    return person.private or PrivateFacts()


CONTRACT: tuple[Word[Contract], ...] = (
    Word(
        "номер",
        "Номер трудового договора",
        "45/18",
        lambda contract, _: text(contract.number),
        f"номер трудового договора ({_PERSON_CARD})",
    ),
    Word("дата", "Дата трудового договора", "03.09.2018", lambda contract, _: contract.signed_on),
)


def _contract(person: Person, request: Request) -> dict[str, object] | None:
    return read_words(CONTRACT, person.contract, request) if person.contract else None


PERSON: tuple[Word[Person], ...] = (
    Word(
        "фио",
        "Фамилия, имя, отчество; склоняется; для подписи – «| подпись», коротко – «| инициалы»",
        "Иванова Анна Петровна",
        lambda person, _: name_forms(person.name, person.gender),
    ),
    Word(
        "должность",
        "Должность работника, «обучающийся … класса» или должность и место работы партнёра; склоняется",
        "учитель математики",
        lambda person, _: post_forms(person),
        f"должность ({_PERSON_CARD})",
    ),
    Word(
        "фио_должность",
        "Фамилия, имя, отчество и должность через запятую; склоняются вместе",
        "Иванова Анна Петровна, учитель математики",
        lambda person, _: full_forms(person),
    ),
    Word(
        "имя_отчество",
        "Имя и отчество, как в обращении",
        "Анна Петровна",
        lambda person, _: text(f"{person.name.first_name} {person.name.patronymic}"),
    ),
    Word("класс", "Класс обучающегося", "7 «А»", lambda person, _: class_label(person.class_label)),
    Word(
        "место_работы",
        "Организация, где работает партнёр",
        "АО «Вектор»",
        lambda person, _: text(person.employer),
    ),
    Word(
        "отделение",
        "Отделение или методическое объединение",
        "МО учителей математики",
        lambda person, _: text(person.department),
    ),
    Word(
        "дата_рождения",
        "Дата рождения",
        "12.03.2012",
        lambda person, _: person.birth_date,
        f"дата рождения ({_PERSON_CARD})",
    ),
    Word(
        "возраст",
        "Полных лет на дату документа",
        "14",
        lambda person, request: person.age_on(request.subject.on),
    ),
    Word("стаж", "Стаж работы, полных лет", "12", lambda person, _: person.experience_years),
    Word("категория", "Квалификационная категория", "высшая", lambda person, _: text(person.category)),
    Word("почта", "Адрес электронной почты", "ivanova@example.ru", lambda person, _: text(person.email)),
    Word("работник", "Условие: работник организации", "да", lambda person, _: person.is_employee),
    Word("обучающийся", "Условие: обучающийся", "нет", lambda person, _: person.kind == "pupil"),
    Word(
        "внешний",
        "Условие: партнёр или родитель, не работник и не обучающийся",
        "нет",
        lambda person, _: person.kind in {"partner", "parent"},
    ),
    Word(
        "несовершеннолетний",
        "Условие: на дату документа нет 18 лет",
        "нет",
        lambda person, request: person.is_minor_on(request.subject.on),
    ),
    Word(
        "договор",
        "Трудовой договор: договор.номер и договор.дата",
        "45 от 01.09.2018",
        _contract,
        f"номер и дата трудового договора ({_PERSON_CARD})",
        of=CONTRACT,
    ),
    Word(
        "паспорт",
        "Документ, удостоверяющий личность; только в формах, которым открыты закрытые сведения",
        "паспорт 69 04 000001, выдан 01.02.2010 …",
        lambda person, _: text(_identity(_private(person).passport)),
    ),
    Word(
        "адрес",
        "Адрес; только в формах, которым открыты закрытые сведения",
        "г. Томск, ул. Садовая, д. 1, кв. 2",
        lambda person, _: text(_private(person).address),
    ),
    Word(
        "телефон",
        "Телефон; только в формах, которым открыты закрытые сведения",
        "+7 900 000-00-01",
        lambda person, _: text(_private(person).phone),
    ),
)
