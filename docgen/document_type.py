"""A document type: one folder with a form, a manifest, a sample and, where words are computed, a context.

Everything is read when it is first asked for, and once. Knows no document type by name.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from docgen import inputs
from docgen.errors import ManifestError
from docgen.manifest import Manifest
from docgen.template.library import compile_template
from docgen.template.template import Template

ContextBuilder = Callable[..., Mapping[str, Any]]


@dataclass(frozen=True)
class DocumentType:
    """What a folder of the catalogue offers."""

    folder: Path
    manifest: Manifest
    fragments: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    """The catalogue's shared fragments by name: what forms may ask to be put into them."""
    own_form: bytes | None = field(default=None, compare=False, repr=False)
    """A form in the place of the folder's: somebody's own version; all the rest stays the folder's."""

    @property
    def id(self) -> str:
        return self.manifest.id

    @property
    def form_path(self) -> Path:
        """The form as its author edits it in Word."""
        return self.folder / "template.docx"

    @property
    def source(self) -> bytes:
        """The form as its author keeps it, its fragments asked for and not put in yet."""
        return self.form_path.read_bytes() if self.own_form is None else self.own_form

    @cached_property
    def version(self) -> str:
        """Which form this is: the beginning of the SHA-256 of its file and of the fragments it uses."""
        return self.template.version[:16]

    @cached_property
    def form(self) -> bytes:
        """The form with its fragments in place: what is checked, outlined and compiled.

        Raises TemplateFaults or UnsafePackage when a fragment is not there or does not fit.
        """
        # Splicing reads XML; a process that only fills forms compiled before does without it.
        spliced: bytes = import_module("docgen.template.splice").splice(self.source, self.fragments).data
        return spliced

    @cached_property
    def template(self) -> Template:
        """The compiled form. Raises TemplateFaults or UnsafePackage when the form is not fit."""
        # What others bring is kept sealed by whoever keeps it, and never beside the program's own code.
        return compile_template(self.source, self.fragments, on_disk=self.own_form is None)

    def with_form(self, own_form: bytes) -> DocumentType:
        """The same type with somebody's own version of its form."""
        return replace(self, own_form=own_form)

    @cached_property
    def sample(self) -> Mapping[str, Any]:
        """sample.toml, parsed: what the samples and the tests render the form with."""
        path = self.folder / "sample.toml"
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise ManifestError("Нет файла sample.toml.", place=self.folder.name) from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ManifestError("Файл sample.toml не читается как TOML.", place=self.folder.name) from error

    @cached_property
    def context_builder(self) -> ContextBuilder | None:
        """``extend`` of the folder's context.py, or None when the words need no computing."""
        path = self.folder / "context.py"
        if not path.is_file():
            return None
        extend = getattr(_load(path), "extend", None)
        if not callable(extend):
            raise ManifestError("В context.py нет функции extend.", place=self.folder.name)
        builder: ContextBuilder = extend
        return builder

    def parse_inputs(self, raw: Mapping[str, str]) -> dict[str, Any]:
        """The answers to the manifest's questions as values. Raises InputFaults with every fault."""
        return inputs.parse_inputs(self.manifest.inputs, raw)

    def people_named(self, raw: Mapping[str, str]) -> tuple[int, ...]:
        """Whom the answers about people name, once each; what cannot be read names nobody."""
        found: list[int] = []
        for field_ in self.manifest.inputs:
            if field_.type in ("person", "people") and raw.get(field_.name):
                found += inputs.people_named(field_, raw[field_.name])
        return tuple(dict.fromkeys(found))


def _load(path: Path) -> ModuleType:
    """The module at ``path``, under the name a plain import would give it, loaded once."""
    name = f"{path.parent.parent.name}.{path.parent.name}.{path.stem}"
    loaded = sys.modules.get(name)
    if loaded is not None and loaded.__file__ == str(path):
        return loaded
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ManifestError("Файл context.py не читается.", place=path.parent.name)
    module = module_from_spec(spec)
    # Dataclasses look their own module up by name, so it must be registered before it runs.
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
