"""Batches from the question to the ZIP, without an engine: the papers are made while the test waits."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import schools
from batch_house import CARD, LIST, SHEET, add_account, add_school, items, open_house, papers, start
from sqlalchemy.exc import OperationalError

from docgen.inputs import InputFaults
from registry import accounts, audit, batches
from registry.errors import Conflict, InvalidFact, NotFound
from registry.models import Account
from service.access import Actor
from service.actors import actor_of
from service.errors import FileLost, Forbidden
from service.jobs.at_once import JobsAtOnce
from service.operations import run_batch
from service.operations.batch_state import batch_state
from service.operations.cancel_batch import cancel_batch
from service.operations.resume_batch import resume_batch
from service.operations.several_papers import batch_papers
from service.operations.void_document import void_document
from service.operations.zip_papers import Archive, unique_names, zip_papers
from service.parts import Parts

ANSWER = {"основание": "заявление"}


class JobsLater:
    """An engine that has not come to it yet."""

    def start(self) -> None: ...

    def stop(self) -> None: ...

    def submit(self, batch_id: int) -> None: ...

    def cancel(self, batch_id: int) -> None: ...

    def adopt(self, executor_id: str) -> int:
        return 0


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Parts]:
    parts = open_house(tmp_path)
    yield parts
    parts.close()


@pytest.fixture
def jobs(house: Parts) -> JobsAtOnce:
    return JobsAtOnce(house)


def colleague(house: Parts, actor: Actor, role: str) -> Actor:
    """Another account of the same school."""
    with house.writing(actor, schools.AT) as uow:
        account = accounts.get(uow.session, add_account(uow, actor.organisation_id, role))
        found = actor_of(uow.session, account)
        uow.commit()
    return found


def stranger(house: Parts, role: str = "secretary") -> Actor:
    """Somebody of another school."""
    return add_school(house, 0, role)[0]


def make_pair(house: Parts, actor: Actor, **facts: Any) -> int:
    with house.writing(actor, schools.AT) as uow:
        pair_id = schools.make_pair(uow, actor.organisation_id, **facts)
        uow.commit()
    return pair_id


def noted(house: Parts, actor: Actor) -> int:
    with house.reading(actor, schools.AT) as uow:
        return len(batches.latest(uow.session, actor.organisation_id))


class TestStartBatch:
    def test_makes_a_paper_for_everyone(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, people = add_school(house, 3)
        batch_id = start(house, actor, jobs, people)
        assert [item.status for item in items(house, batch_id)] == ["done"] * 3
        assert [record.issued_by for record in papers(house, actor.organisation_id)] == [actor.login] * 3

    def test_takes_whoever_is_named_twice_once(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, (person,) = add_school(house, 1)
        assert len(items(house, start(house, actor, jobs, [person, person]))) == 1

    def test_is_not_for_a_role_the_type_does_not_name(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, people = add_school(house, 1, role="hr")
        with pytest.raises(Forbidden):
            start(house, actor, jobs, people)
        assert noted(house, actor) == 0

    def test_is_not_for_another_schools_people(self, house: Parts, jobs: JobsAtOnce) -> None:
        _, people = add_school(house, 1)
        with pytest.raises(NotFound, match="Такого человека"):
            start(house, stranger(house), jobs, people)

    def test_is_for_one_school_at_a_time(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, ours = add_school(house, 1)
        other, theirs = add_school(house, 1)
        both = replace(actor, organisation_ids=(actor.organisation_id, other.organisation_id))
        with pytest.raises(InvalidFact, match="одной школы"):
            start(house, both, jobs, [*ours, *theirs])

    def test_tells_wrong_answers_at_once(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, _ = add_school(house, 0)
        with pytest.raises(InputFaults, match="Основание"):
            start(house, actor, jobs, [make_pair(house, actor)], type_id=CARD)
        assert noted(house, actor) == 0

    def test_is_not_for_one_paper_about_many_pairs(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, _ = add_school(house, 0)
        with pytest.raises(InvalidFact, match="один документ на все"):
            start(house, actor, jobs, [make_pair(house, actor)], type_id=LIST)

    @pytest.mark.parametrize("many", [0, 5001])
    def test_has_some_subjects_and_not_too_many(self, house: Parts, jobs: JobsAtOnce, many: int) -> None:
        actor, _ = add_school(house, 0)
        with pytest.raises(InvalidFact):
            start(house, actor, jobs, range(1, many + 1))

    @pytest.mark.parametrize("asked", [{"type_id": "nothing"}, {"subject_ids": [777]}])
    def test_knows_its_type_and_its_subjects(
        self, house: Parts, jobs: JobsAtOnce, asked: dict[str, Any]
    ) -> None:
        actor, people = add_school(house, 1)
        with pytest.raises(NotFound):
            start(house, actor, jobs, asked.pop("subject_ids", people), **asked)

    def test_a_button_pressed_twice_makes_nothing_twice(self, house: Parts) -> None:
        actor, people = add_school(house, 2)
        start(house, actor, JobsLater(), people)
        with pytest.raises(Conflict, match="уже изготавливаются"):
            start(house, actor, JobsLater(), people[1:])
        assert noted(house, actor) == 1


class TestRunBatch:
    def test_one_bad_subject_does_not_stop_the_rest(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, (curator,) = add_school(house, 1)
        good = make_pair(house, actor, curator_id=curator)
        bad = make_pair(house, actor)
        last = make_pair(house, actor, curator_id=curator)
        batch_id = start(house, actor, jobs, [good, bad, last], type_id=CARD, inputs=ANSWER)
        state = batch_state(house, actor, batch_id, schools.AT)
        assert (state.progress.done, state.progress.refused, state.percent) == (2, 1, 100)
        (refusal,) = state.refusals
        assert refusal.subject_id == bad
        assert refusal.name == "Иванова Мария Петровна — Смирнов Олег Ильич"
        assert refusal.reason.startswith("У пары не назначен куратор")
        numbers = [record.number for record in papers(house, actor.organisation_id)]
        assert numbers == ["1-ОД", "2-ОД"]

    def test_a_fault_of_the_program_is_told_without_its_words(
        self, house: Parts, jobs: JobsAtOnce, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        actor, people = add_school(house, 1)
        monkeypatch.setattr(run_batch, "issue_within", failing(KeyError("тайна"), times=9))
        batch_id = start(house, actor, jobs, people)
        (refusal,) = batch_state(house, actor, batch_id, schools.AT).refusals
        assert "KeyError" in refusal.reason
        assert "тайна" not in refusal.reason
        assert refusal.name == "Иванова Мария Петровна"

    def test_a_busy_database_is_waited_for(
        self, house: Parts, jobs: JobsAtOnce, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        actor, people = add_school(house, 1)
        busy = OperationalError("", {}, Exception("database is locked"))
        monkeypatch.setattr(run_batch, "issue_within", failing(busy, times=2))
        batch_id = start(house, actor, jobs, people)
        assert items(house, batch_id)[0].status == "done"

    def test_a_settled_paper_is_left_alone(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, people = add_school(house, 1)
        batch_id = start(house, actor, jobs, people)
        run_batch.make_paper(house, batch_id, items(house, batch_id)[0].id, schools.AT)
        assert len(papers(house, actor.organisation_id)) == 1

    @pytest.mark.parametrize(
        ("column", "value", "reason"),
        [("is_active", False, "отключена"), ("role", "hr", "другой ролью"), ("role", "operator", "другой")],
    )
    def test_the_role_is_asked_for_again_when_a_paper_is_made(
        self, house: Parts, jobs: JobsAtOnce, column: str, value: object, reason: str
    ) -> None:
        actor, people = add_school(house, 2)
        batch_id = start(house, actor, JobsLater(), people)
        with house.writing(actor, schools.AT) as uow:
            setattr(uow.session.get_one(Account, actor.account_id), column, value)
            uow.commit()
        jobs.start()
        assert [item.status for item in items(house, batch_id)] == ["refused"] * 2
        assert reason in items(house, batch_id)[0].refusal


class TestBatchState:
    def test_is_not_for_another_school(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, people = add_school(house, 1)
        batch_id = start(house, actor, jobs, people)
        with pytest.raises(NotFound):
            batch_state(house, stranger(house), batch_id, schools.AT)

    def test_is_not_for_a_role_the_type_does_not_name(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, people = add_school(house, 1)
        batch_id = start(house, actor, jobs, people)
        with pytest.raises(Forbidden):
            batch_state(house, colleague(house, actor, "hr"), batch_id, schools.AT)

    def test_names_by_number_whoever_has_no_name_that_day(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, people = add_school(house, 1)
        later = schools.DAY + timedelta(days=1)
        with house.writing(actor, schools.AT) as uow:
            nameless = schools.make_person(uow, actor.organisation_id, since=later)
            uow.commit()
        batch_id = start(house, actor, jobs, [nameless, *people])
        state = batch_state(house, actor, batch_id, schools.AT)
        assert [refusal.name for refusal in state.refusals] == [f"запись № {nameless}"]


class TestCancelAndResume:
    def test_what_waits_is_cancelled_and_can_be_made_later(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, people = add_school(house, 2)
        batch_id = start(house, actor, JobsLater(), people)
        cancel_batch(house, actor, jobs, batch_id, schools.AT)
        assert batch_state(house, actor, batch_id, schools.AT).cancelled
        jobs.start()
        assert [item.status for item in items(house, batch_id)] == ["cancelled"] * 2
        resume_batch(house, actor, jobs, batch_id, schools.AT)
        assert [item.status for item in items(house, batch_id)] == ["done"] * 2
        assert not batch_state(house, actor, batch_id, schools.AT).cancelled

    def test_a_batch_that_is_over_stays_as_it_is(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, people = add_school(house, 1)
        batch_id = start(house, actor, jobs, people)
        cancel_batch(house, actor, jobs, batch_id, schools.AT)
        assert not batch_state(house, actor, batch_id, schools.AT).cancelled

    @pytest.mark.parametrize("change", [cancel_batch, resume_batch])
    def test_are_not_for_another_school(self, house: Parts, jobs: JobsAtOnce, change: Any) -> None:
        actor, people = add_school(house, 1)
        batch_id = start(house, actor, jobs, people)
        with pytest.raises(NotFound):
            change(house, stranger(house), jobs, batch_id, schools.AT)


class TestBatchZip:
    def test_holds_every_paper_under_its_own_name(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, people = add_school(house, 2)
        batch_id = start(house, actor, jobs, people)
        archive = batch_zip(house, actor, batch_id, schools.AT)
        with ZipFile(io.BytesIO(b"".join(archive.chunks))) as opened:
            assert opened.testzip() is None
            assert opened.namelist() == [f"Листок № {n}-ОД от 01.09.2025.docx" for n in (1, 2)]
            sizes = [entry.file_size for entry in opened.infolist()]
        assert sizes == [record.size for record in papers(house, actor.organisation_id)]
        assert archive.name == "Листок от 01.09.2025.zip"

    def test_is_the_same_whenever_it_is_taken(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, people = add_school(house, 2)
        batch_id = start(house, actor, jobs, people)
        first = b"".join(batch_zip(house, actor, batch_id, schools.AT).chunks)
        later = schools.AT + timedelta(days=40)
        assert b"".join(batch_zip(house, actor, batch_id, later).chunks) == first

    def test_every_paper_taken_is_noted(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, people = add_school(house, 2)
        batch_zip(house, actor, start(house, actor, jobs, people), schools.AT)
        with house.reading(actor, schools.AT) as uow:
            taken = [entry.object_id for entry in audit.latest(uow.session) if entry.action == "take"]
        assert sorted(taken) == [str(record.id) for record in papers(house, actor.organisation_id)]

    def test_leaves_out_what_was_voided(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, people = add_school(house, 2)
        batch_id = start(house, actor, jobs, people)
        first = papers(house, actor.organisation_id)[0]
        void_document(house, actor, first.id, reason="Опечатка", on=schools.DAY, at=schools.AT)
        taken = b"".join(batch_zip(house, actor, batch_id, schools.AT).chunks)
        assert ZipFile(io.BytesIO(taken)).namelist() == ["Листок № 2-ОД от 01.09.2025.docx"]

    def test_there_is_none_before_the_first_paper(self, house: Parts) -> None:
        actor, people = add_school(house, 1)
        batch_id = start(house, actor, JobsLater(), people)
        with pytest.raises(Conflict, match="ещё нет готовых"):
            batch_zip(house, actor, batch_id, schools.AT)

    def test_tells_of_a_lost_file_before_the_first_byte(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, people = add_school(house, 2)
        batch_id = start(house, actor, jobs, people)
        last = papers(house, actor.organisation_id)[-1].sha256
        (house.settings.files_dir / last[:2] / last).unlink()
        with pytest.raises(FileLost):
            batch_zip(house, actor, batch_id, schools.AT)

    def test_is_not_for_another_school(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, people = add_school(house, 1)
        batch_id = start(house, actor, jobs, people)
        with pytest.raises(NotFound):
            batch_zip(house, stranger(house, "administrator"), batch_id, schools.AT)

    def test_numbers_names_that_are_met_again(self, house: Parts, jobs: JobsAtOnce) -> None:
        actor, people = add_school(house, 1)
        start(house, actor, jobs, people, type_id=SHEET)
        (record,) = papers(house, actor.organisation_id)
        names = [name for name, _ in unique_names([record] * 3)]
        assert names == [f"Листок № 1-ОД от 01.09.2025{more}" for more in ("", " (2)", " (3)")]


def batch_zip(house: Parts, actor: Actor, batch_id: int, at: datetime) -> Archive:
    return zip_papers(house, actor, batch_papers(house, actor, batch_id, at), at)


def failing(error: Exception, *, times: int) -> Any:
    """The issue itself, after it has failed so many times."""
    left = times

    def issue(*arguments: Any) -> Any:
        nonlocal left
        if left:
            left -= 1
            raise error
        return REAL(*arguments)

    return issue


REAL = run_batch.issue_within
