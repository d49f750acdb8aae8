"""Lines: where words may be parted, what is pressed and stretched, where tabs lead, how high lines are."""

from __future__ import annotations

from random import Random

import pytest
from our_lines import our_lines
from word_file import document, field, p, r
from words import prose

from docgen.pdf.conversion import lay_out
from docgen.pdf.lines.breaking import takes_by_pressing
from docgen.pdf.lines.line import Line
from docgen.pdf.lines.opportunities import glued, parts
from docgen.pdf.measure.families import FONTS
from docgen.pdf.measure.typeface import load
from docgen.pdf.paginate.atoms import Atom


def _lines(body: str, *, mode: int = 14, pressing: bool = True) -> list[Line]:
    _, laid_out = lay_out(document(body, mode=mode), pressing=pressing)
    return [line for page in laid_out.pages for one in page.standing for line in _of(one.atom)]


def _of(atom: Atom) -> list[Line]:
    return [atom.line] if atom.line else []


class TestParts:
    @pytest.mark.parametrize(
        ("word", "cut"),
        [
            ("слово", ("слово",)),
            ("учебно-методический", ("учебно-", "методический")),
            ("12-ОД", ("12-", "ОД")),
            ("-5", ("-5",)),
            ("2026–2027", ("2026–", "2027")),
            ("да—нет", ("да", "—", "нет")),
            ("и/или", ("и/или",)),
            ("(п. 3)", ("(п. 3)",)),
            ("г.\u00a0Озёрск", ("г.\u00a0Озёрск",)),
            ("да!нет", ("да!", "нет")),
            ("«Школа»", ("«Школа»",)),
            ("273\u2011ФЗ", ("273\u2011ФЗ",)),
        ],
    )
    def test_are_cut_where_a_line_may_end(self, word: str, cut: tuple[str, ...]) -> None:
        assert parts(word) == cut

    def test_are_held_together_by_marks_that_never_begin_a_line(self) -> None:
        assert glued("слово", "!")
        assert glued("(", "слово")
        assert not glued("слово", "–")


class TestPressing:
    def test_takes_in_a_word_when_stretching_would_spoil_more(self) -> None:
        assert takes_by_pressing(text=800, spaces=100, space=20, word=95, room=1000)

    def test_leaves_a_word_that_needs_more_than_a_quarter(self) -> None:
        assert not takes_by_pressing(text=800, spaces=100, space=20, word=115, room=1000)

    def test_leaves_a_word_when_stretching_spoils_less(self) -> None:
        assert not takes_by_pressing(text=890, spaces=100, space=20, word=18, room=1000)

    def test_is_the_habit_of_word_2013_alone(self) -> None:
        lots = Random(5)  # noqa: S311 - repeatable, not secret
        body = "".join(p(prose(lots, 3), '<w:jc w:val="both"/>') for _ in range(20))
        old, new = (len(_lines(body, mode=mode)) for mode in (14, 15))

        assert new <= old
        assert [line.text for line in _lines(body, mode=15)] != [line.text for line in _lines(body, mode=14)]
        assert [line.text for line in _lines(body, mode=15, pressing=False)] == [
            line.text for line in _lines(body, mode=14)
        ]


class TestJustification:
    def test_stretches_plain_spaces_to_the_margin(self) -> None:
        first = _lines(p("слово\u00a0и дело " * 20, '<w:jc w:val="both"/>'))[0]
        last = first.runs[-1]

        assert last.x + last.width == pytest.approx(first.right, abs=0.01)
        assert last.stretch > 0

    def test_leaves_the_last_line_as_it_is(self) -> None:
        last = _lines(p("слово и дело " * 20, '<w:jc w:val="both"/>'))[-1]

        assert all(run.stretch == 0 for run in last.runs)


class TestTabs:
    def test_leads_text_to_end_at_a_right_stop(self) -> None:
        line = _lines(p("слева\tсправа", '<w:tabs><w:tab w:val="right" w:pos="9355"/></w:tabs>'))[0]

        assert line.runs[-1].x + line.runs[-1].width == pytest.approx(9355, abs=0.01)

    def test_draws_its_leader_up_to_the_text(self) -> None:
        tabs = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9355"/></w:tabs>'
        line = _lines(p("глава\t12", tabs))[0]

        assert line.leaders[0].x + line.leaders[0].width == pytest.approx(line.runs[-1].x, abs=0.01)

    def test_leads_to_the_next_default_stop(self) -> None:
        assert _lines(p("а\tб"))[0].runs[-1].x == 709


class TestHeights:
    @pytest.mark.parametrize(("size", "height"), [(10, 231), (12, 276), (14, 322), (8.5, 195)])
    def test_are_those_of_libreoffice_to_the_twip(self, size: float, height: int) -> None:
        type = load(FONTS / "Tinos-Regular.ttf").at(size)

        assert type.ascent + type.descent == height

    def test_of_an_exact_line_put_the_baseline_at_four_fifths(self) -> None:
        line = _lines(p("текст", '<w:spacing w:line="400" w:lineRule="exact"/>'))[0]

        assert (line.height, line.ascent) == (400, 320)


class TestLongWord:
    def test_is_cut_by_letters_when_no_line_could_hold_it(self) -> None:
        lines = _lines(p("ш" * 300))

        assert len(lines) > 1
        assert "".join(line.text for line in lines) == "ш" * 300


class TestBodyFields:
    def test_know_how_many_pages_there_are(self) -> None:
        body = p(inside=r("Всего страниц: ") + field("NUMPAGES", "9")) + p("конец", "<w:pageBreakBefore/>")
        _, laid_out = lay_out(document(body))

        assert our_lines(laid_out)[0].words == ["Всего", "страниц:", "2"]
