"""The same form and values given to docxtpl, and both results as canonical XML, to be compared."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import docxtpl
from docx.shared import Mm
from jinja2 import Environment
from lxml import etree
from word_forms import members_of

import docgen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def by_docxtpl(form: bytes, context: Mapping[str, Any]) -> bytes:
    """What docxtpl makes of the form, its autoescape on."""
    template = docxtpl.DocxTemplate(BytesIO(form))
    template.render_init()
    words = {word: theirs(value, template) for word, value in context.items()}
    template.render(words, Environment(autoescape=True))
    out = BytesIO()
    template.save(out)
    return out.getvalue()


def theirs(value: Any, template: docxtpl.DocxTemplate) -> Any:
    """A value of ours as docxtpl's own."""
    if isinstance(value, dict):
        return {key: theirs(inner, template) for key, inner in value.items()}
    if isinstance(value, list):
        return [theirs(inner, template) for inner in value]
    if isinstance(value, docgen.Lines):
        return docxtpl.Listing(value.text)
    if isinstance(value, docgen.Image):
        sides = {name: Mm(side) for name in ("width", "height") if (side := getattr(value, name))}
        return docxtpl.InlineImage(template, BytesIO(value.data), anchor=value.link or None, **sides)
    if isinstance(value, docgen.RichText):
        return _rich(value)
    return value


def _rich(value: docgen.RichText) -> Any:
    if not value.paragraphs:
        return _runs(value.runs)
    made = docxtpl.RichTextParagraph()
    for style, runs in value.paragraphs:
        made.add(_runs(runs), parastyle=style or None)
    return made


def _runs(runs: Any) -> docxtpl.RichText:
    made = docxtpl.RichText()
    for run in runs:
        made.add(
            run.text, style=run.style, color=run.color, highlight=run.highlight, size=round(run.size * 2),
            subscript=run.index == "subscript", superscript=run.index == "superscript", bold=run.bold,
            italic=run.italic, underline=run.underline, strike=run.strike, font=run.font, lang=run.lang,
        )  # fmt: skip
    return made


def canonical(document: bytes) -> dict[str, str]:
    """Every filled part as canonical XML, blanks between elements left out; notes and title included."""
    parts = {}
    for name, part in members_of(document).items():
        if name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1 and _filled(name):
            root = etree.fromstring(part)
            _strip(root)
            parts[name] = etree.tostring(root, method="c14n2").decode()
    return parts


def _filled(name: str) -> bool:
    return name.startswith(("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes"))


def _strip(root: etree._Element) -> None:
    for element in root.iter("*"):
        for name in [name for name in element.attrib if str(name).startswith(f"{W}rsid")]:
            del element.attrib[name]  # Marks of editing sessions: we print none on purpose.
        if element.tag != f"{W}t" and not (element.text or "").strip() and len(element):
            element.text = None
        if not (element.tail or "").strip():
            element.tail = None
    etree.cleanup_namespaces(root)
