"""The fifth stage: a document → pages.

Sections one after another, each with its paper, headers, footers and footnotes. Papers whose text holds page
numbers are laid out twice: the first time tells how many pages there are.
"""

from __future__ import annotations

from pathlib import Path

from docgen.pdf.errors import Feature, UnsupportedFeature
from docgen.pdf.measure.typesetter import Typesetter
from docgen.pdf.paginate.atoms import Atom, paragraphs_of, stack_height
from docgen.pdf.paginate.filling import Filled, Filler
from docgen.pdf.paginate.numbers import PageNumbers
from docgen.pdf.paginate.pages import LaidOut, Page, Standing
from docgen.pdf.paginate.stacking import Stacker
from docgen.pdf.resolve.content import Block, Document, Section

# The rule above footnotes with the room around it, as LibreOffice sets it for a Word file.
_NOTE_GAP = 57.0
_NOTE_RULE = 10.0
_NOTE_ROOM = _NOTE_GAP + _NOTE_RULE + _NOTE_GAP


def paginate(document: Document, *, pressing: bool = True, fonts: Path | None = None) -> LaidOut:
    """The pages of a document.

    ``pressing`` follows Word 2013's justification where the document asks for it; without it lines break as
    in LibreOffice 7.4. Raises UnsupportedFeature for letters and families that no font has.
    """
    typesetter = Typesetter(fonts)
    paper = _gathered(document, typesetter, PageNumbers(), pressing=pressing)
    if paper.numbers.asked:
        # The text itself names pages: now that they are known, it is laid out again.
        known = PageNumbers(len(paper.pages), _pages_of(paper.pages))
        paper = _gathered(document, typesetter, known, pressing=pressing)
    paper.finish()
    if typesetter.missing:
        raise UnsupportedFeature([Feature(name, "в тексте документа") for name in typesetter.missing])
    return LaidOut(paper.pages)


def _gathered(document: Document, typesetter: Typesetter, numbers: PageNumbers, *, pressing: bool) -> Paper:
    paper = Paper(document, typesetter, numbers, pressing=pressing)
    for section in document.sections:
        paper.add(section)
    return paper


def _pages_of(pages: list[Page]) -> dict[int, int]:
    """The page on which every paragraph begins."""
    found: dict[int, int] = {}
    for page in pages:
        for standing in page.standing:
            for paragraph in paragraphs_of(standing.atom):
                found.setdefault(id(paragraph), page.number)
    return found


class Paper:
    """Gathers the pages of a document, section by section."""

    def __init__(
        self, document: Document, typesetter: Typesetter, numbers: PageNumbers, *, pressing: bool
    ) -> None:
        self.pages: list[Page] = []
        self.numbers = numbers
        self._document = document
        self._stacker = Stacker(document, typesetter, numbers, pressing=pressing)
        self._number = 0
        self._sections: list[tuple[Section, int, int]] = []

    def add(self, section: Section) -> None:
        """Lay a section out on pages of its own, or on the last page where it asks to go on there."""
        props = section.props
        width = max(props.width - props.left - props.right - props.gutter, 200)
        self.numbers.in_text = True
        atoms = self._stacker.stack(section.blocks, width)
        self.numbers.in_text = False
        filler = Filler(atoms, lambda notes: self._note_height(notes, width))
        first_page = len(self.pages)
        if props.first_number is not None:
            self._number = props.first_number - 1
        self._begin_parity(section)
        hard = True
        if self._goes_on(section):
            self._stand(self.pages[-1], self._continued(filler), section, width)
        else:
            hard = self._fill_page(section, filler, width, first=True, hard=True)
        while filler.left:
            hard = self._fill_page(section, filler, width, first=False, hard=hard)
        self._sections.append((section, first_page, len(self.pages)))

    def _fill_page(self, section: Section, filler: Filler, width: float, *, first: bool, hard: bool) -> bool:
        """Add a page and fill it; gives whether a forced break ends it."""
        page = self._new_page(section, first=first)
        self._stand(page, filler.page(page.bottom - page.top, hard=hard), section, width)
        return bool(filler.next_force())

    def finish(self) -> None:
        """Give every page its header and footer, now that all pages are counted."""
        self.numbers.pages = len(self.pages)
        for section, first, end in self._sections:
            self.numbers.section_pages = end - first
            for page in self.pages[first:end]:
                if not page.blank:
                    self._head_and_foot(page, section)

    def _begin_parity(self, section: Section) -> None:
        """An odd or even section leaves a page blank where the next number is not of its kind."""
        wanted = {"oddPage": 1, "evenPage": 0}.get(section.props.kind)
        if wanted is not None and self.pages and (self._number + 1) % 2 != wanted:
            self._number += 1
            self.pages.append(Page(section.props, self._number, blank=True))

    def _goes_on(self, section: Section) -> bool:
        if section.props.kind != "continuous" or not self.pages:
            return False
        last = self.pages[-1].section
        return (last.width, last.height) == (section.props.width, section.props.height)

    def _continued(self, filler: Filler) -> Filled:
        page = self.pages[-1]
        used = max((one.y + one.atom.height + one.atom.below for one in page.standing), default=page.top)
        return filler.page(page.bottom - page.top, start=max(used - page.top, 0.01))

    def _new_page(self, section: Section, *, first: bool) -> Page:
        self._number += 1
        page = Page(section.props, self._number, first_of_section=first)
        self.pages.append(page)
        page.top = self._edge(page, section, "top")
        page.bottom = section.props.height - self._edge(page, section, "bottom")
        return page

    def _edge(self, page: Page, section: Section, side: str) -> float:
        """Where the text begins or ends: at the margin, or where a higher header leaves it."""
        props = section.props
        margin, distance = (props.top, props.header) if side == "top" else (props.bottom, props.footer)
        stories = section.headers if side == "top" else section.footers
        if margin < 0:
            return -margin
        blocks = stories.get(self._story(page, section), ())
        if not blocks:
            return margin
        height = stack_height(self._story_atoms(blocks, page, section))
        return max(margin, distance + height)

    def _story(self, page: Page, section: Section) -> str:
        """Which header a page bears: of a first page, of an even one, or the common one."""
        if section.props.title_page and page.first_of_section:
            return "first"
        if self._document.settings.even_and_odd and page.number % 2 == 0:
            return "even"
        return "default"

    def _story_atoms(self, blocks: tuple[Block, ...], page: Page, section: Section) -> list[Atom]:
        props = section.props
        self.numbers.number, self.numbers.kind = page.number, props.number_kind
        return self._stacker.stack(blocks, max(props.width - props.left - props.right - props.gutter, 200))

    def _head_and_foot(self, page: Page, section: Section) -> None:
        props, kind = section.props, self._story(page, section)
        head = self._story_atoms(section.headers.get(kind, ()), page, section)
        foot = self._story_atoms(section.footers.get(kind, ()), page, section)
        x = props.left + props.gutter
        body, page.standing = page.standing, []
        _stand_from(page, head, x, props.header, "header")
        _stand_from(page, foot, x, props.height - props.footer - stack_height(foot), "footer")
        page.standing += body

    def _stand(self, page: Page, filled: Filled, section: Section, width: float) -> None:
        x = section.props.left + section.props.gutter
        page.standing += [Standing(x, page.top + y, atom) for y, atom in filled.atoms]
        if filled.notes:
            atoms = self._note_atoms(filled.notes, width)
            top = page.bottom - stack_height(atoms)
            page.note_rule = top - _NOTE_GAP - _NOTE_RULE / 2
            _stand_from(page, atoms, x, top, "note")

    def _note_height(self, notes: list[int], width: float) -> float:
        return stack_height(self._note_atoms(notes, width)) + _NOTE_ROOM

    def _note_atoms(self, notes: list[int], width: float) -> list[Atom]:
        blocks = [block for note in notes for block in self._document.notes.get(note, ())]
        return self._stacker.stack(blocks, width)


def _stand_from(page: Page, atoms: list[Atom], x: float, y: float, part: str) -> None:
    for atom in atoms:
        y += atom.gap
        page.standing.append(Standing(x, y, atom, part))
        y += atom.height + atom.below
