"""A plan while its rows are being read: stages and items that still grow. It knows no columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from registry.plan_facts import Entry, PlanItem, PlanStage
from registry.plan_responsible import read_responsible
from registry.plan_terms import read_terms
from registry.reference.plan_profiles import papers_of

_PARTS = re.compile(r"(?:^|\s)(Цель|Задач[аи]|Результат[ы]?)\s*:\s*", re.IGNORECASE)


@dataclass
class ItemDraft:
    """One activity; a row that goes on below lengthens its title and its cells."""

    title: str
    place: str
    number: str = ""
    content: tuple[Entry, ...] = ()
    term_words: str = ""
    responsible_words: str = ""
    result: str = ""
    shared: bool = False

    def lengthen(self, title: str, term: str, responsible: str, result: str) -> None:
        if self.content and title:
            last = self.content[-1]
            self.content = (*self.content[:-1], Entry(_glued(last.text, title), last.children))
        else:
            self.title = _glued(self.title, title)
        self.term_words = _glued(self.term_words, term)
        self.responsible_words = _glued(self.responsible_words, responsible)
        self.result = _glued(self.result, result)

    def finished(self, ordinal: int) -> PlanItem:
        lines = (self.title, *(line for entry in self.content for line in entry.lines))
        return PlanItem(
            ordinal=ordinal,
            title=self.title,
            number=self.number,
            content=self.content,
            result=self.result,
            term_words=self.term_words,
            terms=read_terms(self.term_words),
            shared=self.shared,
            responsible_words=self.responsible_words,
            responsible=read_responsible(self.responsible_words),
            document_types=papers_of(" ".join(lines)),
        )


@dataclass
class StageDraft:
    """One stage with the cells of its own rows, one after another."""

    words: str
    place: str
    number: str = ""
    terms: list[str] = field(default_factory=list)
    responsible: list[str] = field(default_factory=list)
    results: list[str] = field(default_factory=list)
    items: list[ItemDraft] = field(default_factory=list)

    def finished(self, ordinal: int) -> PlanStage:
        parts = stage_parts(self.words)
        result = " ".join(filter(None, (parts["result"], *self.results)))
        return PlanStage(
            ordinal=ordinal,
            title=parts["title"],
            number=self.number.rstrip("."),
            goal=parts["goal"],
            task=parts["task"],
            result=result,
            term_words=" ".join(self.terms),
            responsible_words=" ".join(self.responsible),
            items=tuple(item.finished(n) for n, item in enumerate(self.items, start=1)),
        )


def stage_parts(words: str) -> dict[str, str]:
    """«Формирование базы Задача: … Результат: …» as title, goal, task and result."""
    found = {"title": "", "goal": "", "task": "", "result": ""}
    cuts = list(_PARTS.finditer(words))
    found["title"] = words[: cuts[0].start() if cuts else len(words)].strip()
    ends = [cut.start() for cut in cuts[1:]] + [len(words)]
    for cut, end in zip(cuts, ends[-len(cuts) :] if cuts else (), strict=True):
        text = words[cut.end() : end].strip()
        name = {"ц": "goal", "з": "task", "р": "result"}[cut[1][0].casefold()]
        found[name] = _glued(found[name], text)
    return found


def _glued(first: str, rest: str) -> str:
    return " ".join(part for part in (first, rest) if part)
