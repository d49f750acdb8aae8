"""A person's gender by the patronymic, else by the first name; never guessed when neither tells.

Knows Russian and Turkic endings and a short list of names that break the rule. Declension is not its
business.
"""

from __future__ import annotations

from registry.snapshot import Gender

_MALE_TAILS = ("вич", "ьич", "мич", "кич", "оглы", "оглу", "угли", "улы", "уулу")
_FEMALE_TAILS = ("вна", "чна", "шна", "кызы", "гызы", "кизи", "қызы")

_MEN = frozenset(
    [
        "никита",
        "илья",
        "лука",
        "кузьма",
        "фома",
        "савва",
        "данила",
        "гаврила",
        "мусса",
        "муса",
        "иса",
        "юша",
        "савелий",
        "алишер",
        "амир",
        "тимур",
        "абдулла",
        "ильфа",
        "мирза",
        "яша",
        "паша",
        "миша",
        "гоша",
        "лёша",
        "леша",
        "дима",
        "коля",
        "петя",
        "ваня",
        "вова",
        "костя",
        "серёжа",
        "сережа",
    ]
)
_WOMEN = frozenset(
    [
        "любовь",
        "нинель",
        "адель",
        "эстель",
        "рахиль",
        "юдифь",
        "суламифь",
        "айгуль",
        "гузель",
        "гульназ",
        "гюзель",
        "алсу",
        "ильсеяр",
        "резеда",
        "лейсан",
        "ляйсан",
        "айнур",
        "нургуль",
        "асель",
        "айсель",
        "жаннет",
        "элизабет",
        "ирен",
        "катрин",
        "мариам",
        "марьям",
        "гульчачак",
        "фирдаус",
        "ильзе",
        "белла",
    ]
)
_EITHER = frozenset(["саша", "женя", "валя", "шура", "слава", "аля"])


def gender_of(first_name: str, patronymic: str) -> Gender | None:
    """The gender; None when the name leaves it open and a person must say."""
    tail = patronymic.casefold()
    if tail.endswith(_MALE_TAILS):
        return "m"
    if tail.endswith(_FEMALE_TAILS):
        return "f"
    return _by_first_name(first_name.casefold())


def _by_first_name(name: str) -> Gender | None:
    if not name or name in _EITHER:
        return None
    if name in _MEN:
        return "m"
    if name in _WOMEN or name.endswith(("а", "я", "ия")):
        return "f"
    if name.endswith(("ь", "э", "и", "у", "ю", "е", "о", "ы")):
        return _by_soft_ending(name)
    return "m"


def _by_soft_ending(name: str) -> Gender | None:
    """«Игорь» and «Павло» are men; other such endings belong to either."""
    return "m" if name.endswith(("орь", "ь")) and not name.endswith(("эль", "вь")) else None
