"""What a paper says in figures: periods, sums, numbers spelled out in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from docgen.consistency.expected import Bond, Contradiction, Paper
from docgen.consistency.lines import Line, contradiction, plain
from docgen.russian.dates import MONTHS, date_short
from docgen.russian.forms import CASES, Gender
from docgen.russian.numerals import money, money_in_figures, number_in_words

DATE = (
    r"(?:(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.\d{4}|\d{1,2} (?:"
    + "|".join(MONTHS)
    + r") \d{4}(?: г\.| года)?)"
)
_PERIOD = re.compile(
    rf"\bс (?P<from>{DATE})\s+(?:по|до) (?P<to>{DATE})|(?P<from2>{DATE})\s*[–—-]\s*(?P<to2>{DATE})"
)
_DATE = re.compile(DATE)
_FIGURE = r"\d{1,3}(?: \d{3})+(?:,\d\d)?|\d+(?:,\d\d)?"
_SPELLED = re.compile(
    rf"(?<![\d,.])(?P<figure>{_FIGURE}) ?(?P<unit>руб\w*\.?|₽)? ?"
    r"\((?P<words>[а-яё][а-яё -]*(?:\d\d [а-яё]+)?)\)"
)
_MONEY = re.compile(rf"(?<![\d,.])(?P<figure>{_FIGURE}) ?(?:\([^()]*\) ?)?(?:руб(?:\.|л\w*)|₽)")
# Sums that are not the pay of a bond: their measure is somebody's word.
_OTHER_MONEY = re.compile(r"преми|единовремен|фонд|смет|бюджет|итого|всего", re.IGNORECASE)


@dataclass(frozen=True)
class Period:
    """From a day to a day, with the place in its line."""

    begins: date
    ends: date
    start: int
    end: int


def figure_faults(paper: Paper, lines: Sequence[Line]) -> Iterator[Contradiction]:
    """Everything amiss in periods, sums and numbers spelled out."""
    free = "\n".join(plain(text) for text in paper.expected.free)
    typed = {found for match in _DATE.finditer(free) if (found := read_day(match.group()))}
    known = typed | paper.expected.other_dates
    for line in lines:
        yield from _period_faults(paper, line, known)
        yield from _sum_faults(paper, line)
        yield from _spelled_faults(paper, line)


def read_day(text: str) -> date | None:
    """«15.09.2026», «15 сентября 2026 г.» as a day; None for one that is in no calendar."""
    parts = re.split(r"[. ]", plain(text))
    month = MONTHS.index(parts[1]) + 1 if parts[1] in MONTHS else int(parts[1])
    try:
        return date(int(parts[2]), month, int(parts[0]))
    except ValueError:
        return None


def periods(text: str) -> Iterator[Period]:
    """Every «с … по …» and «… – …» of a line."""
    for match in _PERIOD.finditer(text):
        begins = read_day(match["from"] or match["from2"])
        ends = read_day(match["to"] or match["to2"])
        if begins and ends:
            yield Period(begins, ends, match.start(), match.end())


def bonds_of(paper: Paper, line: Line) -> tuple[Bond, ...]:
    """Those the line speaks of: of the lead it names, or any that the paper is about."""
    bonds = paper.expected.bonds
    here = tuple(bond for bond in bonds if bond.lead in line.keys)
    return here or tuple(bond for bond in bonds if bond.is_subject)


def _period_faults(paper: Paper, line: Line, known: set[date] | frozenset[date]) -> Iterator[Contradiction]:
    bonds = [bond for bond in bonds_of(paper, line) if bond.begins and bond.ends]
    if not bonds:
        return
    allowed = {(bond.begins, bond.ends) for bond in bonds}
    ends = {day for pair in allowed for day in pair}
    for period in periods(line.text):
        if (period.begins, period.ends) in allowed:
            continue
        if all(day in known or day in ends for day in (period.begins, period.ends)) and not _crossed(
            period, ends, known
        ):
            continue
        said = f"с {date_short(period.begins)} по {date_short(period.ends)}"
        message = f"в документе период {said}, а должен быть {_span(bonds)}"
        yield contradiction("period", paper, line, (period.start, period.end), message)


def _crossed(period: Period, ends: set[date | None], known: set[date] | frozenset[date]) -> bool:
    """Both days are of bonds, but not of one of them, and nobody typed them."""
    return all(day in ends and day not in known for day in (period.begins, period.ends))


def _span(bonds: Sequence[Bond]) -> str:
    first = bonds[0]
    if first.begins is None or first.ends is None or len({(one.begins, one.ends) for one in bonds}) > 1:
        return "один из периодов, указанных для участников"
    return f"с {date_short(first.begins)} по {date_short(first.ends)}"


def sums(text: str) -> Iterator[tuple[Decimal, int, int]]:
    """Every sum of money of a line, with its place."""
    for match in _MONEY.finditer(text):
        yield amount_of(match["figure"]), match.start(), match.end()


def amount_of(figure: str) -> Decimal:
    """«4 000,00» as a number."""
    return Decimal(figure.replace(" ", "").replace(",", "."))


def _sum_faults(paper: Paper, line: Line) -> Iterator[Contradiction]:
    bonds = bonds_of(paper, line)
    allowed = {bond.amount for bond in bonds if bond.amount is not None}
    if not allowed or len(allowed) < len({bond.amount for bond in bonds}) or _OTHER_MONEY.search(line.text):
        return
    for amount, start, end in sums(line.text):
        if amount not in allowed:
            wanted = ", ".join(f"{money_in_figures(one)} руб." for one in sorted(allowed))
            message = f"в документе {money_in_figures(amount)} руб., а должно быть {plain(wanted)}"
            yield contradiction("sum", paper, line, (start, end), message)


def _spelled_faults(paper: Paper, line: Line) -> Iterator[Contradiction]:
    for match in _SPELLED.finditer(line.text):
        words = " ".join(match["words"].split())
        if words.split()[0] not in _numeral_words():
            continue
        amount = amount_of(match["figure"])
        is_money = bool(match["unit"]) or bool(re.search(r"рубл|копе", words))
        right = _money_words(amount) if is_money else _number_words(amount)
        if words not in right:
            said = next(iter(right), "")
            message = f"цифрами «{match['figure']}», прописью «{words}», а должно быть «{said}»"
            yield contradiction("sum_words", paper, line, match.span(), message)


def _money_words(amount: Decimal) -> list[str]:
    """With the kopecks, and the number alone: «5 000 (пять тысяч) рублей»."""
    whole = [plain(money(amount, case)) for case in CASES]
    return [*whole, *_number_words(Decimal(int(amount)))]


@lru_cache(maxsize=1024)
def _number_words(amount: Decimal) -> list[str]:
    genders: tuple[Gender, ...] = ("m", "f", "n")
    spelled = (
        plain(number_in_words(int(amount), gender, case, animate=animate))
        for case in CASES
        for gender in genders
        for animate in (False, True)
    )
    return list(dict.fromkeys(spelled))


@lru_cache(maxsize=1)
def _numeral_words() -> frozenset[str]:
    """The words a number in words may begin with."""
    firsts = (*range(21), *range(30, 100, 10), *range(100, 1000, 100))
    spelled = {word for number in firsts for word in _number_words(Decimal(number))}
    return frozenset(word.split()[0] for word in spelled) | {"тысяча", "тысячи", "тысяч", "миллион"}
