"""The words of a pair or a group."""

from __future__ import annotations

import re

from docgen.russian import Forms, decline_post
from docgen.russian.filters import uncapitalised
from registry.snapshot import IssuedReference, Pair
from templates_docx.vocabulary.people import PERSON, full_forms, join_forms
from templates_docx.vocabulary.programmes import PROGRAMME
from templates_docx.vocabulary.word import Request, Word, phrase, read_words, text

_HEALTH = re.compile(r"\s*\(?\bс\s+ОВЗ\b\)?", re.IGNORECASE)
MENTOR_WORK = "mentor_work"
_PAIR_CARD = "карточка пары"


def pair_words(pair: Pair, request: Request) -> dict[str, object]:
    """Every word of a pair, people and programme included."""
    return read_words(PAIR, pair, request)


def _mentees(pair: Pair, request: Request) -> list[dict[str, object]]:
    return [read_words(PERSON, mentee, request) for mentee in pair.mentees]


def _curator(pair: Pair, request: Request) -> dict[str, object] | None:
    return read_words(PERSON, pair.curator, request) if pair.curator else None


def _mentee_word(pair: Pair, _: Request) -> Forms:
    """«наставляемый», «наставляемая», «наставляемые», as there are."""
    if pair.is_group:
        return decline_post("наставляемый", plural=True)
    return decline_post("наставляемая" if pair.mentees[0].gender == "f" else "наставляемый")


def _consent_date(pair: Pair, request: Request) -> object:
    """When the mentor agreed to the work with this very pair, if the consent lives on the paper's date."""
    dates = [
        consent.signed_on
        for consent in request.subject.consents
        if consent.kind == MENTOR_WORK
        and consent.person_id == pair.mentor.id
        and consent.pair_id == pair.id
        and consent.is_live_on(request.subject.on)
    ]
    return max(dates, default=None)


def _reference(issued: IssuedReference | None, request: Request) -> dict[str, object] | None:
    return read_words(REFERENCE, issued, request) if issued else None


def _ordinal(pair: Pair, request: Request) -> int:
    return next(place for place, other in enumerate(request.subject.pairs, start=1) if other.id == pair.id)


def _programme(pair: Pair, request: Request) -> dict[str, object] | None:
    return read_words(PROGRAMME, pair.programme, request) if pair.programme else None


def form_title(title: str) -> str | None:
    """The form without the mark of health: «ОВЗ» is never printed (152-ФЗ, ст. 10; rule V-37)."""
    return text(_HEALTH.sub("", title).strip('«»" '))


REFERENCE: tuple[Word[IssuedReference], ...] = (
    Word("номер", "Номер приказа", "12-ОД", lambda issued, _: text(issued.number)),
    Word("дата", "Дата приказа", "15.09.2026", lambda issued, _: issued.date),
)

PAIR: tuple[Word[Pair], ...] = (
    Word("номер_по_порядку", "Номер пары в документе", "1", _ordinal),
    Word(
        "наставник",
        "Наставник: слова человека",
        "пара.наставник.фио",
        lambda pair, request: read_words(PERSON, pair.mentor, request),
        of=PERSON,
    ),
    Word(
        "наставляемые",
        "Список наставляемых: слова человека у каждого",
        "{% for наставляемый in пара.наставляемые %}",
        _mentees,
        of=PERSON,
    ),
    Word(
        "наставляемый",
        "Первый наставляемый: слова человека",
        "пара.наставляемый.фио",
        lambda pair, request: _mentees(pair, request)[0],
        of=PERSON,
    ),
    Word(
        "слово_наставляемый",
        "«наставляемый», «наставляемая» или «наставляемые»; склоняется",
        "наставляемая",
        _mentee_word,
    ),
    Word(
        "состав",
        "Все наставляемые с должностями, через точку с запятой; склоняется",
        "Сидоров Пётр Ильич, учитель физики",
        lambda pair, _: join_forms([full_forms(mentee) for mentee in pair.mentees], "; "),
    ),
    Word("численность", "Сколько наставляемых", "4", lambda pair, _: len(pair.mentees)),
    Word("группа", "Условие: наставляемых несколько", "нет", lambda pair, _: pair.is_group),
    Word(
        "между_работниками",
        "Условие: работник помогает работнику (ст. 351.8 ТК РФ)",
        "да",
        lambda pair, _: pair.is_between_employees,
    ),
    Word(
        "куратор",
        "Куратор: слова человека",
        "пара.куратор.фио",
        _curator,
        f"куратор ({_PAIR_CARD})",
        of=PERSON,
    ),
    Word(
        "форма",
        "Форма наставничества без кавычек",
        "педагог – педагог",
        lambda pair, _: form_title(pair.form.title),
    ),
    Word(
        "вид",
        "Вид наставничества",
        "традиционное",
        lambda pair, _: text(uncapitalised(pair.kind)),
        f"вид наставничества ({_PAIR_CARD})",
    ),
    Word("начало", "С какого дня", "01.09.2026", lambda pair, _: pair.starts_on),
    Word("окончание", "По какой день", "31.05.2027", lambda pair, _: pair.ends_on),
    Word(
        "запрос",
        "Затруднение или пожелание наставляемого",
        "работа с мотивацией класса",
        lambda pair, _: phrase(pair.request),
    ),
    Word(
        "отделение",
        "Отделение или методическое объединение",
        "МО учителей математики",
        lambda pair, _: text(pair.department),
    ),
    Word(
        "режим",
        "Режим работы: очно, дистанционно, смешанно",
        "очно",
        lambda pair, _: text(uncapitalised(pair.terms.mode)),
        f"режим работы ({_PAIR_CARD})",
    ),
    Word(
        "дистанционно",
        "Условие: работа ведётся и дистанционно",
        "нет",
        lambda pair, _: "дистанц" in pair.terms.mode.lower() or "смешан" in pair.terms.mode.lower(),
    ),
    Word(
        "часы",
        "Часов в месяц",
        "8",
        lambda pair, _: pair.terms.hours_per_month,
        f"объём работы, часов в месяц ({_PAIR_CARD})",
    ),
    Word(
        "сумма",
        "Ежемесячная выплата наставнику: «| сумма» и «| сумма_прописью»",
        "5 000,00",
        lambda pair, _: pair.terms.amount,
        f"размер выплаты наставнику ({_PAIR_CARD})",
    ),
    Word(
        "в_трудовой_функции",
        "Условие: наставничество входит в трудовую функцию",
        "нет",
        lambda pair, _: pair.terms.in_job_function,
    ),
    Word(
        "пункт_трудовой_функции",
        "Пункт договора или инструкции, где это сказано",
        "пункт 2.7 должностной инструкции",
        lambda pair, _: phrase(pair.terms.job_function_clause),
    ),
    Word(
        "дата_согласия",
        "Когда наставник-работник письменно согласился на эту работу",
        "25.08.2026",
        _consent_date,
    ),
    Word(
        "приказ",
        "Приказ о закреплении: приказ.номер и приказ.дата",
        "12-ОД от 01.09.2026",
        lambda pair, request: _reference(pair.order, request),
        of=REFERENCE,
    ),
    Word(
        "программа",
        "Персонализированная программа: слова программы",
        "пара.программа.цель",
        _programme,
        "персонализированная программа пары",
        of=PROGRAMME,
    ),
)
