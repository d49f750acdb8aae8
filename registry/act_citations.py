"""Citations of acts found in a text: which act, which article, of what kind and date it is called there.

Reads plain text; knows the register of acts and nothing of papers or forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from registry.acts import Act

_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u2010": "-", "\n": " ", "\u00ad": ""})
_MONTHS = {
    month: number
    for number, month in enumerate(
        ("января", "февраля", "марта", "апреля", "мая", "июня",
         "июля", "августа", "сентября", "октября", "ноября", "декабря"),
        start=1,
    )
}  # fmt: skip
_DATE = rf"(?:(\d{{1,2}})\.(\d{{2}})\.(\d{{4}})|(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}}))"
_DATED = re.compile(_DATE)
_NUMBER = re.compile(r"№ ?([0-9A-Za-zА-ЯЁа-яё][0-9A-Za-zА-ЯЁа-яё/.-]*[0-9A-Za-zА-ЯЁа-яё]|\d)")
_BARE = re.compile(r"(?<![\w№/-])(?:Р-145|АЗ-1128/08|МР-42/02|3273-р|1264-р|\d{2,3}-ФЗ)(?![\w/-])")
_GOST = re.compile(r"ГОСТ(?: Р)? ?(\d+(?:\.\d+)*-\d{4})")
_CODES = {
    "tk": re.compile(r"Трудов\w+ кодекс\w*|ТК РФ"),
    "gk": re.compile(r"Гражданск\w+ кодекс\w*|ГК РФ"),
    "sk": re.compile(r"Семейн\w+ кодекс\w*|СК РФ"),
    "koap": re.compile(r"Кодекс\w* Российской Федерации об административных|КоАП"),
}
_KIND = re.compile(
    r"\b(распоряжени|постановлени|приказ|письм|указ|Федеральн\w+ закон|федеральн\w+ закон|закон)\w*", re.I
)
_ARTICLES = re.compile(
    r"(?:\b[Сс]тать\w+|\b[Сс]т\.(?: ?ст\.)?) ?(\d+(?:\.\d+)*(?:(?:, | и |, и )\d+(?:\.\d+)*)*)"
)
_BEFORE = 150
_AFTER = 60
_AFTER_ARTICLE = 170


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention. ``act_id`` is empty for an act nobody knows; ``kind`` is as the text says, or empty."""

    act_id: str
    article: str
    number: str
    kind: str
    dated: date | None
    quote: str
    start: int

    @property
    def reference(self) -> str:
        return f"{self.act_id}:{self.article}" if self.article else self.act_id


def plain(text: str) -> str:
    """The text with ordinary spaces and hyphens, letter for letter as long as it was."""
    return text.translate(_SPACES)


def cited(text: str, acts: Mapping[str, Act]) -> list[Citation]:
    """Every citation in the order of the text; one with several articles stands there for each of them."""
    found = sorted(_mentions(plain(text), acts), key=lambda one: one.start)
    return list(_with_articles(plain(text), found))


def day_of(match: re.Match[str]) -> date | None:
    """The day a date says; None when there is no such day."""
    day, month, year, day_2, name, year_2 = match.groups()[-6:]
    try:
        return date(int(year or year_2), int(month or _MONTHS[name]), int(day or day_2))
    except ValueError:
        return None


def _mentions(text: str, acts: Mapping[str, Act]) -> Iterator[Citation]:
    numbers = _by_number(tuple(acts.values()))
    spoken_for: set[int] = set()
    for match in _NUMBER.finditer(text):
        kind, dated = _before(text, match.start())
        act_id = _act_of(numbers.get(match[1].rstrip(".").lower(), ()), kind, dated, text, match.start())
        if act_id or re.fullmatch(r"\d+-ФЗ", match[1]):
            spoken_for.add(match.start(1))
            yield Citation(act_id, "", match[1], kind, dated, _quote(text, match), match.start())
    for match in _BARE.finditer(text):
        if match.start() not in spoken_for:
            known = numbers.get(match[0].lower(), ())
            kind, dated = _before(text, match.start())
            act_id = known[0].id if known else ""
            yield Citation(act_id, "", match[0], kind, dated, _quote(text, match), match.start())
    for match in _GOST.finditer(text):
        known = numbers.get(f"р {match[1]}", ())
        act_id = known[0].id if known else ""
        yield Citation(act_id, "", match[1], "ГОСТ", None, match[0], match.start())
    for act_id, pattern in _CODES.items():
        for match in pattern.finditer(text):
            yield Citation(act_id, "", "", "кодекс", None, match[0], match.start())


def _act_of(known: Iterable[Act], kind: str, dated: date | None, text: str, at: int) -> str:
    """The act of the number; one that is figures only is sure by its date or by who issued it."""
    for act in known:
        if not act.number.isdecimal() or act.number in ("", "0"):
            return act.id
        window = text[max(0, at - _BEFORE) : at + _AFTER]
        named = any(stem and stem in window for stem in _stems(act))
        if kind and act.kind.startswith(kind[:5].lower()) and (dated == act.date or named):
            return act.id
    return ""


def _stems(act: Act) -> tuple[str, ...]:
    """What tells the issuer: «Минпросвещен», «Министерства просвещен»."""
    return tuple(" ".join(one.split()[:2])[:-2] for one in (act.issuer, act.issuer_short) if one)


def _before(text: str, at: int) -> tuple[str, date | None]:
    """The kind and the date that stand before a number, in the same sentence."""
    window = text[max(0, at - _BEFORE) : at]
    # A date's own stop («25 декабря 2019 г. №») ends no sentence; a semicolon and a bracket do.
    window = re.split(r"[;()»]|\.(?= [А-ЯЁ](?!\w*\.))", window)[-1]
    kinds = list(_KIND.finditer(window))
    dates = list(_DATED.finditer(window))
    return (kinds[-1][1].lower() if kinds else ""), (day_of(dates[-1]) if dates else None)


def _with_articles(text: str, found: list[Citation]) -> Iterator[Citation]:
    """Articles belong to the first act named after them."""
    named: dict[int, list[str]] = {}
    for match in _ARTICLES.finditer(text):
        following = (one for one in found if match.end() <= one.start <= match.end() + _AFTER_ARTICLE)
        owner = next(following, None)
        if owner is not None and ". " not in text[match.end() : owner.start].replace("г. ", ""):
            named.setdefault(owner.start, []).extend(re.findall(r"\d+(?:\.\d+)*", match[1]))
    for one in found:
        articles = named.get(one.start) or [""]
        for article in articles:
            yield Citation(one.act_id, article, one.number, one.kind, one.dated, one.quote, one.start)


def _quote(text: str, match: re.Match[str]) -> str:
    start = max(0, match.start() - 60)
    if start:
        start = text.find(" ", start) + 1
    return text[start : match.end()].strip()


@lru_cache(maxsize=32)
def _by_number(acts: tuple[Act, ...]) -> dict[str, tuple[Act, ...]]:
    known: dict[str, tuple[Act, ...]] = {}
    for act in acts:
        key = act.number.lower()
        known[key] = (*known.get(key, ()), act)
    return known
