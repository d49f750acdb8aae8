"""The second stage: an opened source → the document, all looks resolved.

Raises UnsupportedFeature, with everything found, before anything is measured.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.pdf.read.names import Element, W, child_value, local, value, whole
from docgen.pdf.read.sections import read_section
from docgen.pdf.read.source import Source
from docgen.pdf.resolve.cascade import Cascade
from docgen.pdf.resolve.content import Block, Document, Paragraph, Section
from docgen.pdf.resolve.findings import Findings
from docgen.pdf.resolve.labels import Counters
from docgen.pdf.resolve.stories import StoryReader

_CORE = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "author": "{http://purl.org/dc/elements/1.1/}creator",
    "subject": "{http://purl.org/dc/elements/1.1/}subject",
    "modified": "{http://purl.org/dc/terms/}modified",
    "language": "{http://purl.org/dc/elements/1.1/}language",
}
_STORY_NAMES = {"default": "", "first": " первой страницы", "even": " чётных страниц"}


def resolve(source: Source) -> Document:
    """The document; raises UnsupportedFeature naming everything the engine would lose."""
    findings, cascade = Findings(), Cascade(source)
    counters = Counters(source.lists)
    body = StoryReader(source, cascade, findings, counters, source.main)
    sections = list(_sections(source, body, cascade, findings))
    notes = _notes(source, cascade, findings, counters)
    _check(source, findings)
    findings.refuse()
    return Document(
        sections=tuple(sections),
        notes=notes,
        settings=source.settings,
        parts=source.package.members,
        bookmarks=findings.bookmarks,
        **_core(source),
    )


def _sections(source: Source, body: StoryReader, cascade: Cascade, findings: Findings) -> Iterator[Section]:
    root = source.root(source.main)
    found = None if root is None else root.find(W + "body")
    if found is None:
        return
    headers: dict[str, tuple[Block, ...]] = {}
    footers: dict[str, tuple[Block, ...]] = {}
    parts = list(_parted(found))
    for at, (elements, properties) in enumerate(parts):
        following = parts[at + 1][1] if at + 1 < len(parts) else None
        props = read_section(properties)
        findings.add(*props.unsupported)
        blocks = tuple(body.read(elements))
        if _is_continuous(following) and len(blocks) > 1 and _is_empty(blocks[-1]):
            # An empty paragraph that only ends a section leaves no line where the next one goes on beside it.
            blocks = blocks[:-1]
        # A section without its own header has that of the section before it.
        headers = {**headers, **_stories(source, cascade, findings, props.headers, "верхний колонтитул")}
        footers = {**footers, **_stories(source, cascade, findings, props.footers, "нижний колонтитул")}
        findings.enter_story("основной текст")
        yield Section(props, blocks, headers, footers)


def _parted(body: Element) -> Iterator[tuple[list[Element], Element | None]]:
    """The body's children by section, with the sectPr that ends each."""
    elements: list[Element] = []
    last: Element | None = None
    for child in _unwrapped(body):
        if local(child) == "sectPr":
            last = child
            continue
        elements.append(child)
        ends = child.find(f"{W}pPr/{W}sectPr") if local(child) == "p" else None
        if ends is not None:
            yield elements, ends
            elements = []
    if elements or last is not None:
        yield elements, last


def _is_continuous(properties: Element | None) -> bool:
    return properties is not None and child_value(properties, "type") == "continuous"


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.inlines and block.label is None


def _unwrapped(parent: Element) -> Iterator[Element]:
    """The children, content controls looked through: a section may end inside one."""
    for child in parent:
        if local(child) == "sdt":
            content = child.find(W + "sdtContent")
            yield from () if content is None else _unwrapped(content)
        else:
            yield child


def _stories(
    source: Source, cascade: Cascade, findings: Findings, references: dict[str, str], name: str
) -> dict[str, tuple[Block, ...]]:
    read = {}
    for kind, reference in references.items():
        link = source.links(source.main).get(reference)
        root = source.root(link.target) if link else None
        if link is not None and root is not None:
            findings.enter_story(name + _STORY_NAMES.get(kind, ""))
            story = StoryReader(source, cascade, findings, Counters(source.lists), link.target)
            read[kind] = tuple(story.read(_unwrapped(root)))
    return read


def _notes(
    source: Source, cascade: Cascade, findings: Findings, counters: Counters
) -> dict[int, tuple[Block, ...]]:
    root = source.linked("footnotes")
    name = next((one.target for one in source.links(source.main).values() if one.kind == "footnotes"), "")
    reader = StoryReader(source, cascade, findings, counters, name)
    notes = {}
    for note in () if root is None else root.iterchildren(W + "footnote"):
        if value(note, "type") in {None, "normal"}:
            number = whole(value(note, "id"))
            findings.enter_story(f"сноска {number}")
            reader.enter_note(number)
            notes[number] = tuple(reader.read(_unwrapped(note)))
    return notes


def _check(source: Source, findings: Findings) -> None:
    """What belongs to the document as a whole."""
    findings.enter_story("документ")
    if source.settings.hyphenate:
        findings.add("автоматический перенос слов")
    if source.settings.background:
        findings.add("цвет страницы")
    if source.settings.mirror_margins:
        findings.add("зеркальные поля")


def _core(source: Source) -> dict[str, str]:
    name = source.package.core_properties()
    root = source.root(name) if name else None
    found = {} if root is None else {key: root.find(tag) for key, tag in _CORE.items()}
    return {key: (one.text or "").strip() for key, one in found.items() if one is not None}
