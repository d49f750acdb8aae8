"""Words that name a person by post or by part in the document, in every case: «наставнику», «заместителя».

Built from the table of school posts and a short list of our own. Knows no names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from docgen.russian.adjectives import adjective_form
from docgen.russian.forms import CASES, Gender
from docgen.russian.posts import decline_by_rule
from docgen.russian.school_posts import school_posts

Reading = tuple[str, str]  # Case and gender: ("genitive", "f").

# People the papers name by what they are in the matter.
_PEOPLE = (
    "гражданин гражданка работник работница сотрудник ученик ученица несовершеннолетний несовершеннолетняя "
    "участник участница опекун коллега председатель ответственный ответственная учащийся учащаяся"
)

# Of them these are never the tail of another post: «законный представитель несовершеннолетнего | Белова».
_NEVER_A_TAIL = (
    "гражданин гражданка работник работница сотрудник ученик ученица несовершеннолетний несовершеннолетняя "
    "участник участница обучающийся обучающаяся учащийся учащаяся наставляемый наставляемая"
)

# Of somebody: the name after such a word may be the other person's, «наставником | Беловой».
_RELATIONS = (
    "наставник наставница куратор руководитель помощник заместитель ассистент представитель родитель мать "
    "отец опекун попечитель усыновитель бабушка дедушка советник секретарь"
)

# Participles and adjectives that stand beside a name and follow its gender and case.
_PARTICIPLES = (
    "именуемый действующий работающий проживающий назначенный исполняющий закреплённый являющийся указанный "
    "зарегистрированный замещающий занимающий осуществляющий обучающийся родившийся"
)
_WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[а-яё]+)*")


@lru_cache(maxsize=1)
def post_words() -> dict[str, frozenset[Reading]]:
    """Every form in the singular of the words that decline in a post, with its cases and genders."""
    found: dict[str, set[Reading]] = {}
    singular = [one for one, _ in school_posts().values()]
    for forms in (*singular, *(decline_by_rule(word) for word in _PEOPLE.split())):
        columns = [_WORD.findall(forms.case(case)) for case in CASES]
        for words in zip(*columns, strict=True):
            if len(set(words)) > 1:
                for case, word in zip(CASES, words, strict=True):
                    found.setdefault(word.lower(), set()).add((case, forms.gender))
    return {word: frozenset(readings) for word, readings in found.items()}


@lru_cache(maxsize=1)
def never_a_tail() -> frozenset[str]:
    """Every form of the words that stand for a person themselves whatever post comes before them."""
    return _all_forms(_NEVER_A_TAIL)


@lru_cache(maxsize=1)
def relations() -> frozenset[str]:
    """Every form of the words that may have a person of their own after them."""
    return _all_forms(_RELATIONS)


def _all_forms(words: str) -> frozenset[str]:
    posts = (decline_by_rule(word) for word in words.split())
    return frozenset(form for post in posts for form in post.by_case.values())


@lru_cache(maxsize=1)
def participles() -> dict[str, frozenset[Reading]]:
    """Every form in the singular of the words that agree with a name: «действующей», «именуемая»."""
    found: dict[str, set[Reading]] = {}
    genders: tuple[Gender, ...] = ("m", "f")
    for word in _PARTICIPLES.split():
        for gender in genders:
            for case in CASES:
                form = adjective_form(word, case, gender, animate=True)
                found.setdefault(form, set()).add((case, gender))
    return {word: frozenset(readings) for word, readings in found.items()}
