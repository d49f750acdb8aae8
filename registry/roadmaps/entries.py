"""A cell's text as the list it holds: «1. … 2. …», «– …; – …», paragraphs, a lead with lines below it.

It knows no plan: only marks of lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from registry.plan_facts import Entry

_NUMBER = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.)]\s+(?=[^\s])")
_DASH = re.compile(r"(?:^|(?<=[:;.,)»])\s*|\s+(?=[-–—•]\s+[А-ЯЁ]))[-–—•]\s+")
_MARK = re.compile(r"^\s*(?:[-–—•]|\d{1,2}[.)])\s+")


def read_entries(paragraphs: Iterable[str]) -> tuple[Entry, ...]:
    """The list of a cell; a paragraph without marks is an entry of its own.

    A paragraph that ends with a colon takes the marked ones after it below itself.
    """
    found: list[Entry] = []
    lead_open = False
    for paragraph in paragraphs:
        marked = _MARK.match(paragraph) is not None
        entries = _entries_of(paragraph)
        if lead_open and marked and found:
            found[-1] = Entry(found[-1].text, found[-1].children + entries)
            continue
        found += entries
        lead_open = bool(entries) and not marked and entries[-1].text.endswith(":")
    return tuple(found)


def split_lead(text: str) -> tuple[str, tuple[Entry, ...]]:
    """«lead: – one; – two» as the lead and the lines below it; a text without a list is all lead."""
    entries = read_entries([text])
    if len(entries) == 1 and entries[0].children:
        return entries[0].text, entries[0].children
    return text, ()


def _entries_of(paragraph: str) -> tuple[Entry, ...]:
    numbered = list(_numbered(paragraph))
    if numbered:
        return tuple(_with_children(text) for text in numbered)
    return _dashed(paragraph)


def _numbered(text: str) -> Iterator[str]:
    """Pieces that begin with numbers one after another; nothing unless the text begins with one."""
    cuts: list[tuple[int, int]] = []
    expected: int | None = None
    for match in _NUMBER.finditer(text):
        number = int(match[1])
        if expected is None and match.start() > 0:
            return
        if expected is None or number == expected:
            cuts.append(match.span())
            expected = number + 1
    for index, (_, begin) in enumerate(cuts):
        end = cuts[index + 1][0] if index + 1 < len(cuts) else len(text)
        yield text[begin:end].strip()


def _with_children(text: str) -> Entry:
    """A numbered line may hold a dashed list of its own."""
    entries = _dashed(text)
    return entries[0] if len(entries) == 1 else Entry(text)


def _dashed(text: str) -> tuple[Entry, ...]:
    """Cut at the dashes of a list, those inside brackets aside."""
    cuts = [match.span() for match in _DASH.finditer(text) if _depth(text, match.start()) == 0]
    if not cuts:
        return (Entry(text),) if text else ()
    if cuts[0][0] > 0 and not text[: cuts[0][0]].rstrip().endswith(":"):
        return (Entry(text),)  # A dash inside of a sentence.
    lead = text[: cuts[0][0]].strip()
    ends = [begin for begin, _ in cuts[1:]] + [len(text)]
    lines = tuple(Entry(text[cut[1] : end].strip()) for cut, end in zip(cuts, ends, strict=True))
    return (Entry(lead, lines),) if lead else lines


def _depth(text: str, place: int) -> int:
    before = text[:place]
    return before.count("(") - before.count(")")
