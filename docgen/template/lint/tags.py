"""Faults of each tag by itself, as its author wrote it: command, expression, filters, letters.

What cannot be seen tag by tag (a block that cuts a table row) is checked on the shaped source in
``structure``. Words are checked in ``words``, when they are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from jinja2 import TemplateSyntaxError, nodes

from docgen.errors import Fault
from docgen.template.environment import ENVIRONMENT, FILTER_NAMES, LOOP_WORDS
from docgen.template.letters import has_mixed_letters, mend_letters, nearest_word
from docgen.template.lint.blocks import LOOP_WORD, block_faults, fault
from docgen.template.lint.cures import cures, statement_cure, with_body
from docgen.template.syntax import MAX_NESTING, nesting, syntax_faults
from docgen.template.tags import Tag, read_tag

_MERGES = ("colspan", "cellbg")
_BARE = frozenset({"else", "endif", "endfor", "hm", "raw", "endraw"})
_KEYWORDS = ("if", "elif", "for", "set", *sorted(_BARE), "vm", *_MERGES)
_MAX_TAG = 2000
_MAX_TAGS = 3000
_CYRILLIC_PREFIX = re.compile(r"(тр|тс|р|п|с)\s", re.I)
_LATIN_FOR = {"тр": "tr", "тс": "tc", "р": "p", "п": "p", "с": "tc"}
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


def tag_faults(tags: Sequence[Tag]) -> Iterator[Fault]:
    """Faults of each tag by itself, then of blocks that do not pair."""
    if len(tags) > _MAX_TAGS:
        yield fault("too_many_tags", tags[_MAX_TAGS], f"В форме больше {_MAX_TAGS} тегов: разделите её.")
        return
    for tag in tags:
        yield from _one_tag_faults(tag)
    yield from block_faults(tags)


def _one_tag_faults(tag: Tag) -> Iterator[Fault]:
    if len(tag.text) > _MAX_TAG:
        yield fault("long_tag", tag, f"Тег длиннее {_MAX_TAG} знаков.")
    elif _INVISIBLE.search(tag.body):
        message = "В теге есть невидимый знак: наберите тег заново."
        yield fault("invisible_character", tag, message, _INVISIBLE.sub("", tag.text))
    elif tag.kind == "%" and tag.keyword not in _KEYWORDS:
        yield _unknown_statement(tag)
    elif tag.keyword in _BARE or (tag.keyword == "vm" and not tag.argument):
        if tag.argument:
            yield _surplus(tag)
    else:
        yield from _expression_faults(tag)


def _surplus(tag: Tag) -> Fault:
    if tag.keyword == "else":
        cured = statement_cure(tag)
        if cured is not None and _is_sound(cured.tag):
            return fault(cured.code, tag, cured.message, cured.tag)
        if _is_sound(elif_tag := with_body(tag, f"elif {tag.argument}")):
            return fault("split_ending", tag, "Условие пишется после «elif», а не после «else».", elif_tag)
    message = f"После «{tag.keyword}» ничего не пишут."
    return fault("surplus_words", tag, message, with_body(tag, tag.keyword))


def letter_faults(tag: Tag) -> Iterator[Fault]:
    """Words with letters of two alphabets: they look right and are never found."""
    outside = re.sub(r"\"[^\"]*\"|'[^']*'", lambda text: " " * len(text[0]), tag.body)
    mixed = [word for word in re.findall(r"\w+", outside) if has_mixed_letters(word)]
    if mixed:
        message = f"В слове «{mixed[0]}» перемешаны русские и латинские буквы: наберите его заново."
        cured = re.sub(r"\w+", lambda word: mend_letters(word[0]) if word[0] in mixed else word[0], tag.text)
        yield fault("mixed_letters", tag, message, cured)


def _is_sound(text: str) -> bool:
    return not list(_expression_faults(read_tag(text)))


def _unknown_statement(tag: Tag) -> Fault:
    prefix = _CYRILLIC_PREFIX.match(tag.body)
    if prefix:
        latin = _LATIN_FOR[prefix[1].lower()]
        message = f"Приставка «{prefix[1]}» набрана русскими буквами, нужна латинская «{latin}»."
        return fault("cyrillic_prefix", tag, message, f"{{%{latin} {tag.argument} %}}")
    cured = statement_cure(tag)
    if cured is not None:
        return fault(cured.code, tag, cured.message, cured.tag)
    near = get_close_matches(tag.keyword, _KEYWORDS, n=1)
    return fault("unknown_statement", tag, f"Команды «{tag.keyword}» нет.", near[0] if near else "")


def _expression_faults(tag: Tag) -> Iterator[Fault]:
    try:
        tree = ENVIRONMENT.parse(_whole(tag))
    except TemplateSyntaxError as error:
        yield _syntax_fault(tag, error)
    except RecursionError:
        yield fault("syntax", tag, "В теге слишком много вложенных скобок.")
    else:
        if nesting(tree) > MAX_NESTING:
            yield fault("deep_expression", tag, "В теге слишком много вложенных действий: упростите его.")
            return
        for _, reason in syntax_faults(tree):
            yield _forbidden(tag, reason, tree)
        yield from _loop_faults(tag)


def _loop_faults(tag: Tag) -> Iterator[Fault]:
    for word in LOOP_WORD.findall(tag.body):
        if word not in LOOP_WORDS:
            near = get_close_matches(word, sorted(LOOP_WORDS), n=1)
            yield fault("unknown_loop_word", tag, f"У цикла нет слова «{word}».", near[0] if near else "")


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
    for cure in cures(tag):
        if _is_parsed(read_tag(cure.tag)):
            return fault(cure.code, tag, cure.message, cure.tag)
    outside = re.sub(r"\"[^\"]*\"|'[^']*'", "", tag.body)
    if '"' in outside or "'" in outside:
        return fault("unclosed_quote", tag, "Кавычка в теге открыта и не закрыта.")
    if outside.count("(") != outside.count(")"):
        return fault("unclosed_parenthesis", tag, "Скобка в теге открыта и не закрыта (или наоборот).")
    if tag.body.endswith("|"):
        return fault("syntax", tag, "Тег написан с ошибкой: после «|» нужен фильтр.")
    return fault("syntax", tag, f"Тег написан с ошибкой ({_russian(error.message or '')}).")


def _is_parsed(tag: Tag) -> bool:
    try:
        ENVIRONMENT.parse(_whole(tag))
    except (TemplateSyntaxError, RecursionError):
        return False
    return True


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
        return fault("unknown_filter", tag, f"{reason.capitalize()}.", near)
    return fault("forbidden_syntax", tag, f"{reason[:1].upper()}{reason[1:]}.")
