"""A paper held to its rules: before it is made by its facts and answers, then by its finished text.

Also what is kept of that: warnings with the journal line, rules set aside, the acts the paper leans on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from docgen.document_type import DocumentType
from docgen.paper_lines import paper_lines
from docgen.russian import money
from registry import document_acts, rule_choices, rules
from registry.act_citations import cited
from registry.reading.law import law_of
from registry.rule_choices import Override
from registry.rules import Finding, Paper
from registry.snapshot import Subject
from registry.unit_of_work import UnitOfWork
from service.errors import Refused


def with_law(uow: UnitOfWork, document_type: DocumentType, subject: Subject) -> Subject:
    """The subject with what the type's rules look at besides it."""
    return replace(subject, law=law_of(uow.session, subject, document_type.manifest.rules))


def paper_of(document_type: DocumentType, inputs: Mapping[str, Any], dated: date) -> Paper:
    """What the rules are told of the paper itself, before there is a text."""
    manifest = document_type.manifest
    return Paper(
        manifest.id,
        dated,
        inputs,
        manifest.series,
        manifest.acts,
        copies=manifest.copies,
        in_words=_in_words,
    )


def findings_before(
    document_type: DocumentType, subject: Subject, inputs: Mapping[str, Any], dated: date
) -> list[Finding]:
    """What the facts and the answers lack, and what is wrong in the words that were typed."""
    return rules.check(document_type.manifest.rules, subject, paper_of(document_type, inputs, dated))


def findings_in_text(
    document_type: DocumentType, subject: Subject, inputs: Mapping[str, Any], dated: date, docx: bytes
) -> list[Finding]:
    """What is wrong in the words of the finished paper, what was typed among them."""
    paper = replace(paper_of(document_type, inputs, dated), lines=tuple(paper_lines(docx)))
    return rules.check(document_type.manifest.rules, subject, paper, reads=("words", "text"))


def both(before: Iterable[Finding], in_text: Iterable[Finding]) -> list[Finding]:
    """The two together: of a rule of words the finished text has the last say."""
    facts = (one for one in before if rules.RULES[one.rule].reads != "words")
    order = {"block": 0, "warn": 1, "info": 2}
    return sorted((*facts, *in_text), key=lambda one: order[one.severity])


def require_no_block(findings: Sequence[Finding], overrides: Sequence[Override]) -> None:
    """Raises Refused with everything that forbids and is not set aside."""
    left = standing(findings, overrides)
    if any(one.severity == "block" for one in left):
        raise Refused(left)


def standing(findings: Sequence[Finding], overrides: Sequence[Override]) -> list[Finding]:
    """The findings without those that may be set aside and are; whose word it was is asked beforehand."""
    aside = {one.rule_id for one in overrides}
    return [one for one in findings if not (one.overridable and one.rule in aside)]


def keep_findings(
    uow: UnitOfWork, document_id: int, findings: Iterable[Finding], overrides: Iterable[Override]
) -> None:
    """Warnings, and what was set aside, stand with the journal line from now on."""
    kept = [one for one in findings if one.severity != "info"]
    used = [one for one in overrides if any(found.rule == one.rule_id for found in kept)]
    rule_choices.keep(uow, document_id, kept, used)


def keep_acts(
    uow: UnitOfWork,
    document_id: int,
    document_type: DocumentType,
    subject: Subject,
    dated: date,
    docx: bytes,
) -> None:
    """The acts the type names, and those the finished paper cites."""
    known = subject.law.acts
    named = [one for one in document_type.manifest.acts if one.partition(":")[0] in known]
    found = [one.reference for one in cited("\n".join(paper_lines(docx)), known) if one.act_id]
    document_acts.keep(uow, document_id, subject.organisation.id, dated, (*named, *found))


def _in_words(amount: Decimal) -> str:
    return money(amount)
