"""Words written almost right: Latin letters among Cyrillic ones, slips of the pen, the nearest known word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

_LOOKALIKES = str.maketrans("ABCEHKMOPTXaceopxyBM", "АВСЕНКМОРТХасеорхуВМ")
# «id_класса» is two words of one alphabet each, joined by their author.
_WORD = re.compile(r"[^\W_]+")


def nearest_word(word: str, known: Sequence[str]) -> str:
    """The known word that ``word`` was meant to be, or an empty string."""
    mended = mend_letters(word)
    if mended in known:
        return mended
    near = get_close_matches(mended, known, n=1, cutoff=0.6)
    return near[0] if near else ""


def mend_letters(word: str) -> str:
    """A Cyrillic word with the Latin letters in it replaced by the Cyrillic ones that look the same."""
    return _WORD.sub(lambda piece: piece[0].translate(_LOOKALIKES) if _is_mixed(piece[0]) else piece[0], word)


def has_mixed_letters(word: str) -> bool:
    """Whether Latin and Cyrillic letters meet in one word."""
    return any(_is_mixed(piece) for piece in _WORD.findall(word))


def _is_mixed(piece: str) -> bool:
    return bool(re.search("[A-Za-z]", piece) and re.search("[А-Яа-яЁё]", piece))
