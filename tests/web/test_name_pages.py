"""A name is confirmed in a real browser: one click, with and without JavaScript, on both widths."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import schools
from conftest import NARROW, WIDE, Live, assert_fits
from playwright.sync_api import Page, expect

from registry import reading

pytestmark = pytest.mark.browser

Visitor = Callable[..., Page]
Check = Callable[[Page], None]


@pytest.fixture
def doubtful(live: Live) -> int:
    with live.served.uow() as uow:
        person_id = schools.make_person(uow, live.served.told.school, "Кулиш Павел Ильич", gender="m")
        schools.make_person(uow, live.served.told.school, "Римский-Ремень Олег Ильич", gender="m")
        uow.commit()
    return person_id


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    "path", ["/people/{}", "/people/{}/name", "/people/names", "/people/names/shared",
             "/people?names=doubtful", "/settings/signatory/name", "/"]
)  # fmt: skip
def test_a_page_is_accessible_and_fits(
    visitor: Visitor, accessible: Check, doubtful: int, path: str, viewport: dict[str, int]
) -> None:
    page = visitor("secretary", viewport=viewport)
    page.goto(path.format(doubtful))
    for summary in page.locator("main summary").all():
        summary.click()
    accessible(page)
    assert_fits(page)


class TestConfirming:
    @pytest.mark.parametrize("javascript", [True, False])
    def test_takes_one_click_a_name_from_today_to_the_last(
        self, visitor: Visitor, live: Live, doubtful: int, javascript: bool
    ) -> None:
        page = visitor("secretary", javascript=javascript)
        page.goto("/")
        page.get_by_role("link", name="Подтвердить склонение имён").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Кулиш Павел Ильич")
        page.get_by_role("button", name="-ом").click()
        expect(page.get_by_text("Формы имени подтверждены")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_have_text("Римский-Ремень Олег Ильич")
        page.get_by_role("button", name="не склонять").first.click()
        expect(page.get_by_text("Подтверждать нечего")).to_be_visible()

        with live.served.uow() as uow:
            name = reading.person(uow, doubtful, schools.DAY).name
        assert name.confirmed["instrumental"] == "Кулишом Павлом Ильичом"

    def test_a_form_typed_by_hand_holds(self, visitor: Visitor, doubtful: int) -> None:
        page = visitor("secretary")
        page.goto(f"/people/{doubtful}")
        page.get_by_text("Вписать самостоятельно").click()
        page.get_by_label("Творительный падеж").fill("Кулишём Павлом Ильичом")
        page.get_by_role("button", name="Подтвердить формы имени").click()
        expect(page.get_by_text("точно: подтверждено")).to_be_visible()
        expect(page.get_by_text("Кулишём Павлом Ильичом").first).to_be_visible()
