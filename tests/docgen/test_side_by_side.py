"""Two texts side by side: alike lines in one row, words that differ marked, long runs counted."""

from __future__ import annotations

from docgen.side_by_side import Piece, Row, count_changes, side_by_side


def marked(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.marked]


class TestSideBySide:
    def test_marks_the_words_that_differ(self) -> None:
        [row] = side_by_side(
            ["Замесить тесто и дать постоять час."], ["Замесить тесто и дать постоять два часа."]
        )

        assert row.kind == "changed"
        assert (marked(row.old), marked(row.new)) == (["час"], ["два часа"])
        assert "".join(piece.text for piece in row.new) == "Замесить тесто и дать постоять два часа."

    def test_tells_what_came_and_what_went(self) -> None:
        rows = side_by_side(["Мука", "Вода", "Соль"], ["Мука", "Дрожжи сухие", "Вода"])

        assert [row.kind for row in rows] == ["same", "added", "same", "gone"]
        assert count_changes(rows) == 2

    def test_a_line_put_before_a_changed_one_is_not_taken_for_it(self) -> None:
        rows = side_by_side(["Печь при 220 градусах."], ["Смазать маслом.", "Печь при 200 градусах."])

        assert [row.kind for row in rows] == ["added", "changed"]

    def test_counts_long_runs_that_are_alike(self) -> None:
        lines = [f"Шаг {number}" for number in range(10)]

        rows = side_by_side(lines, [*lines[:5], "Отдохнуть", *lines[5:]])

        assert [(row.kind, row.skipped) for row in rows] == [
            ("skipped", 4), ("same", 0), ("added", 0), ("same", 0), ("skipped", 4),
        ]  # fmt: skip
        assert side_by_side(lines, lines) == [Row("skipped", skipped=10)]

    def test_a_no_break_space_and_an_empty_line_are_no_difference(self) -> None:
        rows = side_by_side(["№\N{NO-BREAK SPACE}5", ""], ["№ 5"])

        assert count_changes(rows) == 0
