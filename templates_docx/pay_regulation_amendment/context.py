"""The own words of an amendment to the regulation on pay: how much, in which of three ways."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.errors import Fault
from registry.snapshot import Subject
from templates_docx.vocabulary.outsiders import typed
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request, Word

BY_SUM = "сумма"
REQUIRED = ("организация.город", "основания.перечень")


def check(request: Request) -> Iterator[Fault]:
    """Each way of pay has its number; the amendment is not in force before its order."""
    by_sum = request.inputs.get("способ") == BY_SUM
    asked = "сумма" if by_sum else "значение"
    if not request.inputs.get(asked):
        told = "сумма в месяц" if by_sum else "процент или баллы"
        yield Fault("no_amount", told, place=f"ввод.{asked}")
    if request.inputs.get("категории") and not request.inputs.get("категории_размер"):
        message = "процент за категории «педагог-наставник» и «педагог-методист»"
        yield Fault("no_amount", message, place="ввод.категории_размер")
    begins: date | None = request.inputs.get("вступает")
    if begins is not None and begins < request.registration.date:
        message = "изменения вступают в силу раньше даты приказа"
        yield Fault("before_order", message, place="ввод.вступает")


def _heading(_: Subject, request: Request) -> str:
    kind = typed(request, "положение_наименование")
    return f"О внесении изменений в {kind}"


def _approved(_: Subject, request: Request) -> str:
    """«Положение, утверждённое…», «Порядок, утверждённый…»."""
    first = typed(request, "положение_наименование").split(" ", 1)[0].lower()
    return "утверждённое" if first.endswith("е") else "утверждённый"


def _for_whom(_: Subject, request: Request) -> str:
    each = request.inputs["за_кого"] == "каждого"
    return "каждого наставляемого" if each else "весь объём работы по наставничеству"


WORDS: dict[str, tuple[Word[Subject], ...]] = {
    "изменения": (
        Word("заголовок", "Заголовок к тексту", "О внесении изменений в Положение …", _heading),
        Word("утверждённое", "«утверждённое» или «утверждённый»", "утверждённое", _approved),
        Word("за_кого", "За кого платится сумма", "каждого наставляемого", _for_whom),
    ),
}

extend = OwnWords(WORDS, required=REQUIRED, check=check)
