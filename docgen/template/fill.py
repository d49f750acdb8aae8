"""Step 5, fill: values into a compiled part, within a budget, and an error that names the word and its place.

Whatever goes wrong inside becomes a RenderError in Russian: the form's author reads it, and no trace of the
program or of the values reaches anybody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Template as JinjaTemplate
from jinja2.utils import missing

from docgen.errors import DocgenError, RenderError
from docgen.template.check import has_mixed_letters, nearest_word
from docgen.template.environment import TURNS, Turns, UnknownWordMet, known_words
from docgen.template.patch import Source
from docgen.template.tags import Tag

MAX_CHARACTERS = 50_000_000


def fill(code: JinjaTemplate, source: Source, context: Mapping[str, Any], turns: Turns) -> str:
    """The XML of a part with the values in it. RenderError when a value cannot be printed."""
    pieces: list[str] = []
    length = 0
    try:
        for piece in code.root_render_func(code.new_context({**context, TURNS: turns})):
            pieces.append(piece)
            length += len(piece)
            if length > MAX_CHARACTERS:
                raise RenderError("Документ получается слишком большим: проверьте списки и циклы формы.")
    except Exception as error:  # A filter may raise anything; its author still gets a place and a sentence.
        tag = source.tag_at(_line(error, code))
        # The cause is cut off: its text may hold what a person's papers hold, and traces reach logs.
        raise _with_place(error, tag, context) from None
    return "".join(pieces)


def _line(error: BaseException, code: JinjaTemplate) -> int | None:
    """The line of the shaped form where ``error`` arose, read from the frames of the compiled form."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals.get("__jinja_template__") is code:
            line = code.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line


def _with_place(error: Exception, tag: Tag | None, context: Mapping[str, Any]) -> RenderError:
    if isinstance(error, UnknownWordMet):
        message = _unknown_word(error, context)
    elif isinstance(error, DocgenError):
        message = error.message
    else:
        message = "Значение не подходит для этого места формы: проверьте фильтр и вид значения."
    if tag is None:
        return RenderError(message)
    return RenderError(f"{message} Где: {tag.place or 'форма'}, «{tag.text}».", place=tag.place)


def _unknown_word(error: UnknownWordMet, context: Mapping[str, Any]) -> str:
    if not error.name:
        return "У первого и последнего оборота цикла нет соседа с этой стороны."
    outer = error.owner is missing
    near = nearest_word(error.name, list(context) if outer else known_words(error.owner))
    message = f"Слово «{error.name}» форме неизвестно"
    if has_mixed_letters(error.name):
        message += " (в нём перемешаны русские и латинские буквы)"
    return f"{message}; похоже, имелось в виду «{near}»." if near else f"{message}."
