"""What a mentor's consent cannot do without: the contract it stands beside, and the terms agreed to."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.errors import Fault
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.word import Request

REQUIRED = (
    "пара.наставник.должность",
    "пара.наставник.договор",
    "пара.наставник.договор.номер",
    "пара.наставляемые.должность",
    "пара.вид",
    "пара.режим",
)


def check(request: Request) -> Iterator[Fault]:
    """Only an employee consents to work for the employer (ТК РФ, ст. 60.2, 351.8)."""
    mentor = request.subject.pair.mentor
    if not mentor.is_employee:
        message = f"согласие на работу даёт только работник школы, а {mentor.name.full} в ней не работает"
        yield Fault("not_an_employee", message, place="пара.наставник")


extend = OwnWords(required=REQUIRED, check=check)
