from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.text.blocks import Block
from reader.importers import parse

Make = Callable[..., Path]

STYLES = '<w:style w:type="paragraph" w:styleId="code"><w:name w:val="HTML Preformatted"/></w:style>'


def p(words: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr>{words if '<' in words else r(words)}</w:p>"


def r(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def m(words: str) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


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
