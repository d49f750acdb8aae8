"""The head of a phrase declines, its tail stands still: «учителя русского языка и литературы».

Reads adjectives and a noun that agree in the nominative; everything else is copied letter by letter. Knows no
posts and no organisations by name: what may start a second head is told by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docgen.russian.adjectives import adjective_form, is_adjectival
from docgen.russian.dictionary import AGENTS, PLURALS, Reading, is_known, readings
from docgen.russian.forms import Case, Forms, Gender, forms_by
from docgen.russian.spelling import like_spelling, word_set

_WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*")
_QUOTED = re.compile(r"«.*»|\"[^\"]*\"|“[^”]*”|„[^“]*“", re.DOTALL)

# First halves that never decline: «шеф-повара», «веб-дизайнера».
FROZEN_HALVES = word_set(
    """шеф вице экс веб бизнес пресс арт медиа интернет онлайн унтер обер мини тим хаус ит пиар аудит кейс
    ясли"""
)


@dataclass(frozen=True)
class Word:
    """A word of the text and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Head:
    """Words that decline together, with the gender and the animacy they decline by.

    ``noun`` is the place of the noun among the words, None when adjectives stand for it; ``unsure`` are the
    words the dictionary only guesses.
    """

    words: tuple[Word, ...]
    declined: tuple[Callable[[Case, bool], str], ...]
    gender: Gender
    animate: bool
    noun: int | None = None
    unsure: tuple[str, ...] = ()

    @property
    def end(self) -> int:
        """Where the head ends in its text."""
        return self.words[-1].end


def words_of(text: str) -> tuple[Word, ...]:
    """The Cyrillic words outside quotation marks, in order."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    return tuple(
        Word(match.group(), *match.span())
        for match in _WORD.finditer(text)
        if not any(start <= match.start() < end for start, end in quoted)
    )


def adjacent(text: str, left: Word, right: Word) -> bool:
    """Whether only spaces stand between the two words."""
    return text[left.end : right.start].isspace()


def read_head(text: str, words: Sequence[Word], first: int, *, animate: bool | None) -> Head | None:
    """The head phrase that starts at word ``first``, or None.

    ``animate`` True reads people, False things, None either. Adjectives agree with the noun after them; where
    no agreeing noun follows («заведующий хозяйством») they are the head themselves.
    """
    run = [words[first]]
    for word in words[first + 1 :]:
        if not (adjacent(text, run[-1], word) or _around_bracket(text, run[-1], word)):
            break
        run.append(word)
    leading = 0
    while leading < len(run) and adjective_gender(run[leading].text) is not None:
        leading += 1
    head = _noun_head(run, leading, animate)
    if head is None or _is_adjective_before_another(head, leading):
        return _adjective_head(run[:leading], animate) or head
    return head


def _around_bracket(text: str, left: Word, right: Word) -> bool:
    """«Вечерняя (сменная) школа»: an adjective in brackets is one of the run."""
    between = text[left.end : right.start].strip()
    return between in {"(", ")"} and adjective_gender(left.text) is not None


def _is_adjective_before_another(head: Head, leading: int) -> bool:
    """«Старший дежурный»: the dictionary has «старший» as a noun too, but the next word is the head."""
    return head.noun is not None and head.noun + 1 < leading and is_adjectival(head.words[head.noun].text)


def _noun_head(run: Sequence[Word], leading: int, animate: bool | None) -> Head | None:
    """The noun after at most ``leading`` adjectives, the longest reading that agrees."""
    for position in range(min(leading, len(run) - 1), -1, -1):
        for noun in noun_readings(run[position].text, animate):
            adjectives = run[:position]
            if all(adjective_gender(word.text) == noun[0].gender for word in adjectives):
                return _with_postposed(run, position, noun, animate)
    return None


def _with_postposed(
    run: Sequence[Word], position: int, noun: tuple[Reading, ...], animate: bool | None
) -> Head:
    """The head with an adjective that follows its noun: «медицинская сестра диетическая»."""
    gender = noun[0].gender
    living = bool(animate) or (animate is None and noun[0].is_animate)
    words = list(run[: position + 1])
    declined = [_adjective(word, gender, living) for word in words[:-1]] + [_noun(words[-1], noun, living)]
    after = run[position + 1 : position + 2]
    if after and adjective_gender(after[0].text) == gender and len(run) == position + 2:
        words.append(after[0])
        declined.append(_adjective(after[0], gender, living))
    unsure = tuple(reading.word for reading in noun if not reading.is_certain)
    return Head(tuple(words), tuple(declined), gender, living, position, unsure)


def _adjective_head(run: Sequence[Word], animate: bool | None) -> Head | None:
    """Adjectives that stand for a noun: «старшая вожатая», «исполняющий обязанности»."""
    gender = adjective_gender(run[0].text) if run else None
    if gender is None:
        return None
    first, *rest = run
    agreeing = [first, *(word for word in rest if _agrees_after(word, gender))]
    living = animate is not False
    declined = tuple(_adjective(word, gender, living) for word in agreeing)
    return Head(tuple(agreeing), declined, gender, living)


def _agrees_after(word: Word, gender: Gender) -> bool:
    """A later adjective of the same gender; «мастерской» in «заведующий мастерской» is a tail in -ой."""
    return adjective_gender(word.text) == gender and not word.text.lower().endswith("ой")


def adjective_gender(word: str) -> Gender | None:
    """The gender of an adjective or a participle in the nominative; None when it is not one."""
    if not is_adjectival(word):
        return None
    last = word.rpartition("-")[2]
    found = [reading for reading in readings(last) if not reading.is_noun]
    if not found and last.lower().endswith("ой") and not is_known(last):
        return "m"  # «Вентилевой»: the dictionary knows neither the trade nor its genitive.
    return found[0].gender if found else None


def noun_readings(word: str, animate: bool | None) -> list[tuple[Reading, ...]]:
    """The nouns the word may be, each hyphenated part a reading: «педагог-психолог» has two."""
    halves = word.split("-")
    if len(halves) > 1 and halves[0].lower() in FROZEN_HALVES:
        halves = ["-".join(halves[:-1]), halves[-1]]
        return [found[-1:] for found in noun_readings(halves[1], animate)]
    options = [_nouns(half, animate) for half in halves]
    if not all(options):
        return []
    if len(halves) == 1:
        return [(reading,) for reading in options[0]]
    return [tuple(readings_of_half[0] for readings_of_half in options)]


def _nouns(word: str, animate: bool | None) -> list[Reading]:
    found = [
        reading
        for reading in readings(word)
        if reading.is_noun
        and not reading.is_frozen
        and not reading.is_proper
        and (reading.is_known or not is_adjectival(word))
    ]
    if animate:
        found = [
            reading
            for reading in found
            if reading.is_animate or not reading.is_known or reading.word.lower().endswith(AGENTS)
        ]
    found.sort(key=lambda reading: (reading.is_plural, animate is not None and reading.is_animate != animate))
    return found


def _adjective(word: Word, gender: Gender, animate: bool) -> Callable[[Case, bool], str]:
    def form(case: Case, plural: bool) -> str:
        last = word.text.rpartition("-")[2]
        front = word.text[: len(word.text) - len(last)]
        return front + adjective_form(last, case, gender, animate=animate, plural=plural or gender == "p")

    return form


def _noun(word: Word, noun: tuple[Reading, ...], animate: bool) -> Callable[[Case, bool], str]:
    def form(case: Case, plural: bool) -> str:
        inflected = "-".join(_noun_form(reading, case, plural, animate) for reading in noun)
        whole = "-".join(reading.word for reading in noun)
        return word.text[: len(word.text) - len(whole)] + inflected

    return form


def _noun_form(reading: Reading, case: Case, plural: bool, animate: bool) -> str:
    """One noun in the case; a person is always animate, whatever the dictionary says."""
    wanted = case
    masculine = reading.gender == "m" and not reading.word.lower().endswith(("а", "я"))
    if case == "accusative" and animate and (plural or reading.is_plural or masculine):
        wanted = "genitive"
    form = reading.form(wanted, plural=plural) or reading.word
    return like_spelling(PLURALS[form.lower()], reading.word) if form.lower() in PLURALS else form


def render(text: str, heads: Sequence[Head], case: Case, *, plural: bool = False) -> str:
    """The text with its heads in the case and all the rest as it was."""
    parts: list[str] = []
    done = 0
    spots = [(word, form) for head in heads for word, form in zip(head.words, head.declined, strict=True)]
    for word, form in sorted(spots, key=lambda spot: spot[0].start):
        parts += [text[done : word.start], form(case, plural)]
        done = word.end
    return "".join((*parts, text[done:]))


def to_forms(text: str, heads: Sequence[Head], *, plural: bool = False) -> Forms:
    """The text in all cases, doubtful where the dictionary only guessed a head word."""
    first = _own_yo(text, render(text, heads, "nominative", plural=True)) if plural else text
    unsure = [word for head in heads for word in head.unsure]
    doubts = tuple(f"Слова «{word}» нет в словаре: проверьте его падежи." for word in unsure)
    gender: Gender = "p" if plural else heads[0].gender

    def form(case: Case) -> str:
        return _own_yo(text, render(text, heads, case, plural=plural)) if case != "nominative" else first

    return forms_by(form, gender, "medium" if doubts else "high", doubts)


def _own_yo(text: str, form: str) -> str:
    """A text written without ё keeps to it: «ученым секретарем»."""
    return form if "ё" in text.lower() else form.replace("ё", "е").replace("Ё", "Е")
