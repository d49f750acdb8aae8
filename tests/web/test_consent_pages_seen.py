"""The pages of consents in a browser: accessible, no wider than the window, and the way of a withdrawal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import schools
import served as served_school
from conftest import NARROW, WIDE, Live, assert_fits, running
from playwright.sync_api import Page, expect
from served import copier

from registry import consents, school_calendar, withdrawals
from registry.consents import Terms

pytestmark = pytest.mark.browser

PATHS = {
    "/consents/signed?": "secretary",
    "/consents/tasks": "secretary",
    "/consents/1": "secretary",
    "/consents/2": "secretary",
    "/consents/2/withdraw": "secretary",
    "/consents/record?person=5": "secretary",
    "/consents/record?person=5&kind=pd_dissemination": "secretary",
    "/settings/calendar": "director",
    "/": "secretary",
}


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """One school for all the pages: a consent withdrawn and one that lives, both of every kind of fact."""
    folder = tmp_path_factory.mktemp("consents")
    served = copier(folder / "template", served_school.make_template(folder / "template"))(folder / "data")
    told = served.told
    with served.uow() as uow:
        spreading = Terms(
            items={"name": True, "photo": False},
            resources=("https://school.example.ru/a-rather-long-address-of-a-page/mentoring",),
            conditions="Не публиковать вместе с адресом.",
        )
        live_one = schools.make_consent(
            uow, told.school, told.teacher, kind="pd_dissemination", terms=spreading
        )
        assert live_one == 2
        calendar = school_calendar.calendar_of(uow.session, told.school)
        withdrawals.begin(uow, 1, on=schools.DAY, calendar=calendar)
        uow.commit()
    yield from running(served)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_page_is_accessible_and_fits(
    visitor: Callable[..., Page], accessible: Callable[[Page], None], size: dict[str, int]
) -> None:
    for path, role in PATHS.items():
        page = visitor(role, viewport=size)
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        assert_fits(page)
        accessible(page)


def test_a_consent_is_recorded_item_by_item(visitor: Callable[..., Page], live: Live) -> None:
    page = visitor("secretary")
    page.goto(f"/consents/record?person={live.served.told.partner}")
    page.get_by_role("link", name="Записать: Согласие на распространение персональных данных").click()
    page.get_by_label("Где размещены").fill("https://school.example.ru")
    page.get_by_role("button", name="Записать").click()
    expect(page.get_by_text("Отметьте «да» или «нет»: фотография.").first).to_be_visible()
    for group in page.locator("fieldset").all():
        group.get_by_label("нет", exact=True).check()
    page.get_by_role("group", name="Фамилия, имя, отчество").get_by_label("да", exact=True).check()
    page.get_by_role("button", name="Записать").click()
    expect(page.get_by_text("Согласие записано.")).to_be_visible()
    with live.served.uow() as uow:
        found = consents.of_people(uow.session, [live.served.told.partner])[-1]
    assert [code for code, answer in found.items.items() if answer] == ["name"]
