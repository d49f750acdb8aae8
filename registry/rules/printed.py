"""What a paper may not print, and how it leaves the house (V-37, V-44, V-45, V-50)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.act_citations import plain
from registry.rules.finding import Breach, Paper, Remedy, Rule
from registry.snapshot import Subject

_HEALTH = re.compile(
    r"\bОВЗ\b|ограниченн\w+ возможност\w+ здоровья|\bинвалид\w*|\bПМПК\b|\bдиагноз\w*"
    r"|адаптированн\w+ образовательн",
    re.I,
)
_SANCTION = re.compile(
    r"выговор|дисциплинарн\w+ (?:взыскани|ответственност)|объявить замечание|наложить взыскание|\bштраф"
    r"|депремир"
    r"|лиш(?:ить|ение|ается|ён)\w* (?:\w+ ){0,3}(?:преми|выплат|надбав|доплат)"
    r"|(?:сниз|уменьш)\w+ (?:\w+ ){0,3}(?:оклад|заработн|оплат|выплат|преми)",
    re.I,
)
_DENIED = re.compile(
    r"\bне (?:влеч|примен|явля|ухудша|допуска|может|могут|подлеж)|\bбез\b|запрещ|недопустим", re.I
)
_DUTY = re.compile(
    r"наставник\w*[^.;]{0,80}\b(?:обязан\w*|вед[её]т|вести|заполня\w+|представля\w+|сда[её]т)[^.;]{0,60}"
    r"\b(?:журнал|дневник|отч[её]т|лист\w* наблюден)",
    re.I,
)


def health_is_not_printed(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """A paper that names people says nothing of their health (152-ФЗ, ст. 10)."""
    names = {one.name.surname for one in subject.people}
    text = plain("\n".join(paper.lines or ()))
    if not any(name in text for name in names):
        return
    for word in sorted({match[0] for match in _HEALTH.finditer(text)}):
        yield (
            f"В документе с именами напечатано «{word}»: сведения о здоровье в нём недопустимы. Уберите.",
            None,
        )


def public_paper_names_nobody(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """What goes to the site goes without names (152-ФЗ, ст. 10.1)."""
    text = plain("\n".join(paper.lines or ()))
    people = {one.id: one for pair in subject.pairs for one in (pair.mentor, *pair.mentees)}
    people |= {one.id: one for one in subject.people}
    for person in people.values():
        if person.name.full in text or f"{person.name.surname} {person.name.first_name}" in text:
            yield (
                f"В материалах для сайта назван участник: {person.name.full}. Публикуйте обезличенные.",
                Remedy("person", person_id=person.id),
            )


def electronic_paper_is_a_draft(_: Subject, paper: Paper) -> Iterator[Breach]:
    """By КЭДО only PDF/A-1A with a description and both signatures will do; on paper, two copies (578н)."""
    if "электрон" in paper.answer("способ_оформления").lower():
        yield (
            "Для КЭДО нужны PDF/A-1A, XML-описание и подписи обеих сторон: этот файл – только проект. "
            "Подпишите его в системе КЭДО или выберите бумажное оформление.",
            Remedy("input", field="способ_оформления"),
        )
    elif paper.copies < 2:
        yield "Документ составляется в двух экземплярах, по одному каждой стороне.", None


def refusal_is_not_punished(_: Subject, paper: Paper) -> Iterator[Breach]:
    """Whoever refuses the work is neither punished nor paid less (ТК РФ, ст. 351.8)."""
    for line in paper.lines or ():
        for sentence in re.split(r"(?<=[.;])\s", plain(line)):
            found = _SANCTION.search(sentence)
            if found and not _DENIED.search(sentence):
                yield (
                    f"За отказ от наставничества наказывать нельзя, а в тексте: «{found[0]}». Уберите.",
                    None,
                )


def records_are_not_a_duty(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """A teacher keeps records of mentoring only where the addendum says so (273-ФЗ, ст. 47 ч. 6.1)."""
    agreed = {one for paper in subject.law.of_type("labour_addendum") for one in paper.pair_ids}
    if subject.pairs and all(pair.id in agreed or not pair.mentor.is_employee for pair in subject.pairs):
        return
    found = _DUTY.search(plain("\n".join(paper.lines or ())))
    if found:
        yield (
            f"Записи наставника названы обязанностью: «{found[0]}». Без условия в соглашении "
            "их ведёт куратор.",
            None,
        )


RULES: tuple[Rule, ...] = (
    Rule(
        "V-37",
        "block",
        "152-ФЗ, ст. 10",
        "В документе с именами не напечатаны сведения о здоровье («ОВЗ», диагноз).",
        health_is_not_printed,
        certain=False,
        acts=("fz-152:10",),
        reads="text",
    ),
    Rule(
        "V-37-SITE",
        "block",
        "152-ФЗ, ст. 10.1",
        "Материалы для сайта обезличены.",
        public_paper_names_nobody,
        acts=("fz-152:10.1",),
        reads="text",
    ),
    Rule(
        "V-44",
        "block",
        "приказ Минтруда № 578н; ТК РФ, ст. 22.3, 67",
        "Электронный документ – только проект для системы КЭДО; бумажный – в двух экземплярах.",
        electronic_paper_is_a_draft,
        certain=False,
        acts=("mt-578", "tk:22.3", "tk:67"),
        reads="paper",
    ),
    Rule(
        "V-45",
        "block",
        "ТК РФ, ст. 351.8; Роструд, 2143-ТЗ",
        "За отказ от наставничества нет ни взыскания, ни уменьшения оплаты.",
        refusal_is_not_punished,
        certain=False,
        acts=("tk:351.8", "rostrud-2143"),
        reads="text",
    ),
    Rule(
        "V-50",
        "warn",
        "273-ФЗ, ст. 47 ч. 6.1; приказ № 779",
        "Журнал и отчёт не названы обязанностью наставника без условия в соглашении.",
        records_are_not_a_duty,
        acts=("fz-273:47", "mp-779", "fz-328"),
        reads="text",
        looks_at=("labour_addendum",),
    ),
)
