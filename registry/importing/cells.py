"""Values of single cells: mended, given their type, or refused with a reason.

A cleaner takes a cell as the parser gave it (text, number, date). Knows no rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from registry.importing.report import Remark, quoted
from registry.spreadsheet import dates
from registry.spreadsheet.limits import DEFAULT_LIMITS
from registry.spreadsheet.text import mend_alphabet, mend_latin, mend_quotes, mend_spaces


class Cell(NamedTuple):
    """A cleaned value, what was mended in it, and why it is refused, if it is."""

    value: object
    notes: tuple[Remark, ...] = ()
    fault: Remark | None = None


Cleaner = Callable[[object], Cell]

_NOTHING = frozenset({"", "-", "–", "—", "--"})
_SPACES = Remark("spaces", "Убраны лишние, неразрывные или невидимые пробелы.")
_EMAIL = re.compile(r"[\w+-]+(?:\.[\w+-]+)*@(?:[\w-]+\.)+[a-zа-яё][\w-]*[a-zа-яё]", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_CLASS = re.compile(
    r"(\d{1,2})\s*[-–]?\s*[«\"'(]?\s*([А-ЯЁа-яё])?\s*[»\"')]?\s*(?:кл(?:асс)?\.?)?", re.IGNORECASE
)
_CONTRACT = re.compile(
    r"(?:труд\w*\s+договор|тд|договор)?\s*(?:№|N)?\s*(?P<number>\S+)\s+от\s+(?P<date>.+)", re.I
)
_DATE_FIRST = re.compile(r"(?:от\s+)?(?P<date>\d[\d./-]{5,9})(?:\s*г\.?)?\s*(?:№|N)\s*(?P<number>\S+)", re.I)
_ACTING = re.compile(r"(?:и\s*\.?\s*о\s*\.?|исполняющ\w+ обязанности)\s+(?=[а-яё])", re.I)
_SHORT_POSTS = (
    (re.compile(r"^зам\.?\s*(?=дир)"), "заместитель ", "заместителя "),
    (re.compile(r"\bдир\.\s*"), "директора ", "директора "),
)
_ABBREVIATIONS = re.compile(r"\b(увр|вр|ахч|ахр|мр|нмр|умр|ур|изо|обж|обзр|икт|мхк|гпд|мо|шмо|тб)\b")
_LONG_WORD = re.compile(r"\w{5}")
_CATEGORIES = {
    "высшая": "высшая", "в": "высшая", "высш": "высшая", "высшая категория": "высшая", "вкк": "высшая",
    "первая": "первая", "1": "первая", "i": "первая", "первая категория": "первая", "1 категория": "первая",
    "соответствие": "соответствие занимаемой должности", "сзд": "соответствие занимаемой должности",
    "соотв": "соответствие занимаемой должности",
    "нет": "", "б/к": "", "без категории": "", "бк": "", "не имеет": "",
}  # fmt: skip


def plain(value: object) -> Cell:
    """A cell as text with single plain spaces; a dash alone means nothing is there."""
    text = as_text(value)
    if len(text) > DEFAULT_LIMITS.cell_characters:
        message = f"В ячейке {len(text)} знаков, это слишком много; начало: {quoted(text, 30)}."
        return Cell("", (), Remark("cell_too_long", message))
    mended = mend_spaces(text)
    return Cell("") if mended in _NOTHING else Cell(mended, (_SPACES,) if mended != text else ())


def as_text(value: object) -> str:
    """A cell as it reads: 12.0 is «12», a date is written the Russian way."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    if isinstance(value, date):
        return dates.without_time(value).strftime("%d.%m.%Y")
    return "" if value is None else str(value)


def _of_text(mend: Callable[[str, list[Remark]], str | Remark]) -> Cleaner:
    """A cleaner from a function over the mended text: it gives the value or the fault, and adds its notes."""

    def clean(value: object) -> Cell:
        cell = plain(value)
        if cell.fault or not cell.value:
            return cell
        notes = list(cell.notes)
        result = mend(str(cell.value), notes)
        if isinstance(result, Remark):
            return Cell("", tuple(notes), result)
        return Cell(result, tuple(notes))

    return clean


def _in_russian(text: str, notes: list[Remark]) -> str:
    turned = mend_alphabet(text)
    if turned != text:
        notes.append(Remark("alphabet", f"Латинские буквы заменены русскими: {quoted(turned)}."))
    return turned


def _label(text: str, notes: list[Remark]) -> str:
    text = mend_quotes(_in_russian(text, notes))
    if text.isupper() and _LONG_WORD.search(text):
        text = _restore_abbreviations(text.capitalize())
        notes.append(Remark("capitals", f"Исправлены прописные и строчные буквы: {quoted(text)}."))
    return text


def _restore_abbreviations(text: str) -> str:
    text = re.sub(r"^(Мо|Шмо)\b", lambda match: match[0].upper(), text)
    return _ABBREVIATIONS.sub(lambda match: match[0].upper(), text)


def _position(text: str, notes: list[Remark]) -> str:
    text = _in_russian(text, notes)
    if text.isupper() and _LONG_WORD.search(text):
        text = _restore_abbreviations(text.lower())
        notes.append(Remark("capitals", f"Исправлены прописные и строчные буквы: {quoted(text)}."))
    if text[:1].isupper() and not text[:2].isupper():
        text = text[0].lower() + text[1:]
        notes.append(Remark("position_letter", "Должности записаны со строчной буквы, как в приказах."))
    acting = _ACTING.match(text)
    prefix, rest = ("и. о. ", text[acting.end() :]) if acting else ("", text)
    if acting:
        notes.append(Remark("acting", f"Исполняющий обязанности: записано {quoted(prefix + rest)}."))
    full = rest
    for short, whole, whole_of in _SHORT_POSTS:
        full = short.sub(whole_of if acting else whole, full)
    if full != rest:
        notes.append(Remark("position_words", f"Сокращение раскрыто: {quoted(prefix + full)}."))
    return prefix + full


def _class_label(text: str, notes: list[Remark]) -> str | Remark:
    match = _CLASS.fullmatch(mend_alphabet(text, whole_words=True))
    if match is None or not 1 <= int(match[1]) <= 12:
        return Remark(
            "class_unreadable", f"Не удалось понять класс: {quoted(text)}; напишите, например, 5 А."
        )
    return f"{int(match[1])} «{match[2].upper()}»" if match[2] else str(int(match[1]))


def _category(text: str, notes: list[Remark]) -> str:
    key = text.casefold().rstrip(".").strip()
    return _CATEGORIES.get(key, _in_russian(text, notes))


def _gender(text: str, notes: list[Remark]) -> str | Remark:
    first = mend_alphabet(text, whole_words=True).casefold()[:1]
    if first in {"м", "m"}:
        return "m"
    if first in {"ж", "f"}:
        return "f"
    return Remark("gender_unreadable", f"Не удалось понять пол: {quoted(text)}; напишите «м» или «ж».")


def _email(text: str, notes: list[Remark]) -> str | Remark:
    first = re.split(r"\s*[;,]\s*|\s+(?=\S+@)", text.removeprefix("mailto:"))[0]
    joined = mend_latin(first) if re.search("[a-z]", first, re.IGNORECASE) else first
    if first != text and first != text.removeprefix("mailto:"):
        notes.append(Remark("email_first", f"Из нескольких адресов взят первый: {quoted(first)}."))
    if joined != first:
        notes.append(Remark("alphabet", f"Русские буквы в адресе заменены латинскими: {quoted(joined)}."))
    if not _EMAIL.fullmatch(joined):
        return Remark("email_broken", f"Адрес электронной почты с ошибкой: {quoted(text)}; исправьте его.")
    return joined


def _phone(text: str, notes: list[Remark]) -> str | Remark:
    numbers = [_one_phone(piece) for piece in re.split(r"[;,\n]", text) if piece.strip()]
    if not numbers or None in numbers:
        return Remark("phone_broken", f"Номер телефона с ошибкой: {quoted(text)}; исправьте его.")
    tidy = ", ".join(filter(None, numbers))
    if tidy != text:
        notes.append(Remark("phone_format", "Номера телефонов записаны единообразно: +7 (900) 000-00-00."))
    return tidy


def _one_phone(text: str) -> str | None:
    digits = re.sub(r"\D", "", text)
    if len(digits) == 11 and digits[0] in "78":
        digits = digits[1:]
    if len(digits) == 10:
        return f"+7 ({digits[:3]}) {digits[3:6]}-{digits[6:8]}-{digits[8:]}"
    has_letters = re.search(r"[а-яёa-z]", re.sub(r"(?i)доб|тел|моб|дом|раб", "", text), re.IGNORECASE)
    return text.strip() if 5 <= len(digits) <= 15 and not has_letters else None


def clean_years(value: object) -> Cell:
    """Full years of experience out of «12», «12 лет 3 мес.», «менее года»."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return _years(float(value), ())
    cell = plain(value)
    if cell.fault or not cell.value:
        return Cell(None, cell.notes, cell.fault)
    text = str(cell.value).casefold()
    if (
        text in {"нет", "б/с", "без стажа"}
        or "менее" in text
        or "мес" in text.split("лет")[0].split("год")[0]
    ):
        return Cell(0, (*cell.notes, Remark("number_from_text", "Стаж менее года записан как 0 лет.")))
    match = _NUMBER.match(text)
    if match is None:
        return Cell(
            None, (), Remark("experience_unreadable", f"Не удалось понять стаж: {quoted(cell.value)}.")
        )
    note = Remark("number_from_text", f"Число было записано текстом: {quoted(cell.value)}.")
    return _years(float(match[0].replace(",", ".")), (*cell.notes, note))


def _years(years: float, notes: tuple[Remark, ...]) -> Cell:
    if not 0 <= years <= 80:
        return Cell(
            None, (), Remark("experience_impossible", f"Такого стажа не бывает: {quoted(as_text(years))}.")
        )
    return Cell(int(years), notes)


def clean_date(value: object) -> Cell:
    """A date out of a date, a text that spells one, or Excel's number of a day."""
    if isinstance(value, date):
        return _bounded(dates.without_time(value), ())
    if isinstance(value, float):
        if found := dates.from_number(value):
            return _bounded(
                found, (Remark("date_from_number", f"Число прочитано как дата {found:%d.%m.%Y}."),)
            )
        return Cell(None, (), Remark("date_unreadable", f"Это не дата: {quoted(as_text(value))}."))
    cell = plain(value)
    if cell.fault or not cell.value:
        return Cell(None, (), cell.fault)
    return _date_of_text(str(cell.value), cell.notes)


def _date_of_text(text: str, notes: tuple[Remark, ...]) -> Cell:
    try:
        found = dates.from_text(text)
    except dates.ImpossibleDate:
        return Cell(None, (), Remark("date_impossible", f"Такой даты в календаре нет: {quoted(text)}."))
    if found is None:
        message = f"Не удалось понять дату: {quoted(text)}; напишите, например, 01.09.2026."
        return Cell(None, (), Remark("date_unreadable", message))
    return _bounded(found, (*notes, Remark("date_from_text", f"Дата была записана текстом: {quoted(text)}.")))


def _bounded(day: date, notes: tuple[Remark, ...]) -> Cell:
    if not 1900 <= day.year <= 2100:
        return Cell(
            None, (), Remark("date_impossible", f"Такой даты быть не может: {quoted(f'{day:%d.%m.%Y}')}.")
        )
    return Cell(day, notes)


def past_date(on: date) -> Cleaner:
    """A cleaner of dates that cannot be later than ``on``."""

    def clean(value: object) -> Cell:
        cell = clean_date(value)
        if isinstance(cell.value, date) and cell.value > on:
            message = f"Дата ещё не наступила: {quoted(f'{cell.value:%d.%m.%Y}')}; проверьте год."
            return Cell(None, (), Remark("date_future", message))
        return cell

    return clean


def contract(on: date) -> Cleaner:
    """A cleaner of «№ 15 от 01.09.2020»: gives the number and the date together."""
    past = past_date(on)

    def clean(value: object) -> Cell:
        if isinstance(value, date):
            day = past(value)
            return day if day.fault else Cell(("", day.value), day.notes)
        cell = plain(value)
        if cell.fault or not cell.value:
            return Cell(("", None), cell.notes, cell.fault)
        match = _CONTRACT.fullmatch(str(cell.value)) or _DATE_FIRST.fullmatch(str(cell.value))
        if match is None:
            message = (
                f"Не удалось разобрать номер и дату договора: {quoted(cell.value)}; напишите «№ "
                "15 от 01.09.2020»."
            )
            return Cell(("", None), (), Remark("contract_unreadable", message))
        day = past(match["date"])
        notes = tuple(note for note in (*cell.notes, *day.notes) if note.code != "date_from_text")
        return Cell((match["number"].rstrip(",;"), day.value), notes, day.fault)

    return clean


clean_text = _of_text(lambda text, notes: mend_quotes(text))
clean_russian = _of_text(_in_russian)
clean_label = _of_text(_label)
clean_position = _of_text(_position)
clean_class = _of_text(_class_label)
clean_category = _of_text(_category)
clean_gender = _of_text(_gender)
clean_email = _of_text(_email)
clean_phone = _of_text(_phone)
