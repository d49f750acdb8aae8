"""The pages about pairs and papers that the journeys do not pass: accessible, no wider than the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import sample_served
import schools
from conftest import NARROW, WIDE, Live, assert_fits, running
from playwright.sync_api import Page
from served import copier

from registry import journal, numbering, pairs

pytestmark = pytest.mark.browser

PATHS = {
    "/?": "operator",
    "/pairs?q=zzz": "secretary",
    "/pairs/1": "secretary",
    "/pairs/1/edit": "secretary",
    "/pairs/2/edit": "secretary",
    "/pairs/1/terms": "hr",
    "/pairs/1/programme": "methodist",
    "/pairs/new": "secretary",
    "/documents": "director",
    "/documents/new/consent_pd_minor?kind=pupil": "secretary",
    "/consents": "secretary",
    "/consents?pair=1": "secretary",
    "/consents/signed": "secretary",
    "/batches": "hr",
    "/journal": "secretary",
    "/journal/1": "secretary",
    "/journal/1/void": "deputy",
    "/journal/2": "secretary",
    "/registers": "secretary",
    "/registers/hold": "secretary",
    "/registers/held/1/void": "secretary",
    "/nomenclature": "director",
    "/nomenclature/edit?code=orders": "director",
    "/proof/pairs/2": "director",
    "/proof?d=1": "director",
    "/settings/numbering": "director",
}


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """One school for all the pages: a pair in an order, and an order that is void."""
    folder = tmp_path_factory.mktemp("pages")
    serve = copier(folder / "template", sample_served.make_template(folder / "template"))
    served = sample_served.at_sample_time(serve(folder / "data"))
    second = sample_served.all_pairs(served)[1]
    sample_served.sign_all(served, second.id)
    with served.uow() as uow:
        day = sample_served.AT.date()
        for _ in range(2):
            schools.make_record(uow, served.told.school, series="od", dated=day, pair_ids=(second.id,))
        journal.void(uow, 2, reason="ошибка в составе пар", on=day)
        pairs.fix_by_order(uow, [second.id], 1)
        numbering.hold(uow, served.told.school, "od", day, "приказ о поощрении")
        uow.commit()
    yield from running(served)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_page_is_accessible_and_fits(
    visitor: Callable[..., Page], accessible: Callable[[Page], None], size: dict[str, int]
) -> None:
    pages = {role: visitor(role, viewport=size) for role in sorted(set(PATHS.values()))}
    for path, role in PATHS.items():
        page = pages[role]
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        for summary in page.locator("main summary").all():
            summary.click()
        accessible(page)
        assert_fits(page)


def test_a_form_with_faults_is_accessible_and_keeps_what_was_typed(
    visitor: Callable[..., Page], accessible: Callable[[Page], None]
) -> None:
    page = visitor("secretary", viewport=NARROW)
    page.goto("/pairs/new")
    page.get_by_label("С какого дня").fill("31.02.2026")
    page.get_by_role("button", name="Добавить пару").click()
    assert page.get_by_label("С какого дня").input_value() == "31.02.2026"
    assert page.evaluate("document.activeElement.id") == "fault-summary"
    accessible(page)
    assert_fits(page)
