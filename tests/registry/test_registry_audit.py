"""The audit log: a row for every object written, in the same transaction, never a value, never changed."""

from __future__ import annotations

from datetime import date

import pytest
from schools import AT, OpenUnit, make_pair, make_person, make_school
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from registry import accounts, audit, journal, people, programmes
from registry.audit import Entry
from registry.programmes import NewProgramme
from registry.snapshot import Activity, PrivateFacts
from registry.unit_of_work import UnitOfWork


def entries(uow: UnitOfWork, kind: str, action: str = "create") -> list[Entry]:
    uow.session.flush()
    found = audit.latest(uow.session, limit=1000)
    return [entry for entry in found if (entry.object_kind, entry.action) == (kind, action)]


class TestTheAuditLog:
    def test_names_every_object_created_by_whom_and_when(self, uow: UnitOfWork) -> None:
        person = make_person(uow, make_school(uow))

        (entry,) = entries(uow, "Person")
        assert entry == Entry(AT, "secretary", "create", "Person", str(person), ())
        assert len(entries(uow, "PersonName")) == len(entries(uow, "Position")) == 1

    def test_names_the_columns_changed_and_no_value(self, uow: UnitOfWork) -> None:
        person = make_person(uow, make_school(uow), private=PrivateFacts(phone="+7 900 000-00-00"))
        people.rename(uow, person, "Белова", "Мария", "Петровна", since=date(2026, 1, 1))

        (entry,) = entries(uow, "PersonName", "update")
        assert entry.columns == ("valid_to",)
        rows = uow.session.execute(
            text("SELECT actor, action, object_kind, object_id, columns FROM audit_log")
        )
        whole = " ".join(str(part) for row in rows for part in row)
        for value in ("Белова", "Иванова", "900", "2026"):
            assert value not in whole

    def test_is_silent_about_objects_read_and_left_alone(self, uow: UnitOfWork) -> None:
        person = make_person(uow, make_school(uow))
        people.rename(uow, person, "Белова", "Мария", "Петровна", since=date(2026, 1, 1))
        uow.session.flush()
        before = len(audit.latest(uow.session, 1000))
        people.give_role(uow, person, "mentor")
        people.give_role(uow, person, "mentor")
        uow.session.flush()

        assert len(audit.latest(uow.session, 1000)) == before + 1

    def test_names_what_was_deleted(self, uow: UnitOfWork) -> None:
        person = make_person(uow, make_school(uow), since=date(2025, 1, 1))
        people.rename(uow, person, "Белова", "Мария", "Петровна", since=date(2025, 1, 1))

        assert len(entries(uow, "PersonName", "delete")) == 1

    def test_names_the_rows_of_a_plan_written_anew(self, uow: UnitOfWork) -> None:
        pair = make_pair(uow, make_school(uow))
        programmes.write(
            uow, pair, NewProgramme(activities=(Activity(1, "", "Беседа"), Activity(2, "", "Урок")))
        )
        programmes.write(uow, pair, NewProgramme(activities=(Activity(1, "", "Итоги"),)))

        assert len(entries(uow, "ProgrammeActivity")) == 3
        assert len(entries(uow, "ProgrammeActivity", "delete")) == 2

    def test_is_not_drowned_in_counters_and_sessions(self, uow: UnitOfWork) -> None:
        school = make_school(uow)
        account = accounts.add(
            uow, organisation_id=school, login="orlova", display_name="", role="", password_hash=""
        )
        accounts.open_session(uow, account, "f" * 64, expires_at=AT)
        journal.reserve(uow, school, "od", AT.date())
        uow.session.flush()

        kinds = {entry.object_kind for entry in audit.latest(uow.session, 1000)}
        assert "Account" in kinds
        assert not kinds & {"SignInSession", "NumberCounter", "AuditEntry", "Draft"}

    def test_takes_acts_that_change_no_object(self, uow: UnitOfWork) -> None:
        audit.record(
            uow.session, actor="orlova", at=AT, action="take", object_kind="IssuedDocument", object_id="17"
        )

        (entry,) = entries(uow, "IssuedDocument", "take")
        assert (entry.actor, entry.object_id, entry.columns) == ("orlova", "17", ())

    def test_gives_the_newest_first_and_no_more_than_asked(self, uow: UnitOfWork) -> None:
        for number in range(3):
            audit.record(
                uow.session, actor="x", at=AT, action="take", object_kind="File", object_id=str(number)
            )
            uow.session.flush()

        assert [entry.object_id for entry in audit.latest(uow.session, limit=2)] == ["2", "1"]

    def test_is_rolled_back_with_the_work(self, open_uow: OpenUnit) -> None:
        with open_uow() as uow:
            make_school(uow)
            assert audit.latest(uow.session)

        with open_uow(read_only=True) as uow:
            assert audit.latest(uow.session) == []

    @pytest.mark.parametrize("change", ["UPDATE audit_log SET actor = 'nobody'", "DELETE FROM audit_log"])
    def test_is_guarded_by_the_database(self, open_uow: OpenUnit, change: str) -> None:
        with open_uow() as uow:
            make_school(uow)
            uow.commit()

        with open_uow() as uow, pytest.raises(DBAPIError, match="the audit log is append-only"):
            uow.session.execute(text(change))

        with open_uow(read_only=True) as uow:
            assert {entry.actor for entry in audit.latest(uow.session)} == {"secretary"}
