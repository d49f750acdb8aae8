"""What a finished paper is expected to say: facts and answers → what ``docgen.consistency`` compares with.

The forms of names are those the registry keeps; the posts, titles and marks those the words of the forms
print. Knows no rows and no finished file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from docgen.consistency import Bond, Citation, Expected, Party, Signing
from docgen.document_type import DocumentType
from docgen.russian import Forms, decline_organisation, decline_post
from docgen.russian.filters import uncapitalised
from registry.reference import forms
from registry.snapshot import Form, Organisation, Pair, Person, PersonName, Signatory, Subject
from templates_docx.vocabulary.pairs import form_title
from templates_docx.vocabulary.people import class_label, name_forms, post_forms
from templates_docx.vocabulary.signatories import acting_forms, signature_post
from templates_docx.vocabulary.word import typeset_forms

_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
# The whole composition of a pair; a form that prints one of a group is not asked for the others.
_MEMBERS = re.compile(r"(?<![\w.])пара\.(?:состав|наставляемые)\b")
_LEAD = re.compile(r"(?<!\w)наставник\.")
_PUPIL = {"m": ("обучающийся", "ученик", "учащийся"), "f": ("обучающаяся", "ученица", "учащаяся")}
_CITED = (
    "приказ",
    "соглашени",
    "договор",
    "протокол",
    "программ",
    "положени",
    "соглас",
    "заявлени",
    "уведомлени",
)


@dataclass(frozen=True, slots=True)
class Registered:
    """A paper as others cite it: its type's title, number and date."""

    title: str
    number: str
    dated: date


def expected_of(
    document_type: DocumentType,
    subject: Subject,
    inputs: Mapping[str, str],
    own: Registered,
    *,
    cited: Iterable[Registered] = (),
    former: Iterable[str] = (),
) -> Expected:
    """What the paper must say. ``cited``: papers it may cite; ``former``: names the school bears no more."""
    outline = _outline(document_type.folder)
    tags = " ".join(_TAG.findall(outline))
    parties = _parties(subject)
    director = subject.organisation.director
    signs = next(one.key for one in parties if one.name == name_forms(director.name, director.gender))
    return Expected(
        parties=tuple(parties),
        bonds=tuple(_bonds(subject, parties)),
        names_lead=bool(_LEAD.search(tags)),
        names_members=bool(_MEMBERS.search(tags)),
        signing=Signing(signs, signature_post(director)),
        names=_names(subject.organisation.full_name, subject.organisation.short_name),
        former=_names(*former),
        citations=tuple(_citations([own, *cited], subject)),
        number=own.number if "документ.номер" in tags else "",
        dated=own.dated,
        free=(outline, *inputs.values(), *_texts(subject)),
        other_dates=frozenset(_days(replace(subject, pairs=())) | _days_of_pairs(subject)),
        forms=tuple(one.title for one in forms()),
    )


def citation_of(paper: Registered) -> Citation:
    """«Приказ о …» is cited as an order; a paper of no known kind by its first word."""
    lower = paper.title.lower()
    word = next((one for one in _CITED if one in lower), lower.split()[0] if lower else "")
    return Citation(word, paper.number, paper.dated)


@lru_cache(maxsize=256)
def _outline(folder: Path) -> str:
    """The form as text; its own words are nobody's mistake in a paper."""
    path = folder / "outline.txt"
    return path.read_text("utf-8") if path.is_file() else ""


def _parties(subject: Subject) -> list[Party]:
    """Everybody the facts speak of, once; whoever signs may be one of the people too."""
    found: dict[str, Party] = {}
    for who in _people(subject):
        name = name_forms(who.name, who.gender)
        same = next((one for one in found.values() if one.name == name), None)
        key = same.key if same else _key(who)
        posts = tuple(_posts(who))
        # Where the post of one of them is anything at all, nothing can be said of the other's.
        joined = (*same.posts, *posts) if same and same.posts and posts else (() if same else posts)
        found[key] = Party(key, name, joined)
    return list(found.values())


def _key(who: Person | Signatory) -> str:
    return f"person {who.id}" if isinstance(who, Person) else f"signatory {who.name.full}"


def _people(value: object) -> Iterator[Person | Signatory]:
    if isinstance(value, Person | Signatory):
        yield value
    for one in _inside(value):
        yield from _people(one)


def _inside(value: object) -> Iterator[object]:
    if is_dataclass(value) and not isinstance(value, type):
        yield from (getattr(value, one.name) for one in fields(value))
    elif isinstance(value, tuple | list):
        yield from value


def _posts(who: Person | Signatory) -> Iterator[Forms]:
    """What may stand beside the name; nothing for a parent, who may be called mother, father, guardian."""
    if isinstance(who, Signatory):
        yield from (acting_forms(who), decline_post(uncapitalised(who.position)))
        return
    if who.kind == "parent":
        return
    if (whole := post_forms(who)) is not None:
        yield whole
    if who.kind == "pupil":
        yield from _pupil_posts(who)
    elif who.position.strip():
        yield typeset_forms(decline_post(uncapitalised(who.position.strip())))


def _pupil_posts(pupil: Person) -> Iterator[Forms]:
    label = class_label(pupil.class_label)
    for word in _PUPIL[pupil.gender]:
        alone = decline_post(word)
        yield alone
        if label:
            yield alone.replace_confirmed(
                {case: f"{form} {label} класса" for case, form in alone.by_case.items()}
            )


def _bonds(subject: Subject, parties: list[Party]) -> Iterator[Bond]:
    """A paper of the whole school may name anybody's pair; the pair that takes over, only some papers."""
    about_pairs = subject.kind in {"pair", "pairs"}
    for pair in subject.pairs:
        bond = _bond(pair, parties)
        # A paper of the whole school speaks of kinds and modes in general.
        yield replace(bond, is_subject=about_pairs, labels=bond.labels if about_pairs else ())
    if subject.ending is not None and subject.ending.successor is not None:
        yield replace(_bond(subject.ending.successor, parties), is_subject=False)


def _bond(pair: Pair, parties: list[Party]) -> Bond:
    said = (("вид", pair.kind), ("режим", pair.terms.mode))
    labels = tuple((label, uncapitalised(value)) for label, value in said if value.strip())
    return Bond(
        key=f"pair {pair.id}",
        title=f"{pair.mentor.name.full} – {', '.join(one.name.full for one in pair.mentees)}",
        lead=_key_of(pair.mentor, parties),
        members=tuple(_key_of(one, parties) for one in pair.mentees),
        others=(_key_of(pair.curator, parties),) if pair.curator else (),
        begins=pair.starts_on,
        ends=pair.ends_on,
        form=form_title(pair.form.title) or "",
        amount=pair.terms.amount,
        labels=labels,
    )


def _key_of(person: Person, parties: list[Party]) -> str:
    name = name_forms(person.name, person.gender)
    return next(one.key for one in parties if one.key == _key(person) or one.name == name)


def _names(*names: str) -> tuple[Forms, ...]:
    return tuple(typeset_forms(decline_organisation(one)) for one in names if one.strip())


def _citations(papers: Iterable[Registered], subject: Subject) -> Iterator[Citation]:
    yield from (citation_of(one) for one in papers)
    for pair in subject.pairs:
        if pair.order is not None:
            yield Citation("приказ", pair.order.number, pair.order.date)
    for who in _people(subject):
        if isinstance(who, Person) and who.contract is not None:
            yield Citation("договор", who.contract.number, who.contract.signed_on)


def _texts(value: object) -> Iterator[str]:
    """Whatever somebody typed among the facts: wishes, goals, addresses; never names and titles of forms."""
    if isinstance(value, str):
        yield value
    elif not isinstance(value, PersonName | Form | Organisation):
        for one in _inside(value):
            yield from _texts(one)
    elif isinstance(value, Organisation):
        yield from (value.founder, value.address, value.municipality, value.full_name, value.short_name)


def _days(value: object) -> set[date]:
    if isinstance(value, date):
        return {value}
    return {day for one in _inside(value) for day in _days(one)}


def _days_of_pairs(subject: Subject) -> set[date]:
    """The days the pairs hold besides those of their own period."""
    plain = (replace(pair, starts_on=date.min, ends_on=date.min) for pair in subject.pairs)
    return {day for pair in plain for day in _days(pair)} - {date.min}
