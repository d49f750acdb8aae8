"""The tags of a form: what stands between {{ }}, {% %} and {# #}, with its place.

Knows docxtpl's spelling of tags (prefixes p, tr, tc, r), not what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.template.places import Paragraph

# A tag ends before the next one begins, so that a text full of open braces is read once, not once for each.
_TAG = re.compile(
    r"\{\{(?:(?!\{[{%]).)*?\}\}|\{%(?:(?!\{[{%]).)*?%\}|\{#(?:(?!\{#).)*?#\}",
    re.DOTALL,
)
_PARTS = re.compile(r"\{([{%#])[-+]?(?:(p|tr|tc|r)(?=\s))?\s*(.*?)\s*[-+]?[}%#]\}", re.DOTALL)
# docxtpl straightens these when it shapes the form, so a check must read them the same way.
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@dataclass(frozen=True)
class Tag:
    """One tag: ``kind`` is "{", "%" or "#"; ``body`` is what stands inside, quotes straightened."""

    text: str
    kind: str
    prefix: str
    body: str
    place: str = ""

    @property
    def keyword(self) -> str:
        """The first word of a statement; empty for a value or a remark."""
        words = self.body.split(None, 1)
        return words[0] if self.kind == "%" and words else ""

    @property
    def argument(self) -> str:
        """What follows the keyword."""
        words = self.body.split(None, 1)
        return words[1] if len(words) > 1 else ""

    @property
    def essence(self) -> str:
        """The tag without prefix and spaces: equal before and after docxtpl shaped the form."""
        return self.kind + re.sub(r"\s", "", self.body)


def read_tag(text: str, place: str = "") -> Tag:
    """Take one tag apart; ``text`` begins and ends with its braces."""
    found = _PARTS.fullmatch(text)
    if found is None:
        return Tag(text, text[1], "", text[2:-2].strip(), place)
    return Tag(text, found[1], found[2] or "", found[3].translate(_QUOTES), place)


def tag_spans(source: str) -> Iterator[re.Match[str]]:
    """Every tag of a text from left to right; what {% raw %} covers is text, not tags."""
    position = 0
    while found := _TAG.search(source, position):
        yield found
        position = found.end()
        if read_tag(found[0]).keyword == "raw":
            position = _end_of_raw(source, position)


def _end_of_raw(source: str, position: int) -> int:
    closing = re.compile(r"\{%[-+]?\s*endraw").search(source, position)
    return closing.start() if closing else len(source)


def find_tags(texts: Iterable[Paragraph]) -> list[Tag]:
    """Every tag of a part in the order of the text, remarks and what {% raw %} covers left out."""
    tags: list[Tag] = []
    in_raw = False
    for paragraph in texts:
        for found in _TAG.finditer(paragraph.text):
            tag = read_tag(found[0], paragraph.place)
            if not in_raw or tag.keyword == "endraw":
                tags.append(tag)
            in_raw = (in_raw or tag.keyword == "raw") and tag.keyword != "endraw"
    return [tag for tag in tags if tag.kind != "#"]


def leftovers(text: str) -> str:
    """A paragraph's text without its whole tags: braces left in it are tags cut short."""
    return _TAG.sub("", text)
