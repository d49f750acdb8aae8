"""The people side in a real browser: every page, wide and narrow, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import NARROW, WIDE, Live, assert_fits
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

SAMPLES = Path(__file__).parents[2] / "samples" / "school"

Visitor = Callable[..., Page]
Check = Callable[[Page], None]

PATHS = {
    "/people": "secretary",
    "/people?kind=pupil&q=ку": "secretary",
    "/people?q=zzz": "secretary",
    "/people/1": "secretary",
    "/people/3": "hr",
    "/people/new": "hr",
    "/people/1/edit": "hr",
    "/people/3/edit": "secretary",
    "/people/3/representatives/new": "secretary",
    "/imports/people": "secretary",
    "/imports/pairs": "methodist",
    "/settings": "administrator",
    "/settings/details": "director",
    "/settings/signatory": "director",
    "/settings/numbering": "director",
    "/settings/accounts": "administrator",
    "/settings/accounts/new": "administrator",
    "/settings/accounts/1": "administrator",
    "/password": "methodist",
    "/no-such-page": "secretary",
    "/sign-in": "",
}


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_accessible_and_fits(
    visitor: Visitor, accessible: Check, path: str, viewport: dict[str, int]
) -> None:
    page = visitor(PATHS[path], viewport=viewport)
    page.goto(path)
    for summary in page.locator("main summary").all():
        summary.click()
    accessible(page)
    assert_fits(page)


class TestSignIn:
    @pytest.mark.parametrize("javascript", [True, False])
    def test_leads_to_the_page_that_was_asked(self, visitor: Visitor, javascript: bool) -> None:
        page = visitor(javascript=javascript)
        page.goto("/people")
        page.get_by_label("Логин").fill("secretary")
        page.get_by_label("Пароль").fill("verno-i-dlinno")
        page.get_by_role("button", name="Войти").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Люди")
        page.locator(".user-menu summary").click()
        page.get_by_role("button", name="Выйти").click()
        expect(page.get_by_text("Вы вышли")).to_be_visible()

    def test_a_refusal_brings_the_reader_to_the_summary(self, visitor: Visitor, accessible: Check) -> None:
        page = visitor()
        page.goto("/sign-in")
        page.get_by_role("button", name="Войти").click()
        expect(page.locator("#fault-summary")).to_be_focused()
        accessible(page)
        page.get_by_role("link", name="Введите пароль").click()
        expect(page.get_by_label("Пароль")).to_be_focused()


class TestImport:
    def test_a_secretary_loads_the_staff_and_loses_nothing_on_the_way(
        self, visitor: Visitor, accessible: Check
    ) -> None:
        page = visitor("secretary")
        page.goto("/people")
        page.get_by_role("link", name="Загрузить из Excel").click()
        page.get_by_label("Файл с таблицей").set_input_files(SAMPLES / "staff_with_faults.xlsx")
        page.get_by_role("button", name="Проверить таблицу").click()
        expect(page.get_by_text("Ещё ничего не сохранено")).to_be_visible()
        page.get_by_text("Посмотреть и поправить").click()
        accessible(page)
        with page.expect_download() as download:
            page.get_by_role("link", name="Скачать таблицу с замечаниями").click()
        assert download.value.suggested_filename == "staff_with_faults с замечаниями.xlsx"
        page.get_by_role("button", name="Сохранить").click()
        expect(page.get_by_text("Сохранено. Новых записей")).to_be_visible()
        accessible(page)
        page.get_by_role("link", name="список людей").click()
        assert page.locator("tbody tr").count() > 5

    @pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
    def test_the_report_reads_on_any_screen_without_javascript(
        self, visitor: Visitor, viewport: dict[str, int]
    ) -> None:
        page = visitor("hr", viewport=viewport, javascript=False)
        page.goto("/imports/people")
        page.get_by_role("button", name="Проверить таблицу").click()
        expect(page.locator("#fault-summary")).to_contain_text("Выберите файл")
        page.get_by_label("Файл с таблицей").set_input_files(SAMPLES / "staff_with_faults.xlsx")
        page.get_by_role("button", name="Проверить таблицу").click()
        expect(page.get_by_role("heading", name="Ошибки в таблице")).to_be_visible()
        page.get_by_role("button", name="Не сохранять").click()
        expect(page.get_by_text("ничего не сохранено")).to_be_visible()

    def test_too_large_a_file_gets_a_page_and_not_a_broken_connection(
        self, visitor: Visitor, tmp_path: Path
    ) -> None:
        large = tmp_path / "large.xlsx"
        large.write_bytes(b"0" * (6 * 1024 * 1024))
        page = visitor("hr")
        page.goto("/imports/people")
        page.get_by_label("Файл с таблицей").set_input_files(large)
        page.get_by_role("button", name="Проверить таблицу").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Файл слишком большой")


class TestPeople:
    def test_an_ended_session_leads_from_the_search_to_the_sign_in(
        self, visitor: Visitor, live: Live
    ) -> None:
        page = visitor("secretary")
        page.goto("/people")
        page.context.clear_cookies()
        page.get_by_label("Начало фамилии").fill("кузн")
        expect(page.get_by_role("heading", level=1)).to_have_text("Вход")

    def test_the_list_narrows_while_one_types_and_the_address_follows(self, visitor: Visitor) -> None:
        page = visitor("secretary")
        page.goto("/people")
        page.get_by_label("Начало фамилии").fill("кузн")
        expect(page.locator("tbody tr")).to_have_count(2)
        page.get_by_label("Кто").select_option("pupil")
        expect(page.locator("tbody tr")).to_have_count(1)
        page.reload()
        expect(page.locator("tbody tr")).to_have_count(1)
        expect(page.get_by_label("Кто")).to_have_value("pupil")

    def test_the_list_is_searched_without_javascript(self, visitor: Visitor) -> None:
        page = visitor("secretary", javascript=False)
        page.goto("/people")
        page.get_by_label("Начало фамилии").fill("кузн")
        page.get_by_role("button", name="Найти").click()
        expect(page.locator("tbody tr")).to_have_count(2)

    def test_a_name_is_confirmed_by_somebody_who_knows_only_a_browser(
        self, visitor: Visitor, live: Live
    ) -> None:
        page = visitor("hr", viewport=NARROW, javascript=False)
        page.goto(f"/people/{live.served.told.teacher}")
        page.get_by_text("Подтвердить или исправить").click()
        page.get_by_label("Дательный").fill("Ивановой")
        page.get_by_role("button", name="Подтвердить формы имени").click()
        expect(page.locator("#fault-summary")).to_contain_text("впишите имя целиком")
        page.get_by_label("Дательный").fill("Ивановой Марье Петровне")
        page.get_by_role("button", name="Подтвердить формы имени").click()
        expect(page.get_by_text("точно: подтверждено", exact=True)).to_be_visible()
        expect(page.locator("dl strong", has_text="Ивановой Марье Петровне")).to_be_visible()

    def test_sealed_facts_show_on_a_click(self, visitor: Visitor, live: Live, accessible: Check) -> None:
        page = visitor("hr")
        page.goto(f"/people/{live.served.told.teacher}")
        expect(page.get_by_text("4500 123456")).to_have_count(0)
        page.get_by_role("button", name="Показать").click()
        expect(page.get_by_text("4500 123456")).to_be_visible()
        accessible(page)

    def test_the_menu_works_on_a_phone_without_javascript(self, visitor: Visitor) -> None:
        page = visitor("director", viewport=NARROW, javascript=False)
        page.goto("/people")
        expect(page.get_by_role("link", name="Настройки")).to_have_count(0)
        page.get_by_text("Разделы", exact=True).click()
        page.get_by_role("link", name="Настройки").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Настройки")
