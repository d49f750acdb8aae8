"""The letterhead in the settings: the emblem drawn anew, and what directives are called."""

from __future__ import annotations

import io

from PIL import Image, PngImagePlugin
from served import Served

from registry import organisations, reading
from service.operations.change_letterhead import pictures_of

PAGE = "/settings/letterhead"


def picture(kind: str = "PNG", side: int = 40, remark: str = "") -> bytes:
    buffer = io.BytesIO()
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", remark)
    options = {"pnginfo": told} if kind == "PNG" else {}
    Image.new("RGB", (side, side), "navy").save(buffer, kind, **options)
    return buffer.getvalue()


def send(served: Served, content: bytes, name: str = "герб.png") -> int:
    files = {"picture": (name, content, "image/png")}
    return served.client("director").post(f"{PAGE}/emblem", files=files).status_code


class TestEmblem:
    def test_is_kept_without_what_the_file_hides(self, served: Served) -> None:
        assert send(served, picture(remark="Иванов, г. Ясный")) == 303

        shown = served.client("secretary").get(f"{PAGE}/emblem.png")
        assert shown.headers["content-type"] == "image/png"
        assert b"Author" not in shown.content
        assert Image.open(io.BytesIO(shown.content)).size == (40, 40)

    def test_may_be_a_jpeg_and_is_never_larger_than_paper_shows(self, served: Served) -> None:
        assert send(served, picture("JPEG", side=1500), "герб.jpg") == 303

        with served.uow() as uow:
            school = reading.organisation(uow.session, served.told.school, served.at.date())
        [kept] = pictures_of(served.parts, school).values()
        assert Image.open(io.BytesIO(kept)).size == (1000, 1000)

    def test_that_is_no_picture_is_refused_and_nothing_is_kept(self, served: Served) -> None:
        for content in (b"<svg onload='alert(1)'/>", b"GIF89a" + b"\0" * 40, picture()[:60], b""):
            assert send(served, content) == 422
        assert served.client("director").get(f"{PAGE}/emblem.png").status_code == 404

    def test_can_be_taken_away(self, served: Served) -> None:
        send(served, picture())

        assert served.client("director").post(f"{PAGE}/emblem/drop").status_code == 303
        assert "Пока не загружена" in served.client("director").get(PAGE).text

    def test_is_put_by_those_who_keep_the_school_alone(self, served: Served) -> None:
        client = served.client("secretary")

        assert client.get(PAGE).status_code == 403
        assert client.post(f"{PAGE}/emblem", files={"picture": ("а.png", picture())}).status_code == 403


class TestLetterhead:
    def test_says_what_directives_are_called(self, served: Served) -> None:
        sent = {"act": "directive", "with_code": "да"}

        assert served.client("director").post(PAGE, data=sent).status_code == 303
        with served.uow() as uow:
            kept = organisations.letterhead(uow.session, served.told.school)
        assert (kept.act, kept.with_code, kept.with_address) == ("directive", True, False)

    def test_refuses_what_is_no_kind_of_act(self, served: Served) -> None:
        page = served.client("director").post(PAGE, data={"act": "указ"})

        assert page.status_code == 422
        assert 'href="#act"' in page.text
