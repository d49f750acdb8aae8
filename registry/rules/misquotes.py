"""Misquoted, outdated and ending norms in a text (requirements D2: V-L1…V-L6).

``misquotes`` reads any text; the rows ask it of what was typed and of the finished paper. The sentences tell
what stands there and what should.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from registry import acts
from registry.act_citations import Citation, cited, plain
from registry.acts import Act
from registry.rules.finding import Breach, Paper, Remedy, Rule
from registry.snapshot import Subject

ENDS_SOON = timedelta(days=180)
"""How long before its last day a norm is spoken of."""

_NO_SUCH_ARTICLE = re.compile(r"(?:\b[Сс]тать\w+|\b[Сс]т\.) ?358\.1\b")
_PAST_PROJECT = re.compile(r"национальн\w+ проект\w* «Образование»|«Современная школа»", re.I)
_OF_MINORS = re.compile(r"(?<![\d-])(?:322|120)-ФЗ")


@dataclass(frozen=True, slots=True)
class Misquote:
    """What is wrong with one citation, by which rule, and the words it stands in."""

    rule: str
    message: str
    quote: str
    act_id: str = ""


def misquotes(text: str, on: date, known: Mapping[str, Act] | None = None) -> list[Misquote]:
    """Everything wrong with the citations of a text dated ``on``; each fault once."""
    register = acts.federal() if known is None else known
    found = cited(text, register)
    told = [*_wrong(plain(text), found, register), *_outdated(plain(text), found, on, register)]
    told += [*_ending(found, on, register), *_mixed(plain(text)), *_unknown(found)]
    return list({(one.rule, one.message): one for one in told}.values())


def _wrong(text: str, found: Iterable[Citation], register: Mapping[str, Act]) -> Iterator[Misquote]:
    for match in _NO_SUCH_ARTICLE.finditer(text):
        yield Misquote("V-L1", "Статьи 358.1 в ТК РФ нет: о наставничестве – статья 351.8.", match[0], "tk")
    for one in found:
        act = register.get(one.act_id)
        if act is None or act.kind in ("кодекс", "ГОСТ"):
            continue
        rule = "V-L1" if act.id == "r-145" else "V-L1-OTHER"
        if one.kind and not _same_kind(one.kind, act.kind):
            message = f"Неверно назван вид акта № {act.number}. Верно: {act.brief}."
            yield Misquote(rule, message, one.quote, act.id)
        if one.dated is not None and one.dated != act.date:
            message = f"Неверная дата: «от {one.dated:%d.%m.%Y} № {act.number}». Верно: {act.brief}."
            yield Misquote(rule, message, one.quote, act.id)


def _same_kind(called: str, kind: str) -> bool:
    return kind.startswith(called[:5]) or kind.endswith(called)


def _outdated(
    text: str, found: Iterable[Citation], on: date, register: Mapping[str, Act]
) -> Iterator[Misquote]:
    for one in found:
        act = register.get(one.act_id)
        if act is None or acts.in_force(one.reference, on, register):
            continue
        yield Misquote("V-L2", out_of_force(one.reference, on, register), one.quote, act.id)
    for match in _PAST_PROJECT.finditer(text):
        if not acts.in_force("np-obrazovanie", on, register):
            message = f"{_capital(match[0])}: завершён в 2024 году, пометьте «исторический» или уберите."
            yield Misquote("V-L2", message, match[0], "np-obrazovanie")


def out_of_force(reference: str, on: date, register: Mapping[str, Act]) -> str:
    """«На 01.10.2026 не действует: приказ … (утратил силу 28.02.2025). Вместо него: …»."""
    act = register[acts.parse(reference).act_id]
    message = f"На {on:%d.%m.%Y} не действует: {acts.brief(reference, register)}"
    if act.in_force_to is not None and act.in_force_to < on:
        message += f" (последний день – {act.in_force_to:%d.%m.%Y})"
    replaced = register.get(act.replaced_by)
    return f"{message}. Вместо него: {replaced.brief}." if replaced else f"{message}."


def _ending(found: Iterable[Citation], on: date, register: Mapping[str, Act]) -> Iterator[Misquote]:
    for one in found:
        act = register.get(one.act_id)
        if act is None or act.in_force_to is None or not on <= act.in_force_to <= on + ENDS_SOON:
            continue
        message = f"Скоро утратит силу: {act.brief} действует по {act.in_force_to:%d.%m.%Y}."
        yield Misquote("V-L3", message, one.quote, act.id)


def _mixed(text: str) -> Iterator[Misquote]:
    for match in _OF_MINORS.finditer(text):
        yield Misquote(
            "V-L5",
            f"Закон № {match[0]} – о наставничестве в профилактике правонарушений несовершеннолетних: "
            "с целевой моделью наставничества его не смешивают.",
            match[0],
            "fz-322",
        )


def _unknown(found: Iterable[Citation]) -> Iterator[Misquote]:
    for one in found:
        if not one.act_id:
            message = f"Акта № {one.number} нет в реестре актов: проверьте реквизиты или добавьте акт."
            yield Misquote("V-L6", message, one.quote)


def _of_rule(rule_id: str) -> Callable[[Subject, Paper], Iterator[Breach]]:
    def test(subject: Subject, paper: Paper) -> Iterator[Breach]:
        register = subject.law.acts
        for text, field in _texts(paper):
            for one in misquotes(text, paper.dated, register):
                if one.rule == rule_id:
                    yield f"{one.message} В тексте: «…{one.quote}».", _remedy(one, field)

    return test


def acts_are_in_force(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """What the type leans on is in force on the paper's date, and what its text cites (D2, V-L2)."""
    yield from _of_rule("V-L2")(subject, paper)
    register = subject.law.acts
    for reference in paper.acts:
        known = acts.parse(reference).act_id
        if known in register and not acts.in_force(reference, paper.dated, register):
            message = f"Вид документа опирается на акт. {out_of_force(reference, paper.dated, register)}"
            yield message, Remedy("act", act_id=known)


def pupils_methodology_is_not_for_teachers(subject: Subject, paper: Paper) -> Iterator[Breach]:
    """Р-145 is about pupils: for pairs of employees the grounds are АЗ-1128/08 and 3273-р (D2, V-L4)."""
    register = subject.law.acts
    named = {one.act_id for text, _ in _texts(paper) for one in cited(text, register)}
    if "r-145" not in named:
        return
    employees = bool(subject.pairs) and all(pair.is_between_employees for pair in subject.pairs)
    if employees and not named & {"az-1128-08", "r-3273"}:
        yield (
            "Распоряжение № Р-145 – о наставничестве обучающихся; для педагогических работников основание – "
            "письмо № АЗ-1128/08 и распоряжение № 3273-р.",
            Remedy("act", act_id="r-145"),
        )
    if register["r-145"].standing == "?":
        yield (
            "Действует ли распоряжение № Р-145 на дату документа, не установлено: проверьте по тексту акта "
            "и отметьте это на странице «Акты».",
            Remedy("act", act_id="r-145"),
        )


def _texts(paper: Paper) -> Iterator[tuple[str, str]]:
    """What was typed, while there is no finished text; then that text, which holds the answers too."""
    if paper.lines is not None:
        yield "\n".join(paper.lines), ""
        return
    for name, value in paper.inputs.items():
        if isinstance(value, str) and value.strip():
            yield value, name


def _remedy(one: Misquote, field: str) -> Remedy | None:
    if field:
        return Remedy("input", field=field)
    return Remedy("act", act_id=one.act_id) if one.act_id else None


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


RULES: tuple[Rule, ...] = (
    Rule(
        "V-L1",
        "block",
        "ТК РФ, ст. 351.8; распоряжение № Р-145",
        "Статья о наставничестве – 351.8, а не 358.1; Р-145 – распоряжение от 25.12.2019 (для всех видов).",
        _of_rule("V-L1"),
        acts=("tk:351.8", "r-145"),
        reads="words",
    ),
    Rule(
        "V-L1-OTHER",
        "warn",
        "правило реестра",
        "Вид и дата каждого названного акта – как в реестре актов (для всех видов).",
        _of_rule("V-L1-OTHER"),
        reads="words",
    ),
    Rule(
        "V-L2",
        "warn",
        "правило реестра",
        "Каждый акт, на который опирается документ, действует на его дату (для всех видов).",
        acts_are_in_force,
        acts=("gost-7-0-97-2016", "gost-6-30-2003", "mp-582", "mp-276", "np-obrazovanie"),
        reads="words",
    ),
    Rule(
        "V-L3",
        "warn",
        "правило реестра",
        "Норма, срок которой истекает в ближайшие полгода, помечена (для всех видов).",
        _of_rule("V-L3"),
        acts=("rkn-18", "mp-196", "r-1264"),
        reads="words",
    ),
    Rule(
        "V-L4",
        "info",
        "распоряжение № Р-145; письмо № АЗ-1128/08",
        "Р-145 – об обучающихся, АЗ-1128/08 – о педагогах; действие Р-145 подтверждено (для всех видов).",
        pupils_methodology_is_not_for_teachers,
        certain=False,
        acts=("r-145", "az-1128-08", "r-3273"),
        reads="words",
    ),
    Rule(
        "V-L5",
        "info",
        "322-ФЗ",
        "Наставничество в профилактике правонарушений не смешано с целевой моделью (для всех видов).",
        _of_rule("V-L5"),
        acts=("fz-322", "fz-120"),
        reads="words",
    ),
    Rule(
        "V-L6",
        "warn",
        "правило реестра",
        "Каждый названный федеральный акт есть в реестре актов (для всех видов).",
        _of_rule("V-L6"),
        reads="words",
    ),
)
