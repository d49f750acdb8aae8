"""What the forms share: the letterhead as the school has it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import factories
from papers import CATALOG, Paper

from docgen.qr import qr_png
from registry.snapshot import Letterhead
from templates_docx.vocabulary import Registration, build_context

EMBLEM = "e" * 64
PICTURE = qr_png("герб")


def order(letterhead: Letterhead, *, draft: bool = False) -> Paper:
    school = factories.make_organisation(letterhead=letterhead)
    subject = factories.make_pairs_subject(factories.make_pair(), organisation=school)
    document_type = CATALOG["order_pairing"]
    context = build_context(
        document_type,
        subject,
        document_type.parse_inputs({}),
        Registration("12-ОД", subject.on, draft),
        pictures={EMBLEM: PICTURE},
    )
    return Paper(document_type.template.render(context))


def pictures(paper: Paper) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(paper.data)) as package:
        return [package.read(name) for name in sorted(package.namelist()) if "/media/" in name]


class TestLetterhead:
    def test_begins_with_the_founder_where_there_is_no_emblem(self) -> None:
        paper = order(Letterhead())

        assert paper.paragraphs[0].startswith("Управление образования")
        assert pictures(paper) == []

    def test_bears_the_emblem_first(self) -> None:
        paper = order(Letterhead(emblem=EMBLEM))

        assert pictures(paper) == [PICTURE]
        assert "w:drawing" in paper.document.paragraphs[0]._p.xml

    def test_bears_the_address_where_the_school_wants_it(self) -> None:
        address = "618000, г. Озёрск-на-Каме, ул. Школьная, д. 1, ОГРН 1025900000001, ИНН 5900000001"

        assert address not in order(Letterhead()).text
        assert address in order(Letterhead(with_address=True)).text

    def test_calls_the_act_as_the_school_does(self) -> None:
        text = order(Letterhead(act="directive")).text

        assert "РАСПОРЯЖЕНИЕ" in text
        assert "ОБЯЗЫВАЮ:" in text

    def test_bears_a_code_of_an_issued_paper_only(self) -> None:
        with_code = Letterhead(with_code=True)

        [code] = pictures(order(with_code))
        assert code.startswith(b"\x89PNG")
        assert pictures(order(with_code, draft=True)) == []

    def test_code_holds_no_personal_data_and_tells_papers_apart(self) -> None:
        subject = factories.make_pairs_subject(
            factories.make_pair(),
            organisation=factories.make_organisation(letterhead=Letterhead(with_code=True)),
        )
        other = replace(subject, pairs=(factories.make_pair(mentor=factories.make_person("Ким Олег", "m")),))
        drawn = [
            build_context(CATALOG["order_pairing"], one, {}, Registration(number, date(2026, 9, 15)))[
                "документ"
            ]
            for one, number in ((subject, "1-ОД"), (other, "1-ОД"), (subject, "2-ОД"))
        ]

        same, without_people, different = (words["код"].data for words in drawn)
        assert same == without_people
        assert same != different
