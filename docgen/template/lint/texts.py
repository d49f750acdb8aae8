"""Faults of paragraphs and table rows: tags cut short, single braces, text that a tag would swallow."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from docgen.errors import Fault
from docgen.template.places import Paragraph, W, paragraph_text
from docgen.template.tags import leftovers, tag_spans

QUOTE_LENGTH = 200
_CUT = re.compile(r"\{[{%#]|[%#}]\}")
_CROSSED = re.compile(r"\{%[^{}%]*\}\}|\{\{[^{}%]*%\}")
_SPACED = re.compile(r"\{ +\{[^{}]*\} *\}|\{ *\{[^{}]*\} +\}|\{ +%[^{}%]*% *\}|\{ *%[^{}%]*% +\}")
_SINGLE = re.compile(r"(?<!\{)\{\s*([\w.]+)\s*\}(?!\})")
_CYRILLIC_PREFIX = re.compile(r"\{%[-+]?\s*(?:тр|тс|р|п|с)\s", re.I)


def quoted(text: str) -> str:
    """A piece of a form short enough to be shown."""
    text = text.strip()
    return text if len(text) <= QUOTE_LENGTH else f"{text[: QUOTE_LENGTH - 1]}…"


def without_long_remarks(texts: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs less the remarks {# … #} that run from one to another, as docxtpl lets them."""
    rests = [leftovers(paragraph.text) for paragraph in texts]
    last_end = max((index for index, rest in enumerate(rests) if "#}" in rest), default=-1)
    shown: list[Paragraph] = []
    inside = False
    for index, (paragraph, rest) in enumerate(zip(texts, rests, strict=True)):
        text = paragraph.text
        if inside and "#}" in text:
            text, inside = text.partition("#}")[2], False
        elif inside:
            text = ""
        if not inside and index < last_end and "{#" in rest and "{#" in leftovers(text):
            text, inside = text[: text.rfind("{#")], True
        shown.append(Paragraph(text, paragraph.place, paragraph.element))
    return shown


def text_faults(texts: Sequence[Paragraph]) -> Iterator[Fault]:
    """Faults of each paragraph by itself, then of the rows and cells they stand in."""
    for paragraph in texts:
        yield from _brace_faults(paragraph)
        yield from _line_tag_faults(paragraph)
    yield from _row_faults(texts)


def _brace_faults(paragraph: Paragraph) -> Iterator[Fault]:
    rest = leftovers(paragraph.text)
    for found in [*_SPACED.finditer(rest), *_CROSSED.finditer(rest)]:
        yield _mended_braces(found[0], paragraph.place)
    rest = _CROSSED.sub("", _SPACED.sub("", rest))
    cut = _CUT.search(rest)
    if cut:
        message = (
            "Тег открыт, но не закрыт (или наоборот): скобки {{ }}, {% %} пишутся парами в одном абзаце."
        )
        yield Fault("unclosed_tag", message, paragraph.place, quoted(rest[max(cut.start() - 20, 0) :]))


def _mended_braces(tag: str, place: str) -> Fault:
    is_statement = "%" in tag[:3] if _SPACED.fullmatch(tag) else tag.startswith("{%")
    inside = tag.strip("{}% ")
    cured = f"{{% {inside} %}}" if is_statement else f"{{{{ {inside} }}}}"
    if _SPACED.fullmatch(tag):
        return Fault(
            "spaced_braces", "Между скобками тега стоит пробел: сотрите его.", place, quoted(tag), cured
        )
    message = "Тег открыт одними скобками, а закрыт другими: {{ … }} для слов, {% … %} для команд."
    return Fault("crossed_braces", message, place, quoted(tag), cured)


def single_faults(texts: Sequence[Paragraph], words: Collection[str]) -> Iterator[Fault]:
    """Words of the form in braces that are not doubled."""
    for paragraph in texts:
        for found in _SINGLE.finditer(_SPACED.sub("", leftovers(paragraph.text))):
            if found[1] in words:
                message = f"Слово «{found[1]}» стоит в одинарных скобках и напечатается как есть: удвойте их."
                yield Fault("single_braces", message, paragraph.place, found[0], f"{{{{ {found[1]} }}}}")


def _line_tag_faults(paragraph: Paragraph) -> Iterator[Fault]:
    tags = [found for found in tag_spans(paragraph.text) if re.match(r"\{[{%#][-+]?p\s", found[0])]
    if len(tags) > 1:
        message = (
            "Два тега с «p» в одном абзаце: такой тег заменяет весь абзац, поставьте каждый в свой абзац."
        )
        yield Fault("two_paragraph_tags", message, paragraph.place, quoted(" ".join(tag[0] for tag in tags)))
    elif tags and (paragraph.text[: tags[0].start()] + paragraph.text[tags[0].end() :]).strip():
        message = "Рядом с тегом «p» стоит текст, он пропадёт: поставьте тег в отдельный абзац."
        yield Fault("lost_text", message, paragraph.place, quoted(tags[0][0]))


def _row_faults(texts: Sequence[Paragraph]) -> Iterator[Fault]:
    """Faults of tags that take a table's row or cell away with them."""
    for prefix, holder, title in (("tr", f"{W}tr", "строке"), ("tc", f"{W}tc", "ячейке")):
        pattern = re.compile(rf"\{{[{{%#][-+]?{prefix}\s")
        seen: dict[etree._Element, list[tuple[str, str]]] = {}
        for paragraph in texts:
            if paragraph.element is None or paragraph.element.tag != f"{W}p":
                continue
            owner = next(paragraph.element.iterancestors(holder), None)
            for found in tag_spans(paragraph.text):
                if not pattern.match(found[0]):
                    continue
                if owner is None:
                    yield _outside(found[0], prefix, paragraph.place)
                else:
                    seen.setdefault(owner, []).append((found[0], paragraph.place))
        for owner, tags in seen.items():
            yield from _swallowed(owner, tags, title)


def _outside(tag: str, prefix: str, place: str) -> Fault:
    message = f"Тег с приставкой «{prefix}» стоит вне таблицы: абзац убирает приставка «p»."
    return Fault("row_tag_outside_table", message, place, quoted(tag), tag.replace(prefix, "p", 1))


def _swallowed(owner: etree._Element, tags: list[tuple[str, str]], title: str) -> Iterator[Fault]:
    tag, place = tags[0]
    if len(tags) > 1:
        message = f"В одной {title} два таких тега: каждый заменяет её всю, поставьте их в отдельные."
        yield Fault("two_row_tags", message, place, quoted(" ".join(tag for tag, _ in tags)))
        return
    text = "".join(paragraph_text(paragraph) for paragraph in owner.iter(f"{W}p"))
    if text.replace(tag, "", 1).strip():
        message = f"Рядом с тегом в той же {title} стоит текст, он пропадёт: оставьте в ней один тег."
        yield Fault("lost_text", message, place, quoted(tag))
