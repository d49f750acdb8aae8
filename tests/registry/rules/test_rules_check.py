"""The check as a whole: all findings at once, the graver first, nothing passed over."""

from __future__ import annotations

from dataclasses import replace

import factories
import pytest
from rule_cases import subject_of

from registry import rules
from registry.rules import RULES, Finding, Rule
from registry.snapshot import Pair, Subject, Terms

OF_PUBLIC_PAPERS = {"V-27"}
"""Asked only of what is published: nobody in a pair need agree to that."""

OF_ENDINGS = {"V-38", "V-39"}
"""Asked only of papers by which a pair ends: they want the event."""

OF_SHORT_PLANS = {"V-47-END"}
"""The plan of the sample pair is but of its first month."""

OF_OTHER_PAPERS = {rule.id for rule in RULES.values() if rule.looks_at}
"""They want papers issued before: an order, a sheet, a certificate."""


class TestCheck:
    def test_finds_nothing_wrong_with_a_pair_in_order(self, pair: Pair) -> None:
        subject = replace(factories.make_pairs_subject(pair), consents=factories.make_consents(pair))

        asked = set(RULES) - {"V-47"} - OF_PUBLIC_PAPERS - OF_ENDINGS - OF_SHORT_PLANS - OF_OTHER_PAPERS
        assert rules.check(asked, subject) == []

    def test_gives_all_findings_at_once_with_their_norms(self, pair: Pair) -> None:
        broken = replace(pair, curator=None, terms=Terms())
        findings = rules.check(["CURATOR", "V-41", "V-42"], subject_of(broken))

        assert [(one.rule, one.severity) for one in findings] == [
            ("CURATOR", "block"),
            ("V-41", "block"),
            ("V-42", "block"),
        ]
        assert findings[1].norm == "ТК РФ, ст. 351.8"

    def test_puts_the_graver_first(self, monkeypatch: pytest.MonkeyPatch, pair: Pair) -> None:
        def breach(_: Subject) -> list[tuple[str, None]]:
            return [("Нарушено.", None)]

        for severity in ("info", "warn", "block"):
            monkeypatch.setitem(RULES, severity, Rule(severity, severity, "норма", "Правило.", breach))  # type: ignore[arg-type]

        found_now = rules.check(["info", "warn", "block", "warn"], subject_of(pair))
        assert [one.rule for one in found_now] == ["block", "warn", "warn", "info"]
        assert found_now[0] == Finding("block", "block", "Нарушено.", "норма", None)

    def test_does_not_pass_over_an_unknown_rule(self, pair: Pair) -> None:
        with pytest.raises(KeyError, match="V-999"):
            rules.check(["V-999"], subject_of(pair))

    def test_asked_of_one_person_says_nothing_of_pairs(self) -> None:
        alone = factories.make_subject(person=factories.make_person())

        assert rules.check(set(RULES) - OF_PUBLIC_PAPERS - OF_OTHER_PAPERS, alone) == []

    def test_knows_every_rule_by_its_own_id(self) -> None:
        assert all(rule.id == key for key, rule in RULES.items())
