"""Mending of typed text: odd spaces, letters of the wrong alphabet, words in capitals.

Every function takes a text and gives the mended one; whether something changed, the caller sees by comparing.
Knows letters, not what the text is for.
"""

from __future__ import annotations

import re
import unicodedata

_LATIN = "ABCEHKMOPTXYaceopxykËë"
_CYRILLIC = "АВСЕНКМОРТХУасеорхукЁё"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_LOOKALIKES = frozenset(_LATIN)

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f]")
_LATIN_LETTER = re.compile(r"[A-Za-zËë]")
_WORD = re.compile(r"[A-Za-zËëА-Яа-яЁё]+")
_CYRILLIC_LETTER = re.compile(r"[А-Яа-яЁё]")
_QUOTED = re.compile(r"[\"“„‟]([^\"“”„‟]*)[\"”“‟]")


def mend_spaces(text: str) -> str:
    """One plain space between words, none at the ends, no invisible signs, letters composed (й, ё)."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join(text.split())


def mend_alphabet(text: str, *, whole_words: bool = False) -> str:
    """Latin letters that look Cyrillic become Cyrillic, where they stand beside Cyrillic letters in a word.

    With ``whole_words`` a word made of such letters alone is turned too: in a name there is nothing Latin.
    """
    if not _LATIN_LETTER.search(text):
        return text

    def turned(match: re.Match[str]) -> str:
        word = match[0]
        latin = set(_LATIN_LETTER.findall(word))
        is_mixed = whole_words or _CYRILLIC_LETTER.search(word)
        return word.translate(_TO_CYRILLIC) if is_mixed and latin <= _LOOKALIKES else word

    return _WORD.sub(turned, text)


def mend_latin(text: str) -> str:
    """The other way round, for what is Latin by its nature: an e-mail address."""
    return text.translate(_TO_LATIN)


def mend_quotes(text: str) -> str:
    """Straight and English quotation marks become «ёлочки», as the papers print them."""
    return _QUOTED.sub(r"«\1»", text)


def capitalise_name(text: str) -> str:
    """«САЛТЫКОВ-ЩЕДРИН» → «Салтыков-Щедрин»; the Turkic «оглы» and «кызы» stay small."""
    return " ".join(_capitalised_word(word) for word in text.split(" "))


TURKIC_TAILS = frozenset({"оглы", "оглу", "угли", "улы", "уулу", "кызы", "гызы", "кизи", "қызы"})


def _capitalised_word(word: str) -> str:
    if word.lower() in TURKIC_TAILS:
        return word.lower()
    for joint in ("-", "’", "'"):
        if joint in word:
            return joint.join(_capitalised_word(part) for part in word.split(joint))
    return word[:1].upper() + word[1:].lower()


def fold(text: str) -> str:
    """How texts are compared: small letters, ё as е, single spaces."""
    return " ".join(text.casefold().replace("ё", "е").split())
