"""The inheritance of the standard (ECMA-376, part 1, 17.7.2): defaults, table style, style chain, list, own.

Equal results are one object, so that later stages compare looks by identity.
"""

from __future__ import annotations

from dataclasses import replace

from docgen.pdf.read.names import Element, W
from docgen.pdf.read.numbering import Level
from docgen.pdf.read.paragraph_properties import read_paragraph_properties
from docgen.pdf.read.properties import ParagraphProps, RunProps
from docgen.pdf.read.run_properties import read_run_properties
from docgen.pdf.read.source import Source
from docgen.pdf.resolve.formats import NO_BORDER, ParagraphFormat, RunFormat
from docgen.pdf.resolve.highlights import HIGHLIGHTS

# A style and a character style that both say "bold" cancel out (17.7.3).
_TOGGLES = ("bold", "italic", "caps", "small_caps", "strike", "double_strike", "hidden")
# Word's own defaults for a document that states none.
_FAMILY, _SIZE = "Times New Roman", 10.0
NO_RUN, NO_PARAGRAPH = RunProps(), ParagraphProps()


class Cascade:
    """Looks of a document's runs and paragraphs."""

    def __init__(self, source: Source) -> None:
        self._styles = source.styles
        self._lists = source.lists
        self._theme = source.styles.theme_fonts
        self._runs: dict[tuple[object, ...], RunFormat] = {}
        self._paragraph_styles: dict[str, tuple[ParagraphProps, RunProps]] = {}
        self._character_styles: dict[str, RunProps] = {}
        self._linked_levels = self._levels_by_style()

    def paragraph_props(self, element: Element | None, table: ParagraphProps) -> ParagraphProps:
        """Everything that is stated for a paragraph, the nearest statement winning."""
        own = read_paragraph_properties(element)
        base, _ = self._paragraph_style(own.get("style", ""))
        props = _over(_over(_over(NO_PARAGRAPH, self._styles.paragraph), table), base)
        if "number" in own or "level" in own:
            level = self.level(
                own.get("number", props.get("number", 0)), own.get("level", props.get("level", 0))
            )
            props = _over(props, level.paragraph if level else NO_PARAGRAPH)
        return _over(props, own)

    def level(self, number: int, level: int) -> Level | None:
        """A level of a list; None for no list (number 0) or an unknown one."""
        found = self._lists.get(number)
        return found.levels.get(level) if found else None

    def paragraph_format(self, props: ParagraphProps) -> ParagraphFormat:
        """The props as a format, Word's defaults where nothing is stated."""
        tabs = sorted((tab for tab in props.get("tabs", {}).values() if tab.kind != "clear"), key=_position)
        return ParagraphFormat(
            style=props.get("style", self._styles.defaults.get("paragraph", "")),
            align=props.get("align", "left"),
            left=props.get("left", 0),
            right=props.get("right", 0),
            first=props.get("first", 0),
            before=props.get("before", 0),
            after=props.get("after", 0),
            before_auto=props.get("before_auto", False),
            after_auto=props.get("after_auto", False),
            line=props.get("line", 240),
            line_rule=props.get("line_rule", "auto"),
            keep_next=props.get("keep_next", False),
            keep_lines=props.get("keep_lines", False),
            widow=props.get("widow", True),
            page_break_before=props.get("page_break_before", False),
            tabs=tuple(tabs),
            contextual=props.get("contextual", False),
            borders={side: one for side, one in props.get("borders", {}).items() if one.visible},
            shade=props.get("shade", ""),
            outline=props.get("outline", 9),
        )

    def run_format(
        self, element: Element | None, style: str, table: RunProps, *, over: RunProps = NO_RUN
    ) -> RunFormat:
        """The look of a run in a paragraph of a style; ``table`` is what its table adds, ``over`` wins."""
        own = read_run_properties(element) | over
        key = (style, tuple(table.items()), tuple(own.items()))
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._interned(self._run_props(own, style, table))
        return found

    def changed(self, look: RunFormat, over: RunProps) -> RunFormat:
        """A look with another family of letters."""
        changed = replace(look, family=over["font"]) if "font" in over else look
        key = ("changed", *(getattr(changed, name) for name in RunFormat.__slots__))
        return self._runs.setdefault(key, changed)

    def _run_props(self, own: RunProps, style: str, table: RunProps) -> RunProps:
        _, base = self._paragraph_style(style)
        named = self._character_style(own.get("style", ""))
        props = self._styles.run | table | base | named
        for toggle in _TOGGLES:
            if toggle in named and toggle in base:
                props[toggle] = bool(named[toggle]) != bool(base[toggle])  # type: ignore[literal-required]
        return props | own

    def _interned(self, props: RunProps) -> RunFormat:
        theme = self._theme.get(props.get("theme_font", ""), "")
        strike = "double" if props.get("double_strike") else "single" if props.get("strike") else ""
        underline, color = props.get("underline", "none"), props.get("color", "auto")
        marker = HIGHLIGHTS.get(props.get("highlight", "none"), "")
        kern = props.get("kern", 0)
        values = (
            theme or props.get("font", _FAMILY),
            props.get("size", _SIZE),
            props.get("bold", False),
            props.get("italic", False),
            props.get("caps", False),
            props.get("small_caps", False),
            strike,
            "" if underline == "none" else underline,
            props.get("underline_color", ""),
            props.get("vertical", "baseline"),
            props.get("raised", 0) / 20,
            "000000" if color == "auto" else color,
            marker or props.get("shade", ""),
            props.get("spacing", 0),
            props.get("scale", 1),
            0 < kern <= props.get("size", _SIZE),
            props.get("hidden", False),
            props.get("boxed", NO_BORDER),
        )
        key = ("format", *values)
        if key not in self._runs:
            self._runs[key] = RunFormat(*values)
        return self._runs[key]

    def _paragraph_style(self, style: str) -> tuple[ParagraphProps, RunProps]:
        found = self._paragraph_styles.get(style)
        if found is None:
            found = self._paragraph_styles[style] = self._chained(style)
        return found

    def _chained(self, style: str) -> tuple[ParagraphProps, RunProps]:
        props, run = NO_PARAGRAPH, NO_RUN
        for one in self._styles.chain(style, "paragraph"):
            stated = one.layer.paragraph
            if "number" in stated:
                at = stated.get("level", self._linked_levels.get((stated["number"], one.id), 0))
                level = self.level(stated["number"], at)
                props = _over(props, level.paragraph if level else NO_PARAGRAPH)
                stated = stated | ParagraphProps(level=at)
            props, run = _over(props, stated), run | one.layer.run
        return props, run

    def _character_style(self, style: str) -> RunProps:
        if not style:
            return NO_RUN
        if style not in self._character_styles:
            props = NO_RUN
            for one in self._styles.chain(style, "character"):
                props = props | one.layer.run
            self._character_styles[style] = props
        return self._character_styles[style]

    def _levels_by_style(self) -> dict[tuple[int, str], int]:
        """Which level of a list a style stands at, where the level names the style."""
        return {
            (number, level.style): at
            for number, one in self._lists.items()
            for at, level in one.levels.items()
            if level.style
        }


def mark_of(element: Element | None) -> Element | None:
    """The rPr of a paragraph's mark."""
    return None if element is None else element.find(W + "rPr")


def _over(base: ParagraphProps, stated: ParagraphProps) -> ParagraphProps:
    """A statement over another: tab stops and borders are stated one by one, all else as a whole."""
    if not stated:
        return base
    props = base | stated
    if "tabs" in base and "tabs" in stated:
        props["tabs"] = {**base["tabs"], **stated["tabs"]}
    if "borders" in base and "borders" in stated:
        props["borders"] = {**base["borders"], **stated["borders"]}
    return props


def _position(tab: object) -> float:
    return float(getattr(tab, "position", 0))
