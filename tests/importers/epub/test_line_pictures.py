"""Pictures that stand within a line stay in it; one that shows a single sign is that sign."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.text.blocks import PICTURE_SIGN, Block, InlineKind, LinePicture
from reader.core.text.import_events import TextEnd, assemble
from reader.core.text.model import Image
from reader.importers import parse
from tests.importers.conftest import png

MakeBook = Callable[..., Path]
Chapter = Callable[[str], str]
IN_LINE = [
    ('<img class="gaiji" src="g.png" alt=""/>', PICTURE_SIGN, 1.0),
    ('<img class="gaiji" src="g.png"/>', PICTURE_SIGN, 1.0),
    ('<img class="gaiji" src="g.png" alt="〓"/>', PICTURE_SIGN, 1.0),
    ('<img src="small.png" alt="image"/>', PICTURE_SIGN, 1.0),
    ('<img src="small.png" alt="small.png"/>', PICTURE_SIGN, 1.0),
    ('<img src="g.png" alt="x²" style="height:1.2em"/>', "x²", 1.2),
    ('<img src="g.png" alt="" height="32"/>', PICTURE_SIGN, 2.0),
    ('<span><img class="inline" src="g.png" alt="水旁"/></span>', "水旁", 1.0),
    ('<img class="tall" src="g.png" alt=""/>', PICTURE_SIGN, 1.5),
    ('<img class="broad" src="g.png" alt=""/>', PICTURE_SIGN, 2.0),
]
BETWEEN = [
    ('<img src="g.png" alt=""/>', PICTURE_SIGN, 6.25),
    ('<img src="g.png" alt="" style="height:5em"/>', PICTURE_SIGN, 5.0),
]
SIGNS = ["𡘙", "é", "の", "邉\U000e0101", "€", "e\u0301"]
SHEET = ".tall{height:1.5em} img.broad{width:2em}"


def make(make_book: MakeBook, chapter_of: Chapter, body: str) -> Path:
    page = chapter_of(body).replace("<head>", '<head><link rel="stylesheet" href="s.css"/>')
    pictures = {"OEBPS/g.png": png(100), "OEBPS/small.png": png(16), "OEBPS/large.png": png(300)}
    return make_book({"OEBPS/one.xhtml": page, "OEBPS/s.css": SHEET, **pictures})


def blocks_of(path: Path) -> list[Block]:
    return [event for event in parse(path) if isinstance(event, Block)]


@pytest.mark.parametrize(("picture", "words", "height"), IN_LINE)
def test_a_small_picture_stays_in_its_line(
    make_book: MakeBook, chapter_of: Chapter, picture: str, words: str, height: float
) -> None:
    path = make(
        make_book, chapter_of, f"<p>此字作{picture}，从大从水。</p><p>{picture}字在前。</p><p>字在后{picture}</p>"
    )
    blocks = blocks_of(path)
    assert [block.text for block in blocks[:3]] == [f"此字作{words}，从大从水。", f"{words}字在前。", f"字在后{words}"]
    assert not any(block.image for block in blocks)
    for block, start in zip(blocks, (3, 0, 3), strict=False):
        (mark,) = block.inlines
        assert (mark.kind, mark.start, mark.end) == (InlineKind.PICTURE, start, start + len(words))
        assert LinePicture.of(mark).height == pytest.approx(height)
    images = [event for event in parse(path) if isinstance(event, Image)]
    assert [image.hash for image in images] == [LinePicture.of(blocks[0].inlines[0]).image]


@pytest.mark.parametrize(("picture", "words", "height"), BETWEEN)
def test_a_larger_picture_stays_between_words(
    make_book: MakeBook, chapter_of: Chapter, picture: str, words: str, height: float
) -> None:
    path = make(make_book, chapter_of, f"<p>此字作{picture}，从大从水。</p><p>见图。{picture}</p>")
    first, second, *_rest = blocks_of(path)
    assert (first.text, second.text) == (f"此字作{words}，从大从水。", "见图。")
    assert LinePicture.of(first.inlines[0]).height == pytest.approx(height)


@pytest.mark.parametrize("sign", SIGNS)
def test_the_picture_of_a_sign_is_that_sign(make_book: MakeBook, chapter_of: Chapter, sign: str) -> None:
    for source in ("g.png", "large.png", "gone.png"):
        path = make(make_book, chapter_of, f'<p>此字作<img src="{source}" alt="{sign}"/>，从大从水。</p>')
        assert blocks_of(path)[0].text == f"此字作{sign}，从大从水。"
        assert blocks_of(path)[0].inlines == ()
        *_rest, ending = assemble(parse(path))
        assert isinstance(ending, TextEnd)
        assert ending.omissions == ()


@pytest.mark.parametrize(
    "body",
    [
        '<p>See the plan. <img src="large.png" alt="The plan"/></p>',
        '<p><img src="small.png" alt="The plan"/></p>',
        '<p>A line.</p><img src="small.png" alt="The plan"/><p>Another.</p>',
        '<p>A line<br/><img src="large.png" alt="The plan"/><br/>and another.</p>',
        '<p>A line <img src="g.png" style="width:100%" alt="The plan"/> and more.</p>',
        '<p>A line <img src="small.png" style="height:20em" alt="The plan"/> and more.</p>',
        '<h1><img src="small.png" alt="The plan"/> One</h1>',
    ],
)
def test_other_pictures_stand_by_themselves(make_book: MakeBook, chapter_of: Chapter, body: str) -> None:
    path = make(make_book, chapter_of, body)
    assert [block.text for block in blocks_of(path) if block.image] == ["The plan"]


def test_pictures_in_cells_and_headings_stay_there(make_book: MakeBook, chapter_of: Chapter) -> None:
    picture = '<img class="gaiji" src="g.png" alt=""/>'
    table = f"<table><tr><td>甲{picture}乙</td><td>丙</td></tr><tr><td>丁</td><td>戊</td></tr></table>"
    path = make(make_book, chapter_of, f"<h1>说{picture}文</h1>{table}")
    heading, cells, *_rest = blocks_of(path)
    assert heading.text == f"说{PICTURE_SIGN}文"
    assert cells.text == f"甲{PICTURE_SIGN}乙\t丙\n丁\t戊"
    *_events, ending = assemble(parse(path))
    assert isinstance(ending, TextEnd)
    assert ending.sections[0].title == "First"  # the book's own contents
