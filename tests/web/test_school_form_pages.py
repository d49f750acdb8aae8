"""«Формы школы» in a browser: accessible, no wider than the window, and the whole way without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import served as served_school
from conftest import NARROW, WIDE, Live, assert_fits, running
from papers import CATALOG, reworded
from playwright.sync_api import Page, expect
from served import copier

from service.access import robot
from service.operations.keep_forms import upload_form_version

pytestmark = pytest.mark.browser

TYPE = "interview_sheet"
OLD, NEW = "Оценка кандидата", "Общая оценка кандидата"
OWN = reworded(CATALOG[TYPE].source, OLD, NEW)
LONG = "{{ лицо.должноcть_с_очень_длинным_названием_слова_формы_без_единого_пробела_внутри }}"


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A school with a sound version of a form, and one with faults."""
    folder = tmp_path_factory.mktemp("forms")
    served = copier(folder / "template", served_school.make_template(folder / "template"))(folder / "data")
    actor = robot(served.told.school, "methodist")
    for form in (OWN, reworded(CATALOG[TYPE].source, OLD, f"{OLD} {LONG}")):
        upload_form_version(served.parts, actor, TYPE, form, served.at, note="другой заголовок таблицы")
    yield from running(served)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_page_is_accessible_and_fits(
    visitor: Callable[..., Page], accessible: Callable[[Page], None], size: dict[str, int]
) -> None:
    page = visitor("methodist", viewport=size)
    for path in ("/forms", f"/forms/{TYPE}", "/forms/versions/1", "/forms/versions/2"):
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200
        assert_fits(page)
        accessible(page)


def test_a_form_is_changed_and_brought_back_without_scripts(
    visitor: Callable[..., Page], tmp_path: Path
) -> None:
    file = tmp_path / "форма.docx"
    file.write_bytes(reworded(CATALOG[TYPE].source, OLD, "Итоговая оценка кандидата"))
    page = visitor("deputy", viewport=NARROW, javascript=False)
    page.goto("/documents")
    page.get_by_role("link", name="Формы школы").click()
    page.get_by_role("link", name=CATALOG[TYPE].manifest.title).click()

    page.get_by_label("Файл формы").set_input_files(file)
    page.get_by_role("button", name="Загрузить и проверить").click()
    expect(page.locator("ins").filter(has_text="Итоговая").first).to_be_visible()
    page.get_by_role("button", name="Опубликовать").click()
    expect(page.get_by_text("Форма опубликована")).to_be_visible()
    page.get_by_role("button", name="Вернуть форму программы").click()
    expect(page.get_by_text("Снова действует форма программы")).to_be_visible()
