"""The words of acts: every act of the register in six cases, and the grounds that hold on a paper's date.

«акты.тк_351_8» is «статья 351.8 Трудового кодекса Российской Федерации»; «акты.р_145» cites an act by its
requisites, «акты.р_145_с_названием» with its title. What the school says of an act, its forms say too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from docgen.russian import Forms, decline_organisation
from docgen.russian.forms import forms_by
from registry import acts
from registry.acts import Act
from templates_docx.vocabulary.word import Word, in_print

_LETTERS = {
    "tk": "тк", "gk": "гк", "sk": "ск", "koap": "коап", "fz": "фз", "ukaz": "указ", "r": "р", "np": "нп",
    "obrazovanie": "образование", "mr": "мр", "az": "аз", "mp": "мп", "mt": "мт", "rkn": "ркн", "pp": "пп",
    "rosarchive": "росархив", "gost": "гост", "goskomstat": "госкомстат", "rosstat": "росстат",
    "rostrud": "роструд", "own": "свой",
}  # fmt: skip
_ARTICLE = Forms("статья", "статьи", "статье", "статью", "статьёй", "статье", "f")
_ARTICLES = Forms("статьи", "статей", "статьям", "статьи", "статьями", "статьях", "p")
_NUMBER = re.compile(r"(?<=№ )\S+")
_TITLED = "_с_названием"


def word_of(reference: str) -> str:
    """«tk:351.8» → «тк_351_8»."""
    parts = re.split(r"[-.:]", reference)
    return "_".join(_LETTERS.get(part, part) for part in parts)


@lru_cache(maxsize=64)
def act_words(own: tuple[Act, ...] = ()) -> Mapping[str, Forms]:
    """Every word under «акты», the school's own acts laid over the table."""
    register = acts.merged(own)
    words = {word_of(one): cite(one, register) for one in register}
    words |= {word_of(one) + _TITLED: cite(one, register, titled=True) for one in register}
    articles = (f"{act}:{number}" for act, number in acts.articles())
    return words | {word_of(one): cite(one, register) for one in articles}


@lru_cache(maxsize=256)
def ground_words(references: tuple[str, ...], own: tuple[Act, ...], on: date) -> Mapping[str, Any]:
    """The words under «основания»: the acts named and the school's own grounds, those in force that day."""
    register = acts.merged(own)
    wanted = (*references, *(act.id for act in own if act.is_basis))
    held = [one for one in dict.fromkeys(wanted) if _holds(one, on, register)]
    cited = [_cite_articles(act_id, articles, register) for act_id, articles in _grouped(held).items()]
    whole = _joined(cited) if cited else None
    return {
        "перечень": whole,
        "предлог": preposition(whole.instrumental) if whole else None,
        "список": cited,
    }


def cite(reference: str, register: Mapping[str, Act], *, titled: bool = False) -> Forms:
    """An act, or an article of it, in six cases."""
    found = acts.parse(reference)
    return _cite_articles(found.act_id, [found.article] if found.article else [], register, titled=titled)


def preposition(instrumental: str) -> str:
    """«со статьёй», «с распоряжением»: before two consonants of which the first hisses."""
    return "со" if re.match(r"[сзшж][бвгджзклмнпрстфхцчшщ]", instrumental.lower()) else "с"


def _holds(reference: str, on: date, register: Mapping[str, Act]) -> bool:
    return acts.parse(reference).act_id in register and acts.in_force(reference, on, register)


def _grouped(references: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for reference in references:
        parsed = acts.parse(reference)
        articles = found.setdefault(parsed.act_id, [])
        if parsed.article:
            articles.append(parsed.article)
    return found


def _cite_articles(
    act_id: str, articles: list[str], register: Mapping[str, Act], *, titled: bool = False
) -> Forms:
    act = _act_forms(register[act_id], titled=titled)
    if not articles:
        return act
    ordered = sorted(articles, key=lambda one: [int(part) for part in one.split(".")])
    numbers = " и ".join((", ".join(ordered[:-1]), ordered[-1])) if len(ordered) > 1 else ordered[0]
    head = _ARTICLE if len(ordered) == 1 else _ARTICLES
    return _with_tail(head, f" {numbers} {act.genitive}")


def _act_forms(act: Act, *, titled: bool) -> Forms:
    if act.kind == "ГОСТ":
        same = in_print(act.full)
        return Forms(same, same, same, same, same, same, "m")
    if act.kind == "кодекс":
        return _with_tail(decline_organisation(act.title), "")
    kind = {"федеральный закон": "Федеральный закон", "указ": "Указ"}.get(act.kind, act.kind)
    plain = act if titled else replace(act, title="")
    return _with_tail(decline_organisation(kind), plain.tail)


def _with_tail(head: Forms, tail: str) -> Forms:
    """The tail as print sets it: a number is not torn at its hyphen."""
    kept = _NUMBER.sub(lambda number: number[0].replace("-", "\N{NON-BREAKING HYPHEN}"), tail)
    return forms_by(lambda case: in_print(head.case(case) + kept), head.gender)


def _joined(cited: list[Forms]) -> Forms:
    gender = "p" if len(cited) > 1 else cited[0].gender
    return forms_by(lambda case: ", ".join(one.case(case) for one in cited), gender)


def _described(reference: str, *, titled: bool = False) -> Word[Any]:
    name = word_of(reference) + (_TITLED if titled else "")
    mark = "" if acts.is_certain(reference) else f" ({acts.CHECK_THE_TEXT})"
    about = acts.articles().get((acts.parse(reference).act_id, acts.parse(reference).article))
    title = about.title if about else acts.federal()[acts.parse(reference).act_id].title
    example = cite(reference, acts.federal(), titled=titled).nominative
    return Word(name, f"{title}{mark}; склоняется", example, lambda _, __: None)


ACTS: tuple[Word[Any], ...] = (
    *(_described(one) for one in acts.federal()),
    *(_described(f"{act}:{number}") for act, number in acts.articles()),
    *(_described(one, titled=True) for one in acts.federal()),
)

GROUNDS: tuple[Word[Any], ...] = (
    Word(
        "перечень",
        "Акты вида документа и акты школы, действующие на дату документа, через запятую; склоняется",
        "статья 351.8 Трудового кодекса Российской Федерации, письмо Министерства просвещения…",
        lambda _, __: None,
    ),
    Word("предлог", "«с» или «со» перед перечнем в творительном падеже", "со", lambda _, __: None),
    Word("список", "Те же акты по одному: {% for основание in основания.список %}", "", lambda _, __: None),
)
