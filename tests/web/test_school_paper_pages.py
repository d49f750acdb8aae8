"""The letterhead in the settings and a paper about the school: accessible, no wider than the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import sample_served
from conftest import NARROW, WIDE, Live, assert_fits, running
from playwright.sync_api import Page
from served import copier

from registry import drafts

pytestmark = pytest.mark.browser

PATHS = {
    "/settings/letterhead": "director",
    "/documents/new/order_final_event": "director",
    "/documents/drafts/1": "director",
}


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    folder = tmp_path_factory.mktemp("school_papers")
    serve = copier(folder / "template", sample_served.make_template(folder / "template"))
    served = sample_served.at_sample_time(serve(folder / "data"))
    with served.uow() as uow:
        assert drafts.add(uow, served.told.school, "order_final_event", (served.told.school,)) == 1
        uow.commit()
    yield from running(served)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_page_is_accessible_and_fits(
    visitor: Callable[..., Page], accessible: Callable[[Page], None], size: dict[str, int]
) -> None:
    pages = {role: visitor(role, viewport=size) for role in sorted(set(PATHS.values()))}
    for path, role in PATHS.items():
        answer = pages[role].goto(path)
        assert answer is not None
        assert answer.status == 200, path
        accessible(pages[role])
        assert_fits(pages[role])
