"""Finding the header under the title rows, and which column means what.

Works with any vocabulary of fields: what fields there are, the caller tells. Knows words, not people.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Literal

from registry.spreadsheet.reading import Batch, Sheet
from registry.spreadsheet.text import fold, mend_alphabet, mend_spaces

How = Literal["exact", "similar", "given", "unknown", "repeated"]

ROWS_SEARCHED = 40
_SIMILARITY = 0.86
_LONGEST = 120
_SOUGHT = 200
_HYPHENATED = re.compile(r"(?<=[а-яё])-\s*\n\s*(?=[а-яё])")
_BRACKETS = re.compile(r"\([^)]*\)")
_SIGNS = re.compile(r"[^\w№]+")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet: where it stands, its header as in the file, and what it was taken for."""

    index: int
    header: str
    field: str
    how: How


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet; ``last_row`` is the sheet's own number of its lowest row."""

    last_row: int
    columns: tuple[Column, ...]

    def of(self, field: str) -> Column | None:
        return next((column for column in self.columns if column.field == field), None)

    @property
    def fields(self) -> dict[str, Column]:
        return {column.field: column for column in self.columns if column.field}


class Vocabulary:
    """Fields and the words by which headers name them."""

    def __init__(self, synonyms: Mapping[str, Sequence[str]]) -> None:
        self._fields = {simplified(word): field for field, words in synonyms.items() for word in words}
        self._long = sorted((word for word in self._fields if len(word) >= 5), key=len, reverse=True)

    def knows(self, header: str) -> bool:
        """Whether a header is, word for word, one of the vocabulary's; quick enough for any row."""
        return simplified(header) in self._fields

    def recognise(self, header: str) -> tuple[str, How]:
        """The field a header names, and how surely; ("", "unknown") when it names none."""
        variants = (simplified(header), simplified(_BRACKETS.sub(" ", header)))
        for variant in variants:
            if variant in self._fields:
                return self._fields[variant], "exact"
        for variant in filter(None, variants):
            if close := get_close_matches(variant, self._fields, n=1, cutoff=_SIMILARITY):
                return self._fields[close[0]], "similar"
        for variant in filter(None, variants):
            for word in self._long:
                if variant.startswith(f"{word} ") and len(word) * 5 >= len(variant):
                    return self._fields[word], "similar"
        return "", "unknown"


def simplified(header: str) -> str:
    """A header as it is compared: small letters, no signs, no line breaks."""
    joined = _HYPHENATED.sub("", header)
    return fold(_SIGNS.sub(" ", mend_alphabet(mend_spaces(joined))).replace("_", " "))


class _Meanings:
    """What headers mean, each asked once; so much likeness is sought in a sheet and no more."""

    def __init__(self, vocabulary: Vocabulary, given: Mapping[str, str]) -> None:
        self._vocabulary = vocabulary
        self._given = given
        self._known: dict[str, tuple[str, How]] = {}

    def surely(self, text: str) -> bool:
        return text in self._given or (len(text) <= _LONGEST and self._vocabulary.knows(text))

    def of(self, text: str) -> tuple[str, How]:
        if text in self._given:
            return self._given[text], "given"
        if text not in self._known:
            is_sought = len(text) <= _LONGEST and (len(self._known) < _SOUGHT or self.surely(text))
            self._known[text] = self._vocabulary.recognise(text) if is_sought else ("", "unknown")
        return self._known[text]


def find(
    sheet: Sheet,
    batch: Batch,
    vocabulary: Vocabulary,
    required: frozenset[str],
    given: Mapping[str, str] | None,
) -> Header | None:
    """The header among the first rows; None when no row names any of ``required`` and another field.

    ``given`` maps headers to fields ("" leaves a column out) and outweighs the vocabulary.
    """
    best: tuple[int, Header] | None = None
    meanings = _Meanings(vocabulary, given or {})
    for index in _likely_rows(batch, meanings):
        for header in _readings(sheet, batch, index, meanings):
            names = set(header.fields)
            score = len(names)
            if names & required and score >= 2 and (best is None or score > best[0]):
                best = (score, header)
    return best[1] if best else None


def _likely_rows(batch: Batch, meanings: _Meanings) -> list[int]:
    """The rows that may be the header: those with known words and the ones above them.

    Only where no word is known is every text row compared by likeness, which is slow.
    """
    known = {}
    for index in range(min(batch.height, ROWS_SEARCHED)):
        texts = [_text(cell) for cell in batch.row(index)]
        known[index] = sum(meanings.surely(text) for text in texts if text)
    most = max(known.values(), default=0)
    if not most:
        return [index for index in list(known)[:15] if _is_wordy(batch.row(index))]
    best = [index for index, count in known.items() if count * 2 >= most][:4]
    return sorted({row for index in best for row in (index - 1, index) if row >= 0})


def _is_wordy(row: list[object]) -> bool:
    filled = [cell for cell in row if cell != ""]
    return bool(filled) and all(isinstance(cell, str) and len(cell) < 80 for cell in filled)


def _readings(sheet: Sheet, batch: Batch, index: int, meanings: _Meanings) -> list[Header]:
    """The row read as a header by itself, and, where it can be one, together with the row below."""
    top = batch.row(index)
    if sum(isinstance(cell, str) and bool(cell.strip()) for cell in top) < 2:
        return []
    single = _header(batch.first_row + index, [_text(cell) for cell in top], meanings)
    if index + 1 >= batch.height:
        return [single]
    below = batch.row(index + 1)
    if any(isinstance(cell, date) for cell in below) or not any(_text(cell) for cell in below):
        return [single]
    double = _joined(_spread(sheet, index, top, below), below)
    return [single, _header(batch.first_row + index + 1, double, meanings)]


def _spread(sheet: Sheet, index: int, top: list[object], below: list[object]) -> list[str]:
    """The upper headers, each repeated over the columns it is merged across."""
    texts = [_text(cell) for cell in top]
    for first, left, last, right in sheet.merged:
        if first <= index <= last and left < len(texts):
            for column in range(left, min(right, len(texts) - 1) + 1):
                texts[column] = texts[left]
    if not sheet.merged:  # Formats that tell no merges: an empty upper cell belongs to the one on its left.
        for column in range(1, len(texts)):
            if not texts[column] and _text(below[column]):
                texts[column] = texts[column - 1]
    return texts


def _joined(top: list[str], below: list[object]) -> list[str]:
    lower = [_text(cell) for cell in below]
    return [
        f"{upper} / {under}" if upper and under and upper != under else upper or under
        for upper, under in zip(top, lower, strict=True)
    ]


def _header(last_row: int, texts: list[str], meanings: _Meanings) -> Header:
    columns: list[Column] = []
    taken: dict[str, int] = {}
    for index, text in enumerate(texts):
        if not text:
            continue
        field, how = meanings.of(text)
        if field and field in taken:
            columns.append(Column(index, text, "", "repeated"))
            continue
        if field:
            taken[field] = index
        columns.append(Column(index, text, field, how))
    return Header(last_row, tuple(columns))


def _text(cell: object) -> str:
    return mend_spaces(_HYPHENATED.sub("", cell)) if isinstance(cell, str) else ""
