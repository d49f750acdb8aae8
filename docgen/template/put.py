"""A value at its place in a part: text, rich text, pictures, fragments, each as the place allows.

The places (``Kind``) are found when a form is compiled. Both ways of filling put values through here; the
fast one only writes plain text itself.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from docgen.errors import RenderError
from docgen.template.escape import escape
from docgen.template.expand import expand_part, expand_text
from docgen.template.inserts import Chart, Fragment, Image, Lines, RichText, Run
from docgen.template.rendering import Rendering
from docgen.template.values import clean_lines, clean_text, printable

TEXT, INLINE, BLOCK, ATTRIBUTE, OTHER, CHART = range(6)
Kind = int
_OPEN = '<w:t xml:space="preserve">'


def put(value: Any, kind: Kind, rendering: Rendering) -> str:
    """The XML a value becomes at a place of this kind, marks in its text not yet written out.

    RenderError when the value has no text, or cannot stand there.
    """
    insert = _INSERTS.get(type(value))
    if insert is not None:
        return insert(value, kind, rendering)
    if kind >= CHART:
        raise RenderError("Описание диаграммы называет слово, которое даёт её числа, а здесь простой текст.")
    text = printable(value)
    return _wrapped(escape(clean_text(text) if kind in (ATTRIBUTE, OTHER) else text), kind)


def put_bytes(value: Any, kind: Kind, rendering: Rendering, run: str, paragraph: str | None) -> bytes:
    """The same as bytes, marks written out with the looks of the place (``paragraph`` None: not known)."""
    xml = put(value, kind, rendering)
    if kind in (ATTRIBUTE, OTHER) or kind >= CHART or not any(mark in xml for mark in "\n\t\a\f"):
        return xml.encode()
    if paragraph is None:
        raise LookupError("the looks of this place depend on the data")
    if kind == TEXT and type(value) is not Image:
        return expand_text(xml, run, paragraph).encode()
    return expand_part(xml, paragraph).encode()


def _wrapped(text: str, kind: Kind) -> str:
    if kind == INLINE:
        return f"<w:r>{_OPEN}{text}</w:t></w:r>"
    if kind == BLOCK:
        return f"<w:p><w:r>{_OPEN}{text}</w:t></w:r></w:p>"
    return text


def _lines(value: Lines, kind: Kind, _: Rendering) -> str:
    if kind in (ATTRIBUTE, OTHER):
        return escape(clean_text(value.text))
    return _wrapped(escape(clean_lines(value.text)), kind)


def _image(value: Image, kind: Kind, rendering: Rendering) -> str:
    if kind not in (TEXT, INLINE, BLOCK):
        raise RenderError("Картинка не помещается в этом месте формы: поставьте слово в текст.")
    run = f"<w:r><w:drawing>{rendering.image(value)}</w:drawing></w:r>"
    if kind == TEXT:
        return f"</w:t></w:r>{run}<w:r>{_OPEN}"
    return run if kind == INLINE else f"<w:p>{run}</w:p>"


def _rich_text(value: RichText, kind: Kind, rendering: Rendering) -> str:
    if kind == INLINE and not value.paragraphs:
        return "".join(_run(run, rendering) for run in value.runs)
    if kind == BLOCK:
        paragraphs = value.paragraphs or (("", value.runs),)
        return "".join(_paragraph(style, runs, rendering) for style, runs in paragraphs)
    raise RenderError(
        "Оформленный текст печатают тегом с приставкой: {{r слово }} внутри абзаца, {{p слово }} вместо него."
    )


def _paragraph(style: str, runs: tuple[Run, ...], rendering: Rendering) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{escape(style)}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(_run(run, rendering) for run in runs)}</w:p>"


def _run(run: Run, rendering: Rendering) -> str:
    properties = "".join(piece.format(escape(str(value))) for piece, value in _properties(run) if value)
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    # A hyperlink ends inside its paragraph, so a text in it cannot begin another one.
    text = escape(clean_text(run.text) if run.link else clean_lines(run.text))
    xml = f"<w:r>{looks}{_OPEN}{text}</w:t></w:r>"
    if not run.link:
        return xml
    relation = rendering.link(run.link)
    return f'<w:hyperlink r:id="{relation}" w:tgtFrame="_blank">{xml}</w:hyperlink>'


def _properties(run: Run) -> tuple[tuple[str, Any], ...]:
    """The looks of a run in docxtpl's order, each with its value; sizes of Word are half points."""
    size = round(run.size * 2)
    return (
        ('<w:rStyle w:val="{}"/>', run.style),
        ('<w:color w:val="{}"/>', run.color.removeprefix("#")),
        ('<w:shd w:fill="{}"/>', run.highlight.removeprefix("#")),
        ('<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>', size),
        ('<w:vertAlign w:val="{}"/>', run.index),
        ("<w:b/><w:bCs/>" if run.rtl else "<w:b/>", run.bold),
        ("<w:i/><w:iCs/>" if run.rtl else "<w:i/>", run.italic),
        ('<w:u w:val="{}"/>', run.underline),
        ("<w:strike/>", run.strike),
        (
            f'<w:rFonts w:ascii="{{0}}" w:hAnsi="{{0}}" w:cs="{{0}}"{_script(run.font)}/>',
            run.font.split(":")[-1],
        ),
        ('<w:rtl w:val="true"/>', run.rtl),
        ('<w:lang w:val="{}"/>', run.lang),
    )


def _script(font: str) -> str:
    """The attribute of a font told for one script: «eastAsia:SimSun»."""
    script = font.rpartition(":")[0]
    return f' w:{script}="{{0}}"' if script == "eastAsia" else ""


def _chart(value: Chart, kind: Kind, rendering: Rendering) -> str:
    if kind < CHART:
        raise RenderError(
            "Диаграмму рисуют в самой форме, а слово с её числами пишут в её замещающем тексте."
        )
    rendering.charts[kind - CHART] = value
    return escape(clean_text(value.description))


def _fragment(value: Fragment, kind: Kind, rendering: Rendering) -> str:
    if kind != BLOCK:
        raise RenderError("Фрагмент документа печатают тегом {{p слово }}, один в абзаце.")
    # Fragments need the whole XML library, which a form without them never loads.
    merge = import_module("docgen.template.fragments").merge
    merged: str = merge(value, rendering)
    return merged


_INSERTS: dict[type, Callable[[Any, Kind, Rendering], str]] = {
    Lines: _lines,
    Image: _image,
    RichText: _rich_text,
    Chart: _chart,
    Fragment: _fragment,
}
