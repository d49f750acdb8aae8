"""On the page of a draft's check: a rule set aside for this paper by an authorised person, and held again."""

from __future__ import annotations

from fastapi import APIRouter, Response

from registry.errors import InvalidFact
from service.http.bounds import PathId
from service.operations.set_aside import set_aside, take_back
from service.web.drafts import check_page, draft_of
from service.web.forms import TypedForm
from service.web.pages import OpenVisit

router = APIRouter(prefix="/documents/drafts")


@router.post("/{draft_id}/set-aside")
def put_aside(visit: OpenVisit, draft_id: PathId, form: TypedForm) -> Response:
    """A rule is set aside for this paper, with its reason; without one the page asks again."""
    draft = draft_of(visit, draft_id)
    try:
        set_aside(visit.parts, visit.actor, draft_id, form["rule"], form["reason"], visit.at)
    except InvalidFact as fault:
        form.refuse(fault, f"reason-{form['rule']}")
        return check_page(visit, draft, aside_form=form, status=422)
    return visit.redirect(
        f"/documents/drafts/{draft_id}/check", "Правило отложено для этого документа, причина сохранена."
    )


@router.post("/{draft_id}/take-back")
def hold_again(visit: OpenVisit, draft_id: PathId, form: TypedForm) -> Response:
    take_back(visit.parts, visit.actor, draft_id, form["rule"], visit.at)
    return visit.redirect(f"/documents/drafts/{draft_id}/check", "Правило снова действует.")
