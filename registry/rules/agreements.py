"""Pay and agreements: the point of the regulation, the union's opinion, the partner's details.

Requirements V-11…V-13, V-46.

Answers are known by their names: «основание_выплаты», «партнёр_инн», «действует_по».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from registry.act_citations import plain
from registry.rules.finding import Breach, Paper, Remedy, Rule
from registry.rules.local_acts import opinion_is_heard
from registry.snapshot import Subject

PERSONNEL = "personnel"

_POINT = re.compile(r"\b(?:пункт\w*|п\.|подпункт\w*|раздел\w*|критери\w+|приложени\w+) ?(?:№ ?)?\d", re.I)
_REGULATION = re.compile(r"положени", re.I)
_GROUND_OF_PERSONNEL = ("основани", "протокол", "положени", "соглашени")
_SUM = re.compile(r"(\d[\d ]*(?:,\d{2})?) ?(?:руб\.|рублей|рубля|рубль|р\.) ?\(([^)]*)\)")
_GROUNDS = ("пункт_положения", "основание_выплаты")
"""How forms call the question of the regulation on pay."""

_PARTNER = {
    "инн": "ИНН партнёра",
    "огрн": "ОГРН партнёра",
    "полномочи": "чем подтверждены полномочия партнёра",
}


def pay_rests_on_a_point(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """The order names a point of the regulation on pay, and the regulation is in force (ТК РФ, ст. 135)."""
    asked = next((one for one in _GROUNDS if one in paper.inputs), _GROUNDS[0])
    ground = plain(paper.answer(asked))
    if not (_POINT.search(ground) and _REGULATION.search(ground)):
        yield (
            "Не указан пункт положения об оплате труда, по которому платят наставнику: например, «пункт 4.5 "
            "Положения об оплате труда».",
            Remedy("input", field=asked),
        )
    for act in subject.law.own_acts:
        if act.level == "own" and "оплат" in act.title.lower() and not act.in_force_on(paper.dated):
            message = f"Положение об оплате труда на {paper.dated:%d.%m.%Y} не действует: {act.brief}."
            yield message, Remedy("act", act_id=act.id)


def union_is_heard(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """The union's opinion on pay; a collective agreement is notified to the labour authority."""
    yield from opinion_is_heard(subject, paper)
    for name in paper.inputs:
        if "регистраци" in name and not paper.answer(name):
            yield (
                "Не указана уведомительная регистрация: её проходят коллективный договор и изменения к нему.",
                Remedy("input", field=name),
            )


def agreement_is_whole(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """Both sides' numbers, the partner's authority, a term that covers the pairs (ГК РФ)."""
    for stem, what in _PARTNER.items():
        asked = [name for name in paper.inputs if stem in name]
        if not any(paper.answer(name) for name in asked):
            yield f"Не указано: {what}.", Remedy("input", field=asked[0]) if asked else None
    if not subject.organisation.inn or not subject.organisation.ogrn:
        yield "В сведениях о школе не указаны ИНН и ОГРН: впишите их в настройках.", None
    last = paper.inputs.get("действует_по")
    for pair in subject.pairs:
        outside = pair.mentor.kind == "partner" or subject.kind != "organisation"
        if isinstance(last, date) and outside and last < pair.ends_on:
            yield (
                f"Соглашение действует по {last:%d.%m.%Y}, а пара – по "
                f"{pair.ends_on:%d.%m.%Y}: {pair.mentor.name.full}.",
                Remedy("input", field="действует_по"),
            )


def personnel_order_stands_alone(_: Subject, paper: Paper) -> Iterator[Breach]:
    """Pay and awards go by orders on personnel, numbered apart, each with its ground (ст. 434)."""
    if paper.series != PERSONNEL:
        yield (
            "Приказ о выплате или поощрении регистрируется в журнале по личному составу, отдельно от ОД.",
            None,
        )
    asked = [name for name in paper.inputs if any(stem in name for stem in _GROUND_OF_PERSONNEL)]
    if asked and not any(paper.answer(name) for name in asked):
        yield (
            "Не указано основание приказа: протокол комиссии или положение.",
            Remedy("input", field=asked[0]),
        )


def sums_agree(_: Subject, paper: Paper) -> Iterator[Breach]:
    """A sum in figures says the same as its words in brackets."""
    if paper.in_words is None:
        return
    for figures, words in _SUM.findall(plain("\n".join(paper.lines or ()))):
        amount = Decimal(figures.replace(" ", "").replace(",", "."))
        spelled = plain(paper.in_words(amount))
        if _letters(words) not in (_letters(spelled), _letters(spelled.partition(" руб")[0])):
            message = f"Сумма цифрами и прописью не совпадает: {figures.strip()} и «{words}»."
            yield f"{message} Верно: {spelled}.", None


def _letters(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").split())


RULES: tuple[Rule, ...] = (
    Rule(
        "V-11",
        "block",
        "ТК РФ, ст. 135",
        "Приказ о выплате называет действующий пункт положения об оплате труда.",
        pay_rests_on_a_point,
        certain=False,
        acts=("tk:135", "tk:144"),
        overridable=True,
        reads="paper",
    ),
    Rule(
        "V-12",
        "warn",
        "ТК РФ, ст. 135, 372, 50",
        "Мнение профсоюза об оплате учтено; изменение коллективного договора зарегистрировано.",
        union_is_heard,
        certain=False,
        acts=("tk:135", "tk:372", "tk:50"),
        reads="paper",
    ),
    Rule(
        "V-13",
        "warn",
        "ГК РФ",
        "Соглашение подписывают уполномоченные, указаны ИНН и ОГРН обеих сторон, срок покрывает пары.",
        agreement_is_whole,
        certain=False,
        acts=("gk",),
        reads="paper",
    ),
    Rule(
        "V-46",
        "block",
        "ст. 434 Перечня (приказ Росархива № 236)",
        "Приказ по личному составу – в своём журнале и с основанием.",
        personnel_order_stands_alone,
        acts=("rosarchive-236:434",),
        reads="paper",
    ),
    Rule(
        "V-46-SUM",
        "block",
        "правило реестра",
        "Сумма цифрами и прописью одна и та же.",
        sums_agree,
        reads="text",
    ),
)
