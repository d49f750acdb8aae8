"""Our own rules for first names: where the libraries are wrong or where usage itself differs.

Knows one word of a first name and its gender. The rules: Суперанская, «Словарь русских личных имён».
"""

from __future__ import annotations

from docgen.russian.forms import Confidence, Gender
from docgen.russian.spelling import SIBILANTS, VOWELS, word_set
from docgen.russian.surname_endings import Other, Verdict, hard

# Women's names on -ь that everybody declines like «Любовь».
_SETTLED_SOFT = word_set("любовь нинель эсфирь юдифь рахиль руфь суламифь рашель жизель агарь марусь")

# Of the others these are declined more often than not; the rest («Айгуль», «Николь») mostly stand still.
_OFTEN_DECLINED = word_set("гузель асель адель айсель аниель гульшать анвэрь анвярь")

# Pet names in -ёк typed without ё; every other first name in -ек keeps its vowel («Марека»).
_PET_NAMES = {"санек": "ьк", "витек": "ьк", "ванек": "ьк", "васек": "ьк", "толек": "ьк", "игорек": "ьк"}

# Armenian and Dagestani names stressed on -ич, -ач: «Мкртичом» against «Казбичем».
_STRESSED_HISSING = word_set("мкртич булач")

# Stressed last: «Зульфие» is written beside the regular «Зульфии», which is right for every family.
_STRESSED_IYA = word_set(
    """альфия зульфия нурия галия фания сания рания гульфия закия суфия разия назия рафия сафия румия асия"""
)

# Two syllables before -ия, stressed last: «Алие» beside the regular «Алии».
_SHORT_IYA = word_set("алия лия ия зия дия рия вия бия гия")


def first_name_verdict(word: str, gender: Gender) -> Verdict | None:
    """What our own rules say of the first name; None passes it on."""
    lower = word.lower()
    if lower[-1] in VOWELS - {"а", "я"}:
        return Verdict((word,) * 5)
    if lower[-1] not in VOWELS:
        return _on_consonant(word, gender)
    if lower.endswith(("еа", "оа", "уа")):
        return Verdict((word,) * 5, "medium", f"Имя «{word}» оставлено без изменений: проверьте падежи.")
    if lower.endswith("ия"):
        return _iya(word, gender)
    return _hissing_a(word) if lower.endswith("а") and lower[-2:-1] in SIBILANTS else None


def _on_consonant(word: str, gender: Gender) -> Verdict | None:
    """«Марека», «Санька» of a man; a woman's «Мариам» stands still, her «Айгуль» perhaps."""
    lower = word.lower()
    if gender == "f" and not lower.endswith("ь"):
        return Verdict((word,) * 5)
    if gender == "f":
        return None if lower in _SETTLED_SOFT else _soft_either_way(word)
    if lower in _PET_NAMES:
        return Verdict(hard(word[:-2] + _PET_NAMES[lower]))
    return _consonant(word) if lower.endswith("ек") or lower[-1] in SIBILANTS else None


def _consonant(word: str) -> Verdict:
    """«Марека», «Казбичем»: no vowel drops, -ем after a hissing sound."""
    stressed = word[-1].lower() not in SIBILANTS or word.lower() in _STRESSED_HISSING
    return Verdict(hard(word, "ом" if stressed else "ем"))


def _iya(word: str, gender: Gender) -> Verdict:
    """«Марии», «Анании», where pytrovich has «Анание»; «Алии» or «Алие» is the family's."""
    stem = word[:-1]
    forms = (stem + "и", stem + "и", stem + "ю", stem + "ей", stem + "и")
    if gender == "m" or word.lower() not in _SHORT_IYA | _STRESSED_IYA:
        return Verdict(forms)
    doubt = f"Имя «{word}» в дательном падеже: «{stem}и» или «{stem}е», решает привычка семьи."
    other = (forms[0], stem + "е", *forms[2:4], stem + "е")
    confidence: Confidence = "low" if word.lower() in _SHORT_IYA else "medium"
    return Verdict(forms, confidence, doubt, (Other(f"-е: {stem}е", other),))


def _soft_either_way(word: str) -> Verdict:
    """«Гузели», «Айгуль»: both «Айгули» and an unchanged «Айгуль» are in use."""
    stem = word[:-1]
    declined = (stem + "и", stem + "и", word, word + "ю", stem + "и")
    doubt = f"Имя «{word}» склоняют («{stem}и») и оставляют без изменений: решает привычка семьи."
    if word.lower() in _OFTEN_DECLINED:
        return Verdict(declined, "low", doubt, (Other("имя не склонять", (word,) * 5),))
    return Verdict((word,) * 5, "low", doubt, (Other(f"имя склонять: {stem}и", declined),))


def _hissing_a(word: str) -> Verdict:
    """«Снежи», where pytrovich has «Снежы»."""
    stem = word[:-1]
    return Verdict((stem + "и", stem + "е", stem + "у", stem + "ей", stem + "е"))
