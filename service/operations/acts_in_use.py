"""«Which forms and which live documents lean on this act?»: the register of acts with what stands on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from docgen.document_type import DocumentType
from registry import acts, document_acts
from registry.act_citations import cited
from registry.act_register import own_acts
from registry.acts import Act
from registry.document_acts import LeaningPaper
from registry.errors import NotFound
from registry.rules import RULES, Rule
from registry.search import Page
from service.access import Actor
from service.parts import Parts
from templates_docx.vocabulary.acts import word_of

NO_ACT = "Такого акта в реестре нет."


@dataclass(frozen=True, slots=True)
class LeaningForm:
    """A document type that leans on an act: by which references, and by which rules of its own."""

    type_id: str
    title: str
    references: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownAct:
    """An act as the school knows it on the day, with how much leans on it."""

    act: Act
    in_force: bool
    changed: bool
    forms: int
    papers: int

    @property
    def needs_check(self) -> bool:
        return not self.act.is_certain


@dataclass(frozen=True, slots=True)
class ActInUse:
    """One act with everything that leans on it."""

    known: KnownAct
    forms: tuple[LeaningForm, ...]
    rules: tuple[Rule, ...]
    papers: Page[LeaningPaper]


def known_acts(parts: Parts, actor: Actor, at: datetime) -> list[KnownAct]:
    """Every act: the school's own first, then the table in its order. Raises Forbidden."""
    actor.require("view_school", actor.organisation_id)
    with parts.reading(actor, at) as uow:
        own = own_acts(uow.session, actor.organisation_id)
        papers = document_acts.counts(uow.session, actor.organisation_ids)
    register = acts.merged(own)
    forms = _counted(parts, register)
    ordered = sorted(register.values(), key=lambda act: act.id in acts.federal())
    changed = {act.id for act in own}
    return [_known(act, at.date(), changed, forms, papers) for act in ordered]


def act_in_use(parts: Parts, actor: Actor, act_id: str, at: datetime, *, page: int = 1) -> ActInUse:
    """One act, the forms, the rules and one page of the papers in force. Raises Forbidden, NotFound."""
    actor.require("view_school", actor.organisation_id)
    with parts.reading(actor, at) as uow:
        own = own_acts(uow.session, actor.organisation_id)
        register = acts.merged(own)
        if act_id not in register:
            raise NotFound(NO_ACT)
        papers = document_acts.live_papers(uow.session, act_id, actor.organisation_ids, page=page)
    forms = tuple(forms_leaning(parts, act_id, register))
    changed = {act.id for act in own}
    known = _known(register[act_id], at.date(), changed, {act_id: len(forms)}, {act_id: papers.total})
    leaning = tuple(rule for rule in RULES.values() if act_id in _acts_of(rule.acts))
    return ActInUse(known, forms, leaning, papers)


def forms_leaning(parts: Parts, act_id: str, register: Mapping[str, Act]) -> Iterator[LeaningForm]:
    """The types whose manifest, words, text or rules lean on the act."""
    for found in parts.catalog.values():
        references = tuple(one for one in references_of(found, register) if acts.parse(one).act_id == act_id)
        rules = tuple(one for one in found.manifest.rules if act_id in _acts_of(RULES[one].acts))
        if references or rules:
            yield LeaningForm(found.id, found.manifest.title, references, rules)


def references_of(document_type: DocumentType, register: Mapping[str, Act]) -> tuple[str, ...]:
    """What the type names, what its form cites as text and by its words; each reference once."""
    outline = _outline(document_type.folder / "outline.txt", document_type.version)
    in_text = (one.reference for one in cited(outline, register) if one.act_id)
    words = (one for one in _word_references() if f"акты.{word_of(one)}" in outline)
    return tuple(dict.fromkeys((*document_type.manifest.acts, *in_text, *words)))


def _counted(parts: Parts, register: Mapping[str, Act]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for found in parts.catalog.values():
        named = _acts_of(references_of(found, register))
        named |= {one for rule in found.manifest.rules for one in _acts_of(RULES[rule].acts)}
        for act_id in named:
            counted[act_id] = counted.get(act_id, 0) + 1
    return counted


def _known(
    act: Act, on: date, changed: set[str], forms: Mapping[str, int], papers: Mapping[str, int]
) -> KnownAct:
    return KnownAct(act, act.in_force_on(on), act.id in changed, forms.get(act.id, 0), papers.get(act.id, 0))


def _acts_of(references: Iterable[str]) -> set[str]:
    return {acts.parse(one).act_id for one in references}


@lru_cache(maxsize=1)
def _word_references() -> tuple[str, ...]:
    articles = (f"{act}:{number}" for act, number in acts.articles())
    return (*acts.federal(), *articles)


@lru_cache(maxsize=256)
def _outline(path: Path, version: str) -> str:
    """The form as text; read anew when the form has changed."""
    return path.read_text("utf-8") if path.is_file() else ""
