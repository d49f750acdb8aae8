"""The owner named inside an organisation: «ИП Белова», «индивидуального предпринимателя Беловой А. П.».

A full name goes to the name rules; a surname alone or with initials declines when its ending tells the
gender. Knows no organisations.
"""

from __future__ import annotations

import re

from docgen.russian import petrovich
from docgen.russian.forms import Forms, forms_by, frozen
from docgen.russian.name_parts import decline_surname
from docgen.russian.persons import decline_full_name
from docgen.russian.spelling import squeeze

_SURNAME_AND_INITIALS = re.compile(r"([А-ЯЁа-яё-]{2,})((?:\s*[А-ЯЁ]\.)*)")


def decline_owner(text: str) -> Forms:
    """«Белов», «Белов А. П.» or «Белова Анна Петровна» in six cases; unchanged and in doubt when neither."""
    name = squeeze(text)
    found = _SURNAME_AND_INITIALS.fullmatch(name)
    if found is None:
        return decline_full_name(name)
    surname, initials = found.groups()
    gender = petrovich.gender_of("surname", surname)
    if gender is None:
        doubt = f"«{name}»: по фамилии не определить пол, падежи не образованы."
        return frozen(name, confidence="low", doubts=(doubt,))
    forms = decline_surname(surname, gender)
    return forms_by(lambda case: forms.case(case) + initials, gender, forms.confidence, forms.doubts)
