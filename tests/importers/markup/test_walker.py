import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.text.blocks import Block, BlockKind, InlineKind
from reader.core.text.import_events import TextHeader
from reader.importers import parse

Read = Callable[[str], list[Block]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_page(body: str) -> list[Block]:
        path = tmp_path / "page.html"
        path.write_text(f"<html><head><meta charset=utf-8></head><body>{body}</body></html>", "utf-8")
        return [piece for piece in parse(path) if isinstance(piece, Block)]

    return read_page


def marks(block: Block) -> list[tuple[str, str, str]]:
    return [(mark.kind.name, block.text[mark.start : mark.end], mark.target) for mark in block.inlines]


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("<h2>A <i>b</i><br>c</h2>", [("HEADING", "A b c", 2, "")]),
        ("<p> a \n b </p> c <p></p>", [("PARAGRAPH", "a b", 0, ""), ("PARAGRAPH", "c", 0, "")]),
        ("<p>a <b> b</b> <i>c</i></p>", [("PARAGRAPH", "a b c", 0, "")]),
        (
            "<p>a <b x\x01-footnote='a note'>b</b> c</p>",
            [("PARAGRAPH", "a b c", 0, ""), ("FOOTNOTE", "a note", 0, "b")],
        ),
        (
            "<ul><li>a<ol start=3><li>b<li>c</ol><li>d</ul>",
            [
                ("LIST_ITEM", "a", 1, "•"),
                ("LIST_ITEM", "b", 2, "3."),
                ("LIST_ITEM", "c", 2, "4."),
                ("LIST_ITEM", "d", 1, "•"),
            ],
        ),
        (
            "<blockquote>a<blockquote><p>b</blockquote></blockquote>",
            [("QUOTATION", "a", 1, ""), ("QUOTATION", "b", 2, "")],
        ),
        ("<pre>\na\n  b\n</pre>", [("CODE", "a\n  b", 0, "")]),
        (
            "<pre><code>a</code><code> b<br></code><code><br></code><code>c</code></pre>",
            [("CODE", "a\n b\n\nc", 0, "")],
        ),
        ("<pre><code>a</code> <code>b</code>\n<code>c</code></pre>", [("CODE", "a b\nc", 0, "")]),
        ("<pre><div>a</div><div>  b</div><div><br></div>c</pre>", [("CODE", "a\n  b\n\nc", 0, "")]),
        ("<pre><ol><li>a<li>b</ol></pre><ul><li>c</ul>", [("CODE", "a\nb", 0, ""), ("LIST_ITEM", "c", 1, "•")]),
        ("<table><tr><th>a<th>b<tr><td>c\n <p>d<td>e</table>", [("TABLE", "a\tb\nc d\te", 1, "")]),
        ("<table><thead><tr><td>a<td>b</thead><tr><td colspan=2>c</table>", [("TABLE", "a\tb\nc\t", 1, "")]),
        ("<table><tr><td rowspan=3>a<td>b<tr><td>c<tr><td>d</table>", [("TABLE", "a\tb\n\tc\n\td", 0, "")]),
        ("<table><tr><td>a<td rowspan=2>b<tr><td>c<tr><td>d<td>e</table>", [("TABLE", "a\tb\nc\t\nd\te", 0, "")]),
        ("<p class=standfirst>a<p>b", [("STANDFIRST", "a", 0, ""), ("PARAGRAPH", "b", 0, "")]),
        ("<ol><li data-label='（一）'>a<li>b</ol>", [("LIST_ITEM", "a", 1, "（一）"), ("LIST_ITEM", "b", 1, "2.")]),
        ("<table><tr><td><p>one<tr><td>two</table>", [("PARAGRAPH", "one", 0, ""), ("PARAGRAPH", "two", 0, "")]),
        (
            "<table><tr><td><h2>A</h2><p>one<p>two<ul><li>x</ul><pre>a\n  b</pre><table><tr><td>c<td>d</table></table>",
            [
                ("HEADING", "A", 2, ""),
                ("PARAGRAPH", "one", 0, ""),
                ("PARAGRAPH", "two", 0, ""),
                ("LIST_ITEM", "x", 1, "•"),
                ("CODE", "a\n  b", 0, ""),
                ("TABLE", "c\td", 0, ""),
            ],
        ),
        (
            "<table><tr><td class=gutter><pre>1\n2</pre><td class=code><pre>x\n  y</pre></table>",
            [("CODE", "x\n  y", 0, "")],
        ),
        ("<table><tr><td class=gutter>1<td>x</table>", [("TABLE", "1\tx", 0, "")]),
        ("<p>a <img src=gone alt='IMG_1.jpg'> b <img src=gone alt='a dot.'>", [("PARAGRAPH", "a b a dot.", 0, "")]),
        (
            f"<table><tr><td>a<td><p>one<p>two{'!' * 600}</table>",
            [("PARAGRAPH", "a", 0, ""), ("PARAGRAPH", "one", 0, ""), ("PARAGRAPH", "two" + "!" * 600, 0, "")],
        ),
        (
            "<table><caption>Table 1: <p>Rivers</caption><tr><th>River<th>km<tr><td>Rhine<td>1233</table>",
            [
                ("PARAGRAPH", "Table 1:", 0, ""),
                ("PARAGRAPH", "Rivers", 0, ""),
                ("TABLE", "River\tkm\nRhine\t1233", 1, ""),
            ],
        ),
        (
            "<table><tr><td><table><caption>c</caption><tr><td>d</table><td>e</table>",
            [("TABLE", "c d\te", 0, "")],
        ),
        (
            (
                "<p>a<span class=katex><span class=katex-mathml>b</span><span class='katex-html'>c</span></span>"
                "<span class=katex><span class=katex-html>d</span></span> e"
            ),
            [("PARAGRAPH", "abd e", 0, "")],
        ),
        ("a<hr>b", [("PARAGRAPH", "a", 0, ""), ("RULE", "", 0, ""), ("PARAGRAPH", "b", 0, "")]),
        ("<p>one<br>two<br>three", [("VERSE", "one\ntwo\nthree", 0, "")]),
        ("<div class=stanza><div>one</div><div>two</div></div>", [("VERSE", "one\ntwo", 0, "")]),
        (
            "<div class=verse>\nOne line\nTwo lines\nThree lines\n</div>",
            [("VERSE", "One line\nTwo lines\nThree lines", 0, "")],
        ),
        (
            f"<p>{'long ' * 30}<br>{'line ' * 30}",
            [("PARAGRAPH", ("long " * 30).strip(), 0, ""), ("PARAGRAPH", ("line " * 30).strip(), 0, "")],
        ),
        (
            "<p>a<script>x</script><style>y</style><span style='display: none'>z</span> b<p hidden>c",
            [("PARAGRAPH", "a b", 0, "")],
        ),
        ("<nav>menu</nav><p>a</p><footer>f</footer><div role=banner>x</div>", [("PARAGRAPH", "a", 0, "")]),
        ("<dl><dt>a<dd>b</dl>", [("LIST_ITEM", "a", 1, ""), ("LIST_ITEM", "b", 1, "")]),
        ("<img src='file:///etc/passwd' alt='a picture'>", [("PARAGRAPH", "a picture", 0, "")]),
        ("<svg><title>no</title></svg><p>a", [("PARAGRAPH", "a", 0, "")]),
        ("<picture><source srcset=a.webp><img src=b.png alt='a view'></picture>", [("PARAGRAPH", "a view", 0, "")]),
    ],
)
def test_makes_blocks(read: Read, body: str, blocks: list[tuple[str, str, int, str]]) -> None:
    assert [(block.kind.name, block.text, block.level, block.label) for block in read(body)] == blocks


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            "<p>a <em>b</em> <strong>c</strong> <code>d</code>",
            [("EMPHASIS", "b", ""), ("STRONG", "c", ""), ("CODE", "d", "")],
        ),
        ("<p>H<sub>2</sub>O<sup>x</sup>", [("SUBSCRIPT", "2", ""), ("SUPERSCRIPT", "x", "")]),
        ("<p><a href='https://a.b/c'>x</a> <a href='#n'>y</a>", [("LINK", "x", "https://a.b/c"), ("LINK", "y", "#n")]),
        (
            "<p><a href='javascript:x()'>x</a> <a href='file:///a'>y</a> <a href='data:a'>z</a> <a href='//h/s'>w</a>",
            [],
        ),
        ("<p>x<sup><a href='#n'>1</a></sup>", [("NOTE_REFERENCE", "1", "#n")]),
        ("<p>x<a href='#n'><sup>[2]</sup></a>", [("NOTE_REFERENCE", "[2]", "#n")]),
        ("<p>x<a href='#n' role=doc-noteref>see</a>", [("NOTE_REFERENCE", "see", "#n")]),
        (
            "<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>",
            [("RUBY", "漢", "かん"), ("RUBY", "字", "じ")],
        ),
        (
            "<p>a<ruby><rb>京</rb> <rb>都</rb><rp>(</rp><rt>きょう</rt><rt>と</rt></ruby>b",
            [("RUBY", "京", "きょう"), ("RUBY", "都", "と")],
        ),
    ],
)
def test_lays_marks(read: Read, body: str, found: list[tuple[str, str, str]]) -> None:
    assert marks(read(body)[0]) == found


def test_notes_are_notes(read: Read) -> None:
    blocks = read(
        "<p>a<a role=doc-noteref href='#n'>1</a> b<sup><a href='#m'>2</a></sup></p>"
        "<aside role=doc-footnote id=n><p>Words. <a role=doc-backlink href='#a'>back</a></aside><p id=m>More words.</p>"
    )
    assert [(block.kind, block.text, block.names) for block in blocks[1:]] == [
        (BlockKind.FOOTNOTE, "Words.", ("n",)),
        (BlockKind.FOOTNOTE, "More words.", ("m",)),
    ]


def test_the_marks_of_a_long_paragraph_are_cut_with_it(read: Read) -> None:
    blocks = read(f"<p>{'甲乙丙丁。' * 1500}<b>{'强调' * 10}</b>{'戊己庚辛。' * 300}</p>")
    strong = [(block, mark) for block in blocks for mark in block.inlines if mark.kind is InlineKind.STRONG]
    assert len(blocks) > 1
    assert "".join(block.text[mark.start : mark.end] for block, mark in strong) == "强调" * 10


def test_the_description_of_a_picture_is_clean(tmp_path: Path, picture: bytes) -> None:
    path = tmp_path / "page.html"
    encoded = base64.b64encode(picture).decode()
    path.write_text(f"<p>words<img alt='a&#xFFFC;\n b&#xFEFF;' src='data:image/png;base64,{encoded}'>", "utf-8")
    shown = [piece for piece in parse(path) if isinstance(piece, Block) and piece.kind is BlockKind.IMAGE]
    assert [block.text for block in shown] == ["a\ufffd b"]


def test_deep_nesting_keeps_the_words(read: Read) -> None:
    text = " ".join(block.text for block in read("<p>before" + "<div><b>" * 5_000 + "deep" + "</b></div>" * 5_000))
    assert "before" in text


def test_takes_the_title_and_the_author_from_the_head(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text("<title> A\n title </title><meta name=author content='B C'><p>words of the text", "utf-8")
    header = next(parse(path))
    assert isinstance(header, TextHeader)
    assert (header.title, header.author) == ("A title", "B C")
