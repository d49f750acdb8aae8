"""Where the registry and the grammar meet: a name in parts → the forms the registry keeps with it."""

from __future__ import annotations

from docgen.russian import decline_person
from registry.declension import NameForms


def decline_name(surname: str, first_name: str, patronymic: str, gender: str) -> NameForms:
    """The six forms by the rules alone, and how sure they are."""
    forms = decline_person(surname, first_name, patronymic, gender)
    by_case = {str(case): form for case, form in forms.by_case.items()}
    return NameForms(by_case, forms.confidence, " ".join(forms.doubts))
