"""A school's own versions of forms: one in force, back step by step, and every step in the log."""

from __future__ import annotations

from datetime import timedelta

import pytest
from schools import AT, OpenUnit, make_school

from registry import audit, form_versions, uploads
from registry.errors import Conflict, NotFound
from registry.unit_of_work import UnitOfWork

TYPE = "order_pairing"


def bring(uow: UnitOfWork, school: int, sign: str) -> int:
    return form_versions.add(uow, school, TYPE, sha256=sign * 64)


def in_force(uow: UnitOfWork, school: int) -> int | None:
    found = form_versions.in_force(uow.session, school, TYPE)
    return found.id if found else None


def publish_two(open_uow: OpenUnit) -> tuple[int, int, int]:
    with open_uow() as uow:
        school = make_school(uow)
        first, second = bring(uow, school, "a"), bring(uow, school, "b")
        form_versions.publish(uow, first, "first")
        uow.commit()
    with open_uow(at=AT + timedelta(days=1)) as uow:
        form_versions.publish(uow, second, "second")
        uow.commit()
    return school, first, second


class TestVersions:
    def test_the_same_file_is_the_same_version(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            school, other = make_school(uow), make_school(uow)

            assert bring(uow, school, "a") == bring(uow, school, "a") != bring(uow, other, "a")
            assert form_versions.waiting(uow.session, school) == {TYPE: 1}

    def test_one_is_in_force_of_one_school_alone(self, open_uow: OpenUnit) -> None:
        school, first, second = publish_two(open_uow)

        with open_uow() as uow:
            assert in_force(uow, school) == second
            assert form_versions.get(uow.session, first).state == "withdrawn"
            assert [one.version for one in form_versions.of_type(uow.session, school, TYPE)] == [
                "second",
                "first",
            ]
            assert form_versions.all_in_force(uow.session, make_school(uow)) == {}
            with pytest.raises(Conflict):
                form_versions.publish(uow, second, "second")

    def test_going_back_ends_at_the_form_of_the_program(self, open_uow: OpenUnit) -> None:
        school, first, _ = publish_two(open_uow)

        with open_uow(at=AT + timedelta(days=2)) as uow:
            previous = form_versions.previous(uow.session, school, TYPE)
            assert previous is not None
            assert previous.id == first
            back = form_versions.roll_back(uow, school, TYPE, to_house=False)
            assert back is not None
            assert back.id == first == in_force(uow, school)
            assert form_versions.roll_back(uow, school, TYPE, to_house=False) is None
            assert in_force(uow, school) is None
            with pytest.raises(Conflict):
                form_versions.roll_back(uow, school, TYPE, to_house=False)

    def test_going_to_the_form_of_the_program_is_one_step(self, open_uow: OpenUnit) -> None:
        school, _, second = publish_two(open_uow)

        with open_uow(at=AT + timedelta(days=2)) as uow:
            assert form_versions.roll_back(uow, school, TYPE, to_house=True) is None
            form_versions.publish(uow, second, "second")
            assert in_force(uow, school) == second

    def test_a_draft_can_be_dropped_and_a_published_one_cannot(self, open_uow: OpenUnit) -> None:
        school, first, _ = publish_two(open_uow)

        with open_uow() as uow:
            draft = bring(uow, school, "c")
            assert uploads.is_named(uow.session, "c" * 64)
            form_versions.drop(uow, draft)
            assert not uploads.is_named(uow.session, "c" * 64)
            with pytest.raises(NotFound):
                form_versions.get(uow.session, draft)
            with pytest.raises(Conflict):
                form_versions.drop(uow, first)

    def test_every_step_is_in_the_log(self, open_uow: OpenUnit) -> None:
        publish_two(open_uow)

        with open_uow() as uow:
            told = [one for one in audit.latest(uow.session) if one.object_kind == "FormVersion"]
        assert {one.action for one in told} == {"create", "update"}
        assert any("state" in one.columns for one in told)
