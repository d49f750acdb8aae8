"""Papers nobody wrote: text, lists and tables of every kind thrown together, the same for the same seed.

Rows of tables may split, rows keep or not, spacing and looks are drawn by lot: harder than what an office writes.
"""

# ruff: noqa: E501, S311 - elements of XML read better unbroken; the lots must be repeatable, not secret.
from __future__ import annotations

import itertools
from random import Random

from word_file import GRID, LANDSCAPE, document, field, p, r, sect, tbl, tc, tr
from words import prose, sentence

_LOOKS = ["", "", "", "<w:b/>", "<w:i/>", '<w:u w:val="single"/>', '<w:sz w:val="20"/>', "<w:caps/>"]
_LISTS = ("decimal", "bullet", "lowerLetter", "upperRoman")


def random_paper(seed: int) -> bytes:
    """The paper of a seed."""
    return _Maker(Random(seed)).paper()


class _Maker:
    def __init__(self, random: Random) -> None:
        self._random = random
        size = random.choice([24, 24, 26, 28, 28])
        family = random.choice(["Times New Roman"] * 4 + ["Arial"])
        line, after = random.choice([240, 240, 276, 360]), random.choice([0, 0, 120, 200])
        first, align = random.choice([0, 709, 709]), random.choice(["both", "both", "left"])
        self._styles = (
            '<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body"/><w:pPr>'
            f'<w:spacing w:after="{after}" w:line="{line}" w:lineRule="auto"/><w:ind w:firstLine="{first}"/>'
            f'<w:jc w:val="{align}"/></w:pPr><w:rPr><w:rFonts w:ascii="{family}" w:hAnsi="{family}"/>'
            f'<w:sz w:val="{size}"/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Head"><w:name w:val="Head"/><w:pPr><w:keepNext/>'
            '<w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:rPr>'
            f'<w:sz w:val="{random.choice([20, 22, 24])}"/></w:rPr></w:style>'
        )

    def paper(self) -> bytes:
        """Some sections of some blocks."""
        body = "".join(self._block() for _ in range(self._random.randint(12, 40)))
        header = p(inside=field("PAGE"), properties='<w:jc w:val="center"/>')
        reference = '<w:headerReference w:type="default" r:id="h1"/>'
        size = LANDSCAPE if self._random.random() < 0.2 else None
        last = sect(size, inside=reference) if size else sect(inside=reference)
        return document(
            body, section=last, styles=self._styles, numbering=_numbering(), headers={"h1": header}
        )

    def _block(self) -> str:
        draw = self._random.random()
        if draw < 0.5:
            return self._paragraph()
        if draw < 0.62:
            return p(sentence(self._random), '<w:pStyle w:val="Head"/>')
        if draw < 0.78:
            return "".join(self._item(number) for number in [self._random.randint(1, 4)] * 3)
        if draw < 0.84:
            stops = '<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="9355"/></w:tabs>'
            return p("Директор\tИ. И. Иванов", stops)
        return self._table() + p(prose(self._random, 1), '<w:pStyle w:val="Body"/>')

    def _paragraph(self) -> str:
        runs = "".join(
            r(sentence(self._random, 18) + " ", self._look()) for _ in range(self._random.randint(1, 6))
        )
        more = self._random.choice(
            ["", "", "", '<w:spacing w:before="120"/>', "<w:keepLines/>", '<w:ind w:left="567"/>']
        )
        return p(inside=runs, properties='<w:pStyle w:val="Body"/>' + more)

    def _look(self) -> str:
        return self._random.choice(_LOOKS)

    def _item(self, number: int) -> str:
        level = self._random.choice([0, 0, 1]) if number == 1 else 0
        place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return p(prose(self._random, 1), '<w:pStyle w:val="Body"/>' + place)

    def _table(self) -> str:
        count = self._random.randint(2, 5)
        cuts = sorted(self._random.uniform(0.15, 0.85) for _ in range(count - 1))
        edges = [0.0, *(9355 * cut for cut in cuts), 9355.0]
        widths = [max(1400.0, high - low) for low, high in itertools.pairwise(edges)]
        rows = [self._row(widths, header=True)] if self._random.random() < 0.5 else []
        rows += [self._row(widths) for _ in range(self._random.randint(2, 9))]
        return tbl(widths, rows, GRID if self._random.random() < 0.8 else "")

    def _row(self, widths: list[float], *, header: bool = False) -> str:
        properties = (
            "<w:cantSplit/><w:tblHeader/>" if header else self._random.choice(["", "", "<w:cantSplit/>"])
        )
        if self._random.random() < 0.2:
            properties += f'<w:trHeight w:val="{self._random.randint(300, 1200)}" w:hRule="atLeast"/>'
        if not header and len(widths) > 2 and self._random.random() < 0.15:
            merged = self._cell(widths[0] + widths[1], '<w:gridSpan w:val="2"/>')
            return tr([merged, *(self._cell(width) for width in widths[2:])], properties)
        longest = 4 if header else 0
        return tr([self._cell(width, longest=longest) for width in widths], properties)

    def _cell(self, width: float, properties: str = "", *, longest: int = 0) -> str:
        count = self._random.choice([1, 1, 1, 2])
        texts = [sentence(self._random, longest or self._random.choice([4, 12, 25])) for _ in range(count)]
        align = self._random.choice(["left", "left", "center", "both"])
        style = f'<w:pStyle w:val="Cell"/><w:jc w:val="{align}"/>'
        valign = self._random.choice(["", "", '<w:vAlign w:val="center"/>'])
        return tc("".join(p(text, style) for text in texts), width, properties + valign)


def _numbering() -> str:
    parts = []
    for at, kind in enumerate(_LISTS):
        levels = ""
        for level in range(2):
            text = "–" if kind == "bullet" else ".".join(f"%{one}" for one in range(1, level + 2)) + ")"
            levels += (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
                f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{709 + 400 * level}" w:hanging="360"/></w:pPr></w:lvl>'
            )
        parts.append(f'<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>')
    return "".join(parts) + "".join(
        f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(len(_LISTS))
    )
