"""Values only a list of pairs has: sums, hours, periods, forms, kinds; and names several to a cell.

Knows single cells; knows neither rows nor the registry.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation

from registry.importing.cells import Cell, as_text, clean_date, plain
from registry.importing.report import Remark, quoted
from registry.reference import form_of
from registry.spreadsheet.text import mend_alphabet

_PERIOD = re.compile(r"(?:с\s+)?(?P<start>.+?)\s*(?:\bпо\b|–|—|\s-\s|\bдо\b)\s*(?P<end>.+)", re.IGNORECASE)
_MONEY_WORDS = re.compile(
    r"(?:руб(?:лей|ля|ль)?\.?|р\.?|₽|в\s+месяц|/?\s*мес\.?|[\s\u00a0\u202f'])", re.IGNORECASE
)
_NOTHING = frozenset({"", "нет", "без оплаты", "безвозмездно", "не предусмотрена", "0"})
_KINDS = {
    "традиционное": ("традиционное", "традиционная", "индивидуальное", "пара", "1 1"),
    "групповое": ("групповое", "групповая", "группа"),
    "реверсивное": ("реверсивное", "реверсивная", "обратное"),
    "дистанционное": ("дистанционное", "дистанционная", "виртуальное"),
    "ситуационное": ("ситуационное", "ситуативное"),
    "краткосрочное": ("краткосрочное", "целеполагающее", "краткосрочное целеполагающее"),
    "скоростное": ("скоростное", "быстрое"),
}
_MODES = {
    "очно": "очно",
    "очный": "очно",
    "очная": "очно",
    "заочно": "дистанционно",
    "онлайн": "дистанционно",
}


def clean_form(value: object) -> Cell:
    """The code of a form of mentoring."""
    cell = plain(value)
    if cell.fault:
        return cell
    if not cell.value:
        return Cell(
            "", (), Remark("form_missing", "Не указана форма наставничества, например «учитель – учитель».")
        )
    found = form_of(mend_alphabet(str(cell.value), whole_words=True))
    if found is None:
        message = f"Такой формы наставничества в справочнике нет: {quoted(cell.value)}."
        return Cell("", cell.notes, Remark("form_unknown", message))
    if found.code.endswith("_support"):
        note = Remark(
            "not_printed", f"В документах форма будет названа {quoted(found.title)}, без сведений о здоровье."
        )
        return Cell(found.code, (*cell.notes, note))
    return Cell(found.code, cell.notes)


def clean_kind(value: object) -> Cell:
    cell = plain(value)
    if cell.fault or not cell.value:
        return cell
    word = re.sub(r"\W+", " ", str(cell.value).casefold()).strip().removesuffix(" наставничество")
    for kind, names in _KINDS.items():
        if word in names:
            return Cell(kind, cell.notes)
    return Cell(
        "", cell.notes, Remark("kind_unknown", f"Такой вид наставничества не известен: {quoted(cell.value)}.")
    )


def clean_mode(value: object) -> Cell:
    cell = plain(value)
    text = str(cell.value).casefold()
    return Cell(_MODES.get(text, text), cell.notes, cell.fault)


def clean_amount(value: object) -> Cell:
    """Roubles a month as a Decimal; None when the work is not paid apart."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return _amount(str(value), value, ())
    cell = plain(value)
    text = str(cell.value)
    if cell.fault or text.casefold() in _NOTHING:
        return Cell(None, cell.notes, cell.fault)
    note = Remark("number_from_text", f"Число было записано текстом: {quoted(text)}.")
    return _amount(_MONEY_WORDS.sub("", text).replace(",", "."), text, (*cell.notes, note))


def _amount(number: str, shown: object, notes: tuple[Remark, ...]) -> Cell:
    try:
        amount = Decimal(number).quantize(Decimal("0.01"))
    except InvalidOperation:
        amount = Decimal(-1)
    if not 0 <= amount < 1_000_000:
        message = f"Не удалось понять сумму: {quoted(as_text(shown))}; напишите число рублей в месяц."
        return Cell(None, (), Remark("amount_broken", message))
    return Cell(amount or None, notes)


def clean_hours(value: object) -> Cell:
    text = as_text(value)
    found = re.match(r"\s*(\d{1,3})(?![\d.,])", text)
    if not text.strip(" -–—"):
        return Cell(None)
    if found is None or not 0 < int(found[1]) <= 200:
        return Cell(
            None, (), Remark("hours_broken", f"Не удалось понять число часов в месяц: {quoted(text)}.")
        )
    return Cell(int(found[1]))


def clean_period(value: object) -> Cell:
    """«с 21.09.2026 по 29.05.2027» as two dates."""
    cell = plain(value)
    if cell.fault or not cell.value:
        return Cell((None, None), cell.notes, cell.fault)
    found = _PERIOD.fullmatch(str(cell.value))
    start, end = (clean_date(found["start"]), clean_date(found["end"])) if found else (Cell(None), Cell(None))
    if not isinstance(start.value, date) or not isinstance(end.value, date):
        message = f"Не удалось понять период: {quoted(cell.value)}; напишите «с 21.09.2026 по 29.05.2027»."
        return Cell((None, None), (), start.fault or end.fault or Remark("period_unreadable", message))
    return Cell((start.value, end.value), cell.notes)


def several(value: object) -> list[str]:
    """The people named in one cell, one to a line or parted by semicolons, without their ordinals."""
    lines = re.split(r"[\n;]+", as_text(value))
    return [text for line in lines if (text := re.sub(r"^\s*\d+[.)]\s*", "", line).strip())]
