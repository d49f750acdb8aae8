"""Posts of people: «заместителя директора по УВР», «и. о. директора», «педагогом-психологом».

A post names a person, so its head is animate whatever the dictionary says. The tail never declines; a second
post after a comma, a dash or «и» starts a second head. Knows no people.
"""

from __future__ import annotations

import re
from functools import lru_cache

from docgen.russian.forms import Forms, frozen
from docgen.russian.phrases import Head, Word, read_head, to_forms, words_of
from docgen.russian.school_posts import verified
from docgen.russian.spelling import tidy

# Shortened heads nobody declines in writing: the whole post stands still.
_ACTING = re.compile(r"(?:и\.\s?о\.|в\.\s?и\.\s?о\.|врио|врид|ио)(?=\s)", re.IGNORECASE)
_SHORTENED = re.compile(r"(зам|пом|зав|нач|рук|ст|мл)\.?\s", re.IGNORECASE)
_ADVERBS = frozenset({"временно", "совместно"})
_DIGIT_OR_LATIN = re.compile(r"^[\W\dA-Za-z]*$")


@lru_cache(maxsize=4096)
def decline_post(text: str, plural: bool = False) -> Forms:
    """The post in six cases, in the plural when asked («учителя начальных классов»).

    The verified table of school posts comes first, then the grammar of a head phrase, a person being animate
    («назначить тьютора»). Low confidence and the text unchanged when no head can be found.
    """
    return verified(tidy(text), plural=plural) or decline_by_rule(text, plural=plural)


def decline_by_rule(text: str, *, plural: bool = False) -> Forms:
    """The post by grammar alone, whatever the table of school posts says."""
    post = tidy(text)
    if not post or _DIGIT_OR_LATIN.match(post):
        return frozen(post, confidence="low", doubts=("Должность не указана русскими словами.",))
    if _ACTING.match(post):
        return frozen(post)
    shortened = _SHORTENED.match(post)
    if shortened:
        doubt = f"Сокращение «{shortened.group().strip()}» не склоняется: напишите слово полностью."
        return frozen(post, confidence="medium", doubts=(doubt,))
    heads = _heads(post)
    if not heads:
        doubt = f"Не удалось понять, какое слово склонять в должности «{post}»: проверьте падежи."
        return frozen(post, confidence="low", doubts=(doubt,))
    return to_forms(post, heads, plural=plural)


def _heads(post: str) -> list[Head]:
    """The first head and every later one that starts after a comma, a dash, a bracket or «и»."""
    words = words_of(post)
    first = 1 if len(words) > 1 and words[0].text.lower() in _ADVERBS else 0
    head = read_head(post, words, first, animate=True) if words else None
    if head is None:
        return []
    heads = [head]
    for position in range(first + 1, len(words)):
        word = words[position]
        if word.start < heads[-1].end:
            continue
        later = _later_head(post, words, position, heads[0])
        heads += [later] if later is not None else []
    return heads


def _later_head(post: str, words: tuple[Word, ...], position: int, first: Head) -> Head | None:
    """A second post, when the word before it allows one and it is a person in the singular."""
    word = words[position]
    before = post[words[position - 1].end : word.start]
    after_and = words[position - 1].text.lower() == "и"
    if not (after_and or re.search(r"[,/]\s*$|\s[–—-]\s$|\($", before)):
        return None
    head = read_head(post, words, position, animate=True)
    if head is None or head.gender not in {"m", "f"} or head.unsure:
        return None
    bare = all(word.text.lower().endswith(("ый", "ий", "ой", "ая", "яя", "ся")) for word in head.words)
    if bare and (after_and or before.endswith("(") or head.gender != first.gender):
        return None
    return head
