"""How the tags of a part pair: blocks in order, with equal prefixes, not empty, merges inside loops."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.errors import Fault
from docgen.template.lint.texts import quoted
from docgen.template.places import Paragraph
from docgen.template.tags import Tag, read_tag, tag_spans

_OPENERS = {"if": "endif", "for": "endfor"}
_MIDDLES = {"else": ("if", "for"), "elif": ("if",)}
_MAX_BLOCKS = 12


def block_faults(tags: Sequence[Tag]) -> Iterator[Fault]:
    """Faults of the blocks of one part."""
    opened: list[Tag] = []
    for tag in tags:
        if tag.keyword in _OPENERS:
            opened.append(tag)
            if len(opened) == _MAX_BLOCKS + 1:
                yield fault("deep_nesting", tag, f"Больше {_MAX_BLOCKS} блоков один в другом.")
        elif tag.keyword in _MIDDLES and not (opened and opened[-1].keyword in _MIDDLES[tag.keyword]):
            yield fault("stray_tag", tag, f"«{tag.keyword}» стоит вне своего блока.")
        elif tag.keyword in _OPENERS.values():
            yield from _closing(opened, tag)
        elif tag.keyword in ("vm", "hm"):
            yield from _merge_faults(opened, tag)
    for tag in opened:
        yield fault(
            "unclosed_block", tag, f"Блок «{tag.keyword}» не закрыт: нужен «{_OPENERS[tag.keyword]}»."
        )


def _closing(opened: list[Tag], tag: Tag) -> Iterator[Fault]:
    if opened and _OPENERS[opened[-1].keyword] == tag.keyword:
        yield from _prefix_faults(opened.pop(), tag)
        return
    expected = f"ожидается «{_OPENERS[opened[-1].keyword]}»" if opened else "закрывать нечего"
    yield fault("stray_tag", tag, f"«{tag.keyword}» лишний: {expected}.")


def _prefix_faults(opening: Tag, closing: Tag) -> Iterator[Fault]:
    if opening.prefix != closing.prefix:
        message = (
            f"Блок открыт тегом «{{%{opening.prefix}», а закрыт тегом «{{%{closing.prefix}»: приставки равны."
        )
        yield fault("prefix_mismatch", closing, message, f"{{%{opening.prefix} {closing.body} %}}")


def _merge_faults(opened: Sequence[Tag], tag: Tag) -> Iterator[Fault]:
    if not any(block.keyword == "for" for block in opened) or "таблица" not in tag.place:
        message = (
            f"«{tag.keyword}» соединяет ячейки, которые повторяет цикл: поставьте его в ячейку внутри цикла."
        )
        yield fault("merge_outside_loop", tag, message)


def empty_faults(texts: Sequence[Paragraph]) -> Iterator[Fault]:
    """Blocks that say nothing whatever the data: from their beginning to their end there is no text."""
    said, opened = True, None
    for paragraph in texts:
        if paragraph.element is not None and _has_objects(paragraph):
            said = True
        position = 0
        for found in tag_spans(paragraph.text):
            said = said or bool(paragraph.text[position : found.start()].strip())
            position = found.end()
            tag = read_tag(found[0], paragraph.place)
            if tag.keyword in _OPENERS:
                opened, said = tag, False
            elif tag.keyword in _OPENERS.values() and opened is not None and not said:
                yield fault(
                    "empty_block",
                    opened,
                    "Между началом и концом блока ничего нет: сотрите его или наполните.",
                )
                opened, said = None, True
            else:
                said = said or tag.kind == "{" or tag.keyword not in (*_MIDDLES, "")
        said = said or bool(paragraph.text[position:].strip())


def _has_objects(paragraph: Paragraph) -> bool:
    element = paragraph.element
    drawn = ("drawing", "pict", "object", "fldChar", "fldSimple", "br", "sym")
    return element is not None and any(next(element.iter(f"{{*}}{name}"), None) is not None for name in drawn)


def fault(code: str, tag: Tag, message: str, suggestion: str = "") -> Fault:
    """A fault of a tag, with its place and its text."""
    return Fault(code, message, tag.place, quoted(tag.text), suggestion)


LOOP_WORD = re.compile(r"\bloop\.(\w+)")
