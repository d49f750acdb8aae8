"""What every registry knows from the first day: the forms of mentoring, kept as rows of a file.

A new form of mentoring is a row in ``mentoring_forms.toml``, and no edit here.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from registry.models import MentoringForm
from registry.unit_of_work import UnitOfWork

_FORMS = Path(__file__).parent / "mentoring_forms.toml"


def load(uow: UnitOfWork) -> None:
    """Bring the registry's forms of mentoring up to the file; a form that pairs may bear is never dropped."""
    for form in tomllib.loads(_FORMS.read_text(encoding="utf-8"))["form"]:
        known = uow.session.get(MentoringForm, form["code"])
        row = known or MentoringForm(code=form["code"])
        row.title, row.federal = form["title"], form["federal"]
        uow.session.add(row)
    uow.session.flush()
