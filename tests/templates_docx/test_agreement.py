"""The sample of every document type agrees with the facts it was made from: the proof raises no alarm."""

from __future__ import annotations

import factories
import pytest
from papers import CATALOG, completed, make_paper, sample_of, subject_of

from docgen.consistency import Paper, contradictions
from docgen.paper_lines import paper_lines
from templates_docx.expected import Registered, expected_of


@pytest.mark.parametrize("type_id", sorted(CATALOG))
def test_the_sample_of_every_type_agrees_with_its_facts(type_id: str) -> None:
    sample = sample_of(type_id)
    facts = [getattr(factories, name)() for name in sample["facts"]]
    subject, answers = completed(type_id, subject_of(type_id, *facts, on=sample["date"]))
    own = Registered(CATALOG[type_id].manifest.title, sample["number"], sample["date"])

    made = make_paper(type_id, subject, number=sample["number"], **answers)
    expected = expected_of(CATALOG[type_id], subject, answers, own)
    paper = Paper(type_id, paper_lines(made.data), expected)

    assert contradictions([paper]) == []
