"""The three journeys in a real browser, on the sample school: the secretary's, the HR's, the methodist's."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
import sample_served
from conftest import NARROW, WIDE, Live, assert_fits, running
from lxml import etree
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader
from served import Served, copier

pytestmark = pytest.mark.browser

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Visitor = Callable[..., Page]
Check = Callable[[Page], None]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Served]:
    template = tmp_path_factory.mktemp("sample") / "data"
    return copier(template, sample_served.make_template(template))


@pytest.fixture
def live(sample: Callable[[Path], Served], tmp_path: Path) -> Iterator[Live]:
    yield from running(sample_served.at_sample_time(sample(tmp_path / "data")))


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    width: dict[str, int] = request.param
    return width


class TestTheSecretary:
    def test_picks_pairs_mends_what_is_missing_and_issues_the_order(
        self, visitor: Visitor, accessible: Check, size: dict[str, int]
    ) -> None:
        page = visitor("secretary", viewport=size)
        page.goto("/")
        look(page, accessible)
        page.get_by_role("link", name="Выпустить приказ").click()
        look(page, accessible)
        boxes = page.locator("input[name=s]")
        for index in range(2):
            boxes.nth(index).check()
        page.get_by_role("button", name="Продолжить").click()
        look(page, accessible)
        page.get_by_label("Кто подготовил проект").fill("Белова О. Н., секретарь")
        page.get_by_role("button", name="Продолжить").click()
        expect(page.get_by_text("Пока нельзя выпустить")).to_be_visible()
        sign_what_is_missing(page, accessible)
        page.get_by_role("link", name="Посмотреть и выпустить").click()
        assert "О закреплении наставнических пар" in drawn(page)
        expect(page.get_by_text("№ 1-ОД")).to_be_visible()
        look(page, accessible)
        page.get_by_role("button", name="Выпустить").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Документ выпущен")
        look(page, accessible)
        text = words_of(taken(page, "Скачать Word"))
        assert "№ 1-ОД" in text
        assert "ПРОЕКТ" not in text
        assert "№ 1-ОД" in text_of(taken(page, "Скачать PDF"))
        with page.expect_popup() as opened:
            page.get_by_role("link", name="Печать").click()
        assert "О закреплении наставнических пар" in viewed(opened.value)
        page.get_by_role("link", name="Запись в журнале").click()
        expect(page.locator("main")).to_contain_text("действует")
        look(page, accessible)

    def test_makes_the_papers_of_missing_consents_and_comes_back(self, visitor: Visitor, live: Live) -> None:
        page = visitor("secretary")
        begin(page, "Приказ о закреплении", pairs=3)
        page.get_by_role("button", name="Продолжить").click()
        order = page.url
        group = page.locator("form.panel").filter(has_text="Согласие работника")
        group.get_by_label("Отметить всех").check()
        group.get_by_role("button", name="Подготовить бланки").click()
        page.get_by_role("button", name="Продолжить").click()
        page.get_by_role("link", name="Посмотреть и выпустить").click()
        page.get_by_role("button", name="Выпустить").click()
        archive_button(page).wait_for()
        page.get_by_role("link", name="Приказ о закреплении").click()
        assert page.url == order

    def test_goes_the_whole_way_without_a_mouse(self, visitor: Visitor, live: Live) -> None:
        pair_ids = [pair.id for pair in sample_served.all_pairs(live.served)]
        sample_served.sign_all(live.served, *pair_ids[:1])
        page = visitor("secretary")
        page.goto(f"/pairs/{pair_ids[0]}")
        press(page, page.get_by_role("button", name="Подготовить документ"))
        press(page, page.get_by_role("button", name="Продолжить"))
        press(page, page.get_by_role("link", name="Посмотреть и выпустить"))
        press(page, page.get_by_role("button", name="Выпустить"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Документ выпущен")

    def test_goes_the_whole_way_without_javascript(self, visitor: Visitor, live: Live) -> None:
        page = visitor("secretary", javascript=False)
        begin(page, "Приказ о закреплении", pairs=2)
        with page.expect_navigation():
            page.get_by_role("button", name="Продолжить").click()
        while page.locator("form.panel").count():
            group = page.locator("form.panel").first
            tick_all(group)
            group.locator("summary").click()
            with page.expect_navigation():
                group.get_by_role("button", name="Отметить подписанными").click()
        page.get_by_role("link", name="Посмотреть и выпустить").click()
        assert "ПРОЕКТ" in words_of(taken(page, "Скачать проект (Word)"))
        page.get_by_role("button", name="Выпустить").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Документ выпущен")


class TestHr:
    def test_makes_all_addenda_at_once_and_takes_one_zip(
        self, visitor: Visitor, accessible: Check, live: Live, size: dict[str, int]
    ) -> None:
        pairs = sample_served.all_pairs(live.served)
        ready = [pair for pair in pairs if pair.mentor.is_employee]
        refused = ready.pop()
        sample_served.sign_all(live.served, *(pair.id for pair in ready))
        page = visitor("hr", viewport=size)
        page.goto("/pairs")
        page.get_by_label("Отметить всё на странице").check()
        page.get_by_role("button", name="Дополнительное соглашение").click()
        page.get_by_role("button", name="Продолжить").click()
        expect(page.get_by_text(f"готовы: {len(ready)}", exact=True)).to_be_visible()
        look(page, accessible)
        page.get_by_role("link", name="Посмотреть и выпустить").click()
        assert "соглашение" in drawn(page)
        look(page, accessible)
        page.get_by_role("button", name="Выпустить").click()
        archive_button(page).wait_for()
        expect(page.get_by_text(f"выпущено: {len(ready)}", exact=True)).to_be_visible()
        expect(page.locator("main")).to_contain_text(refused.mentor.name.full)
        look(page, accessible)
        with zipfile.ZipFile(io.BytesIO(pressed(page, archive_button(page)))) as archive:
            assert len(archive.namelist()) == len(ready)
            assert any("тысяч" in words_of(archive.read(name)) for name in archive.namelist())
        sample_served.sign_all(live.served, refused.id)
        page.get_by_role("button", name="Повторить для невыпущенных").click()
        expect(page.get_by_text(f"выпущено: {len(ready) + 1}", exact=True)).to_be_visible()


class TestTheMethodist:
    def test_takes_the_programmes_of_a_department_as_one_zip(
        self, visitor: Visitor, accessible: Check, live: Live, size: dict[str, int]
    ) -> None:
        pairs = sample_served.all_pairs(live.served)
        sample_served.sign_all(live.served, *(pair.id for pair in pairs))
        department = "МО учителей математики и информатики"
        own = [pair for pair in pairs if pair.department == department]
        page = visitor("methodist", viewport=size)
        programmes_of(page, department)
        expect(page.locator("main")).to_contain_text("ещё не закреплена приказом")
        look(page, accessible)
        issue_order(visitor("secretary"))
        page.reload()
        expect(page.get_by_text(f"готовы: {len(own)}", exact=True)).to_be_visible()
        page.get_by_role("link", name="Посмотреть и выпустить").click()
        page.get_by_role("button", name="Выпустить").click()
        archive_button(page).wait_for()
        page.get_by_label("Word и PDF").check()
        with zipfile.ZipFile(io.BytesIO(pressed(page, archive_button(page)))) as archive:
            assert len(archive.namelist()) == 2 * len(own)
        with page.expect_popup() as opened:
            page.get_by_role("link", name="Напечатать все").click()
        assert viewed(opened.value).lower().count("персонализированная программа") >= len(own)
        look(page, accessible)


def look(page: Page, accessible: Check) -> None:
    accessible(page)
    assert_fits(page)


def begin(page: Page, button: str, *, pairs: int) -> None:
    """From the list of pairs to the questions of a paper."""
    page.goto("/pairs")
    for index in range(pairs):
        page.locator("input[name=s]").nth(index).check()
    page.get_by_role("button", name=button).click()


def sign_what_is_missing(page: Page, accessible: Check) -> None:
    """Group after group of missing consents is noted as signed."""
    page.locator("form.panel summary").first.click()
    look(page, accessible)
    page.locator("form.panel summary").first.click()
    while page.locator("form.panel").count():
        group = page.locator("form.panel").first
        tick_all(group)
        group.locator("summary").click()
        with page.expect_navigation():
            group.get_by_role("button", name="Отметить подписанными").click()
    expect(page.get_by_text("Отмечено подписанными")).to_be_visible()


def tick_all(group: Locator) -> None:
    """Everybody's form came back; of two representatives the first has signed."""
    for box in group.locator("input[name=one]").all():
        box.check()
    for signer in group.locator("select").all():
        signer.select_option(index=1)


def programmes_of(page: Page, department: str) -> None:
    page.goto("/pairs")
    page.get_by_label("Подразделение").select_option(department)
    page.get_by_role("button", name="Найти").click()
    page.get_by_label("Отметить всё на странице").check()
    page.get_by_role("button", name="рограмма").click()
    page.get_by_role("button", name="Продолжить").click()


def issue_order(page: Page) -> None:
    page.goto("/pairs")
    page.get_by_label("Отметить всё на странице").check()
    page.get_by_role("button", name="Приказ о закреплении").click()
    page.get_by_role("button", name="Продолжить").click()
    page.get_by_role("link", name="Посмотреть и выпустить").click()
    page.get_by_role("button", name="Выпустить").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Документ выпущен")


def press(page: Page, target: Locator) -> None:
    """Walk to the button by Tab alone and press Enter."""
    wanted = target.element_handle()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("element => element === document.activeElement", wanted):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError("no way to the button by the keyboard")


def taken(page: Page, link: str) -> bytes:
    """The file behind a link of the page."""
    return pressed(page, page.get_by_role("link", name=link))


def pressed(page: Page, target: Locator) -> bytes:
    """The file that comes when it is pressed."""
    with page.expect_download() as download:
        target.click()
    return Path(download.value.path()).read_bytes()


def archive_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Скачать все одним архивом")


def drawn(page: Page) -> str:
    """What the paper says that the browser's viewer shows in the page."""
    sheet = page.locator("object.sheet")
    expect(sheet).to_be_visible()
    address = urljoin(page.url, sheet.get_attribute("data"))
    for _ in range(100):
        if any(frame.url == address for frame in page.frames):
            return text_of(page.request.get(address).body())
        page.wait_for_timeout(100)
    raise AssertionError("the viewer has not taken the paper")


def viewed(tab: Page) -> str:
    """What the paper says that stands in a tab of the browser's viewer."""
    tab.wait_for_load_state()
    return text_of(tab.request.get(tab.url).body())


def text_of(pdf: bytes) -> str:
    """The words of a PDF, with plain spaces."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return " ".join(" ".join(pages).split())


def words_of(docx: bytes) -> str:
    """All texts of a paper, its tables and headers included, with plain spaces and hyphens."""
    found = []
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                found += _texts(package.read(name))
    return "".join(found).replace("\u00a0", " ")


def _texts(part: bytes) -> list[str]:
    elements = etree.fromstring(part).iter(f"{{{W}}}t", f"{{{W}}}noBreakHyphen")
    return [element.text or "" if element.tag.endswith("}t") else "-" for element in elements]
