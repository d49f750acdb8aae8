"""Papers that belong together are proved to agree: read back from their files, compared with the facts.

Each file is compared with the facts it was made from, those facts with the registry as of the paper's date,
and all papers with each other. Rule V-35: names, posts, period and form are alike in every paper of a pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from docgen.consistency import KINDS, Contradiction, Paper, contradictions
from docgen.paper_lines import paper_lines
from registry import batches, document_links, history, journal, reading, snapshot_json
from registry.errors import InvalidFact, NotFound
from registry.journal import Record
from registry.renamed import renamed
from registry.rules import Finding
from registry.snapshot import Organisation, Subject
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.errors import FileLost, Refused
from service.operations.batch_state import require_batch
from service.parts import Parts
from service.reach import require_document, require_pair
from templates_docx.expected import Registered, expected_of

RULE = "V-35"
NORM = "правило реестра: документы одной пары говорят одно"
MOST_PAPERS = 500


@dataclass(frozen=True, slots=True)
class Proof:
    """What was compared, and everything that does not agree; papers whose file is lost are named apart."""

    papers: tuple[Record, ...]
    contradictions: tuple[Contradiction, ...]
    lost: tuple[Record, ...] = ()

    @property
    def holds(self) -> bool:
        return not self.contradictions and not self.lost

    def of(self, record: Record) -> tuple[Contradiction, ...]:
        """What is amiss in one paper."""
        return tuple(one for one in self.contradictions if one.paper == title_of(record))


def prove_pair(parts: Parts, actor: Actor, pair_id: int, at: datetime) -> Proof:
    """The live papers of a pair that the actor's role may take. Raises Forbidden, NotFound."""
    with parts.reading(actor, at) as uow:
        require_pair(uow.session, actor, "view_school", pair_id)
        found = journal.of_pair(uow.session, pair_id)
        return prove_within(uow, parts, [one.id for one in found if _is_open(parts, actor, one)])


def prove_batch(parts: Parts, actor: Actor, batch_id: int, at: datetime) -> Proof:
    """The papers a batch has made. Raises Forbidden, NotFound."""
    with parts.reading(actor, at) as uow:
        require_batch(parts, uow, actor, batch_id, "view_school")
        made = [item.document_id for item in batches.items(uow.session, batch_id)]
        return prove_within(uow, parts, [one for one in made if one is not None])


def prove_documents(parts: Parts, actor: Actor, document_ids: Sequence[int], at: datetime) -> Proof:
    """The papers named. Raises Forbidden, NotFound, InvalidFact when none or too many are named."""
    asked = tuple(dict.fromkeys(document_ids))
    if not asked:
        raise InvalidFact("Документы не отмечены: поставьте галочки слева от нужных.")
    if len(asked) > MOST_PAPERS:
        raise InvalidFact(f"Отмечено слишком много: за один раз можно сверить до {MOST_PAPERS}.")
    with parts.reading(actor, at) as uow:
        for one in asked:
            record = require_document(uow.session, actor, "view_school", one)
            actor.require_type(tuple(parts.document_type(record.type_id).manifest.roles))
        return prove_within(uow, parts, asked)


def require_consistent(uow: UnitOfWork, parts: Parts, document_ids: Iterable[int]) -> None:
    """Before papers are released: in the transaction that issues them, after the last of them.

    Raises Refused, one blocking finding for every contradiction; nothing is then saved.
    """
    proof = prove_within(uow, parts, document_ids, with_registry=False)
    if not proof.holds:
        raise Refused(findings_of(proof))


def findings_of(proof: Proof) -> list[Finding]:
    """The contradictions as findings of rule V-35."""
    told = [Finding(RULE, "block", sentence_of(one), NORM) for one in proof.contradictions]
    lost = [f"{title_of(one)}: файл документа не найден." for one in proof.lost]
    return [*told, *(Finding(RULE, "block", text, NORM) for text in lost)]


def sentence_of(one: Contradiction) -> str:
    """«Приказ № 1-ОД от 15.09.2026, строка 14: …», for a person to find the place."""
    place = f", строка {one.line}" if one.line else ""
    return f"{one.paper}{place}: {one.message}."


def kind_title(one: Contradiction) -> str:
    return KINDS[one.kind]


def title_of(record: Record) -> str:
    return f"{record.file_title} № {record.number} от {record.dated:%d.%m.%Y}"


def prove_within(
    uow: UnitOfWork, parts: Parts, document_ids: Iterable[int], *, with_registry: bool = True
) -> Proof:
    """The same inside a unit of work; papers voided, and those of a type nobody knows now, are left out.

    ``with_registry``: ask the registry anew too; papers issued a moment ago hold what it says.
    """
    records = [journal.get(uow.session, one) for one in dict.fromkeys(document_ids)]
    live = [one for one in records if one.status == "issued" and one.type_id in parts.catalog]
    amended = document_links.changes_of(uow.session, [one.id for one in live])
    files = {one.id: docx for one in live if (docx := _file(parts, one)) is not None}
    read = [one for one in live if one.id in files]
    kept = {one.id: snapshot_json.load(journal.snapshot(uow, one.id)) for one in read}
    facts = {one.id: snapshot_json.read_subject(kept[one.id]) for one in read}
    cited = [Registered(one.title, one.number, one.dated) for one in live]
    papers = [
        _paper(uow, parts, one, facts[one.id], kept[one.id]["inputs"], files[one.id], cited) for one in read
    ]
    papers = [
        replace(paper, amended=record.id in amended) for paper, record in zip(papers, read, strict=True)
    ]
    changed = _changed(uow, read, facts) if with_registry else ()
    found = [*changed, *contradictions(papers)]
    return Proof(tuple(live), tuple(found), tuple(one for one in live if one.id not in files))


def _paper(
    uow: UnitOfWork,
    parts: Parts,
    record: Record,
    subject: Subject,
    inputs: Mapping[str, str],
    docx: bytes,
    cited: Sequence[Registered],
) -> Paper:
    former = history.other_names(uow.session, record.organisation_id, record.dated)
    own = Registered(record.title, record.number, record.dated)
    document_type = parts.document_type(record.type_id)
    expected = expected_of(document_type, subject, inputs, own, cited=cited, former=former)
    return Paper(title_of(record), paper_lines(docx), expected)


def _file(parts: Parts, record: Record) -> bytes | None:
    try:
        return parts.storage.get(record.sha256)
    except FileLost:
        return None


def _changed(
    uow: UnitOfWork, records: Sequence[Record], facts: Mapping[int, Subject]
) -> Iterator[Contradiction]:
    """What the registry now says of the very day of a paper otherwise than when the paper was made."""
    days: dict[date, list[Record]] = {}
    for record in records:
        days.setdefault(record.dated, []).append(record)
    for day, of_day in days.items():
        ids = {one.id for record in of_day for one in facts[record.id].people}
        people = reading.people(uow, sorted(ids), day)
        schools = _schools(uow, {record.organisation_id for record in of_day}, day)
        for record in of_day:
            for one in renamed(facts[record.id], people, schools):
                yield Contradiction(_KINDS.get(one.what, one.what), title_of(record), one.message)


_KINDS = {"name": "surname"}
"""What the registry calls otherwise than the proof."""


def _schools(uow: UnitOfWork, ids: Iterable[int], day: date) -> dict[int, Organisation]:
    found: dict[int, Organisation] = {}
    for one in ids:
        # Where nobody has said what it was called on that day there is nothing to compare with.
        with suppress(NotFound):
            found[one] = reading.organisation(uow.session, one, day)
    return found


def _is_open(parts: Parts, actor: Actor, record: Record) -> bool:
    document_type = parts.catalog.get(record.type_id)
    return document_type is not None and actor.role in document_type.manifest.roles
