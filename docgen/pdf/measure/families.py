"""Which font file stands for which family: metric-compatible faces for the names schools use.

Times New Roman → Tinos, Arial → Arimo: every advance is the same, so a line holds the same words. A school
may add its own family (PT Astra Serif) as TTF files in a folder of its own.
"""

from __future__ import annotations

from pathlib import Path

FONTS = Path(__file__).parent.parent / "fonts"
SYMBOLS = FONTS / "DejaVuSans.ttf"
_TINOS, _ARIMO = "Tinos", "Arimo"
_FAMILIES = {
    "times new roman": _TINOS,
    "times": _TINOS,
    "liberation serif": _TINOS,
    "tinos": _TINOS,
    "times new roman cyr": _TINOS,
    "times new roman полужирный": _TINOS,
    "arial": _ARIMO,
    "helvetica": _ARIMO,
    "liberation sans": _ARIMO,
    "arimo": _ARIMO,
    "arial cyr": _ARIMO,
}
# Fonts of signs: their characters are found in the symbol face instead.
SIGN_FAMILIES = frozenset({"symbol", "wingdings", "wingdings 2", "webdings", "segoe ui symbol", "ms gothic"})
_STYLES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}


def font_file(family: str, bold: bool, italic: bool, folder: Path | None = None) -> Path | None:
    """The file of a face; None for a family that neither we nor the school's folder have."""
    name = family.strip().lower()
    style = _STYLES[bold, italic]
    if name in _FAMILIES:
        return FONTS / f"{_FAMILIES[name]}-{style}.ttf"
    if name == "dejavu sans":
        return SYMBOLS
    return _own_file(name, style, folder) if folder else None


def _own_file(name: str, style: str, folder: Path) -> Path | None:
    """A school's file is named like ours: «PTAstraSerif-Bold.ttf»; without a bold one the regular serves."""
    wanted = name.replace(" ", "")
    found = {path.stem.lower().replace("_", "-"): path for path in sorted(folder.glob("*.ttf"))}
    for one in (style, "Regular"):
        if path := found.get(f"{wanted}-{one.lower()}"):
            return path
    return None
