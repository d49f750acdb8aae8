"""The catalogue: every document type of a folder, found by itself.

A new document type is one folder and no other edit: there is no list of types anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from docgen.document_type import DocumentType
from docgen.errors import Fault, ManifestError, TemplateFaults, UnsafePackage
from docgen.manifest import FILE_NAME, read_manifest
from docgen.template.library import compile_template

FRAGMENTS = "fragments"
"""The folder, beside those of the types, of what several forms share: «{%p вставить имя %}» puts it in."""


class Catalog(Mapping[str, DocumentType]):
    """Document types by id, in the order of the page: by position, then by id."""

    def __init__(self, types: list[DocumentType], fragments: Mapping[str, bytes] | None = None) -> None:
        ordered = sorted(types, key=lambda found: (found.manifest.position, found.id))
        self._types = {found.id: found for found in ordered}
        self.fragments = dict(fragments or {})
        """What the forms share, by name."""

    @classmethod
    def load(cls, folder: Path) -> Catalog:
        """Every folder inside ``folder`` that has a manifest.

        Raises ManifestError naming the faults of all manifests at once.
        """
        types: list[DocumentType] = []
        faults: list[Fault] = []
        fragments = {path.stem: path.read_bytes() for path in sorted((folder / FRAGMENTS).glob("*.docx"))}
        for path in sorted(folder.glob(f"*/{FILE_NAME}")):
            manifest, found = read_manifest(path.parent)
            faults += found
            if manifest is not None:
                types.append(DocumentType(path.parent.resolve(), manifest, fragments))
        if faults:
            raise ManifestError(_sentence(faults), place=faults[0].place)
        return cls(types, fragments)

    def __getitem__(self, type_id: str) -> DocumentType:
        return self._types[type_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._types)

    def __len__(self) -> int:
        return len(self._types)

    def compile_forms(self) -> None:
        """Compile every form, so that a fault shows when the program starts, not at somebody's document.

        Raises TemplateFaults with the faults of all forms, each place beginning with the type's id.
        """
        faults: list[Fault] = []
        for found in self.values():
            try:
                compile_template(found.form_path, found.fragments)
            except TemplateFaults as error:
                faults += [replace(fault, place=f"{found.id}, {fault.place}") for fault in error.faults]
            except UnsafePackage as error:
                faults.append(Fault(error.code, error.message, found.id))
        if faults:
            raise TemplateFaults(faults)

    def by_stage(self) -> dict[str, list[DocumentType]]:
        """The types under the headings of the page; a heading stands where its first type stands."""
        stages: dict[str, list[DocumentType]] = {}
        for found in self.values():
            stages.setdefault(found.manifest.stage, []).append(found)
        return stages


def _sentence(faults: list[Fault]) -> str:
    reasons = "; ".join(f"{fault.place}: {fault.message}" for fault in faults)
    return f"Виды документов описаны с ошибками: {reasons}."
