"""What a transaction changes among the facts that papers state: noticed as it is written, told at its end."""

from __future__ import annotations

from sqlalchemy import event
from sqlalchemy.orm import Session
from sqlalchemy.orm.unitofwork import UOWTransaction

from registry.models import OrganisationDetails, Pair, PairMentee, PersonName, Position, Signatory

_OWNERS: dict[type, tuple[str, str]] = {
    PersonName: ("person", "person_id"),
    Position: ("person", "person_id"),
    OrganisationDetails: ("organisation", "organisation_id"),
    Signatory: ("organisation", "organisation_id"),
    Pair: ("pair", "id"),
    PairMentee: ("pair", "pair_id"),
}


def watch(session: Session) -> None:
    """Gather under ``session.info["touched"]`` the kind and id of everything whose facts are written."""

    @event.listens_for(session, "after_flush")
    def gather(session: Session, flush: UOWTransaction) -> None:
        touched: set[tuple[str, int]] = session.info.setdefault("touched", set())
        for written in (*session.new, *session.dirty, *session.deleted):
            owner = _OWNERS.get(type(written))
            if owner is not None:
                touched.add((owner[0], getattr(written, owner[1])))
