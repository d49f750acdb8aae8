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
    Oblique,
    Verdict,
    adjectival,
    as_noun,
    common_noun,
    feminine,
    hard,
    noun_forms,
    noun_instrumental,
    same,
    soft,
)
from docgen.russian.surname_tables import (
    FOREIGN_IN,
    FROZEN_SURNAMES,
    GERMAN_IKH,
    PLAIN_FEMININE,
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


def _frozen(word: str, gender: Gender) -> Verdict | None:
    """Vowels that never decline, -ых and -их, women's surnames on a consonant."""
    lower = word.lower()
    if lower in FROZEN_SURNAMES or lower.endswith(("о", "е", "и", "у", "ы", "э", "ю", "ё")):
        return same(word)
    if lower.endswith("а") and lower[-2:-1] in VOWELS:
        return same(word)
    if gender == "f" and lower[-1] not in VOWELS:
        return _female_consonant(word)
    return None


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
        return Verdict((word,) * 5, "low", doubt)
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
    if lower.endswith("ний"):
        forms = soft(word)
        return Verdict((*forms[:4], word[:-1] + "и"))
    return None


def _is_adjective_in_oy(lower: str) -> bool:
    """«Толстой» but not «Цой» and not «Герой», which the dictionary has as a noun alone."""
    known = [reading for reading in readings(lower) if reading.is_known and not reading.is_proper]
    return syllables(lower) > 1 and not (known and all(reading.is_noun for reading in known))


def _is_adjective_in_iy(lower: str) -> bool:
    """«Великий», «Осадчий» and «Синий» but not «Палий» and not «Корний»."""
    if syllables(lower) < 2:
        return False
    return lower[-3] in VELARS or lower[-3] in SIBILANTS or lower in SOFT_ADJECTIVES


def _foreign_in(word: str, gender: Gender) -> Verdict | None:
    """«Чаплином», «Бином»: the instrumental of a foreign name is a noun's."""
    if word.lower() in FOREIGN_IN:
        return Verdict(hard(word))
    if word.lower().endswith(("ин", "ын")) and syllables(word) == 1:
        doubt = f"Фамилия «{word}» в творительном падеже: иноязычная «{word}ом», русская «{word}ым»."
        return Verdict(hard(word), "medium", doubt)
    return None


def _hissing(word: str, gender: Gender) -> Verdict | None:
    """-ом or -ем after ч, ш, ж, щ, ц is a matter of stress: «Ткачом», «Бабичем», «Кулишем» or «Кулишом»."""
    lower = word.lower()
    if lower[-1] not in SIBILANTS and lower[-1] != "ц":
        return None
    ending, confidence = _hissing_instrumental(lower)
    other = "ом" if ending == "ем" else "ем"
    doubt = f"Фамилия «{word}» в творительном падеже: «{word}{ending}» или «{word}{other}», решает ударение."
    forms = hard(word)
    return Verdict((*forms[:3], word + ending, forms[4]), confidence, "" if confidence == "high" else doubt)


def _hissing_instrumental(lower: str) -> tuple[str, Confidence]:
    known = noun_instrumental(common_noun(lower))
    if known:
        return known, "high"
    if lower in STRESSED_ICH:
        return "ом", "high"
    if lower.endswith(("ич", "ц")) or lower[-2] not in VOWELS:
        return "ем", "high"
    if lower.endswith(("ач", "яч")):
        return "ом", "high"
    if syllables(lower) == 1:
        return "ем", "low"
    return "ем", "low" if lower[-1] in "шжщ" else "medium"


def _hissing_a(word: str, gender: Gender) -> Verdict | None:
    """«Грушей», «Гущей» for a man and a woman: unstressed -ей where pytrovich has «Грушой»."""
    lower = word.lower()
    if not lower.endswith("а") or lower[-2] not in SIBILANTS:
        return None
    noun = common_noun(lower, "f")
    ending = "ой" if noun is not None and noun_forms(noun, word)[3].endswith("ой") else "ей"
    stem = word[:-1]
    return Verdict((stem + "и", stem + "е", stem + "у", stem + ending, stem + "е"))


def _polish_ska(word: str, gender: Gender) -> Verdict | None:
    """«Ковальской» as an adjective, «Лески» as a noun."""
    if gender != "f" or not word.lower().endswith(("ска", "цка")):
        return None
    stem = word[:-1]
    noun: Oblique = (stem + "и", stem + "е", stem + "у", stem + "ой", stem + "е")
    if common_noun(word.lower(), "f") is not None:
        return Verdict(noun)
    doubt = f"Фамилия «{word}»: «{stem}ой» (как прилагательное) или «{stem}и» (как существительное)."
    return Verdict((stem + "ой", stem + "ой", stem + "ую", stem + "ой", stem + "ой"), "low", doubt)


def _vowel_ya(word: str, gender: Gender) -> Verdict | None:
    """«Пихое» in the dative, where pytrovich has «Пихои»; «Берии» keeps its и."""
    if not word.lower().endswith(("ая", "оя", "уя", "ея", "ия")) or len(word) < 4:
        return None
    stem = word[:-1]
    e = "и" if word.lower().endswith("ия") else "е"
    return Verdict((stem + "и", stem + e, stem + "ю", stem + "ей", stem + e))


def _female_noun(word: str, gender: Gender) -> Verdict | None:
    """«Вороны», «Ревы», «Сосны»: a noun; «Калины» or «Калиной» is the family's."""
    lower = word.lower()
    if gender != "f" or not lower.endswith(("на", "ва")):
        return None
    like_a_man = as_noun(word)
    if not lower.endswith(("ова", "ева", "ёва", "ина", "ына")):
        return Verdict(like_a_man)
    if lower in PLAIN_FEMININE or common_noun(lower, "f") is None:
        return None
    if syllables(lower) == 2:  # «Рев» with an -а of its own would be no Russian surname.
        return Verdict(like_a_man)
    own = feminine(word)
    doubt = f"Фамилия «{word}»: «{own[0]}» (муж. «{word[:-1]}») или «{like_a_man[0]}» (муж. «{word}»)."
    return Verdict(own, "low", doubt)


def _male_ova(word: str, gender: Gender) -> Verdict | None:
    """A man called «Иванова» is most likely a slip; «Калина» and «Окуджава» are not."""
    lower = word.lower()
    if gender != "m" or not lower.endswith(("ова", "ева", "ёва", "ына", "ина")):
        return None
    if common_noun(lower, "f") is not None:
        return Verdict(as_noun(word))
    doubt = f"Фамилия «{word}» похожа на женскую, а пол мужской: проверьте пол и написание."
    return Verdict(as_noun(word), "low", doubt)


def _rules() -> Iterator[Callable[[str, Gender], Verdict | None]]:
    """The rules in their order: what never declines first, then the narrow before the wide."""
    yield from (_frozen, _ykh, _adjective, _hissing_a, _polish_ska, _vowel_ya, _female_noun, _male_ova)
    yield from (_masculine(rule) for rule in (_foreign_in, young, yok, ets, fleeting, _hissing))


def _masculine(rule: Callable[[str, Gender], Verdict | None]) -> Callable[[str, Gender], Verdict | None]:
    """The rule for men's surnames on a consonant only."""

    def applies(word: str, gender: Gender) -> Verdict | None:
        return rule(word, gender) if gender == "m" and word[-1].lower() not in VOWELS else None

    return applies


RULES = tuple(_rules())
