"""What cannot be true of one person, and of two rows: the checks that look at several columns at once.

Every check goes over whole columns and gives the places that fail. Knows dates and names, not files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from operator import sub
from typing import NamedTuple, TypeVar

from registry.importing.genders import gender_of
from registry.importing.names import INNER, parts
from registry.importing.report import Remark, quoted
from registry.spreadsheet.text import fold

WORKING_AGE = 16
"""ТК РФ, ст. 63: a labour contract from sixteen; so no experience is longer than the age less sixteen."""
OLDEST = 100
_SURELY_GROWN = timedelta(days=366 * WORKING_AGE)

Dates = list[date | None]
Key = TypeVar("Key", str, tuple[str, object])
_SHEET = 1 << 32


class Failure(NamedTuple):
    at: int
    field: str
    remark: Remark


def ages(births: Dates, on: date) -> Iterator[Failure]:
    """Nobody in a school's lists is over a hundred."""
    earliest = on.year - OLDEST
    if min(filter(None, births), default=on).year >= earliest:
        return
    for index, birth in enumerate(births):
        if birth is not None and birth.year < earliest:
            message = f"По дате рождения {birth:%d.%m.%Y} человеку больше {OLDEST} лет; проверьте год."
            yield Failure(index, "birth_date", Remark("date_impossible", message))


def birth_and_hiring(births: Dates, hirings: Dates) -> Iterator[Failure]:
    """Born before being hired, and at a working age by then."""
    if None not in births and None not in hirings and min(map(sub, hirings, births)) > _SURELY_GROWN:
        return
    for index, (birth, hired) in enumerate(zip(births, hirings, strict=True)):
        if birth is None or hired is None or hired.year - birth.year > WORKING_AGE:
            continue
        if birth >= hired:
            message = (
                f"Дата рождения {birth:%d.%m.%Y} не раньше даты приёма {hired:%d.%m.%Y}; "
                "исправьте одну из них."
            )
            yield Failure(index, "birth_date", Remark("birth_after_hired", message))
        elif (hired.year - birth.year, hired.month, hired.day) < (WORKING_AGE, birth.month, birth.day):
            message = f"На дату приёма {hired:%d.%m.%Y} человеку нет {WORKING_AGE} лет; проверьте обе даты."
            yield Failure(index, "hired_on", Remark("hired_too_young", message))


def hiring_and_dismissal(hirings: Dates, dismissals: Dates) -> Iterator[Failure]:
    for index, (hired, dismissed) in enumerate(zip(hirings, dismissals, strict=True)):
        if hired is not None and dismissed is not None and dismissed < hired:
            message = f"Дата увольнения {dismissed:%d.%m.%Y} раньше даты приёма {hired:%d.%m.%Y}."
            yield Failure(index, "dismissed_on", Remark("dismissed_before_hired", message))


def experience(births: Dates, years: list[int | None], on: date) -> Iterator[Failure]:
    """Nobody has worked longer than since the working age."""
    limit = on.year - WORKING_AGE
    for index, (birth, worked) in enumerate(zip(births, years, strict=True)):
        if not worked or birth is None or worked < limit - birth.year:
            continue
        age = on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
        if worked > age - WORKING_AGE:
            message = (
                f"Стаж {worked} лет больше, чем позволяет возраст ({age} лет); проверьте стаж и "
                "дату рождения."
            )
            yield Failure(index, "experience_years", Remark("experience_exceeds_age", message))


def genders(names: list[str], told: list[str] | None, odd: Iterable[int]) -> Iterator[Failure]:
    """The gender must be known, by the name or by the column, and the two must not contradict."""
    for index in range(len(names)) if told else odd:
        if not names[index]:
            continue
        surname, first_name, patronymic = parts(names[index])
        by_name, said = gender_of(first_name, patronymic, surname), told[index] if told else ""
        shown = quoted(names[index].replace(INNER, " "))
        if not by_name and not said:
            message = f"По имени не понять пол: {shown}; добавьте столбец «Пол»."
            yield Failure(index, "full_name", Remark("gender_unknown", message))
        elif said and by_name and said != by_name and patronymic:
            message = f"Пол не согласуется с отчеством: {shown}; исправьте одно из двух."
            yield Failure(index, "gender", Remark("gender_contradicts", message))


def parent_genders(names: list[str]) -> Iterator[Failure]:
    """The same of a representative who is neither «мать» nor «отец» by the column."""
    for failure in genders([name or "" for name in names], None, range(len(names))):
        yield failure._replace(field="parent_name")


class Seen:
    """Who was already met in the file: a second row for the same person is a fault."""

    def __init__(self) -> None:
        # A place is the sheet's index times _SHEET plus the row: one number instead of a hundred thousand
        # pairs.
        self._people: dict[tuple[str, object], int] = {}
        self._personnel: dict[str, int] = {}
        self._sheets: list[str] = []

    def repeated(
        self, sheet: str, numbers: list[int], names: list[str], births: Dates, places: list[str] | None
    ) -> Iterator[Failure]:
        """Rows that name somebody met before; a namesake born on another day is another person.

        Where no birth date is told, ``places`` (classes, posts) tell namesakes apart.
        """
        keys: list[tuple[str, object]] = list(zip(fold_lines(names), births, strict=True))
        if places and None in births:
            keys = [(name, birth or place) for (name, birth), place in zip(keys, places, strict=True)]
        for index, first in self._met(self._people, keys, sheet, numbers):
            if names[index]:
                shown = quoted(names[index].replace(INNER, " "))
                message = f"Этот человек уже есть {self._where(first, sheet)}: {shown}; оставьте одну строку."
                yield Failure(index, "full_name", Remark("person_repeated", message))

    def repeated_numbers(self, sheet: str, numbers: list[int], personnel: list[str]) -> Iterator[Failure]:
        """Rows whose personnel number is already another row's."""
        for index, first in self._met(self._personnel, personnel, sheet, numbers):
            if personnel[index]:
                where = self._where(first, sheet)
                message = (
                    f"Табельный номер {quoted(personnel[index])} уже стоит {where}; исправьте один из них."
                )
                yield Failure(index, "personnel_number", Remark("personnel_number_repeated", message))

    def _met(
        self, known: dict[Key, int], keys: list[Key], sheet: str, numbers: list[int]
    ) -> list[tuple[int, int]]:
        """Index and first place of every key that is not met for the first time."""
        if sheet not in self._sheets:
            self._sheets.append(sheet)
        base = self._sheets.index(sheet) * _SHEET
        places = [base + number for number in numbers]
        first_place = known.setdefault
        return [
            (index, first)
            for index, (key, place) in enumerate(zip(keys, places, strict=True))
            if (first := first_place(key, place)) != place
        ]

    def _where(self, place: int, sheet: str) -> str:
        first, row = self._sheets[place // _SHEET], place % _SHEET
        return f"в строке {row}" if first == sheet else f"на листе «{first}» в строке {row}"


def fold_lines(texts: list[str]) -> list[str]:
    """All the texts folded at once: a hundred thousand calls cost more than one."""
    joined = "\n".join(texts)
    if INNER in joined or "  " in joined:
        return [fold(text) for text in texts]
    return joined.casefold().replace("ё", "е").split("\n")
