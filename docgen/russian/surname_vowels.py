"""Men's surnames whose last vowel may drop: «Петушка», «Стрельца», «Коваленка», «Соловья».

Where the family alone can tell («Ременя» or «Ремня») the confidence is low and both forms are named. Knows
surnames on a consonant only.
"""

from __future__ import annotations

from collections.abc import Callable

from docgen.russian.forms import Gender
from docgen.russian.spelling import SIBILANTS, VELARS, VOWELS, syllables
from docgen.russian.surname_endings import (
    Oblique,
    Other,
    Verdict,
    common_noun,
    hard,
    noun_forms,
    noun_instrumental,
    soft,
    two_consonants,
    unspelled,
)
from docgen.russian.surname_tables import KEEPS_VOWEL, UNSTRESSED_ETS, USUAL_ETS


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
        return _kept_ets(word)
    short = _without_e(word)
    ending = _ets_instrumental(lower)
    doubt = f"Фамилия «{word}»: обычно «{short}а», «{short}{ending}», но бывает и «{word}а», «{word}ем»."
    usual = common_noun(lower) or lower in USUAL_ETS or lower.endswith(("овец", "евец", "анец", "инец"))
    others = (
        Other(f"-{_other(ending)}", hard(short, _other(ending))),
        Other(f"без беглой гласной: {word}а", hard(word, "ем")),
    )
    return Verdict(hard(short, ending), "medium" if usual else "low", doubt, others)


def _kept_ets(word: str) -> Verdict:
    """«Жнеца», «Геца»; of a surname no dictionary knows the vowel may drop all the same: «Костца»."""
    forms = hard(word, _ets_instrumental(word.lower()))
    if word.lower() in KEEPS_VOWEL or syllables(word) == 1 or common_noun(word.lower()):
        return Verdict(forms)
    short = _without_e(word)
    doubt = f"Фамилия «{word}»: обычно «{forms[0]}», но бывает и «{short}а»."
    return Verdict(forms, "medium", doubt, (_dropped(hard(short, "ом")),))


def _other(ending: str) -> str:
    return "ом" if ending == "ем" else "ем"


def _ets_instrumental(lower: str) -> str:
    """«Кравцом», «Мудрецом» against «Коломийцем», «Гецем»: the stress decides, short ones end in it."""
    if lower in USUAL_ETS or lower in KEEPS_VOWEL:
        return "ом"
    if lower in UNSTRESSED_ETS:
        return "ем"
    by_length = "ом" if syllables(lower) == 2 or two_consonants(lower[:-2]) else "ем"
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
    noun = common_noun(lower) if _may_drop(lower) else None
    if noun is None:
        return _unknown_fleeting(word)
    forms = noun_forms(noun, word)
    drops = unspelled(forms[0][:-1]) != unspelled(word.rstrip("ьй"))
    if not drops or lower in KEEPS_VOWEL:
        return None
    kept = soft(word) if lower[-1] in "ьй" else hard(word)
    if lower.endswith(("ок", "ек", "ёк", "ей")):
        return Verdict(forms, others=(_kept(kept),))
    doubt = f"Фамилия «{word}»: «{kept[0]}» или «{forms[0]}» решает семейная традиция."
    if lower.endswith("ень") or syllables(lower) == 1:
        return Verdict(kept, "low", doubt, (_dropped(forms),))
    return Verdict(forms, "low", doubt, (_kept(kept),))


def _may_drop(lower: str) -> bool:
    """«Заяц», «Ремень», «Петушок», «Соловей»: е, ё, о or я before the last sound."""
    return lower.removesuffix("ь")[-2:-1] in set("еёоя")


def _kept(forms: Oblique) -> Other:
    return Other(f"без беглой гласной: {forms[0]}", forms)


def _dropped(forms: Oblique) -> Other:
    return Other(f"с беглой гласной: {forms[0]}", forms)


def _unknown_fleeting(word: str) -> Verdict | None:
    """No noun to ask: the vowel of -ок and -чек usually drops, that of -ень usually stays."""
    lower = word.lower()
    if syllables(lower) < 2:
        return None
    if lower in _FLEETING_ALONE:
        return _doubtful(word, _FLEETING_ALONE[lower](word), _kept(_whole(word)))
    if lower.endswith("бок"):  # «Тягнибока», «Кривобока»: a side, whose vowel stays.
        return Verdict(hard(word), others=(_dropped(hard(word[:-2] + "к")),))
    open_ok = lower.endswith("ок") and not two_consonants(lower[:-2]) and lower[-3] not in VOWELS
    if open_ok or lower.endswith(("чек", "шек", "жек")):
        return _doubtful(word, hard(word[:-2] + "к"), _kept(hard(word)))
    if lower.endswith("ень"):
        return _doubtful(word, soft(word), _dropped(soft(word[:-3] + "нь")))
    return None


# Names and birds that no rule of spelling tells: «Павла», «Журавля».
_FLEETING_ALONE: dict[str, Callable[[str], Oblique]] = {
    "павел": lambda word: hard(word[:-2] + "л"),
    "журавель": lambda word: soft(word[:-3] + "ль"),
}


def _whole(word: str) -> Oblique:
    return soft(word) if word[-1].lower() == "ь" else hard(word)


def _doubtful(word: str, forms: Oblique, other: Other) -> Verdict:
    doubt = f"Фамилия «{word}»: «{forms[0]}» или «{other.forms[0]}» решает семейная традиция."
    return Verdict(forms, "low", doubt, (other,))
