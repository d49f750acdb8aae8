"""Step 2, patch: docxtpl brings a part's XML into the shape Jinja2 reads.

Only docxtpl's shaping is used, never its rendering: that one runs an unsandboxed Jinja2. Every tag is put on
a line of its own (inside its braces, where white space means nothing), so that a line number of Jinja2
names a tag, and the tag names its place in the form.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from docxtpl import DocxTemplate
from lxml import etree

from docgen.template.expand import expand_part
from docgen.template.open import Story
from docgen.template.tags import Tag, read_tag, tag_spans

# The constructor opens nothing, and the shaping methods keep no state: one object serves every thread.
DIALECT = DocxTemplate("")
# docxtpl turns these into braces after rendering, in the values too; here they become constants of the form.
_ESCAPES = {
    "{_{": '{{ "{" }}{{ "{" }}',
    "}_}": '{{ "}" }}{{ "}" }}',
    "{_%": '{{ "{" }}%',
    "%_}": '%{{ "}" }}',
}
_ESCAPE = re.compile("|".join(map(re.escape, _ESCAPES)))
DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_KEPT = re.compile("\ue000(\\d+)\ue001")
_OPENING = re.compile(r"\{[{%][-+]?")


@dataclass(frozen=True)
class Source:
    """What Jinja2 compiles, and the way back from its lines to the author's tags."""

    text: str
    lines: tuple[int, ...]
    tags: tuple[Tag, ...]

    def tag_at(self, line: int | None) -> Tag | None:
        """The tag that begins on ``line`` or last before it."""
        position = bisect_right(self.lines, line or 0) - 1
        return self.tags[position] if position >= 0 else None


def patch(story: Story, tags: Sequence[Tag]) -> Source:
    """A story as Jinja2 source; ``tags`` are the story's own, found in its text with their places."""
    xml = etree.tostring(story.root, encoding="unicode")
    shaped = _expand_marks(_escape_braces(DIALECT.patch_xml(xml)))
    return _mark_lines(f"{DECLARATION}{shaped}", tags)


def _expand_marks(source: str) -> str:
    """Line feeds and tabs in the form's own text written out; those inside a tag mean nothing."""
    kept: list[str] = []
    pieces, position = [], 0
    for found in tag_spans(source):
        pieces += [source[position : found.start()], f"\ue000{len(kept)}\ue001"]
        kept.append(found[0])
        position = found.end()
    expanded = expand_part("".join([*pieces, source[position:]]))
    return _KEPT.sub(lambda found: kept[int(found[1])], expanded)


def _escape_braces(source: str) -> str:
    pieces, position = [], 0
    for found in tag_spans(source):
        pieces += [_as_constants(source[position : found.start()]), found[0]]
        position = found.end()
    return "".join([*pieces, _as_constants(source[position:])])


def _as_constants(text: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPES[found[0]], text)


def _mark_lines(source: str, tags: Sequence[Tag]) -> Source:
    pieces: list[str] = []
    lines: list[int] = []
    placed: list[Tag] = []
    position, line, known = 0, 1, 0
    for found in tag_spans(source):
        before, text = source[position : found.start()], found[0]
        position = found.end()
        marked = text if text.startswith("{#") else _OPENING.sub(lambda m: m[0] + "\n", text, count=1)
        pieces += [before, marked]
        line += before.count("\n")
        tag, known = _placed(read_tag(text), tags, known)
        lines.append(line + (marked is not text))
        placed.append(tag)
        line += marked.count("\n")
    return Source("".join([*pieces, source[position:]]), tuple(lines), tuple(placed))


def _placed(tag: Tag, known_tags: Sequence[Tag], start: int) -> tuple[Tag, int]:
    """The author's own tag that this shaped one came from, searched onwards from the last one found.

    docxtpl makes tags of its own for merged cells; those keep the place of the author's tag before them.
    """
    for index in range(start, len(known_tags)):
        if known_tags[index].essence == tag.essence:
            return known_tags[index], index + 1
    last = known_tags[start - 1] if 0 < start <= len(known_tags) else tag
    return Tag(tag.text, tag.kind, tag.prefix, tag.body, last.place), start
