"""settings.xml → the few settings that move lines on the page."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.pdf.read.names import Element, W, twips, value, whole
from docgen.pdf.read.styles import is_switch_on


@dataclass(frozen=True, slots=True)
class Settings:
    """What the document says of itself as a whole; tab stop in twips."""

    tab_stop: float = 720
    compatibility: int = 12
    even_and_odd: bool = False
    add_spacings: bool = False
    expand_breaks: bool = True
    mirror_margins: bool = False
    gutter_at_top: bool = False
    hyphenate: bool = False
    background: bool = False


def read_settings(root: Element | None) -> Settings:
    """The settings; those of a document without the part are Word's."""
    if root is None:
        return Settings()
    compat = root.find(W + "compat")
    return Settings(
        tab_stop=_tab_stop(root),
        compatibility=_compatibility(compat),
        even_and_odd=is_switch_on(root.find(W + "evenAndOddHeaders")),
        add_spacings=compat is not None and is_switch_on(compat.find(W + "doNotUseHTMLParagraphAutoSpacing")),
        expand_breaks=compat is None or not is_switch_on(compat.find(W + "doNotExpandShiftReturn")),
        mirror_margins=is_switch_on(root.find(W + "mirrorMargins")),
        gutter_at_top=is_switch_on(root.find(W + "gutterAtTop")),
        background=is_switch_on(root.find(W + "displayBackgroundShape")),
        hyphenate=is_switch_on(root.find(W + "autoHyphenation")),
    )


def _tab_stop(root: Element) -> float:
    found = root.find(W + "defaultTabStop")
    return 720 if found is None else max(1, twips(value(found)) or 720)


def _compatibility(compat: Element | None) -> int:
    """The version of Word whose layout the file asks for; 12 (Word 2007) where it is silent."""
    for setting in () if compat is None else compat.iterchildren(W + "compatSetting"):
        if value(setting, "name") == "compatibilityMode":
            return whole(value(setting), 12)
    return 12
