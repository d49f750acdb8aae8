"""Step 3, check: whether every block of a form begins and ends at the same depth of the page.

When it does, any data gives well-formed XML; when it does not, a paragraph or a row would be cut in half and
Word would refuse the file. A block may run from paragraph to paragraph, as docxtpl lets it, never from cell
to cell. Reads the shaped source only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docgen.errors import Fault
from docgen.template.patch import Source
from docgen.template.tags import Tag, tag_spans

_TOKEN = re.compile(r"<(/?)([\w:.-]+)[^<>]*?(/?)>|\ue000(\d+)\ue001")
_MIDDLES = ("else", "elif")
_ENDS = ("endif", "endfor")


def structure_faults(source: Source) -> list[Fault]:
    """One fault for every block that cuts an element."""
    walk = _Walk(source.tags)
    for token in _TOKEN.finditer(_with_placeholders(source.text)):
        walk.step(token)
    return list(dict.fromkeys(walk.faults))


def _with_placeholders(text: str) -> str:
    """Tags as numbered marks; a mark inside an XML tag belongs to an attribute and is passed over."""
    pieces, position = [], 0
    for number, found in enumerate(tag_spans(text)):
        pieces += [text[position : found.start()], f"\ue000{number}\ue001"]
        position = found.end()
    return "".join([*pieces, text[position:]])


@dataclass
class _Walk:
    tags: tuple[Tag, ...]
    faults: list[Fault] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    blocks: list[tuple[Tag, tuple[str, ...]]] = field(default_factory=list)
    seen: int = 0
    last: Tag | None = None

    def step(self, token: re.Match[str]) -> None:
        closing, name, empty, number = token.groups()
        if number is not None:
            self._tag(self.tags[int(number)])
        elif closing:
            self._close(name)
        elif not empty:
            self.seen += 1
            # A cell bears its number: a block that ends in another cell would shift the columns.
            self.elements.append(f"{name}{self.seen}" if name == "w:tc" else name)

    def _close(self, name: str) -> None:
        opened = self.elements.pop() if self.elements else ""
        # A cell bears its number, which its end does not know.
        same = opened == name or (name == "w:tc" and opened.removeprefix("w:tc").isdecimal())
        if not same and self.last and not self.faults:
            self.faults.append(_torn(self.last))

    def _tag(self, tag: Tag) -> None:
        self.last = tag
        if tag.keyword in ("if", "for"):
            self.blocks.append((tag, self._position()))
        elif tag.keyword in (*_MIDDLES, *_ENDS) and self.blocks:
            opening, position = self.blocks[-1]
            if position != self._position():
                self.faults.append(_cut(opening, tag))
                self.blocks[-1] = (opening, self._position())
            if tag.keyword in _ENDS:
                self.blocks.pop()

    def _position(self) -> tuple[str, ...]:
        return tuple(self.elements)


def _torn(tag: Tag) -> Fault:
    message = "Разметка файла рядом с тегом повреждена: наберите этот абзац заново и сохраните форму в Word."
    return Fault("torn_markup", message, tag.place, tag.text)


def _cut(opening: Tag, closing: Tag) -> Fault:
    message = (
        f"Блок начинается в одном абзаце или строке, а «{closing.keyword}» стоит в другом ({closing.place}): "
        "поставьте оба тега в отдельные абзацы ({%p … %}) или отдельные строки таблицы ({%tr … %})."
    )
    return Fault("block_cuts_element", message, opening.place, opening.text)
