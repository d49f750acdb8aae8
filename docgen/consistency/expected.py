"""What a paper is expected to say, and what is found to contradict it; plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from docgen.russian.forms import Forms, PersonForms

KINDS: dict[str, str] = {
    "surname": "Фамилия или имя не те",
    "post": "Должность другая",
    "class": "Класс другой",
    "missing_person": "Кто-то не назван",
    "extra_person": "Назван посторонний",
    "composition": "Люди соединены не в те пары",
    "period": "Период другой",
    "form": "Форма, вид или режим другие",
    "sum": "Сумма другая",
    "sum_words": "Число цифрами и прописью не совпадают",
    "reference_number": "Номер документа назван неверно",
    "reference_date": "Дата документа названа неверно",
    "signer": "Подписывает не тот",
    "organisation": "Организация названа иначе",
    "own_number": "Номер или дата самого документа не те",
}
"""Every kind of contradiction, and what it is called."""


@dataclass(frozen=True)
class Party:
    """Somebody a paper may name, with what may stand beside the name: a post, a class, a place of work."""

    key: str
    name: PersonForms
    posts: tuple[Forms, ...] = ()


@dataclass(frozen=True)
class Bond:
    """People who belong together, and what every paper about them must say alike.

    ``leads`` and ``members`` are keys of parties; ``others`` may be named with them (a curator). ``labels``
    are words that the text puts before a value: («вид», «традиционное»). ``is_subject``: the paper is about
    it, and must name its people; otherwise it only may.
    """

    key: str
    title: str
    lead: str
    members: tuple[str, ...]
    others: tuple[str, ...] = ()
    begins: date | None = None
    ends: date | None = None
    form: str = ""
    amount: Decimal | None = None
    labels: tuple[tuple[str, str], ...] = ()
    is_subject: bool = True


@dataclass(frozen=True)
class Citation:
    """A paper that others cite. ``word`` begins what it is called in any case: «приказ», «договор»."""

    word: str
    number: str
    dated: date


@dataclass(frozen=True)
class Signing:
    """Who signs: a party, with the post as it stands before the signature."""

    party: str
    post_in_signature: str


@dataclass(frozen=True)
class Expected:
    """All that is known of one paper before it is read.

    ``names_lead`` and ``names_members``: whether its form prints them. ``names`` are the organisation's names
    in all cases, the current ones; ``former`` those it bore before or will bear. ``free`` are texts somebody
    typed, and the words of the form itself: what stands there is nobody's mistake here. ``other_dates`` are
    days the facts hold besides those of the bonds. ``forms`` are all the forms there are, by title.
    """

    parties: tuple[Party, ...] = ()
    bonds: tuple[Bond, ...] = ()
    names_lead: bool = True
    names_members: bool = True
    signing: Signing | None = None
    names: tuple[Forms, ...] = ()
    former: tuple[Forms, ...] = ()
    citations: tuple[Citation, ...] = ()
    number: str = ""
    dated: date | None = None
    free: Sequence[str] = ()
    other_dates: frozenset[date] = frozenset()
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A finished paper: its title, its lines as its reader sees them, and what is expected of them.

    ``amended``: a later paper changes it, so that others may rightly say otherwise.
    """

    title: str
    lines: Sequence[str]
    expected: Expected = field(default_factory=Expected)
    amended: bool = False


@dataclass(frozen=True)
class Contradiction:
    """One thing said otherwise: of what kind, in which paper and line, the words there, what is expected."""

    kind: str
    paper: str
    message: str
    line: int | None = None
    quote: str = ""
