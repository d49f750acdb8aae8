"""What a broken tag was meant to be: mendings tried one after another until one makes a sound tag."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docgen.template.environment import FILTER_NAMES
from docgen.template.tags import Tag

_OPENING = re.compile(r"\{[{%#][-+]?(?:(?:p|tr|tc|r)(?=\s))?\s*")
_CLOSING = re.compile(r"\s*[-+]?[}%#]\}$")
_QUOTED = re.compile(r"(\"[^\"]*\"|'[^']*')")
_SIGNS = {
    "&&": " and ", "||": " or ", "<>": "!=", "=>": ">=", "=<": "<=", "≠": "!=", "≥": ">=", "≤": "<=",
    "–": "-", "—": "-", "−": "-", "!==": "!=", "===": "==",
}  # fmt: skip
_SIGN = re.compile("|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True)))
_WORDS = {"и": "and", "или": "or", "не": "not", "если": "if", "иначе": "else", "в": "in", "из": "in"}
_STATEMENTS = {
    "если": "if", "иначе": "else", "иначеесли": "elif", "иначе_если": "elif", "для": "for", "цикл": "for",
    "пусть": "set", "конецесли": "endif", "конец_если": "endif", "всё": "endif", "все": "endif",
    "конеццикла": "endfor", "конец_цикла": "endfor", "конецдля": "endfor", "конец_для": "endfor",
}  # fmt: skip
_SPLIT = {
    "end if": "endif",
    "end for": "endfor",
    "else if": "elif",
    "elseif": "elif",
    "elsif": "elif",
    "elif": "elif",
}
_GLUED = re.compile(r"(tr|tc|p|r)(if|for|endif|endfor|else|elif|set)\b")


@dataclass(frozen=True)
class Cure:
    """A mending: the code of the fault it cures, the sentence, and the tag mended."""

    code: str
    message: str
    tag: str


def with_body(tag: Tag, body: str) -> str:
    """The author's tag with other words inside its braces."""
    opening, closing = _OPENING.match(tag.text), _CLOSING.search(tag.text)
    if opening is None or closing is None:
        return tag.text
    space = "" if opening[0].endswith((" ", "\xa0", "\n", "\t")) or not tag.prefix else " "
    return f"{opening[0]}{space}{body}{closing[0]}"


def cures(tag: Tag) -> Iterator[Cure]:
    """Every mending that changes the tag, the surest first; whether it is sound then is for others to see."""
    for code, message, mend in _MENDINGS:
        body = mend(tag)
        if body != tag.body:
            yield Cure(code, message, with_body(tag, body))


def statement_cure(tag: Tag) -> Cure | None:
    """What an unknown command was meant to be, when that is sure."""
    lowered = tag.keyword.lower()
    glued = _GLUED.match(tag.body)
    if glued:
        message = f"После приставки «{glued[1]}» нужен пробел."
        return Cure("missing_space", message, f"{{%{glued[1]} {tag.body[len(glued[1]) :]} %}}")
    if lowered in _STATEMENTS:
        command = _STATEMENTS[lowered]
        body = _in_english(f"{command} {tag.argument}".strip())
        return Cure(
            "russian_keyword",
            f"Команда «{tag.keyword}» по-английски пишется «{command}».",
            with_body(tag, body),
        )
    for split, whole in _SPLIT.items():
        if lowered + " " == f"{split} " or f"{tag.body.lower()} ".startswith(f"{split} "):
            rest = tag.body[len(split) :].strip() if whole == "elif" else ""
            return Cure(
                "split_ending",
                f"Команда пишется слитно: «{whole}».",
                with_body(tag, f"{whole} {rest}".strip()),
            )
    return None


def _in_english(body: str) -> str:
    return _outside_quotes(body, lambda text: re.sub(r"\w+", lambda word: _WORDS.get(word[0], word[0]), text))


def _outside_quotes(body: str, change: Callable[[str], str]) -> str:
    return "".join(piece if number % 2 else change(piece) for number, piece in enumerate(_QUOTED.split(body)))


def _guillemets(tag: Tag) -> str:
    return _outside_quotes(tag.body, lambda text: re.sub("[«»„]", '"', text))


def _equals(tag: Tag) -> str:
    if tag.keyword not in ("if", "elif") and tag.kind == "%":
        return tag.body
    return _outside_quotes(tag.body, lambda text: re.sub(r"(?<![=!<>])=(?!=)", "==", text))


def _signs(tag: Tag) -> str:
    changed = _outside_quotes(tag.body, lambda text: _SIGN.sub(lambda found: _SIGNS[found[0]], text))
    return re.sub(r" {2,}", " ", changed) if changed != tag.body else tag.body


def _russian(tag: Tag) -> str:
    return _in_english(tag.body)


def _pipe(tag: Tag) -> str:
    found = re.fullmatch(r"([\w.]+)\s+(\w+)(\(.*\))?", tag.body)
    if tag.kind == "{" and found and found[2] in FILTER_NAMES:
        return f"{found[1]} | {found[2]}{found[3] or ''}"
    return tag.body


_MENDINGS: tuple[tuple[str, str, Callable[[Tag], str]], ...] = (
    ("guillemets", 'Текст внутри тега берут в прямые кавычки "…", а не в «ёлочки».', _guillemets),
    ("single_equals", "Сравнение пишется двумя знаками: «==».", _equals),
    ("wrong_sign", "Такой знак в форме не понимается: пишите and, or, !=, >=, <=, -.", _signs),
    ("missing_pipe", "Перед фильтром нужна черта «|».", _pipe),
    ("russian_keyword", "Слова между условиями пишутся по-английски: and, or, not, if, else, in.", _russian),
)
