"""Answers to a document type's questions: texts as a person typed them become values a form can print.

All faults come together, each with its field. Knows the kinds of questions, not what they ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from docgen.errors import DocgenError
from docgen.manifest import InputField
from docgen.template.values import clean_text

_LENGTHS = {"text": 500, "long_text": 5000}
_YES = frozenset({"да", "true", "on", "1", "yes"})
_NO = frozenset({"", "нет", "false", "off", "0", "no"})
_MAX_NUMBER = 1_000_000_000
_KOPECK = Decimal("0.01")


@dataclass(frozen=True)
class InputFault:
    """What is wrong with one answer: the field's name and a Russian sentence."""

    field: str
    message: str


class InputFaults(DocgenError):
    """Some answers cannot be taken; ``faults`` lists them all, each with its field."""

    code = "input_faults"

    def __init__(self, faults: Sequence[InputFault]) -> None:
        super().__init__(" ".join(fault.message for fault in faults), place=faults[0].field if faults else "")
        self.faults = tuple(faults)


class _Wrong(Exception):
    """One answer is wrong; the sentence says how."""


def parse_inputs(fields: Sequence[InputField], raw: Mapping[str, str]) -> dict[str, Any]:
    """The answers as values by name: str, int, Decimal, date, bool, or None for what was left empty;
    of people their numbers.

    A name that ``raw`` does not hold takes the field's default; an empty text is an answer left empty (for
    a bool: no). Raises InputFaults with every fault, an answer nobody asked for included.
    """
    asked = {field.name for field in fields}
    faults = [InputFault(name, f"Поля «{name}» у этого документа нет.") for name in raw if name not in asked]
    values: dict[str, Any] = {}
    for field in fields:
        try:
            values[field.name] = _value(field, raw.get(field.name))
        except _Wrong as wrong:
            faults.append(InputFault(field.name, f"Поле «{field.label}»: {wrong}."))
    if faults:
        raise InputFaults(faults)
    return values


def people_named(field: InputField, raw: str) -> tuple[int, ...]:
    """The numbers in an answer about people; none when it cannot be read."""
    try:
        return _several(field, clean_text(raw).strip())
    except _Wrong:
        return ()


def _value(field: InputField, raw: str | None) -> Any:
    if raw is None:
        raw = "" if field.default is None else _default_text(field)
    text = clean_text(raw).strip()
    if field.type == "bool":
        return _yes_or_no(text)
    if not text:
        if field.required:
            raise _Wrong("заполните его")
        return None
    return _READERS[field.type](field, text)


def _default_text(field: InputField) -> str:
    """The default as a person would type it: it goes through the same checks as an answer."""
    if isinstance(field.default, bool):
        return "да" if field.default else "нет"
    return str(field.default)


def _yes_or_no(text: str) -> bool:
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    raise _Wrong("ответьте «да» или «нет»")


def _text(field: InputField, text: str) -> str:
    return _bounded(field, re.sub(r"\s+", " ", text))


def _long_text(field: InputField, text: str) -> str:
    return _bounded(field, text)


def _bounded(field: InputField, text: str) -> str:
    limit = field.max_length or _LENGTHS[field.type]
    if len(text) > limit:
        raise _Wrong(f"слишком длинно ({len(text)} знаков, можно до {limit})")
    return text


def _date(field: InputField, text: str) -> date:
    dotted = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    dashed = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
    try:
        if dotted:
            return date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        if dashed:
            return date(int(dashed[1]), int(dashed[2]), int(dashed[3]))
    except ValueError as error:
        raise _Wrong("такой даты нет") from error
    raise _Wrong("напишите дату как 01.09.2026")


def _number(field: InputField, text: str) -> int:
    digits = re.sub(r"\s", "", text)
    if not re.fullmatch(r"[-+]?\d{1,12}", digits, re.ASCII):
        raise _Wrong("напишите целое число")
    if abs(int(digits)) > _MAX_NUMBER:
        raise _Wrong("число слишком велико")
    return int(digits)


def _money(field: InputField, text: str) -> Decimal:
    digits = re.sub(r"\s|руб\.?|₽", "", text).replace(",", ".")
    try:
        amount = Decimal(digits)
    except InvalidOperation as error:
        raise _Wrong("напишите сумму в рублях, например 1500,50") from error
    if not amount.is_finite() or not 0 <= amount <= _MAX_NUMBER or amount != amount.quantize(_KOPECK):
        raise _Wrong("сумма — это рубли и не больше двух знаков копеек, не меньше нуля")
    return amount.quantize(_KOPECK)


def _choice(field: InputField, text: str) -> str:
    if text not in {choice.value for choice in field.choices}:
        raise _Wrong(
            "выберите один из вариантов: " + ", ".join(f"«{choice.label}»" for choice in field.choices)
        )
    return text


def _one(field: InputField, text: str) -> int:
    """A number of somebody the house knows: who may be chosen, and what is known of them, it says itself."""
    found = _several(field, text)
    if len(found) != 1:
        raise _Wrong("выберите одного человека")
    return found[0]


def _several(field: InputField, text: str) -> tuple[int, ...]:
    ids = re.split(r"[\s,;]+", text)
    if not all(re.fullmatch(r"[1-9]\d{0,17}", one, re.ASCII) for one in ids):
        raise _Wrong("выберите людей из списка")
    return tuple(dict.fromkeys(int(one) for one in ids))


_READERS: Mapping[str, Callable[[InputField, str], Any]] = {
    "text": _text,
    "long_text": _long_text,
    "date": _date,
    "number": _number,
    "money": _money,
    "choice": _choice,
    "person": _one,
    "people": _several,
}
