"""Labels of school classes: «5 «А» класса». Knows no pupils."""

from __future__ import annotations

import re

from docgen.russian.forms import Forms
from docgen.russian.spelling import squeeze

_KLASS = re.compile(r"\bкласс\b", re.IGNORECASE)
_ENDINGS = ("", "а", "у", "", "ом", "е")


def decline_class(label: str) -> Forms:
    """«5 «А»» or «5 «А» класс» in six cases: only the word «класс» declines, and it is added when missing."""
    text = squeeze(label)
    text = text if _KLASS.search(text) else f"{text} класс".strip()
    word = _KLASS.search(text)
    end = word.end() if word else len(text)
    forms = [text[:end] + ending + text[end:] for ending in _ENDINGS]
    return Forms(forms[0], forms[1], forms[2], forms[3], forms[4], forms[5], "m")
