"""Step 5, compile: a form becomes a Template, or a list of everything wrong with it.

Two ways of filling come of one checked source: the generated code, and the plain one beside it that is the
measure and tells the errors.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateSyntaxError, meta

from docgen.archive import Archive
from docgen.errors import Fault, TemplateFaults
from docgen.package import Package
from docgen.template import facts as facts_of
from docgen.template.arrange import arrange, checkable, lines_left_ungrouped
from docgen.template.environment import ENVIRONMENT
from docgen.template.express import NotGenerated
from docgen.template.generate import Generated, generate
from docgen.template.harden import harden
from docgen.template.layout import analyse
from docgen.template.lint.blocks import empty_faults
from docgen.template.lint.charts import chart_faults
from docgen.template.lint.tags import letter_faults, tag_faults
from docgen.template.lint.texts import single_faults, text_faults, without_long_remarks
from docgen.template.open import Story, open_form
from docgen.template.patch import Source, patch
from docgen.template.reference import PlainStory, fill_plainly
from docgen.template.rendering import Facts, Rendering, StoryFacts
from docgen.template.splice import splice
from docgen.template.structure import structure_faults
from docgen.template.syntax import syntax_faults
from docgen.template.tags import find_tags
from docgen.template.words import word_faults


@dataclass(frozen=True)
class PlainForm:
    """The reference path of a form."""

    stories: tuple[PlainStory, ...]

    def fill(self, context: Mapping[str, Any], rendering: Rendering) -> list[tuple[str, bytes]]:
        """Every part filled. RenderError, naming the word and its place, when that cannot be."""
        return list(fill_plainly(self.stories, context, rendering).items())


@dataclass(frozen=True)
class CompiledStory:
    """The generated code of one part and what it names; ``code`` is None when there is none."""

    facts: StoryFacts
    code: CodeType | None
    words: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


@dataclass(frozen=True)
class CompiledForm:
    """A form compiled: everything a Template is made of, as plain data that can be kept on disk."""

    words: tuple[str, ...]
    stories: tuple[CompiledStory, ...]
    archive: Archive
    facts: Facts


@dataclass(frozen=True)
class _Checked:
    """A form without faults: its cleaned package and the shaped source of every part with tags."""

    package: Package
    sources: tuple[tuple[Story, Source], ...]


def compile_form(data: bytes) -> CompiledForm:
    """Compile a form. Raises TemplateFaults with every fault found, UnsafePackage when it is not accepted."""
    checked = _checked(data)
    known = facts_of.read_facts(checked.package)
    package = known.package
    arranged = [(story, _arranged(story, source, known)) for story, source in checked.sources]
    stories = tuple(_generated(story, source, known) for story, source in arranged)
    words = {name for _, source in checked.sources for name in _words(source)}
    static = {name: part for name, part in package.members.items() if name not in known.names(stories)}
    return CompiledForm(tuple(sorted(words)), stories, Archive.packed(static), known.facts)


def plain_form(data: bytes) -> PlainForm:
    """The reference path of a form."""
    checked = _checked(data)
    known = facts_of.read_facts(checked.package)
    return PlainForm(
        tuple(_plain(story, _arranged(story, src, known), known) for story, src in checked.sources)
    )


def check_template(
    source: bytes | Path,
    words: Collection[str] | None = None,
    fragments: Mapping[str, bytes] | None = None,
) -> list[Fault]:
    """Everything wrong with a form; with ``words`` («наставник.фио», «пары.номер») unknown words too.

    ``fragments``: what it may ask to be put into it, by name; it is checked as it is with them in place.
    Raises UnsafePackage when the file is not a .docx we accept.
    """
    data = source.read_bytes() if isinstance(source, Path) else source
    try:
        data = splice(data, fragments or {}).data
        checked = _checked(data)
        faults = list(_word_faults(checked, words)) if words is not None else []
    except TemplateFaults as error:
        faults = list(error.faults)
    told = {(fault.place, fault.quote) for fault in faults}
    advice = _advice(data, words or ()) if not {fault.code for fault in faults} & _NOT_READ else iter(())
    return faults + [fault for fault in advice if (fault.place, fault.quote) not in told]


# A file that is no form at all is not read any further.
_NOT_READ = frozenset({"issued_document", "strict_format", "too_many_tags"})


def _advice(data: bytes, words: Collection[str]) -> Iterator[Fault]:
    """What does not keep a form from being filled, but is surely not what its author meant."""
    _, stories = open_form(Package.open(data))
    for story in stories:
        texts = without_long_remarks(list(story.texts()))
        for tag in find_tags(texts):
            yield from letter_faults(tag)
        yield from empty_faults(texts)
        yield from single_faults(texts, words)


def _word_faults(checked: _Checked, words: Collection[str]) -> Iterator[Fault]:
    for _, source in checked.sources:
        yield from word_faults(ENVIRONMENT.parse(checkable(source.text)), source, words)


def _checked(data: bytes) -> _Checked:
    package, stories = open_form(Package.open(data))
    texts = [without_long_remarks(list(story.texts())) for story in stories]
    tags = [find_tags(paragraphs) for paragraphs in texts]
    pairs = zip(texts, tags, strict=True)
    _raise_all([fault for text, found in pairs for fault in (*text_faults(text), *tag_faults(found))])
    tagged = [(story, found) for story, found in zip(stories, tags, strict=True) if found]
    sources = tuple((story, patch(story, found)) for story, found in tagged)
    _raise_all([fault for _, source in sources for fault in _source_faults(source)])
    untagged = {
        story.name: story.serialised() for story, found in zip(stories, tags, strict=True) if not found
    }
    return _Checked(package.replace(untagged), sources)


def _raise_all(faults: Sequence[Fault]) -> None:
    if faults:
        raise TemplateFaults(faults)


def _source_faults(source: Source) -> list[Fault]:
    """What the tags one by one did not show: the grammar of the whole, and blocks that cut an element."""
    try:
        tree = ENVIRONMENT.parse(checkable(source.text))
    except TemplateSyntaxError as error:
        return [_fault_at(source, error.lineno, "syntax", "тег написан с ошибкой")]
    forbidden = [_fault_at(source, line, "forbidden_syntax", reason) for line, reason in syntax_faults(tree)]
    ungrouped = [
        _fault_at(source, line, "merge_outside_loop", "в ячейке может стоять один тег vm со словом")
        for line in lines_left_ungrouped(source.text)
    ]
    return forbidden or [*ungrouped, *structure_faults(source), *chart_faults(source)]


def _fault_at(source: Source, line: int, code: str, reason: str) -> Fault:
    tag = source.tag_at(line)
    sentence = f"{reason[:1].upper()}{reason[1:]}."
    return Fault(code, sentence, tag.place if tag else "", tag.text if tag else "")


def _words(source: Source) -> frozenset[str]:
    return frozenset(meta.find_undeclared_variables(ENVIRONMENT.parse(checkable(source.text)))) - {"loop"}


def _arranged(story: Story, source: Source, known: facts_of.Known) -> Source:
    return arrange(source, known.means(story.name))


def _generated(story: Story, source: Source, known: facts_of.Known) -> CompiledStory:
    facts = known.story(story.name)
    tree = ENVIRONMENT.parse(source.text)
    try:
        made: Generated = generate(tree, analyse(tree))
    except NotGenerated:
        return CompiledStory(facts, None)
    code = compile(made.source, f"<{story.name}>", "exec", dont_inherit=True)
    return CompiledStory(facts, code, made.words, made.filters, made.tests)


def _plain(story: Story, source: Source, known: facts_of.Known) -> PlainStory:
    tree = ENVIRONMENT.parse(source.text)
    tree = harden(tree, analyse(tree).places)
    code = JinjaTemplate.from_code(ENVIRONMENT, ENVIRONMENT.compile(tree), {})
    return PlainStory(known.story(story.name), source, code)
