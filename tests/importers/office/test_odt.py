from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.model import Image, TextFormat
from reader.importers import identify, parse

Make = Callable[..., Path]
Write = Callable[[str, str | bytes], Path]
Shape = tuple[str, str, int, str]

STYLES = (
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="Subtitle" style:family="paragraph"/>'
    '<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"/>'
    '<style:style style:name="Quotations" style:family="paragraph"/>'
    '<style:style style:name="Preformatted_20_Text" style:family="paragraph"/>'
    '<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
)
AUTOMATIC = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
    '<style:style style:name="P2" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="P3" style:family="paragraph" style:parent-style-name="P3"/>'
    '<style:style style:name="P4" style:family="paragraph" style:default-outline-level="2"/>'
    '<style:style style:name="P5" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T1" style:family="text" style:parent-style-name="Strong">'
    '<style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    "</style:style>"
    '<style:style style:name="T3" style:family="text"><style:text-properties style:text-position="-33% 58%"/>'
    "</style:style>"
    '<style:style style:name="T4" style:family="text" style:parent-style-name="Strong">'
    '<style:text-properties fo:font-weight="normal"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." '
    'style:num-suffix="、"/><text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" '
    'style:num-prefix="(" style:num-suffix=")" text:start-value="3"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    "</text:list-style>"
)
OUTLINE = (
    '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1" '
    'style:num-prefix="第" style:num-suffix="章"/><text:outline-level-style text:level="2" style:num-format=""/>'
    "</text:outline-style>"
)
SHEET = (
    '<o:c xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><o:body><o:spreadsheet><o:x/></o:spreadsheet>'
    "</o:body></o:c>"
)
LOOSE = "<text:list-item><text:p>loose</text:p></text:list-item>"


def p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def h(words: str, level: int) -> str:
    return f'<text:h text:outline-level="{level}">{words}</text:h>'


def items(*contents: str, style: str = "", settings: str = "") -> str:
    named = f'text:style-name="{style}"' if style else ""
    inner = "".join(f"<text:list-item>{content}</text:list-item>" for content in contents)
    return f"<text:list {named} {settings}>{inner}</text:list>"


def blocks_of(path: Path) -> list[Block]:
    return [piece for piece in parse(path) if isinstance(piece, Block)]


def shapes(path: Path) -> list[Shape]:
    return [(block.kind.name, block.text, block.level, block.label) for block in blocks_of(path)]


def test_signs_are_the_characters_that_they_show(make_odt: Make) -> None:
    automatic = (
        '<style:font-face style:name="Wingdings1" svg:font-family="Wingdings"/>'
        '<style:style style:name="S1" style:family="text"><style:text-properties style:font-name="Wingdings1"/>'
        '</style:style><style:style style:name="S2" style:family="paragraph"><style:text-properties '
        'fo:font-family="Symbol"/></style:style><style:style style:name="S3" style:family="text">'
        '<style:text-properties style:font-name="Arial"/></style:style>'
    )
    body = p('x <text:span text:style-name="S1">\uf0fcJ</text:span> y') + p(
        'a<text:span text:style-name="S3">b</text:span>c<text:span>p</text:span>', "S2"
    )
    assert [block.text for block in blocks_of(make_odt(body, automatic=automatic))] == ["x ✓☺ y", "αbχπ"]


def marks(block: Block) -> list[tuple[str, str, str]]:
    return [(mark.kind.name, block.text[mark.start : mark.end], mark.target) for mark in block.inlines]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (h("One", 1) + p("words"), [("HEADING", "One", 1, ""), ("PARAGRAPH", "words", 0, "")]),
        (h("Deep", 9), [("HEADING", "Deep", 6, "")]),
        (p("Two", "Heading_20_2") + p("Three", "P4"), [("HEADING", "Two", 2, ""), ("HEADING", "Three", 2, "")]),
        (
            p("Name", "Title") + p("More", "Subtitle") + h("One", 1),
            [("HEADING", "Name", 1, ""), ("STANDFIRST", "More", 0, ""), ("HEADING", "One", 2, "")],
        ),
        (p("said", "P1"), [("QUOTATION", "said", 1, "")]),
        (
            p('if x:<text:line-break/><text:s text:c="4"/>y', "Preformatted_20_Text") + p("z", "Preformatted_20_Text"),
            [("CODE", "if x:\n    y\nz", 0, "")],
        ),
        (p("a<text:s/>b<text:tab/>c<text:s text:c='9'/>d"), [("PARAGRAPH", "a b c d", 0, "")]),
        (p("one<text:line-break/>two"), [("VERSE", "one\ntwo", 0, "")]),
        (p("words", "P3") + p("gone", "P5"), [("PARAGRAPH", "words", 0, "")]),
        (f"<text:section>{p('in')}</text:section>", [("PARAGRAPH", "in", 0, "")]),
        (f'<text:section text:display="none">{p("out")}</text:section>' + p("in"), [("PARAGRAPH", "in", 0, "")]),
        (
            f"<text:table-of-content><text:index-body>{p('One 1')}</text:index-body></text:table-of-content>" + p("in"),
            [("PARAGRAPH", "in", 0, "")],
        ),
    ],
)
def test_styles_say_what_a_paragraph_is(make_odt: Make, body: str, expected: list[Shape]) -> None:
    assert shapes(make_odt(body, styles=STYLES, automatic=AUTOMATIC)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            items(p("a"), p("b") + items(p("c"), p("d")), style="L1"),
            [
                ("LIST_ITEM", "a", 1, "一、"),
                ("LIST_ITEM", "b", 1, "二、"),
                ("LIST_ITEM", "c", 2, "(二.3)"),
                ("LIST_ITEM", "d", 2, "(二.4)"),
            ],
        ),
        (items(p("a"), style="L2"), [("LIST_ITEM", "a", 1, "•")]),
        (items(p("a"), style="lost"), [("LIST_ITEM", "a", 1, "•")]),
        (
            items(p("a"), style="L1") + p("x") + items(p("b"), style="L1"),
            [("LIST_ITEM", "a", 1, "一、"), ("PARAGRAPH", "x", 0, ""), ("LIST_ITEM", "b", 1, "一、")],
        ),
        (
            items(p("a"), style="L1") + p("x") + items(p("b"), style="L1", settings='text:continue-numbering="true"'),
            [("LIST_ITEM", "a", 1, "一、"), ("PARAGRAPH", "x", 0, ""), ("LIST_ITEM", "b", 1, "二、")],
        ),
        (
            '<text:list text:style-name="L1"><text:list-item text:start-value="7">'
            + p("g")
            + "</text:list-item></text:list>",
            [("LIST_ITEM", "g", 1, "七、")],
        ),
        (
            items(p("a") + p("still a"), style="L1"),
            [("LIST_ITEM", "a", 1, "一、"), ("LIST_ITEM", "still a", 1, "")],
        ),
        (items(items(p("deep")), style="L1"), [("LIST_ITEM", "deep", 2, "(一.3)")]),
        (
            f"<text:list><text:list-header>{p('head')}</text:list-header></text:list>{LOOSE}",
            [("LIST_ITEM", "head", 1, ""), ("LIST_ITEM", "loose", 1, "•")],
        ),
        (items(h("Listed", 2), style="L1"), [("HEADING", "一、Listed", 2, "")]),
    ],
)
def test_lists_are_numbered_as_the_writer_shows_them(make_odt: Make, body: str, expected: list[Shape]) -> None:
    assert shapes(make_odt(body, automatic=AUTOMATIC)) == expected


def test_headings_are_numbered_where_the_outline_is(make_odt: Make) -> None:
    path = make_odt(h("甲", 1) + h("a", 2) + h("乙", 1), styles=OUTLINE)
    assert [block.text for block in blocks_of(path)] == ["第1章　甲", "a", "第2章　乙"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('<text:span text:style-name="Strong">b</text:span>', [("STRONG", "b", "")]),
        ('<text:span text:style-name="T1">b</text:span>', [("EMPHASIS", "b", ""), ("STRONG", "b", "")]),
        ('<text:span text:style-name="T2">2</text:span>', [("SUPERSCRIPT", "2", "")]),
        ('<text:span text:style-name="T3">2</text:span>', [("SUBSCRIPT", "2", "")]),
        ('<text:span text:style-name="T4">n</text:span>', []),
        ('<text:a xlink:href="https://x.y/">go</text:a>', [("LINK", "go", "https://x.y/")]),
        ('<text:a xlink:href="#there|outline">go</text:a>', [("LINK", "go", "#there")]),
        ('<text:a xlink:href="../other.odt">go</text:a>', []),
        (
            "<text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>かんじ</text:ruby-text></text:ruby>",
            [("RUBY", "漢字", "かんじ")],
        ),
    ],
)
def test_marks_lie_on_their_words(make_odt: Make, words: str, expected: list[tuple[str, str, str]]) -> None:
    path = make_odt(p(f"a {words} z"), styles=STYLES, automatic=AUTOMATIC)
    assert sorted(marks(blocks_of(path)[0])) == sorted(expected)


def test_a_paragraph_that_is_bold_by_its_style_is_bold(make_odt: Make) -> None:
    assert marks(blocks_of(make_odt(p("b", "P2"), automatic=AUTOMATIC))[0]) == [("STRONG", "b", "")]


def test_notes_stand_at_the_end_and_their_references_lead_to_them(make_odt: Make) -> None:
    def note(name: str, citation: str, words: str) -> str:
        return (
            f'<text:note text:id="{name}"><text:note-citation>{citation}</text:note-citation>'
            f"<text:note-body>{words}</text:note-body></text:note>"
        )

    first, second, *others = blocks_of(
        make_odt(p(f"one{note('f1', '1', p('below') + p('more'))} two") + p(f"three{note('', 'i', p('last'))}"))
    )
    assert (first.text, marks(first)) == ("one[1] two", [("NOTE_REFERENCE", "[1]", "#f1")])
    assert (second.text, marks(second)) == ("three[i]", [("NOTE_REFERENCE", "[i]", "#note2")])
    assert [(block.kind.name, block.text, block.label, block.names) for block in others] == [
        ("RULE", "", "", ()),
        ("FOOTNOTE", "below", "[1]", ("f1",)),
        ("FOOTNOTE", "more", "", ()),
        ("FOOTNOTE", "last", "[i]", ("note2",)),
    ]


def test_tables_keep_their_spans_and_their_heading_rows(make_odt: Make) -> None:
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        f'<table:table-cell table:number-columns-spanned="2">{p("a")}</table:table-cell><table:covered-table-cell/>'
        f"<table:table-cell>{p('b')}</table:table-cell></table:table-row></table:table-header-rows>"
        f'<table:table-row><table:table-cell table:number-rows-spanned="2">{p("c")}</table:table-cell>'
        f"<table:table-cell>{p('d')}</table:table-cell><table:table-cell>{p('e')}{p('f')}</table:table-cell>"
        f"</table:table-row><table:table-row><table:covered-table-cell/><table:table-cell>{p('g')}</table:table-cell>"
        f"<table:table-cell>{p('h')}</table:table-cell></table:table-row></table:table>"
    )
    assert shapes(make_odt(body)) == [("TABLE", "a\t\tb\nc\td\te f\n\tg\th", 1, "")]


def test_pictures_are_taken_from_the_document_and_from_nowhere_else(make_odt: Make, picture: bytes) -> None:
    def frame(address: str, more: str = "") -> str:
        return f'<draw:frame><draw:image xlink:href="{address}"/>{more}<svg:desc>A view</svg:desc></draw:frame>'

    data = f"<office:binary-data>{b64encode(picture).decode()}</office:binary-data>"
    own = f"<draw:frame><draw:image>{data}</draw:image></draw:frame>"
    second = '<draw:image xlink:href="Pictures/one.png"/>'
    path = make_odt(
        p("a" + frame("./Pictures/one.png", second)) + p(own) + p(frame("http://x.y/z.png") + frame("../one.png"))
    )
    pieces = list(parse(path))
    assert [piece.data for piece in pieces if isinstance(piece, Image)] == [picture, picture]
    shown = [piece for piece in pieces if isinstance(piece, Block) and piece.kind is BlockKind.IMAGE]
    assert [block.text for block in shown] == ["A view", ""]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "<text:tracked-changes><text:changed-region><text:deletion>" + p("old") + "</text:deletion>"
            "</text:changed-region></text:tracked-changes>" + p('a<text:change text:change-id="1"/>new'),
            ["anew"],
        ),
        (p(f"a<office:annotation>{p('remark')}</office:annotation>b"), ["ab"]),
        (p(f"a<draw:frame><draw:text-box>{p('boxed')}</draw:text-box></draw:frame>"), ["a", "boxed"]),
        (p("a<text:hidden-text>x</text:hidden-text>"), ["a"]),
        (p("page <text:page-number>3</text:page-number>"), ["page 3"]),
    ],
)
def test_what_a_reader_would_see_is_kept_and_nothing_else(make_odt: Make, body: str, words: list[str]) -> None:
    assert [block.text for block in blocks_of(make_odt(body))] == words


def test_links_within_the_document_lead_to_bookmarks(make_odt: Make) -> None:
    ending = list(assemble(parse(make_odt(p("a") + p('<text:bookmark text:name="there"/>b')))))[-1]
    assert isinstance(ending, TextEnd)
    assert ending.targets["there"] == 2


def test_the_document_says_what_it_is(make_odt: Make) -> None:
    meta = (
        "<dc:title>Of Bees</dc:title><meta:initial-creator>A. Writer</meta:initial-creator><dc:creator>B</dc:creator>"
    )
    header = next(iter(parse(make_odt(p("12 34") + p("56"), meta=f"{meta}<dc:language>en-GB</dc:language>"))))
    assert header == TextHeader("Of Bees", "A. Writer", "en", TextFormat.ODT, "utf-8")


def test_a_picture_that_is_damaged_is_left_out(make_odt: Make, write_file: Write) -> None:
    frame = "<draw:frame><draw:image><office:binary-data>abcde</office:binary-data></draw:image></draw:frame>"
    path = make_odt(p(f"a{frame}<draw:frame><draw:image/></draw:frame>"))
    assert [block.kind.name for block in blocks_of(path)] == ["PARAGRAPH"]
    with pytest.raises(ReaderError) as caught:
        list(parse(write_file("a.fodt", "<")))
    assert caught.value.problem is Problem.DOCUMENT_DAMAGED


def test_a_flat_document_is_read_as_a_packed_one(make_odt: Make, write_file: Write) -> None:
    spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    flat = (
        f'<?xml version="1.0"?><office:document {spaces} xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        f"{h('One', 1)}{p('words')}</office:text></office:body></office:document>"
    )
    path = write_file("a.fodt", flat)
    assert identify(path) is TextFormat.ODT
    assert shapes(path) == shapes(make_odt(h("One", 1) + p("words")))
    sheet = write_file("a.fods", flat.replace("opendocument.text", "opendocument.spreadsheet"))
    with pytest.raises(ReaderError) as caught:
        identify(sheet)
    assert caught.value.problem is Problem.DOCUMENT_NO_TEXT


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"content.xml": "<x/>"}, Problem.DOCUMENT_DAMAGED),
        ({"content.xml": ""}, Problem.DOCUMENT_DAMAGED),
        (
            {"META-INF/manifest.xml": '<m:manifest xmlns:m="x"><m:encryption-data/></m:manifest>'},
            Problem.DOCUMENT_ENCRYPTED,
        ),
        ({"content.xml": SHEET}, Problem.DOCUMENT_NO_TEXT),
        ({}, Problem.NO_TEXT),
    ],
)
def test_says_why_a_document_cannot_be_read(make_odt: Make, files: dict[str, str | bytes], problem: Problem) -> None:
    with pytest.raises(ReaderError) as caught:
        list(parse(make_odt("", files=files)))
    assert caught.value.problem is problem
