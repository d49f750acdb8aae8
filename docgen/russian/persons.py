"""Full names: which word is what, whose gender, and the six forms with the initials kept apart.

What a person confirmed wins over every rule. Text that is not one person's full name comes back unchanged in
all cases, with low confidence and a doubt: a form is never invented. Knows no registry.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from docgen.russian import petrovich
from docgen.russian.dictionary import is_first_name
from docgen.russian.forms import CASES, Alternative, Forms, Gender, PersonForms, forms_by, least_sure
from docgen.russian.name_parts import (
    FROZEN_TAILS,
    PARTICLES,
    decline_first_name,
    decline_patronymic,
    decline_surname,
    patronymic_gender,
    why_not_a_name,
)
from docgen.russian.spelling import squeeze
from docgen.russian.typography import NBSP

_SEVERAL = re.compile(r"[,;/&]|\sи\s|\d")


@dataclass(frozen=True)
class _Parts:
    """The parts of a name in the order they are written."""

    surname: str
    first_name: str
    patronymic: str = ""
    surname_last: bool = False

    @property
    def text(self) -> str:
        """The name as it was written."""
        return _join(self, self.surname, self.first_name, self.patronymic)


def decline_person(
    surname: str,
    first_name: str,
    patronymic: str = "",
    gender: str | None = None,
    confirmed: Mapping[str, str] | None = None,
) -> PersonForms:
    """A person's name, given in parts, in six cases.

    ``gender`` "m" or "f" may be left out when the patronymic or the first name tells it. ``confirmed`` maps
    English case names to full names as a person confirmed them; they win. Never raises on a strange name:
    low confidence and a doubt instead. ValueError on an unknown case in ``confirmed``.
    """
    parts = _Parts(squeeze(surname), squeeze(first_name), squeeze(patronymic))
    if confirmed and gender in {"m", "f"} and all(confirmed.get(case, "").strip() for case in CASES[1:]):
        # Nothing is left to decline, and no dictionary is opened.
        return _still(parts.text, gender, "", parts).replace_confirmed(confirmed)
    forms = _decline_parts(parts, gender)
    return forms.replace_confirmed(confirmed) if confirmed else forms


def decline_full_name(text: str, gender: str | None = None) -> PersonForms:
    """A full name written in one line, «Фамилия Имя Отчество» or «Имя Отчество Фамилия», in six cases.

    Anything else (one word, several people, initials, Latin letters) stands still with a doubt.
    """
    name = squeeze(text)
    parts = _split(name)
    if isinstance(parts, str):
        return _still(name, gender, parts)
    return _decline_parts(parts, gender)


@lru_cache(maxsize=4096)
def _decline_parts(parts: _Parts, gender: str | None) -> PersonForms:
    unreadable = _unreadable(parts)
    if unreadable:
        return _still(parts.text, gender, unreadable, parts)
    known, gender_doubt = _gender(parts, gender)
    if known is None:
        return _still(parts.text, gender, gender_doubt, parts)
    declined = [decline_surname(parts.surname, known), decline_first_name(parts.first_name, known)]
    if parts.patronymic:
        declined.append(decline_patronymic(parts.patronymic, known))
    return _joined(parts, declined, known, gender_doubt)


def _unreadable(parts: _Parts) -> str:
    """Why the name as a whole cannot be declined, empty when it can; the patronymic alone may be missing."""
    reasons = [why_not_a_name(parts.surname, "Фамилия"), why_not_a_name(parts.first_name, "Имя")]
    if parts.patronymic:
        reasons.append(why_not_a_name(parts.patronymic, "Отчество"))
    return " ".join(reason for reason in reasons if reason)


def _joined(parts: _Parts, declined: list[Forms], gender: Gender, gender_doubt: str) -> PersonForms:
    doubts = (gender_doubt, *(doubt for forms in declined for doubt in forms.doubts))
    confidence = least_sure(*(forms.confidence for forms in declined), "low" if gender_doubt else "high")
    whole = _whole(parts, declined, gender)
    return PersonForms(
        nominative=whole.nominative,
        genitive=whole.genitive,
        dative=whole.dative,
        accusative=whole.accusative,
        instrumental=whole.instrumental,
        prepositional=whole.prepositional,
        gender=gender,
        confidence=confidence,
        doubts=tuple(dict.fromkeys(doubt for doubt in doubts if doubt)),
        alternatives=_alternatives(parts, declined, gender),
        first_name=parts.first_name,
        patronymic=parts.patronymic,
        initials=initials(parts.first_name, parts.patronymic),
        surname_words=len(parts.surname.split()),
        surname_last=parts.surname_last,
    )


def _whole(parts: _Parts, declined: Sequence[Forms], gender: Gender) -> Forms:
    """The parts of the name joined in every case."""
    return forms_by(lambda case: _join(parts, *(forms.case(case) for forms in declined)), gender)


def _alternatives(parts: _Parts, declined: Sequence[Forms], gender: Gender) -> tuple[Alternative, ...]:
    """The full name with its parts declined another way: every choice, of two doubtful parts also both."""
    if not any(forms.alternatives for forms in declined):
        return ()
    choices = [(Alternative("", forms), *forms.alternatives) for forms in declined]
    _, *others = product(*choices)
    return tuple(
        Alternative(
            "; ".join(part.label for part in chosen if part.label),
            _whole(parts, [part.forms for part in chosen], gender),
        )
        for chosen in others
    )


def _join(parts: _Parts, surname: str, *given: str) -> str:
    words = (*given, surname) if parts.surname_last else (surname, *given)
    return " ".join(word for word in words if word)


def _gender(parts: _Parts, gender: str | None) -> tuple[Gender | None, str]:
    """The gender and, when it is in doubt, why. The patronymic decides, then the first name."""
    by_patronymic = patronymic_gender(parts.patronymic) if parts.patronymic else None
    if gender in {"m", "f"}:
        given: Gender = "m" if gender == "m" else "f"
        if by_patronymic is not None and by_patronymic != given:
            return given, f"Отчество «{parts.patronymic}» не подходит к указанному полу: проверьте пол."
        return given, ""
    found = by_patronymic or _gender_without_patronymic(parts)
    return found, "" if found else "Пол не указан, а по имени его не определить: укажите пол."


def _gender_without_patronymic(parts: _Parts) -> Gender | None:
    """First name and surname asked apart, so that a quarrel between them is seen and not decided."""
    first = petrovich.gender_of("first_name", parts.first_name) if parts.first_name else None
    last = petrovich.gender_of("surname", parts.surname) if parts.surname else None
    if first is not None and last is not None and first != last:
        return first if is_first_name(parts.first_name) and last == "m" else None
    return first or last


def _split(name: str) -> _Parts | str:
    """The parts of the line, or a Russian sentence why it has none."""
    if not name:
        return "Имя не указано."
    if _SEVERAL.search(name):
        return f"«{name}»: похоже на нескольких людей или на имя с цифрами, падежи не образованы."
    words = name.split(" ")
    words = [*_glued_surname(words)]
    if len(words) == 1:
        return f"«{name}»: указано одно слово, нужны фамилия, имя и отчество."
    last = words[-1].lower()
    if len(words) == 4 and last in {"оглы", "кызы", "оглу", "гызы", "улы", "уулу", "углы", "кизи"}:
        words = [*words[:2], f"{words[2]} {words[3]}"]
    if len(words) == 4 and words[2] in {"ибн", "бин", "бен"}:
        words = [*words[:2], f"{words[2]} {words[3]}"]
    if len(words) > 3:
        return f"«{name}»: слов больше, чем в фамилии, имени и отчестве; запишите части имени отдельно."
    return _ordered(words)


def _glued_surname(words: list[str]) -> list[str]:
    """«фон Штейн» is one surname of two words, «фон дер Лейен» of three."""
    particles = 0
    while particles < len(words) - 2 and words[particles].islower() and words[particles] in PARTICLES:
        particles += 1
    return [" ".join(words[: particles + 1]), *words[particles + 1 :]]


def _ordered(words: list[str]) -> _Parts:
    if len(words) == 2:
        if is_first_name(words[0]) and not is_first_name(words[1]):
            return _Parts(words[1], words[0], surname_last=True)
        return _Parts(words[0], words[1])
    looks = [patronymic_gender(word) is not None and len(word) > 4 for word in words]
    if looks[1] and (not looks[2] or is_first_name(words[0])) and not is_first_name(words[1]):
        return _Parts(words[2], words[0], words[1], surname_last=True)
    return _Parts(words[0], words[1], words[2])


def _still(name: str, gender: str | None, doubt: str, parts: _Parts | None = None) -> PersonForms:
    """The name unchanged in every case, with the doubt that stopped us."""
    known: Gender = "f" if gender == "f" else "m"
    parts = parts or _Parts(name, "")
    return PersonForms(
        *(name,) * 6,
        gender=known,
        confidence="low",
        doubts=(doubt,),
        first_name=parts.first_name,
        patronymic=parts.patronymic,
        initials=initials(parts.first_name, parts.patronymic),
        surname_words=len(parts.surname.split()),
        surname_last=parts.surname_last,
    )


def initials(first_name: str, patronymic: str = "") -> str:
    """«А. П.» with a no-break space, «А.-М.» for a double first name; empty without a first name."""
    return NBSP.join(filter(None, (_initial(first_name), _initial(patronymic.partition(" ")[0]))))


def _initial(word: str) -> str:
    """The first letter of every hyphenated half; «-оглы» has no initial."""
    halves = [half for half in word.split("-") if half[:1].isalpha() and half.lower() not in FROZEN_TAILS]
    return "-".join(f"{half[0].upper()}." for half in halves)
