"""Surname, first name and patronymic, each alone: pieces, particles, capitals.

Order of authority inside a piece: our own rules, the dictionary where it is to be trusted, pytrovich. Knows
no full names. Text that is not a Russian name comes back unchanged, with low confidence and a doubt.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from docgen.russian import petrovich
from docgen.russian.dictionary import readings
from docgen.russian.forms import Alternative, Confidence, Forms, Gender, frozen, least_sure
from docgen.russian.given_name_rules import first_name_verdict
from docgen.russian.spelling import CYRILLIC_NAME, VOWELS, squeeze, title_case, word_set
from docgen.russian.surname_endings import Oblique, Other, Verdict, hard
from docgen.russian.surname_rules import is_regular, own_verdict
from docgen.russian.surname_tables import FROZEN_FIRST_HALVES, STRESSED_ICH

# Words of a surname that never decline, apart or before a hyphen: «Бонч-Бруевича», «фон Штейна».
PARTICLES = word_set(
    """бонч тер сент сан мак аль эль абу ибн бен ван фон де ди да дю дель ла ле ля дер дос ан ас аш
    кара бек хан шах мир ак сары абд абдул абдель нор"""
)

# The whole name stands still with these at its end: «Керим-заде», «Салим оглы».
FROZEN_TAILS = word_set("заде оглы оглу улы уулу углы кызы гызы кизи гюль")

# The dictionary's faults on surnames and names, seen against adjudicated forms: pytrovich is right here.
DICTIONARY_STOP_LIST = word_set("""берия чайка савчук пинчук кравец швец янушонок цой коваль чаплин дарвин""")

# A first half that is a whole Russian surname declines for certain.
_DECLINING_HALVES = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ской", "ый", "ой", "ич", "ко", "ук", "юк")

STAND_STILL = "не склонять"

# What is typed where nobody's name is known.
_NO_NAMES = word_set(
    """нет не данных данные указано указан указана отсутствует отсутствуют неизвестно неизвестен неизвестна
    вакансия вакантно прочерк фио имя фамилия отчество гр мл ст"""
)

Split = Callable[[str, Gender], Verdict]


@lru_cache(maxsize=16384)
def decline_surname(text: str, gender: str) -> Forms:
    """A surname in six cases; ``gender`` "m" or "f". Double surnames and particles allowed.

    Low confidence and the text unchanged when it is not a Russian name or the gender is unknown.
    """
    return _decline(squeeze(text), gender, "Фамилия", _surname_piece)


@lru_cache(maxsize=8192)
def decline_first_name(text: str, gender: str) -> Forms:
    """A first name in six cases; ``gender`` "m" or "f". Double names («Анна-Мария») allowed."""
    return _decline(squeeze(text), gender, "Имя", _first_name_piece)


@lru_cache(maxsize=8192)
def decline_patronymic(text: str, gender: str) -> Forms:
    """A patronymic in six cases; «Салим оглы» stands still."""
    return _decline(squeeze(text), gender, "Отчество", _patronymic_piece)


def patronymic_gender(text: str) -> Gender | None:
    """The gender a patronymic tells by its ending; None when it is none."""
    last = squeeze(text).lower().replace("-", " ").split(" ")[-1]
    if last in {"кызы", "гызы", "кизи"} or last.endswith(("вна", "чна", "шна")):
        return "f"
    if last in {"оглы", "оглу", "улы", "уулу", "углы"} or last.endswith(("вич", "ич", "ыч")):
        return "m"
    return None


def _decline(text: str, gender: str, title: str, piece: Split) -> Forms:
    known: Gender | None = "f" if gender == "f" else "m" if gender == "m" else None
    doubt = why_not_a_name(text, title)
    if doubt is None and known is None:
        doubt = f"{title} «{text}» не склоняется без пола: укажите пол."
    if doubt is not None or known is None:
        return frozen(text, gender=known or "m", confidence="low", doubts=(doubt or "",))
    if _is_frozen_whole(text):
        return frozen(text, gender=known)
    return _assemble(text, known, [_pieces(word, known, piece) for word in _words(text)])


def _pieces(word: str, gender: Gender, piece: Split) -> list[Verdict]:
    """The hyphenated halves of one word, the first ones perhaps standing still."""
    halves = word.split("-")
    first = [_first_half(half, gender, piece) for half in halves[:-1]]
    return [*first, piece(halves[-1], gender)]


def _first_half(half: str, gender: Gender, piece: Split) -> Verdict:
    """«Абдул-Азиза», «Жан-Поля», «Бонч-Бруевича» against «Анны-Марии», «Римского-Корсакова»."""
    still = Verdict((half,) * 5)
    lower = half.lower()
    if lower in PARTICLES or (piece is _first_name_piece and gender == "m"):
        return still
    if piece is _patronymic_piece:  # «Ага-Алиевича», but «Георгиевны-Авраамовны».
        return piece(half, gender) if lower.endswith(("вич", "вна")) else still
    if piece is _surname_piece and (lower in FROZEN_FIRST_HALVES or lower.endswith("ко")):
        return still
    verdict = piece(half, gender)
    if piece is not _surname_piece or gender == "f" or lower.endswith(_DECLINING_HALVES):
        return verdict
    return still if set(verdict.forms) == {half} else _doubtful_half(half, verdict)


def _doubtful_half(half: str, verdict: Verdict) -> Verdict:
    doubt = f"Двойная фамилия: первая часть «{half}» склоняется («{verdict.forms[0]}-») не у всех семей."
    others = tuple(other for other in verdict.others if other.label != STAND_STILL)
    still = Other("первую часть не склонять", (half,) * 5)
    return Verdict(verdict.forms, least_sure("medium", verdict.confidence), doubt, (still, *others))


def why_not_a_name(text: str, title: str) -> str | None:
    """Why the text cannot be declined, in Russian; None when it can."""
    if not text:
        return f"{title}: не указано."
    if "." in text:
        return f"{title} «{text}»: вместо полного имени стоят инициалы, падежи не образованы."
    if not all(CYRILLIC_NAME.fullmatch(word) for word in text.split(" ")):
        return f"{title} «{text}» написано не русскими буквами, падежи не образованы."
    if any(word.lower() in _NO_NAMES or not _has_a_vowel(word) for word in text.split(" ") if len(word) > 1):
        return f"{title} «{text}»: вместо имени стоит сокращение или другое слово, падежи не образованы."
    if any(len(word) == 1 for word in text.split(" ")):
        return f"{title} «{text}»: вместо полного имени стоят инициалы, падежи не образованы."
    return None


def _has_a_vowel(word: str) -> bool:
    """«г-н» and «гр» are no names; no Russian name is without a vowel."""
    return bool(set(word.lower()) & VOWELS)


def _is_frozen_whole(text: str) -> bool:
    return text.lower().replace("-", " ").split(" ")[-1] in FROZEN_TAILS and (" " in text or "-" in text)


def _words(text: str) -> list[str]:
    return [title_case(word) for word in text.split(" ")]


def _assemble(text: str, gender: Gender, verdicts: list[list[Verdict]]) -> Forms:
    """The pieces' forms joined again, in the capitals of the text."""
    flat = [verdict for word in verdicts for verdict in word]
    own = _join(text, gender, [[verdict.forms for verdict in word] for word in verdicts])
    if len(flat) == 1 and not flat[0].others and not flat[0].doubt:
        return own
    return replace(
        own,
        confidence=least_sure(*(verdict.confidence for verdict in flat)),
        doubts=tuple(verdict.doubt for verdict in flat if verdict.doubt),
        alternatives=tuple(
            Alternative(other.label, _join(text, gender, _with_other(verdicts, verdict, other)))
            for verdict in flat
            for other in verdict.others
        ),
    )


def _with_other(verdicts: list[list[Verdict]], changed: Verdict, other: Other) -> list[list[Oblique]]:
    """The forms of all pieces, one of them declined the other way."""
    return [[other.forms if verdict is changed else verdict.forms for verdict in word] for word in verdicts]


def _join(text: str, gender: Gender, pieces: list[list[Oblique]]) -> Forms:
    forms = [" ".join("-".join(piece[at] for piece in word) for word in pieces) for at in range(5)]
    if text.isupper():
        forms = [form.upper() for form in forms]
    return Forms(text, forms[0], forms[1], forms[2], forms[3], forms[4], gender)


def _surname_piece(word: str, gender: Gender) -> Verdict:
    if word.islower() and word in PARTICLES:
        return Verdict((word,) * 5)
    verdict = (
        own_verdict(word, gender)
        or _from_dictionary(word, gender, "Surn")
        or Verdict(petrovich.oblique("surname", word, gender))
    )
    return verdict if is_regular(word) else _may_stand_still(word, verdict)


def _may_stand_still(word: str, verdict: Verdict) -> Verdict:
    """The switch «не склонять» for every surname that declines and is not a plain Russian one."""
    still: Oblique = (word,) * 5
    known = {verdict.forms, *(other.forms for other in verdict.others)}
    if still in known:
        return verdict
    return replace(verdict, others=(*verdict.others, Other(STAND_STILL, still)))


def _first_name_piece(word: str, gender: Gender) -> Verdict:
    return (
        first_name_verdict(word, gender)
        or _from_dictionary(word, gender, "Name")
        or _from_petrovich("first_name", word, gender)
    )


def _patronymic_piece(word: str, gender: Gender) -> Verdict:
    if word in PARTICLES:
        return Verdict((word,) * 5)
    ending = patronymic_gender(word)
    if ending == gender:
        return Verdict(_patronymic_forms(word, gender))
    if ending is not None:
        doubt = f"Отчество «{word}» не подходит к указанному полу: проверьте пол."
        return Verdict((word,) * 5, "low", doubt)
    doubt = f"«{word}» не похоже на отчество: проверьте падежи."
    verdict = _first_name_piece(word, gender)
    return replace(verdict, confidence="low", doubt=doubt)


def _patronymic_forms(word: str, gender: Gender) -> Oblique:
    """«Олеговны», «Олеговичем»; stressed «Ильичом», where the libraries have «Савельичом» too."""
    if gender == "f":
        stem = word[:-1]
        return (stem + "ы", stem + "е", stem + "у", stem + "ой", stem + "е")
    return hard(word, "ом" if word.lower() in STRESSED_ICH else "ем")


def _from_dictionary(word: str, gender: Gender, mark: str) -> Verdict | None:
    """The dictionary's forms of a name it knows; a frozen paradigm and the stop-list are not believed."""
    if word.lower() in DICTIONARY_STOP_LIST:
        return None
    for reading in readings(word):
        fits = reading.gender == gender or "ms-f" in reading.marks
        trusted = reading.is_known and "Fixd" not in reading.marks and not reading.is_plural
        if mark in reading.marks and fits and trusted:
            forms = reading.oblique()
            if forms is not None:
                return Verdict(forms)
    return None


def _from_petrovich(part: petrovich.Part, word: str, gender: Gender) -> Verdict:
    """pytrovich's forms; a first name no dictionary knows is worth a look."""
    forms: Oblique = petrovich.oblique(part, word, gender)
    confidence: Confidence = "high" if set(forms) == {word} else "medium"
    doubt = "" if confidence == "high" else f"Имени «{word}» нет в словаре: проверьте падежи."
    return Verdict(forms, confidence, doubt)
