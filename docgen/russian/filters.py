"""The Word filters: what stands after «|» in a form, one table.

Each takes a ready value (forms, a number, a date) and gives text; a plain text where forms are wanted is an
error, because a form must not guess whose name it is. Knows no Jinja and no Word.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from docgen.errors import RenderError
from docgen.russian import dates, numerals
from docgen.russian.agreement import agree
from docgen.russian.forms import CASES, Case, Forms, Gender, PersonForms
from docgen.russian.typography import NBSP, typeset

_CASE_NAMES: dict[str, Case] = {
    "именительный": "nominative",
    "родительный": "genitive",
    "дательный": "dative",
    "винительный": "accusative",
    "творительный": "instrumental",
    "предложный": "prepositional",
    **{case: case for case in CASES},
}
_GENDER_NAMES: dict[str, Gender] = {
    **{"м": "m", "ж": "f", "с": "n", "мн": "p"},
    **{"мужской": "m", "женский": "f", "средний": "n", "множественное": "p"},
    **{"m": "m", "f": "f", "n": "n", "p": "p"},
}


def case_named(name: str) -> Case:
    """«родительный» or «genitive» as a case; RenderError when there is none."""
    found = _CASE_NAMES.get(str(name).strip().lower())
    if found is None:
        raise RenderError(f"нет падежа «{name}», есть: {', '.join(list(_CASE_NAMES)[:6])}")
    return found


def gender_of(who: object) -> Gender:
    """A gender letter («м», «f») or the gender of anything that has ``gender`` or ``род``."""
    letter = who if isinstance(who, str) else getattr(who, "gender", None) or getattr(who, "род", None)
    found = _GENDER_NAMES.get(str(letter).strip().lower())
    if found is None:
        raise RenderError(
            f"фильтру «род» нужен род (м, ж, с, мн) или тот, у кого он есть, а дано: {_kind(who)}"
        )
    return found


def _kind(value: object) -> str:
    """What a value is, never the value itself: it may be a person's, and errors reach logs."""
    return next((name for kind, name in _KINDS if isinstance(value, kind)), "другое слово")


_KINDS: tuple[tuple[type, str], ...] = (
    (bool, "да или нет"), (str, "простой текст"), (int, "число"), (Decimal, "сумму"), (date, "дату"),
    (PersonForms, "имя человека"), (Forms, "склоняемое слово"), (list, "список"), (dict, "набор слов"),
)  # fmt: skip


def _in_case(name: str) -> Callable[[object], str]:
    case = _CASE_NAMES[name]

    def decline(value: object) -> str:
        return _forms(value, name).case(case)

    decline.__doc__ = f"{name.capitalize()} падеж имени, должности или организации."
    return decline


def _forms(value: object, name: str) -> Forms:
    if isinstance(value, Forms):
        return value
    raise RenderError(f"фильтр «{name}» склоняет имя, должность или организацию, а получил: {_kind(value)}")


def _person(value: object, name: str) -> PersonForms:
    if isinstance(value, PersonForms):
        return value
    raise RenderError(f"фильтр «{name}» нужен имени человека, а получил: {_kind(value)}")


def surname_first(value: object, case: str = "именительный") -> str:
    """«Ивановой А. П.»: фамилия и инициалы, в любом падеже."""
    person = _person(value, "инициалы")
    return NBSP.join(filter(None, (person.surname(case_named(case)), person.initials)))


def surname_last(value: object, case: str = "именительный") -> str:
    """«А. П. Иванова»: инициалы и фамилия, для подписи."""
    person = _person(value, "подпись")
    return NBSP.join(filter(None, (person.initials, person.surname(case_named(case)))))


def address_by_name(value: object) -> str:
    """«Анна Петровна»: имя и отчество, для обращения."""
    return _person(value, "имя_отчество").given_names()


def in_words(value: object, gender: object = "м", case: str = "именительный") -> str:
    """«двадцать два»: число прописью; род и падеж по желанию."""
    number = _whole(value, "прописью")
    return numerals.number_in_words(number, gender_of(gender), case_named(case))


def sum_in_figures(value: object) -> str:
    """«1 500,00»: сумма цифрами."""
    return numerals.money_in_figures(_amount(value, "сумма"))


def sum_in_words(value: object, case: str = "именительный") -> str:
    """«одна тысяча пятьсот рублей 00 копеек»: сумма прописью."""
    return numerals.money(_amount(value, "сумма_прописью"), case_named(case))


def date_long(value: object) -> str:
    """«20 ноября 2026 г.»"""
    return dates.date_long(_day(value, "дата"))


def date_short(value: object) -> str:
    """«20.11.2026»"""
    return dates.date_short(_day(value, "дата_кратко"))


def date_in_words(value: object, case: str = "именительный") -> str:
    """«двадцатое ноября две тысячи двадцать шестого года»"""
    return dates.date_in_words(_day(value, "дата_прописью"), case_named(case))


def school_year(value: object) -> str:
    """«2026–2027»: учебный год, в который попадает дата."""
    return dates.school_year(_day(value, "учебный_год"))


def counted(value: object, unit: str, case: str = "именительный") -> str:
    """«2 ученика», «5 календарных дней»: число с существительным."""
    phrase = numerals.count(_whole(value, "склонение"), unit, case_named(case), in_words=False)
    return phrase.replace(" ", NBSP, 1)


def ordinal(value: object, unit: str, case: str = "именительный") -> str:
    """«девятом классе»: порядковое числительное с существительным."""
    return numerals.ordinal(_whole(value, "порядковый"), unit, case_named(case))


def by_gender(word: object, who: object) -> str:
    """«ознакомлена», «именуемое»: слово в роде человека или организации."""
    return agree(str(word), gender_of(who))


def capitalised(value: object) -> str:
    """Первая буква прописная, остальные как были."""
    text = str(value)
    return text[:1].upper() + text[1:]


def uncapitalised(value: object) -> str:
    """Первая буква строчная, кроме сокращений («МБОУ», «И. о.» остаются как были)."""
    text = str(value)
    second = text[1:2]
    return text if second.isupper() or second == "." else text[:1].lower() + text[1:]


def typographic(value: object) -> str:
    """«Ёлочки», тире и неразрывные пробелы в тексте."""
    return typeset(str(value))


def _whole(value: object, name: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise RenderError(f"фильтр «{name}» ждёт целое число, а получил: {_kind(value)}")


def _amount(value: object, name: str) -> Decimal | int:
    if isinstance(value, Decimal):
        return value
    return _whole(value, name)


def _day(value: object, name: str) -> date:
    if isinstance(value, date):
        return value
    raise RenderError(f"фильтр «{name}» ждёт дату, а получил: {_kind(value)}")


FILTERS: dict[str, Callable[..., Any]] = {
    **{name: _in_case(name) for name in list(_CASE_NAMES)[:6]},
    "инициалы": surname_first,
    "подпись": surname_last,
    "фамилия_в_конце": surname_last,
    "имя_отчество": address_by_name,
    "прописью": in_words,
    "сумма": sum_in_figures,
    "сумма_прописью": sum_in_words,
    "дата": date_long,
    "дата_кратко": date_short,
    "дата_прописью": date_in_words,
    "учебный_год": school_year,
    "склонение": counted,
    "порядковый": ordinal,
    "род": by_gender,
    "с_прописной": capitalised,
    "со_строчной": uncapitalised,
    "типографика": typographic,
}
