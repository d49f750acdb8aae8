"""Our own rules for first names: where the libraries are wrong or where usage itself differs.

Knows one word of a first name and its gender. The rules: Суперанская, «Словарь русских личных имён».
"""

from __future__ import annotations

from docgen.russian.forms import Gender
from docgen.russian.spelling import SIBILANTS, VOWELS, word_set
from docgen.russian.surname_endings import Other, Verdict

# Turkic women's names on -ль, -ь: both «Гузели» and an unchanged «Гузель» are in use.
_TURKIC_SOFT = word_set("гузель асель адель гульшать аниель айсель айгюль айгюнь айтень нургюль")

# Two syllables before -ия, stressed last: «Алие» beside the regular «Алии».
_SHORT_IYA = word_set("алия лия ия зия дия рия вия бия гия")


def first_name_verdict(word: str, gender: Gender) -> Verdict | None:
    """What our own rules say of the first name; None passes it on."""
    lower = word.lower()
    if lower[-1] in VOWELS - {"а", "я"} or (gender == "f" and lower[-1] not in VOWELS | {"ь"}):
        return Verdict((word,) * 5)
    if lower.endswith(("еа", "оа", "уа")):
        return Verdict((word,) * 5, "medium", f"Имя «{word}» оставлено без изменений: проверьте падежи.")
    if gender == "m" and (lower.endswith("ек") or lower[-1] in SIBILANTS):
        return _consonant(word)
    if gender == "f" and (lower in _TURKIC_SOFT or lower.endswith("гуль")):
        return _turkic_soft(word)
    if lower.endswith("ия"):
        return _iya(word, gender)
    return _hissing_a(word) if lower.endswith("а") and lower[-2:-1] in SIBILANTS else None


def _consonant(word: str) -> Verdict:
    """«Марека», «Казбичем»: no vowel drops, -ем after a hissing sound."""
    ins = "ем" if word[-1].lower() in SIBILANTS else "ом"
    return Verdict((word + "а", word + "у", word + "а", word + ins, word + "е"))


def _iya(word: str, gender: Gender) -> Verdict:
    """«Марии», «Анании», where pytrovich has «Анание»; «Алии» or «Алие» is the family's."""
    stem = word[:-1]
    forms = (stem + "и", stem + "и", stem + "ю", stem + "ей", stem + "и")
    if gender == "m" or word.lower() not in _SHORT_IYA:
        return Verdict(forms)
    doubt = f"Имя «{word}» в дательном падеже: «{stem}и» или «{stem}е», решает привычка семьи."
    other = (forms[0], stem + "е", *forms[2:4], stem + "е")
    return Verdict(forms, "low", doubt, (Other(f"-е: {stem}е", other),))


def _turkic_soft(word: str) -> Verdict:
    stem = word[:-1]
    doubt = f"Имя «{word}» склоняют («{stem}и») и оставляют без изменений: решает привычка семьи."
    return Verdict((stem + "и", stem + "и", word, word + "ю", stem + "и"), "low", doubt)


def _hissing_a(word: str) -> Verdict:
    """«Снежи», where pytrovich has «Снежы»."""
    stem = word[:-1]
    return Verdict((stem + "и", stem + "е", stem + "у", stem + "ей", stem + "е"))
