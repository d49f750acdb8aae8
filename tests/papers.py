"""Papers made from the forms and read back as their reader would: text by paragraph, tables by row."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import factories
from docx.document import Document
from docx.oxml.ns import qn

import templates_docx
from docgen import Catalog
from registry.snapshot import Pair, Person, Subject
from templates_docx.vocabulary import Registration, build_context

CATALOG = Catalog.load(Path(templates_docx.__file__).parent)
NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Paper:
    """One rendered paper."""

    data: bytes

    @property
    def document(self) -> Document:
        return docx.Document(io.BytesIO(self.data))

    @property
    def paragraphs(self) -> list[str]:
        """Every paragraph of the body, tables included, in the order of the page."""
        return [_text(found) for found in self.document.element.body.iter(qn("w:p"))]

    @property
    def headers(self) -> list[str]:
        """The text of the page headers, first pages included."""
        found = [(one.header, one.first_page_header) for one in self.document.sections]
        return [_text(one._element) for headers in found for one in headers]

    @property
    def text(self) -> str:
        """The body as text, no-break spaces and hyphens as plain ones: what a person would search for."""
        return "\n".join(self.paragraphs).replace(NBSP, " ").replace("\N{NON-BREAKING HYPHEN}", "-")

    def rows(self, table: int) -> list[list[str]]:
        """A table as rows of cell texts, merged cells once; plain spaces."""
        found = self.document.tables[table]._tbl.tr_lst
        return [[_cell(cell) for cell in row.tc_lst] for row in found]


def make_paper(
    type_id: str, subject: Subject, *, number: str = "12-ОД", draft: bool = False, **answers: str
) -> Paper:
    """The paper of a type about a subject, with answers as a person types them."""
    document_type = CATALOG[type_id]
    registration = Registration(number, subject.on, draft)
    context = build_context(document_type, subject, document_type.parse_inputs(answers), registration)
    return Paper(document_type.template.render(context))


def sample_of(type_id: str) -> dict[str, Any]:
    """What the type's ``sample.toml`` says."""
    return tomllib.loads((CATALOG[type_id].folder / "sample.toml").read_text(encoding="utf-8"))


def sample_paper(type_id: str) -> Paper:
    """The paper its type's ``sample.toml`` describes."""
    sample = sample_of(type_id)
    facts = [getattr(factories, name)() for name in sample["facts"]]
    subject = subject_of(type_id, *facts, on=sample["date"])
    return sampled_paper(type_id, subject, number=sample["number"])


def sampled_paper(type_id: str, subject: Subject, *, number: str = "12-ОД", **answers: str) -> Paper:
    """The paper about a subject, with the answers, the people chosen and the ending of the type's sample."""
    whole, told = completed(type_id, subject)
    return make_paper(type_id, whole, number=number, **{**told, **answers})


def completed(type_id: str, subject: Subject) -> tuple[Subject, dict[str, str]]:
    """A subject with the people and the ending of the type's sample, and the sample's answers."""
    sample = sample_of(type_id)
    known = {told: _person(told) for all_told in sample.get("people", {}).values() for told in all_told}
    chosen = {name: [known[told] for told in every] for name, every in sample.get("people", {}).items()}
    named = {name: " ".join(str(one.id) for one in people) for name, people in chosen.items()}
    everybody = tuple(known.values())
    ending = factories.make_ending(**sample["ending"]) if "ending" in sample else subject.ending
    return replace(subject, chosen=everybody, ending=ending), {**sample.get("inputs", {}), **named}


def _person(told: str) -> Person:
    """«Орлова Татьяна Николаевна; f; заместитель директора», with a kind after it for who is no employee."""
    full, gender, post, *kind = (part.strip() for part in told.split(";"))
    return factories.make_person(full, gender, position=post, kind=kind[0] if kind else "staff")


def subject_of(type_id: str, *facts: Pair | Person, on: date = factories.TODAY, **school: Any) -> Subject:
    """A subject of the kind the type wants."""
    kind = CATALOG[type_id].manifest.subject
    if kind == "person":
        return factories.make_subject(person=facts[0], on=on, **school)  # type: ignore[arg-type]
    if kind == "organisation":
        return factories.make_school_subject(*facts, on=on, **school)  # type: ignore[arg-type]
    make = factories.make_pairs_subject if kind == "pairs" else factories.make_subject
    return make(*facts, on=on, **school)


def reworded(content: bytes, says: str, put: str, *, once: bool = False) -> bytes:
    """The paper with other words; fails when it does not say them."""
    document = docx.Document(io.BytesIO(content))
    found = 0
    for paragraph in document.element.body.iter(qn("w:p")):
        texts = list(paragraph.iter(qn("w:t")))
        if (once and found) or says not in _plain("".join(one.text or "" for one in texts)):
            continue
        found += 1
        # Words in one run stay there, with the tabs around them; words over several runs come into the first.
        if not (own := [one for one in texts if says in _plain(one.text or "")]):
            texts[0].text = "".join(one.text or "" for one in texts)
            for one in texts[1:]:
                one.text = ""
        for one in own or texts[:1]:
            one.text = _plain(one.text or "").replace(says, put)
    assert found, f"the paper does not say {says!r}"
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _text(paragraph: Any) -> str:
    return "".join(_pieces(paragraph))


def _pieces(paragraph: Any) -> Iterator[str]:
    marks = {qn("w:noBreakHyphen"): "-", qn("w:tab"): "\t", qn("w:br"): "\n"}
    for element in paragraph.iter():
        if element.tag == qn("w:t"):
            yield element.text or ""
        elif element.tag in marks and element.getparent().tag == qn("w:r"):
            yield marks[element.tag]


def _cell(cell: Any) -> str:
    return " ".join(_text(found) for found in cell.iter(qn("w:p"))).replace(NBSP, " ").strip()


def _plain(words: str) -> str:
    return words.replace(NBSP, " ").replace("\N{NON-BREAKING HYPHEN}", "-")
