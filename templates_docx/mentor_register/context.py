"""The own words of the base of participants: its rows."""

from __future__ import annotations

from templates_docx.vocabulary.own_words import OwnWords
from templates_docx.vocabulary.participants import BASE

extend = OwnWords({"база": BASE})
