"""What rules look at besides the subject: the school's acts and choices, papers in force, mentors' load."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from registry.act_register import own_acts
from registry.law_facts import Law, Load, RelatedPaper
from registry.models import DocumentSubject, IssuedDocument, Pair, PairMentee
from registry.rule_choices import settings
from registry.rules import RULES, Rule, asked_of
from registry.snapshot import Subject


def law_of(session: Session, subject: Subject, rule_ids: Iterable[str]) -> Law:
    """For the named rules and those of every paper; what none of them looks at is not read."""
    asked = asked_of(rule_ids)
    organisation_id = subject.organisation.id
    chosen = settings(session, organisation_id)
    off = tuple(one.id for one in RULES.values() if _is_off(one, chosen.get(one.id)))
    limits = tuple((one, int(kept.value)) for one, kept in chosen.items() if kept.value.isdecimal())
    wanted = tuple({type_id: None for rule in asked if rule.id not in off for type_id in rule.looks_at})
    counted = any(rule.limit is not None and rule.id not in off for rule in asked)
    return Law(
        own_acts(session, organisation_id),
        _papers(session, subject, wanted) if wanted else (),
        _loads(session, subject) if counted else (),
        limits,
        off,
    )


def _is_off(rule: Rule, chosen: object) -> bool:
    on = getattr(chosen, "on", rule.on_by_default)
    return rule.may_be_switched and not on


def _papers(session: Session, subject: Subject, type_ids: tuple[str, ...]) -> tuple[RelatedPaper, ...]:
    """Papers in force not later than the day: of the school as a whole, or about somebody of the subject."""
    people = [one.id for one in subject.people]
    pairs = [pair.id for pair in subject.pairs]
    about = or_(
        IssuedDocument.subject_kind == "organisation",
        DocumentSubject.person_id.in_(people),
        DocumentSubject.pair_id.in_(pairs),
    )
    rows = session.execute(
        select(
            IssuedDocument.id, IssuedDocument.type_id, IssuedDocument.number, IssuedDocument.dated,
            DocumentSubject.person_id, DocumentSubject.pair_id,
        )
        .outerjoin(DocumentSubject, DocumentSubject.document_id == IssuedDocument.id)
        .where(
            IssuedDocument.organisation_id == subject.organisation.id,
            IssuedDocument.type_id.in_(type_ids),
            IssuedDocument.status == "issued",
            about,
        )
        .order_by(IssuedDocument.dated, IssuedDocument.id)
    ).all()  # fmt: skip
    found: dict[int, RelatedPaper] = {}
    for document_id, type_id, number, dated, person_id, pair_id in rows:
        known = found.get(document_id) or RelatedPaper(document_id, type_id, number, dated)
        found[document_id] = RelatedPaper(
            document_id,
            type_id,
            number,
            dated,
            (*known.person_ids, person_id) if person_id else known.person_ids,
            (*known.pair_ids, pair_id) if pair_id else known.pair_ids,
        )
    return tuple(found.values())


def _loads(session: Session, subject: Subject) -> tuple[Load, ...]:
    mentors = {pair.mentor.id for pair in subject.pairs}
    rows = session.execute(
        select(Pair.mentor_id, func.count(PairMentee.person_id.distinct()))
        .join(PairMentee, PairMentee.pair_id == Pair.id)
        .where(
            Pair.mentor_id.in_(mentors),
            Pair.status.in_(("draft", "active")),
            Pair.starts_on <= subject.on,
            Pair.ends_on >= subject.on,
        )
        .group_by(Pair.mentor_id)
    )
    return tuple(Load(mentor_id, number) for mentor_id, number in sorted((row[0], row[1]) for row in rows))
