"""Charts of a form: the word with a chart's numbers stands in its description, once, outside every loop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.errors import Fault
from docgen.template.patch import Source
from docgen.template.tags import tag_spans

_DRAWING = re.compile(r"<w:drawing>(?:(?!</w:drawing>).)*?<c:chart\b.*?</w:drawing>", re.DOTALL)


def chart_faults(source: Source) -> Iterator[Fault]:
    """A chart in a loop would need a chart of its own for each turn, which its drawing does not have."""
    spans = list(zip(tag_spans(source.text), source.tags, strict=True))
    for drawing in _DRAWING.finditer(source.text):
        inside = [tag for found, tag in spans if drawing.start() < found.start() < drawing.end()]
        before = [tag.keyword for found, tag in spans if found.start() < drawing.start()]
        if inside and before.count("for") > before.count("endfor"):
            message = "Диаграмма стоит в цикле: вынесите её из цикла, числа всех оборотов даёт одно слово."
            yield Fault("chart_in_loop", message, inside[0].place, inside[0].text)
