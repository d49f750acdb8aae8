"""One paragraph of a finished text: its people and the borders of its sentences. Knows no cases."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.russian.mentions import Mention

WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[а-яё]+)*")
_BREAK = re.compile(r"[.;:!?](?=\s|$)|\||\s/\s|\n")


@dataclass(frozen=True)
class TextLine:
    """One paragraph with its mentions."""

    number: int
    text: str
    mentions: tuple[Mention, ...]

    def before(self, position: int) -> str:
        """The sentence so far, up to the position."""
        breaks = [match.end() for match in _BREAK.finditer(self.text, 0, position)]
        start = max((end for end in breaks if not self._is_initial(end)), default=0)
        return self.text[start:position]

    def after(self, position: int) -> str:
        """The rest of the sentence."""
        match = next(
            (found for found in _BREAK.finditer(self.text, position) if not self._is_initial(found.end())),
            None,
        )
        return self.text[position : match.start() if match else len(self.text)]

    def _is_initial(self, end: int) -> bool:
        """Whether the full stop there belongs to an initial or a short mark: «П.», «и. о.», «им.»."""
        word = WORD.findall(self.text[max(0, end - 5) : end - 1])
        return self.text[end - 1] == "." and bool(word) and len(word[-1]) <= 2
