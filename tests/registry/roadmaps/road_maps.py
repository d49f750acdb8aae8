"""Where road maps for the tests lie, and how a plan's words are compared with those of its file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.plan_facts import NewPlan, PlanItem
from registry.roadmaps.columns import read_header
from registry.roadmaps.source import Line, Source

PROJECT = Path(__file__).parents[3]
SAMPLES = sorted((PROJECT / "samples" / "roadmaps").glob("*.txt"))
REAL = PROJECT.parent / "shared" / "seeds"
"""Five real road maps; they are no part of the project and may not be there."""

_WORD = re.compile(r"\w+")
_LIST_NUMBER = re.compile(r"(?:(?<=\s)|^)\d{1,2}[.)]\s+(?=\S)")
_LABELS = {"goal": "цель", "task": "задача", "result": "результат"}


def real(name: str) -> bytes:
    """A real road map; the test is left out, and says so, where they do not stand beside the project."""
    path = REAL / name
    if not path.is_file():
        pytest.skip(f"настоящих дорожных карт рядом с проектом нет: {name}")
    return path.read_bytes()


def words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def words_of_file(source: Source) -> Counter[str]:
    """Every word of the file; the numbers that mark lines of a list inside a cell are no words."""
    columns = next(found for row in source.rows if (found := read_header(row)))
    found: Counter[str] = Counter()
    for block in source.blocks:
        if isinstance(block, Line):
            found.update(words(block.text))
            continue
        for number in range(len(block.cells)):
            for paragraph in block.cells[number]:
                inside = number == columns.body and columns.group is not None
                found.update(words(_LIST_NUMBER.sub(" ", paragraph) if inside else paragraph))
    return found


def words_of_plan(plan: NewPlan) -> Counter[str]:
    """Every word the plan keeps, each once for every time its file has it."""
    return Counter(word for text in _texts(plan) for word in words(text))


def _texts(plan: NewPlan) -> Iterator[str]:
    yield from (*plan.heading, *plan.approval.words, plan.title, *plan.preamble, *plan.columns)
    flat = all(not stage.term_words and not stage.responsible_words for stage in plan.stages)
    for stage in plan.stages:
        yield from (stage.number, stage.title, stage.goal, stage.task, stage.result)
        yield from (stage.term_words, stage.responsible_words)
        if flat:
            yield from (label for name, label in _LABELS.items() if getattr(stage, name))
        for item in stage.items:
            yield from lines_of(item)
            if flat:
                yield from (item.number, item.term_words, item.responsible_words, item.result)


def lines_of(item: PlanItem) -> list[str]:
    return [item.title, *(line for entry in item.content for line in entry.lines)]
