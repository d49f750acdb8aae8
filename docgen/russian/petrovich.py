"""pytrovich, the last authority on a name, opened on first use.

The library writes the names it meets to its log; names are personal, so its log is closed here.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Literal

from pytrovich.detector import PetrovichGenderDetector
from pytrovich.enums import Case as PetrovichCase
from pytrovich.enums import Gender as PetrovichGender
from pytrovich.enums import NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from docgen.russian.forms import Gender

logging.getLogger("pytrovich").setLevel(logging.CRITICAL)

_PARTS = {"surname": NamePart.LASTNAME, "first_name": NamePart.FIRSTNAME, "patronymic": NamePart.MIDDLENAME}
_CASES = (
    PetrovichCase.GENITIVE,
    PetrovichCase.DATIVE,
    PetrovichCase.ACCUSATIVE,
    PetrovichCase.INSTRUMENTAL,
    PetrovichCase.PREPOSITIONAL,
)
Part = Literal["surname", "first_name", "patronymic"]


@lru_cache(maxsize=1)
def _maker() -> PetrovichDeclinationMaker:
    return PetrovichDeclinationMaker()


@lru_cache(maxsize=1)
def _detector() -> PetrovichGenderDetector:
    return PetrovichGenderDetector()


def oblique(part: Part, word: str, gender: Gender) -> tuple[str, str, str, str, str]:
    """The five oblique forms of one word of a name, as pytrovich has them."""
    sex = PetrovichGender.FEMALE if gender == "f" else PetrovichGender.MALE
    gen, dat, acc, ins, loc = (_maker().make(_PARTS[part], sex, case, word) for case in _CASES)
    return (gen, dat, acc, ins, loc)


def gender_of(part: Part, word: str) -> Gender | None:
    """The gender the word alone tells, None when it tells none."""
    keywords = {"surname": "lastname", "first_name": "firstname", "patronymic": "middlename"}
    found = _detector().detect(**{keywords[part]: word})  # type: ignore[no-untyped-call]
    genders: dict[PetrovichGender, Gender] = {PetrovichGender.MALE: "m", PetrovichGender.FEMALE: "f"}
    return genders.get(found)
