"""The parts every operation works with, opened once from the settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import templates_docx
from docgen.catalog import Catalog
from docgen.document_type import DocumentType
from docgen.template.library import keep_compiled
from registry import name_forms, stated_facts
from registry.database import Database
from registry.errors import NotFound
from registry.sealing_key import require_key
from registry.unit_of_work import UnitOfWork
from service.access import Actor
from service.clock import now
from service.declension import decline_name
from service.settings import Settings
from service.storage import Storage


@dataclass(frozen=True, slots=True)
class Parts:
    """The database, the files and the document types, with the settings they were opened from."""

    settings: Settings
    database: Database
    storage: Storage
    catalog: Catalog

    def writing(self, actor: Actor, at: datetime) -> UnitOfWork:
        return UnitOfWork(self.database, actor=actor.login, at=at)

    def reading(self, actor: Actor, at: datetime) -> UnitOfWork:
        return UnitOfWork(self.database, actor=actor.login, at=at, read_only=True)

    def document_type(self, type_id: str) -> DocumentType:
        """Raises NotFound when the catalogue has no such type."""
        found = self.catalog.get(type_id)
        if found is None:
            raise NotFound("Такого вида документов нет.")
        return found

    def close(self) -> None:
        self.database.close()


def open_parts(settings: Settings) -> Parts:
    """Open everything, bring the database's schema up to date, and decline the names that never were.

    Raises KeyMissing before anything is written by a key that does not open what is there.
    """
    # The data are of persons: on a shared computer they are nobody's but the service's.
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    cipher = settings.cipher()
    database = Database(settings.registry_url, cipher, decline_name)
    database.migrate()
    _require_key(database, now(settings.time_zone))
    _decline_missing(database, now(settings.time_zone))
    _index_missing(database, now(settings.time_zone))
    keep_compiled(settings.data_dir / "forms")
    catalog = Catalog.load(Path(templates_docx.__file__).parent)
    catalog.compile_forms()
    return Parts(
        settings=settings,
        database=database,
        storage=Storage(settings.files_dir, cipher),
        catalog=catalog,
    )


def _require_key(database: Database, at: datetime) -> None:
    with UnitOfWork(database, actor="", at=at, read_only=True) as uow:
        require_key(uow.session, uow.cipher)


def _decline_missing(database: Database, at: datetime) -> None:
    """Names told to a version that kept no forms get theirs once; no lock is taken where none is missing."""
    with UnitOfWork(database, actor="обновление", at=at, read_only=True) as uow:
        missing = name_forms.any_missing(uow.session)
    if missing:
        with UnitOfWork(database, actor="обновление", at=at) as uow:
            name_forms.decline_missing(uow)
            uow.commit()


def _index_missing(database: Database, at: datetime) -> None:
    """Papers issued by a version that kept no index of what they state are put into it once."""
    with UnitOfWork(database, actor="обновление", at=at, read_only=True) as uow:
        missing = stated_facts.any_missing(uow.session)
    if missing:
        with UnitOfWork(database, actor="обновление", at=at) as uow:
            stated_facts.index_missing(uow)
            uow.commit()
