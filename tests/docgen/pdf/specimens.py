"""Papers that are about one feature each: every clause of what the engine promises to lay out has its own.

Their names are their subjects; the reference layout is stored under the same names.
"""

# ruff: noqa: E501, S311 - elements of XML read better unbroken; the lots must be repeatable, not secret.
from __future__ import annotations

from collections.abc import Callable
from random import Random

from specimen_pictures import CHART_PARTS, anchored, chart, inline, png
from word_file import GRID, LANDSCAPE, document, field, p, plain_table, r, sect, tbl, tc, tr
from words import prose, sentence

Specimen = Callable[[], bytes]
SPECIMENS: dict[str, Specimen] = {}


def specimen(make: Specimen) -> Specimen:
    """Enter a paper under the name of its function."""
    SPECIMENS[make.__name__] = make
    return make


def _prose(seed: int, count: int = 3) -> str:
    return prose(Random(seed), count)


@specimen
def alignments() -> bytes:
    body = [
        p(_prose(at), f'<w:jc w:val="{kind}"/>')
        for at, kind in enumerate(("left", "right", "center", "both"))
    ]
    return document("".join(body) + p("Первая строка\nвторая\n" + _prose(9, 1), '<w:jc w:val="both"/>'))


@specimen
def indents() -> bytes:
    body = [
        p(_prose(1), '<w:ind w:left="567" w:right="1134"/><w:jc w:val="both"/>'),
        p(_prose(2), '<w:ind w:firstLine="709"/><w:jc w:val="both"/>'),
        p(_prose(3), '<w:ind w:left="1134" w:hanging="567"/>'),
        p(_prose(4), '<w:ind w:left="-283" w:right="-283"/>'),
    ]
    return document("".join(body))


@specimen
def line_spacings() -> bytes:
    rules = [("240", "auto"), ("276", "auto"), ("360", "auto"), ("480", "auto"), ("216", "auto"), ("400", "exact"),
             ("240", "exact"), ("400", "atLeast"), ("200", "atLeast")]  # fmt: skip
    body = [
        p(_prose(at, 2), f'<w:spacing w:line="{line}" w:lineRule="{rule}"/>')
        for at, (line, rule) in enumerate(rules)
    ]
    return document("".join(body) * 2)


@specimen
def paragraph_spacings() -> bytes:
    pairs = [(0, 120), (240, 0), (60, 60), (120, 240), (0, 0), (480, 120)]
    body = [
        p(_prose(at, 1), f'<w:spacing w:before="{one}" w:after="{two}"/>')
        for at, (one, two) in enumerate(pairs)
    ]
    contextual = '<w:spacing w:before="200" w:after="200"/><w:contextualSpacing/>'
    return document("".join(body) * 5 + p("Один", contextual) + p("Два", contextual) + p("Три"))


@specimen
def page_breaks() -> bytes:
    keep = "<w:keepNext/>"
    body = [p(_prose(at, 4), '<w:jc w:val="both"/>') for at in range(9)]
    body += [
        p("Заголовок", keep),
        p(_prose(20, 5), "<w:keepLines/>"),
        p(_prose(21, 2), "<w:pageBreakBefore/>"),
    ]
    body += [p(inside=r("До разрыва") + '<w:r><w:br w:type="page"/></w:r>'), p("После разрыва")]
    body += [p(_prose(at, 3), '<w:spacing w:before="240"/>') for at in range(40, 60)]
    return document("".join(body))


@specimen
def widows_and_orphans() -> bytes:
    body = [
        p(_prose(at, 1 + at % 4), '<w:spacing w:line="276" w:lineRule="auto"/><w:jc w:val="both"/>')
        for at in range(60)
    ]
    return document("".join(body))


@specimen
def without_widow_control() -> bytes:
    body = [p(_prose(at, 1 + at % 4), '<w:widowControl w:val="0"/><w:jc w:val="both"/>') for at in range(60)]
    return document("".join(body))


@specimen
def tabs() -> bytes:
    stops = (
        '<w:tabs><w:tab w:val="left" w:pos="2000"/><w:tab w:val="center" w:pos="4677"/>'
        '<w:tab w:val="right" w:pos="9355"/></w:tabs>'
    )
    leaders = (
        '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="4000"/>'
        '<w:tab w:val="right" w:leader="dot" w:pos="9355"/></w:tabs>'
    )
    decimal = '<w:tabs><w:tab w:val="decimal" w:pos="5000"/></w:tabs>'
    body = [
        p("слева\tна двух тысячах\tв середине\tсправа", stops),
        p("Директор\t\tИ. И. Иванов", stops),
        p("ФИО \t подпись\t12", leaders),
        p("Всего\t1234,56", decimal),
        p("Итого\t7,5", decimal),
        p("по\tумолчанию\tчерез\tкаждые\tполдюйма и длинное продолжение строки " + _prose(3, 1)),
        p("Пункт\t" + _prose(4, 2), '<w:ind w:left="1418" w:hanging="1418"/>'),
        p("по ширине\t" + _prose(5, 2), '<w:jc w:val="both"/>'),
    ]
    return document("".join(body))


@specimen
def letters() -> bytes:
    looks = [
        "<w:b/>", "<w:i/>", "<w:b/><w:i/>", '<w:u w:val="single"/>', '<w:u w:val="double"/>', "<w:strike/>", "<w:dstrike/>",
        "<w:caps/>", "<w:smallCaps/>", '<w:color w:val="C00000"/>', '<w:highlight w:val="yellow"/>', '<w:sz w:val="36"/>',
        '<w:sz w:val="16"/>', '<w:spacing w:val="40"/>', '<w:spacing w:val="-10"/>', '<w:w w:val="150"/>',
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', '<w:shd w:val="clear" w:fill="D9E2F3"/>', '<w:position w:val="6"/>',
    ]  # fmt: skip
    runs = "".join(r(sentence(Random(at)) + " ", look) for at, look in enumerate(looks))
    raised = (
        r("H")
        + r("2", '<w:vertAlign w:val="subscript"/>')
        + r("O и м")
        + r("2", '<w:vertAlign w:val="superscript"/>')
    )
    return document(
        p(inside=runs) + p(inside=raised) + p(inside=raised + r(" " + _prose(1, 4))) + p(_prose(2, 2))
    )


@specimen
def arial_text() -> bytes:
    run = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="22"/>'
    return document(
        "".join(
            p(_prose(at, 3), '<w:jc w:val="both"/><w:spacing w:after="120"/>', run=run) for at in range(20)
        )
    )


@specimen
def break_rules() -> bytes:
    texts = [
        "Социально-психолого-педагогическое сопровождение научно-исследовательской и учебно-методической деятельности. "
        * 3,
        "и/или дата/время приказ/распоряжение учитель/воспитатель наставник/куратор школа/гимназия лицей/колледж "
        * 3,
        "срок с 01.09.2026–31.05.2027 всего 10–15 встреч — не менее 2–3 в месяц — по 45 минут (п. 3.2.1) № 12-ОД/2026 "
        * 3,
        "«Школа № 5» («СОШ»), [см. раздел 1]; 15 % – 20 %, 36,6 °C… да! нет? что: так; 3/4 и 1/2 http://www.example.ru/a/b "
        * 3,
        "неразрывные\u00a0пробелы\u00a0держат\u00a0слова вместе, а\u00a0обычные нет: г.\u00a0Озёрск, ул.\u00a0Мира, д.\u00a05 "
        * 3,
    ]
    return document(
        "".join(p(text, f'<w:jc w:val="{kind}"/>') for text in texts for kind in ("left", "both"))
    )


def _levels(kinds: list[str], *, suffix: str = "tab") -> str:
    rows = []
    for at, kind in enumerate(kinds):
        text = "•" if kind == "bullet" else ".".join(f"%{one}" for one in range(1, at + 2)) + "."
        rows.append(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="{suffix}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{720 * (at + 1)}" '
            f'w:hanging="{360 + 120 * at}"/></w:pPr></w:lvl>'
        )
    return "".join(rows)


def _numbering(*kinds: list[str], suffix: str = "tab") -> str:
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{_levels(one, suffix=suffix)}</w:abstractNum>'
        for at, one in enumerate(kinds)
    )
    numbers = "".join(
        f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(len(kinds))
    )
    return abstract + numbers


def _item(text: str, number: int, level: int = 0, more: str = "") -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>{more}')


@specimen
def numbered_lists() -> bytes:
    kinds = [["decimal", "decimal", "decimal"], ["bullet"], ["lowerLetter"], ["upperRoman"], ["lowerRoman"],
             ["upperLetter"], ["decimalZero"]]  # fmt: skip
    levels = [0, 1, 1, 2, 2, 1, 0, 0, 1]
    body = [_item(_prose(at, 1), 1, level, '<w:jc w:val="both"/>') for at, level in enumerate(levels)]
    for number in range(2, len(kinds) + 1):
        body += [_item(_prose(number * 10 + at, 1), number) for at in range(4)]
    return document("".join(body), numbering=_numbering(*kinds))


@specimen
def lists_with_spaces() -> bytes:
    body = [_item(_prose(at, 2), 1, at % 2, '<w:jc w:val="both"/>') for at in range(14)]
    return document("".join(body), numbering=_numbering(["decimal", "decimal"], suffix="space"))


@specimen
def table_of_texts() -> bytes:
    texts = [[sentence(Random(row * 4 + at)) for at in range(4)] for row in range(20)]
    return document(plain_table([1200, 3200, 2800, 2155], texts) + p(_prose(1)))


@specimen
def table_with_spans() -> bytes:
    grid = [1500, 2500, 2500, 2855]
    rows = [
        tr(
            [
                tc("Объединены две", 4000, '<w:gridSpan w:val="2"/>'),
                tc("и ещё две", 5355, '<w:gridSpan w:val="2"/>'),
            ]
        ),
        tr(
            [
                tc("Вниз на три строки", 1500, '<w:vMerge w:val="restart"/>'),
                *(tc(sentence(Random(at)), 2500) for at in range(3)),
            ]
        ),
        tr([tc("", 1500, "<w:vMerge/>"), *(tc(sentence(Random(at)), 2500) for at in range(3, 6))]),
        tr([tc("", 1500, "<w:vMerge/>"), *(tc(sentence(Random(at)), 2500) for at in range(6, 9))]),
        tr(
            [
                tc(_prose(5, 3), 1500, '<w:vMerge w:val="restart"/>'),
                tc("а", 2500),
                tc("б", 2500),
                tc("в", 2855),
            ]
        ),
        tr([tc("", 1500, "<w:vMerge/>"), tc("г", 2500), tc("д", 5355, '<w:gridSpan w:val="2"/>')]),
        tr([tc(_prose(7, 1), 9355, '<w:gridSpan w:val="4"/>')]),
    ]
    return document(p("Таблица") + tbl(grid, rows) + p(_prose(2)))


@specimen
def table_heights_and_alignment() -> bytes:
    rows = []
    for at, (height, rule, align) in enumerate(
        [
            ("800", "atLeast", "center"),
            ("600", "exact", "bottom"),
            ("200", "atLeast", "top"),
            ("1200", "exact", "center"),
        ]
    ):
        cells = [tc(sentence(Random(at)), 4000, f'<w:vAlign w:val="{align}"/>'), tc("одна строка", 5355)]
        rows.append(tr(cells, f'<w:trHeight w:val="{height}" w:hRule="{rule}"/>'))
    return document(p("Высоты") + tbl([4000, 5355], rows) + p("После"))


@specimen
def table_margins_and_borders() -> bytes:
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in
                      (("top", 60), ("left", 200), ("bottom", 120), ("right", 40)))  # fmt: skip
    thick = '<w:tcBorders><w:top w:val="double" w:sz="12"/><w:bottom w:val="single" w:sz="24" w:color="FF0000"/></w:tcBorders>'
    own = '<w:tcMar><w:left w:w="600" w:type="dxa"/></w:tcMar><w:shd w:val="clear" w:fill="FFF2CC"/>'
    rows = [
        tr([tc(sentence(Random(1)), 4000), tc(sentence(Random(2)), 5355, own)]),
        tr([tc(sentence(Random(3)), 4000, thick), tc(sentence(Random(4)), 5355)]),
        tr([tc(sentence(Random(5)), 4000), tc(sentence(Random(6)), 5355)]),
    ]
    return document(
        p("Поля") + tbl([4000, 5355], rows, GRID + f"<w:tblCellMar>{margins}</w:tblCellMar>") + p(_prose(1))
    )


@specimen
def table_without_borders() -> bytes:
    rows = [tr([tc("Директор", 4500), tc("____________", 2300), tc("И. И. Иванов", 2555)]) for _ in range(3)]
    return document(p(_prose(1)) + tbl([4500, 2300, 2555], rows, "") + p(_prose(2)))


@specimen
def long_table_with_header() -> bytes:
    head = tr([tc("№", 700), tc("Мероприятие", 5000), tc("Срок", 3655)], "<w:cantSplit/><w:tblHeader/>")
    rows = [head] + [
        tr(
            [tc(str(at), 700), tc(_prose(at, 1 + at % 3), 5000), tc(sentence(Random(at)), 3655)],
            "<w:cantSplit/>",
        )
        for at in range(1, 40)
    ]
    return document(p(_prose(1)) + tbl([700, 5000, 3655], rows) + p(_prose(2)))


@specimen
def table_rows_that_split() -> bytes:
    rows = [tr([tc(_prose(at, 6), 5000), tc(_prose(at + 50, 2), 4355)]) for at in range(14)]
    return document(p(_prose(1)) + tbl([5000, 4355], rows) + p(_prose(2)))


@specimen
def nested_tables() -> bytes:
    inner = plain_table([1800, 1800], [["а", "б"], [sentence(Random(1)), "в"]])
    rows = [tr([tc(p("Внутри:") + inner + p("после неё"), 4500), tc(_prose(3, 2), 4855)]) for _ in range(3)]
    return document(tbl([4500, 4855], rows) + p(_prose(1)))


@specimen
def vertical_text() -> bytes:
    turned = '<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>'
    other = '<w:textDirection w:val="tbRl"/>'
    height = '<w:trHeight w:val="2000" w:hRule="atLeast"/>'
    rows = [
        tr(
            [tc("Наставник и его опыт", 800, turned), tc(_prose(1, 2), 4000), tc("Сверху вниз", 800, other)],
            height,
        ),
        tr([tc("Да", 800), tc(_prose(2, 1), 4000), tc("Нет", 800)]),
    ]
    return document(tbl([800, 4000, 800], rows) + p("После"))


@specimen
def centred_and_indented_tables() -> bytes:
    texts = [["один", "два"], ["три", sentence(Random(1))]]
    body = plain_table([2000, 3000], texts, GRID + '<w:jc w:val="center"/>') + p("между")
    body += plain_table([2000, 3000], texts, GRID + '<w:jc w:val="right"/>') + p("между")
    body += plain_table([2000, 3000], texts, GRID + '<w:tblInd w:w="567" w:type="dxa"/>') + p("конец")
    return document(body)


@specimen
def tables_at_mode_15() -> bytes:
    texts = [[sentence(Random(row * 3 + at)) for at in range(3)] for row in range(8)]
    return document(p("Режим 15") + plain_table([2000, 3655, 3700], texts) + p(_prose(1)), mode=15)


_STYLED = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="Bands"><w:name w:val="Полосы"/><w:basedOn w:val="TableNormal"/>'
    '<w:pPr><w:spacing w:after="40"/></w:pPr><w:tblPr><w:tblStyleRowBandSize w:val="1"/>'
    + GRID
    + "</w:tblPr>"
    '<w:tblStylePr w:type="firstRow"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>'
    '<w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="lastRow"><w:rPr><w:i/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:fill="D9E2F3"/></w:tcPr></w:tblStylePr></w:style>'
)


@specimen
def styled_table() -> bytes:
    texts = [[sentence(Random(row * 3 + at)) for at in range(3)] for row in range(9)]
    look = '<w:tblStyle w:val="Bands"/><w:tblLook w:val="04E0"/>'
    return document(plain_table([2000, 3655, 3700], texts, look) + p(_prose(1)), styles=_STYLED)


@specimen
def headers_and_footers() -> bytes:
    headers = {
        "h1": p("Верхний колонтитул", '<w:jc w:val="center"/>'),
        "h2": p("Первая страница"),
        "h3": p("Чётная страница", '<w:jc w:val="right"/>'),
        "f1": p(
            inside=r("Страница ") + field("PAGE") + r(" из ") + field("NUMPAGES"),
            properties='<w:jc w:val="center"/>',
        ),
    }
    references = (
        '<w:headerReference w:type="default" r:id="h1"/><w:headerReference w:type="first" r:id="h2"/>'
        '<w:headerReference w:type="even" r:id="h3"/><w:footerReference w:type="default" r:id="f1"/>'
        '<w:footerReference w:type="first" r:id="f1"/><w:footerReference w:type="even" r:id="f1"/><w:titlePg/>'
    )
    body = "".join(p(_prose(at, 4), '<w:jc w:val="both"/>') for at in range(30))
    return document(body, section=sect(inside=references), headers=headers, settings="<w:evenAndOddHeaders/>")


@specimen
def high_header() -> bytes:
    headers = {
        "h1": "".join(p(f"Строка шапки {at}") for at in range(6)),
        "f1": "".join(p(f"Низ {at}") for at in range(5)),
    }
    references = (
        '<w:headerReference w:type="default" r:id="h1"/><w:footerReference w:type="default" r:id="f1"/>'
    )
    body = "".join(p(_prose(at, 4)) for at in range(20))
    return document(body, section=sect(inside=references), headers=headers)


@specimen
def sections() -> bytes:
    portrait, lying = f"<w:pPr>{sect()}</w:pPr>", f"<w:pPr>{sect(LANDSCAPE)}</w:pPr>"
    body = "".join(p(_prose(at)) for at in range(5)) + f"<w:p>{portrait}</w:p>"
    body += "".join(p(_prose(at)) for at in range(5, 9)) + f"<w:p>{lying}</w:p>"
    body += p("Непрерывный раздел начинается здесь же") + f"<w:p><w:pPr>{sect(kind='nextPage')}</w:pPr></w:p>"
    body += "".join(p(_prose(at)) for at in range(9, 12))
    return document(body, section=sect(kind="continuous"))


@specimen
def inline_pictures() -> bytes:
    media = {"media/one.png": png(40, 30)}
    links = {"rIdP": ("image", "media/one.png")}
    body = p(inside=r("Рисунок ") + inline("rIdP", 100, 60) + r(" в строке. " + _prose(1, 2)))
    body += p(inside=inline("rIdP", 200, 150), properties='<w:jc w:val="center"/>') + p(_prose(2))
    body += tbl([4000, 5355], [tr([tc(p(inside=inline("rIdP", 120, 90)), 4000), tc(_prose(3, 1), 5355)])])
    return document(body, media=media, links=links)


@specimen
def anchored_pictures() -> bytes:
    media = {"media/one.png": png(40, 30)}
    links = {"rIdP": ("image", "media/one.png")}
    body = p(inside=anchored("rIdP", 120, 80, x=300, y=0, behind=True) + r(_prose(1, 4)))
    body += p(inside=anchored("rIdP", 60, 60, x=10, y=10, base="page") + r(_prose(2, 4)))
    return document(body, media=media, links=links)


@specimen
def footnotes() -> bytes:
    def note(number: int) -> str:
        mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        text = p(inside=mark + r(" " + _prose(number, 2), '<w:sz w:val="20"/>'))
        return f'<w:footnote w:id="{number}">{text}</w:footnote>'

    special = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    )
    body = []
    for at in range(24):
        mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{at // 4 + 1}"/></w:r>'
        body.append(p(inside=r(_prose(at, 2)) + (mark if at % 4 == 0 else "") + r(" " + _prose(at + 60, 1))))
    return document("".join(body), footnotes=special + "".join(note(at) for at in range(1, 7)))


@specimen
def page_borders() -> bytes:
    sides = "".join(f'<w:{side} w:val="single" w:sz="12" w:space="24" w:color="auto"/>' for side in
                    ("top", "left", "bottom", "right"))  # fmt: skip
    borders = f'<w:pgBorders w:offsetFrom="page">{sides}</w:pgBorders>'
    return document(
        "".join(p(_prose(at)) for at in range(6)), section=sect(margins="" + _margins_then(borders))
    )


def _margins_then(more: str) -> str:
    return (
        '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/>'
        + more
    )


@specimen
def bordered_paragraphs() -> bytes:
    def box(*sides: str) -> str:
        return (
            "<w:pBdr>"
            + "".join(f'<w:{one} w:val="single" w:sz="8" w:space="4" w:color="auto"/>' for one in sides)
            + "</w:pBdr>"
        )

    body = (
        p(_prose(1, 2), box("bottom"))
        + p(_prose(2, 2))
        + p(_prose(3, 2), box("top", "left", "bottom", "right"))
    )
    body += p(_prose(4, 1), box("top", "bottom")) + p(_prose(5, 1), box("top", "bottom"))
    body += p(_prose(6, 2), '<w:shd w:val="clear" w:fill="E7E6E6"/>') + p(_prose(7, 1))
    return document(body)


@specimen
def links_and_bookmarks() -> bytes:
    site = r("Сайт школы", '<w:u w:val="single"/>')
    outside = f'<w:hyperlink r:id="rIdW">{site}</w:hyperlink>'
    inner = f'<w:hyperlink w:anchor="place">{r("см. ниже")}</w:hyperlink>'
    body = p(inside=r("Вот ") + outside + r(" и ") + inner) + "".join(
        p(_prose(at), '<w:outlineLvl w:val="0"/>') for at in range(12)
    )
    body += p(inside='<w:bookmarkStart w:id="1" w:name="place"/>' + r("Место") + '<w:bookmarkEnd w:id="1"/>')
    return document(body, links={"rIdW": ("hyperlink", "https://example.org/school")})


@specimen
def signs() -> bytes:
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    body = p("☐ согласен  ☑ не согласен  ✓ отметка  → далее • точка") + p(
        inside=symbol + r(" отмечено " + _prose(1, 2))
    )
    return document(body + p(_prose(2)))


@specimen
def charts() -> bytes:
    body = p("Диаграмма") + p(inside=chart("rIdC", 400, 220)) + p(_prose(1))
    parts, types = CHART_PARTS
    return document(body, media=parts, links={"rIdC": ("chart", "charts/chart1.xml")}, types=types)
