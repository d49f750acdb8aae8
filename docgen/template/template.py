"""A compiled form. It is complete in itself and never changes, so any number of threads may render it.

The generated code fills it; what that code will not do, the reference path does, and says every error.
Imports nothing that reads XML: a form found compiled on disk renders at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from docgen.archive import Archive
from docgen.errors import BudgetSpent
from docgen.template.machine import Fill, Stopped
from docgen.template.rendering import Facts, Rendering, StoryFacts

if TYPE_CHECKING:
    from docgen.template.compile import PlainForm

Parts = Sequence[tuple[str, bytes]]


@dataclass(frozen=True)
class Story:
    """A part of a form and the function that fills it; None where only the reference path can."""

    facts: StoryFacts
    fill: Fill | None


@dataclass(frozen=True)
class Template:
    """A compiled form. ``version`` is the SHA-256 of the author's file and of the fragments
    it uses, ``words`` the words it uses, ``source`` the form with its fragments in place."""

    version: str
    words: frozenset[str]
    stories: tuple[Story, ...]
    archive: Archive
    facts: Facts
    source: bytes

    def render(self, context: Mapping[str, Any]) -> bytes:
        """The form filled with plain values, as a .docx: the same bytes for the same context, always.

        Raises RenderError, naming the word and its place, on an unknown word, an empty value that would be
        printed, or a value that is not plain.
        """
        rendering = Rendering(self.facts)
        try:
            parts = self._filled(context, rendering)
        except BudgetSpent:
            raise
        except Exception:
            # Whatever it was, the reference path meets it too, and names the word and the place in Russian.
            return self.render_plainly(context)
        return self._written(parts, rendering)

    def render_plainly(self, context: Mapping[str, Any]) -> bytes:
        """The same by the reference path: slower, and the measure of the fast one."""
        rendering = Rendering(self.facts)
        return self._written(self.plain.fill(context, rendering), rendering)

    @cached_property
    def plain(self) -> PlainForm:
        """The reference path of this form, compiled when it is first needed."""
        # The reference path needs Jinja2 and the XML library, which a cached form starts without.
        compiled: PlainForm = import_module("docgen.template.compile").plain_form(self.source)
        return compiled

    @cached_property
    def is_generated(self) -> bool:
        """Whether every part has code of its own."""
        return all(story.fill is not None for story in self.stories)

    def _filled(self, context: Mapping[str, Any], rendering: Rendering) -> Parts:
        for word in context:
            if word.__class__ is not str or word[:1] == "_":
                raise Stopped
        get, parts = context.get, []
        for story in self.stories:
            if story.fill is None:
                raise Stopped
            rendering.begin(story.facts)
            part = b"".join(story.fill(get, rendering))
            rendering.add_bytes(len(part))
            parts.append((story.facts.name, part))
        return parts

    def _written(self, parts: Parts, rendering: Rendering) -> bytes:
        if rendering.adds_nothing:
            return self.archive.write(parts)
        changed = rendering.changed_members()
        return self.archive.replaced(changed).write(parts)
