"""Takes the pictures of the docs: a page cut to what matters, in few colours, so that a picture stays small.

It knows no page in particular.
"""

from __future__ import annotations

import io
from pathlib import Path

from conftest import WIDE, Live
from PIL import Image, ImageChops
from playwright.sync_api import Browser, FloatRect, Locator, Page

COLOURS = 64
LARGEST = 120 * 1024
MARGIN = 14
ABOVE = 4  # The line above is mostly a link back, which no picture needs.
TALLEST = 860


class Camera:
    """Opens pages of one service as any role, and keeps what it sees under ``folder``."""

    def __init__(self, browser: Browser, live: Live, folder: Path) -> None:
        self._browser = browser
        self.live = live
        self._folder = folder

    def visit(self, role: str = "", viewport: dict[str, int] = WIDE) -> Page:
        """A page of the service, already signed in when a role is named; links are relative."""
        context = self._browser.new_context(
            base_url=self.live.address,
            viewport={"width": viewport["width"], "height": viewport["height"]},
            locale="ru-RU",
            reduced_motion="reduce",
        )
        if role:
            token = self.live.served.token(role)
            context.add_cookies([{"name": "nastavnik_session", "value": token, "url": self.live.address}])
        return context.new_page()

    def take(
        self, page: Page, name: str, *parts: Locator, press: Locator | None = None, tallest: int = TALLEST
    ) -> None:
        """The smallest rectangle around ``parts``, from its top, with the button to press framed in red."""
        _prepare(page, press)
        shot = page.screenshot(full_page=True, clip=_frame(page, parts, tallest), animations="disabled")
        keep(_trimmed(_opened(shot)), self._folder / f"{name}.png")

    def take_window(self, page: Page, name: str, *, press: Locator | None = None) -> None:
        """What the window shows without scrolling."""
        _prepare(page, press)
        keep(_opened(page.screenshot(animations="disabled")), self._folder / f"{name}.png")


def keep(picture: Image.Image, path: Path, colours: int = COLOURS) -> None:
    """Write the picture with a palette. Raises ValueError when it is too heavy for a page."""
    plain = picture.convert("RGB").quantize(colours, dither=Image.Dither.NONE)
    plain.save(path, optimize=True)
    if path.stat().st_size > LARGEST:
        raise ValueError(f"{path.name} weighs {path.stat().st_size} bytes: cut it closer")


def _prepare(page: Page, press: Locator | None) -> None:
    page.evaluate("window.scrollTo(0, 0); document.activeElement?.blur()")
    if press is not None:
        press.evaluate("e => { e.style.outline = '3px solid #d4351c'; e.style.outlineOffset = '3px' }")
    page.mouse.move(0, 0)


def _frame(page: Page, parts: tuple[Locator, ...], tallest: int) -> FloatRect:
    boxes = [box for part in parts for one in part.all() if (box := one.bounding_box()) is not None]
    left = max(min(box["x"] for box in boxes) - MARGIN, 0)
    top = max(min(box["y"] for box in boxes) - ABOVE, 0)
    right = min(max(box["x"] + box["width"] for box in boxes) + MARGIN, page.evaluate("innerWidth"))
    bottom = max(box["y"] + box["height"] for box in boxes) + MARGIN
    return {"x": left, "y": top, "width": right - left, "height": min(bottom - top, tallest)}


def _opened(shot: bytes) -> Image.Image:
    return Image.open(io.BytesIO(shot)).convert("RGB")


def _trimmed(picture: Image.Image) -> Image.Image:
    """Without the empty paper below and on the right."""
    empty = Image.new("RGB", picture.size, "white")
    inked = ImageChops.difference(picture, empty).getbbox() or (0, 0, *picture.size)
    right, bottom = inked[2], inked[3]
    return picture.crop((0, 0, min(right + MARGIN, picture.width), min(bottom + MARGIN, picture.height)))
