"""Uploads: a table read and waiting for a person's word, saved once."""

from __future__ import annotations

import pytest
from schools import AT, forget, make_school

from registry import uploads
from registry.errors import Conflict, NotFound
from registry.unit_of_work import UnitOfWork


@pytest.fixture
def school(uow: UnitOfWork) -> int:
    return make_school(uow)


def make_upload(uow: UnitOfWork, school: int, kind: str = "people", sha256: str = "a" * 64) -> int:
    return uploads.add(uow, school, kind=kind, file_name="staff.xlsx", sha256=sha256)


class TestAnUpload:
    def test_is_read_back_as_it_came(self, uow: UnitOfWork, school: int) -> None:
        upload = make_upload(uow, school)
        forget(uow)

        facts = uploads.get(uow.session, upload)
        assert (facts.organisation_id, facts.kind, facts.file_name) == (school, "people", "staff.xlsx")
        assert (facts.sha256, facts.mapping, facts.saved_at) == ("a" * 64, None, None)
        assert (facts.uploaded_at, facts.uploaded_by) == (AT, "secretary")

    def test_keeps_what_its_columns_mean(self, uow: UnitOfWork, school: int) -> None:
        upload = make_upload(uow, school)
        uploads.remap(uow, upload, {"Лист1": {"ФИО": "full_name"}})
        forget(uow)

        assert uploads.get(uow.session, upload).mapping == {"Лист1": {"ФИО": "full_name"}}

    def test_is_saved_once(self, uow: UnitOfWork, school: int) -> None:
        upload = make_upload(uow, school)
        uploads.mark_saved(uow, upload)
        forget(uow)

        assert uploads.get(uow.session, upload).saved_at == AT
        message = r"^Эта таблица уже сохранена"
        with pytest.raises(Conflict, match=message):
            uploads.mark_saved(uow, upload)
        with pytest.raises(Conflict, match=message):
            uploads.remap(uow, upload, {})
        with pytest.raises(Conflict, match=message):
            uploads.drop(uow, upload)

    def test_dropped_is_not_found(self, uow: UnitOfWork, school: int) -> None:
        upload = make_upload(uow, school)
        uploads.drop(uow, upload)
        uow.session.flush()

        with pytest.raises(NotFound, match=r"^Такой загрузки нет\.$"):
            uploads.get(uow.session, upload)
        with pytest.raises(NotFound, match=r"^Такой загрузки нет\.$"):
            uploads.mark_saved(uow, upload)


class TestWaitingUploads:
    def test_are_of_one_school_and_kind_the_newest_first(self, uow: UnitOfWork, school: int) -> None:
        told = [make_upload(uow, school) for _ in range(3)]
        make_upload(uow, school, "pairs")
        make_upload(uow, make_school(uow))
        uploads.mark_saved(uow, told[1])

        assert [one.id for one in uploads.waiting(uow.session, school, "people")] == [told[2], told[0]]
        assert [one.id for one in uploads.waiting(uow.session, school, "people", limit=1)] == [told[2]]

    def test_are_known_by_their_very_bytes(self, uow: UnitOfWork, school: int) -> None:
        upload = make_upload(uow, school)

        assert uploads.find_waiting(uow.session, school, "people", "a" * 64) == upload
        assert uploads.find_waiting(uow.session, school, "pairs", "a" * 64) is None
        uploads.mark_saved(uow, upload)
        assert uploads.find_waiting(uow.session, school, "people", "a" * 64) is None
