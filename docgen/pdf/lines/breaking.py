"""The fourth stage: chunks → lines, filled greedily as Word and LibreOffice fill them.

Word since 2013 also presses the spaces of a justified line by up to a quarter to take in one word more
(compatibilityMode 15); LibreOffice 7.4 does not. ``takes_by_pressing`` tells the rule.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.pdf.lines.chunks import Chunk
from docgen.pdf.lines.heights import set_height
from docgen.pdf.lines.justify import align, spaces_in
from docgen.pdf.lines.line import Leader, Line, Placed, PlacedPicture
from docgen.pdf.lines.splitting import split_chunk
from docgen.pdf.lines.tabs import PendingTab, next_stop
from docgen.pdf.measure.typesetter import Span, Typesetter
from docgen.pdf.read.properties import TabStop
from docgen.pdf.resolve.content import Picture
from docgen.pdf.resolve.formats import ParagraphFormat, RunFormat

# Less than the grid of letters: what floating point cannot tell from nothing.
_NEARLY = 0.05


@dataclass(frozen=True, slots=True)
class Measure:
    """What lines are broken by: the column's width, the default tab stop, and two habits of Word."""

    width: float
    tab_stop: float = 720
    pressing: bool = False
    expand_breaks: bool = True


def takes_by_pressing(text: float, spaces: float, space: float, word: float, room: float) -> bool:
    """Whether Word 2013 presses the spaces of a line to take in one word more.

    ``text`` and ``spaces`` are the widths of the letters and of the inner spaces of the line as it is,
    ``word`` and ``space`` those of the word and of the space before it. The rule is the one LibreOffice's
    developers measured in Word: a space keeps three quarters, and pressing must spoil less than stretching.
    """
    if spaces + space <= 0:
        return False
    pressed = (room - text - word) / (spaces + space)
    if pressed < 0.75:
        return False
    stretched = (room - text) / spaces if spaces > 0 else 2
    return stretched > 1.5 or 1 + (stretched - 1) / 1.7 >= 1 / pressed


class Breaker:
    """Breaks the chunks of one paragraph into lines."""

    def __init__(
        self, format: ParagraphFormat, mark: RunFormat, measure: Measure, typesetter: Typesetter
    ) -> None:
        self._format = format
        self._mark = mark
        self._measure = measure
        self._typesetter = typesetter
        self._limit = measure.width - format.right
        self._lines: list[Line] = []
        self._begin(format.left + format.first)

    def label(self, spans: list[Span], suffix: str, alignment: str) -> None:
        """Put a list item's label at the beginning of the first line."""
        width = sum(span.width for span in spans)
        if alignment in {"right", "end"}:
            self._x -= width
        elif alignment == "center":
            self._x -= width / 2
        for span in spans:
            self._put(span, fixed=True)
        look = spans[0].format if spans else self._mark
        if suffix == "space":
            for span in self._typesetter.spans(" ", look):
                self._put(span, fixed=True)
        elif suffix == "tab":
            self._tab(look)
        self._segment = len(self._line.runs)
        self._empty = True

    def lines(self, chunks: list[Chunk]) -> list[Line]:
        """The lines of the chunks; a paragraph always has one."""
        queue = chunks[::-1]
        while queue:
            chunk = queue.pop()
            if chunk.kind == "text":
                self._text(chunk, queue)
            else:
                self._other(chunk, queue)
        self._finish("end")
        return self._lines

    def _begin(self, x: float) -> None:
        self._line = Line(left=x, right=self._limit)
        self._x = x
        self._spaces: list[Span] = []
        self._segment = 0
        self._pending: PendingTab | None = None
        self._ascent = self._descent = -1e9
        self._empty = True
        self._hyphen: Span | None = None
        self._natural = x
        self._pending_leader = ("none", self._mark)

    def _text(self, chunk: Chunk, queue: list[Chunk]) -> None:
        end = self._x + sum(span.width for span in self._spaces) + chunk.width
        if self._end(end) > self._limit + _NEARLY and not self._presses(chunk):
            if not self._empty:
                self._finish("wrap")
            if self._x + chunk.width > self._limit + _NEARLY and chunk.width > 0:
                head, tail = split_chunk(chunk, self._limit + _NEARLY - self._x)
                if tail is not None:
                    queue.append(tail)
                    chunk = head
        self._put_chunk(chunk)

    def _end(self, end: float) -> float:
        """Where the line ends, with the text after a pending tab moved to its stop."""
        if self._pending is None:
            return end
        width = end - self._pending.start
        moved = self._pending.text_start(width) + width
        # A stop beyond the margin is allowed: what fits before it may stand in the margin.
        return min(moved, self._limit) if moved <= self._pending.stop else moved

    def _presses(self, chunk: Chunk) -> bool:
        if not self._measure.pressing or self._format.align != "both" or self._empty or self._pending:
            return False
        inner, space = self._inner_spaces(), sum(span.width for span in self._spaces)
        begin = self._line.runs[self._segment].x if self._segment < len(self._line.runs) else self._x
        room = self._limit - begin
        return takes_by_pressing(self._x - begin - inner, inner, space, chunk.width, room)

    def _inner_spaces(self) -> float:
        runs = self._line.runs[self._segment :]
        return sum(spaces_in(run) * _space_width(run) for run in runs)

    def _put_chunk(self, chunk: Chunk) -> None:
        for span in self._spaces:
            self._put(span)
        for span in chunk.spans:
            self._put(span)
        self._spaces = list(chunk.spaces)
        self._line.notes += chunk.notes
        self._line.marks += chunk.marks
        self._hyphen = chunk.hyphen
        self._empty = self._empty and not chunk.spans and not chunk.spaces

    def _put(self, span: Span, *, fixed: bool = False) -> None:
        moved = span.raised if span.format.raised else 0
        self._raise(span.line.ascent + max(moved, 0), span.line.descent - min(moved, 0))
        runs = self._line.runs
        last = runs[-1] if len(runs) > self._segment else None
        if (
            last is not None
            and last.format is span.format
            and last.type is span.type
            and last.link == span.link
            and last.fixed == fixed
        ):
            last.text += span.text
            last.width += span.width
        else:
            runs.append(
                Placed(
                    self._x, span.text, span.type, span.format, span.width, span.raised, span.link, 0, fixed
                )
            )
        self._x += span.width

    def _raise(self, ascent: float, descent: float) -> None:
        self._ascent, self._descent = max(self._ascent, ascent), max(self._descent, descent)

    def _other(self, chunk: Chunk, queue: list[Chunk]) -> None:
        look = chunk.look or self._mark
        if chunk.kind == "tab":
            self._flush_spaces()
            self._tab(look)
        elif chunk.kind == "picture" and chunk.picture is not None:
            self._picture(chunk, chunk.picture)
        elif chunk.kind == "anchored" and chunk.picture is not None:
            self._line.pictures.append(PlacedPicture(self._x, chunk.picture))
        elif chunk.kind in {"line", "page"}:
            self._flush_spaces()
            type = self._typesetter.type_of(look)
            if self._empty:
                self._raise(type.ascent, type.descent)
            # A page break that ends a paragraph leaves nothing for the next page.
            if chunk.kind == "line" or queue:
                self._finish(chunk.kind)
            else:
                self._line.end = "page"
        self._line.marks += chunk.marks

    def _flush_spaces(self) -> None:
        for span in self._spaces:
            self._put(span)
        self._spaces = []

    def _picture(self, chunk: Chunk, picture: Picture) -> None:
        end = self._x + sum(span.width for span in self._spaces) + chunk.width
        if end > self._limit + _NEARLY and not self._empty:
            self._finish("wrap")
        self._flush_spaces()
        self._line.pictures.append(PlacedPicture(self._x, picture))
        self._segment_break()
        self._x += chunk.width
        self._raise(picture.height, 0)
        self._empty = False

    def _segment_break(self) -> None:
        """What follows stands at its own place: it is not joined to the run before."""
        if self._line.runs:
            last = self._line.runs[-1]
            self._line.runs[-1:] = [last, Placed(self._x, "", last.type, last.format, 0)]

    def _tab(self, look: RunFormat) -> None:
        self._settle()
        type = self._typesetter.type_of(look)
        stop = next_stop(self._x, self._format, self._measure.width, self._measure.tab_stop)
        if stop.position > self._limit + 1 and not self._empty and stop not in self._format.tabs:
            if self._x >= self._limit - 1:
                self._finish("wrap")
                stop = next_stop(self._x, self._format, self._measure.width, self._measure.tab_stop)
            else:
                stop = TabStop(self._limit, "left")
        self._raise(type.ascent, type.descent)
        self._pending_leader = (stop.leader, look)
        if stop.kind in {"right", "center", "decimal"}:
            self._pending = PendingTab(self._x, stop.position, stop.kind, self._limit)
        else:
            self._draw_leader(self._x, stop.position, stop.leader, look)
            self._x = stop.position
        self._segment = len(self._line.runs)
        self._empty = False

    def _settle(self) -> None:
        """Move the text after a pending tab to its place."""
        pending, self._pending = self._pending, None
        if pending is None:
            return
        width = self._x - pending.start
        if pending.kind == "decimal":
            pending.before_mark = self._before_mark(pending.start)
        start = pending.text_start(width)
        for run in self._line.runs[self._segment :]:
            run.x += start - pending.start
        for one in self._line.pictures:
            if one.x >= pending.start and one.picture.wrap == "inline":
                one.x += start - pending.start
        self._draw_leader(pending.start, start, *self._pending_leader)
        self._x = start + width

    def _before_mark(self, start: float) -> float | None:
        """The width of the letters before the decimal mark."""
        x = start
        for run in self._line.runs[self._segment :]:
            for mark in ",.":
                if mark in run.text:
                    return x - start + (run.type.width(run.text.partition(mark)[0]) or 0)
            x += run.width
        return None

    def _draw_leader(self, start: float, end: float, kind: str, look: RunFormat) -> None:
        kind = "line" if kind in {"none", ""} and look.underline else kind
        if kind not in {"none", ""} and end > start:
            type = self._typesetter.type_of(look)
            self._line.leaders.append(Leader(start, end - start, kind, type, look))

    def _finish(self, end: str) -> None:
        """Close the line: set its height, align it, begin the next one."""
        if end == "wrap" and self._hyphen is not None:
            self._put(self._hyphen)
        natural = self._x
        if end != "wrap":
            self._flush_spaces()
        self._settle_end(natural)
        if self._ascent < -1e8:
            type = self._typesetter.type_of(self._mark)
            self._raise(type.ascent, type.descent)
        line = self._line
        line.end = line.end if end == "end" and line.end == "page" else end
        set_height(line, self._ascent, self._descent, self._format)
        align(line, self._segment, self._natural, self._format.align, self._measure.expand_breaks)
        self._lines.append(line)
        self._begin(self._format.left)

    def _settle_end(self, natural: float) -> None:
        trailing = self._x - natural
        self._x = natural
        self._settle()
        self._natural = self._x
        self._x += trailing


def _space_width(run: Placed) -> float:
    return (run.type.width(" ") or 0) * run.format.scale + run.format.spacing
