"""Fields: which are numbers of pages, which lead somewhere, which are shown as Word last computed them.

DATE, TIME and the like are shown as they were saved: the engine has no clock, so that the same file gives the
same page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_NUMBERS = {"PAGE": "page", "NUMPAGES": "pages", "SECTIONPAGES": "section_pages"}
_SWITCH = re.compile(r"\\\*\s*(\w+)")
_LINK = re.compile(r'"([^"]*)"|(\S+)')
_KINDS = {
    "ROMAN": {"R": "upperRoman", "r": "lowerRoman"},
    "ALPHABETIC": {"A": "upperLetter", "a": "lowerLetter"},
}


@dataclass(slots=True)
class OpenField:
    """A field being read: its code, and whether its saved result is being read."""

    code: list[str] = field(default_factory=list)
    in_result: bool = False
    shown: bool = False

    @property
    def text(self) -> str:
        return "".join(self.code).strip()

    @property
    def name(self) -> str:
        return (self.text.split() or [""])[0].upper()


def number_field(code: str) -> tuple[str, str] | None:
    """The kind of a page number and its figures ("" for those of the section); None for another field."""
    kind = _NUMBERS.get((code.split() or [""])[0].upper())
    if kind is None:
        return None
    switch = next((one for one in _SWITCH.findall(code) if one.upper() in _KINDS), "")
    figures = (
        _KINDS[switch.upper()]["Rr"[switch[0].islower()] if switch[0] in "Rr" else switch[0]]
        if switch
        else ""
    )
    return kind, figures


def link_of(code: str) -> str:
    """Where a HYPERLINK field leads; empty for another field."""
    words: list[str] = [quoted or plain for quoted, plain in _LINK.findall(code)]
    if not words or words[0].upper() != "HYPERLINK":
        return ""
    if "\\l" in words and words.index("\\l") + 1 < len(words):
        return "#" + words[words.index("\\l") + 1]
    return next((word for word in words[1:] if not word.startswith("\\")), "")
