"""«Акты» and «Правила» in a real browser: accessible and fitting at both widths."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import NARROW, WIDE, assert_fits
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_pages_are_accessible_and_fit(
    visitor: Callable[..., Page], accessible: Callable[[Page], None], viewport: dict[str, int]
) -> None:
    page = visitor("director", viewport=viewport)
    for path in ("/acts", "/acts/r-145", "/acts/new", "/settings/rules"):
        page.goto(path)
        accessible(page)
        assert_fits(page)
