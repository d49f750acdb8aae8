"""Step 3, check: every fault of a form's tags, each with its place, never only the first.

Reads the tags as the author wrote them; what cannot be seen tag by tag (a block that cuts a table row) is
checked on the shaped source in ``structure``. Words are checked in ``words``, when they are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from jinja2 import TemplateSyntaxError, nodes

from docgen.errors import Fault
from docgen.template.environment import ENVIRONMENT, FILTER_NAMES
from docgen.template.letters import nearest_word
from docgen.template.places import Paragraph
from docgen.template.syntax import MAX_NESTING, nesting, syntax_faults
from docgen.template.tags import Tag, leftovers, tag_spans

_OPENERS = {"if": "endif", "for": "endfor"}
_MIDDLES = {"else": ("if", "for"), "elif": ("if",)}
_MERGES = ("colspan", "cellbg")
_BARE = frozenset({"else", "endif", "endfor", "hm", "raw", "endraw"})
_KEYWORDS = ("if", "elif", "for", "set", *sorted(_BARE), "vm", *_MERGES)
_MAX_TAG = 2000
_MAX_BLOCKS = 12
_MAX_TAGS = 3000
_CYRILLIC_PREFIX = re.compile(r"(тр|тс|р|п|с)\s", re.I)
_LATIN_FOR = {"тр": "tr", "тс": "tc", "р": "p", "п": "p", "с": "tc"}
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


def text_faults(texts: Sequence[Paragraph]) -> Iterator[Fault]:
    """Tags cut short, and too many line tags in one paragraph."""
    for paragraph in texts:
        rest = leftovers(paragraph.text)
        cut = re.search(r"\{[{%#]|[%#}]\}", rest)
        if cut:
            message = (
                "Тег открыт, но не закрыт (или наоборот): скобки {{ }}, {% %} пишутся парами в одном абзаце."
            )
            yield Fault("unclosed_tag", message, paragraph.place, _quote(rest[max(cut.start() - 20, 0) :]))
        line_tags = [found[0] for found in tag_spans(paragraph.text) if re.match(r"\{[{%]p\s", found[0])]
        if len(line_tags) > 1:
            message = (
                "Два тега с «p» в одном абзаце: такой тег заменяет весь абзац, поставьте каждый в свой абзац."
            )
            yield Fault("two_paragraph_tags", message, paragraph.place, _quote(" ".join(line_tags)))


def tag_faults(tags: Sequence[Tag]) -> Iterator[Fault]:
    """Faults of each tag by itself, then of blocks that do not pair."""
    if len(tags) > _MAX_TAGS:
        yield _fault("too_many_tags", tags[_MAX_TAGS], f"В форме больше {_MAX_TAGS} тегов: разделите её.")
        return
    for tag in tags:
        yield from _one_tag_faults(tag)
    yield from _pairing_faults(tags)


def _one_tag_faults(tag: Tag) -> Iterator[Fault]:
    if len(tag.text) > _MAX_TAG:
        yield _fault("long_tag", tag, f"Тег длиннее {_MAX_TAG} знаков.")
    elif _INVISIBLE.search(tag.body):
        yield _fault("invisible_character", tag, "В теге есть невидимый знак: наберите тег заново.")
    elif tag.kind == "%" and tag.keyword not in _KEYWORDS:
        yield _unknown_statement(tag)
    elif tag.keyword in _BARE or (tag.keyword == "vm" and not tag.argument):
        if tag.argument:
            yield _fault(
                "syntax", tag, f"После «{tag.keyword}» ничего не пишут.", "{% " + tag.keyword + " %}"
            )
    else:
        yield from _expression_faults(tag)


def _unknown_statement(tag: Tag) -> Fault:
    prefix = _CYRILLIC_PREFIX.match(tag.body)
    if prefix:
        latin = _LATIN_FOR[prefix[1].lower()]
        message = f"Приставка «{prefix[1]}» набрана русскими буквами, нужна латинская «{latin}»."
        return _fault("cyrillic_prefix", tag, message, f"{{%{latin} {tag.argument} %}}")
    near = get_close_matches(tag.keyword, _KEYWORDS, n=1)
    return _fault("unknown_statement", tag, f"Команды «{tag.keyword}» нет.", near[0] if near else "")


def _expression_faults(tag: Tag) -> Iterator[Fault]:
    try:
        tree = ENVIRONMENT.parse(_whole(tag))
    except TemplateSyntaxError as error:
        yield _syntax_fault(tag, error)
    except RecursionError:
        yield _fault("syntax", tag, "В теге слишком много вложенных скобок.")
    else:
        if nesting(tree) > MAX_NESTING:
            yield _fault("deep_expression", tag, "В теге слишком много вложенных действий: упростите его.")
            return
        for _, reason in syntax_faults(tree):
            yield _forbidden(tag, reason, tree)


def _whole(tag: Tag) -> str:
    """The tag as a complete form of its own, so that Jinja2 can read it alone."""
    if tag.keyword == "vm":
        return "{{ loop.changed(" + tag.argument + ") }}"
    if tag.kind == "{" or tag.keyword in _MERGES:
        return "{{ " + (tag.argument if tag.keyword in _MERGES else tag.body) + " }}"
    statement = "{% " + tag.body + " %}"
    endings = {"if": "{% endif %}", "for": "{% endfor %}", "elif": "{% endif %}"}
    return ("{% if 1 %}" if tag.keyword == "elif" else "") + statement + endings.get(tag.keyword, "")


def _syntax_fault(tag: Tag, error: TemplateSyntaxError) -> Fault:
    outside = re.sub(r"\"[^\"]*\"|'[^']*'", "", tag.body)
    if "«" in outside or "»" in outside:
        cured = tag.text.replace("«", '"').replace("»", '"')
        return _fault(
            "guillemets", tag, 'Текст внутри тега берут в прямые кавычки "…", а не в «ёлочки».', cured
        )
    if tag.body.endswith("|"):
        return _fault("syntax", tag, "Тег написан с ошибкой: после «|» нужен фильтр.")
    return _fault("syntax", tag, f"Тег написан с ошибкой ({_russian(error.message or '')}).")


def _russian(message: str) -> str:
    """Jinja2's own words for a broken tag, put so that an office worker can act on them."""
    for pattern, sentence in _SENTENCES:
        if found := re.search(pattern, message):
            return sentence.format(*found.groups())
    return "проверьте скобки, кавычки и знаки между словами"


_SENTENCES = (
    (r"unexpected char (.+) at", "лишний знак {0}"),
    (r"expected token '(.+)', got '(.+)'", "ожидается «{0}», а стоит «{1}»"),
    (r"No filter named '(.+?)'", "фильтра «{0}» нет"),
    (r"unexpected '(.+)'", "лишнее «{0}»"),
    (r"Expected an expression", "тег пуст"),
)


def _forbidden(tag: Tag, reason: str, tree: nodes.Template) -> Fault:
    unknown = [node.name for node in tree.find_all(nodes.Filter) if node.name not in FILTER_NAMES]
    if reason.startswith("фильтра") and unknown:
        near = nearest_word(unknown[0], FILTER_NAMES)
        return _fault("unknown_filter", tag, f"{reason.capitalize()}.", near)
    return _fault("forbidden_syntax", tag, f"{reason[:1].upper()}{reason[1:]}.")


def _pairing_faults(tags: Sequence[Tag]) -> Iterator[Fault]:
    opened: list[Tag] = []
    for tag in tags:
        if tag.keyword in _OPENERS:
            opened.append(tag)
            if len(opened) == _MAX_BLOCKS + 1:
                yield _fault("deep_nesting", tag, f"Больше {_MAX_BLOCKS} блоков один в другом.")
        elif tag.keyword in _MIDDLES and not (opened and opened[-1].keyword in _MIDDLES[tag.keyword]):
            yield _fault("stray_tag", tag, f"«{tag.keyword}» стоит вне своего блока.")
        elif tag.keyword in _OPENERS.values():
            if opened and _OPENERS[opened[-1].keyword] == tag.keyword:
                yield from _prefix_faults(opened.pop(), tag)
            else:
                expected = f"ожидается «{_OPENERS[opened[-1].keyword]}»" if opened else "закрывать нечего"
                yield _fault("stray_tag", tag, f"«{tag.keyword}» лишний: {expected}.")
    for tag in opened:
        yield _fault(
            "unclosed_block", tag, f"Блок «{tag.keyword}» не закрыт: нужен «{_OPENERS[tag.keyword]}»."
        )


def _prefix_faults(opening: Tag, closing: Tag) -> Iterator[Fault]:
    if opening.prefix != closing.prefix:
        message = (
            f"Блок открыт тегом «{{%{opening.prefix}», а закрыт тегом «{{%{closing.prefix}»: приставки равны."
        )
        yield _fault("prefix_mismatch", closing, message, f"{{%{opening.prefix} {closing.body} %}}")


def _fault(code: str, tag: Tag, message: str, suggestion: str = "") -> Fault:
    return Fault(code, message, tag.place, _quote(tag.text), suggestion)


def _quote(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 80 else f"{text[:79]}…"
