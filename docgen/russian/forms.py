"""The six cases of one phrase, as data.

Knows no grammar: whoever declines fills the forms in, whoever prints picks one. A form is a fact to be
stored and confirmed, so it says how sure it is and what is in doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, Self

Case = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"]
Gender = Literal["m", "f", "n", "p"]
Confidence = Literal["high", "medium", "low"]

CASES: tuple[Case, ...] = (
    "nominative",
    "genitive",
    "dative",
    "accusative",
    "instrumental",
    "prepositional",
)
RANK: tuple[Confidence, ...] = ("high", "medium", "low")


@dataclass(frozen=True)
class Forms:
    """One word or phrase in the six cases.

    ``gender`` is that of the head: "p" stands for a plural. ``doubts`` are Russian sentences for the
    person who confirms the forms; low confidence always has one. ``alternatives`` are the other ways to
    decline the same text, each ready to be taken whole; an undoubted form may have some too.
    """

    nominative: str
    genitive: str
    dative: str
    accusative: str
    instrumental: str
    prepositional: str
    gender: Gender
    confidence: Confidence = "high"
    doubts: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()

    def __str__(self) -> str:
        return self.nominative

    @property
    def by_case(self) -> dict[Case, str]:
        """The six forms under their English case names."""
        return {case: self.case(case) for case in CASES}

    def case(self, name: str) -> str:
        """The form in the case ``name``; ValueError when there is no such case."""
        if name not in CASES:
            raise ValueError(f"нет падежа «{name}», есть: {', '.join(CASES)}")
        form: str = getattr(self, name)
        return form

    def replace_confirmed(self, confirmed: Mapping[str, str]) -> Self:
        """These forms with what a person confirmed on top; all five oblique cases confirmed end the doubt.

        Empty confirmed forms are passed over: nobody confirms a blank. ValueError on an unknown case.
        """
        for name in confirmed:
            self.case(name)
        given = {name: text for name, text in confirmed.items() if text.strip()}
        if all(case in given for case in CASES[1:]):
            return replace(self, **given, confidence="high", doubts=(), alternatives=())  # type: ignore[arg-type]
        return replace(self, **given)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Alternative:
    """Another way to decline the text and what its switch is called: «не склонять», «-ом».

    ``forms`` has no alternatives of its own; its five oblique cases are what a person confirms by one click.
    """

    label: str
    forms: Forms


@dataclass(frozen=True)
class PersonForms(Forms):
    """A person's full name in the six cases, with the initials and the surname kept apart.

    ``surname_words`` is how many words of the name are the surname; ``initials`` is «А. П.», with a
    no-break space, or empty when the given names are unknown; ``surname_last`` tells «Анна Петровна Иванова».
    """

    first_name: str = ""
    patronymic: str = ""
    initials: str = ""
    surname_words: int = 1
    surname_last: bool = False

    def surname(self, case: str = "nominative") -> str:
        """The surname alone; a confirmed full name gives its own surname."""
        return self._split(case)[0]

    def given_names(self, case: str = "nominative") -> str:
        """First name and patronymic: «Анна Петровна»."""
        return self._split(case)[1]

    def _split(self, case: str) -> tuple[str, str]:
        """The surname and the given names of one form."""
        words = self.case(case).split()
        border = len(words) - self.surname_words if self.surname_last else self.surname_words
        before, after = " ".join(words[:border]), " ".join(words[border:])
        return (after, before) if self.surname_last else (before, after)


def forms_by(
    form: Callable[[Case], str],
    gender: Gender,
    confidence: Confidence = "high",
    doubts: tuple[str, ...] = (),
) -> Forms:
    """The six forms that ``form`` gives for the six cases."""
    nom, gen, dat, acc, ins, loc = (form(case) for case in CASES)
    return Forms(nom, gen, dat, acc, ins, loc, gender, confidence, doubts)


def frozen(
    text: str, *, gender: Gender = "m", confidence: Confidence = "high", doubts: tuple[str, ...] = ()
) -> Forms:
    """The same text in every case: an indeclinable word, or a text we must not touch."""
    return Forms(text, text, text, text, text, text, gender, confidence, doubts)


def least_sure(*levels: Confidence) -> Confidence:
    """The lowest of several confidences: a whole is as sure as its weakest part."""
    return max(levels, key=RANK.index, default="high")
