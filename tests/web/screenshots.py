"""Renews the pictures of the docs (``make pictures``): walks the journeys on the sample school, in Chromium.

The school is fictional and its clock stands still, so that the same pages come out every time.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import sample_served
import walks
from camera import Camera
from conftest import running
from paper_picture import keep_paper
from playwright.sync_api import Browser, sync_playwright
from sample_served import AT, SCHOOL_FILES, Sample
from served import copier, settings_of

from registry import organisations
from service.access import robot
from service.operations.demo_school import confirm_names, open_accounts, take_in_school
from service.operations.found_school import found_school, read_card
from service.operations.issue_document import Request, issue_document
from service.operations.take_document import take_document
from service.parts import open_parts
from service.settings import Settings

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        browser = _browser(stack)
        school = folder / "school"
        founded = _found(school)
        with _camera(browser, school, folder / "first day", founded) as camera:
            walks.first_day(camera)
        _take_in(school)
        with _camera(browser, school, folder / "order", founded) as camera:
            walks.plan_of_a_pair(camera)
            walks.secretary(camera)
            walks.administrator(camera)
        with _camera(browser, school, folder / "after the order", founded) as camera:
            _sign_and_order(camera)
            walks.hr(camera)
            walks.methodist(camera)


def _browser(stack: ExitStack) -> Browser:
    playwright = stack.enter_context(sync_playwright())
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "no Chromium: see tests/web/need_chromium.sh"
    browser = playwright.chromium.launch(
        executable_path=path, args=["--no-sandbox", "--lang=ru"], env={"LANGUAGE": "ru"}
    )
    stack.callback(browser.close)
    return browser


@contextmanager
def _camera(browser: Browser, template: Path, folder: Path, told: Sample) -> Iterator[Camera]:
    """A camera in a service of its own."""
    # ``running`` is a fixture's body: what follows its one value is the clearing up.
    for live in running(sample_served.at_sample_time(copier(template, told)(folder))):
        live.served.parts.settings.max_upload_mb = Settings.model_fields["max_upload_mb"].default
        yield Camera(browser, live, PICTURES)


def _found(folder: Path) -> Sample:
    """A school that has its card and its accounts, and nobody in the registry yet."""
    parts = open_parts(settings_of(folder))
    try:
        card = read_card((SCHOOL_FILES / "school.toml").read_text("utf-8"))
        school = found_school(parts, card, actor="pictures", at=AT)
        actor = robot(school, "pictures")
        open_accounts(parts, actor, AT)
        with parts.reading(actor, AT) as uow:
            municipality = organisations.above(uow.session, school)
    finally:
        parts.close()
    assert municipality is not None
    return Sample(school, municipality)


def _take_in(folder: Path) -> None:
    parts = open_parts(settings_of(folder))
    try:
        school = take_in_school(parts, SCHOOL_FILES, AT)
        confirm_names(parts, robot(school, "pictures"), AT)
    finally:
        parts.close()


def _sign_and_order(camera: Camera) -> None:
    """Every consent is there and every pair stands in the order, which is the paper that the README shows."""
    served = camera.live.served
    pair_ids = tuple(pair.id for pair in sample_served.all_pairs(served))
    sample_served.sign_all(served, *pair_ids)
    actor = robot(served.told.school, "pictures")
    record = issue_document(served.parts, actor, Request("order_pairing", pair_ids, AT.date()), AT)
    paper = take_document(served.parts, actor, record.id, AT, kind="pdf")
    keep_paper(paper.content, PICTURES / "order.png", pages=(1, 3), height=640)


if __name__ == "__main__":
    main()
