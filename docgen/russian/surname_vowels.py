"""Men's surnames whose last vowel may drop: «Петушка», «Стрельца», «Коваленка», «Соловья».

Where the family alone can tell («Ременя» or «Ремня») the confidence is low and both forms are named. Knows
surnames on a consonant only.
"""

from __future__ import annotations

from docgen.russian.forms import Gender
from docgen.russian.spelling import SIBILANTS, VELARS, VOWELS, syllables
from docgen.russian.surname_endings import (
    Verdict,
    common_noun,
    hard,
    noun_forms,
    noun_instrumental,
    soft,
    two_consonants,
    unspelled,
)
from docgen.russian.surname_tables import KEEPS_VOWEL


def young(word: str, gender: Gender) -> Verdict | None:
    """«Коваленка», «Янушонка»: the vowel before к drops."""
    lower = word.lower()
    if lower.endswith(("енок", "онок", "ёнок")) and syllables(lower) > 2:
        return Verdict(hard(word[:-2] + "к"))
    return None


def yok(word: str, gender: Gender) -> Verdict | None:
    """«Шевелька», «Волчка»: a stressed -ёк always loses its vowel."""
    if not word.lower().endswith("ёк") or syllables(word) < 2:
        return None
    soft = word[-3].lower() not in SIBILANTS | VELARS
    return Verdict(hard(word[:-2] + ("ьк" if soft else "к")))


def ets(word: str, gender: Gender) -> Verdict | None:
    """«Стрельца», «Кравцом», «Швеца»: the vowel drops, except after two consonants."""
    lower = word.lower()
    if not lower.endswith("ец"):
        return None
    if lower in KEEPS_VOWEL or syllables(lower) == 1 or two_consonants(lower[:-2]):
        forms = hard(word)
        return Verdict((*forms[:3], word + _ets_instrumental(lower), forms[4]))
    short = _without_e(word)
    noun = common_noun(lower)
    ending = _ets_instrumental(lower)
    doubt = f"Фамилия «{word}»: обычно «{short}а», «{short}{ending}», но бывает и «{word}а», «{word}ем»."
    forms = (short + "а", short + "у", short + "а", short + ending, short + "е")
    return Verdict(forms, "medium" if noun or lower.endswith(("овец", "анец")) else "low", doubt)


def _ets_instrumental(lower: str) -> str:
    """«Кравцом», «Мудрецом» against «Коломийцем»: short ones are stressed on the ending."""
    by_length = "ом" if syllables(lower) <= 2 else "ем"
    return noun_instrumental(common_noun(lower)) or by_length


def _without_e(word: str) -> str:
    """«Малец» → «Мальц», «Коломиец» → «Коломийц», «Донец» → «Донц»."""
    before = word[:-2]
    if before[-1].lower() in VOWELS:
        return before + "йц"
    return before + ("ьц" if before[-1].lower() == "л" else "ц")


def fleeting(word: str, gender: Gender) -> Verdict | None:
    """A noun with a fleeting vowel: «Петушка», «Соловья»; «Ременя» or «Ремня» is the family's."""
    lower = word.lower()
    noun = common_noun(lower)
    if noun is None:
        return _unknown_fleeting(word)
    forms = noun_forms(noun, word)
    genitive = forms[0]
    drops = unspelled(genitive[:-1]) != unspelled(word.rstrip("ьй"))
    if not drops or lower in KEEPS_VOWEL:
        return None
    if lower.endswith(("ок", "ек", "ёк", "ей")):
        return Verdict(forms)
    kept = soft(word) if lower.endswith("ь") else hard(word)
    doubt = f"Фамилия «{word}»: «{kept[0]}» или «{genitive}» решает семейная традиция."
    stays = lower.endswith("ень") or syllables(lower) == 1
    return Verdict(kept if stays else forms, "low", doubt)


def _unknown_fleeting(word: str) -> Verdict | None:
    lower = word.lower()
    if syllables(lower) < 2:
        return None
    if lower == "павел":
        doubt = f"Фамилия «{word}»: «Павла» или «Павела» решает семейная традиция."
        return Verdict(hard(word[:-2] + "л"), "low", doubt)
    if lower.endswith("ок") and not two_consonants(lower[:-2]) and lower[-3] not in VOWELS:
        short = word[:-2] + "к"
        doubt = f"Фамилия «{word}»: «{short}а» или «{word}а» решает семейная традиция."
        return Verdict(hard(short), "low", doubt)
    if lower.endswith(("чек", "шек", "жек")):
        short = word[:-2] + "к"
        doubt = f"Фамилия «{word}»: «{word}а» или «{short}а» решает семейная традиция."
        return Verdict(hard(short), "low", doubt)
    if lower.endswith("ень"):
        doubt = f"Фамилия «{word}»: «{word[:-1]}я» или «{word[:-3]}ня» решает семейная традиция."
        return Verdict(soft(word), "low", doubt)
    return None
