"""The plain way of filling: Jinja2 writes the text, then the whole part is repaired. Slow, and the measure.

The fast path must give the same bytes; what it refuses is done here, and every error is told from here: it
names the word and its place, and no trace of the program or of the values reaches anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Template as JinjaTemplate
from jinja2.utils import missing

from docgen.errors import BudgetSpent, DocgenError, RenderError
from docgen.template.environment import RENDERING, UnknownWordMet, known_words
from docgen.template.expand import expand_part
from docgen.template.letters import has_mixed_letters, nearest_word
from docgen.template.patch import Source
from docgen.template.rendering import CHECK_EVERY, Rendering, StoryFacts
from docgen.template.seen import drop_unseen
from docgen.template.tables import NO_PARAGRAPH, mend_tables
from docgen.template.tags import Tag
from docgen.template.values import check_plain


@dataclass(frozen=True)
class PlainStory:
    """One part of a form, ready for the plain way."""

    facts: StoryFacts
    source: Source
    code: JinjaTemplate


def fill_plainly(
    stories: tuple[PlainStory, ...], context: Mapping[str, Any], rendering: Rendering
) -> dict[str, bytes]:
    """Every part of a form filled. RenderError, with its place, when a value cannot be printed."""
    check_plain(context)
    return {story.facts.name: _fill(story, context, rendering) for story in stories}


def _fill(story: PlainStory, context: Mapping[str, Any], rendering: Rendering) -> bytes:
    rendering.begin(story.facts)
    pieces: list[str] = []
    try:
        for piece in story.code.root_render_func(story.code.new_context({**context, RENDERING: rendering})):
            pieces.append(piece)
            rendering.add_bytes(len(piece))
            if len(pieces) % CHECK_EVERY == 0:
                rendering.look_at_the_clock()
        return _finish("".join(pieces))
    except BudgetSpent:
        raise
    except Exception as error:  # A filter may raise anything; its author still gets a place and a sentence.
        tag = story.source.tag_at(_line(error, story.code))
        # The cause is cut off: its text may hold what a person's papers hold, and traces reach logs.
        raise _with_place(error, tag, context) from None


def _finish(filled: str) -> bytes:
    """What Word needs: marks written out, tables and cells whole, no paragraph left empty by a condition."""
    part = drop_unseen(expand_part(filled).encode())
    return NO_PARAGRAPH.sub(rb"\1<w:p/>", mend_tables(part))


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
