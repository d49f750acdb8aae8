"""The set of papers an event makes, as it stands: what is to be made, what is there, what waits and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.document_type import DocumentType
from registry.errors import Conflict
from registry.journal import Record
from registry.packages import PackageFacts
from registry.reference.events import Event, PaperRule, name_of_type
from registry.snapshot import Pair
from service.operations.missing_consents import Missing

State = Literal["make", "made", "unsigned", "needless", "no_form", "other_role", "waits"]


@dataclass(frozen=True, slots=True)
class PlannedPaper:
    """One paper of the set: ``why`` says why it is not made now, ``made`` is the paper that is there.

    ``missing`` is the consent it is to be signed for; ``mends`` are the papers whose words it puts right.
    ``key`` names it within the set.
    """

    key: str
    rule: PaperRule
    title: str
    document_type: DocumentType | None
    subject_ids: tuple[int, ...]
    about: str
    state: State = "make"
    why: str = ""
    made: Record | None = None
    missing: Missing | None = None
    mends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole set. ``pair`` is None for an event of the school; ``package`` is what was made before.

    ``in_force``: the types of which the pair has a paper in force.
    """

    event: Event
    organisation_id: int
    pair: Pair | None
    successor: Pair | None
    papers: tuple[PlannedPaper, ...]
    package: PackageFacts | None
    in_force: frozenset[str] = frozenset()

    @property
    def subject_id(self) -> int:
        return self.pair.id if self.pair else self.organisation_id

    @property
    def to_make(self) -> tuple[PlannedPaper, ...]:
        return tuple(one for one in self.papers if one.state == "make")

    @property
    def unsigned(self) -> tuple[PlannedPaper, ...]:
        """Consents nobody has signed yet, whether their blanks are there or not."""
        return tuple(one for one in self.papers if one.missing is not None)

    @property
    def applies(self) -> bool:
        """Whether the event may happen now, or has left papers to be made."""
        if self.pair is None:
            return True
        wanted = any(one.state in ("make", "unsigned", "waits", "other_role") for one in self.papers)
        right = self.pair.status in self.event.statuses
        return wanted and (right or self.package is not None)

    @property
    def missing_forms(self) -> tuple[str, ...]:
        """The names of types the event cannot happen without, and the catalogue has no form of."""
        gone = {one.rule.type for one in self.papers if one.state == "no_form"}
        return tuple(name_of_type(one) for one in self.event.needs if one in gone)


def require_may_happen(plan: Plan) -> None:
    """Raises Conflict when the event may not happen to what the pair is now, or lacks a form it needs."""
    title = plan.event.title
    if plan.missing_forms:
        names = ", ".join(f"«{one}»" for one in plan.missing_forms)
        raise Conflict(f"Событие «{title}» пока недоступно: в каталоге нет формы {names}.")
    if not plan.applies:
        raise Conflict(f"Событие «{title}» к этой паре сейчас не относится: обновите страницу пары.")
