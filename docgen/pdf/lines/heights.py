"""How high a line is, by its letters and by the paragraph's rule of line spacing.

The rules are LibreOffice's, as measured: an exact height puts the baseline at four fifths; "at least" adds
above; a multiple adds above each line but the first, and below the last, or takes from above.
"""

from __future__ import annotations

from docgen.pdf.lines.line import Line
from docgen.pdf.resolve.formats import ParagraphFormat


def set_height(line: Line, ascent: float, descent: float, format: ParagraphFormat) -> None:
    """Give the line its height from the highest and the lowest of its letters."""
    height = ascent + descent
    rule, wanted = format.line_rule, format.line
    line.ascent, line.height, line.extra = ascent, height, 0
    if rule == "exact":
        line.ascent, line.height = wanted * 4 / 5, wanted
    elif rule == "atLeast":
        if wanted > height:
            line.ascent, line.height = ascent + wanted - height, wanted
    elif wanted > 240:
        line.extra = int(height * (wanted - 240) / 240)
    elif wanted < 240:
        taken = height - int(height * wanted / 240)
        line.ascent, line.height = ascent - taken, height - taken
