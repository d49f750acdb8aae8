"""The marks between words: no-break spaces, «ёлочки», dashes. Knows no grammar and no Word.

The rules: ГОСТ Р 7.0.97 and Мильчин, «Справочник издателя и автора».
"""

from __future__ import annotations

import re

NBSP = "\N{NO-BREAK SPACE}"
_INITIAL = r"[А-ЯЁA-Z]\."
_SPACE = "[ \N{NO-BREAK SPACE}]"

_AFTER_NUMBER_SIGN = re.compile(rf"№{_SPACE}*(?=\S)")
_BEFORE_YEAR_MARK = re.compile(rf"(?<=\d){_SPACE}*(?=гг?\.(?:\W|$))")
_BETWEEN_INITIALS = re.compile(rf"(?<![А-ЯЁа-яёA-Za-z])({_INITIAL}){_SPACE}*({_INITIAL})")
_INITIAL_THEN_SURNAME = re.compile(rf"(?<![А-ЯЁа-яёA-Za-z])({_INITIAL}){_SPACE}*(?=[А-ЯЁ][а-яё])")
_SURNAME_THEN_INITIAL = re.compile(rf"(?<=[а-яё]){_SPACE}(?={_INITIAL}(?:{_SPACE}?{_INITIAL}))")
_SHORT_MARK = re.compile(rf"(?<![А-ЯЁа-яё])(ст|п|пп|ч|с|стр|г|ул|д|кв|каб)\.{_SPACE}+(?=[\dА-ЯЁ])")
_RANGE = re.compile(rf"(?<![\d.\-–/])(\d{{1,4}}){_SPACE}?-{_SPACE}?(\d{{1,4}})(?![\d.\-–/])")
_DASH = re.compile(rf"(?<=\S){_SPACE}[-—]{_SPACE}(?=\S)")
_OPENING = re.compile(r'(^|[\s(\[«–-])"(?=\S)')


def typeset(text: str) -> str:
    """The text with its quotation marks, dashes and no-break spaces set as in print."""
    for step in (quotes, dashes, no_breaks):
        text = step(text)
    return text


def quotes(text: str) -> str:
    """Straight and English quotation marks as «ёлочки»."""
    text = re.sub("[“”„]", '"', text)
    return _OPENING.sub(r"\1«", text).replace('"', "»")


def dashes(text: str) -> str:
    """A hyphen between spaces and in a range of numbers as an en dash; «273-ФЗ» keeps its own."""
    return _DASH.sub(f"{NBSP}– ", _RANGE.sub(_range, text))


def _range(match: re.Match[str]) -> str:
    """Only a growing pair is a range: «5-10», «2026-2027»; «25-3» and «№ 12-34» are numbers of papers."""
    left, right = match.groups()
    if match.string[: match.start()].rstrip().endswith("№"):
        return match.group()
    return f"{left}–{right}" if int(left) < int(right) else match.group()


def no_breaks(text: str) -> str:
    """No-break spaces after №, before г., in initials and after short marks such as «ст.»."""
    text = _AFTER_NUMBER_SIGN.sub(f"№{NBSP}", text)
    text = _BEFORE_YEAR_MARK.sub(NBSP, text)
    text = _BETWEEN_INITIALS.sub(rf"\1{NBSP}\2", text)
    text = _INITIAL_THEN_SURNAME.sub(rf"\1{NBSP}", text)
    text = _SURNAME_THEN_INITIAL.sub(NBSP, text)
    return _SHORT_MARK.sub(rf"\1.{NBSP}", text)
