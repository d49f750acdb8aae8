"""What stands between the network and the pages: size, origin, headers, and calm when something breaks.

Requests that change something are let in by where they come from (``Sec-Fetch-Site``, else ``Origin`` against
``Host``), the way Go's CrossOriginProtection does it. starlette-csrf does not serve here: it reads its token
from a header alone, so a plain form without JavaScript is always refused, and to read it from a multipart
body in a middleware would mean to hold a whole upload before knowing whose it is.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import structlog
from fastapi import HTTPException, Request, Response
from starlette.datastructures import Headers, MutableHeaders
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.log import places

log = structlog.get_logger()

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    # Not «no-referrer»: browsers would then send «Origin: null» with our own forms over plain HTTP.
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}
_DRAINED_TIMES = 8


class SecurityHeaders:
    """Every answer gets the headers it did not set itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_guarded)


class SameOrigin:
    """Refuses a change that another site asks for in the name of whoever is signed in here."""

    def __init__(self, app: ASGIApp, refuse: Callable[[Request], Response]) -> None:
        self.app = app
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE_METHODS and not _own(Headers(scope=scope)):
            await self.refuse(Request(scope, receive))(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _own(headers: Headers) -> bool:
    """A browser says where a form comes from; what says nothing and brings no cookie has nothing to abuse."""
    if "sec-fetch-site" in headers:
        return headers["sec-fetch-site"] in ("same-origin", "none")
    if "origin" in headers:
        return urlsplit(headers["origin"]).netloc == headers.get("host", "")
    return "cookie" not in headers


class BodyLimit:
    """Counts a request's bytes as they come; too many end in 413, and the rest is read and thrown away.

    Without reading on, the browser would show a broken connection and not our page.
    """

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        total = 0

        async def counted() -> Message:
            nonlocal total
            message = await receive()
            total += len(message.get("body", b""))
            if total > self.limit:
                await _drain(message, receive, self.limit * _DRAINED_TIMES)
                raise HTTPException(413)
            return message

        await self.app(scope, counted, send)


async def _drain(message: Message, receive: Receive, most: int) -> None:
    while message.get("more_body") and most > 0:
        message = await receive()
        most -= len(message.get("body", b""))


class BrokenOff(Exception):
    """An answer already under way could not be finished; the log holds where, under the reference."""


class Calm:
    """An unforeseen fault becomes a page with a reference; the log gets where it happened and no values."""

    def __init__(self, app: ASGIApp, page: Callable[[Request, str], Response]) -> None:
        self.app = app
        self.page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def send_noting(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        except Exception as error:
            reference = secrets.token_hex(4)
            log.error("unforeseen", reference=reference, error=type(error).__name__, at=places(error))
            if started or scope["type"] != "http":
                # The server would log the error with its values; the place and the reference are enough.
                raise BrokenOff(reference) from None
            await self.page(Request(scope, receive), reference)(scope, receive, send)


class KeptFiles(StaticFiles):
    """Files whose address carries their hash: a browser may keep them for a year."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        answer = super().file_response(*args, **kwargs)
        answer.headers["cache-control"] = "public, max-age=31536000, immutable"
        return answer
