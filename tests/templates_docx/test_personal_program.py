"""The personal programme: its mark of approval, plan and signatures."""

from __future__ import annotations

import factories
import pytest
from papers import make_paper

from templates_docx.errors import MissingFacts


class TestProgramme:
    def test_is_approved_by_the_director(self) -> None:
        text = make_paper("personal_program", factories.make_subject(factories.make_ordered_pair())).text

        assert text.startswith("УТВЕРЖДАЮ\nДиректор\nМБОУ «СОШ № 5»")
        assert "приказ от 15.09.2026 № 12-ОД" in text

    def test_is_approved_by_an_order_when_there_is_one(self) -> None:
        subject = factories.make_subject(factories.make_ordered_pair())
        text = make_paper("personal_program", subject, номер_приказа="15-ОД", дата_приказа="15.09.2026").text

        assert text.startswith("УТВЕРЖДЕНА\nприказом МБОУ «СОШ № 5»\nот 15.09.2026 № 15-ОД")
        with pytest.raises(MissingFacts, match="указываются вместе"):
            make_paper("personal_program", subject, номер_приказа="15-ОД")

    def test_numbers_the_plan_through_its_sections(self) -> None:
        paper = make_paper("personal_program", factories.make_subject(factories.make_ordered_pair()))
        plan = [row[:2] for row in paper.rows(1)[1:]]

        assert plan == [
            ["Анализ затруднений"],
            ["1", "Входная анкета и беседа"],
            ["Профессиональное развитие"],
            ["2", "Посещение уроков наставника"],
            ["3", "Открытый урок наставляемого"],
        ]

    def test_is_signed_by_every_mentee(self) -> None:
        paper = make_paper("personal_program", factories.make_subject(factories.make_group(3)))

        assert [row[0] for row in paper.rows(3)] == [
            "Наставник",
            *["Наставляемая"] * 3,
            "СОГЛАСОВАНО: куратор",
        ]

    def test_of_a_group_speaks_of_all_its_mentees(self) -> None:
        text = make_paper("personal_program", factories.make_subject(factories.make_group(3))).text

        assert "по инициативе наставника, наставляемых или куратора" in text
        assert "по обоюдному согласию наставника и наставляемых и отражаются" in text
        assert "наставляемого" not in text.replace("Открытый урок наставляемого", "")

    def test_of_a_woman_speaks_of_her(self) -> None:
        mentee = factories.make_person("Громова Ирина Юрьевна", "f", position="учитель химии")
        subject = factories.make_subject(factories.make_pair(mentees=(mentee,)))
        paper = make_paper("personal_program", subject)

        assert "по инициативе наставника, наставляемой или куратора" in paper.text
        assert [row[0] for row in paper.rows(3)] == ["Наставник", "Наставляемая", "СОГЛАСОВАНО: куратор"]

    def test_is_not_made_without_a_plan(self) -> None:
        with pytest.raises(MissingFacts, match="персонализированная программа пары"):
            make_paper("personal_program", factories.make_subject(factories.make_pair(programme=None)))
