"""What the notice cannot do without: an employee to be told, a curator, a day inside the period."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from templates_docx.vocabulary.endings import ENDING, ending_faults
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request

REQUIRED = (
    "пара.наставник.должность",
    "пара.наставляемые.должность",
    "пара.куратор",
    "пара.куратор.должность",
)


def check(request: Request) -> Iterator[Fault]:
    """Only an employee is told in advance (ТК РФ, ст. 60.2, 351.8)."""
    mentor = request.subject.pair.mentor
    if not mentor.is_employee:
        message = f"уведомляют только работника школы, а {mentor.name.full} в ней не работает"
        yield Fault("not_an_employee", message, place="пара.наставник")
    yield from ending_faults(request)


extend = OwnWords({"прекращение": ENDING}, required=REQUIRED, check=check)
