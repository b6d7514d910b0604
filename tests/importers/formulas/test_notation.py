"""Test that formulas of all sources are written in one linear notation."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.text.blocks import Block
from reader.core.text.omissions import Omission, OmissionKind
from reader.importers import parse
from tests.importers.conftest import chapter, odt_files, write_zip
from tests.importers.pages.words import EN

Write = Callable[[str, str | bytes], Path]
MATH = "http://www.w3.org/1998/Math/MathML"


def mi(words: str) -> str:
    return f"<mi>{words}</mi>"


def mn(words: str) -> str:
    return f"<mn>{words}</mn>"


def mo(words: str) -> str:
    return f"<mo>{words}</mo>"


def row(*parts: str) -> str:
    return f"<mrow>{''.join(parts)}</mrow>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<mtd>{cell}</mtd>" for cell in one) for one in rows)
    return "<mtable>" + "".join(f"<mtr>{one}</mtr>" for one in cells) + "</mtable>"


A, B, C, X, N = map(mi, "abcxn")
SQUARE = f"<msup>{B}{mn('2')}</msup>"
TABLE = table((mn("1"), mn("0")), (mo("-") + mn("3"), mn("6")))
ROOT = f"<msqrt>{row(SQUARE, mo('-'), mn('4'), A, C)}</msqrt>"
CASES = table((X + mo(","), f"<mtext>if </mtext>{X}{mo('≥')}{mn('0')}"), (mo("-") + X, "<mtext>otherwise</mtext>"))

FORMULAS = [
    (X + mo("=") + A + mo("+") + SQUARE, "x=a+b^2"),
    (mi("v") + mo("=") + f"<mfrac>{mi('s')}{mi('t')}</mfrac>", "v=s/t"),
    (f"<mfrac>{row(mo('-'), B, mo('±'), ROOT)}{row(mn('2'), A)}</mfrac>", "(-b±√(b^2-4ac))/2a"),
    (f"<msqrt>{row(A, mo('+'), B)}</msqrt>", "√(a+b)"),
    (f"<mroot>{X}{mn('3')}</mroot>{mo('+')}<mroot>{X}{N}</mroot>", "∛x+n√x"),
    (f"{A}{mo('=')}<mfenced open='[' close=']'>{TABLE}</mfenced>", "a=[1, 0; -3, 6]"),
    (row(mo("("), TABLE, mo(")")), "(1, 0; -3, 6)"),
    (row(mo("|"), X, mo("|"), mo("="), row(mo("{"), CASES)), "|x|={x, if x≥0; -x, otherwise"),
    (
        f"<munderover>{mo('∑')}{row(mi('i'), mo('='), mn('1'))}{N}</munderover>{mi('i')}",
        "∑_(i=1)^n i",
    ),
    (
        f"<munder>{mo('lim')}{row(X, mo('→'), mn('0'))}</munder>{mi('f')}{mo('&#x2061;')}{mo('(')}{X}{mo(')')}",
        "lim_(x→0) f(x)",
    ),
    (mi("sin") + mo("&#x2061;") + X + mo("+") + mn("2") + mi("cos") + X, "sin x+2 cos x"),
    (f"<msub>{mi('log')}{mn('2')}</msub>{X}", "log_2 x"),
    (row(A, B) + C, "abc"),
    (A + mo("&#x2062;") + f"<msub>{X}{row(mi('i'), mo('&#x2063;'), mi('j'))}</msub>", "ax_ij"),
    (f"<msubsup>{mo('∫')}{mn('0')}{mn('1')}</msubsup>{X}{mi('d')}{X}", "∫_0^1 xdx"),
    (f"<msup>{row(A, mo('+'), B)}{mn('2')}</msup>", "(a+b)^2"),
    (f"<msup>{row(mo('('), A, mo('+'), B, mo(')'))}{row(mo('-'), mn('1'))}</msup>", "(a+b)^(-1)"),
    (f"<msup>{mi('f')}{mo('′')}</msup>{mo('(')}{X}{mo(')')}", "f′(x)"),
    (f"<msup>{mn('90')}{mo('∘')}</msup>", "90°"),
    (f"<mover>{X}{mo('¯')}</mover>{mo('+')}<mover>{row(A, B)}{mo('→')}</mover>", "x\u0305+a\u20d7b\u20d7"),
    (f"<munder><munder>{row(A, mo('+'), B)}{mo('⏟')}</munder><mtext>sum</mtext></munder>", "(a+b)_sum"),
    (f"{mo('(')}<mfrac linethickness='0'>{N}{mi('k')}</mfrac>{mo(')')}", "(n¦k)"),
    (f"<mmultiscripts>{mi('U')}<mprescripts/>{mn('92')}{mn('235')}</mmultiscripts>", "_92^235 U"),
    (f"<msup><mrow/>{mn('14')}</msup>{mi('C')}<mspace width='1em'/>{X}<mspace width='thinmathspace'/>{X}", "^14 C xx"),
    (f"<mfenced>{A}{B}</mfenced><mphantom>{C}</mphantom>", "(a,b)"),
    (table((A, mo("=") + B), ("", mo("=") + C)), "a=b; =c"),
    (f"<semantics>{row(A, mo('='), B)}<annotation encoding='application/x-tex'>a=b</annotation></semantics>", "a=b"),
    (f"<mstyle><maction><mtext>one  two</mtext>{A}</maction></mstyle><ms>s</ms>", 'one two"s"'),
]


@pytest.mark.parametrize(("formula", "words"), FORMULAS)
def test_a_formula_reads_the_same_in_a_book_and_on_a_page(
    make_book: Callable[..., Path], write_file: Write, formula: str, words: str
) -> None:
    book = make_book({"OEBPS/one.xhtml": chapter(f"<p>So <math xmlns='{MATH}'>{formula}</math>.</p>")})
    page = write_file("page.html", f"<meta charset=utf-8><p>So <math>{formula}</math>.</p>")
    assert [texts(path)[0] for path in (book, page)] == [f"So {words}."] * 2


def texts(path: Path) -> list[str]:
    return [event.text for event in parse(path) if isinstance(event, Block)]


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("<semantics><mrow/><annotation encoding='application/x-tex'>\\frac{a}{b}</annotation></semantics>",
         "\\frac{a}{b}"),
        (row(X) + "<annotation encoding='application/x-tex'>other</annotation>", "x"),
        ("<mrow>" * 1_000 + X + "</mrow>" * 1_000, "x"),
        ("<mtable><x>" * 500 + X, "x"),
        ("<mfenced>" * 500 + X + "</mfenced>" * 500, f"{'(' * 100}x{')' * 100}"),
    ],
)  # fmt: skip
def test_a_formula_without_elements_is_its_source(write_file: Write, formula: str, words: str) -> None:
    assert texts(write_file("page.html", f"<p>So <math>{formula}</math>.</p>"))[0] == f"So {words}."


def test_a_formula_that_cannot_be_read_is_told(write_file: Write) -> None:
    page = write_file("page.html", f"<p>So <math><mglyph src='a.png'/></math> and <math></math>, {EN[0]}</p>")
    left_out = [event for event in parse(page) if isinstance(event, Omission)]
    assert left_out == [Omission(OmissionKind.FORMULA)]


def test_a_displayed_formula_is_a_paragraph_of_its_own(write_file: Write) -> None:
    lines = table((A, mo("=") + B), ("", mo("=") + C))
    page = f"<p>Before <math display='block'>{A}{mo('=')}{B}</math> after.</p><math display=block>{lines}</math>"
    assert texts(write_file("page.html", page)) == ["Before", "a=b", "after.", "a=b\n=c"]


ENCYCLOPEDIA = (
    "<span class='mwe-math-element'><span class='mwe-math-mathml-inline' style='display: none;'><math alttext='{tex}'>"
    "{math}</math></span><img src='gone.svg' class='mwe-math-fallback-image-inline' alt='{tex}'></span>"
)
KATEX = (
    "<span class='katex'><span class='katex-mathml'><math>{math}</math></span>"
    "<span class='katex-html' aria-hidden='true'>x2</span></span>"
)
MATHJAX = (
    "<span class='MathJax_Preview'>x2</span><span class='MathJax'><nobr><span class='math'>x2</span></nobr>"
    "<span class='MJX_Assistive_MathML' role='presentation'><math>{math}</math></span></span>"
    "<script type='math/tex'>x^2</script>"
)
MATHJAX_3 = (
    "<mjx-container><svg><text>x2</text></svg>"
    "<mjx-assistive-mml><math>{math}</math></mjx-assistive-mml></mjx-container>"
)
PLAIN = "<math>{math}</math><img class='tex' src='gone.png' alt='x squared'>"


@pytest.mark.parametrize("shown", [ENCYCLOPEDIA, KATEX, MATHJAX, MATHJAX_3, PLAIN])
def test_a_formula_is_read_once_however_a_page_shows_it(write_file: Write, shown: str) -> None:
    formula = shown.format(tex="{\\displaystyle x^{2}}", math=f"<msup>{X}{mn('2')}</msup>")
    assert texts(write_file("page.html", f"<p>So {formula} holds.</p>")) == ["So x^2 holds."]


def test_the_picture_of_a_formula_alone_is_told_by_its_source(write_file: Write) -> None:
    picture = "<img class='mwe-math-fallback-image-inline' src='gone.svg' alt='{\\displaystyle x^{2}}'>"
    assert texts(write_file("page.html", f"<p>So {picture} holds.</p>")) == ["So x^{2} holds."]


def test_a_book_that_switches_between_a_formula_and_its_picture_shows_the_formula(
    make_book: Callable[..., Path],
) -> None:
    switch = (
        f"<epub:switch><epub:case required-namespace='{MATH}'><math xmlns='{MATH}'>{SQUARE}</math></epub:case>"
        "<epub:default><span>b squared</span></epub:default></epub:switch>"
    )
    assert texts(make_book({"OEBPS/one.xhtml": chapter(f"<p>So {switch}.</p>")}))[0] == "So b^2."


OBJECT = (
    "<draw:frame><draw:object {attributes}>{inside}</draw:object><draw:image xlink:href='Pictures/a.wmf'/></draw:frame>"
)
FORMULA = f"<math xmlns='{MATH}' display='block'><semantics><mrow>{A}{mo('=')}{SQUARE}</mrow></semantics></math>"


def test_the_formula_of_a_document_stands_in_its_line(tmp_path: Path) -> None:
    packed = OBJECT.format(attributes="xlink:href='./Object 1'", inside="")
    files = odt_files(f"<text:p>So {packed}, he wrote.</text:p>")
    path = write_zip(tmp_path / "a.odt", {**files, "Object 1/content.xml": FORMULA})
    assert texts(path) == ["So a=b^2, he wrote."]


def test_a_formula_within_the_document_itself_stands_in_its_line(tmp_path: Path) -> None:
    path = write_zip(
        tmp_path / "a.odt", odt_files(f"<text:p>So {OBJECT.format(attributes='', inside=FORMULA)}.</text:p>")
    )
    assert texts(path) == ["So a=b^2."]


@pytest.mark.parametrize("content", ["", "<a", "<a><b></a>", "<" + "w:tc><" * 400 + "math>", "<x:math/>"])
def test_an_object_that_is_no_formula_does_no_harm(tmp_path: Path, content: str) -> None:
    packed = OBJECT.format(attributes="xlink:href='./Object 1'", inside="")
    files = odt_files(f"<text:p>So {packed}, he wrote.</text:p>")
    path = write_zip(tmp_path / "a.odt", {**files, "Object 1/content.xml": content})
    assert texts(path) == ["So , he wrote."]
