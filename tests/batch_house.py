"""A small house for the tests of batches and of the API: two tiny document types, a school and its people.

A worker process opens the same house again by its folder and its database.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import schools

from docgen.catalog import Catalog
from registry import accounts, batches, journal
from registry.batches import Item, NewBatch
from registry.journal import Record
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.actors import actor_of
from service.jobs.port import Jobs
from service.operations.start_batch import start_batch
from service.parts import Parts, open_parts
from service.settings import Settings

SHEET = "sheet"
"""A paper about a person; its form prints the name, the number and the date."""

CARD = "card"
"""A paper about a pair; it asks one question and refuses a pair without a curator."""

LIST = "list"
"""One paper about many pairs: no batch can be made of it."""

_MANIFEST = """
id = "{id}"
title = "{title}"
description = "Для проверки."
stage = "Проверка"
position = 1
subject = "{subject}"
series = "od"
retention = "5 лет"
retention_basis = "проверка"
acts = ["tk:351.8"]
rules = [{rules}]
file_title = "{title}"
roles = ["secretary", "methodist", "administrator"]
"""
_QUESTION = """
[[inputs]]
name = "основание"
label = "Основание"
why = "Печатается в документе."
type = "text"
"""


def write_types(folder: Path) -> None:
    """The document types, each a folder with a manifest and a form."""
    _write(folder, SHEET, "Листок", "person", "", "{{ документ.номер }} {{ лицо.фио }}")
    _write(
        folder, CARD, "Карточка", "pair", '"CURATOR"', "{{ документ.номер }} {{ ввод.основание }}", _QUESTION
    )
    _write(folder, LIST, "Список", "pairs", "", "{{ документ.номер }}")


def _write(
    folder: Path, type_id: str, title: str, subject: str, rules: str, line: str, more: str = ""
) -> None:
    (folder / type_id).mkdir(parents=True)
    form = docx.Document()
    # The library's own form is set in Cambria, which does not travel with us.
    form.styles["Normal"].font.name = "Times New Roman"
    form.add_paragraph(line)
    form.save(str(folder / type_id / "template.docx"))
    manifest = _MANIFEST.format(id=type_id, title=title, subject=subject, rules=rules) + more
    (folder / type_id / "manifest.toml").write_text(manifest, encoding="utf-8")


def open_house(
    data_dir: Path, *, database_url: str = "", jobs_url: str = "", executor_id: str = "local"
) -> Parts:
    """The parts of a house that stands in ``data_dir``; its document types are written at the first time."""
    settings = Settings(
        data_dir=data_dir, database_url=database_url, jobs_url=jobs_url, executor_id=executor_id
    )
    types = data_dir / "types"
    if not types.exists():
        write_types(types)
    return replace(open_parts(settings), catalog=Catalog.load(types))


def add_account(uow: UnitOfWork, school: int, role: str = "secretary", login: str = "") -> int:
    return accounts.add(
        uow,
        organisation_id=school,
        login=login or f"{role}{school}",
        display_name="Сотрудник",
        role=role,
        password_hash="-",
    )


def add_school(
    parts: Parts, people: int, role: str = "secretary", at: datetime = schools.AT
) -> tuple[Actor, list[int]]:
    """A school with so many teachers; who works for it, and the teachers' ids."""
    with UnitOfWork(parts.database, actor="test", at=at) as uow:
        school = schools.make_school(uow)
        account = accounts.get(uow.session, add_account(uow, school, role))
        person_ids = [schools.make_person(uow, school) for _ in range(people)]
        actor = actor_of(uow.session, account)
        uow.commit()
    return actor, person_ids


def start(parts: Parts, actor: Actor, jobs: Jobs, subject_ids: Sequence[int], **facts: Any) -> int:
    """A batch of papers about these people, unless the test says otherwise."""
    asked = {"type_id": SHEET, "dated": schools.DAY, "inputs": {}, "at": schools.AT} | facts
    return start_batch(parts, actor, jobs, subject_ids=subject_ids, **asked)


def note(parts: Parts, actor: Actor, subject_ids: Sequence[int]) -> int:
    """A batch that stands in the registry and was never submitted: the service died in between."""
    with parts.writing(actor, schools.AT) as uow:
        new = NewBatch(actor.organisation_id, SHEET, schools.DAY, {}, tuple(subject_ids), actor.account_id)
        batch_id = batches.add(uow, new)
        uow.commit()
    return batch_id


def items(parts: Parts, batch_id: int) -> list[Item]:
    with UnitOfWork(parts.database, actor="test", at=schools.AT, read_only=True) as uow:
        return batches.items(uow.session, batch_id)


def count_done(parts: Parts, batch_id: int) -> int:
    return sum(item.status == "done" for item in items(parts, batch_id))


def wait_until_over(parts: Parts, *batch_ids: int, seconds: float = 120) -> None:
    """Fails when the batches are not over in time."""
    deadline = time.monotonic() + seconds
    while any(item.status == "waiting" for one in batch_ids for item in items(parts, one)):
        assert time.monotonic() < deadline, "the batch is not over in time"
        time.sleep(0.05)


def papers(parts: Parts, organisation_id: int) -> list[Record]:
    """Everything in the school's journal, the oldest first."""
    with UnitOfWork(parts.database, actor="test", at=schools.AT, read_only=True) as uow:
        found = journal.search(uow.session, organisation_id, journal.Query(size=10_000))
        return sorted(found.rows, key=lambda record: record.id)


def assert_each_once(parts: Parts, actor: Actor, batch_id: int, many: int) -> None:
    """Every subject has its one paper, the numbers run from 1 without a gap, and every file is there."""
    settled = items(parts, batch_id)
    records = papers(parts, actor.organisation_id)
    assert [item.status for item in settled] == ["done"] * many
    assert {item.document_id for item in settled} == {record.id for record in records}
    assert sorted(int(record.number.removesuffix("-ОД")) for record in records) == list(range(1, many + 1))
    assert all(len(parts.storage.get(record.sha256)) == record.size for record in records)
