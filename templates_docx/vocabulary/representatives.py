"""The words of a minor's legal representative, and of the minor as the representative calls him."""

from __future__ import annotations

from docgen.russian import Forms, decline_post
from registry.snapshot import Gender, Person, Representative
from templates_docx.vocabulary.people import PERSON
from templates_docx.vocabulary.word import Request, Word, read_words, text


def _ward(minor: Person, relation: str) -> Forms:
    """«моего сына», «моей подопечной»: whom the representative speaks for, in his own words."""
    by_birth = relation.strip().lower() in {"мать", "отец"}
    word = {("m", True): "мой сын", ("f", True): "моя дочь"}.get((minor.gender, by_birth))
    return _MY_WARDS[word or ("мой подопечный" if minor.gender == "m" else "моя подопечная")]


def _forms(line: str, gender: Gender) -> Forms:
    nominative, genitive, dative, accusative, instrumental, prepositional = line.split(", ")
    return Forms(nominative, genitive, dative, accusative, instrumental, prepositional, gender)


_MY_WARDS: dict[str, Forms] = {
    "мой сын": _forms("мой сын, моего сына, моему сыну, моего сына, моим сыном, моём сыне", "m"),
    "моя дочь": _forms("моя дочь, моей дочери, моей дочери, мою дочь, моей дочерью, моей дочери", "f"),
    "мой подопечный": _forms(
        "мой подопечный, моего подопечного, моему подопечному, моего подопечного, моим подопечным, "
        "моём подопечном",
        "m",
    ),
    "моя подопечная": _forms(
        "моя подопечная, моей подопечной, моей подопечной, мою подопечную, моей подопечной, моей подопечной",
        "f",
    ),
}


def representative_words(
    minor: Person, representative: Representative, request: Request
) -> dict[str, object]:
    """The words of a legal representative: a person's own, and how he stands to the minor."""
    own = read_words(REPRESENTATIVE, (minor, representative), request)
    return {**read_words(PERSON, representative.person, request), **own}


REPRESENTATIVE: tuple[Word[tuple[Person, Representative]], ...] = (
    Word(
        "родство",
        "Кем приходится несовершеннолетнему; склоняется",
        "мать",
        lambda both, _: decline_post(both[1].relation.strip().lower()) if both[1].relation.strip() else None,
        "кем приходится законный представитель (карточка обучающегося)",
    ),
    Word(
        "подопечный",
        "«мой сын», «моя дочь», «моя подопечная»; склоняется",
        "мой сын",
        lambda both, _: _ward(both[0], both[1].relation),
    ),
    Word(
        "основание",
        "Документ, подтверждающий полномочия",
        "свидетельство о рождении I-ЛД № 000001",
        lambda both, _: text(both[1].basis),
    ),
    Word(
        "по_акту",
        "Условие: опекун или попечитель, полномочия – по акту органа опеки",
        "нет",
        lambda both, _: both[1].relation.strip().lower() not in {"мать", "отец"},
    ),
)
