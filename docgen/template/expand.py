r"""Marks in a text (\n, \t, \a, \f) as Word writes them: breaks, tabs, paragraphs, pages.

The dialect's own replacements, done at one place when the looks of the run and the paragraph are known
there, or over a whole part, in one walk, when they are not.
"""

from __future__ import annotations

import re

MARKS = re.compile("[\n\t\a\f]")
_TEXT = '<w:t xml:space="preserve">'
_TOKEN = re.compile(r"<w:(p|r|t|pPr|rPr)(?: [^<>]*)?>|</w:(p)>")
_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def expand_text(text: str, run: str, paragraph: str) -> str:
    """The inside of a w:t with its marks written out; ``run`` and ``paragraph`` are their rPr and pPr."""
    text = text.replace("\t", f"</w:t></w:r><w:r>{run}<w:tab/></w:r><w:r>{run}{_TEXT}")
    again = f"<w:p>{paragraph}<w:r>{run}{_TEXT}"
    text = text.replace("\a", f"</w:t></w:r></w:p>{again}")
    text = text.replace("\n", f"</w:t><w:br/>{_TEXT}")
    return text.replace("\f", f"</w:t></w:r></w:p>{_PAGE}{again}")


def expand_part(xml: str, paragraph: str = "") -> str:
    """XML with the marks of every w:t written out; ``paragraph`` is the pPr it begins in."""
    if not MARKS.search(xml):
        return xml
    return _Walk(xml, paragraph).walked()


class _Walk:
    """One walk over XML from left to right, knowing the paragraph and the run it is in."""

    def __init__(self, xml: str, paragraph: str) -> None:
        self._xml = xml
        self._paragraphs = [paragraph]
        self._run = ""
        self._pieces: list[str] = []
        self._done = 0

    def walked(self) -> str:
        position = 0
        while token := _TOKEN.search(self._xml, position):
            position = self._step(token)
        return "".join([*self._pieces, self._xml[self._done :]])

    def _step(self, token: re.Match[str]) -> int:
        name, end = token[1], token.end()
        if name is None:
            # Text boxes hold paragraphs inside a paragraph, so their properties are kept one on another.
            if len(self._paragraphs) > 1:
                self._paragraphs.pop()
        elif token[0].endswith("/>"):
            pass
        elif name == "p":
            self._paragraphs.append("")
        elif name == "r":
            self._run = ""
        elif name == "pPr":
            return self._properties(token, "</w:pPr>")
        elif name == "rPr":
            return self._properties(token, "</w:rPr>")
        else:
            return self._text(end)
        return end

    def _properties(self, token: re.Match[str], closing: str) -> int:
        end = self._xml.find(closing, token.end()) + len(closing)
        if end < len(closing):
            return token.end()
        if token[1] == "pPr":
            self._paragraphs[-1] = self._xml[token.start() : end]
        else:
            self._run = self._xml[token.start() : end]
        return end

    def _text(self, start: int) -> int:
        end = self._xml.find("</w:t>", start)
        if end < 0:
            return len(self._xml)
        text = self._xml[start:end]
        if MARKS.search(text):
            self._pieces += [
                self._xml[self._done : start],
                expand_text(text, self._run, self._paragraphs[-1]),
            ]
            self._done = end
        return end
