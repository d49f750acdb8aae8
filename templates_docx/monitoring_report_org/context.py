"""The own words of the monitoring report: indicators, questionnaires, conclusions as typed lines."""

from __future__ import annotations

from templates_docx.vocabulary.indicators import REPORT
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.surveys import SURVEY, survey_faults
from templates_docx.vocabulary.typed_tables import printed_lines
from templates_docx.vocabulary.word import Word

WORDS = {
    "отчёт": REPORT,
    "анкеты": SURVEY,
    "справка": (
        Word(
            "выводы",
            "Выводы, по строке",
            "{% for строка in справка.выводы %}",
            lambda _, request: printed_lines(request, "выводы"),
        ),
        Word(
            "рекомендации",
            "Рекомендации, по строке",
            "{% for строка in справка.рекомендации %}",
            lambda _, request: printed_lines(request, "рекомендации"),
        ),
    ),
}

extend = OwnWords(WORDS, required=("организация.город",), check=survey_faults)
