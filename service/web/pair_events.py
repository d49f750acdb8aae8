"""What happens to a pair: its events begun from its page, and the choice of another mentor."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter, Response

from registry import pair_endings, people, reading
from registry.errors import Conflict, InvalidFact, NotFound
from registry.search import Page
from registry.snapshot import Pair
from service.http.bounds import PathId, read_id
from service.operations.draft_package import begin_change_of_mentor
from service.reach import require_pair
from service.web.answers import written
from service.web.forms import Form, TypedForm
from service.web.packages import begin
from service.web.pages import OpenVisit, Visit

router = APIRouter(prefix="/pairs")

FOUND = 20


@router.post("/{pair_id:id}/events/{event_id}")
def happen(visit: OpenVisit, pair_id: PathId, event_id: str) -> Response:
    """The set of the event; another mentor is chosen first."""
    with visit.reading() as uow:
        require_pair(uow.session, visit.actor, "issue", pair_id)
        chosen = pair_endings.successor_of(uow.session, pair_id)
    if event_id == "change_mentor" and chosen is None:
        return visit.redirect(f"/pairs/{pair_id}/successor")
    return begin(visit, event_id, pair_id, f"/pairs/{pair_id}")


@router.get("/{pair_id:id}/successor")
def ask_successor(visit: OpenVisit, pair_id: PathId) -> Response:
    pair = _pair(visit, pair_id)
    with visit.reading() as uow:
        known = pair_endings.successor_of(uow.session, pair_id)
        chosen = reading.pair(uow, known, visit.today) if known is not None else None
    first = chosen.starts_on if chosen else max(visit.today, pair.starts_on) + timedelta(days=1)
    typed = {"starts_on": written(first), "mentor": str(chosen.mentor.id) if chosen else ""}
    return _page(visit, pair, Form(typed))


@router.post("/{pair_id:id}/successor")
def choose_successor(visit: OpenVisit, pair_id: PathId, form: TypedForm) -> Response:
    """Both buttons come here: the one that looks people up shows the page again."""
    pair = _pair(visit, pair_id)
    if form["do"] != "save":
        return _page(visit, pair, form)
    starts_on = form.day("starts_on", "Укажите, с какого дня работает новый наставник.")
    mentor_id = read_id(form["mentor"])
    if mentor_id is None:
        form.faults["mentor"] = "Выберите нового наставника из списка."
    if starts_on is not None and mentor_id is not None and not form.faults:
        try:
            draft_id = begin_change_of_mentor(
                visit.parts, visit.actor, pair_id, mentor_id, starts_on, visit.at
            )
        except (Conflict, InvalidFact, NotFound) as error:
            form.refuse(error, error.place if error.place in ("mentor", "starts_on") else "mentor")
        else:
            return visit.redirect(f"/packages/drafts/{draft_id}")
    return _page(visit, pair, form)


def _pair(visit: Visit, pair_id: int) -> Pair:
    with visit.reading() as uow:
        require_pair(uow.session, visit.actor, "edit_pairs", pair_id)
        return reading.pair(uow, pair_id, visit.today)


def _page(visit: Visit, pair: Pair, form: Form) -> Response:
    return visit.page(
        "pairs/successor.html",
        status=422 if form.faults else 200,
        pair=pair,
        form=form,
        found=_found(visit, pair, form["q"]),
        here=f"/pairs/{pair.id}",
    )


def _found(visit: Visit, pair: Pair, text: str) -> list[tuple[str, str]]:
    """People of the mentor's own kind, but for the pair's own; all begin with what was typed."""
    query = people.Query(kind=pair.mentor.kind, text=text, size=FOUND)
    with visit.reading() as uow:
        page: Page[people.PersonLine] = people.search(uow.session, visit.organisation_id, query, visit.today)
    own = {pair.mentor.id, *(one.id for one in pair.mentees)}
    return [
        (str(row.id), f"{row.full_name}, {row.place}" if row.place else row.full_name)
        for row in page.rows
        if row.id not in own and row.dismissed_on is None
    ]
