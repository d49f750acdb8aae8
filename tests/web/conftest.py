"""The service in a real browser: a live server on loopback for each test, one Chromium for all of them.

Every page opened by ``visitor`` is watched: a request off the host, a fault of a script or a breach of the
security policy fails the test.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import served as served_school
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from served import Served

WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 360, "height": 740}


@dataclass(slots=True)
class Live:
    """A service that answers on loopback: its address, and the parts behind it."""

    served: Served
    address: str


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "no Chromium: see tests/web/need_chromium.sh"
    with sync_playwright() as playwright:
        # A container's root has no user namespace for Chromium's sandbox; the pages it opens are our own.
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Served]:
    template = tmp_path_factory.mktemp("served") / "data"
    return served_school.copier(template, served_school.make_template(template))


@pytest.fixture
def live(serve: Callable[[Path], Served], tmp_path: Path) -> Iterator[Live]:
    """The service on a port nobody else holds."""
    yield from running(serve(tmp_path / "data"))


def running(one: Served) -> Iterator[Live]:
    """Serve till the caller has done with it."""
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(one.app, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the service did not start"
        time.sleep(0.02)
    yield Live(one, f"http://127.0.0.1:{port}")
    server.should_exit = True
    thread.join(timeout=30)
    listening.close()


@pytest.fixture
def visitor(browser: Browser, live: Live) -> Iterator[Callable[..., Page]]:
    """Opens a page of the service: ``visitor("secretary", viewport=NARROW)``; links are relative."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(role: str = "", *, viewport: dict[str, int] = WIDE, javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=live.address, viewport=viewport, java_script_enabled=javascript, locale="ru-RU"
        )
        contexts.append(context)
        if role:
            token = live.served.token(role)
            context.add_cookies([{"name": "nastavnik_session", "value": token, "url": live.address}])
        page = context.new_page()
        page.on("request", lambda request: _watch(request.url, live.address, wrong))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: _hear(message.type, message.text, wrong))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Fails with axe's findings on the page as it stands."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page)
        assert found.violations_count == 0, found.generate_report()

    return check


def assert_fits(page: Page) -> None:
    """Nothing makes the page wider than the window."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is wider than its window by {wide} px"


def _watch(url: str, address: str, wrong: list[str]) -> None:
    if urlsplit(url).scheme in ("http", "https", "ws", "wss") and not url.startswith(address):
        wrong.append(f"a request off the host: {url}")


def _hear(kind: str, text: str, wrong: list[str]) -> None:
    # A page with a fault comes as 422 on purpose, and the browser remarks on that.
    if kind == "error" and "the server responded with a status of 4" not in text:
        wrong.append(text)
