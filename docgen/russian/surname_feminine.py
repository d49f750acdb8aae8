"""Surnames on -а and -я: a possessive («Беловой»), an adjective («Ковальской») or a noun («Вороны»).

A woman's «Калина» may be any of two, and only the family knows. Knows no surnames on a consonant.
"""

from __future__ import annotations

from docgen.russian.forms import Gender
from docgen.russian.spelling import SIBILANTS, syllables
from docgen.russian.surname_endings import (
    Oblique,
    Other,
    Verdict,
    as_noun,
    common_noun,
    feminine,
    noun_forms,
)
from docgen.russian.surname_tables import NOUNS_IN_OVA, PLAIN_FEMININE

_POSSESSIVE = ("ова", "ева", "ёва", "ина", "ына")


def hissing_a(word: str, gender: Gender) -> Verdict | None:
    """«Грушей», «Гущей» for a man and a woman: unstressed -ей where pytrovich has «Грушой»."""
    lower = word.lower()
    if not lower.endswith(("а", "ца")) or lower[-2:-1] not in SIBILANTS | {"ц"}:
        return None
    noun = common_noun(lower, "f")
    ending = "ой" if noun is not None and noun_forms(noun, word)[3].endswith("ой") else "ей"
    stem = word[:-1]
    i = "ы" if lower[-2] == "ц" else "и"
    other = "ой" if ending == "ей" else "ей"
    forms = _with_instrumental(stem, i, ending)
    return Verdict(forms, others=(Other(f"-{other}", _with_instrumental(stem, i, other)),))


def _with_instrumental(stem: str, i: str, ending: str) -> Oblique:
    return (stem + i, stem + "е", stem + "у", stem + ending, stem + "е")


def polish_ska(word: str, gender: Gender) -> Verdict | None:
    """«Ковальской» as an adjective, «Лески» as a noun."""
    if gender != "f" or not word.lower().endswith(("ска", "цка")):
        return None
    stem = word[:-1]
    noun: Oblique = (stem + "и", stem + "е", stem + "у", stem + "ой", stem + "е")
    if common_noun(word.lower(), "f") is not None:
        return Verdict(noun)
    doubt = f"Фамилия «{word}»: «{stem}ой» (как прилагательное) или «{stem}и» (как существительное)."
    others = (Other("как существительное", noun),)
    return Verdict((stem + "ой", stem + "ой", stem + "ую", stem + "ой", stem + "ой"), "low", doubt, others)


def vowel_ya(word: str, gender: Gender) -> Verdict | None:
    """«Пихое» in the dative, where pytrovich has «Пихои»; «Берии» keeps its и."""
    if not word.lower().endswith(("ая", "оя", "уя", "ея", "ия")) or len(word) < 4:
        return None
    stem = word[:-1]
    e = "и" if word.lower().endswith("ия") else "е"
    return Verdict((stem + "и", stem + e, stem + "ю", stem + "ей", stem + e))


def female_noun(word: str, gender: Gender) -> Verdict | None:
    """«Вороны», «Ревы», «Сосны»: a noun; «Калины» or «Калиной» is the family's."""
    lower = word.lower()
    if gender != "f" or not lower.endswith(("на", "ва")):
        return None
    like_a_man, own = as_noun(word), feminine(word)
    if not lower.endswith(_POSSESSIVE):
        return Verdict(like_a_man)
    if lower in PLAIN_FEMININE or not (lower in NOUNS_IN_OVA or common_noun(lower, "f")):
        return Verdict(own)
    if syllables(lower) == 2:  # «Рев» with an -а of its own would be no Russian surname.
        return Verdict(like_a_man, others=(Other(f"как фамилия на -{lower[-3:]}: {own[0]}", own),))
    doubt = f"Фамилия «{word}»: «{own[0]}» (муж. «{word[:-1]}») или «{like_a_man[0]}» (муж. «{word}»)."
    return Verdict(own, "low", doubt, (Other(f"как существительное: {like_a_man[0]}", like_a_man),))


def male_ova(word: str, gender: Gender) -> Verdict | None:
    """A man called «Иванова» is most likely a slip; «Калина» and «Окуджава» are not."""
    lower = word.lower()
    if gender != "m" or not lower.endswith(_POSSESSIVE):
        return None
    if common_noun(lower, "f") is not None:
        return Verdict(as_noun(word))
    doubt = f"Фамилия «{word}» похожа на женскую, а пол мужской: проверьте пол и написание."
    return Verdict(as_noun(word), "low", doubt)
