"""Test which blocks the paragraphs, lists and tables of a Word document become."""

from pathlib import Path

import pytest

from tests.importers.office.docx_markup import NUMBERING, STYLES, item, p, r
from tests.importers.office.parsed_text import Make, Shape, blocks_of, shapes

BOX_END = "</w:txbxContent></v:textbox></w:pict></w:r>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("One", "1") + p("words", "body"), [("HEADING", "One", 1, ""), ("PARAGRAPH", "words", 0, "")]),
        (p("Own", "mine") + p("二", "zh2"), [("HEADING", "Own", 1, ""), ("HEADING", "二", 2, "")]),
        (p("Low", "level"), [("HEADING", "Low", 3, "")]),
        (p("Mine", "", '<w:outlineLvl w:val="1"/>'), [("HEADING", "Mine", 2, "")]),
        (p("Body", "1", '<w:outlineLvl w:val="9"/>'), [("HEADING", "Body", 1, "")]),
        (
            p("书名", "title") + p("副题", "sub") + p("One", "1"),
            [("HEADING", "书名", 1, ""), ("STANDFIRST", "副题", 0, ""), ("HEADING", "One", 2, "")],
        ),
        (p("said", "quote"), [("QUOTATION", "said", 1, "")]),
        (p("if x:", "code") + p("    y", "code"), [("CODE", "if x:\n    y", 0, "")]),
        (p("One 3", "toc") + p("words"), [("PARAGRAPH", "words", 0, "")]),
        (p("words", "loop"), [("PARAGRAPH", "words", 0, "")]),
        (p("long " * 100, "1"), [("PARAGRAPH", ("long " * 100).strip(), 0, "")]),
        (p("") + p("<w:r/>") + p("words"), [("PARAGRAPH", "words", 0, "")]),
        (p(r("one") + "<w:r><w:br/></w:r>" + r("two")), [("VERSE", "one\ntwo", 0, "")]),
        (p(r("one") + "<w:r><w:cr/></w:r>" + r("two")), [("VERSE", "one\ntwo", 0, "")]),
    ],
)
def test_styles_say_what_a_paragraph_is(make_docx: Make, body: str, expected: list[Shape]) -> None:
    assert shapes(make_docx(body, styles=STYLES)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            item("甲", 1) + p("between") + item("乙", 1) + item("丙", 1, 1),
            [
                ("LIST_ITEM", "甲", 1, "第一章"),
                ("PARAGRAPH", "between", 0, ""),
                ("LIST_ITEM", "乙", 1, "第二章"),
                ("LIST_ITEM", "丙", 2, "2.1"),
            ],
        ),
        (
            item("a", 2) + item("b", 2, 1) + item("c", 2, 1) + item("d", 2),
            [
                ("LIST_ITEM", "a", 1, "•"),
                ("LIST_ITEM", "b", 2, "(c)"),
                ("LIST_ITEM", "c", 2, "(d)"),
                ("LIST_ITEM", "d", 1, "•"),
            ],
        ),
        (item("a", 1) + item("b", 3), [("LIST_ITEM", "a", 1, "第一章"), ("LIST_ITEM", "b", 1, "第五章")]),
        (p("a", "listed"), [("LIST_ITEM", "a", 1, "第一章")]),
        (item("a", 4) + item("b", 4), [("LIST_ITEM", "a", 1, "第一章"), ("LIST_ITEM", "b", 1, "第二章")]),
        (item("a", 0) + item("b", 99), [("PARAGRAPH", "a", 0, ""), ("PARAGRAPH", "b", 0, "")]),
        (
            item("开端", 1, 0, "1") + item("细节", 1, 1, "zh2"),
            [("HEADING", "第一章　开端", 1, ""), ("HEADING", "1.1 细节", 2, "")],
        ),
    ],
)
def test_lists_and_headings_are_numbered_as_word_shows_them(make_docx: Make, body: str, expected: list[Shape]) -> None:
    assert shapes(make_docx(body, styles=STYLES, numbering=NUMBERING)) == expected


def test_tables_keep_their_spans_and_their_heading_rows(make_docx: Make) -> None:
    def cell(words: str, settings: str = "") -> str:
        return f"<w:tc><w:tcPr>{settings}</w:tcPr>{p(words) if words else '<w:p/>'}</w:tc>"

    head = "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("a", '<w:gridSpan w:val="2"/>') + cell("b") + "</w:tr>"
    rows = "".join(
        (
            "<w:tr>" + cell("c", '<w:vMerge w:val="restart"/>') + cell("d") + cell("e") + "</w:tr>",
            "<w:tr>" + cell("", "<w:vMerge/>") + cell("f") + cell("g") + "</w:tr>",
            "<w:tr><w:trPr><w:del/></w:trPr>" + cell("gone") + "</w:tr>",
        )
    )
    assert shapes(make_docx(f"<w:tbl>{head}{rows}</w:tbl>")) == [("TABLE", "a\t\tb\nc\td\te\n\tf\tg", 1, "")]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (p(r("a") + f"<w:ins>{r('new')}</w:ins>" + "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>"), ["anew"]),
        (p(r("a") + f"<w:moveFrom>{r('old')}</w:moveFrom><w:moveTo>{r('new')}</w:moveTo>"), ["anew"]),
        (p("a", "", "<w:rPr><w:del/></w:rPr>") + p("b"), ["ab"]),
        (p('<w:commentRangeStart w:id="0"/>' + r("a") + '<w:r><w:commentReference w:id="0"/></w:r>'), ["a"]),
        (p(r("a") + r("hidden", "<w:vanish/>")), ["a"]),
        (p(r("a") + f'<w:fldSimple w:instr="DATE">{r("today")}</w:fldSimple>'), ["atoday"]),
        (p(r("a") + "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), ["ax=1"]),
        (p(r("a") + '<w:r><w:sym w:font="Wingdings" w:char="zz"/></w:r>'), ["a"]),
        (p(r("a") + f"<mc:AlternateContent><mc:Choice>{r('b')}</mc:Choice></mc:AlternateContent>"), ["ab"]),
        (
            p(r("a") + f"<w:r><w:drawing><w:txbxContent>{p('boxed')}{p('twice')}</w:txbxContent></w:drawing></w:r>"),
            ["a", "boxed", "twice"],
        ),
        (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
            f"<w:sdtContent>{p('Contents')}</w:sdtContent></w:sdt>" + p("a"),
            ["a"],
        ),
        (f"<w:sdt><w:sdtContent>{p('kept')}</w:sdtContent></w:sdt>", ["kept"]),
        (p('<w:bookmarkStart w:id="1"/>' + r("a")), ["a"]),
        (p(r("a") + "<w:r><w:ruby/></w:r>"), ["a"]),
        (p(r("a") + "<w:r><w:pict><v:textbox><w:txbxContent>" + p("b") + BOX_END), ["a", "b"]),
        (p("a", "", '<w:numPr><w:ilvl w:val="x"/></w:numPr>'), ["a"]),
        (f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr>{p("a")}</w:tc></w:tr></w:tbl>', ["a"]),
    ],
)
def test_what_a_reader_would_see_is_kept_and_nothing_else(make_docx: Make, body: str, words: list[str]) -> None:
    assert [block.text for block in blocks_of(make_docx(body))] == words


def test_headings_without_styles_are_told_by_their_numbers(make_docx: Make) -> None:
    path = make_docx(p("论学习") + p("第一章 开始") + p("学而时习之。") + p("第二章 继续") + p("不亦说乎。"))
    assert [(block.kind.name, block.level) for block in blocks_of(path)] == [
        ("HEADING", 1),
        ("HEADING", 2),
        ("PARAGRAPH", 0),
        ("HEADING", 2),
        ("PARAGRAPH", 0),
    ]


WORDS = "学而时习之，不亦说乎？有朋自远方来，不亦乐乎？人不知而不愠，不亦君子乎？" * 2


def centred(words: str) -> str:
    return p(r(words, "<w:b/>"), settings='<w:jc w:val="center"/>')


def outline(path: Path) -> list[tuple[str, int]]:
    return [(block.text, block.level) for block in blocks_of(path) if block.kind.name == "HEADING"]


@pytest.mark.parametrize(("first", "last"), [("前言", "后记"), ("作者的话", "致读者"), ("Preface", "Acknowledgments")])
def test_parts_without_a_number_are_headings_as_the_chapters_are(make_docx: Make, first: str, last: str) -> None:
    chapters = [part for words in (first, "第一章 开始", "第二章 继续", last) for part in (centred(words), p(WORDS))]
    within = [centred("小题"), p(WORDS)]
    path = make_docx("".join([p("论学习"), *chapters[:4], *within, *chapters[4:]]))
    assert outline(path) == [
        *(("论学习", 1), (first, 2), ("第一章 开始", 2), ("小题", 3), ("第二章 继续", 2), (last, 2)),
    ]


def test_parts_without_a_style_are_headings_beside_chapters_that_have_one(make_docx: Make) -> None:
    parts = [centred("前言"), p(WORDS), p("开始", "1"), p(WORDS), p("继续", "1"), p(WORDS), p("后记"), p(WORDS)]
    assert outline(make_docx("".join([p("论学习", "title"), *parts]), styles=STYLES)) == [
        *(("论学习", 1), ("前言", 2), ("开始", 2), ("继续", 2), ("后记", 2)),
    ]


def test_a_list_of_contents_is_no_heading(make_docx: Make) -> None:
    body = p("前言") + p("开始") + p("后记") + p("开始", "1") + p(WORDS) + p("继续", "1") + p(WORDS)
    path = make_docx(body, styles=STYLES)
    assert outline(path) == [("开始", 1), ("继续", 1)]


def test_headings_without_styles_or_numbers_are_told_by_their_boldness(make_docx: Make) -> None:
    path = make_docx(
        p("论学习") + p(r("开始", "<w:b/>")) + p("学而时习之。") + p(r("不是。", "<w:b/>")) + p("不亦说乎。")
    )
    assert [block.kind.name for block in blocks_of(path)] == [
        "HEADING",
        "HEADING",
        "PARAGRAPH",
        "PARAGRAPH",
        "PARAGRAPH",
    ]
