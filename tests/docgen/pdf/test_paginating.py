"""Pages: where they end, what keeps together, what goes on."""

from __future__ import annotations

from our_lines import our_lines
from specimens import SPECIMENS
from word_file import document, field, p, sect, tbl, tc, tr

from docgen.pdf.conversion import lay_out
from docgen.pdf.paginate.pages import LaidOut

# 52 lines of 12 points fit on a page of these margins: one more than this.
_FULL = 51


def _pages(docx: bytes) -> list[list[str]]:
    _, laid_out = lay_out(docx)
    return _texts(laid_out)


def _texts(laid_out: LaidOut) -> list[list[str]]:
    pages: list[list[str]] = [[] for _ in laid_out.pages]
    for line in our_lines(laid_out):
        pages[line.page].append(" ".join(line.words))
    return pages


def _lines(count: int) -> str:
    return "".join(p(f"строка {at}") for at in range(count))


class TestKeeping:
    def test_takes_a_heading_to_the_page_of_its_text(self) -> None:
        pages = _pages(document(_lines(_FULL) + p("Заголовок", "<w:keepNext/>") + p("текст")))

        assert pages[1] == ["Заголовок", "текст"]

    def test_leaves_no_single_line_of_a_paragraph(self) -> None:
        pages = _pages(document(_lines(_FULL) + p("а\nб\nв")))

        assert pages[1] == ["а", "б", "в"]

    def test_leaves_one_where_the_paragraph_does_not_mind(self) -> None:
        pages = _pages(document(_lines(_FULL) + p("а\nб\nв", '<w:widowControl w:val="0"/>')))

        assert pages[1] == ["б", "в"]

    def test_cuts_a_chain_no_page_could_hold(self) -> None:
        pages = _pages(document("".join(p(f"звено {at}", "<w:keepNext/>") for at in range(80))))

        assert [len(page) for page in pages] == [52, 28]

    def test_begins_a_page_where_a_paragraph_asks(self) -> None:
        assert _pages(document(p("а") + p("б", "<w:pageBreakBefore/>"))) == [["а"], ["б"]]


class TestRows:
    def test_repeat_the_header_on_every_page(self) -> None:
        head = tr([tc("Шапка", 3000)], "<w:tblHeader/>")
        rows = [head, *(tr([tc(f"ряд {at}", 3000)]) for at in range(80))]

        assert [page[0] for page in _pages(document(tbl([3000], rows)))] == ["Шапка", "Шапка"]

    def test_split_between_their_lines(self) -> None:
        row = tr([tc(p("\n".join(f"л{at}" for at in range(10))), 3000)])

        pages = _pages(document(_lines(_FULL - 4) + tbl([3000], [row])))
        assert pages[0][-1] == "л4"
        assert pages[1][0] == "л5"

    def test_move_whole_where_they_may_not_split(self) -> None:
        row = tr([tc(p("\n".join(f"л{at}" for at in range(10))), 3000)], "<w:cantSplit/>")

        assert _pages(document(_lines(_FULL - 4) + tbl([3000], [row])))[1][0] == "л0"

    def test_take_a_merged_cell_over_the_page(self) -> None:
        long = tc(p("\n".join(f"л{at}" for at in range(12))), 3000, '<w:vMerge w:val="restart"/>')
        rows = [tr([long, tc("а", 1000)], "<w:cantSplit/>")]
        rows += [tr([tc("", 3000, "<w:vMerge/>"), tc(one, 1000)], "<w:cantSplit/>") for one in "bcdefghijkmn"]

        pages = _pages(document(_lines(_FULL - 5) + tbl([3000, 1000], rows)))
        assert sum(line.startswith("л") for page in pages for line in page) == 12
        assert any(line.startswith("л") for line in pages[1])


class TestSections:
    def test_leave_a_page_blank_before_an_odd_one(self) -> None:
        first = f"<w:p><w:pPr>{sect()}</w:pPr></w:p>"

        _, laid_out = lay_out(document(p("а") + first + p("б"), section=sect(kind="oddPage")))
        assert [page.blank for page in laid_out.pages] == [False, True, False]

    def test_number_pages_from_where_they_are_told(self) -> None:
        section = sect(inside='<w:footerReference w:type="default" r:id="f1"/>').replace(
            "<w:cols", '<w:pgNumType w:start="7"/><w:cols'
        )

        pages = _pages(document(p("а"), section=section, headers={"f1": p(inside=field("PAGE"))}))
        assert pages == [["а", "7"]]


class TestFootnotes:
    def test_stand_on_the_page_that_refers_to_them(self) -> None:
        _, laid_out = lay_out(SPECIMENS["footnotes"]())

        for page in laid_out.pages:
            referred = {note for one in page.standing if one.part == "body" for note in one.atom.notes}
            below = [one for one in page.standing if one.part == "note" and one.atom.first]
            assert len(referred) == len(below)
