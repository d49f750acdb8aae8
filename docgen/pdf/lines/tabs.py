"""Tab stops: where a tab leads, and where the text after it comes to stand."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.pdf.read.properties import TabStop
from docgen.pdf.resolve.formats import ParagraphFormat


@dataclass(slots=True)
class PendingTab:
    """A right, centre or decimal tab whose text is still being gathered, from ``start`` on."""

    start: float
    stop: float
    kind: str
    limit: float
    before_mark: float | None = None

    def text_start(self, width: float) -> float:
        """Where a text of a width begins: never before the tab, and within the line while it can be."""
        if self.kind == "right":
            shift = self.stop - width
        elif self.kind == "center":
            shift = min(self.stop - width / 2, max(self.stop, self.limit) - width)
        else:
            shift = self.stop - (width if self.before_mark is None else self.before_mark)
        return max(self.start, shift)


def next_stop(x: float, format: ParagraphFormat, width: float, default: float) -> TabStop:
    """The stop a tab at ``x`` leads to: the paragraph's own, its hanging indent, or the next default one."""
    own = [tab for tab in format.tabs if tab.position > x + 1 and tab.kind != "bar"]
    hanging = format.left if format.first < 0 and format.left > x + 1 else None
    if own and (hanging is None or own[0].position <= hanging):
        return own[0]
    if hanging is not None:
        return TabStop(hanging, "left")
    # Default stops are counted from the margin, or from it leftwards where the text begins in the margin.
    count = int((x + 1) // default) + 1
    return TabStop(count * default, "left")
