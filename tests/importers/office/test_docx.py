import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.model import Image, TextFormat
from reader.importers import parse

Make = Callable[..., Path]
Shape = tuple[str, str, int, str]

STYLES = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="我的"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="zh2"><w:name w:val="标题 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="title"><w:name w:val="标题"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="sub"><w:name w:val="副标题"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="body"><w:name w:val="正文"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="quote"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="code"><w:name w:val="HTML Preformatted"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="level"><w:name w:val="x"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="y"/><w:basedOn w:val="loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="listed"><w:name w:val="List Number"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="strong"><w:name w:val="S"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="both"><w:name w:val="B"/><w:basedOn w:val="strong"/><w:rPr><w:i/></w:rPr>'
    "</w:style>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX_END = "</w:txbxContent></v:textbox></w:pict></w:r>"
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="mine"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="mine"/></w:abstractNum>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)


def p(words: str, style: str = "", settings: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{settings}</w:pPr>{words if '<' in words else r(words)}</w:p>"


def r(words: str, settings: str = "") -> str:
    return f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def item(words: str, list_id: int, depth: int = 0, style: str = "") -> str:
    return p(words, style, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def blocks_of(path: Path) -> list[Block]:
    return [piece for piece in parse(path) if isinstance(piece, Block)]


def shapes(path: Path) -> list[Shape]:
    return [(block.kind.name, block.text, block.level, block.label) for block in blocks_of(path)]


def marks(block: Block) -> list[tuple[str, str, str]]:
    return [(mark.kind.name, block.text[mark.start : mark.end], mark.target) for mark in block.inlines]


def header_of(path: Path) -> TextHeader:
    header = next(iter(parse(path)))
    assert isinstance(header, TextHeader)
    return header


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


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (r("b", "<w:b/>") + r(" "), [("STRONG", "b", "")]),
        (r("i", "<w:i/>") + r("n", '<w:i w:val="0"/>'), [("EMPHASIS", "i", "")]),
        (r("2", '<w:vertAlign w:val="superscript"/>'), [("SUPERSCRIPT", "2", "")]),
        (r("2", '<w:vertAlign w:val="subscript"/>'), [("SUBSCRIPT", "2", "")]),
        (r("2", '<w:position w:val="-8"/><w:sz w:val="14"/>'), [("SUBSCRIPT", "2", "")]),
        (r("2", '<w:position w:val="8"/><w:sz w:val="14"/>'), [("SUPERSCRIPT", "2", "")]),
        (r("2", '<w:position w:val="8"/>'), []),
        (r("s", '<w:rStyle w:val="strong"/>'), [("STRONG", "s", "")]),
        (r("s", '<w:rStyle w:val="both"/><w:b w:val="0"/>'), [("EMPHASIS", "s", "")]),
        (f'<w:hyperlink r:id="l1">{r("go")}</w:hyperlink>', [("LINK", "go", "https://x.y/")]),
        (f'<w:hyperlink r:id="l2">{r("go")}</w:hyperlink>', []),
        (f'<w:hyperlink r:id="lost">{r("go")}</w:hyperlink>', []),
        (f'<w:hyperlink w:anchor="there">{r("go")}</w:hyperlink>', [("LINK", "go", "#there")]),
        (
            FIELD.format('HYPERLINK "https://x.y/"', r("go")),
            [("LINK", "go", "https://x.y/")],
        ),
    ],
)
def test_marks_lie_on_their_words(make_docx: Make, runs: str, expected: list[tuple[str, str, str]]) -> None:
    assert marks(blocks_of(make_docx(p(r("a ") + runs + r(" z")), styles=STYLES))[0]) == expected


def test_ruby_keeps_its_base_and_its_reading(make_docx: Make) -> None:
    ruby = "".join(
        f"<w:r><w:ruby><w:rt>{r(reading)}</w:rt><w:rubyBase>{r(base)}</w:rubyBase></w:ruby></w:r>"
        for base, reading in (("人", "ひと"), ("人", "ひと"), ("漢字", "かん: じ"))
    )
    block = blocks_of(make_docx(p(r("前") + ruby + r("後"))))[0]
    assert block.text == "前人人漢字後"
    assert marks(block) == [("RUBY", "人", "ひと"), ("RUBY", "人", "ひと"), ("RUBY", "漢字", "かん: じ")]


def test_ruby_that_older_documents_write_as_a_formula_is_ruby_too(make_docx: Make) -> None:
    words = (r'EQ \* jc2 \* "Font:SimSun" \* hps10 \o\ad(\s\up 9(', "かんじ", "),漢字)")
    inner = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in words)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    block = blocks_of(make_docx(p(r("前") + begin + inner + end + r("後"))))[0]
    assert (block.text, marks(block)) == ("前漢字後", [("RUBY", "漢字", "かんじ")])


def test_notes_stand_at_the_end_and_their_references_lead_to_them(make_docx: Make) -> None:
    def note(kind: str, number: int, words: str) -> str:
        return f'<w:{kind} w:id="{number}">{p(words)}{p("more")}</w:{kind}>'

    def reference(kind: str, number: int) -> str:
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'

    body = p(r("one") + reference("endnote", 7) + r("two") + reference("footnote", 2) + reference("footnote", 9))
    separator = f'<w:footnote w:type="separator" w:id="-1">{p("x")}</w:footnote>'
    path = make_docx(body, footnotes=separator + note("footnote", 2, "below"), endnotes=note("endnote", 7, "behind"))
    first, *others = blocks_of(path)
    assert (first.text, marks(first)) == (
        "one[1]two[2]",
        [("NOTE_REFERENCE", "[1]", "#endnote-7"), ("NOTE_REFERENCE", "[2]", "#footnote-2")],
    )
    assert [(block.kind.name, block.text, block.label, block.names) for block in others] == [
        ("RULE", "", "", ()),
        ("FOOTNOTE", "behind", "[1]", ("endnote-7",)),
        ("FOOTNOTE", "more", "", ()),
        ("FOOTNOTE", "below", "[2]", ("footnote-2",)),
        ("FOOTNOTE", "more", "", ()),
    ]


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


def test_pictures_are_taken_from_the_document_and_from_nowhere_else(make_docx: Make, picture: bytes) -> None:
    def drawn(reference: str) -> str:
        return (
            '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A view"/><a:graphic><a:graphicData><pic:pic>'
            f"<pic:blipFill><a:blip {reference}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>"
            "</w:drawing></w:r>"
        )

    path = make_docx(
        p(r("see") + drawn('r:embed="i1"'))
        + p(r("far") + drawn('r:link="i2"'))
        + p(r("lost") + drawn('r:embed="none"'))
    )
    pieces = list(parse(path))
    assert [piece.data for piece in pieces if isinstance(piece, Image)] == [picture]
    shown = [piece for piece in pieces if isinstance(piece, Block) and piece.kind is BlockKind.IMAGE]
    assert [block.text for block in shown] == ["A view"]


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


def test_a_picture_may_stand_anywhere_in_the_package(make_docx: Make, picture: bytes) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="i1" Type="image" Target="../two.png"/><Relationship Id="i2" Type="image" Target="x.png"/>'
        '<Relationship Id="i3" Type="image" Target="document.xml"/></Relationships>'
    )
    drawn = "".join(
        f'<w:r><w:pict><v:shape><v:imagedata r:id="{one}"/></v:shape></w:pict></w:r>'
        for one in ("i1", "i2", "i3", "none")
    )
    path = make_docx(p(r("a") + drawn), files={"word/_rels/document.xml.rels": relations, "two.png": picture})
    assert [piece.data for piece in parse(path) if isinstance(piece, Image)] == [picture]


def test_a_note_without_an_id_is_left_out(make_docx: Make) -> None:
    path = make_docx(p("a"), footnotes=f"<w:footnote>{p('lost')}</w:footnote>")
    assert [block.text for block in blocks_of(path)] == ["a"]


def test_links_within_the_document_lead_to_bookmarks(make_docx: Make) -> None:
    body = p("a") + p('<w:bookmarkStart w:id="0" w:name="there"/>' + r("b"))
    ending = list(assemble(parse(make_docx(body))))[-1]
    assert isinstance(ending, TextEnd)
    assert ending.targets["there"] == 2


@pytest.mark.parametrize(
    ("title", "author", "found"),
    [
        ("Of Bees", "A. Writer", ("Of Bees", "A. Writer")),
        ("Microsoft Word - 论自由.doc", "微软用户", ("论自由", "佚名")),
        ("文档1", "Administrator", ("论学习", "佚名")),
        ("", "", ("论学习", "佚名")),
    ],
)
def test_title_and_author_are_the_documents_own_where_they_are_sound(
    make_docx: Make, title: str, author: str, found: tuple[str, str]
) -> None:
    words = ("论学习", "作者：佚名", "学习是一辈子的事情，要天天读，天天想。", "再一段。")
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></cp:coreProperties>"
    )
    header = header_of(make_docx("".join(map(p, words)), files={"docProps/core.xml": core}))
    assert (header.title, header.author, header.language) == (*found, "zh")
    assert header.format is TextFormat.DOCX


def test_a_document_whose_headings_name_its_parts_has_the_name_of_its_file(make_docx: Make) -> None:
    body = p("密级：公开") + p("摘要", "1") + p("words") + p("第一章 绪论", "1") + p("背景", "zh2") + p("words")
    path = make_docx(body, styles=STYLES, files={"docProps/core.xml": "<x/>"})
    assert header_of(path).title == path.stem


def test_the_sign_of_a_note_is_no_part_of_titles(make_docx: Make) -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = p(r("河流研究") + reference, "1") + p("words")
    notes = f'<w:footnote w:id="2">{p("below")}</w:footnote>'
    path = make_docx(body, footnotes=notes, styles=STYLES, files={"docProps/core.xml": "<x/>"})
    assert header_of(path).title == "河流研究"
    ending = list(assemble(parse(path)))[-1]
    assert isinstance(ending, TextEnd)
    assert [section.title for section in ending.sections] == ["河流研究"]


def test_headings_without_styles_are_told_by_their_numbers(make_docx: Make) -> None:
    path = make_docx(p("论学习") + p("第一章 开始") + p("学而时习之。") + p("第二章 继续") + p("不亦说乎。"))
    assert [(block.kind.name, block.level) for block in blocks_of(path)] == [
        ("HEADING", 1),
        ("HEADING", 2),
        ("PARAGRAPH", 0),
        ("HEADING", 2),
        ("PARAGRAPH", 0),
    ]


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


def test_the_strict_form_of_the_standard_is_read_too(make_docx: Make) -> None:
    path = make_docx(p("One", "1") + p("words"), styles=STYLES)
    strict = path.with_name("strict.docx")
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    _replace_in_zip(path, strict, usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert shapes(strict) == [("HEADING", "One", 1, ""), ("PARAGRAPH", "words", 0, "")]


def _replace_in_zip(path: Path, to: Path, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(to, "w") as other:
        for name in archive.namelist():
            other.writestr(name, archive.read(name).replace(old, new))


def test_the_text_stands_where_the_package_says(make_docx: Make) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="/word/document2.xml"/></Relationships>'
    )
    path = make_docx(p("not this"))
    with zipfile.ZipFile(path) as archive:
        other = archive.read("word/document.xml").replace(b"not this", b"but this")
    path = make_docx(p("not this"), files={"_rels/.rels": relations, "word/document2.xml": other})
    assert [block.text for block in blocks_of(path)] == ["but this"]


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        (None, Problem.DOCUMENT_DAMAGED),
        ("", Problem.DOCUMENT_DAMAGED),
        ("<nothing/>", Problem.DOCUMENT_DAMAGED),
        ("<w:document xmlns:w='x'><w:body/></w:document>", Problem.DOCUMENT_DAMAGED),
    ],
)
def test_a_document_without_its_text_is_damaged(make_docx: Make, document: str | None, problem: Problem) -> None:
    files = {} if document is None else {"word/document.xml": document}
    path = make_docx("", files=files) if document is not None else make_docx("", document=None)
    with pytest.raises(ReaderError) as caught:
        list(parse(path))
    assert caught.value.problem is problem


def test_an_empty_document_holds_no_text(make_docx: Make) -> None:
    with pytest.raises(ReaderError) as caught:
        list(parse(make_docx("<w:p/>")))
    assert caught.value.problem is Problem.NO_TEXT
