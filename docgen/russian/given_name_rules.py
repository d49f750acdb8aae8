"""Our own rules for first names: where the libraries are wrong or where usage itself differs.

Knows one word of a first name and its gender. The rules: Суперанская, «Словарь русских личных имён».
"""

from __future__ import annotations

from docgen.russian.forms import Gender
from docgen.russian.spelling import VOWELS, word_set
from docgen.russian.surname_rules import Verdict

# Turkic women's names on -ль, -ь: both «Гузели» and an unchanged «Гузель» are in use.
_TURKIC_SOFT = word_set("гузель айгуль асель аймегуль нургуль гульшатъ аниель жибек айсель")

# Two syllables before -ия, stressed last: «Алие» beside the regular «Алии».
_SHORT_IYA = word_set("алия лия ия зия дия рия вия бия гия")


def first_name_verdict(word: str, gender: Gender) -> Verdict | None:
    """What our own rules say of the first name; None passes it on."""
    lower = word.lower()
    if lower.endswith(("о", "е", "и", "у", "ы", "э", "ю", "ё")):
        return Verdict((word,) * 5)
    if gender == "m" and lower.endswith("ек"):
        return Verdict((word + "а", word + "у", word + "а", word + "ом", word + "е"))
    if gender == "f" and lower[-1] not in VOWELS | {"ь"}:
        return Verdict((word,) * 5)
    if gender == "f" and lower in _SHORT_IYA:
        return _short_iya(word)
    if gender == "f" and (lower in _TURKIC_SOFT or lower.endswith("гуль")):
        return _turkic_soft(word)
    return None


def _short_iya(word: str) -> Verdict:
    stem = word[:-1]
    doubt = f"Имя «{word}» в дательном падеже: «{stem}и» или «{stem}е», решает привычка семьи."
    return Verdict((stem + "и", stem + "и", stem + "ю", stem + "ей", stem + "и"), "low", doubt)


def _turkic_soft(word: str) -> Verdict:
    stem = word[:-1]
    doubt = f"Имя «{word}» склоняют («{stem}и») и оставляют без изменений: решает привычка семьи."
    return Verdict((stem + "и", stem + "и", word, word + "ю", stem + "и"), "low", doubt)
