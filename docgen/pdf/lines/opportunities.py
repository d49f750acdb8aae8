"""Where a word may be parted at the end of a line, without hyphenation.

The rules are those of Unicode's line breaking algorithm (UAX 14) that Russian and Latin text meets; their
numbers stand beside them. Breaks at spaces are the caller's, but for the two kinds told by ``glued``.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Only a word with one of these may be parted at all.
_SPECIAL = re.compile("[-\u2010–—/!?…|\u00ad\u200b%‰)\\]}»”(\\[{«“:;,.]")
_NEVER_FIRST = frozenset("!?/:;,.)]}")
_OPENING = frozenset("([{")
_QUOTES = frozenset("«»“”„\"'’‘")
_AFTER = frozenset("-\u2010–\u00ad\u200b|")
_GLUE = frozenset("\u00a0\u2011\u202f\u2060")


@lru_cache(maxsize=20_000)
def parts(word: str) -> tuple[str, ...]:
    """A word without spaces, cut at every place where a line may end."""
    if len(word) < 2 or not _SPECIAL.search(word):
        return (word,)
    found, start = [], 0
    # A hyphen that opens a word is a minus or belongs to it.
    for at in range(2 if word[0] in "-\u2010" else 1, len(word)):
        if may_part(word[at - 1], word[at]):
            found.append(word[start:at])
            start = at
    return (*found, word[start:])


def may_part(before: str, after: str) -> bool:
    """Whether a line may end between two letters that no space parts."""
    if before in _GLUE or after in _GLUE or after in _NEVER_FIRST or before in _OPENING:
        return False  # LB12, LB13, LB14
    if before in _QUOTES or after in _QUOTES or after in _AFTER or after == "…":
        return False  # LB19, LB21, LB22
    if before == "—" or after == "—":
        return before != after  # LB17
    return before in _AFTER or before in "!?…"  # LB31


def glued(before: str, after: str) -> bool:
    """Whether a line may not end at the space between two letters."""
    return after in _NEVER_FIRST or before in _OPENING  # LB13, LB14
