"""One rendering: its budget, and what its values add to the package beside the text.

Pictures, links, lists that begin anew, charts and fragments are noted here while the text is filled; the
package takes them up when it is written. Knows no way of filling: both ways use it alike.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from docgen.archive import CONTENT_TYPES, relationships_name
from docgen.errors import BudgetSpent, RenderError
from docgen.template.escape import escape
from docgen.template.inserts import Chart, Image
from docgen.template.pictures import drawing, read_picture

MAX_TURNS = 200_000
MAX_BYTES = 100_000_000
MAX_SECONDS = 20.0
MAX_PICTURES_BYTES = 100_000_000
FIRST_PICTURE = 1001  # docxtpl's own first number.
CHECK_EVERY = 512
_TURNS_BETWEEN_LOOKS = 2_000
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
IMAGE = f"{_OFFICE}/image"
HYPERLINK = f"{_OFFICE}/hyperlink"


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """What a part's additions must know: its relationship ids in use and the number its pictures bear."""

    name: str
    relations: frozenset[str] = frozenset()
    picture_number: int = 1
    is_body: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What a form's package holds already, as far as additions may meet it.

    ``lists`` gives the inside of a w:num that begins list ``numId`` anew; ``dynamic`` are the members that
    additions change; ``media`` the names in use.
    """

    lists: Mapping[int, str] = field(default_factory=dict)
    next_list: int = 1
    numbering: str = ""
    dynamic: Mapping[str, bytes] = field(default_factory=dict)
    media: frozenset[str] = frozenset()
    charts: tuple[str, ...] = ()
    main: str = ""
    main_relations: frozenset[str] = frozenset()


@dataclass(slots=True)
class Rendering:
    """The state of one rendering."""

    facts: Facts
    story: StoryFacts = field(default_factory=lambda: StoryFacts(""))
    turns: int = 0
    relations: dict[str, list[tuple[str, str, str, bool]]] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    extensions: dict[str, str] = field(default_factory=dict)
    lists: list[tuple[int, int]] = field(default_factory=list)
    charts: dict[int, Chart] = field(default_factory=dict)
    merged: Any = None
    overrides: dict[str, str] = field(default_factory=dict)
    _groups: dict[int, list[Any]] = field(default_factory=dict)
    _begun: set[int] = field(default_factory=set)
    _pictures: int = FIRST_PICTURE
    _bytes: int = 0
    _counted: int = 0
    _looked: int = 0
    _deadline: float = 0.0
    _names: dict[bytes, str] = field(default_factory=dict)

    def begin(self, story: StoryFacts) -> None:
        """Go on to the next part."""
        self.story = story
        self._pictures = FIRST_PICTURE
        self._counted = 0

    @property
    def adds_nothing(self) -> bool:
        """Whether the package stays as it is, but for the text of its parts."""
        return not (self.relations or self.lists or self.charts or self.merged)

    def add_turns(self, turns: int) -> int:
        """Count turns of loops; none are left to be counted then.

        BudgetSpent when there are too many, or they take too long.
        """
        self.turns += turns
        if self.turns > MAX_TURNS:
            raise BudgetSpent(f"Циклы формы делают больше {MAX_TURNS} оборотов: проверьте вложенные циклы.")
        if self.turns - self._looked > _TURNS_BETWEEN_LOOKS:
            self._looked = self.turns
            self.look_at_the_clock()
        return 0

    def look_at_the_clock(self) -> None:
        """BudgetSpent when the rendering has taken too long."""
        now = time.monotonic()
        self._deadline = self._deadline or now + MAX_SECONDS
        if now > self._deadline:
            raise BudgetSpent("Документ составляется слишком долго: проверьте списки и циклы формы.")

    def weigh(self, pieces: list[bytes]) -> int:
        """Count what was filled since the last look; how many pieces are counted now.

        BudgetSpent when the document grows too large.
        """
        self.add_bytes(sum(map(len, pieces[self._counted :])))
        self._counted = len(pieces)
        self.look_at_the_clock()
        return self._counted

    def weigh_last(self, pieces: list[bytes]) -> int:
        """Count the last piece, joined of many: those are gone, though they may have been counted too."""
        self.add_bytes(len(pieces[-1]))
        self._counted = min(self._counted, len(pieces) - 1)
        return self._counted

    def add_bytes(self, size: int) -> None:
        """Count what was filled. BudgetSpent when it is too much."""
        self._bytes += size
        if self._bytes > MAX_BYTES:
            raise BudgetSpent("Документ получается слишком большим: проверьте списки и циклы формы.")

    def next_picture(self) -> int:
        """The number of the next drawing, counted in the text; docxtpl leaves those of headers alone."""
        if not self.story.is_body:
            return self.story.picture_number
        self._pictures += 1
        return self._pictures - 1

    def new_list(self, number: int) -> int:
        """The list ``number`` of the form, beginning anew: itself the first time, then lists like it."""
        if number not in self._begun:
            self._begun.add(number)
            return number
        made = self.facts.next_list + len(self.lists)
        self.lists.append((made, number))
        return made

    def begins_group(self, values: list[Any], number: int, is_first: bool) -> bool:
        """Whether the values of grouped cell ``number`` differ from those of the row above."""
        differs = is_first or self._groups.get(number) != values
        self._groups[number] = values
        return differs

    def link(self, address: str) -> str:
        """The id of a relationship of this part to a web address."""
        if not address.startswith(("http://", "https://", "mailto:", "#")):
            raise RenderError("Гиперссылка ведёт не на сайт и не на почту.")
        return self.relate(HYPERLINK, address, external=True)

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship of this part, made when there is none yet."""
        made = self.relations.setdefault(self.story.name, [])
        for identifier, *known in made:
            if known == [kind, target, external]:
                return identifier
        identifier = self._free_relation(self.story.relations, made)
        made.append((identifier, kind, target, external))
        return identifier

    @staticmethod
    def _free_relation(known: Collection[str], made: list[tuple[str, str, str, bool]]) -> str:
        taken = {*known, *(identifier for identifier, *_ in made)}
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        return f"rId{number}"

    def add_part(self, name: str, content_type: str, kind: str) -> None:
        """A part the form's text did not have: it is declared, and the text leads to it."""
        self.overrides[name] = content_type
        made = self.relations.setdefault(self.facts.main, [])
        identifier = self._free_relation(self.facts.main_relations, made)
        made.append((identifier, kind, name.removeprefix("word/"), False))

    def image(self, image: Image) -> str:
        """The drawing of a picture, whose file goes into the package."""
        picture = read_picture(image.data)
        target = self.add_media(image.data, picture.extension, picture.content_type)
        relation = self.relate(IMAGE, target.removeprefix("word/"))
        link = self.link(image.link) if image.link else ""
        return drawing(image, picture, relation, link, self.next_picture(), self.story.picture_number)

    def add_media(self, data: bytes, extension: str, content_type: str) -> str:
        """The member name of a picture's file; the same bytes are kept once."""
        digest = hashlib.sha256(data).digest()
        if digest not in self._names:
            self.add_bytes(len(data))
            taken = {name.rsplit(".", 1)[0] for name in (*self.facts.media, *self.media)}
            number = next(n for n in range(1, len(taken) + 2) if f"word/media/image{n}" not in taken)
            name = f"word/media/image{number}.{extension}"
            self._names[digest] = name
            self.media[name] = data
            self.extensions[extension] = content_type
        return self._names[digest]

    def changed_members(self) -> dict[str, bytes]:
        """The members of the package that what was added changes or makes."""
        changed: dict[str, bytes] = dict(self.media)
        if self.merged is not None:
            changed |= self.merged.changed()
        if self.charts:
            # A workbook is written beside a chart; a document without charts needs no such library.
            changed |= import_module("docgen.template.charts").changed_members(self.charts, self.facts)
        for story, links in self.relations.items():
            name = relationships_name(story)
            known = self.facts.dynamic.get(name, _NO_RELATIONS)
            changed[name] = _before(known, b"</Relationships>", "".join(map(_relation, links)))
        if self.extensions or self.overrides:
            changed[CONTENT_TYPES] = self._content_types()
        if self.lists:
            made = (f'<w:num w:numId="{new}">{self.facts.lists[old]}</w:num>' for new, old in self.lists)
            numbering = changed.get(self.facts.numbering) or self.facts.dynamic[self.facts.numbering]
            end = b"<w:numIdMacAtCleanup" if b"<w:numIdMacAtCleanup" in numbering else b"</w:numbering>"
            changed[self.facts.numbering] = _before(numbering, end, "".join(made))
        return changed

    def _content_types(self) -> bytes:
        types = self.facts.dynamic[CONTENT_TYPES]
        missing = "".join(
            f'<Default Extension="{extension}" ContentType="{kind}"/>'
            for extension, kind in sorted(self.extensions.items())
            if f'Extension="{extension}"'.encode() not in types
        )
        missing += "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in self.overrides.items()
        )
        return _before(types, b"</Types>", missing)


_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns='
    b'"http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


def _relation(link: tuple[str, str, str, bool]) -> str:
    identifier, kind, target, external = link
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{identifier}" Type="{kind}" Target="{escape(target)}"{mode}/>'


def _before(part: bytes, mark: bytes, added: str) -> bytes:
    """A member with text put before the last ``mark``; an element left empty is opened first."""
    if mark not in part:
        root = mark[2:-1]
        part = part.rstrip().removesuffix(b"/>") + b"></" + root + b">"
    head, _, tail = part.rpartition(mark)
    return head + added.encode() + mark + tail
