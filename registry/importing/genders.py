"""A person's gender by the patronymic, else by the first name, else by the surname; never guessed.

Knows Russian and Turkic endings and a short list of names that break the rule. Declension is not its
business.
"""

from __future__ import annotations

from registry.snapshot import Gender

_MALE_TAILS = ("вич", "ьич", "мич", "кич", "оглы", "оглу", "угли", "улы", "уулу")
_FEMALE_TAILS = ("вна", "чна", "шна", "кызы", "гызы", "кизи", "қызы")

_MEN = frozenset({
    "никита", "илья", "лука", "кузьма", "фома", "савва", "данила", "гаврила", "мусса", "муса", "иса",
    "юша", "мустафа", "муртаза", "хамза", "гамза", "абдулла", "мирза", "игорь", "лазарь", "цезарь",
    "эмиль", "камиль", "рамиль", "шамиль", "наиль", "амиль", "исмаиль", "рафаиль", "даниэль", "рафаэль",
    "тариэль", "габриэль", "яша", "паша", "миша", "гоша", "лёша", "леша", "дима", "коля", "петя", "ваня",
    "вова", "костя", "серёжа", "сережа", "али", "ахмед", "марко", "отто",
})  # fmt: skip
_WOMEN = frozenset({
    "любовь", "нинель", "адель", "эстель", "рахиль", "рашель", "мишель", "николь", "изабель", "юдифь",
    "эсфирь", "суламифь", "ассоль", "айгуль", "гузель", "гюзель", "гульназ", "алсу", "ильсеяр", "резеда",
    "лейсан", "ляйсан", "нургуль", "асель", "айсель", "жаннет", "элизабет", "ирен", "элен", "катрин",
    "мариам", "марьям", "гульчачак", "гюльчатай", "фирдаус", "сюзанн", "маргарет", "эльмаз", "фатмагуль",
    "айсулу", "бану", "мерседес", "ингрид",
})  # fmt: skip
_EITHER = frozenset({"саша", "женя", "валя", "шура", "слава", "аля", "айнур", "нур", "рахмат"})
_MALE_SURNAMES = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ой")
_FEMALE_SURNAMES = ("ова", "ева", "ёва", "ина", "ына", "ская", "цкая")


def gender_of(first_name: str, patronymic: str, surname: str = "") -> Gender | None:
    """The gender; None when the name leaves it open and a person must say."""
    tail = patronymic.casefold()
    if tail.endswith(_MALE_TAILS):
        return "m"
    if tail.endswith(_FEMALE_TAILS):
        return "f"
    return _by_first_name(first_name.casefold()) or _by_surname(surname.casefold())


def _by_first_name(name: str) -> Gender | None:
    if not name or name in _EITHER:
        return None
    if name in _MEN:
        return "m"
    if name in _WOMEN or name.endswith(("а", "я")):
        return "f"
    # A soft or foreign ending («Мишель», «Али») belongs to either.
    return None if name.endswith(tuple("ьэиуюеоы")) else "m"


def _by_surname(surname: str) -> Gender | None:
    if surname.endswith(_FEMALE_SURNAMES):
        return "f"
    return "m" if surname.endswith(_MALE_SURNAMES) else None
