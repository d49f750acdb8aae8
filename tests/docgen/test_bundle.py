"""Many documents in one ZIP, each as it is."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest

from docgen import bundle
from docgen.bundle import Bundle, BundleTooLarge


def bundled(*files: tuple[str, bytes]) -> bytes:
    out = BytesIO()
    with Bundle(out) as made:
        for name, data in files:
            made.add(name, data)
    return out.getvalue()


class TestBundle:
    FILES = (("Приказ № 1.docx", b"PK one"), ("b.docx", bytes(1000)), ("пусто", b""))

    def test_holds_every_file_stored_under_its_name(self) -> None:
        with ZipFile(BytesIO(bundled(*self.FILES))) as archive:
            assert archive.testzip() is None
            assert [(name, archive.read(name)) for name in archive.namelist()] == list(self.FILES)
            assert {entry.compress_type for entry in archive.infolist()} == {ZIP_STORED}

    def test_of_the_same_files_is_the_same(self) -> None:
        assert bundled(*self.FILES) == bundled(*self.FILES)

    def test_may_be_empty(self) -> None:
        with ZipFile(BytesIO(bundled())) as archive:
            assert archive.namelist() == []

    def test_refuses_to_outgrow_an_ordinary_zip(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bundle, "_MOST_FILES", 2)
        with pytest.raises(BundleTooLarge, match="разделите"):
            bundled(*self.FILES)

    def test_is_left_unfinished_when_something_fails(self) -> None:
        out = BytesIO()
        made = Bundle(out)
        with pytest.raises(TypeError), made:
            made.add("а", None)  # type: ignore[arg-type]
        assert b"PK\x05\x06" not in out.getvalue()
