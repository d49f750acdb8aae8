"""Numbers in words and the nouns counted with them: «двадцать два ученика», «2 ученика».

num2words spells the numbers; the repairs of its faults stand here with their reason. Knows no dates and no
forms of documents. The rules of agreement: Русская грамматика (1980), § 1366–1375.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from num2words import num2words

from docgen.errors import RenderError
from docgen.russian.forms import CASES, Case, Gender
from docgen.russian.phrases import Head, read_head, render, words_of
from docgen.russian.spelling import squeeze

# Nouns whose counted plural is not their plural: «пять лет», «пять человек», «пятью человеками».
_COUNTED: dict[str, dict[Case, str]] = {
    "год": {
        "genitive": "лет",
        "dative": "годам",
        "accusative": "лет",
        "instrumental": "годами",
        "prepositional": "годах",
    },
    "человек": {
        "genitive": "человек",
        "dative": "человекам",
        "accusative": "человек",
        "instrumental": "человеками",
        "prepositional": "человеках",
    },
}
_MAX = 10**12


def number_in_words(n: int, gender: Gender = "m", case: str = "nominative", *, animate: bool = False) -> str:
    """«двадцать две», «двадцатью двумя»: the cardinal in a gender and a case; RenderError outside 0…10¹².

    num2words lets the gender leak into millions and the animacy into thousands and into «двадцать двух
    учеников», so thousands and units are spelled apart, and only 1…4 and -1 are ever animate.
    """
    case = known_case(case)
    _check_range(n)
    high, low = n - n % 1000, n % 1000
    if high and not low:
        return _cardinal(high, case, "m", False)
    alive = animate and (n in {1, 2, 3, 4} or (low % 10 == 1 and low % 100 != 11))
    words = _cardinal(low, case, gender, alive)
    return f"{_cardinal(high, case, 'm', False)} {words}" if high else words


@lru_cache(maxsize=4096)
def _cardinal(n: int, case: Case, gender: Gender, animate: bool) -> str:
    letter = case[0]
    spelled: str = num2words(n, lang="ru", case=letter, gender=gender, plural=gender == "p", animate=animate)
    return spelled


def ordinal_in_words(n: int, gender: Gender = "m", case: str = "nominative", *, animate: bool = False) -> str:
    """«двадцать первое», «двухтысячного»: the ordinal in a gender and a case; RenderError outside 0…10¹².

    num2words spells 30451 as «тридцатый тысяч четыреста пятьдесят первый», so the thousands are spelled
    apart, as a cardinal: «тридцать тысяч четыреста пятьдесят первый».
    """
    case = known_case(case)
    _check_range(n)
    high, low = n - n % 1000, n % 1000
    if not high or not low:
        return _ordinal(n, case, gender, animate)
    thousands = "тысяча" if high == 1000 else _cardinal(high, "nominative", "m", False)
    return f"{thousands} {_ordinal(low, case, gender, animate)}"


@lru_cache(maxsize=4096)
def _ordinal(n: int, case: Case, gender: Gender, animate: bool) -> str:
    letter = case[0]
    spelled: str = num2words(n, lang="ru", to="ordinal", case=letter, gender=gender, animate=animate)
    return spelled


def count(n: int, unit: str, case: str = "nominative", *, in_words: bool = True) -> str:
    """«двадцать два календарных дня»; without ``in_words`` «22 календарных дня».

    ``unit`` is the thing in the nominative singular, adjectives allowed. RenderError when it cannot be read.
    """
    case = known_case(case)
    _check_range(n)
    noun = counted(n, unit, case)
    return f"{_number_of(n, unit, case)} {noun}" if in_words else f"{n} {noun}"


# A thing without a singular («сутки») has its own words for a few; the oblique cases have the usual ones.
_COLLECTIVE = {2: "двое", 3: "трое", 4: "четверо"}


def _number_of(n: int, unit: str, case: Case) -> str:
    head = _unit_head(unit)
    direct = case in {"nominative", "accusative"}
    if head.gender != "p" or not direct or not _is_few(n):
        gender = "m" if head.gender == "p" and n % 10 != 1 else head.gender
        return number_in_words(n, gender, case, animate=head.animate)
    if n not in _COLLECTIVE:
        raise RenderError(f"«{unit}» не считается прописью ({n}): напишите число цифрами")
    return _COLLECTIVE[n]


def _is_few(n: int) -> bool:
    """«Два, три, четыре», also at the end of a larger number, but not «двенадцать»."""
    return n % 10 in {2, 3, 4} and n % 100 not in {12, 13, 14}


def ordinal(n: int, unit: str, case: str = "nominative") -> str:
    """«девятом классе», «второго полугодия»: the ordinal in words with its noun."""
    case = known_case(case)
    head = _unit_head(unit)
    number = ordinal_in_words(n, head.gender, case, animate=head.animate)
    return f"{number} {render(squeeze(unit), [head], case)}"


def counted(n: int, unit: str, case: str = "nominative") -> str:
    """The noun phrase alone, as it stands after the number ``n`` in the case."""
    case = known_case(case)
    text, head = squeeze(unit), _unit_head(unit)
    return "".join(_place(text, head, index, n, case) for index in range(len(head.words))) + text[head.end :]


def _place(text: str, head: Head, index: int, n: int, case: Case) -> str:
    """One head word agreed with the number, with the spaces before it."""
    previous = head.words[index - 1].end if index else 0
    word = head.words[index]
    wanted, plural = _agreement(n, case, head, is_noun=index == head.noun)
    own = _COUNTED.get(word.text.lower(), {}).get(wanted) if plural else None
    return text[previous : word.start] + (own or head.declined[index](wanted, plural))


def _agreement(n: int, case: Case, head: Head, *, is_noun: bool) -> tuple[Case, bool]:
    """The case and the number of a word counted by ``n`` when the whole stands in ``case``."""
    if n % 1000 == 0:  # «Нолю рублей», «двум тысячам рублей»: zero and a thousand are nouns themselves.
        return "genitive", True
    if n % 10 == 1 and n % 100 != 11:
        return case, False
    living_few = case == "accusative" and head.animate and n < 5
    if case not in {"nominative", "accusative"}:
        return case, True
    if living_few or not _is_few(n):
        return "genitive", True
    if is_noun:
        return "genitive", False
    return ("nominative" if head.gender == "f" else "genitive"), True


@lru_cache(maxsize=512)
def _unit_head(unit: str) -> Head:
    text = squeeze(unit)
    words = words_of(text)
    head = read_head(text, words, 0, animate=None) if words and words[0].start == 0 else None
    if head is None:
        raise RenderError(
            f"не понято, что считать: «{unit}»; напишите в именительном падеже, например «календарный день»"
        )
    return head


def money(amount: Decimal | int, case: str = "nominative") -> str:
    """«одна тысяча пятьсот рублей 00 копеек»: roubles in words, kopecks in two figures.

    RenderError when the sum is negative or finer than a kopeck.
    """
    case = known_case(case)
    roubles, kopecks = _split_money(amount)
    words = count(roubles, "рубль", case, in_words=True)
    return f"{words} {kopecks:02d} {counted(kopecks, 'копейка', case)}"


def money_in_figures(amount: Decimal | int) -> str:
    """«1 500,00», thousands parted by no-break spaces."""
    roubles, kopecks = _split_money(amount)
    return f"{roubles:,}".replace(",", "\N{NO-BREAK SPACE}") + f",{kopecks:02d}"


def _split_money(amount: Decimal | int) -> tuple[int, int]:
    value = Decimal(amount)
    if not value.is_finite() or value < 0 or value * 100 != (value * 100).to_integral_value():
        raise RenderError(f"сумма «{amount}» должна быть неотрицательной, не точнее копейки")
    return divmod(int(value * 100), 100)


def known_case(name: str) -> Case:
    """The name as a case; RenderError when there is no such case."""
    for case in CASES:
        if case == name:
            return case
    raise RenderError(f"нет падежа «{name}», есть: {', '.join(CASES)}")


def _check_range(n: int) -> None:
    if not 0 <= n < _MAX:
        raise RenderError(f"число {n} не пишется прописью: нужно от нуля до {_MAX - 1}")
