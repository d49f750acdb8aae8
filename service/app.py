"""The composition root: the parts of the house, put together in one place."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from fastapi import FastAPI
from itsdangerous import URLSafeSerializer
from starlette.concurrency import run_in_threadpool
from starlette.staticfiles import StaticFiles

from service import api, clock, log, web
from service.jobs.durable import DurableJobs
from service.operations.sign_in import AddressLimit
from service.operations.upload_table import forget_tables
from service.parts import open_parts
from service.settings import Settings
from service.web import error_pages, guards

MEGABYTE = 1024 * 1024


def create_app(settings: Settings, *, now: Callable[[], datetime] | None = None) -> FastAPI:
    """The service, its database brought up to date. ``now`` is the clock; tests bring their own."""
    log.configure()
    parts = open_parts(settings)
    tell_time = now or partial(clock.now, settings.time_zone)
    jobs = DurableJobs(parts, tell_time)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        # DBOS will not be set up inside a running event loop.
        await run_in_threadpool(jobs.start)
        await run_in_threadpool(forget_tables, parts, tell_time())
        yield
        await run_in_threadpool(jobs.stop)
        parts.close()

    # The interactive pages of the API would load their scripts from a foreign host: there are none.
    app = FastAPI(
        title=api.TITLE,
        description=api.DESCRIPTION,
        version=api.VERSION,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=lifespan,
    )
    app.state.parts = parts
    app.state.jobs = jobs
    app.state.now = tell_time
    app.state.signer = URLSafeSerializer(settings.session_secret(), "notice")
    app.state.address_limit = AddressLimit()

    # The last one added is the first a request meets.
    app.add_middleware(guards.BodyLimit, limit=(settings.max_upload_mb + 1) * MEGABYTE)
    app.add_middleware(guards.SameOrigin, refuse=error_pages.show_foreign_origin)
    app.add_middleware(guards.Calm, page=error_pages.show_unforeseen)
    app.add_middleware(guards.SecurityHeaders)
    error_pages.install(app)

    for router in web.ROUTERS:
        app.include_router(router, include_in_schema=False)
    app.include_router(api.router)
    app.mount("/static", _static(), name="static")
    return app


def _static() -> StaticFiles:
    return guards.KeptFiles(directory=Path(__file__).parent / "static")
