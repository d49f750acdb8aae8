"""The compiled forms, kept: in memory by content, and on disk where the process was told to keep them.

A form is compiled once; a process that finds it on disk starts without the XML library and without Jinja2.
Only this program may write to that folder: what is kept there is code.
"""

from __future__ import annotations

import marshal
import os
import sys
import tempfile
from collections import OrderedDict
from collections.abc import Mapping
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from threading import Lock
from types import CodeType
from typing import Any

from docgen.archive import Archive, Member
from docgen.template.machine import load
from docgen.template.rendering import Facts, StoryFacts
from docgen.template.template import Story, Template

# To be raised with every change of the generated code or of what is kept: old files are then passed over.
FORMAT = 3
_KEPT_IN_MEMORY = 64
_memory: OrderedDict[str, Template] = OrderedDict()
_lock = Lock()
_folder: Path | None = None


def keep_compiled(folder: Path | None) -> None:
    """Keep compiled forms in ``folder`` from now on (None: in memory only)."""
    global _folder  # noqa: PLW0603 — one process has one folder, and whoever starts the process names it.
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _folder = folder


def compile_template(
    source: bytes | Path, fragments: Mapping[str, bytes] | None = None, *, on_disk: bool = True
) -> Template:
    """Compile a form with the shared ``fragments`` it asks for; the same content is compiled once.

    ``on_disk``: False keeps it in memory alone, whatever ``keep_compiled`` was told.
    Raises TemplateFaults with every fault found, UnsafePackage when the file is not a .docx we accept.
    """
    data = source.read_bytes() if isinstance(source, Path) else source
    key = _key(data, fragments or {})
    with _lock:
        if key in _memory:
            _memory.move_to_end(key)
            return _memory[key]
    kept = _kept(key) if on_disk else None
    template = _template(kept or _compiled(key, data, fragments or {}, on_disk=on_disk))
    with _lock:
        _memory[key] = template
        while len(_memory) > _KEPT_IN_MEMORY:
            _memory.popitem(last=False)
        return _memory[key]


def forget() -> None:
    """Drop what is in memory: a test of the folder begins so."""
    with _lock:
        _memory.clear()


def _key(data: bytes, fragments: Mapping[str, bytes]) -> str:
    """The form with all there is to put into it: which fragments it uses is known only when it is read."""
    known = sha256(data)
    for name in sorted(fragments):
        known.update(name.encode() + b"\0" + sha256(fragments[name]).digest())
    return known.hexdigest()


def _path(key: str) -> Path | None:
    version = f"{FORMAT}-{sys.implementation.cache_tag}"
    return _folder / f"{key}.{version}.form" if _folder is not None else None


def _kept(key: str) -> dict[str, Any] | None:
    path = _path(key)
    try:
        kept: dict[str, Any] | None = marshal.loads(path.read_bytes()) if path is not None else None  # noqa: S302
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return kept if isinstance(kept, dict) and kept.get("key") == key else None


def _compiled(key: str, data: bytes, fragments: Mapping[str, bytes], *, on_disk: bool) -> dict[str, Any]:
    # The compiler needs Jinja2, docxtpl and the XML library; a form found compiled does without them.
    whole = import_module("docgen.template.splice").splice(data, fragments)
    made = _plain(import_module("docgen.template.compile").compile_form(whole.data))
    made |= {"key": key, "version": whole.version, "source": whole.data}
    path = _path(key)
    if path is not None and on_disk:
        _write(path, marshal.dumps(made))
    return made


def _write(path: Path, data: bytes) -> None:
    """Write at once, so that another process never reads half a file."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).replace(path)


def _plain(form: Any) -> dict[str, Any]:
    """A compiled form as what marshal can keep."""
    facts = form.facts
    return {
        "words": form.words,
        "stories": [
            (_story_fields(story.facts), story.code, story.words, story.filters, story.tests)
            for story in form.stories
        ],
        "members": [(member.name, member.local, member.central) for member in form.archive.members],
        "facts": {name: getattr(facts, name) for name in Facts.__slots__},
    }


def _story_fields(facts: StoryFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in StoryFacts.__slots__}


def _template(kept: dict[str, Any]) -> Template:
    return Template(
        kept["version"],
        frozenset(kept["words"]),
        tuple(_story(*story) for story in kept["stories"]),
        Archive([Member(*member) for member in kept["members"]]),
        Facts(**kept["facts"]),
        kept["source"],
    )


def _story(
    facts: dict[str, Any],
    code: CodeType | None,
    words: tuple[str, ...],
    filters: tuple[str, ...],
    tests: tuple[str, ...],
) -> Story:
    fill = load(code, words, filters, tests) if code is not None else None
    return Story(StoryFacts(**facts), fill)
