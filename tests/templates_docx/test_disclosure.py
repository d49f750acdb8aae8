"""Every fact of a person has a purpose: without a basis it is masked, or the paper is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Literal

import factories
import pytest
from papers import CATALOG, Paper

from docgen.document_type import DocumentType
from registry.snapshot import Consent, PrivateFacts, Subject
from templates_docx.errors import MissingFacts
from templates_docx.vocabulary import Registration, build_context
from templates_docx.vocabulary.disclosure import FIELDS, MASK
from templates_docx.vocabulary.people import PERSON

DAY = factories.TODAY
EVE = date(2026, 9, 14)


def type_for(purpose: str, without_basis: Literal["refuse", "mask"], type_id: str) -> DocumentType:
    """A type of the catalogue as if its manifest declared a purpose."""
    found = CATALOG[type_id]
    told = {"purposes": (purpose,), "without_basis": without_basis}
    return replace(found, manifest=found.manifest.model_copy(update=told))


def words_of(document_type: DocumentType, subject: Subject) -> Any:
    return build_context(
        document_type, subject, document_type.parse_inputs({}), Registration("1-С", subject.on)
    )


def text_of(document_type: DocumentType, subject: Subject) -> str:
    return Paper(document_type.template.render(words_of(document_type, subject))).text


class TestARefusal:
    PUPILS = type_for("pd_processing", "refuse", "personal_program")

    def test_comes_without_a_basis_and_after_a_withdrawal(self) -> None:
        pair = factories.make_pupil_pair()
        whole = factories.make_subject(pair)
        pupil = pair.mentees[0]
        gone = Consent(1, "pd_processing", pupil.id, date(2026, 9, 1), withdrawn_on=EVE)

        for consents in ((), (gone,)):
            with pytest.raises(MissingFacts, match="нет действующего основания") as caught:
                words_of(self.PUPILS, replace(whole, consents=consents))
            assert [fault.code for fault in caught.value.faults] == ["no_basis"]
            assert pupil.name.full in str(caught.value)

    def test_does_not_come_with_a_live_consent_nor_to_employees(self) -> None:
        pair = factories.make_pupil_pair()
        assert "Петров" in text_of(self.PUPILS, factories.make_subject(pair))
        employees = replace(factories.make_subject(factories.make_pair()), consents=())
        assert "Сидоров" in text_of(self.PUPILS, employees)


class TestAMask:
    ORDER = type_for("pd_dissemination", "mask", "order_pairing")

    def subject(self, **items: bool) -> Subject:
        pair = factories.make_pair()
        given = [
            Consent(n, "pd_dissemination", one.id, EVE, items=items)
            for n, one in enumerate((pair.mentor, *pair.mentees))
        ]
        return replace(factories.make_pairs_subject(pair), consents=tuple(given))

    def test_leaves_what_is_allowed(self) -> None:
        text = text_of(self.ORDER, self.subject(name=True, post=True))

        assert "Сидоров" in text
        assert "учителя математики" in text

    def test_hides_a_name_that_may_not_be_told_in_every_phrase(self) -> None:
        text = text_of(self.ORDER, self.subject(name=False, post=True))

        for surname in ("Иванов", "Сидоров"):
            assert surname not in text
        assert MASK in text

    def test_takes_silence_for_no(self) -> None:
        text = text_of(self.ORDER, self.subject())

        assert "Иванов" not in text
        assert "математики" not in text

    def test_hides_a_contact_from_the_day_of_the_withdrawal(self) -> None:
        kind = type_for("pd_processing", "mask", "consent_pd_adult")
        private = PrivateFacts("паспорт 00 00 000001", "ул. Садовая, д. 2", "+7 900 000-00-01")
        person = factories.make_person(kind="partner", position="инженер", private=private)
        given = Consent(1, "pd_processing", person.id, date(2026, 9, 1), withdrawn_on=DAY)
        subject = factories.make_subject(person=person, on=EVE)

        before = words_of(kind, replace(subject, consents=(given,)))["лицо"]
        assert before["телефон"].endswith("000-00-01")
        after = words_of(kind, replace(subject, on=DAY, consents=(given,)))["лицо"]
        assert (after["телефон"], after["адрес"], after["паспорт"]) == (MASK, MASK, MASK)
        assert after["фио"].genitive == MASK


class TestTheTable:
    def test_knows_the_purpose_of_every_word_of_a_person(self) -> None:
        """A new word of a person is not let out by nobody having thought of it."""
        known = {word for field in FIELDS for word in field.words}
        conditions = {"работник", "обучающийся", "внешний", "несовершеннолетний"}

        assert {word.name for word in PERSON} - conditions <= known

    def test_a_type_that_names_no_purpose_masks_nothing(self) -> None:
        subject = replace(factories.make_pairs_subject(factories.make_pair()), consents=())

        assert "Сидоров" in text_of(CATALOG["order_pairing"], subject)
