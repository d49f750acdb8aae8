"""The ways through the pages that the docs describe, photographed step by step.

A step that cannot be made any more fails here, and that is how a stale page of the docs is found.
"""

from __future__ import annotations

from camera import Camera
from conftest import NARROW, WIDE
from playwright.sync_api import FilePayload, Page, expect
from sample_served import SCHOOL_FILES

DEPARTMENT = "МО учителей математики и информатики"
OWN_NAMES = {
    "staff.xlsx": "Список работников.xlsx",
    "staff_with_faults.xlsx": "Список работников.xlsx",
    "pupils.xlsx": "Обучающиеся.xlsx",
    "pairs.xlsx": "Наставнические пары.xlsx",
}
PREPARED_BY = "Белова О. Н., секретарь"


def first_day(camera: Camera) -> None:
    """An empty registry: signing in, then the people and the pairs from the school's own tables."""
    page = camera.visit()
    page.goto("/")
    camera.take(page, "sign-in", page.locator("main h1"), page.locator("main form"), page.locator("main p"))
    page = camera.visit("secretary")
    page.goto("/")
    camera.take(page, "empty-home", page.locator("header"), page.locator(".empty"))
    page.get_by_role("link", name="Загрузить людей из Excel").click()
    page.locator("#table").set_input_files(_table("staff_with_faults.xlsx"))
    check = page.get_by_role("button", name="Проверить таблицу")
    camera.take(page, "import-ask", page.locator("main h1"), page.locator("main form"), press=check)
    check.click()
    camera.take(
        page, "import-faults", page.locator("main h1"), page.locator("section[aria-labelledby=faults]"),
        press=page.get_by_role("link", name="Скачать таблицу с замечаниями"),
    )  # fmt: skip
    page.get_by_role("button", name="Не сохранять и убрать эту таблицу").click()
    _save_table(camera, page, "people", "staff.xlsx", "import")
    _save_table(camera, page, "people", "pupils.xlsx")
    page.goto("/")
    camera.take(page, "home-no-pairs", page.locator("main h1"), page.locator(".empty"))
    _save_table(camera, page, "pairs", "pairs.xlsx")


def secretary(camera: Camera) -> None:
    """Pairs, what they miss, the papers of consents, the order, the journal."""
    page = camera.visit("secretary")
    page.goto("/")
    order = page.get_by_role("link", name="Выпустить приказ")
    camera.take(page, "secretary-today", page.locator("header"), page.locator("main > *"), press=order)
    _phone(camera, "phone-today", "/")
    order.click()
    for index in range(3):
        page.locator("input[name=s]").nth(index).check()
    go_on = page.get_by_role("button", name="Продолжить")
    camera.take_window(page, "secretary-pairs", press=go_on)
    go_on.click()
    page.get_by_label("Кто подготовил проект").fill(PREPARED_BY)
    camera.take(
        page,
        "secretary-fields",
        page.locator("main h1"),
        page.locator("main form").first,
        press=go_on,
        tallest=1200,
    )
    go_on.click()
    order_check = page.url
    _blanks(camera, page)
    page.goto(order_check)
    _signed(camera, page)
    look = page.get_by_role("link", name="Посмотреть и выпустить")
    camera.take(page, "secretary-ready", page.locator("main h1"), look, press=look)
    look.click()
    shown_as_pages(page)
    issue = page.get_by_role("button", name="Выпустить")
    camera.take(
        page, "secretary-preview", page.locator("main h1"), page.locator(".sheet"), press=issue, tallest=1150
    )
    issue.click()
    take = page.get_by_role("link", name="Печать")
    camera.take(page, "secretary-issued", page.locator(".done"), page.locator(".next-steps"), press=take)
    _journal(camera, page)


def _blanks(camera: Camera, page: Page) -> None:
    """The forms of consents that are missing are made on the spot."""
    group = page.locator("form.panel").filter(has_text="Согласие работника")
    group.get_by_label("Отметить всех").check()
    make = group.get_by_role("button", name="Подготовить бланки")
    camera.take(page, "secretary-missing", page.locator("main h1"), group, press=make, tallest=1100)
    make.click()
    page.get_by_role("button", name="Продолжить").click()
    page.get_by_role("link", name="Посмотреть и выпустить").click()
    page.get_by_role("button", name="Выпустить").click()
    every = page.get_by_role("link", name="Напечатать все")
    every.wait_for()
    camera.take(page, "secretary-blanks", page.locator("main h1"), page.locator("#batch-state"), press=every)


def _signed(camera: Camera, page: Page) -> None:
    """Group after group comes back signed; the first is photographed."""
    first = True
    while page.locator("form.panel").count():
        group = page.locator("form.panel").first
        for box in group.locator("input[name=one]").all():
            box.check()
        for signer in group.locator("select").all():
            signer.select_option(index=1)
        group.locator("summary").click()
        note = group.get_by_role("button", name="Отметить подписанными")
        if first:
            camera.take(page, "secretary-signed", group, press=note)
            first = False
        with page.expect_navigation():
            note.click()


def _journal(camera: Camera, page: Page) -> None:
    page.goto("/journal")
    camera.take(
        page, "journal", page.locator("main > *"), press=page.get_by_role("link", name="Выгрузить в Excel")
    )
    page.get_by_role("link", name="№ 1-ОД", exact=True).click()
    page.get_by_role("link", name="Аннулировать документ").click()
    camera.take(page, "void", page.locator("main h1"), page.locator("main form"))


def hr(camera: Camera) -> None:
    """The addenda of all mentors, one ZIP; the card of a person and the pay of a mentor."""
    page = camera.visit("hr")
    page.goto("/")
    every = page.get_by_role("button", name="Сделать все: Дополнительное соглашение")
    camera.take(page, "hr-today", page.locator("main h1"), page.locator(".task-list"), press=every)
    every.click()
    go_on = page.get_by_role("button", name="Продолжить")
    camera.take(page, "hr-fields", page.locator("main h1"), page.locator("main form").first, press=go_on)
    go_on.click()
    look = page.get_by_role("link", name="Посмотреть и выпустить")
    camera.take(page, "hr-check", page.locator("main > *"), press=look)
    look.click()
    shown_as_pages(page)
    issue = page.get_by_role("button", name="Выпустить")
    camera.take(
        page, "hr-preview", page.locator("main h1"), page.locator(".sheet"), press=issue, tallest=1000
    )
    issue.click()
    printed = page.get_by_role("link", name="Напечатать все")
    printed.wait_for()
    camera.take(
        page, "hr-archive", page.locator("main h1"), page.locator("#batch-state section"), press=printed
    )
    page.goto("/pairs")
    page.locator("tbody a").first.click()
    page.get_by_role("link", name="Изменить условия").click()
    camera.take(page, "hr-terms", page.locator("main h1"), page.locator("main form"))
    page.goto("/people")
    page.get_by_label("Начало фамилии").fill("Римская")
    page.get_by_role("link", name="Римская-Соловьёва").click()
    page.get_by_text("Подтвердить или исправить").click()
    camera.take(page, "hr-name", page.locator("section[aria-labelledby=name]"), tallest=1000)


def methodist(camera: Camera) -> None:
    """The programmes of one department, one ZIP."""
    page = camera.visit("methodist")
    page.goto("/")
    camera.take(page, "methodist-today", page.locator("main h1"), page.locator(".task-list"))
    page.goto("/pairs")
    page.get_by_label("Подразделение").select_option(DEPARTMENT)
    page.get_by_role("button", name="Найти").click()
    page.get_by_label("Отметить всё на странице").check()
    programme = page.get_by_role("button", name="рограмма")
    camera.take(page, "methodist-pairs", page.locator("main > *"), press=programme)
    programme.click()
    go_on = page.get_by_role("button", name="Продолжить")
    camera.take(
        page, "methodist-fields", page.locator("main h1"), page.locator("main form").first, press=go_on
    )
    go_on.click()
    page.get_by_role("link", name="Посмотреть и выпустить").click()
    shown_as_pages(page)
    issue = page.get_by_role("button", name="Выпустить")
    camera.take(
        page, "methodist-preview", page.locator("main h1"), page.locator(".sheet"), press=issue, tallest=1000
    )
    issue.click()
    archive = page.get_by_role("button", name="Скачать все одним архивом")
    archive.wait_for()
    camera.take(
        page,
        "methodist-archive",
        page.locator("main h1"),
        page.locator("#batch-state section"),
        press=archive,
    )


def plan_of_a_pair(camera: Camera) -> None:
    """Before the order: what the programme says is filled on the page of the pair."""
    page = camera.visit("methodist")
    page.goto("/pairs")
    page.locator("tbody a").first.click()
    camera.take(page, "pair", page.locator("main > *"), tallest=1000)
    page.get_by_role("link", name="программу и план").click()
    camera.take(page, "methodist-programme", page.locator("main > *"), tallest=1200)


def administrator(camera: Camera) -> None:
    page = camera.visit("administrator")
    page.goto("/settings")
    camera.take(page, "settings", page.locator("header"), page.locator("main > *"), tallest=1400)
    page.goto("/settings/accounts/new")
    page.get_by_label("Фамилия, имя, отчество").fill("Белова Ольга Николаевна")
    page.get_by_label("Логин").fill("belova")
    page.get_by_label("Роль").select_option(label="секретарь")
    camera.take(page, "account-new", page.locator("main h1"), page.locator("main form"))


def shown_as_pages(page: Page) -> None:
    """The browser's viewer has taken the project; it never says when it has drawn it."""
    # Of what stands below the window's edge it draws nothing, and a picture of the whole page would be dark.
    page.set_viewport_size({"width": WIDE["width"], "height": 1300})
    sheet = page.locator("object.sheet")
    expect(sheet).to_be_visible()
    while not any("preview.pdf" in frame.url for frame in page.frames):
        page.wait_for_timeout(100)
    page.wait_for_timeout(2000)


def _save_table(camera: Camera, page: Page, kind: str, name: str, picture: str = "") -> None:
    page.goto(f"/imports/{kind}")
    page.locator("#table").set_input_files(_table(name))
    page.get_by_role("button", name="Проверить таблицу").click()
    save = page.get_by_role("button", name="Сохранить")
    if picture:
        camera.take(
            page, f"{picture}-report", page.locator("main h1"), page.locator("section.panel"), press=save
        )
        page.get_by_text("Посмотреть и поправить").click()
        camera.take(
            page, f"{picture}-columns", page.locator("section[aria-labelledby=columns-title]"), tallest=640
        )
    save.click()
    if picture:
        camera.take(page, f"{picture}-saved", page.locator("main h1"), page.locator(".panel"))


def _table(name: str) -> FilePayload:
    """A sample table under the name a school would give it."""
    return {"name": OWN_NAMES[name], "mimeType": "", "buffer": (SCHOOL_FILES / name).read_bytes()}


def _phone(camera: Camera, name: str, path: str) -> None:
    page = camera.visit("secretary", NARROW)
    page.goto(path)
    camera.take(page, name, page.locator("body"), tallest=NARROW["height"])
    page.context.close()
