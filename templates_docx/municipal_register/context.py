"""The own words of the municipal register: schools in numbers, nobody by name."""

from __future__ import annotations

from templates_docx.vocabulary.authorities import SCHOOLS, authority_faults
from templates_docx.vocabulary.own_words import OwnWords

extend = OwnWords({"муниципалитет": SCHOOLS}, check=authority_faults)
