"""One paper against what is expected of it, and all papers against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from docgen.consistency.expected import Bond, Contradiction, Paper
from docgen.consistency.figures import figure_faults
from docgen.consistency.lines import read_lines
from docgen.consistency.people import people_faults
from docgen.consistency.titles import title_faults
from docgen.russian.dates import date_short
from docgen.russian.numerals import money_in_figures


def contradictions(papers: Sequence[Paper]) -> list[Contradiction]:
    """Everything the papers say otherwise than expected, by paper and line, then where they differ."""
    found = [fault for paper in papers for fault in _of_one(paper)]
    return [*found, *differences(papers)]


def _of_one(paper: Paper) -> list[Contradiction]:
    lines = read_lines(paper)
    checks = (people_faults, figure_faults, title_faults)
    found = dict.fromkeys(fault for check in checks for fault in check(paper, lines))
    return sorted(found, key=lambda fault: fault.line or 0)


def differences(papers: Sequence[Paper]) -> list[Contradiction]:
    """Where two papers rest on different facts of one bond; what a later paper amends is passed over."""
    live = [paper for paper in papers if not paper.amended]
    return list(dict.fromkeys(fault for pair in combinations(live, 2) for fault in _between(*pair)))


def _between(first: Paper, second: Paper) -> Iterator[Contradiction]:
    others = {bond.key: bond for bond in second.expected.bonds}
    for bond in first.expected.bonds:
        other = others.get(bond.key)
        if other is None:
            continue
        if {bond.lead, *bond.members} != {other.lead, *other.members}:
            message = f"{bond.title}: состав иной, чем в документе «{first.title}»"
            yield Contradiction("composition", second.title, message)
        for kind, what, value in _SAID:
            here, there = value(bond), value(other)
            if here and there and here != there:
                message = f"{bond.title}: {what} {there}, а в документе «{first.title}» – {here}"
                yield Contradiction(kind, second.title, message)


def _period(bond: Bond) -> str:
    return f"с {date_short(bond.begins)} по {date_short(bond.ends)}" if bond.begins and bond.ends else ""


def _amount(bond: Bond) -> str:
    return f"{money_in_figures(bond.amount)} руб." if bond.amount is not None else ""


_SAID: tuple[tuple[str, str, Callable[[Bond], str]], ...] = (
    ("period", "период", _period),
    ("sum", "выплата", _amount),
    ("form", "форма", lambda bond: f"«{bond.form}»" if bond.form else ""),
)
