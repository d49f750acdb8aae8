"""A finished text read back: faults of case and agreement around the names and the posts in it.

Finds what a form or a hand has got wrong: parts of one name in different cases, a name in another case than
its governing word asks or than the post beside it, a participle in another gender. What it does not know it
passes over: a checker that cries wolf is switched off. Knows no Word: a paragraph or a table row is a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from docgen.errors import Fault
from docgen.russian.dictionary import participle_readings
from docgen.russian.forms import CASES, Forms
from docgen.russian.governors import (
    appoints,
    asked_by_a_verb,
    governed_cases,
    is_appointed,
    names_a_duty,
)
from docgen.russian.mentions import (
    ANYTHING,
    Mention,
    find_mentions,
    is_plain_surname,
    surname_readings,
)
from docgen.russian.post_words import participles, post_words
from docgen.russian.posts_beside import PostBefore, any_gender, post_before
from docgen.russian.predicates import is_object_in_nominative, is_ordered_in_wrong_case, wrong_predicate
from docgen.russian.text_lines import WORD, TextLine

_CASEWORDS = dict(
    zip(
        CASES,
        ("именительном", "родительном", "дательном", "винительном", "творительном", "предложном"),
        strict=True,
    )
)


def read_back(paragraphs: Sequence[str], known: Sequence[Forms] = ()) -> list[Fault]:
    """The faults of the text in its order, each with its paragraph and the words it is about.

    ``known`` are the forms of the people in the document, computed or confirmed: they win over what the
    checker would guess from the spelling. Never raises on any text.
    """
    lines = enumerate(paragraphs, start=1)
    return list(dict.fromkeys(fault for at, text in lines for fault in _line_faults(at, text, known)))


def _line_faults(number: int, text: str, known: Sequence[Forms]) -> Iterator[Fault]:
    line = TextLine(number, text, tuple(_mentions(text, known)))
    for at, mention in enumerate(line.mentions):
        if not mention.readings:
            yield _fault(line, mention, f"«{mention.text}»: части имени стоят в разных падежах")
            continue
        yield from next((found for check in _CHECKS if (found := list(check(line, at)))), [])
    yield from _posts_alone(line)


def _posts_alone(line: TextLine) -> Iterator[Fault]:
    """«Возложить на | заместитель директора»: a post without a name, plainly in the nominative."""
    with_names = {
        post.start for at in range(len(line.mentions)) if (post := post_before(line, at)) is not None
    }
    for match in WORD.finditer(line.text):
        readings = post_words().get(match.group(), frozenset())
        if match.start() in with_names or {case for case, _ in readings} != {"nominative"}:
            continue
        before = line.before(match.start())
        asked = governed_cases(before)
        if asked is not None and "nominative" not in asked:
            yield _fault(line, match, _wrong_case(match.group(), _last_words(before), asked))


def _mentions(text: str, known: Sequence[Forms]) -> list[Mention]:
    """The full names and the surnames that stand alone after a post or a governing word, in order."""
    found = find_mentions(text, known)
    taken = [range(mention.start, mention.end) for mention in found]
    for match in WORD.finditer(text):
        free = not any(match.start() in span for span in taken)
        if free and match.group().istitle() and _is_lone_surname(text, match):
            found.append(Mention(*match.span(), match.group(), surname_readings(match.group())))
    return sorted(found, key=lambda mention: mention.start)


def _is_lone_surname(text: str, match: re.Match[str]) -> bool:
    """«За наставником Петров»: a plain surname right after a post in small letters."""
    word = match.group()
    previous = re.search(r"([а-яё-]+)[ \N{NO-BREAK SPACE}]$", text[: match.start()])
    return bool(
        previous
        and previous[1] in post_words()
        and is_plain_surname(word)
        and word.lower() not in post_words()
    )


def _fault(line: TextLine, where: Mention | re.Match[str], message: str) -> Fault:
    start, end = where.span()
    start, end = max(0, start - 40), end + 40
    return Fault(
        "grammar",
        message,
        place=f"абзац {line.number}",
        quote=line.text[start:end].strip(),
    )


def _wrong_case(what: str, by: str, asked: frozenset[str]) -> str:
    wanted = " или ".join(_CASEWORDS[case] for case in CASES if case in asked)
    return f"«{what}» после слов «{by}» должно стоять в {wanted} падеже"


def _last_words(before: str) -> str:
    return " ".join(before.split()[-2:])


def _check_post_before(line: TextLine, at: int) -> Iterator[Fault]:
    """«За наставником | Петров», «в лице директор | Ивановой»: the post before the name agrees with it."""
    mention = line.mentions[at]
    post = post_before(line, at)
    if post is None:
        return
    start, readings = post.start, post.readings
    before = line.before(start)
    asked = governed_cases(before)
    cases = {case for case, _ in readings}
    predicative = "instrumental" in cases and appoints(before)
    if asked is not None and not asked & cases and not predicative:
        by = line.text[start : mention.start].strip()
        yield _fault(line, mention, f"«{by}» стоит не в том падеже после слов «{_last_words(before)}»")
        return
    if not readings & mention.readings and not _may_differ(post, mention, before):
        by = line.text[start : mention.start].strip()
        yield _fault(line, mention, f"«{by}» и «{mention.text}» стоят в разных падежах")
        return
    shared = {case for case, _ in readings & mention.readings}
    if asked is not None and shared and not asked & shared:
        yield _fault(line, mention, _wrong_case(mention.text, _last_words(before), asked))


def _may_differ(post: PostBefore, mention: Mention, before: str) -> bool:
    """«Наставником Беловой» (whose), «утвердить куратором Белову» (whom)."""
    if post.is_relation and "genitive" in mention.cases and "nominative" not in mention.cases:
        return True
    if {case for case, _ in post.readings} != {"instrumental"}:
        return False
    whom, who = "accusative" in mention.cases and appoints(before), "nominative" in mention.cases
    return whom or (who and is_appointed(before))


def _check_governor(line: TextLine, at: int) -> Iterator[Fault]:
    """«Назначить | Белова Анна Петровна»: the word right before the name asks its case."""
    mention = line.mentions[at]
    if post_before(line, at) is not None:
        return
    before = line.before(mention.start)
    asked = governed_cases(before) or _asked_past_a_duty(before)
    if asked is not None and not asked & mention.cases:
        yield _fault(line, mention, _wrong_case(mention.text, _last_words(before), asked))


def _asked_past_a_duty(before: str) -> frozenset[str] | None:
    """«Освободить от обязанностей куратора | Белову»: the verb asks, or the name is whose the duty is."""
    words = list(WORD.finditer(before))
    first = next((at for at, word in enumerate(words) if names_a_duty(before[: word.start()])), None)
    asked = None if first is None or len(words) - first > _LONGEST_POST else asked_by_a_verb(before)
    return asked | {"genitive"} if asked else None


def _check_neighbour(line: TextLine, at: int) -> Iterator[Fault]:
    """«Мельник Ольге Петровне и | Громов Илья Ильич»: two people in a row stand in one case.

    But «представитель несовершеннолетней Беловой Анны, Белова Ольга» are two people and no row.
    """
    if not at:
        return
    previous, mention = line.mentions[at - 1], line.mentions[at]
    post = post_before(line, at)
    between = line.text[previous.end : post.start if post else mention.start]
    cases = mention.cases & {case for case, _ in post.readings} if post else mention.cases
    explained = "," in between and "genitive" in previous.cases and "nominative" in cases
    if _IN_A_ROW.fullmatch(between) and previous.cases and not previous.cases & cases and not explained:
        yield _fault(line, mention, f"«{previous.text}» и «{mention.text}» стоят в разных падежах")


_IN_A_ROW = re.compile(r"\s+и\s+|,\s+(?:и\s+)?")


def _check_post_after(line: TextLine, at: int) -> Iterator[Fault]:
    """«Назначить Иванова, | учитель химии»: the post after the name stands in its case."""
    mention = line.mentions[at]
    after = line.after(mention.end)
    found = re.match(r"(\s*,\s+|\s+)((?:[а-яё-]+\s+){0,2}?)([а-яё-]+)", after)
    words = [] if found is None else [*found[2].split(), found[3]]
    head = words[0] if words else ""
    if found is None or head not in post_words() or _belongs_to_next(line, at, mention.end + found.start(2)):
        return
    readings = any_gender(post_words()[head])
    comma = "," in found[1]
    if not comma and {case for case, _ in readings} != {"nominative"}:
        return
    if not readings & mention.readings:
        yield _fault(line, mention, f"«{mention.text}» и «{head}» стоят в разных падежах")


def _belongs_to_next(line: TextLine, at: int, start: int) -> bool:
    """Whether the post is that of the next person: «Белову А. П., директору Иванову И. И.»."""
    if at + 1 == len(line.mentions):
        return False
    between = line.text[start : line.mentions[at + 1].start]
    return not re.search(r"[,;.:()|–—]", between)


def _check_participle(line: TextLine, at: int) -> Iterator[Fault]:
    """«Ивановой Марии Сергеевны, | действующего»: a participle beside the name follows its gender."""
    mention = line.mentions[at]
    found = re.match(r"\s*,?\s+([а-яё]+)", line.after(mention.end))
    word = found[1] if found else ""
    comma = "," in (found.group() if found else "")
    readings = participles().get(word) or (participle_readings(word) if comma else None)
    if not readings or mention.readings == ANYTHING:
        return
    genders = {gender for _, gender in mention.readings}
    agrees = mention.within(readings) if comma else bool(genders & {gender for _, gender in readings})
    if not agrees:
        yield _fault(line, mention, f"слово «{word}» не согласовано с именем «{mention.text}»")


# Short words that say something of the person named in the nominative beside them: masculine, feminine.
_SHORT = {
    **{"ознакомлен": "m", "ознакомлена": "f", "согласен": "m", "согласна": "f"},
    **{"назначен": "m", "назначена": "f", "уведомлён": "m", "уведомлена": "f"},
    **{"получил": "m", "получила": "f", "проинформирован": "m", "проинформирована": "f"},
    **{"предупреждён": "m", "предупреждена": "f", "освобождён": "m", "освобождена": "f"},
}


def _check_short_word(line: TextLine, at: int) -> Iterator[Fault]:
    """«Я, Белова Анна Петровна, | согласен»: the only person of the line and the word about her."""
    mention = line.mentions[at]
    others = [other for other in line.mentions if "nominative" in other.cases]
    words = [match.group().lower() for match in WORD.finditer(line.text) if match.group().lower() in _SHORT]
    genders = {gender for case, gender in mention.readings if case == "nominative"}
    if others != [mention] or len(genders) != 1 or not words:
        return
    wrong = [word for word in words if _SHORT[word] not in genders]
    if wrong:
        yield _fault(line, mention, f"слово «{wrong[0]}» не согласовано с именем «{mention.text}»")


def _check_predicate(line: TextLine, at: int) -> Iterator[Fault]:
    """«Белова Анна Петровна | прошёл», «награждён | учитель Белова»: the verb beside the subject."""
    mention = line.mentions[at]
    post = post_before(line, at)
    start = post.start if post else mention.start
    word = wrong_predicate(line, mention, start)
    if is_object_in_nominative(line, mention, start):
        by = _last_words(line.before(start))
        yield _fault(line, mention, f"«{mention.text}» после слов «{by}» стоит в именительном падеже")
    elif is_ordered_in_wrong_case(line, mention, start):
        yield _fault(line, mention, f"«{mention.text}»: тот, кому поручено, стоит в дательном падеже")
    elif word:
        yield _fault(line, mention, f"слово «{word}» не согласовано с именем «{mention.text}»")


# «Заместителя директора по учебно-воспитательной работе»: no post between a duty and the name is longer.
_LONGEST_POST = 6

_CHECKS: tuple[Callable[[TextLine, int], Iterator[Fault]], ...] = (
    _check_post_before,
    _check_governor,
    _check_neighbour,
    _check_post_after,
    _check_participle,
    _check_short_word,
    _check_predicate,
)
