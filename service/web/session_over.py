"""A form sent after the session ended: what was typed comes back, to be sent again after signing in.

It knows no form: every text field that came is kept in a hidden one. Passwords and files do not come back.
"""

from __future__ import annotations

from fastapi import Request, Response
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from service.web.pages import render

MOST_FIELDS = 5000
SECRETS = frozenset({"/password"})
"""Forms whose fields no page shows again."""


async def keep_typed(request: Request) -> Response | None:
    """The page that holds what was typed; None when there is nothing to hold."""
    if request.method != "POST" or request.url.path in SECRETS:
        return None
    try:
        sent = await request.form(max_fields=MOST_FIELDS)
    except HTTPException:
        return None
    if not sent:
        return None
    return render(
        request,
        "sign_in/session_over.html",
        status=401,
        target=_target(request),
        fields=_texts(sent),
        files=len(sent.multi_items()) > len(_texts(sent)),
    )


def _texts(sent: FormData) -> list[tuple[str, str]]:
    return [(name, value) for name, value in sent.multi_items() if isinstance(value, str)]


def _target(request: Request) -> str:
    """Where the form was sent: this very page of ours."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
