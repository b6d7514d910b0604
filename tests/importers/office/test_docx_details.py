from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.text.blocks import Block
from reader.core.text.import_events import TextHeader
from reader.core.text.model import TextFormat
from reader.importers import parse

Make = Callable[..., Path]

STYLES = '<w:style w:type="paragraph" w:styleId="code"><w:name w:val="HTML Preformatted"/></w:style>'


def p(words: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr>{words if '<' in words else r(words)}</w:p>"


def r(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def m(words: str) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


SUM = (
    "<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr>"
    f"<m:sub>{m('i=1')}</m:sub><m:sup>{m('n')}</m:sup><m:e>{m('k')}</m:e></m:nary>"
)
MATRIX = (
    "<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/></m:dPr><m:e><m:m>"
    f"<m:mr><m:e>{m('1')}</m:e><m:e>{m('0')}</m:e></m:mr>"
    f"<m:mr><m:e>{m('-3')}</m:e><m:e>{m('6')}</m:e></m:mr></m:m></m:e></m:d>"
)


def shapes(path: Path) -> list[tuple[str, str]]:
    return [(block.kind.name, block.text) for block in parse(path) if isinstance(block, Block)]


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        (m("E=m") + f"<m:sSup><m:e>{m('c')}</m:e><m:sup>{m('2')}</m:sup></m:sSup>", "E=mc^2"),
        (f"<m:f><m:num>{m('a+b')}</m:num><m:den>{m('2')}</m:den></m:f>", "(a+b)/2"),
        (f"<m:d><m:dPr><m:begChr m:val='['/></m:dPr><m:e>{m('x')}</m:e></m:d><m:d><m:e>{m('y')}</m:e></m:d>", "[x)(y)"),
        (f"<m:rad><m:deg/><m:e>{m('x+1')}</m:e></m:rad>", "√(x+1)"),
        (f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sup/><m:e>{m('k')}</m:e></m:nary>", "∑k"),
        (SUM, "∑_(i=1)^n k"),
        (f"<m:sSub><m:e>{m('x')}</m:e><m:sub>{m('1')}</m:sub></m:sSub>", "x_1"),
        (f"<m:sSubSup><m:e>{m('x')}</m:e><m:sub>{m('1')}</m:sub><m:sup>{m('2')}</m:sup></m:sSubSup>", "x_1^2"),
        (f"<m:sPre><m:sub>{m('92')}</m:sub><m:sup>{m('235')}</m:sup><m:e>{m('U')}</m:e></m:sPre>", "_92^235 U"),
        (f"<m:func><m:fName>{m('sin')}</m:fName><m:e>{m('x')}</m:e></m:func>", "sin x"),
        (f"<m:limLow><m:e>{m('lim')}</m:e><m:lim>{m('n→∞')}</m:lim></m:limLow>", "lim_(n→∞)"),
        (f"<m:acc><m:accPr><m:chr m:val='\u20d7'/></m:accPr><m:e>{m('v')}</m:e></m:acc>", "v\u20d7"),
        (f"<m:bar><m:e>{m('x')}</m:e></m:bar>", "x\u0305"),
        (MATRIX, "[1, 0; -3, 6]"),
        ("<m:e>" * 235 + m("x") + "</m:e>" * 235, "x"),
    ],
)
def test_a_formula_keeps_its_meaning_on_a_line(make_docx: Make, formula: str, words: str) -> None:
    assert shapes(make_docx(p(f"<m:oMath>{formula}</m:oMath>"))) == [("PARAGRAPH", words)]


def test_formulas_that_are_displayed_are_kept(make_docx: Make) -> None:
    displayed = f"<m:oMathPara><m:oMathParaPr/><m:oMath>{m('x=1')}</m:oMath><m:oMath>{m('y=2')}</m:oMath></m:oMathPara>"
    body = p("before") + p(displayed) + p(r("after") + "<m:oMathPara/>")
    assert shapes(make_docx(body)) == [("PARAGRAPH", "before"), ("VERSE", "x=1\ny=2"), ("PARAGRAPH", "after")]


@pytest.mark.parametrize("kind", ["drop", "margin"])
def test_a_large_initial_begins_its_word(make_docx: Make, kind: str) -> None:
    initial = p("O", f'<w:framePr w:dropCap="{kind}" w:lines="3"/>')
    assert shapes(make_docx(initial + p("nce upon a time.") + p("Then."))) == [
        ("PARAGRAPH", "Once upon a time."),
        ("PARAGRAPH", "Then."),
    ]


def test_a_framed_paragraph_stays_its_own(make_docx: Make) -> None:
    framed = p("aside", '<w:framePr w:dropCap="none"/>')
    assert shapes(make_docx(framed + p("words"))) == [("PARAGRAPH", "aside"), ("PARAGRAPH", "words")]


def test_code_keeps_its_empty_lines(make_docx: Make) -> None:
    style = '<w:pStyle w:val="code"/>'
    body = p("if x:", style) + p("    y", style) + f"<w:p><w:pPr>{style}</w:pPr></w:p>" + p("z", style)
    assert shapes(make_docx(body, styles=STYLES)) == [("CODE", "if x:\n    y\n\nz")]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (r"EQ \o\ac(○,1)", "①"),
        (r"EQ \o\ac(○,20)", "⑳"),
        (r"eq \o\ac(○, 甲 )", "(甲)"),
        (r"EQ \o\ac(□,A)", "(A)"),
        (r"EQ \b(x)", ""),
    ],
)
def test_a_circled_sign_is_kept(make_docx: Make, field: str, words: str) -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    written = f"<w:r><w:instrText>{field}</w:instrText></w:r>"
    assert shapes(make_docx(p(r("a") + begin + written + end + r("b")))) == [("PARAGRAPH", f"a{words}b")]


def test_a_page_break_within_a_paragraph_parts_it(make_docx: Make) -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    inner = '<w:r><w:t>two.</w:t><w:br w:type="page"/><w:t>Three</w:t></w:r>'
    body = p(r("One.") + page + page + inner + r(" goes on.")) + p(page + r("Four.")) + p(r("Five.") + page)
    assert [words for _kind, words in shapes(make_docx(body))] == ["One.", "two.", "Three goes on.", "Four.", "Five."]


def test_a_page_break_in_a_numbered_heading_does_not_count_it_twice(make_docx: Make) -> None:
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/>{numbered}</w:style>'
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    page, style = '<w:r><w:br w:type="page"/></w:r>', '<w:pStyle w:val="h"/>'
    body = p(r("One") + page + r("More"), style) + p(r("Two") + page, style)
    found = shapes(make_docx(body, styles=styles, numbering=numbering))
    assert [words for _kind, words in found] == ["1. One", "More", "2. Two"]


def test_a_picture_that_packs_well_is_no_bomb(make_docx: Make) -> None:
    path = make_docx(p("words"), files={"word/media/blank.bmp": bytes(3_000_000)})
    assert shapes(path) == [("PARAGRAPH", "words")]


MESSAGE = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
    "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}\r\n--b--\r\n"
)


@pytest.mark.parametrize(
    ("own", "name", "chunk", "found"),
    [
        ("", "chunk.html", "{}", [("HEADING", "Title"), ("PARAGRAPH", "All the words.")]),
        ("", "chunk.mht", MESSAGE, [("HEADING", "Title"), ("PARAGRAPH", "All the words.")]),
        (p("own words"), "chunk.html", "{}", [("PARAGRAPH", "own words")]),
    ],
)
def test_a_document_that_only_holds_a_page_is_that_page(
    make_docx: Make, own: str, name: str, chunk: str, found: list[tuple[str, str]]
) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="c" Type="aFChunk" Target="{name}"/></Relationships>'
    )
    page = chunk.format("<html><body><h1>Title</h1><p>All the words.</p></body></html>")
    files = {"word/_rels/document.xml.rels": relations, f"word/{name}": page}
    path = make_docx(f'<w:altChunk r:id="c"/>{own}', files=files)
    assert shapes(path) == found
    header = next(iter(parse(path)))
    assert isinstance(header, TextHeader)
    assert header.format is TextFormat.DOCX


def field(instruction: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return mark("begin") + instruction + mark("separate") + r(result) + mark("end")


def code(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>'


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (field(code(" IF ") + field(code(" PAGE "), "3") + code(' = 3 "x" "y" '), "RESULT"), "a RESULT b"),
        (field(code(" IF ") + field(code(" IF ") + field(code(" PAGE "), "4"), "5"), "RESULT"), "a RESULT b"),
        (field(code(" REF x "), "one ") + field(code(" REF y "), "two"), "a one two b"),
        (field(code(" QUOTE "), "out " + "of") + field(code(" IF ") + r("in"), "it"), "a out ofit b"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + code(" PAGE ") + r("kept"), "a kept b"),
        ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r("kept"), "a kept b"),
    ],
)
def test_of_a_field_within_a_field_only_the_outer_result_is_shown(make_docx: Make, run: str, words: str) -> None:
    assert shapes(make_docx(p(r("a ") + run + r(" b")))) == [("PARAGRAPH", words)]
