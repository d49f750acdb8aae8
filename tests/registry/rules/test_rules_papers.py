"""The same paper a second time: told of by any, forbidden where two would bind twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import factories

from registry import rules
from registry.snapshot import IssuedReference

FIRST = IssuedReference(7, "labour_addendum", "3/к", date(2026, 9, 10))
AGAIN = replace(factories.make_subject(), papers=(FIRST,))


class TestASecondPaper:
    def test_is_told_of_whatever_its_type(self) -> None:
        (finding,) = rules.check([], AGAIN)

        assert (finding.rule, finding.severity) == ("DUPLICATE-PAPER", "warn")
        assert finding.message == (
            "Такой документ уже выпущен: № 3/к от 10.09.2026. Если нужен новый, аннулируйте прежний."
        )

    def test_is_forbidden_where_the_type_says_so_and_told_of_once(self) -> None:
        (finding,) = rules.check(["ONLY-PAPER"], AGAIN)

        assert (finding.rule, finding.severity) == ("ONLY-PAPER", "block")
        assert finding.message == (
            "Такой документ уже действует: № 3/к от 10.09.2026. Сначала аннулируйте его."
        )

    def test_is_not_the_first(self) -> None:
        assert rules.check(["ONLY-PAPER"], factories.make_subject()) == []
