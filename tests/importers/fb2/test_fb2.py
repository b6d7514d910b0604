import zipfile
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import CoverImage, TextEnd, TextHeader, assemble
from reader.core.text.model import Image, TextFormat
from reader.importers import identify, parse

Make = Callable[..., Path]
Write = Callable[[str, str | bytes], Path]
Shape = tuple[str, str, int, str]

ABOUT = (
    "<author><first-name>Иван</first-name><middle-name>А.</middle-name><last-name>Петров</last-name></author>"
    "<author><nickname>Друг</nickname></author><book-title>Книга</book-title><lang>uk</lang>"
)

TABLE = '<table><tr><th>a</th><th>b</th></tr><tr><td rowspan="2">c</td><td>d</td></tr><tr><td>e</td></tr></table>'


def section(title: str, words: str, settings: str = "") -> str:
    titled = f"<title><p>{title}</p></title>" if title else ""
    return f"<section {settings}>{titled}{words}</section>"


def blocks_of(path: Path) -> list[Block]:
    return [piece for piece in parse(path) if isinstance(piece, Block)]


def shapes(path: Path) -> list[Shape]:
    return [(block.kind.name, block.text, block.level, block.label) for block in blocks_of(path)]


def marks(block: Block) -> list[tuple[str, str, str]]:
    return [(mark.kind.name, block.text[mark.start : mark.end], mark.target) for mark in block.inlines]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            section("I", section("1", "<p>a</p>")),
            [("HEADING", "I", 1, ""), ("HEADING", "1", 2, ""), ("PARAGRAPH", "a", 0, "")],
        ),
        (
            "<title><p>Book</p><empty-line/><p>A novel</p></title>" + section("I", "<p>a</p>"),
            [("HEADING", "Book A novel", 1, ""), ("HEADING", "I", 2, ""), ("PARAGRAPH", "a", 0, "")],
        ),
        (
            section("I", "<epigraph><p>e</p><text-author>w</text-author></epigraph><cite><p>c</p></cite>"),
            [("HEADING", "I", 1, ""), ("QUOTATION", "e", 1, ""), ("QUOTATION", "w", 1, ""), ("QUOTATION", "c", 1, "")],
        ),
        (
            section(
                "I", "<poem><title><p>P</p></title><stanza><v>a</v><v>b</v></stanza><stanza><v>c</v></stanza></poem>"
            ),
            [("HEADING", "I", 1, ""), ("PARAGRAPH", "P", 0, ""), ("VERSE", "a\nb", 0, ""), ("VERSE", "c", 0, "")],
        ),
        (
            section("I", "<poem><stanza><v>a</v></stanza><text-author>w</text-author><date>1900</date></poem>"),
            [("HEADING", "I", 1, ""), ("VERSE", "a", 0, ""), ("PARAGRAPH", "w", 0, ""), ("PARAGRAPH", "1900", 0, "")],
        ),
        (
            section("I", "<p>a</p><empty-line/><p>b</p><empty-line/><subtitle>s</subtitle><subtitle>* * *</subtitle>"),
            [
                ("HEADING", "I", 1, ""),
                ("PARAGRAPH", "a", 0, ""),
                ("RULE", "", 0, ""),
                ("PARAGRAPH", "b", 0, ""),
                ("HEADING", "s", 2, ""),
                ("RULE", "", 0, ""),
            ],
        ),
        (
            section("I", TABLE),
            [("HEADING", "I", 1, ""), ("TABLE", "a\tb\nc\td\n\te", 1, "")],
        ),
        (
            section("I", "<p><code>  if x:</code></p><p>see <code>x</code></p>"),
            [("HEADING", "I", 1, ""), ("CODE", "  if x:", 0, ""), ("PARAGRAPH", "see x", 0, "")],
        ),
        (
            section(
                "1", section("2", section("3", section("4", section("5", section("6", section("7", "<p>a</p>"))))))
            ),
            [*(("HEADING", str(one), min(one, 6), "") for one in range(1, 8)), ("PARAGRAPH", "a", 0, "")],
        ),
    ],
)
def test_a_book_keeps_its_form(make_fb2: Make, body: str, expected: list[Shape]) -> None:
    assert shapes(make_fb2(f"<body>{body}</body>")) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("<strong>b</strong>", [("STRONG", "b", "")]),
        ("<emphasis>i</emphasis>", [("EMPHASIS", "i", "")]),
        ("<sup>2</sup>", [("SUPERSCRIPT", "2", "")]),
        ("<sub>2</sub>", [("SUBSCRIPT", "2", "")]),
        ("<code>c</code>", [("CODE", "c", "")]),
        ("<strikethrough>s</strikethrough>", []),
        ("<style name='x'>s</style>", []),
        ('<a l:href="#there">go</a>', [("LINK", "go", "#there")]),
        ('<a l:href="https://x.y/">go</a>', [("LINK", "go", "https://x.y/")]),
        ('<a l:href="file:///etc/passwd">go</a>', []),
    ],
)
def test_marks_lie_on_their_words(make_fb2: Make, words: str, expected: list[tuple[str, str, str]]) -> None:
    assert marks(blocks_of(make_fb2(f"<body><section><p>a {words} z</p></section></body>"))[0]) == expected


def test_a_chinese_author_is_named_family_first(make_fb2: Make) -> None:
    author = "<author><first-name>雪芹</first-name><last-name>曹</last-name></author>"
    header = next(iter(parse(make_fb2("<body><p>满纸荒唐言</p></body>", author))))
    assert isinstance(header, TextHeader)
    assert header.author == "曹雪芹"


def test_a_long_title_of_a_note_is_read(make_fb2: Make) -> None:
    notes = section("About the weights and measures of that time", "<p>A pood is 16 kg.</p>", 'id="n1"')
    body = section("I", '<p>w<a l:href="#n1" type="note">1</a></p>')
    found = blocks_of(make_fb2(f"<body>{body}</body><body name='notes'>{notes}</body>"))
    assert [(block.kind.name, block.text) for block in found[-2:]] == [
        ("FOOTNOTE", "About the weights and measures of that time"),
        ("FOOTNOTE", "A pood is 16 kg."),
    ]


def test_notes_come_from_their_own_body(make_fb2: Make) -> None:
    body = section("I", '<p>a<a l:href="#n1" type="note">[1]</a> b<a l:href="#n2" type="note">*</a></p>')
    notes = section("1", "<p>one</p><p>more</p>", 'id="n1"') + section("*", "<p>two</p>", 'id="n2"')
    path = make_fb2(f"<body>{body}</body><body name='notes'><title><p>Notes</p></title>{section('', notes)}</body>")
    _heading, first, *others = blocks_of(path)
    assert marks(first) == [("NOTE_REFERENCE", "[1]", "#n1"), ("NOTE_REFERENCE", "*", "#n2")]
    assert [(block.kind.name, block.text, block.label, block.names) for block in others] == [
        ("HEADING", "Notes", "", ()),
        ("FOOTNOTE", "one", "[1]", ("n1",)),
        ("FOOTNOTE", "more", "", ()),
        ("FOOTNOTE", "two", "*", ("n2",)),
    ]
    ending = list(assemble(parse(path)))[-1]
    assert isinstance(ending, TextEnd)
    assert {"n1", "n2"} <= ending.targets.keys()


def test_the_book_says_what_it_is_and_shows_its_cover(make_fb2: Make, picture: bytes) -> None:
    about = ABOUT + '<coverpage><image l:href="#c.png"/></coverpage>'
    binaries = f'<binary id="c.png" content-type="image/png">\n{b64encode(picture).decode()}\n</binary>'
    pieces = list(parse(make_fb2("<body><section><p>a</p></section></body>", about, binaries)))
    assert pieces[0] == TextHeader("Книга", "Иван А. Петров, Друг", "uk", TextFormat.FB2, "utf-8")
    cover, image, block = pieces[1:4]
    assert isinstance(cover, CoverImage)
    assert cover.image == image
    assert isinstance(block, Block)
    assert (block.kind, block.image) == (BlockKind.IMAGE, cover.image.hash)


def test_pictures_are_those_of_the_book(make_fb2: Make, picture: bytes) -> None:
    shown = '<image l:href="#one" alt="A view"/><p>a <image l:href="#one"/></p>'
    body = f'{shown}<image l:href="#none"/><image l:href="#bad"/>'
    binaries = f'<binary id="one">{b64encode(picture).decode()}</binary><binary id="bad">abcde</binary>'
    pieces = list(parse(make_fb2(f"<body>{section('I', body)}</body>", binaries=binaries)))
    assert [piece.data for piece in pieces if isinstance(piece, Image)] == [picture, picture]
    assert not any(isinstance(piece, CoverImage) for piece in pieces)


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-16", "utf-8"])
def test_the_encoding_is_the_one_that_the_book_declares(write_file: Write, encoding: str) -> None:
    book = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0">'
        "<body><section><p>Слово за слово, и вот уже целая страница.</p></section></body></FictionBook>"
    )
    path = write_file("a.fb2", book.encode(encoding))
    assert identify(path) is TextFormat.FB2
    assert [block.text for block in blocks_of(path)] == ["Слово за слово, и вот уже целая страница."]


def test_a_packed_book_is_read_under_any_name(make_fb2: Make, tmp_path: Path) -> None:
    book = make_fb2("<body><section><p>a</p></section></body>")
    for name in ("a.fb2.zip", "a.fbz", "a.zip"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.write(book, "книга.fb2")
        assert identify(tmp_path / name) is TextFormat.FB2
        assert [block.text for block in blocks_of(tmp_path / name)] == ["a"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("<FictionBook></FictionBook>", Problem.NO_TEXT),
        ("<FictionBook><body><section/></body></FictionBook>", Problem.NO_TEXT),
        ("<FictionBook ", Problem.NO_TEXT),
        ("<other/>", Problem.MARKUP_DAMAGED),
    ],
)
def test_says_why_a_book_cannot_be_read(write_file: Write, content: str, problem: Problem) -> None:
    with pytest.raises(ReaderError) as caught:
        list(parse(write_file("a.fb2", content)))
    assert caught.value.problem is problem
