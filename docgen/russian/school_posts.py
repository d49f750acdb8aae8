"""The posts of a school with their forms, read by a person line by line: a table beside this module.

Four hundred posts: those of the nomenclature (постановление Правительства РФ от 21.02.2022 № 225) and of the
staffing lists. Opened on first use. Knows no grammar: a post outside the table is None.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from docgen.russian.forms import Forms

TABLE = "school_posts.tsv"


def verified(post: str, *, plural: bool = False) -> Forms | None:
    """The forms of a post of the table, with the first letter of ``post``; None for any other post."""
    forms = school_posts().get(post[:1].lower() + post[1:])
    if forms is None:
        return None
    found = forms[1] if plural else forms[0]
    return found if post[:1].islower() else _capitalised(found)


@lru_cache(maxsize=1)
def school_posts() -> dict[str, tuple[Forms, Forms]]:
    """Every post of the table with its singular and its plural."""
    lines = (files(__package__) / TABLE).read_text("utf-8").splitlines()[1:]
    return {line.partition("\t")[0]: _row(line.split("\t")) for line in lines if line}


def _row(cells: list[str]) -> tuple[Forms, Forms]:
    nom, gender, gen, dat, acc, ins, loc, *plural = cells
    one = Forms(nom, gen, dat, acc, ins, loc, "f" if gender == "f" else "m")
    first, second, third, fourth, fifth, sixth = plural
    return one, Forms(first, second, third, fourth, fifth, sixth, "p")


def _capitalised(forms: Forms) -> Forms:
    nom, gen, dat, acc, ins, loc = (text[:1].upper() + text[1:] for text in forms.by_case.values())
    return Forms(nom, gen, dat, acc, ins, loc, forms.gender)
