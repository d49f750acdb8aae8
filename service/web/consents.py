"""Consents: those still missing, by name, with their papers; noting the signed ones together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from fastapi import APIRouter, Response

from docgen.inputs import InputFaults
from docgen.manifest import InputField
from registry import pairs, reading
from registry.errors import InvalidFact
from service.http.bounds import QueryId, read_id
from service.operations.draft_document import begin_draft, read_date
from service.operations.missing_consents import TITLES, Missing, grouped, missing_consents
from service.operations.record_consent import Signed, record_consents
from service.operations.waiting import MOST_PAIRS
from service.reach import require_pair
from service.web.answers import Sent, SentForm, written
from service.web.pages import OpenVisit, Visit, own_path

router = APIRouter(prefix="/consents")

SIZE = 50

SIGNED_ON = InputField(
    name="подписано",
    label="Дата подписания",
    why="Она стоит на бланке рядом с подписью.",
    type="date",
)
VALID_UNTIL = InputField(
    name="действует_по",
    label="Действует по",
    why="Последний день срока, как напечатано в бланке.",
    type="date",
    required=False,
)


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """The form under a list of missing consents: the group it stands under, what was typed and ticked.

    ``signers``: a minor's id → the chosen representative's.
    """

    typed: Mapping[str, str]
    ticked: frozenset[str] = frozenset()
    group: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    signers: Mapping[int, int] = field(default_factory=dict)

    @property
    def asked(self) -> tuple[InputField, ...]:
        return (SIGNED_ON, VALID_UNTIL)


@router.get("")
def missing(visit: OpenVisit, pair: QueryId = None) -> Response:
    """What the live pairs, or one of them, still miss."""
    return _missing_page(visit, pair, new_form(visit))


@router.post("")
def mend(visit: OpenVisit, sent: SentForm, pair: QueryId = None) -> Response:
    back = own_path(f"/consents?pair={pair}" if pair else "/consents")
    answered = take(visit, sent, back=back)
    if isinstance(answered, Response):
        return answered
    return _missing_page(visit, pair, answered, status=422)


def new_form(visit: Visit) -> ConsentForm:
    """Signed today, valid to the end of the school year: as it mostly is."""
    end = date(visit.today.year + (visit.today.month >= 9), 8, 31)
    return ConsentForm({SIGNED_ON.name: written(visit.today), VALID_UNTIL.name: written(end)})


def take(visit: Visit, sent: Sent, *, back: str) -> Response | ConsentForm:
    """Note the ticked consents as signed, or begin their papers; else the form with its faults."""
    ticked, typed = sent.texts("one"), {one: sent.text(one) for one in (SIGNED_ON.name, VALID_UNTIL.name)}
    chosen = [_signed(key, sent) for key in ticked]
    told = {one.person_id: one.signer_id for one in chosen if one.signer_id is not None}
    form = ConsentForm(typed, frozenset(ticked), sent.text("group"), signers=told)
    if not chosen:
        return _with_faults(form, {"list": "Отметьте хотя бы одного человека."})
    if sent.text("do") == "paper":
        return _begin_papers(visit, sent.text("type"), chosen)
    try:
        signed_on = read_date(SIGNED_ON, typed[SIGNED_ON.name])
        until = read_date(VALID_UNTIL, typed[VALID_UNTIL.name]) if typed[VALID_UNTIL.name].strip() else None
        record_consents(visit.parts, visit.actor, chosen, signed_on=signed_on, valid_until=until, at=visit.at)
    except InputFaults as error:
        return _with_faults(form, {fault.field: fault.message for fault in error.faults})
    except InvalidFact as error:
        return _with_faults(form, {error.place or SIGNED_ON.name: error.message})
    return visit.redirect(back, f"Отмечено подписанными: {len(chosen)}.")


def _begin_papers(visit: Visit, type_id: str, chosen: list[Signed]) -> Response:
    document_type = visit.parts.catalog.get(type_id)
    of_person = document_type is None or document_type.manifest.subject == "person"
    # Of a group several sign one paper.
    ids = tuple(dict.fromkeys(one.person_id if of_person else one.pair_id or 0 for one in chosen))
    draft_id = begin_draft(visit.parts, visit.actor, type_id, ids, visit.at)
    return visit.redirect(f"/documents/drafts/{draft_id}")


def _signed(key: str, sent: Sent) -> Signed:
    """Raises InvalidFact on a key that no page of ours has sent."""
    kind, _, rest = key.partition(".")
    person, _, pair = rest.partition(".")
    person_id, pair_id = read_id(person), read_id(pair)
    if kind not in TITLES or person_id is None or (pair and pair_id is None):
        raise InvalidFact("Список устарел: откройте страницу заново.")
    return Signed(person_id, kind, pair_id, read_id(sent.text(f"signer.{person_id}")))


def _with_faults(form: ConsentForm, faults: Mapping[str, str]) -> ConsentForm:
    return replace(form, faults=faults)


def _missing_page(visit: Visit, pair_id: int | None, form: ConsentForm, *, status: int = 200) -> Response:
    visit.actor.require("view_school", visit.organisation_id)
    found, total, shown, title = _missing(visit, pair_id)
    return visit.page(
        "consents/missing.html",
        status=status,
        groups=grouped(found),
        total=len(found),
        pairs_total=total,
        pairs_shown=shown,
        pair_id=pair_id,
        pair_title=title,
        consent_form=form,
    )


def _missing(visit: Visit, pair_id: int | None) -> tuple[list[Missing], int, int, str]:
    """What is missing, of how many pairs in all, how many were looked into, and the one pair's title."""
    with visit.reading() as uow:
        if pair_id is not None:
            require_pair(uow.session, visit.actor, "view_school", pair_id)
            pair = reading.pair(uow, pair_id, visit.today)
            return missing_consents(uow, visit.parts, [pair_id], visit.today), 1, 1, pair.mentor.name.full
        ids = [
            one
            for status in ("draft", "active")
            for one in pairs.ids(uow.session, visit.organisation_id, pairs.Query(status=status))
        ]
        # All is said to be there only when every pair was looked into.
        for start in range(0, len(ids), MOST_PAIRS):
            some = ids[start : start + MOST_PAIRS]
            found = missing_consents(uow, visit.parts, some, visit.today)
            if found:
                return found, len(ids), start + len(some), ""
        return [], len(ids), len(ids), ""
