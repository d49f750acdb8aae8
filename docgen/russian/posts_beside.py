"""The post that stands right before a name: «заместителю директора по УВР | Степановой».

Whether post and name agree is decided by whoever asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.russian.dictionary import is_adjective, is_verb
from docgen.russian.governors import ends_with_preposition, names_a_duty
from docgen.russian.post_words import Reading, never_a_tail, post_words, relations
from docgen.russian.text_lines import WORD, TextLine


@dataclass(frozen=True)
class PostBefore:
    """Where the post starts, its readings, whether the name may be whose it is («наставник Беловой»)."""

    start: int
    readings: frozenset[Reading]
    is_relation: bool


def post_before(line: TextLine, at: int) -> PostBefore | None:
    """Where the post before the name starts, all readings of its words, and whether it has no tail.

    «Заместителю директора по УВР Степановой»: the head and its tail both count, so that a doubt is no fault.
    """
    mention = line.mentions[at]
    floor = line.mentions[at - 1].end if at else 0
    words = _run_before(line.text, floor, mention.start)
    heads = [match for match in words if match.group().lower() in post_words()]
    if not heads:
        return None
    readings = frozenset().union(*(post_words()[head.group().lower()] for head in heads))
    first = heads[0]
    governed = ends_with_preposition(line.before(mention.start)) or is_verb(words[-1].group())
    if governed or names_a_duty(line.before(first.start())):
        return None
    readings = post_words()[first.group().lower()] if _is_chain(heads, words) else readings
    is_relation = len(words) == 1 and first.group().lower() in relations()
    return PostBefore(_with_adjectives(line.text, first.start()), any_gender(readings), is_relation)


def _with_adjectives(text: str, start: int) -> int:
    """Where «опытного | педагога» begins: an adjective before the post belongs to it."""
    found = _LAST_WORD.search(text, 0, start)
    while found and is_adjective(found[1]):
        start = found.start(1)
        found = _LAST_WORD.search(text, 0, start)
    return start


def _is_chain(heads: list[re.Match[str]], words: list[re.Match[str]]) -> bool:
    """Whether the first post word is the head and the others are its tail: «заместителю директора»."""
    genitive = all(("genitive", "m") in post_words()[head.group().lower()] for head in heads[1:])
    return heads[0] is words[0] and genitive


def any_gender(readings: frozenset[Reading]) -> frozenset[Reading]:
    """A woman is «учитель» too: the case of the post binds, its gender does not."""
    return frozenset((case, gender) for case, _ in readings for gender in "mf")


_LAST_WORD = re.compile(r"([а-яё]+)\s+$")

# «Рабочий» is a post, a working group is none.
_WORKING = re.compile(r"\bрабоч\w+\s+(?:групп|мест|врем|дн|ден|план|программ|совещани|встреч)\w*")
_QUOTED = re.compile(r"«[^«»]*»")
_TAIL_BREAK = re.compile(r"[,;:.!?()«»|–—/\d]|\bи(?:мени|м)\b|\s—|\n")


def _run_before(text: str, floor: int, end: int) -> list[re.Match[str]]:
    """The words right before the name that may be one post: from its first word, without a comma between."""
    text = _WORKING.sub(_blank, _QUOTED.sub(_blank, text))
    start = max((match.end() for match in _TAIL_BREAK.finditer(text, floor, end)), default=floor)
    words = list(WORD.finditer(text, start, end))
    if words and words[-1].group().lower() in never_a_tail():
        return words[-1:]
    first = next((at for at, word in enumerate(words) if word.group().lower() in post_words()), len(words))
    return words[first:]


def _blank(match: re.Match[str]) -> str:
    return "_" * len(match.group())
