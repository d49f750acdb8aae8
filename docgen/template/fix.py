"""The faults that have one sure cure, cured in the author's own file; everything else is left as it is."""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from docgen.errors import Fault
from docgen.template.letters import mend_letters
from docgen.template.lint.rules import RULES
from docgen.template.located import AuthorsFile, own_text, own_texts
from docgen.template.places import W

_PARAGRAPH_TAG = re.compile(r"\{[{%#][-+]?p\s(?:(?!\{[{%#]).)*?[}%#]\}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SPLIT = ("two_paragraph_tags", "lost_text")


def fix_template(source: bytes | Path, faults: Sequence[Fault]) -> bytes:
    """The form with every fault cured that has one sure cure; ``faults`` are those ``check_template`` found.

    Raises UnsafePackage when the file is not a .docx we accept.
    """
    file = AuthorsFile.open(source)
    for fault in faults:
        if is_fixable(fault):
            _fix(file, fault)
    return file.written()


def is_fixable(fault: Fault) -> bool:
    """Whether a fault has one sure cure."""
    if fault.code == "unknown_word":
        # A word of two alphabets that is known once its letters are put right was meant to be that word.
        return mend_letters(fault.quote) != fault.quote and bool(fault.suggestion)
    rule = RULES.get(fault.code)
    if rule is None or not rule.fixable or fault.quote.endswith("…"):
        return False
    return bool(fault.suggestion) or (fault.code in _SPLIT and bool(_PARAGRAPH_TAG.search(fault.quote)))


def _fix(file: AuthorsFile, fault: Fault) -> None:
    if fault.code in _SPLIT:
        paragraph = _split_paragraph(file, fault)
        if paragraph is not None:
            _split(paragraph)
        return
    paragraph = file.find(fault)
    if paragraph is not None:
        mended = mend_letters(fault.quote) if fault.code == "unknown_word" else fault.suggestion
        replace_text(paragraph, fault.quote, mended)


def replace_text(paragraph: etree._Element, old: str, new: str) -> bool:
    """Put ``new`` in place of ``old``, in the run where that begins; False when it is not there."""
    start = own_text(paragraph).find(old)
    if start < 0:
        return False
    end, position, written = start + len(old), 0, False
    for element in own_texts(paragraph):
        text = element.text or ""
        first, last = max(start - position, 0), min(end - position, len(text))
        position += len(text)
        if first >= last:
            continue
        element.text = text[:first] + ("" if written else new) + text[last:]
        element.set(_SPACE, "preserve")
        written = True
    return written


def _split_paragraph(file: AuthorsFile, fault: Fault) -> etree._Element | None:
    tag = _PARAGRAPH_TAG.search(fault.quote)
    if tag is None:
        return None
    return file.find(Fault(fault.code, fault.message, fault.place, tag[0]))


def _split(paragraph: etree._Element) -> None:
    """One paragraph for each line tag and one for the text between, all looking like the first."""
    text = own_text(paragraph)
    spans = [found.span() for found in _PARAGRAPH_TAG.finditer(text)]
    pieces, position = [], 0
    for start, end in spans:
        pieces += [(position, start), (start, end)]
        position = end
    pieces.append((position, len(text)))
    wanted = [(start, end) for start, end in pieces if text[start:end].strip()]
    for start, end in wanted:
        part = copy.deepcopy(paragraph)
        _keep_only(part, start, end)
        paragraph.addprevious(part)
    parent = paragraph.getparent()
    if wanted and parent is not None:
        parent.remove(paragraph)


def _keep_only(paragraph: etree._Element, start: int, end: int) -> None:
    position = 0
    for element in own_texts(paragraph):
        text = element.text or ""
        element.text = text[max(start - position, 0) : max(end - position, 0)]
        element.set(_SPACE, "preserve")
        position += len(text)
    for run in list(paragraph.iter(f"{W}r")):
        parent = run.getparent()
        texts = list(run.iter(f"{W}t"))
        if parent is not None and texts and not any(element.text for element in texts):
            parent.remove(run)
