"""What a form sent, read as texts and ids, and the questions of a form with their answers for the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData

from docgen.inputs import InputFaults
from docgen.manifest import InputField
from service.http.bounds import clean, read_id

MOST_FIELDS = 5000
LONGEST_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it came. What is not there reads as empty; a file is no text."""

    fields: FormData

    def text(self, name: str) -> str:
        return next(iter(self.texts(name)), "")

    def texts(self, name: str) -> list[str]:
        sent = self.fields.getlist(name)
        return [clean(value[:LONGEST_KEPT]) for value in sent if isinstance(value, str)]

    def ids(self, name: str) -> tuple[int, ...]:
        """The numbers among the values; what is no number no page of ours has sent."""
        return tuple(found for value in self.texts(name) if (found := read_id(value)) is not None)

    def answers(self, questions: Iterable[InputField]) -> dict[str, str]:
        """Every question's answer as typed; a box that is not ticked sends nothing and means «no»."""
        return {
            field.name: " ".join(self.texts(field.name)) if field.type == "people" else self.text(field.name)
            for field in questions
        }


async def sent_form(request: Request) -> Sent:
    return Sent(await request.form(max_files=0, max_fields=MOST_FIELDS))


SentForm = Annotated[Sent, Depends(sent_form)]


def first_values(questions: Iterable[InputField]) -> dict[str, str]:
    """What stands in the fields before anybody typed: the defaults, written as a person would."""
    return {field.name: written(field.default) for field in questions}


def written(value: object) -> str:
    """A value as a person would type it."""
    if value is None or value is False:
        return ""
    if value is True:
        return "да"
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    return str(value)


def faults_of(error: InputFaults) -> dict[str, str]:
    """By field, for the summary on top and the field itself."""
    return {fault.field: fault.message for fault in error.faults}
