"""Who answers for an item, as plans write it → roles of the table and names of people, their words kept.

«директор, заместитель директора по МР», «МАУ ЦРО Управление образования» (with no sign between them),
«Иванова А. П.». It knows no person: ``people_named`` gives what a name may match.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from registry.plan_facts import Responsible

_FILE = Path(__file__).with_name("reference") / "plan_roles.toml"
_CUT = re.compile(r"\s*[,;/\n]\s*")
_SPACES = r"\s+"
_AND = re.compile(r"\s+и$")
_NAME = re.compile(
    r"\b([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)\s+([А-ЯЁ])(?:[а-яё]+\s+|\.\s*)([А-ЯЁ])?(?:[а-яё]+|\.)?"
)
_NAME_FIRST = re.compile(r"\b([А-ЯЁ])\.\s*([А-ЯЁ])?\.?\s*([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)\b")


@dataclass(frozen=True, slots=True)
class PlanRole:
    """A row of the table."""

    id: str
    title: str
    words: tuple[str, ...]
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Initials:
    """A name as a plan shortens it: the patronymic's letter may be empty."""

    surname: str
    first: str
    second: str = ""


@cache
def roles() -> dict[str, PlanRole]:
    """Every role by its id, in the order of the table."""
    rows = tomllib.loads(_FILE.read_text("utf-8"))["role"]
    return {
        row["id"]: PlanRole(row["id"], row["title"], tuple(row["words"]), tuple(row["accounts"]))
        for row in rows
    }


def roles_of_account(account_role: str) -> frozenset[str]:
    """The roles of plans that are «моё» for an account of this role."""
    return frozenset(role.id for role in roles().values() if account_role in role.accounts)


def read_responsible(words: str) -> tuple[Responsible, ...]:
    """Everybody the words name, in order, each once."""
    found = [one for piece in _CUT.split(words) for one in _of_piece(" ".join(piece.split()))]
    return tuple({one.words.casefold(): one for one in found}.values())


def name_in(words: str) -> Initials | None:
    """The name in the words: «Иванова А. П.», «А. П. Иванова» or in full; None when there is none."""
    match = _NAME.search(words)
    if match:
        return Initials(match[1], match[2], match[3] or "")
    match = _NAME_FIRST.search(words)
    return Initials(match[3], match[1], match[2] or "") if match else None


def _of_piece(piece: str) -> Iterator[Responsible]:
    """A piece without separators is cut where a role begins anew; the first keeps what stands before."""
    starts = [
        (match.start(), (match.lastgroup or "").partition("__")[0]) for match in _pattern().finditer(piece)
    ]
    if not starts:
        if re.search(r"\w", piece):
            yield Responsible(piece)
        return
    ends = [start for start, _ in starts[1:]] + [len(piece)]
    begins = [0] + [start for start, _ in starts[1:]]
    for begin, end, (_, role) in zip(begins, ends, starts, strict=True):
        text = _AND.sub("", piece[begin:end].strip())
        if text:
            yield Responsible(text, role)


@cache
def _pattern() -> re.Pattern[str]:
    """The roles' words, the longest first, so that «заместитель директора» is no director.

    A group's name may stand once in a pattern, and a role has several wordings: the groups are numbered.
    """
    wordings = [(words, role.id) for role in roles().values() for words in role.words]
    wordings.sort(key=lambda pair: -len(pair[0]))
    groups = (f"(?P<{role}__{n}>{_regex(words)})" for n, (words, role) in enumerate(wordings))
    return re.compile("|".join(groups), re.IGNORECASE)


def _regex(words: str) -> str:
    """«заместител* директора» as a pattern of whole words; around a hyphen there may be spaces."""
    pieces = []
    for word in words.split():
        letters = re.escape(word.replace("*", "")).replace("е", "[её]").replace(r"\-", r"\s*-\s*")
        pieces.append(letters + ("[а-яё]*" if word.endswith("*") else ""))
    return rf"(?<![\w-]){_SPACES.join(pieces)}(?![\w-])"
