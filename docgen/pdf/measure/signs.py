"""Characters of Word's sign fonts → the Unicode letters that look the same.

Symbol, Wingdings and their like keep their signs at U+F000 + a code of their own; bullets of lists and ticks
of forms are written so. The pairs are those of the fonts' published encodings.
"""

from __future__ import annotations

_SYMBOL = {
    0xB7: "•", 0xA7: "♣", 0xA8: "♦", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB2: "″", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD6: "√", 0xD7: "⋅",
    0xDE: "⇒", 0xE5: "∑", 0xF0: "", 0x2D: "−", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x70: "π",
    0x6D: "μ", 0x57: "Ω", 0x44: "Δ", 0x53: "Σ", 0xA5: "∞", 0xBC: "…", 0x6F: "ο",
}  # fmt: skip
_WINGDINGS = {
    0xA7: "▪", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0xA8: "◻",
    0xB7: "•", 0x6C: "●", 0x6D: "❍", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFC: "✓", 0xFB: "✗",
    0xFD: "☒", 0xFE: "☑", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0xAB: "★", 0x9F: "•",
    0xA1: "○", 0xA2: "⭕", 0xA4: "◉", 0xA5: "◎", 0xAA: "✦", 0x74: "⧫", 0x70: "❐", 0xFA: "▪",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x97: "●", 0x98: "•"}
_TABLES = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def sign_letter(family: str, letter: str) -> str:
    """The Unicode letter of a sign; the letter itself where the font is one of plain Unicode signs."""
    code = ord(letter)
    table = _TABLES.get(family.strip().lower())
    if table is None or (code > 0xFF and not 0xF000 <= code <= 0xF0FF):
        return letter
    return table.get(code & 0xFF, letter)
