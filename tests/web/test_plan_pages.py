"""Road maps, readiness and the calendar in a real browser: the main path on a phone, every page fits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import NARROW, WIDE, Live, assert_fits
from playwright.sync_api import Page, expect

from service.access import robot
from service.operations.demo_school import take_in_plans

pytestmark = pytest.mark.browser

SAMPLES = Path(__file__).parents[2] / "samples" / "roadmaps"
PATHS = ("/plans", "/plans/1", "/plans/items/1", "/readiness", "/readiness?state=open", "/calendar")

Visitor = Callable[..., Page]
Check = Callable[[Page], None]


def test_on_a_phone_a_map_is_taken_in_and_marked_without_scripts(visitor: Visitor) -> None:
    page = visitor("deputy", viewport=NARROW, javascript=False)
    page.goto("/plans")
    page.get_by_role("link", name="Загрузить из файла").click()
    page.get_by_label("Файл с дорожной картой").set_input_files(SAMPLES / "3_stages_with_results.docx")
    page.get_by_role("button", name="Проверить карту").click()
    expect(page.get_by_text("Ещё ничего не сохранено")).to_be_visible()
    assert_fits(page)
    page.get_by_role("button", name="Сохранить карту").click()
    page.get_by_label("Отметить: Изучение опыта соседних школ").click()
    page.get_by_label("Чем подтверждено").first.fill("протокол № 1")
    page.get_by_role("button", name="Сохранить отметку").first.click()
    expect(page.get_by_text("протокол № 1")).to_be_visible()
    assert_fits(page)


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_page_is_accessible_and_fits(
    live: Live, visitor: Visitor, accessible: Check, viewport: dict[str, int]
) -> None:
    served = live.served
    take_in_plans(served.parts, robot(served.told.school, "tests"), SAMPLES, served.at)
    for role, paths in (
        ("deputy", PATHS),
        ("operator", ("/", f"/municipality/schools/{served.told.school}")),
    ):
        page = visitor(role, viewport=viewport)
        for path in paths:
            page.goto(path)
            accessible(page)
            assert_fits(page)
