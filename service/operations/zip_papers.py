"""Several papers as one ZIP written while it is read. The same papers give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docgen.errors import DocgenError
from registry.journal import Record
from service.access import Actor
from service.operations.several_papers import Papers
from service.operations.take_document import Format, file_name, note_taken, paper_content, paper_name
from service.parts import Parts

Choice = Literal["docx", "pdf", "both"]
CHOICES: dict[Choice, tuple[Format, ...]] = {"docx": ("docx",), "pdf": ("pdf",), "both": ("docx", "pdf")}
"""What may be asked to lie in a ZIP."""

NO_PDF = "Без PDF.txt"
"""Names the papers of which no PDF could be made, and why; their Word files stand in its place."""


@dataclass(frozen=True, slots=True)
class Archive:
    """``chunks`` may be read once."""

    name: str
    chunks: Iterator[bytes]


def zip_papers(
    parts: Parts, actor: Actor, papers: Papers, at: datetime, kinds: Sequence[Format] = ("docx",)
) -> Archive:
    """Every paper in every format asked for; each is noted in the audit log.

    Raises FileLost before the first byte.
    """
    for record in papers.records:
        parts.storage.get(record.sha256)  # A lost file must be told of before half of the ZIP is sent.
    note_taken(parts, actor, papers.records, kinds, at)
    return Archive(f"{papers.name}.zip", _written(parts, papers.records, kinds))


def unique_names(records: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    """The papers' own names without extension; a name met again gets « (2)», « (3)»…"""
    met: dict[str, int] = {}
    for record in records:
        name = paper_name(record)
        met[name] = met.get(name, 0) + 1
        yield (name if met[name] == 1 else f"{name} ({met[name]})"), record


class _Pipe(io.RawIOBase):
    """Where ZipFile writes and we take from; it cannot be wound back, so ZipFile writes straight through."""

    def __init__(self) -> None:
        self._written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self._written += data
        return len(data)

    def take(self) -> bytes:
        taken = bytes(self._written)
        self._written.clear()
        return taken


def _written(parts: Parts, records: Sequence[Record], kinds: Sequence[Format]) -> Iterator[bytes]:
    pipe = _Pipe()
    without: list[str] = []
    with ZipFile(pipe, "w", ZIP_DEFLATED) as archive:
        for stem, record in unique_names(records):
            for name, content in _files(parts, stem, record, kinds, without):
                archive.writestr(_entry(name, record), content)
                yield pipe.take()
        if without:
            archive.writestr(_entry(NO_PDF, records[-1]), "\r\n".join(without))
    yield pipe.take()


def _files(
    parts: Parts, stem: str, record: Record, kinds: Sequence[Format], without: list[str]
) -> Iterator[tuple[str, bytes]]:
    """The paper's files; where the PDF cannot be made, its Word file stands for it and the reason is kept."""
    made: dict[Format, bytes] = {}
    for kind in kinds:
        try:
            made[kind] = paper_content(parts, record, kind)
        except DocgenError as error:
            made["docx"] = paper_content(parts, record, "docx")
            without.append(f"{file_name(record)}: {error.message}")
    yield from ((f"{stem}.{kind}", content) for kind, content in made.items())


def _entry(name: str, record: Record) -> ZipInfo:
    entry = ZipInfo(name, record.dated.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    return entry
