"""An event walked in the browser without JavaScript; its pages at both widths: accessible, none too wide."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import package_house
import pytest
from conftest import NARROW, WIDE, Live, assert_fits, running
from package_house import BASIS, SIGNED
from playwright.sync_api import Page

from registry import people

pytestmark = pytest.mark.browser

PICTURES = os.environ.get("PACKAGE_PICTURES", "")
"""A folder for pictures of every page, for whoever looks at them."""


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """One house for all: a pair ready for its events."""
    folder = tmp_path_factory.mktemp("events")
    yield from running(package_house.copier(folder / "made")(folder / "data", "ready").served)


def look(page: Page, accessible: Callable[[Page], None], name: str) -> None:
    """The page as it stands, at both widths."""
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}-closed.png"))
    for summary in page.locator("main summary").all():
        summary.click()
    for size in (WIDE, NARROW):
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        accessible(page)
        assert_fits(page)
        if PICTURES:
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{size['width']}.png"), full_page=True)


def test_a_pair_is_fixed_changed_and_ended(
    visitor: Callable[..., Page], accessible: Callable[[Page], None], live: Live
) -> None:
    page = visitor("administrator", javascript=False)
    seen = visitor("administrator")
    page.goto(f"/pairs/{live.served.told.pair}")
    page.get_by_role("button", name="Закрепить пару").click()
    _look_at(seen, page, accessible, "set")
    page.get_by_label("Когда подписаны согласия").fill(SIGNED["согласия_подписаны"])
    _tell_pay(page)
    page.get_by_role("button", name="Проверить ещё раз").click()
    page.get_by_role("button", name="Выпустить").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Пара закреплена"
    _look_at(seen, page, accessible, "made")

    with live.served.uow() as uow:
        mentor = live.served.told.teacher
        people.rename(uow, mentor, "Петрова", "Мария", "Петровна", since=date(2025, 9, 1))
        uow.commit()
    page.goto("/")
    page.get_by_role("link", name="Посмотреть документы, которые говорят старое").click()
    _look_at(seen, page, accessible, "stale")
    page.goto(f"/pairs/{live.served.told.pair}")
    _look_at(seen, page, accessible, "pair")
    page.get_by_role("button", name="Внести изменения").first.click()
    _tell_pay(page)
    page.get_by_role("button", name="Проверить ещё раз").click()
    page.get_by_role("button", name="Выпустить").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Изменения внесены"

    page.goto(f"/pairs/{live.served.told.pair}")
    page.get_by_role("button", name="Сменить наставника").click()
    _look_at(seen, page, accessible, "successor")
    page.goto(f"/pairs/{live.served.told.pair}")
    page.get_by_role("button", name="Отменить поручение").click()
    page.get_by_label("Последний день наставничества").fill("02.09.2025")
    page.get_by_role("button", name="Проверить ещё раз").click()
    assert "три рабочих дня" in page.locator("main").inner_text()
    _look_at(seen, page, accessible, "refused")
    page.get_by_label("Последний день наставничества").fill("04.09.2025")
    _tell_pay(page)
    page.get_by_label("Дата приказа о прекращении").fill("04.09.2025")
    page.get_by_role("button", name="Проверить ещё раз").click()
    page.get_by_role("button", name="Выпустить").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Поручение отменено"
    page.goto(f"/pairs/{live.served.told.pair}")
    _look_at(seen, page, accessible, "ended")


def _tell_pay(page: Page) -> None:
    """The questions of the papers about pay, wherever they stand."""
    more = page.get_by_text("Ещё можно указать")
    if more.count():
        more.click()
    for label, name in (("Основание выплаты", "основание_выплаты"), ("Пункт положения", "пункт_положения")):
        field = page.get_by_label(label)
        if field.count():
            field.fill(BASIS[name])


def _look_at(seen: Page, page: Page, accessible: Callable[[Page], None], name: str) -> None:
    """The same address in a browser with scripts, which the check of accessibility needs."""
    seen.goto(page.url)
    look(seen, accessible, name)
