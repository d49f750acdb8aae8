"""Russian numerals a second time, from hand-typed tables: shares no line and no library with the product."""

from __future__ import annotations

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")

# Six cases of each word; the accusative is that of things.
ONE = {
    "m": ["один", "одного", "одному", "один", "одним", "одном"],
    "f": ["одна", "одной", "одной", "одну", "одной", "одной"],
    "n": ["одно", "одного", "одному", "одно", "одним", "одном"],
}
TWO = {
    "m": ["два", "двух", "двум", "два", "двумя", "двух"],
    "f": ["две", "двух", "двум", "две", "двумя", "двух"],
    "n": ["два", "двух", "двум", "два", "двумя", "двух"],
}
PLAIN = {
    0: "ноль ноля нолю ноль нолём ноле",
    3: "три трёх трём три тремя трёх",
    4: "четыре четырёх четырём четыре четырьмя четырёх",
    5: "пять пяти пяти пять пятью пяти",
    6: "шесть шести шести шесть шестью шести",
    7: "семь семи семи семь семью семи",
    8: "восемь восьми восьми восемь восемью восьми",
    9: "девять девяти девяти девять девятью девяти",
    10: "десять десяти десяти десять десятью десяти",
    40: "сорок сорока сорока сорок сорока сорока",
    90: "девяносто девяноста девяноста девяносто девяноста девяноста",
    100: "сто ста ста сто ста ста",
    200: "двести двухсот двумстам двести двумястами двухстах",
    300: "триста трёхсот трёмстам триста тремястами трёхстах",
    400: "четыреста четырёхсот четырёмстам четыреста четырьмястами четырёхстах",
}
TEENS = ["один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят"]
TABLE: dict[int, list[str]] = {number: forms.split() for number, forms in PLAIN.items()}
for _unit, _stem in enumerate(TEENS, start=1):
    _word = _stem + "надцат"
    TABLE[10 + _unit] = [_word + end for end in ("ь", "и", "и", "ь", "ью", "и")]
for _tens, _word in ((20, "двадцат"), (30, "тридцат")):
    TABLE[_tens] = [_word + end for end in ("ь", "и", "и", "ь", "ью", "и")]
for _unit in (5, 6, 7, 8):
    _nom, _gen, _, _, _ins, _ = TABLE[_unit]
    TABLE[_unit * 10] = [_nom + "десят", _gen + "десяти", _gen + "десяти", _nom + "десят", _ins + "десятью"]
    TABLE[_unit * 10].append(_gen + "десяти")
for _unit in (5, 6, 7, 8, 9):
    _nom, _gen, _, _, _ins, _ = TABLE[_unit]
    TABLE[_unit * 100] = [
        _nom + "сот",
        _gen + "сот",
        _gen + "стам",
        _nom + "сот",
        _ins + "стами",
        _gen + "стах",
    ]

THOUSAND = ("тысяча тысячи тысяче тысячу тысячей тысяче", "тысячи тысяч тысячам тысячи тысячами тысячах")
MILLION = (
    "миллион миллиона миллиону миллион миллионом миллионе",
    "миллионы миллионов миллионам миллионы миллионами миллионах",
)


def below_thousand(n: int, gender: str, at: int) -> list[str]:
    """The words of a number below a thousand; an empty list for zero."""
    words = [TABLE[n // 100 * 100][at]] if n >= 100 else []
    rest = n % 100
    if rest > 20 and rest % 10:
        words.append(TABLE[rest - rest % 10][at])
        rest %= 10
    if rest == 1:
        words.append(ONE[gender][at])
    elif rest == 2:
        words.append(TWO[gender][at])
    elif rest:
        words.append(TABLE[rest][at])
    return words


def counted_word(n: int, singular: str, plural: str, at: int) -> str:
    """A thing after the number: the table's singular and plural in six cases each."""
    one, many = singular.split(), plural.split()
    if n % 10 == 1 and n % 100 != 11:
        return one[at]
    if at not in {0, 3}:
        return many[at]
    few = n % 10 in {2, 3, 4} and n % 100 not in {12, 13, 14}
    return one[1] if few else many[1]


def cardinal(n: int, gender: str, case: str) -> str:
    """«двадцать одна тысяча два»."""
    at = CASES.index(case)
    if n == 0:
        return TABLE[0][at]
    words: list[str] = []
    for size, names, name_gender in ((10**6, MILLION, "m"), (1000, THOUSAND, "f")):
        part = n // size % 1000
        if part:
            words += [*below_thousand(part, name_gender, at), counted_word(part, *names, at)]
    return " ".join(words + below_thousand(n % 1000, gender, at))


ORDINAL_STEMS = {
    **{1: "перв", 2: "втор!", 4: "четвёрт", 5: "пят", 6: "шест!", 7: "седьм!", 8: "восьм!", 9: "девят"},
    **{10: "десят", 20: "двадцат", 30: "тридцат", 40: "сороков!", 90: "девяност", 100: "сот"},
    **{50: "пятидесят", 60: "шестидесят", 70: "семидесят", 80: "восьмидесят"},
    **{200: "двухсот", 300: "трёхсот", 400: "четырёхсот", 500: "пятисот"},
    **{600: "шестисот", 700: "семисот", 800: "восьмисот", 900: "девятисот"},
    **{10 + unit: stem + "надцат" for unit, stem in enumerate(TEENS, start=1)},
}
HARD = {
    "m": ["ый", "ого", "ому", "ый", "ым", "ом"],
    "f": ["ая", "ой", "ой", "ую", "ой", "ой"],
    "n": ["ое", "ого", "ому", "ое", "ым", "ом"],
}
THIRD = {
    "m": ["третий", "третьего", "третьему", "третий", "третьим", "третьем"],
    "f": ["третья", "третьей", "третьей", "третью", "третьей", "третьей"],
    "n": ["третье", "третьего", "третьему", "третье", "третьим", "третьем"],
}


def ordinal_word(n: int, gender: str, at: int) -> str:
    """«третьего», «сорокового»: an ordinal of one word below a thousand."""
    if n == 3:
        return THIRD[gender][at]
    stem = ORDINAL_STEMS[n]
    ending = HARD[gender][at]
    if stem.endswith("!"):  # Stressed on the ending: «второй».
        return stem[:-1] + ("ой" if ending == "ый" else ending)
    return stem + ending


def ordinal(n: int, gender: str, case: str) -> str:
    """«двадцать первый», «двухтысячный», «миллионный», up to a million."""
    at = CASES.index(case)
    if n == 0:
        return "нулев" + ("ой" if HARD[gender][at] == "ый" else HARD[gender][at])
    last = _last_word_of(n)
    if last >= 1000:
        return _round_ordinal(last, gender, at)
    before = n - last
    words = cardinal(before, "m", "nominative").removeprefix("одна ") if before else ""
    return f"{words} {ordinal_word(last, gender, at)}".strip()


def _last_word_of(n: int) -> int:
    """The part of the number that the last word of its ordinal says."""
    if n % 1000 == 0:
        return n
    rest = n % 100
    if rest == 0:
        return n % 1000 // 100 * 100
    return rest if rest <= 20 or rest % 10 == 0 else rest % 10


def _round_ordinal(n: int, gender: str, at: int) -> str:
    """«двадцатиоднотысячный»: the genitive of the number, written in one word."""
    if n == 10**6:
        return "миллионн" + HARD[gender][at]
    glued = "".join(_glue(word) for word in below_thousand(n // 1000, "m", 1))
    return ("" if n == 1000 else glued) + "тысячн" + HARD[gender][at]


def _glue(word: str) -> str:
    """The genitive as it stands inside a compound: «одно-», «сто-», «девяносто-»."""
    return {"одного": "одно", "ста": "сто", "девяноста": "девяносто"}.get(word, word)


# Singular and plural of things people count, the gender, whether they are alive.
UNITS = {
    "рубль": ("рубль рубля рублю рубль рублём рубле", "рубли рублей рублям рубли рублями рублях", "m", False),
    "копейка": (
        "копейка копейки копейке копейку копейкой копейке",
        "копейки копеек копейкам копейки копейками копейках",
        "f",
        False,
    ),
    "час": ("час часа часу час часом часе", "часы часов часам часы часами часах", "m", False),
    "день": ("день дня дню день днём дне", "дни дней дням дни днями днях", "m", False),
    "неделя": (
        "неделя недели неделе неделю неделей неделе",
        "недели недель неделям недели неделями неделях",
        "f",
        False,
    ),
    "занятие": (
        "занятие занятия занятию занятие занятием занятии",
        "занятия занятий занятиям занятия занятиями занятиях",
        "n",
        False,
    ),
    "год": ("год года году год годом годе", "годы лет годам годы годами годах", "m", False),
    "ученик": (
        "ученик ученика ученику ученика учеником ученике",
        "ученики учеников ученикам учеников учениками учениках",
        "m",
        True,
    ),
    "ученица": (
        "ученица ученицы ученице ученицу ученицей ученице",
        "ученицы учениц ученицам учениц ученицами ученицах",
        "f",
        True,
    ),
}


def count(n: int, unit: str, case: str) -> str:
    """«двадцать два ученика»."""
    singular, plural, gender, alive = UNITS[unit]
    at = CASES.index(case)
    if n % 1000 == 0:  # Zero and a thousand are nouns, and a thing after a noun is in the genitive plural.
        return f"{cardinal(n, gender, case)} {plural.split()[1]}"
    if alive and case == "accusative" and n in {2, 3, 4}:
        return f"{cardinal(n, gender, 'genitive')} {plural.split()[1]}"
    number = cardinal(n, gender, case)
    if alive and gender == "m" and case == "accusative" and n % 10 == 1 and n % 100 != 11:
        number = number.removesuffix("один") + "одного"
    return f"{number} {counted_word(n, singular, plural, at)}"


def money(roubles: int, kopecks: int, case: str) -> str:
    """«одна тысяча пятьсот рублей 07 копеек»."""
    singular, plural, _, _ = UNITS["копейка"]
    at = CASES.index(case)
    tail = plural.split()[1] if kopecks == 0 else counted_word(kopecks, singular, plural, at)
    return f"{count(roubles, 'рубль', case)} {kopecks:02d} {tail}"
