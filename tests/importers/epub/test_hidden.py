"""What a book's own styles hide stays out of the text and is told; notes are read all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.text.blocks import Block, BlockKind, InlineKind
from reader.core.text.import_events import TextEnd, assemble
from reader.core.text.omissions import OmissionKind
from reader.importers import parse

MakeBook = Callable[..., Path]
HEAD = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head>{head}</head>'
LINK = '<link rel="stylesheet" type="text/css" href="css/s.css"/>'

HIDING = [
    (".gone{display:none}", '<p class="gone">HIDE</p>'),
    (".gone { DISPLAY : NONE !important }", '<p class="a gone b">HIDE</p>'),
    ("p.gone, p.away{display:none;color:red}", '<p class="away">HIDE</p>'),
    ("#secret{visibility:hidden}", '<p id="secret">HIDE</p>'),
    ("aside{display:none}", "<aside><p>HIDE</p></aside>"),
    ("div.box > p{display:none}", '<div class="box"><p>HIDE</p></div>'),
    ("div.box span{display:none}", '<div class="box"><p>Shown <span>HIDE</span></p></div>'),
    ("h2 + p{display:none}", "<h2>Shown</h2><p>HIDE</p>"),
    ("h2 ~ p.x{display:none}", '<h2>Shown</h2><p>Shown</p><p class="x">HIDE</p>'),
    ('p[data-x="1"]{display:none}', '<p data-x="1">HIDE</p>'),
    ("*[epub|type~=z3998]{display:none}", '<p epub:type="a z3998">HIDE</p>'),
    (".off{position:absolute;left:-9999px}", '<p class="off">HIDE</p>'),
    (".off{position:absolute;top:-999em}", '<p class="off">HIDE</p>'),
    (".zero{opacity:0;position:fixed}", '<p class="zero">HIDE</p>'),
    (".tiny{font-size:0}", '<p class="tiny">HIDE</p>'),
    (".in{text-indent:-9999px}", '<p class="in">HIDE</p>'),
    (".clip{position:absolute;clip:rect(0,0,0,0)}", '<p class="clip">HIDE</p>'),
    (".m{margin-left:-9999px}", '<p class="m">HIDE</p>'),
    (".flat{height:0;overflow:hidden}", '<p class="flat">HIDE</p>'),
    (".path{clip-path:inset(100%)}", '<p class="path">HIDE</p>'),
    (".glass{color:transparent}", '<p class="glass">HIDE</p>'),
    ("@media screen{.gone{display:none}}", '<p class="gone">HIDE</p>'),
    ("@charset 'utf-8'; @namespace epub 'x'; /* .gone{} */ .gone{display:none}", '<p class="gone">HIDE</p>'),
    (".gone{display:block} .gone{display:none}", '<p class="gone">HIDE</p>'),
    ("p.gone{display:none} .gone{display:block}", '<p class="gone">HIDE</p>'),
    (".汉{display:none}", '<p class="汉">HIDE</p>'),
    ("", '<p style="opacity:0">HIDE</p>'),
    ("", '<p style="position:absolute;left:-10000px">HIDE</p>'),
    ("", '<p style="display:none">HIDE</p>'),
]
SHOWN = [
    (".gone{display:none} p.gone{display:block}", '<p class="gone">SHOWN</p>'),
    (".gone{display:none}", '<p class="gone" style="display:block">SHOWN</p>'),
    (".gone{display:none}", '<p class="gones">SHOWN</p>'),
    (".gone:hover{display:none}", '<p class="gone">SHOWN</p>'),
    (".gone::before{display:none}", '<p class="gone">SHOWN</p>'),
    ("@media print{.gone{display:none}}", '<p class="gone">SHOWN</p>'),
    ("@media amzn-kf8{.gone{display:none}}", '<p class="gone">SHOWN</p>'),
    ("@media print{.x{color:red} .gone{display:none}} .y{color:red}", '<p class="gone">SHOWN</p>'),
    ("div.box > p{display:none}", '<div class="box"><div><p>SHOWN</p></div></div>'),
    (".gone{height:0}", '<p class="gone">SHOWN</p>'),
    (".gone{margin-left:-2em;background-color:transparent}", '<p class="gone">SHOWN</p>'),
    (".gone{opacity:0.5}", '<p class="gone">SHOWN</p>'),
    (".gone{text-indent:-2em}", '<p class="gone">SHOWN</p>'),
    (".gone{position:absolute;left:0}", '<p class="gone">SHOWN</p>'),
    ("/* .gone{display:none} */", '<p class="gone">SHOWN</p>'),
    (".gone{x-display:none}", '<p class="gone">SHOWN</p>'),
    (".gone{display:none", '<p class="other">SHOWN</p>'),
    ("}}}{{{", "<p>SHOWN</p>"),
]


def book(make_book: MakeBook, sheet: str, body: str, head: str = LINK) -> Path:
    page = f"{HEAD.format(head=head)}<body><p>Before.</p>{body}<p>After.</p></body></html>"
    return make_book({"OEBPS/one.xhtml": page, "OEBPS/css/s.css": sheet})


def words(path: Path) -> str:
    return "\n".join(event.text for event in parse(path) if isinstance(event, Block))


def hidden(path: Path) -> int:
    *_rest, ending = assemble(parse(path))
    assert isinstance(ending, TextEnd)
    return sum(omission.count for omission in ending.omissions if omission.kind is OmissionKind.HIDDEN)


@pytest.mark.parametrize(("sheet", "body"), HIDING)
def test_hidden_text_stays_out_and_is_told(make_book: MakeBook, sheet: str, body: str) -> None:
    path = book(make_book, sheet, body)
    assert "HIDE" not in words(path)
    assert words(path).startswith("Before.")
    assert "After." in words(path)
    assert words(path).count("Shown") == body.count("Shown")
    assert hidden(path) == 1


@pytest.mark.parametrize(("sheet", "body"), SHOWN)
def test_what_is_shown_after_all_is_read(make_book: MakeBook, sheet: str, body: str) -> None:
    path = book(make_book, sheet, body)
    assert "SHOWN" in words(path)
    assert hidden(path) == 0


def test_the_styles_of_the_chapter_itself_and_imported_ones_apply(make_book: MakeBook) -> None:
    body = '<p class="one">HIDE</p><p class="two">HIDE</p><p class="three">SHOWN</p>'
    head = f"{LINK}<style>.one{{display:none}}</style><style media='print'>.three{{display:none}}</style>"
    path = make_book(
        {
            "OEBPS/one.xhtml": f"{HEAD.format(head=head)}<body>{body}</body></html>",
            "OEBPS/css/s.css": "@import 'more.css';",
            "OEBPS/css/more.css": ".two{display:none}",
        }
    )
    assert "HIDE" not in words(path)
    assert "SHOWN" in words(path)
    assert hidden(path) == 2


def test_lines_that_are_blocks_by_style_stay_lines(make_book: MakeBook) -> None:
    body = '<p class="poem"><span>One line of it,</span><br/><span>and another one.</span></p>'
    path = book(make_book, ".poem span{display:block} .poem br{display:none}", body)
    assert "One line of it,\nand another one." in words(path)
    assert hidden(path) == 0


def test_a_picture_in_text_of_no_size_is_shown(make_book: MakeBook, picture: bytes) -> None:
    body = '<div class="row"><img src="p.png" alt="A point"/></div>'
    page = f"{HEAD.format(head=LINK)}<body><p>Before.</p>{body}</body></html>"
    path = make_book({"OEBPS/one.xhtml": page, "OEBPS/css/s.css": ".row{font-size:0}", "OEBPS/p.png": picture})
    assert [event.text for event in parse(path) if isinstance(event, Block) and event.image] == ["A point"]


@pytest.mark.parametrize(
    "note",
    [
        '<aside epub:type="footnote" id="n1" class="gone"><p>The note.</p></aside>',
        '<div class="gone"><aside epub:type="footnote" id="n1"><p>The note.</p></aside></div>',
        '<p id="n1" style="display:none">The note.</p>',
        '<ol class="duokan-footnote-content gone"><li class="duokan-footnote-item" id="n1">The note.</li></ol>',
        '<aside epub:type="footnote" id="n1" hidden="hidden"><p>The note.</p></aside>',
    ],
)
def test_hidden_notes_are_read_where_they_are_referred_to(make_book: MakeBook, note: str) -> None:
    body = f'<p>A sentence<a epub:type="noteref" href="#n1">1</a>.</p>{note}'
    path = book(make_book, ".gone{display:none}", body)
    notes = [event for event in parse(path) if isinstance(event, Block) and event.kind is BlockKind.FOOTNOTE]
    assert [block.text for block in notes] == ["The note."]
    assert hidden(path) == 0
    *_rest, ending = assemble(parse(path))
    assert isinstance(ending, TextEnd)
    references = [
        mark.target
        for event in parse(path)
        if isinstance(event, Block)
        for mark in event.inlines
        if mark.kind is InlineKind.NOTE_REFERENCE
    ]
    assert [target.removeprefix("#") in ending.targets for target in references] == [True]


def test_what_no_reference_leads_to_stays_hidden(make_book: MakeBook) -> None:
    body = '<p>A sentence<a epub:type="noteref" href="notes.xhtml">1</a>.</p><p class="gone">HIDE</p>'
    path = book(make_book, ".gone{display:none}", body)
    assert "HIDE" not in words(path)
    assert hidden(path) == 1


def test_rules_of_any_number_take_bounded_time(make_book: MakeBook) -> None:
    sheet = "".join(f"* * * div div p.x{number % 7}, p {{display:none}} " for number in range(20_000))
    deep = "<div>" * 150 + '<p class="x1">HIDE</p>' * 3_000 + "</div>" * 150
    path = book(make_book, sheet, deep)
    assert words(path).endswith("Second words.")
