"""What the agreement cannot do without: the contract, the parties and a day inside the period."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from templates_docx.vocabulary.endings import ENDING, ending_faults
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request

REQUIRED = (
    "организация.город",
    "организация.адрес",
    "организация.инн",
    "организация.огрн",
    "руководитель.основание",
    "пара.наставник.должность",
    "пара.наставник.договор",
    "пара.наставник.договор.номер",
    "пара.наставляемые.должность",
    "пара.куратор",
    "пара.куратор.должность",
)


def check(request: Request) -> Iterator[Fault]:
    """Only an employee has a labour contract (ТК РФ, ст. 60.2, 351.8)."""
    mentor = request.subject.pair.mentor
    if not mentor.is_employee:
        message = f"трудовой договор есть только у работника школы, а {mentor.name.full} в ней не работает"
        yield Fault("not_an_employee", message, place="пара.наставник")
    yield from ending_faults(request)


extend = OwnWords({"прекращение": ENDING}, required=REQUIRED, check=check)
