"""A full name as typed, mended and taken apart.

Inside this package a name travels as one text: surname, first name and patronymic parted by plain spaces, a
space inside a part («Вагиф оглы») written as a no-break one; ``parts`` undoes that.
"""

from __future__ import annotations

import re

from registry.importing.cells import Cell, plain
from registry.importing.report import Remark, quoted
from registry.spreadsheet.text import TURKIC_TAILS, capitalise_name, mend_alphabet

INNER = "\u00a0"
PARTED = "\x1f"
"""Between the parts when the file keeps them in columns of their own."""

CLEAN = re.compile("[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)? [А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?<=вич|ьич|мич|вна|чна)")
"""An ordinary name that needs no mending and tells its gender; most rows stop here."""

_SIGNS = re.compile(r"[^А-Яа-яЁёA-Za-zӘәҒғҚқҢңӨөҰұҮүҺһІіЇїЄє'’.\- ]")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_INITIALS = re.compile(r"[А-ЯЁ]\.\s*(?:[А-ЯЁ]\.?)?$|(?:^|\s)[А-ЯЁ]\.?(?:\s|$)")
_AND = re.compile(r"(?<=\w) и (?=\w)")
_SHORTENED = re.compile(r"[бвгджзйклмнпрстфхцчшщъь]{1,3}-[бвгджзйклмнпрстфхцчшщъь]{1,3}[аи]?", re.IGNORECASE)
"""«г-н», «гр-ка»: no part of a Russian name is two bunches of consonants."""
_BLANK = frozenset({"-", "–", "—", "нет", "б/о", "отсутствует"})
_PATRONYMIC = re.compile(r"(?:вич|ьич|мич|кич|вна|чна|шна)$")


def clean_name(value: object) -> Cell:
    """A name as the package keeps it, with what was mended, or the fault that makes it no name."""
    raw = value if isinstance(value, str) else str(value)
    pieces = [plain(piece) for piece in raw.split(PARTED)]
    fault = next((piece.fault for piece in pieces if piece.fault), None)
    notes = dict.fromkeys(note for piece in pieces for note in piece.notes)
    texts = [str(piece.value) for piece in pieces]
    if fault or (fault := _fault_of_text(" ".join(filter(None, texts)))):
        return Cell("", tuple(notes), fault)
    mended = [_mend(text, notes) for text in texts]
    if len(mended) == 1:
        words = _words(mended[0], notes)
    else:
        words = [text.replace(" ", INNER) for text in mended if text and text.casefold() not in _BLANK]
    return _assembled(words, notes)


def fault_of_part(text: str) -> Remark | None:
    """What makes a surname, a first name or a patronymic typed into a field of its own no name; else None."""
    fault = _fault_of_text(text)
    if fault or not text:
        return fault
    if re.search("[A-Za-z]", text):
        message = f"В имени есть латинские буквы: {quoted(text)}; напишите его по-русски, как в паспорте."
        return Remark("name_latin", message)
    if "." in text or not any(sign.isalpha() for sign in text):
        return Remark("name_incomplete", f"Имя указано не полностью: {quoted(text)}; напишите его целиком.")
    return None


def parts(name: str) -> tuple[str, str, str]:
    """Surname, first name, patronymic (may be empty) of a name as the package keeps it."""
    words = [word.replace(INNER, " ") for word in name.split(" ")]
    return words[0], words[1], words[2] if len(words) > 2 else ""


def _fault_of_text(text: str) -> Remark | None:
    if any(sign.isdigit() for sign in text):
        return Remark("name_has_digits", f"В имени есть цифры: {quoted(text)}; исправьте ФИО.")
    bare = _BRACKETS.sub("", text)
    if _SIGNS.search(bare):
        return Remark("name_has_signs", f"В имени есть посторонние знаки: {quoted(text)}; исправьте ФИО.")
    if _AND.search(bare):
        message = f"Похоже на имена нескольких людей: {quoted(text)}; запишите каждого отдельно."
        return Remark("name_unclear", message)
    if short := next((word for word in bare.split() if _SHORTENED.fullmatch(word)), None):
        return Remark("name_unclear", f"В имени есть сокращение {quoted(short)}; исправьте ФИО.")
    return None


def _mend(text: str, notes: dict[Remark, None]) -> str:
    if "(" in text:
        text = _BRACKETS.sub("", text)
        notes[Remark("name_brackets", f"Текст в скобках к имени не отнесён: {quoted(text)}.")] = None
    turned = mend_alphabet(text, whole_words=True)
    if turned != text:
        notes[Remark("alphabet", f"Латинские буквы заменены русскими: {quoted(turned)}.")] = None
    cased = capitalise_name(turned) if _is_badly_cased(turned) else turned
    if cased != turned:
        notes[Remark("capitals", f"Исправлены прописные и строчные буквы: {quoted(cased)}.")] = None
    return cased


def _is_badly_cased(text: str) -> bool:
    if _INITIALS.search(text):
        return False
    letters = [word for word in text.split() if word.casefold() not in TURKIC_TAILS]
    return any(word != capitalise_name(word) for word in letters)


def _words(text: str, notes: dict[Remark, None]) -> list[str]:
    words = [word for word in text.split() if word.casefold() not in _BLANK]
    if len(words) > 3 and words[-1].casefold() in TURKIC_TAILS:
        words = [*words[:-2], f"{words[-2]}{INNER}{words[-1].lower()}"]
    if len(words) == 4 and _PATRONYMIC.search(words[3]):
        words = [f"{words[0]}{INNER}{words[1]}", *words[2:]]
        notes[Remark("double_surname", f"Двойная фамилия через пробел: {quoted(words[0])}.")] = None
    if len(words) == 3 and _PATRONYMIC.search(words[1]) and not _PATRONYMIC.search(words[2]):
        words = [words[2], words[0], words[1]]
        notes[Remark("name_order", f"Фамилия переставлена на первое место: {quoted(' '.join(words))}.")] = (
            None
        )
    return words


def _assembled(words: list[str], notes: dict[Remark, None]) -> Cell:
    text = " ".join(words)
    shown = quoted(text.replace(INNER, " "))
    if not words:
        return Cell("", tuple(notes), Remark("name_missing", "Не указаны фамилия и имя."))
    if len(words) == 1 or any(_INITIALS.search(word) for word in words) or "." in text:
        message = f"Имя указано не полностью: {shown}; напишите фамилию, имя и отчество целиком."
        return Cell("", tuple(notes), Remark("name_incomplete", message))
    if len(words) > 3:
        message = (
            f"Не удалось разобрать, где фамилия, имя и отчество: {shown}; впишите их в отдельные столбцы."
        )
        return Cell("", tuple(notes), Remark("name_unclear", message))
    if re.search("[A-Za-z]", text):
        message = f"Имя написано латинскими буквами: {shown}; напишите его по-русски, как в паспорте."
        return Cell("", tuple(notes), Remark("name_latin", message))
    return Cell(text, tuple(notes))
