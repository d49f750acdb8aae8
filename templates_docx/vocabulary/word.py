"""What a word of the vocabulary is, and the few ways of writing a fact down. Knows no particular fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from docgen.russian import Forms, typeset
from registry.snapshot import Subject

Owner = TypeVar("Owner")

# No line begins with a dash, and no number stands at a line's end without its word: «3 курса».
_TORN = re.compile(r"(?<=\S) (?=– )|(?<=\d) (?=[а-яё])")


@dataclass(frozen=True, slots=True)
class Registration:
    """The number and the date a paper bears; a ``draft`` has no number yet."""

    number: str
    date: date
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """One paper to be made: about whom, with which answers of the office worker, under which number.

    ``pictures``: what the facts call by a hash, as bytes.
    """

    subject: Subject
    inputs: Mapping[str, Any]
    registration: Registration
    pictures: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Word(Generic[Owner]):
    """A word a form may use: how it is read from its owner, and what the page of words says of it.

    ``read`` gives None when the fact is not known: a form may ask «{% if … %}», printing it is an error.
    ``mend`` tells the office worker where the missing fact is filled in. ``of`` names the words inside: of a
    person, or of every element of a list.
    """

    name: str
    description: str
    example: str
    read: Callable[[Owner, Request], Any]
    mend: str = ""
    of: Sequence[Word[Any]] = ()


def read_words(words: Sequence[Word[Owner]], owner: Owner, request: Request) -> dict[str, Any]:
    """Every word of the owner with its value."""
    return {word.name: word.read(owner, request) for word in words}


def in_print(value: str) -> str:
    """A text set as in print, its dashes and numbers beside the words they belong to."""
    return _TORN.sub("\N{NO-BREAK SPACE}", typeset(value))


def text(value: str) -> str | None:
    """A text set as in print, or None when there is none."""
    return in_print(value.strip()) or None


def typeset_forms(forms: Forms) -> Forms:
    """The same six forms, each set as in print: «МБОУ «СОШ № 5»» keeps its number beside the sign."""
    return forms.replace_confirmed({case: in_print(form) for case, form in forms.by_case.items()})


def phrase(value: str) -> str | None:
    """A text without its final mark: the form puts its own."""
    return text(value.strip().rstrip(".;,"))
