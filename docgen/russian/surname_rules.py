"""Our own rules for surnames, each with its reason: where the libraries are known to be wrong.

A rule looks at one piece of a surname and gives its five oblique forms, how sure they are and what else is
possible; None passes the piece on to the dictionary and to pytrovich. Knows no double surnames, no capitals.
The rules of the language: Калакуцкая, «Склонение фамилий и личных имён»; Грамматический словарь Зализняка.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docgen.russian.adjectives import adjective_form
from docgen.russian.dictionary import Reading, readings
from docgen.russian.forms import CASES, Confidence, Gender
from docgen.russian.spelling import SIBILANTS, VELARS, VOWELS, like_spelling, syllables, word_set

Oblique = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class Verdict:
    """Five oblique forms of one piece and what is to be said of them."""

    forms: Oblique
    confidence: Confidence = "high"
    doubt: str = ""


# French and other surnames stressed on the last vowel: nothing in the spelling says so.
FROZEN_SURNAMES = word_set("дюма тома дега петипа золя труайя моруа люка дидро бенуа делакруа бурдуа")

# Foreign names that only look like -ов and -ин: «Чарлзом Дарвином».
FOREIGN_IN = word_set(
    """дарвин чаплин бин грин франклин гершвин кронин дювин кин цин мин лин шин син ван брин кельвин мэрвин
    алвин болдуин годвин берлин вавелин эйвин рубин фридлин"""
)

# German -их declines, Russian -их («Долгих») does not.
GERMAN_IKH = word_set("дитрих генрих гейнрих фридрих ульрих эрлих фрейндлих эйнрих гейндрих линдих рерих")

# Female surnames that the dictionary also has as a thing but everybody reads as -ов, -ин.
PLAIN_FEMININE = word_set("королева кузина царева краева машина мишина казакова левина половина князева")

# Surnames in -ец, -ок whose vowel stays although a noun beside them loses it.
KEEPS_VOWEL = word_set("швец жнец мертвец чтец льстец игрок знаток ездок стрелок блок шток рок")

# Soft adjectives in -ний: the other surnames in -ний are church names («Корний», «Антоний»).
SOFT_ADJECTIVES = word_set(
    """синий зимний летний весенний осенний крайний нижний верхний средний задний передний древний последний
    соседний поздний ранний давний дальний ближний"""
)

# The ending of the instrumental is stressed: «Ильичом», «Кузьмичом».
STRESSED_ICH = word_set("ильич кузьмич фомич лукич кирпич")


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
        return _same(word)
    if lower.endswith("а") and lower[-2:-1] in VOWELS:
        return _same(word)
    if gender == "f" and lower[-1] not in VOWELS:
        return _female_consonant(word)
    return None


def _female_consonant(word: str) -> Verdict:
    """«Марии Шевчук» stands still; «Марии Иванов» is most likely a slip of the form's gender."""
    lower = word.lower()
    if lower.endswith(("ов", "ев", "ёв", "ский", "цкий")) and syllables(lower) > 1:
        doubt = f"Фамилия «{word}» в мужской форме, а пол женский: проверьте пол и написание."
        return Verdict((word,) * 5, "low", doubt)
    return _same(word)


def _ykh(word: str, gender: Gender) -> Verdict | None:
    """«Черных» and «Долгих» stand still, «Фрейндлиха» is German."""
    lower = word.lower()
    if not lower.endswith(("ых", "их")) or syllables(lower) < 2:
        return None
    if lower in GERMAN_IKH:
        return Verdict(_hard(word))
    if lower.endswith(("лих", "рих", "мих")):
        doubt = f"Фамилия «{word}»: русская не склоняется, немецкая склоняется («{word}а»)."
        return Verdict((word,) * 5, "low", doubt)
    return _same(word)


def _adjective(word: str, gender: Gender) -> Verdict | None:
    """«Сухим» and not «Сухым», «Осадчего»; «Цой» and «Палий» are nouns."""
    lower = word.lower()
    if gender == "f":
        return Verdict(_adjectival(word, "f")) if lower.endswith(("ая", "яя")) and len(lower) > 3 else None
    if lower.endswith(("ая", "яя")) and syllables(lower) > 2:
        doubt = f"Фамилия «{word}» в женской форме, а пол мужской: проверьте пол и написание."
        return Verdict((word,) * 5, "low", doubt)
    if lower.endswith("ой"):
        return Verdict(_adjectival(word, "m") if _is_adjective_in_oy(lower) else _soft(word))
    if lower.endswith("ый") or (lower.endswith("ий") and _is_adjective_in_iy(lower)):
        return Verdict(_adjectival(word, "m"))
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
        return Verdict(_hard(word))
    if word.lower().endswith(("ин", "ын")) and syllables(word) == 1:
        doubt = f"Фамилия «{word}» в творительном падеже: иноязычная «{word}ом», русская «{word}ым»."
        return Verdict(_hard(word), "medium", doubt)
    return None


def _young(word: str, gender: Gender) -> Verdict | None:
    """«Коваленка», «Янушонка»: the vowel before к drops."""
    lower = word.lower()
    if lower.endswith(("енок", "онок", "ёнок")) and syllables(lower) > 2:
        return Verdict(_hard(word[:-2] + "к"))
    return None


def _yok(word: str, gender: Gender) -> Verdict | None:
    """«Шевелька», «Волчка»: a stressed -ёк always loses its vowel."""
    if not word.lower().endswith("ёк") or syllables(word) < 2:
        return None
    soft = word[-3].lower() not in SIBILANTS | VELARS
    return Verdict(_hard(word[:-2] + ("ьк" if soft else "к")))


def _ets(word: str, gender: Gender) -> Verdict | None:
    """«Стрельца», «Кравцом», «Швеца»: the vowel drops, except after two consonants."""
    lower = word.lower()
    if not lower.endswith("ец"):
        return None
    if lower in KEEPS_VOWEL or syllables(lower) == 1 or _two_consonants(lower[:-2]):
        forms = _hard(word)
        return Verdict((*forms[:3], word + _ets_instrumental(lower), forms[4]))
    short = _without_e(word)
    noun = _common_noun(lower)
    ending = _ets_instrumental(lower)
    doubt = f"Фамилия «{word}»: обычно «{short}а», «{short}{ending}», но бывает и «{word}а», «{word}ем»."
    forms = (short + "а", short + "у", short + "а", short + ending, short + "е")
    return Verdict(forms, "medium" if noun or lower.endswith(("овец", "анец")) else "low", doubt)


def _ets_instrumental(lower: str) -> str:
    """«Кравцом», «Мудрецом» against «Коломийцем»: short ones are stressed on the ending."""
    by_length = "ом" if syllables(lower) <= 2 else "ем"
    return _noun_instrumental(_common_noun(lower)) or by_length


def _without_e(word: str) -> str:
    """«Малец» → «Мальц», «Коломиец» → «Коломийц», «Донец» → «Донц»."""
    before = word[:-2]
    if before[-1].lower() in VOWELS:
        return before + "йц"
    return before + ("ьц" if before[-1].lower() == "л" else "ц")


def _fleeting(word: str, gender: Gender) -> Verdict | None:
    """A noun with a fleeting vowel: «Петушка», «Соловья»; «Ременя» or «Ремня» is the family's."""
    lower = word.lower()
    noun = _common_noun(lower)
    if noun is None:
        return _unknown_fleeting(word)
    forms = _noun_forms(noun, word)
    genitive = forms[0]
    drops = _unspelled(genitive[:-1]) != _unspelled(word.rstrip("ьй"))
    if not drops or lower in KEEPS_VOWEL:
        return None
    if lower.endswith(("ок", "ек", "ёк", "ей")):
        return Verdict(forms)
    kept = _soft(word) if lower.endswith("ь") else _hard(word)
    doubt = f"Фамилия «{word}»: «{kept[0]}» или «{genitive}» решает семейная традиция."
    stays = lower.endswith("ень") or syllables(lower) == 1
    return Verdict(kept if stays else forms, "low", doubt)


def _unknown_fleeting(word: str) -> Verdict | None:
    lower = word.lower()
    if syllables(lower) < 2:
        return None
    if lower == "павел":
        doubt = f"Фамилия «{word}»: «Павла» или «Павела» решает семейная традиция."
        return Verdict(_hard(word[:-2] + "л"), "low", doubt)
    if lower.endswith("ок") and not _two_consonants(lower[:-2]) and lower[-3] not in VOWELS:
        short = word[:-2] + "к"
        doubt = f"Фамилия «{word}»: «{short}а» или «{word}а» решает семейная традиция."
        return Verdict(_hard(short), "low", doubt)
    if lower.endswith(("чек", "шек", "жек")):
        short = word[:-2] + "к"
        doubt = f"Фамилия «{word}»: «{word}а» или «{short}а» решает семейная традиция."
        return Verdict(_hard(short), "low", doubt)
    if lower.endswith("ень"):
        doubt = f"Фамилия «{word}»: «{word[:-1]}я» или «{word[:-3]}ня» решает семейная традиция."
        return Verdict(_soft(word), "low", doubt)
    return None


def _hissing(word: str, gender: Gender) -> Verdict | None:
    """-ом or -ем after ч, ш, ж, щ, ц is a matter of stress: «Ткачом», «Бабичем», «Кулишем» or «Кулишом»."""
    lower = word.lower()
    if lower[-1] not in SIBILANTS and lower[-1] != "ц":
        return None
    ending, confidence = _hissing_instrumental(lower)
    other = "ом" if ending == "ем" else "ем"
    doubt = f"Фамилия «{word}» в творительном падеже: «{word}{ending}» или «{word}{other}», решает ударение."
    forms = _hard(word)
    return Verdict((*forms[:3], word + ending, forms[4]), confidence, "" if confidence == "high" else doubt)


def _hissing_instrumental(lower: str) -> tuple[str, Confidence]:
    known = _noun_instrumental(_common_noun(lower))
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
    noun = _common_noun(lower, "f")
    ending = "ой" if noun is not None and _noun_forms(noun, word)[3].endswith("ой") else "ей"
    stem = word[:-1]
    return Verdict((stem + "и", stem + "е", stem + "у", stem + ending, stem + "е"))


def _polish_ska(word: str, gender: Gender) -> Verdict | None:
    """«Ковальской» as an adjective, «Лески» as a noun."""
    if gender != "f" or not word.lower().endswith(("ска", "цка")):
        return None
    stem = word[:-1]
    noun: Oblique = (stem + "и", stem + "е", stem + "у", stem + "ой", stem + "е")
    if _common_noun(word.lower(), "f") is not None:
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
    like_a_man = _as_noun(word)
    if not lower.endswith(("ова", "ева", "ёва", "ина", "ына")):
        return Verdict(like_a_man)
    if lower in PLAIN_FEMININE or _common_noun(lower, "f") is None:
        return None
    if syllables(lower) == 2:  # «Рев» with an -а of its own would be no Russian surname.
        return Verdict(like_a_man)
    own = _feminine(word)
    doubt = f"Фамилия «{word}»: «{own[0]}» (муж. «{word[:-1]}») или «{like_a_man[0]}» (муж. «{word}»)."
    return Verdict(own, "low", doubt)


def _male_ova(word: str, gender: Gender) -> Verdict | None:
    """A man called «Иванова» is most likely a slip; «Калина» and «Окуджава» are not."""
    lower = word.lower()
    if gender != "m" or not lower.endswith(("ова", "ева", "ёва", "ына", "ина")):
        return None
    if _common_noun(lower, "f") is not None:
        return Verdict(_as_noun(word))
    doubt = f"Фамилия «{word}» похожа на женскую, а пол мужской: проверьте пол и написание."
    return Verdict(_as_noun(word), "low", doubt)


def _unspelled(text: str) -> str:
    return text.lower().replace("ё", "е")


def _two_consonants(before: str) -> bool:
    return len(before) > 1 and not set(before[-2:]) & (VOWELS | {"ь", "й"})


def _common_noun(lower: str, gender: Gender = "m") -> Reading | None:
    """The thing or the creature of the same name, when the dictionary itself has it."""
    return next(
        (
            reading
            for reading in readings(lower)
            if reading.is_noun
            and reading.is_known
            and not reading.is_plural
            and not reading.is_proper
            and not reading.marks & {"Geox", "Abbr"}
            and (reading.gender == gender or "ms-f" in reading.marks)
        ),
        None,
    )


def _noun_forms(noun: Reading, word: str) -> Oblique:
    """The noun's forms as a person's: the accusative of a masculine is the genitive."""
    gen, dat, acc, ins, loc = (
        like_spelling(noun.form(case) or word, word, noun.parse.word) for case in CASES[1:]
    )
    return (gen, dat, gen if noun.gender == "m" else acc, ins, loc)


def _noun_instrumental(noun: Reading | None) -> str:
    """«ом» or «ем» as the dictionary's noun has it; empty without a noun."""
    form = (noun.form("instrumental") or "") if noun is not None else ""
    return form[-2:].replace("ё", "е") if form.endswith(("ом", "ем", "ём")) else ""


def _same(word: str) -> Verdict:
    return Verdict((word,) * 5)


def _hard(word: str) -> Oblique:
    ins = "ем" if word[-1].lower() == "ц" and syllables(word) > 1 else "ом"
    return (word + "а", word + "у", word + "а", word + ins, word + "е")


def _soft(word: str) -> Oblique:
    stem = word[:-1]
    return (stem + "я", stem + "ю", stem + "я", stem + "ем", stem + "е")


def _feminine(word: str) -> Oblique:
    stem = word[:-1]
    return (stem + "ой", stem + "ой", stem + "у", stem + "ой", stem + "ой")


def _as_noun(word: str) -> Oblique:
    stem = word[:-1]
    return (stem + "ы", stem + "е", stem + "у", stem + "ой", stem + "е")


def _adjectival(word: str, gender: Gender) -> Oblique:
    gen, dat, acc, ins, loc = (adjective_form(word, case, gender, animate=True) for case in CASES[1:])
    return (gen, dat, acc, ins, loc)


def _rules() -> Iterator[Callable[[str, Gender], Verdict | None]]:
    """The rules in their order: what never declines first, then the narrow before the wide."""
    yield from (_frozen, _ykh, _adjective, _hissing_a, _polish_ska, _vowel_ya, _female_noun, _male_ova)
    yield from (_masculine(rule) for rule in (_foreign_in, _young, _yok, _ets, _fleeting, _hissing))


def _masculine(rule: Callable[[str, Gender], Verdict | None]) -> Callable[[str, Gender], Verdict | None]:
    """The rule for men's surnames on a consonant only."""

    def applies(word: str, gender: Gender) -> Verdict | None:
        return rule(word, gender) if gender == "m" and word[-1].lower() not in VOWELS else None

    return applies


RULES = tuple(_rules())
