"""What a mentor's refusal cannot do without: an employee, whose work it is, and a day inside the period."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from templates_docx.vocabulary.endings import ENDING, ending_faults
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request

REQUIRED = ("пара.наставник.должность", "пара.наставляемые.должность")


def check(request: Request) -> Iterator[Fault]:
    """Only an employee refuses work for the employer (ТК РФ, ст. 60.2, 351.8)."""
    mentor = request.subject.pair.mentor
    if not mentor.is_employee:
        message = f"заявление подаёт только работник школы, а {mentor.name.full} в ней не работает"
        yield Fault("not_an_employee", message, place="пара.наставник")
    yield from ending_faults(request)


extend = OwnWords({"прекращение": ENDING}, required=REQUIRED, check=check)
