"""Consents: those still missing, by name, with their papers; noting the signed ones together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from fastapi import APIRouter, Response

from docgen.inputs import InputFaults
from docgen.manifest import InputField
from registry import consents, pairs, reading
from registry.errors import InvalidFact
from registry.search import Page
from service.operations.draft_document import begin_draft, read_date
from service.operations.missing_consents import TITLES, Missing, grouped, missing_consents
from service.operations.record_consent import Signed, record_consents
from service.web.answers import Sent, SentForm, written
from service.web.pages import OpenVisit, Visit, own_path

router = APIRouter(prefix="/consents")

MOST_PAIRS = 300
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
    """The form under a list of missing consents: the group it stands under, what was typed and ticked."""

    typed: Mapping[str, str]
    ticked: frozenset[str] = frozenset()
    group: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)

    @property
    def asked(self) -> tuple[InputField, ...]:
        return (SIGNED_ON, VALID_UNTIL)


@router.get("")
def missing(visit: OpenVisit, pair: int | None = None) -> Response:
    """What the live pairs, or one of them, still miss."""
    return _missing_page(visit, pair, new_form(visit))


@router.post("")
def mend(visit: OpenVisit, sent: SentForm, pair: int | None = None) -> Response:
    back = own_path(f"/consents?pair={pair}" if pair else "/consents")
    answered = take(visit, sent, back=back)
    if isinstance(answered, Response):
        return answered
    return _missing_page(visit, pair, answered, status=422)


@router.get("/signed")
def signed(visit: OpenVisit, kind: str = "", page: int = 1) -> Response:
    """The consents noted in the registry, the newest first."""
    visit.actor.require("view_school", visit.organisation_id)
    with visit.reading() as uow:
        query = consents.Query(kind=kind, page=max(1, page), size=SIZE)
        found: Page[consents.Line] = consents.search(uow.session, visit.organisation_id, query, visit.today)
    return visit.page("consents/signed.html", consents=found, kind=kind, titles=TITLES, today=visit.today)


def new_form(visit: Visit) -> ConsentForm:
    """Signed today, valid to the end of the school year: as it mostly is."""
    end = date(visit.today.year + (visit.today.month >= 9), 8, 31)
    return ConsentForm({SIGNED_ON.name: written(visit.today), VALID_UNTIL.name: written(end)})


def take(visit: Visit, sent: Sent, *, back: str) -> Response | ConsentForm:
    """Note the ticked consents as signed, or begin their papers; else the form with its faults."""
    ticked, typed = sent.texts("one"), {one: sent.text(one) for one in (SIGNED_ON.name, VALID_UNTIL.name)}
    form = ConsentForm(typed, frozenset(ticked), sent.text("group"))
    chosen = [_signed(key) for key in ticked]
    if not chosen:
        return _with_faults(form, {"list": "Отметьте хотя бы одного человека."})
    if sent.text("do") == "paper":
        return _begin_papers(visit, sent.text("type"), ticked)
    try:
        signed_on = read_date(SIGNED_ON, typed[SIGNED_ON.name])
        until = read_date(VALID_UNTIL, typed[VALID_UNTIL.name]) if typed[VALID_UNTIL.name].strip() else None
        record_consents(visit.parts, visit.actor, chosen, signed_on=signed_on, valid_until=until, at=visit.at)
    except InputFaults as error:
        return _with_faults(form, {fault.field: fault.message for fault in error.faults})
    except InvalidFact as error:
        return _with_faults(form, {SIGNED_ON.name: error.message})
    return visit.redirect(back, f"Отмечено подписанными: {len(chosen)}.")


def _begin_papers(visit: Visit, type_id: str, ticked: list[str]) -> Response:
    document_type = visit.parts.catalog.get(type_id)
    of_person = document_type is None or document_type.manifest.subject == "person"
    chosen = [_signed(key) for key in ticked]
    ids = tuple(one.person_id if of_person else one.pair_id or 0 for one in chosen)
    draft_id = begin_draft(visit.parts, visit.actor, type_id, ids, visit.at)
    return visit.redirect(f"/documents/drafts/{draft_id}")


def _signed(key: str) -> Signed:
    """Raises InvalidFact on a key that no page of ours has sent."""
    kind, _, rest = key.partition(".")
    person, _, pair = rest.partition(".")
    if kind not in TITLES or not person.isdecimal() or not (pair == "" or pair.isdecimal()):
        raise InvalidFact("Список устарел: откройте страницу заново.")
    return Signed(int(person), kind, int(pair) if pair else None)


def _with_faults(form: ConsentForm, faults: Mapping[str, str]) -> ConsentForm:
    return ConsentForm(form.typed, form.ticked, form.group, faults)


def _missing_page(visit: Visit, pair_id: int | None, form: ConsentForm, *, status: int = 200) -> Response:
    visit.actor.require("view_school", visit.organisation_id)
    found, total, title = _missing(visit, pair_id)
    return visit.page(
        "consents/missing.html",
        status=status,
        groups=grouped(found),
        total=len(found),
        pairs_total=total,
        pairs_shown=min(total, MOST_PAIRS),
        pair_id=pair_id,
        pair_title=title,
        consent_form=form,
    )


def _missing(visit: Visit, pair_id: int | None) -> tuple[list[Missing], int, str]:
    with visit.reading() as uow:
        if pair_id is not None:
            visit.actor.require("view_school", pairs.organisations_of(uow.session, [pair_id])[pair_id])
            pair = reading.pair(uow, pair_id, visit.today)
            return missing_consents(uow, visit.parts, [pair_id], visit.today), 1, pair.mentor.name.full
        ids = [
            one
            for status in ("draft", "active")
            for one in pairs.ids(uow.session, visit.organisation_id, pairs.Query(status=status))
        ]
        return missing_consents(uow, visit.parts, ids[:MOST_PAIRS], visit.today), len(ids), ""
