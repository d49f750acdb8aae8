"""What the native engine would lose is refused before drawing, by name and place."""

from __future__ import annotations

import pytest
from specimen_pictures import anchored, png
from word_file import A4, MARGINS, document, field, p, r, sect

from docgen.pdf import UnsupportedFeature, to_pdf

_BOX = (
    "<w:r><w:drawing><wp:inline><wp:extent cx='900000' cy='900000'/><a:graphic><a:graphicData uri='u'>"
    "<wps:wsp><wps:txbx/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
_COLUMNS = f"<w:sectPr>{A4}{MARGINS}<w:cols w:num='2'/></w:sectPr>"
_CASES = {
    "исправления": p(inside="<w:ins w:id='1'>" + r("вставка") + "</w:ins>"),
    "надпись": p(inside=_BOX),
    "концевая сноска": p(inside="<w:r><w:endnoteReference w:id='1'/></w:r>"),
    "примечание": p(inside="<w:r><w:commentReference w:id='1'/></w:r>"),
    "справа налево": p("текст", run="<w:rtl/>"),
    "рамка абзаца": p("Б", "<w:framePr w:dropCap='drop'/>"),
    "разрыв колонки": p(inside="<w:r><w:br w:type='column'/></w:r>"),
    "таблица с обтеканием": "<w:tbl><w:tblPr><w:tblpPr/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "поле DATE": p(inside=field("DATE", "").replace("separate", "end", 1)),
    "колонок": p("текст", _COLUMNS),
    "элемент newThing": p(inside="<w:newThing/>"),
    "Comic Sans": p("смешно", run='<w:rFonts w:ascii="Comic Sans MS" w:hAnsi="Comic Sans MS"/>'),
    "U+4E2D": p("\u4e2d"),
}


class TestUnsupportedFeature:
    @pytest.mark.parametrize("name", _CASES)
    def test_is_named(self, name: str) -> None:
        with pytest.raises(UnsupportedFeature) as caught:
            to_pdf(document(_CASES[name]))

        assert any(name in feature.name for feature in caught.value.features)

    def test_has_a_place_without_the_text(self) -> None:
        body = p("один") + p("два") + _CASES["примечание"]

        with pytest.raises(UnsupportedFeature) as caught:
            to_pdf(document(body))

        assert caught.value.place == "основной текст, абзац 3"
        assert "два" not in caught.value.message

    def test_is_told_with_all_others(self) -> None:
        with pytest.raises(UnsupportedFeature) as caught:
            to_pdf(document(_CASES["примечание"] + _CASES["надпись"] + _CASES["концевая сноска"]))

        assert len(caught.value.features) == 3

    def test_is_found_in_a_header(self) -> None:
        section = sect(inside='<w:headerReference w:type="default" r:id="h1"/>')

        with pytest.raises(UnsupportedFeature) as caught:
            to_pdf(document(p("текст"), section=section, headers={"h1": _CASES["надпись"]}))

        assert caught.value.place.startswith("верхний колонтитул")

    def test_is_a_picture_that_text_runs_round(self) -> None:
        picture = anchored("rIdP", 50, 50, x=0, y=0).replace("wrapNone", "wrapSquare")
        links, media = {"rIdP": ("image", "media/a.png")}, {"media/a.png": png(4, 4)}

        with pytest.raises(UnsupportedFeature, match="обтекает"):
            to_pdf(document(p(inside=picture), media=media, links=links))
