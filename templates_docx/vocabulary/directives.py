"""The words of a directive: what the school calls it, приказ or распоряжение, and what follows from that."""

from __future__ import annotations

from docgen.russian import Forms
from templates_docx.vocabulary.word import Request, Word

_ORDER = Forms("приказ", "приказа", "приказу", "приказ", "приказом", "приказе", "m")
_DIRECTIVE = Forms(
    "распоряжение", "распоряжения", "распоряжению", "распоряжение", "распоряжением", "распоряжении", "n"
)
KIND = "вид_акта"
"""The question by which a type lets one paper differ from the school's habit."""


def act_forms(request: Request) -> Forms:
    """«приказ» or «распоряжение»: as answered for this paper, else as the school's settings say."""
    answered = request.inputs.get(KIND)
    by_habit = "приказ" if request.subject.organisation.letterhead.act == "order" else "распоряжение"
    return _ORDER if (answered or by_habit) == "приказ" else _DIRECTIVE


def _operative(forms: Forms) -> str:
    return "ПРИКАЗЫВАЮ" if forms is _ORDER else "ОБЯЗЫВАЮ"


DIRECTIVE: tuple[Word[Request], ...] = (
    Word(
        "вид",
        "«приказ» или «распоряжение», как в настройках школы; склоняется",
        "приказ",
        lambda request, _: act_forms(request),
    ),
    Word(
        "заглавие",
        "То же прописными буквами",
        "ПРИКАЗ",
        lambda request, _: act_forms(request).nominative.upper(),
    ),
    Word(
        "распорядительное_слово",
        "«ПРИКАЗЫВАЮ» или «ОБЯЗЫВАЮ»",
        "ПРИКАЗЫВАЮ",
        lambda request, _: _operative(act_forms(request)),
    ),
)
