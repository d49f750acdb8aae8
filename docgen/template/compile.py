"""Step 4, compile: a form becomes a Template, once for its content, or a list of everything wrong with it.

A Template is complete in itself and never changes, so any number of threads may render it at once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateSyntaxError, meta

from docgen.errors import Fault, TemplateFaults
from docgen.package import Package
from docgen.template.check import tag_faults, text_faults
from docgen.template.environment import ENVIRONMENT, Turns
from docgen.template.fill import fill
from docgen.template.finish import Repairs, finish, repairs_for
from docgen.template.open import Story, open_form
from docgen.template.patch import Source, patch
from docgen.template.structure import structure_faults
from docgen.template.syntax import harden, syntax_faults
from docgen.template.tags import find_tags
from docgen.template.values import check_plain
from docgen.template.words import word_faults

_CACHED_FORMS = 64


@dataclass(frozen=True)
class CompiledStory:
    """One part of a form, ready to be filled."""

    name: str
    source: Source
    code: JinjaTemplate
    words: frozenset[str]
    repairs: Repairs


@dataclass(frozen=True)
class Template:
    """A compiled form. ``version`` is the SHA-256 of the author's file, ``words`` the words it uses."""

    version: str
    words: frozenset[str]
    package: Package
    stories: tuple[CompiledStory, ...]

    def render(self, context: Mapping[str, Any]) -> bytes:
        """The form filled with plain values, as a .docx: the same bytes for the same context, always.

        Raises RenderError, naming the word and its place, on an unknown word, an empty value that would be
        printed, or a value that is not plain.
        """
        check_plain(context)
        turns = Turns()
        filled = {
            story.name: finish(fill(story.code, story.source, context, turns), story.repairs)
            for story in self.stories
        }
        return self.package.replace(filled).write()


def compile_template(source: bytes | Path) -> Template:
    """Compile a form; the same content is compiled once in a process.

    Raises TemplateFaults with every fault found, UnsafePackage when the file is not a .docx we accept.
    """
    return _compiled(source.read_bytes() if isinstance(source, Path) else source)


def check_template(source: bytes | Path, words: Collection[str] | None = None) -> list[Fault]:
    """Everything wrong with a form; with ``words`` («наставник.фио», «пары.номер») unknown words too.

    Raises UnsafePackage when the file is not a .docx we accept.
    """
    try:
        template = compile_template(source)
    except TemplateFaults as error:
        return list(error.faults)
    if words is None:
        return []
    faults = (
        word_faults(ENVIRONMENT.parse(story.source.text), story.source, words) for story in template.stories
    )
    return [fault for story_faults in faults for fault in story_faults]


@lru_cache(maxsize=_CACHED_FORMS)
def _compiled(data: bytes) -> Template:
    package, stories = open_form(Package.open(data))
    texts = [list(story.texts()) for story in stories]
    tags = [find_tags(paragraphs) for paragraphs in texts]
    pairs = zip(texts, tags, strict=True)
    _raise_all([fault for text, found in pairs for fault in (*text_faults(text), *tag_faults(found))])
    sources = [(story, patch(story, found)) for story, found in zip(stories, tags, strict=True) if found]
    _raise_all([fault for _, source in sources for fault in _source_faults(source)])
    compiled = tuple(_compile_story(story, source) for story, source in sources)
    untagged = {
        story.name: story.serialised() for story, found in zip(stories, tags, strict=True) if not found
    }
    words = frozenset(name for story in compiled for name in story.words)
    return Template(sha256(data).hexdigest(), words, package.replace(untagged), compiled)


def _raise_all(faults: list[Fault]) -> None:
    if faults:
        raise TemplateFaults(faults)


def _source_faults(source: Source) -> list[Fault]:
    """What the tags one by one did not show: the grammar of the whole, and blocks that cut an element."""
    try:
        tree = ENVIRONMENT.parse(source.text)
    except TemplateSyntaxError as error:
        return [_fault_at(source, error.lineno, "syntax", "тег написан с ошибкой")]
    forbidden = [_fault_at(source, line, "forbidden_syntax", reason) for line, reason in syntax_faults(tree)]
    return forbidden or structure_faults(source)


def _fault_at(source: Source, line: int, code: str, reason: str) -> Fault:
    tag = source.tag_at(line)
    sentence = f"{reason[:1].upper()}{reason[1:]}."
    return Fault(code, sentence, tag.place if tag else "", tag.text if tag else "")


def _compile_story(story: Story, source: Source) -> CompiledStory:
    tree = harden(ENVIRONMENT.parse(source.text))
    words = frozenset(meta.find_undeclared_variables(tree))
    code = JinjaTemplate.from_code(ENVIRONMENT, ENVIRONMENT.compile(tree), {})
    return CompiledStory(story.name, source, code, words, repairs_for(source.text, source.tags))
