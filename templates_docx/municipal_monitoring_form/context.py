"""The own words of the form by which a school tells its numbers: indicators, plan and fact."""

from __future__ import annotations

from templates_docx.vocabulary.indicators import REPORT
from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.plan_fact import PLAN_FACT

extend = OwnWords({"отчёт": REPORT, "карта": PLAN_FACT}, required=("организация.город",))
