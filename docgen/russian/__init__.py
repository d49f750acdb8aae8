"""Russian for documents: names, posts, organisations, numerals, dates, typography, agreement."""

from __future__ import annotations

from docgen.russian.agreement import agree
from docgen.russian.class_labels import decline_class
from docgen.russian.dates import date_in_words, date_long, date_short, school_year
from docgen.russian.filters import FILTERS
from docgen.russian.forms import CASES, Alternative, Case, Confidence, Forms, Gender, PersonForms
from docgen.russian.name_parts import decline_first_name, decline_patronymic, decline_surname
from docgen.russian.numerals import count, money, money_in_figures, number_in_words, ordinal
from docgen.russian.organisations import decline_organisation
from docgen.russian.persons import decline_full_name, decline_person, initials
from docgen.russian.posts import decline_post
from docgen.russian.proof import read_back
from docgen.russian.school_posts import school_posts
from docgen.russian.typography import typeset

__all__ = [
    "CASES",
    "FILTERS",
    "Alternative",
    "Case",
    "Confidence",
    "Forms",
    "Gender",
    "PersonForms",
    "agree",
    "count",
    "date_in_words",
    "date_long",
    "date_short",
    "decline_class",
    "decline_first_name",
    "decline_full_name",
    "decline_organisation",
    "decline_patronymic",
    "decline_person",
    "decline_post",
    "decline_surname",
    "initials",
    "money",
    "money_in_figures",
    "number_in_words",
    "ordinal",
    "read_back",
    "school_posts",
    "school_year",
    "typeset",
]
