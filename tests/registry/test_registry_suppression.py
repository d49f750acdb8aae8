"""Small groups stay unknown: neither a count, nor a sum, nor a difference of what is shown tells them."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.suppression import LEAST, Line, hidden, hidden_in_column

Table = dict[str, int]


def column(*counts: int) -> Table:
    parts = {f"школа {n}": count for n, count in enumerate(counts)}
    return parts | {"всего": sum(counts)}


def covered(*counts: int) -> list[str]:
    return sorted(hidden_in_column(column(*counts), "всего"))


class TestColumn:
    def test_a_small_group_is_hidden_and_another_with_it(self) -> None:
        assert covered(3, 20, 40) == ["школа 0", "школа 1"]

    def test_nothing_is_hidden_without_need(self) -> None:
        assert covered(5, 20, 0) == []

    def test_a_zero_is_nobody(self) -> None:
        assert covered(0, 0, 7) == []

    def test_two_small_ones_whose_sum_tells_them_are_not_left_alone(self) -> None:
        assert covered(1, 1, 30, 40) == ["школа 0", "школа 1", "школа 2"]

    def test_when_all_is_small_the_total_is_hidden_too(self) -> None:
        assert covered(1, 2) == ["всего", "школа 0", "школа 1"]

    def test_a_lone_school_is_not_told_by_the_total(self) -> None:
        assert covered(3) == ["всего", "школа 0"]


@given(st.lists(st.integers(0, 12), min_size=1, max_size=5))
def test_whoever_knows_all_that_is_shown_still_has_five_answers(counts: list[int]) -> None:
    """Every table with the same shown counts is tried: a hidden one may be at least five numbers."""
    table = column(*counts)
    unknown = hidden_in_column(table, "всего")
    parts = [f"школа {n}" for n in range(len(counts))]
    ranges = [range(1, 31) if part in unknown else (table[part],) for part in parts]
    total = None if "всего" in unknown else table["всего"]
    hidden_parts = [n for n, part in enumerate(parts) if part in unknown]
    if len(hidden_parts) > 3:
        return  # Too many to try them all; more unknowns are only safer.
    fitting = [one for one in product(*ranges) if total is None or sum(one) == total]
    for place in hidden_parts:
        assert len({one[place] for one in fitting}) >= LEAST, (counts, unknown)


@given(st.lists(st.lists(st.integers(0, 15), min_size=3, max_size=3), min_size=2, max_size=4))
def test_of_a_table_with_both_sums_every_line_is_safe(rows: list[list[int]]) -> None:
    table = {(r, c): value for r, row in enumerate(rows) for c, value in enumerate(row)}
    for r, row in enumerate(rows):
        table[r, -1] = sum(row)
    for c in range(3):
        table[-1, c] = sum(row[c] for row in rows)
    table[-1, -1] = sum(map(sum, rows))
    lines = [Line([(r, c) for c in range(3)], (r, -1)) for r in range(len(rows))]
    lines += [Line([(r, c) for r in range(len(rows))], (-1, c)) for c in range(3)]
    lines += [
        Line([(r, -1) for r in range(len(rows))], (-1, -1)),
        Line([(-1, c) for c in range(3)], (-1, -1)),
    ]
    unknown = hidden(table, lines)
    assert all(table[key] >= LEAST or table[key] == 0 for key in set(table) - unknown)
    for line in lines:
        parts = [key for key in line.parts if key in unknown]
        if line.total in unknown:
            assert parts
        elif parts:
            assert len(parts) > 1
            assert sum(table[key] for key in parts) - len(parts) + 1 >= LEAST


@pytest.mark.parametrize("counts", [{}, {"всего": 0}])
def test_an_empty_table_hides_nothing(counts: Table) -> None:
    assert hidden_in_column(counts, "всего") == frozenset()
