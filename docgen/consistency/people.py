"""Who is named in a paper: strangers, people left out, other posts, people joined wrongly, the signer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from docgen.consistency.expected import Bond, Contradiction, Expected, Paper, Party
from docgen.consistency.lines import Line, Named, contradiction, plain
from docgen.russian.forms import CASES, PersonForms
from docgen.russian.mentions import Mention
from docgen.russian.post_words import post_words
from docgen.russian.posts import decline_by_rule

# What somebody is in the matter at hand: it may stand beside any name, whatever the post.
_PARTS = (
    "наставник наставница наставляемый наставляемая куратор работник работница сотрудник сотрудница участник "
    "участница гражданин гражданка председатель секретарь член ответственный ответственная исполнитель "
    "представитель родитель"
)
_BESIDE = re.compile(r"\s*(?:,|[|/]|\s[–—-]\s)\s*([а-яё][а-яё-]*)")
_END_OF_POST = re.compile(r"[,;|/)]|\s[–—-]\s|\.\s|\.$|$")
_SURNAME_BEFORE = re.compile(r"(?<![А-ЯЁа-яё-])((?!Уважаем|Дорог)[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*) $")
_GREETING = re.compile(r"^(?:Уважаем|Дорог)[а-яё]+ ")
_PATRONYMIC = re.compile(r"(?:ич|[внчш]на)$")
_FROM = re.compile(r"^(?:от\s+)?([а-яё][а-яё-]*)")


def people_faults(paper: Paper, lines: Sequence[Line]) -> Iterator[Contradiction]:
    """Everything amiss about who is named."""
    free = plain("\n".join(paper.expected.free))
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else None
        for stranger in line.strangers:
            if not (_is_free(stranger, free) or _is_greeting(stranger, paper.expected)):
                yield _stranger(paper, line, stranger)
        yield from _other_surnames(paper, line)
        for one in line.named:
            yield from _post_faults(paper, line, one, before)
    yield from _missing(paper, lines)
    yield from _joined_wrongly(paper, lines)
    yield from _signing_faults(paper, lines)


def _is_free(stranger: Mention, free: str) -> bool:
    """Whether the form or somebody's hand names this person: the stem of the surname stands there too."""
    words = re.findall(r"[А-ЯЁ][а-яё-]{2,}", _GREETING.sub("", stranger.text))
    stem = max(words, key=len, default=stranger.text)
    return all(word[: max(3, len(word) - 3)] in free for word in words) if words else stem in free


def _is_greeting(stranger: Mention, expected: Expected) -> bool:
    """«Уважаемая Мария Петровна»: the word of the greeting was taken for a surname."""
    greeted = _GREETING.sub("", stranger.text)
    if greeted == stranger.text:
        return False
    return any(greeted == plain(party.name.given_names("nominative")) for party in expected.parties)


def _stranger(paper: Paper, line: Line, stranger: Mention) -> Contradiction:
    signing = paper.expected.signing
    if signing and _is_signature(line.text[: stranger.start], plain(signing.post_in_signature)):
        message = f"подписывает «{stranger.text}», а должен: {_full(paper.expected, signing.party)}"
        return contradiction("signer", paper, line, stranger.span(), message)
    party = _namesake(paper.expected, stranger.text)
    if party is None:
        message = f"назван человек, которого нет среди участников документа: «{stranger.text}»"
        return contradiction("extra_person", paper, line, stranger.span(), message)
    signs = signing is not None and party.key == signing.party
    message = f"в документе «{stranger.text}», а должно быть «{plain(party.name.nominative)}»"
    return contradiction("signer" if signs else "surname", paper, line, stranger.span(), message)


def _other_surnames(paper: Paper, line: Line) -> Iterator[Contradiction]:
    """«Магомедовой | Лейле Рашид кызы»: given names of several words after a surname nobody bears."""
    taken = [range(one.start, one.end) for one in line.named]
    taken += [range(one.start, one.end) for one in line.strangers]
    for party in paper.expected.parties:
        if _PATRONYMIC.search(plain(party.name.nominative)):
            continue  # Whoever bears a patronymic of the usual kind is seen as a stranger already.
        for given in {plain(party.name.given_names(case)) for case in CASES}:
            place = line.text.find(given) if " " in given else -1
            surname = _SURNAME_BEFORE.search(line.text[:place]) if place > 0 else None
            if surname and not any(place in span for span in taken):
                right = plain(party.name.nominative)
                message = f"в документе «{surname[1]} {given}», а должно быть «{right}»"
                yield contradiction("surname", paper, line, (surname.start(1), place + len(given)), message)
                break


def _namesake(expected: Expected, text: str) -> Party | None:
    """Whose name it almost is: the same given names, or the same surname, in some case."""
    words = text.split()
    for party in expected.parties:
        for case in CASES:
            given, surname = plain(party.name.given_names(case)).split(), plain(party.name.surname(case))
            if given and (words[1:] == given or words[:-1] == given):
                return party
            if surname in words:
                return party
    initials = "".join(re.findall(r"[А-ЯЁ]\.", text))
    alike = [one for one in expected.parties if initials and _initials(one.name) == initials]
    return alike[0] if len(alike) == 1 else None


def _initials(name: PersonForms) -> str:
    return "".join(plain(name.initials).split())


def _post_faults(paper: Paper, line: Line, named: Named, before: Line | None) -> Iterator[Contradiction]:
    """The post after the name, or alone in the line above: «от учителя физики / Ивановой Анны Петровны»."""
    posts = _posts_of(paper.expected, named)
    if not posts:
        return
    found = _BESIDE.match(line.text, named.end)
    if found and _differs(line.text[found.start(1) :], found[1], posts):
        yield _other_post(paper, line, found.start(1), posts)
    alone = line.text.strip() == named.text
    above = _FROM.match(before.text.strip()) if before is not None and alone and not before.named else None
    if before is not None and above and _differs(before.text.strip()[above.start(1) :], above[1], posts):
        yield _other_post(paper, before, before.text.find(above[1]), posts)


def _differs(text: str, first: str, posts: Sequence[str]) -> bool:
    """Whether a post stands there, and another one."""
    if first in _parts() or (
        not any(word in post_words() for word in first.split("-")) and first not in post_words()
    ):
        return False
    return not any(_begins(text, post) for post in posts)


def _begins(text: str, post: str) -> bool:
    if not text.lower().startswith(post.lower()):
        return False
    rest = text[len(post) :]
    return not rest or not re.match(r"[а-яё-]|\s+[а-яё]{4,}|\s+\d", rest)


def _other_post(paper: Paper, line: Line, start: int, posts: Sequence[str]) -> Contradiction:
    end = _END_OF_POST.search(line.text, start)
    said = line.text[start : end.start() if end else len(line.text)].strip()
    kind = (
        "class"
        if re.search(r"\d\s*«", said) and any(re.search(r"\d\s*«", post) for post in posts)
        else "post"
    )
    message = f"в документе «{said}», а должно быть «{posts[0]}»"
    return contradiction(kind, paper, line, (start, start + len(said)), message)


def _posts_of(expected: Expected, named: Named) -> list[str]:
    """Every form of every post of whoever it may be, the nominative of the first one first."""
    parties = [one for one in expected.parties if one.key in named.keys]
    if not all(party.posts for party in parties):
        return []
    return [plain(post.case(case)) for party in parties for post in party.posts for case in CASES]


@lru_cache(maxsize=1)
def _parts() -> frozenset[str]:
    declined = [decline_by_rule(word) for word in _PARTS.split()]
    return frozenset(form for one in declined for form in one.by_case.values())


def _missing(paper: Paper, lines: Sequence[Line]) -> Iterator[Contradiction]:
    named = frozenset(key for line in lines for one in line.named for key in one.keys)
    expected = paper.expected
    for bond in (one for one in expected.bonds if one.is_subject):
        wanted = [bond.lead] * expected.names_lead
        if expected.names_members:
            wanted += bond.members
        for key in wanted:
            if key not in named:
                yield Contradiction(
                    "missing_person", paper.title, f"не назван участник: {_full(expected, key)}"
                )


def _joined_wrongly(paper: Paper, lines: Sequence[Line]) -> Iterator[Contradiction]:
    """In one line the lead of one bond with the members of another: rows of a table exchanged."""
    bonds = paper.expected.bonds
    if len(bonds) < 2:
        return
    leads = frozenset(bond.lead for bond in bonds)
    for line in lines:
        here = [bond for bond in bonds if bond.lead in line.keys]
        if len(here) != 1 or len(leads & line.keys) != 1:
            continue
        (bond,) = here
        apart = _apart(bonds, bond, line.keys)
        for one in line.named:
            if one.keys <= apart:
                message = f"{_full(paper.expected, bond.lead)} соединяется не со своей парой: «{one.text}»"
                yield contradiction("composition", paper, line, (one.start, one.end), message)
        for key in bond.members:
            if line.keys & apart and key not in line.keys:
                message = f"рядом с наставником не назван его наставляемый: {_full(paper.expected, key)}"
                yield contradiction("composition", paper, line, (0, 40), message)


def _apart(bonds: Sequence[Bond], bond: Bond, keys: frozenset[str]) -> frozenset[str]:
    """Members of other bonds who have no part in this one."""
    own = {bond.lead, *bond.members, *bond.others}
    return frozenset(key for other in bonds for key in other.members if key in keys and key not in own)


def _full(expected: Expected, key: str) -> str:
    return next(plain(one.name.nominative) for one in expected.parties if one.key == key)


def _signing_faults(paper: Paper, lines: Sequence[Line]) -> Iterator[Contradiction]:
    """«Директор →  → Е. В. Громова», «в лице директора …»: another person signs, or with another post."""
    signing = paper.expected.signing
    if signing is None:
        return
    post = plain(signing.post_in_signature)
    for line in lines:
        for one in line.named:
            before = line.text[: one.start]
            if _is_signature(before, post) and signing.party not in one.keys:
                message = f"подписывает «{one.text}», а должен: {_full(paper.expected, signing.party)}"
                yield contradiction("signer", paper, line, (one.start, one.end), message)
            elif one.keys == {signing.party} and (said := _post_before_signature(before)) not in {"", post}:
                message = f"перед подписью «{said}», а должно быть «{post}»"
                yield contradiction("post", paper, line, (one.start, one.end), message)


def _is_signature(before: str, post: str) -> bool:
    """Whether the last cell or side of the line begins with the signer's post, and a signature follows."""
    return bool(re.fullmatch(rf"(?:.*\|)?\s*{re.escape(post)}[\s→/_]*(?:[→/_]|\s_)[\s→/_]*", before)) or bool(
        re.search(r"\bв лице [а-яё .-]+$", before)
    )


def _post_before_signature(before: str) -> str:
    """The post in a line of the shape «И. о. директора →  →», empty when the line has another shape."""
    found = re.fullmatch(r"\s*([А-ЯЁ][^→|/_]*?)\s*→[\s→_]*", before)
    words = re.findall(r"[а-яё]+", found[1].lower()) if found else []
    return found[1] if found and any(word in post_words() for word in words) else ""
