"""Terms of a plan as people write them → typed terms, with their own words kept.

«Март 2022 года», «май – сентябрь 2024», «До 20.09.2023», «ежегодно, декабрь, апрель», «в течение года»,
«В течение учебного года (по отдельному плану)», «январь 2022, далее ежегодно», «ежегодно, не позднее
30 ноября». It knows no plan: the year that a term leaves out is the plan's business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from registry.plan_facts import Term, TermKind
from registry.plan_points import month_end

MONTHS = (
    "январ[ьея]", "феврал[ьея]", "март[ае]?", "апрел[ьея]", "ма[йея]", "июн[ьея]",
    "июл[ьея]", "август[ае]?", "сентябр[ьея]", "октябр[ьея]", "ноябр[ьея]", "декабр[ьея]",
)  # fmt: skip
_MONTH = rf"(?:{'|'.join(MONTHS)})\b"
_DASH = r"\s*[-–—]\s*"
_YEAR = r"20\d\d"
_G = r"(?:\s*(?:года|году|год|гг?\.?)(?![а-яё]))?"
_DAY = r"\d{1,2}\.\d{1,2}\.20\d\d"
_WORD_DAY = rf"«?\d{{1,2}}»?\s+{_MONTH}(?:\s+{_YEAR}{_G})?"
_ANY_DAY = rf"(?:{_DAY}{_G}|{_WORD_DAY})"
_YEARLY = r"(?:ежегодно|каждый\s+год)"
_UNTIL = r"(?:не\s+позднее|не\s+позже|до|к)"
_ONE = rf"(?:{_MONTH}(?:\s+{_YEAR}{_G})?)"
_RANGE = rf"(?:{_ONE}{_DASH}{_ONE})"
_IN = r"(?:в\s+течение\s+)?"
_DURING = r"(?:в\s+течени[еи]|на\s+протяжении)(?:\s+всего)?"
_SOME = rf"(?:{_RANGE}|{_ONE})(?:\s*(?:,|и)\s*(?:{_RANGE}|{_ONE}))*"


def read_terms(words: str) -> tuple[Term, ...]:
    """Every term of the words, in order; what is not understood is a term of the kind "unknown"."""
    text = " ".join(words.split())
    found: list[Term] = []
    rest = 0
    for match in _ANY.finditer(text):
        found += _unknown(text[rest : match.start()])
        found += _typed(match)
        rest = match.end()
    found += _unknown(text[rest:])
    return tuple(found)


def term_parts(words: str) -> tuple[str, ...]:
    """The words cut into one text a term; a remark in brackets stays with what it is about."""
    parts: list[str] = []
    for term in read_terms(words):
        if parts and term.kind == "separate_plan":
            parts[-1] += f" {term.words}"
        else:
            parts.append(term.words)
    return tuple(parts)


def _month(text: str) -> int:
    return next(n for n, pattern in enumerate(MONTHS, start=1) if re.match(pattern, text.casefold()))


def _months(text: str) -> list[int]:
    return [_month(one) for one in re.findall(_MONTH, text, re.IGNORECASE)]


def _years(text: str) -> list[int]:
    return [int(one) for one in re.findall(_YEAR, text)]


def _day_of(text: str) -> tuple[date | None, Term | None]:
    """The date; or, of a day without a year, the month and the day of it. Both None: there is no such day."""
    dotted = re.search(r"(\d{1,2})\.(\d{1,2})\.(20\d\d)", text)
    months, years = _months(text), _years(text)
    number = re.search(r"\d{1,2}", text)
    try:
        if dotted:
            return date(int(dotted[3]), int(dotted[2]), int(dotted[1])), None
        if number and months and years:
            return date(years[0], months[0], int(number[0])), None
    except ValueError:
        return None, None
    if number and months:
        return None, Term("until", text, months=(months[0],), day=int(number[0]))
    return None, None


def _then_yearly(text: str) -> Iterator[Term]:
    """«январь 2022, далее ежегодно»: the first time is dated, then the same month of every year."""
    month, year = _months(text)[0], _years(text)[0]
    yield Term("yearly", text, date(year, month, 1), month_end(year, month), months=(month,))


def _yearly(text: str) -> Iterator[Term]:
    """«ежегодно» alone, with months, a range of months, or the last day."""
    months = tuple(_months(text))
    number = re.search(rf"\b(\d{{1,2}})»?\s+{_MONTH}", text, re.IGNORECASE)
    is_range = len(months) > 1 and re.search(rf"{_MONTH}{_DASH}{_MONTH}", text, re.IGNORECASE) is not None
    yield Term("yearly", text, months=months, is_range=is_range, day=int(number[1]) if number else None)


def _until(text: str) -> Iterator[Term]:
    day, undated = _day_of(text)
    if day is not None:
        yield Term("until", text, ends_on=day)
    else:
        yield replace(undated, words=text) if undated else Term("unknown", text)


def _until_month(text: str) -> Iterator[Term]:
    """«до мая 2024» is read as by the end of that month: the milder of its two meanings."""
    months, years = _months(text), _years(text)
    if years:
        yield Term("until", text, ends_on=month_end(years[0], months[0]))
    else:
        yield Term("until", text, months=(months[0],))


def _exact(text: str) -> Iterator[Term]:
    day, undated = _day_of(text)
    if day is not None:
        yield Term("date", text, day, day)
    elif undated is not None:
        yield Term("date", text, months=undated.months, day=undated.day)
    else:
        yield Term("unknown", text)


def _from_to(text: str) -> Iterator[Term]:
    """Two dates; a first one that names no year is of the second's."""
    pieces = re.findall(_ANY_DAY, text, re.IGNORECASE)
    last, _ = _day_of(pieces[-1])
    first, undated = _day_of(pieces[0])
    if first is None and undated is not None and last is not None:
        first = month_end(last.year, undated.months[0], undated.day)
    if first is None or last is None or first > last:
        yield Term("unknown", text)
    else:
        yield Term("dates", text, first, last)


def _months_of(text: str) -> Iterator[Term]:
    """A month or a range of months, with or without years."""
    months, years = _months(text), _years(text)
    is_range = len(months) > 1
    kind: TermKind = "months" if is_range else "month"
    if not years:
        yield Term(kind, text, months=tuple(months), is_range=is_range)
        return
    last_year = years[-1]
    first_year = years[0] if len(years) > 1 else last_year - (months[0] > months[-1])
    begins, ends = date(first_year, months[0], 1), month_end(last_year, months[-1])
    if begins > ends:
        yield Term("unknown", text)
    else:
        yield Term(kind, text, begins, ends)


def _school_year(text: str) -> Iterator[Term]:
    first, last = _years(text) if len(_years(text)) > 1 else (_years(text)[0], _years(text)[0] + 1)
    yield Term("whole_year", text, date(first, 9, 1), date(last, 8, 31))


def _calendar_year(text: str) -> Iterator[Term]:
    years = _years(text)
    yield Term("whole_year", text, date(years[0], 1, 1), date(years[-1], 12, 31))


def _whole_year(text: str) -> Iterator[Term]:
    yield Term("whole_year", text)


def _separate(text: str) -> Iterator[Term]:
    yield Term("separate_plan", text)


_READERS: tuple[tuple[str, Callable[[str], Iterator[Term]]], ...] = (
    (rf"{_MONTH}\s+{_YEAR}{_G}\s*,?\s*(?:и\s+)?далее\s*[-–—]?\s*{_YEARLY}", _then_yearly),
    (rf"{_YEARLY}\s*[,:(]?\s*{_UNTIL}\s+{_WORD_DAY}\)?", _yearly),
    (rf"{_UNTIL}\s+{_WORD_DAY}\s*,?\s*{_YEARLY}", _yearly),
    (rf"{_YEARLY}\s*[,:(]?\s*(?:в\s+)?{_SOME}\)?", _yearly),
    (rf"{_SOME}\s*,?\s*\(?{_YEARLY}\)?", _yearly),
    (_YEARLY, _yearly),
    (rf"(?:с\s+)?{_ANY_DAY}(?:{_DASH}|\s+по\s+){_ANY_DAY}", _from_to),
    (rf"{_UNTIL}\s+{_ANY_DAY}", _until),
    (rf"{_UNTIL}\s+{_ONE}", _until_month),
    (_ANY_DAY, _exact),
    (rf"{_RANGE}", _months_of),
    (_ONE, _months_of),
    (rf"{_IN}{_YEAR}(?:\s*[-–—/]\s*{_YEAR})?\s*(?:учебн[а-я]+\s+года?|уч\.?\s*г(?:ода?|\.)?)", _school_year),
    (rf"{_IN}{_YEAR}{_DASH}{_YEAR}\s*(?:гг?\.?|годы|годов)", _calendar_year),
    (rf"{_IN}{_YEAR}\s*(?:года|год|г\.)", _calendar_year),
    (rf"{_DURING}\s+(?:учебного\s+)?года|{_DURING}\s+(?:периода|срока)[^,;.()]*", _whole_year),
    (r"постоянно|весь\s+период|регулярно|по\s+мере\s+необходимости", _whole_year),
    (r"\(?по\s+(?:отдельн\w+|индивидуальн\w+)\s+(?:план|график)\w*\)?", _separate),
    (r"\(?по\s+(?:план|график)\w*(?:\s+\w+)?\)?", _separate),
)  # fmt: skip
_ANY = re.compile("|".join(f"(?P<k{n}>{pattern})" for n, (pattern, _) in enumerate(_READERS)), re.IGNORECASE)


def _typed(match: re.Match[str]) -> list[Term]:
    _, reader = _READERS[int((match.lastgroup or "k0")[1:])]
    return list(reader(match[0].strip()))


def _unknown(text: str) -> list[Term]:
    """Signs and «и» between two terms are nothing; words are a term nobody understood."""
    left = text.strip(" ,;.–—-/")
    return [Term("unknown", left)] if left.casefold() != "и" and re.search(r"\w", left) else []
