"""What cannot be true of a person typed by hand: the same checks that a row of an imported list meets.

It gives every fault at once, by field, and saves nothing.
"""

from __future__ import annotations

from datetime import date

from registry.importing import checks
from registry.importing.cells import clean_email
from registry.importing.names import fault_of_part
from registry.importing.report import Remark
from registry.person_changes import Undated
from service.operations.edit_person import Name


def faults_of_person(name: Name, facts: Undated, on: date) -> dict[str, str]:
    """Field → what is wrong there and what to do."""
    told = {
        "surname": fault_of_part(name.surname),
        "first_name": fault_of_part(name.first_name),
        "patronymic": fault_of_part(name.patronymic),
        "email": clean_email(facts.email).fault,
    }
    faults = {field: remark.message for field, remark in told.items() if isinstance(remark, Remark)}
    births, hirings = [facts.birth_date], [facts.hired_on]
    for failure in (
        *checks.ages(births, on),
        *checks.birth_and_hiring(births, hirings),
        *checks.experience(births, [facts.experience_years], on),
    ):
        faults.setdefault(failure.field, failure.remark.message)
    return faults
