"""Our own rules for surnames, each with its reason: where the libraries are known to be wrong.

A rule looks at one piece of a surname and gives its five oblique forms, how sure they are and what else is
possible; None passes the piece on to the dictionary and to pytrovich. Knows no double surnames, no capitals.
The rules of the language: Калакуцкая, «Склонение фамилий и личных имён»; Грамматический словарь Зализняка.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.russian.dictionary import readings
from docgen.russian.forms import Confidence, Gender
from docgen.russian.spelling import SIBILANTS, VELARS, VOWELS, syllables
from docgen.russian.surname_endings import (
    Other,
    Verdict,
    adjectival,
    common_noun,
    feminine,
    hard,
    noun_instrumental,
    possessive,
    same,
    soft,
)
from docgen.russian.surname_feminine import female_noun, hissing_a, male_ova, polish_ska, vowel_ya
from docgen.russian.surname_tables import (
    ARABIC_DIN,
    FOREIGN_IN,
    FROZEN_SURNAMES,
    GERMAN_IKH,
    NOUNS_IN_IY,
    NOUNS_IN_OVA,
    SOFT_ADJECTIVES,
    STRESSED_ICH,
)
from docgen.russian.surname_vowels import ets, fleeting, yok, young


def own_verdict(word: str, gender: Gender) -> Verdict | None:
    """What our own rules say of the piece; the first rule that knows it decides."""
    for rule in RULES:
        verdict = rule(word, gender)
        if verdict is not None:
            return verdict
    return None


def is_regular(word: str) -> bool:
    """Whether the surname is a plain Russian one, whose forms nobody argues about: «Белов», «Ильинская»."""
    return word.lower().endswith(_REGULAR)


_REGULAR = (
    *("ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына"),
    *("ый", "ий", "ой", "ая", "яя"),
)


def _regular(word: str, gender: Gender) -> Verdict | None:
    """Nine surnames of ten, decided without a dictionary: «Белов», «Фомин», «Ильинский», «Белова»."""
    lower = word.lower()
    if syllables(lower) < 2:
        return None
    if gender == "m":
        if lower.endswith(("ский", "цкий")):
            return Verdict(adjectival(word, "m"))
        looks = lower.endswith(("ов", "ев", "ёв", "ин", "ын"))
        foreign = lower in FOREIGN_IN or lower.endswith(ARABIC_DIN)
        return Verdict(possessive(word)) if looks and not foreign else None
    if lower.endswith(("ская", "цкая")):
        return Verdict(adjectival(word, "f"))
    looks = lower.endswith(("ова", "ева", "ёва")) and lower not in NOUNS_IN_OVA
    return Verdict(feminine(word)) if looks else None


def _frozen(word: str, gender: Gender) -> Verdict | None:
    """Vowels that never decline, -ых and -их, women's surnames on a consonant."""
    lower = word.lower()
    if gender == "m" and lower.endswith("енко"):
        return _enko(word)
    if lower in FROZEN_SURNAMES or lower.endswith(("о", "е", "и", "у", "ы", "э", "ю", "ё")):
        return same(word)
    if lower.endswith("а") and lower[-2:-1] in VOWELS:
        return same(word)
    if gender == "f" and lower[-1] not in VOWELS:
        return _female_consonant(word)
    return None


def _enko(word: str) -> Verdict:
    """«Шевченко» stands still today; «Шевченки, Шевченке» was the norm and some families keep to it."""
    stem = word[:-1]
    old = (stem + "и", stem + "е", stem + "у", stem + "ой", stem + "е")
    doubt = f"Фамилия «{word}» не склоняется; в некоторых семьях держатся старой нормы («{old[0]}»)."
    return Verdict((word,) * 5, "medium", doubt, (Other(f"по старой норме: {old[0]}, {old[1]}", old),))


def _female_consonant(word: str) -> Verdict:
    """«Марии Шевчук» stands still; «Марии Иванов» is most likely a slip of the form's gender."""
    lower = word.lower()
    if lower.endswith(("ов", "ев", "ёв", "ский", "цкий")) and syllables(lower) > 1:
        doubt = f"Фамилия «{word}» в мужской форме, а пол женский: проверьте пол и написание."
        return Verdict((word,) * 5, "low", doubt)
    return same(word)


def _ykh(word: str, gender: Gender) -> Verdict | None:
    """«Черных» and «Долгих» stand still, «Фрейндлиха» is German."""
    lower = word.lower()
    if not lower.endswith(("ых", "их")) or syllables(lower) < 2:
        return None
    if lower in GERMAN_IKH:
        return Verdict(hard(word))
    if lower.endswith(("лих", "рих", "мих")):
        doubt = f"Фамилия «{word}»: русская не склоняется, немецкая склоняется («{word}а»)."
        return Verdict((word,) * 5, "low", doubt, (Other(f"склонять: {word}а", hard(word)),))
    return same(word)


def _adjective(word: str, gender: Gender) -> Verdict | None:
    """«Сухим» and not «Сухым», «Осадчего»; «Цой» and «Палий» are nouns."""
    lower = word.lower()
    if gender == "f":
        return Verdict(adjectival(word, "f")) if lower.endswith(("ая", "яя")) and len(lower) > 3 else None
    if lower.endswith(("ая", "яя")) and syllables(lower) > 2:
        doubt = f"Фамилия «{word}» в женской форме, а пол мужской: проверьте пол и написание."
        return Verdict((word,) * 5, "low", doubt)
    if lower.endswith("ой"):
        return Verdict(adjectival(word, "m") if _is_adjective_in_oy(lower) else soft(word))
    if lower.endswith("ый") or (lower.endswith("ий") and _is_adjective_in_iy(lower)):
        return Verdict(adjectival(word, "m"))
    return _noun_in_iy(word) if lower.endswith("ий") else None


def _noun_in_iy(word: str) -> Verdict:
    """«Палии», but «Кие»: a word of one syllable has no -ии."""
    forms = soft(word)
    return Verdict((*forms[:4], word[:-1] + ("и" if syllables(word) > 1 else "е")))


def _is_adjective_in_oy(lower: str) -> bool:
    """«Толстой» but not «Цой» and not «Герой», which the dictionary has as a noun alone."""
    known = [reading for reading in readings(lower) if reading.is_known and not reading.is_proper]
    return syllables(lower) > 1 and not (known and all(reading.is_noun for reading in known))


def _is_adjective_in_iy(lower: str) -> bool:
    """«Великий», «Осадчий», «Завгородний» but not «Палий», «Корний», «Арсений»."""
    if syllables(lower) < 2 or lower in NOUNS_IN_IY:
        return False
    before = lower[-3]
    soft_stem = before == "н" and lower[-4:-3] not in VOWELS
    return before in VELARS or before in SIBILANTS or soft_stem or lower in SOFT_ADJECTIVES


def _foreign_in(word: str, gender: Gender) -> Verdict | None:
    """«Чаплином», «Бином»: the instrumental of a foreign name is a noun's."""
    lower = word.lower()
    russian = (Other("-ым", possessive(word)),)
    if lower in FOREIGN_IN or lower.endswith(ARABIC_DIN):
        return Verdict(hard(word), others=russian)
    if lower.endswith(("ин", "ын")) and syllables(word) == 1:
        doubt = f"Фамилия «{word}» в творительном падеже: иноязычная «{word}ом», русская «{word}ым»."
        return Verdict(hard(word), "medium", doubt, russian)
    return None


def _hissing(word: str, gender: Gender) -> Verdict | None:
    """-ом or -ем after ч, ш, ж, щ, ц is a matter of stress: «Ткачом», «Бабичем», «Кулишем» or «Кулишом»."""
    lower = word.lower()
    if lower[-1] not in SIBILANTS and lower[-1] != "ц":
        return None
    ending, confidence = _hissing_instrumental(lower)
    other = "ом" if ending == "ем" else "ем"
    doubt = f"Фамилия «{word}» в творительном падеже: «{word}{ending}» или «{word}{other}», решает ударение."
    said = "" if confidence == "high" else doubt
    return Verdict(hard(word, ending), confidence, said, (Other(f"-{other}", hard(word, other)),))


def _hissing_instrumental(lower: str) -> tuple[str, Confidence]:
    known = noun_instrumental(common_noun(lower))
    if known:
        return known, "high"
    if lower in STRESSED_ICH:
        return "ом", "high"
    if lower.endswith(("ич", "ц")) or lower[-2:-1] not in VOWELS:
        return "ем", "high"
    if lower.endswith(("ач", "яч")):
        return "ом", "high"
    if syllables(lower) == 1:
        return "ем", "low"
    return "ем", "low" if lower[-1] in "шжщ" else "medium"


def _consonant(word: str, gender: Gender) -> Verdict | None:
    """Every other man's surname on a consonant: pytrovich gives some of them -ым («Зюзюным»)."""
    last = word[-1].lower()
    if last in {"ь", "й"}:
        return Verdict(soft(word))
    return None if word.lower().endswith(("ов", "ев", "ёв", "ин", "ын")) else Verdict(hard(word))


def _rules() -> Iterator[Callable[[str, Gender], Verdict | None]]:
    """The rules in their order: the plain and what never declines first, then the narrow before the wide."""
    yield from (_regular, _frozen, _ykh, _adjective, hissing_a, polish_ska, vowel_ya, female_noun, male_ova)
    yield from (_masculine(rule) for rule in (_foreign_in, young, yok, ets, fleeting, _hissing, _consonant))


def _masculine(rule: Callable[[str, Gender], Verdict | None]) -> Callable[[str, Gender], Verdict | None]:
    """The rule for men's surnames on a consonant only."""

    def applies(word: str, gender: Gender) -> Verdict | None:
        return rule(word, gender) if gender == "m" and word[-1].lower() not in VOWELS else None

    return applies


RULES = tuple(_rules())
