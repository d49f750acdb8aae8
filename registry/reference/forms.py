"""Forms of mentoring as rows of data: their codes, their printed titles, how schools call them, who may take
part.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from registry.models import MentoringForm
from registry.unit_of_work import UnitOfWork

_FILE = Path(__file__).with_name("mentoring_forms.toml")
_DASH = re.compile(r"\s*[-–—‒−]+\s*")


@dataclass(frozen=True, slots=True)
class MentoringFormFacts:
    """One form: ``title`` is what the papers print, ``names`` what lists call it, kinds who may take part."""

    code: str
    title: str
    federal: bool
    names: tuple[str, ...]
    mentor_kinds: frozenset[str]
    mentee_kinds: frozenset[str]


@cache
def forms() -> tuple[MentoringFormFacts, ...]:
    """Every form, in the order of the table."""
    table = tomllib.loads(_FILE.read_text("utf-8"))
    return tuple(
        MentoringFormFacts(
            row["code"],
            row["title"],
            row["federal"],
            tuple(row["names"]),
            frozenset(row["mentors"]),
            frozenset(row["mentees"]),
        )
        for row in table["form"]
    )


def form_of(text: str) -> MentoringFormFacts | None:
    """The form a list means by ``text``, whatever the dash, the spaces, the case and ё; None when none."""
    return _by_name().get(_key(text))


def load(uow: UnitOfWork) -> None:
    """Bring the registry's forms of mentoring up to the table; a form that pairs may bear is never
    dropped.
    """
    for form in forms():
        row = uow.session.get(MentoringForm, form.code)
        if row is None:
            _add(uow, form)
        else:
            row.title, row.federal = form.title, form.federal
    uow.session.flush()


def _add(uow: UnitOfWork, form: MentoringFormFacts) -> None:
    try:
        with uow.session.begin_nested():
            uow.session.add(MentoringForm(code=form.code, title=form.title, federal=form.federal))
    except IntegrityError:
        # Another school was founded at this very moment, and brought the same form.
        uow.session.get_one(MentoringForm, form.code)


@cache
def _by_name() -> dict[str, MentoringFormFacts]:
    return {_key(name): form for form in forms() for name in (*form.names, form.code)}


def _key(text: str) -> str:
    return " ".join(_DASH.sub("–", text.casefold().replace("ё", "е")).strip('«»" .').split())
