"""Terms and nested lines of an item as JSON for their columns, and back. It knows no rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from registry.plan_facts import Entry, Term, TermKind


def dump_terms(terms: Iterable[Term]) -> list[dict[str, Any]]:
    """Only what a term holds is written."""
    return [
        {name: value for name, value in _term_fields(term).items() if value not in (None, [], False)}
        for term in terms
    ]


def load_terms(kept: Iterable[dict[str, Any]]) -> tuple[Term, ...]:
    return tuple(
        Term(
            cast(TermKind, one["kind"]),
            one["words"],
            _day(one.get("starts_on")),
            _day(one.get("ends_on")),
            tuple(one.get("months", ())),
            bool(one.get("is_range", False)),
            one.get("day"),
        )
        for one in kept
    )


def dump_entries(entries: Iterable[Entry]) -> list[Any]:
    """A line is its text; a line with others below it is [text, [lines]]."""
    return [[one.text, dump_entries(one.children)] if one.children else one.text for one in entries]


def load_entries(kept: Iterable[Any]) -> tuple[Entry, ...]:
    return tuple(Entry(one) if isinstance(one, str) else Entry(one[0], load_entries(one[1])) for one in kept)


def _term_fields(term: Term) -> dict[str, Any]:
    return {
        "kind": term.kind,
        "words": term.words,
        "starts_on": term.starts_on.isoformat() if term.starts_on else None,
        "ends_on": term.ends_on.isoformat() if term.ends_on else None,
        "months": list(term.months),
        "is_range": term.is_range,
        "day": term.day,
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
