"""What the tests of rules share: a subject with the consents given, and what one rule finds in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import factories

from registry import rules
from registry.rules import Remedy
from registry.snapshot import Consent, Pair, Person, Subject

DAY = factories.TODAY
EVE = date(2026, 9, 14)


def found(rule: str, subject: Subject) -> list[tuple[str, Remedy | None]]:
    findings = rules.check([rule], subject)
    return [(finding.message, finding.remedy) for finding in findings if finding.rule == rule]


def subject_of(*pairs: Pair, consents: tuple[Consent, ...] = (), on: date = DAY) -> Subject:
    return replace(factories.make_pairs_subject(*pairs, on=on), consents=consents)


def data_consent(person: Person, **facts: object) -> Consent:
    told: dict[str, object] = {"signed_on": date(2026, 9, 7), "signer_id": person.id} | facts
    return Consent(1, "pd_processing", person.id, **told)  # type: ignore[arg-type]
