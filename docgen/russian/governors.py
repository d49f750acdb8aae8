"""Words of the papers that ask a case of the name after them: «назначить» whom, «поручить» to whom.

A closed table: a word outside it asks nothing. Knows no names and no posts.
The rules: Розенталь, «Управление в русском языке».
"""

from __future__ import annotations

import re

from docgen.russian.spelling import word_set

# Prepositions and set phrases before a name; the longest that fits is meant.
_PREPOSITIONS: dict[str, str] = {
    "за": "instrumental accusative",
    "на": "accusative prepositional",
    "с": "instrumental genitive",
    "со": "instrumental genitive",
    "к": "dative",
    "ко": "dative",
    "о": "prepositional",
    "об": "prepositional",
    "обо": "prepositional",
    "при": "prepositional",
    "по": "dative prepositional accusative",
    "между": "instrumental genitive",
    "перед": "instrumental",
    **dict.fromkeys(("благодаря", "согласно", "вопреки", "вслед"), "dative"),
    **dict.fromkeys(("от", "для", "у", "без", "кроме", "до", "из", "среди", "вместо", "около"), "genitive"),
    **dict.fromkeys(("в лице", "в отношении", "в интересах", "от имени", "на имя", "со стороны"), "genitive"),
}

# Nouns whose person is in the genitive: «согласие Беловой». Stems, any ending.
_GENITIVE_NOUNS = word_set(
    """согласи заявлени представлени кандидатур подпис интерес имен работ деятельност участи программ
    обязанност полномочи данн ходатайств отсутстви кабинет назначени освобождени увольнени поощрени
    награждени утверждени закреплени переводе руководств инициатив просьб предложени сопровождени присутстви
    инструктаж согласовани отзыв характеристик"""
)

_NOUN_ENDINGS = word_set("а ы у е ой ом ам ами ах ь и ью ей ям ями ях я ю ем о") | {""}

_ACCUSATIVE_VERBS = word_set(
    """назначить закрепить утвердить ознакомить освободить принять уволить направить перевести считать
    наградить поощрить премировать включить исключить допустить обязать просить просим прошу уведомить
    пригласить зачислить отчислить командировать отстранить избрать ввести информировать проинформировать"""
)

_DATIVE_VERBS = word_set(
    """поручить объявить предоставить выплатить разрешить рекомендовать вручить выдать присвоить поручаю
    выплачивать возместить сообщить направить установить производить"""
)

# What a person is given: «объявить благодарность Ткачу», «выплатить премию Ткачу».
_GIVEN = word_set("благодарность премию доплату выплату надбавку отпуск выговор замечание грамоту")

# Short participles beside which stands the person given something or the person who gave it: «справка дана».
_GIVEN_TO = word_set(
    """дан дана дано даны выдан выдана выдано выданы вручён вручена вручено вручены поручен поручена поручено
    поручены предоставлен предоставлена предоставлено разрешено объявлена выплачена присвоена"""
)

# What a post may be the name of: in «обязанности наставника на | Белову» nobody is called by the post.
_DUTIES = ("обязанност", "должност", "функци", "полномочи", "роль", "роли", "статус", "звани")

# Verbs after which a post stands in the instrumental and the name in the accusative: «назначить куратором».
_APPOINTING = re.compile(r"\b(?:назнач|утверд|счита|избр|оформ|закреп|определ)\w*\b[^.;]*$", re.IGNORECASE)

# The same of a subject: «назначена наставником | Морозова Вера Павловна».
_APPOINTED = re.compile(
    r"\b(?:(?:назнач|утвержд|закрепл|определ|оставл|оформл)[её]н|избран|признан|стал|является|работает|был)"
    r"[аы]?\b[^.;]*$",
    re.IGNORECASE,
)

# «Закрепить наставника за | Беловой»: whom a mentor is assigned to stands in the instrumental.
_ASSIGNED_TO = re.compile(r"\bзакреп\w*\b[^.;]*\bза\s*$", re.IGNORECASE)

_WORDS = re.compile(r"[А-ЯЁа-яё-]+")


def governed_cases(before: str) -> frozenset[str] | None:
    """The cases asked of what follows ``before``; None when its last words ask none."""
    if not re.search(r"[А-ЯЁа-яё]\W*$", before) or re.search(r"[,.;:!?()«»|–—]\s*$", before):
        return None
    words = [word.lower() for word in _WORDS.findall(before)[-2:]]
    asked = "instrumental" if _ASSIGNED_TO.search(before) else _by_preposition(words) or _by_word(words)
    return frozenset(asked.split()) if asked else None


def _by_preposition(words: list[str]) -> str:
    return _PREPOSITIONS.get(" ".join(words)) or _PREPOSITIONS.get(words[-1] if words else "", "")


def _by_word(words: list[str]) -> str:
    last = words[-1]
    if last in _GIVEN and words[0] in _DATIVE_VERBS:
        return "dative"
    if last in _GIVEN_TO:
        return "dative instrumental"
    accusative, dative = last in _ACCUSATIVE_VERBS, last in _DATIVE_VERBS
    if accusative or dative:
        return " ".join(case for case, asked in (("accusative", accusative), ("dative", dative)) if asked)
    noun = any(last.startswith(stem) and last[len(stem) :] in _NOUN_ENDINGS for stem in _GENITIVE_NOUNS)
    return "genitive" if noun else ""


def appoints(before: str) -> bool:
    """Whether the sentence so far appoints somebody to a post."""
    return _APPOINTING.search(before) is not None


def is_appointed(before: str) -> bool:
    """Whether the sentence so far says that the person named next has been appointed: «назначен»."""
    return _APPOINTED.search(before) is not None


def names_a_duty(before: str) -> bool:
    """Whether the post that follows is only the name of a duty: «обязанности | наставника»."""
    words = _WORDS.findall(before)
    return bool(words) and words[-1].lower().startswith(_DUTIES)


def asked_by_a_verb(before: str) -> frozenset[str] | None:
    """The cases the last verb of the table asks, however far before; None without such a verb."""
    for word in reversed(_WORDS.findall(before)):
        asked = _by_word(["", word.lower()]) if word.lower() in _ACCUSATIVE_VERBS | _DATIVE_VERBS else ""
        if asked:
            return frozenset(asked.split())
    return None


def ends_with_preposition(text: str) -> bool:
    """Whether the last words ask a case of the name by themselves: «за», «на», «в отношении»."""
    return bool(_by_preposition([word.lower() for word in _WORDS.findall(text)[-2:]]))
