"""Pictures stand within a line in the place of the marked text; black ones have the colour of the text."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, Qt
from pytestqt.qtbot import QtBot

from reader.core.text.blocks import PICTURE_SIGN, Block, BlockKind, Inline, InlineKind, LinePicture
from reader.core.text.leaves import split_into_leaves
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.line_pictures import drawn_picture
from reader.ui.page.typography import Typography

WIDTH = 500


def glyph(ground: Qt.GlobalColor = Qt.GlobalColor.transparent, ink: str = "#000000") -> QImage:
    """Return a picture of a character of 40 by 40 pixels."""
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(ground)
    painter = QPainter(image)
    painter.fillRect(10, 5, 6, 30, QColor(ink))
    painter.end()
    return image


def marked(words: str, start: int, length: int, height: float = 1.0) -> Block:
    mark = Inline(InlineKind.PICTURE, start, start + length, LinePicture("picture", height).target)
    return Block(BlockKind.PARAGRAPH, words, (mark,))


def lay_out(blocks: list[Block], typography: Typography, image: QImage | None) -> LeafLayout:
    (leaf,) = split_into_leaves(blocks)
    return LeafLayout(leaf, typography, lambda _name: image, WIDTH)


@pytest.mark.parametrize("words", ["此字作{}，从大从水。", "{}在前", "在后{}", "{}", "𠮷{}𠮷"])
@pytest.mark.parametrize("shown", [PICTURE_SIGN, "x²", "𡘙", "水旁加大字"])
def test_every_position_comes_back(qtbot: QtBot, typography: Typography, words: str, shown: str) -> None:
    start = words.index("{}")
    text = words.format(shown)
    layout = lay_out([Block(BlockKind.HEADING, "字", level=1), marked(text, start, len(shown))], typography, glyph())
    first = 2
    for position in (*range(start), *range(start + len(shown), len(text))):
        (selection,) = layout.selections(first + position, first + position + 1)
        assert selection.selectedText() == text[position]
    for position in (start, start + len(shown)):
        assert layout.position_at(layout.cursor_rect(first + position).center()) in {
            first + start,
            first + start + len(shown),
        }
    (selection,) = layout.selections(first + start, first + start + len(shown))
    assert selection.selectedText() == "\N{OBJECT REPLACEMENT CHARACTER}"


def test_a_picture_that_cannot_be_drawn_leaves_its_words(qtbot: QtBot, typography: Typography) -> None:
    layout = lay_out([marked("值为x²，很小", 2, 2)], typography, None)
    (selection,) = layout.selections(0, 7)
    assert selection.selectedText() == "值为x²，很小"


def test_a_line_grows_for_a_picture_that_is_higher(qtbot: QtBot, typography: Typography) -> None:
    low = lay_out([marked("值为〓。", 2, 1, 1.0)], typography, glyph())
    high = lay_out([marked("值为〓。", 2, 1, 3.0)], typography, glyph())
    assert high.height > low.height + typography.size


def test_pictures_in_tables_stand_in_their_cells(qtbot: QtBot, typography: Typography) -> None:
    mark = Inline(InlineKind.PICTURE, 2, 3, LinePicture("picture", 1.0).target)
    layout = lay_out([Block(BlockKind.TABLE, "甲\t〓乙\n丙\t丁", (mark,), level=1)], typography, glyph())
    (selection,) = layout.selections(3, 4)
    assert selection.selectedText() == "乙"


@pytest.mark.parametrize("ground", [Qt.GlobalColor.transparent, Qt.GlobalColor.white])
def test_a_black_picture_has_the_colour_of_the_text(qtbot: QtBot, ground: Qt.GlobalColor) -> None:
    mark = marked("〓", 0, 1).inlines[0]
    picture = drawn_picture(mark, glyph(ground), 20, QColor("#e0d8c8"), WIDTH)
    assert picture.image.pixelColor(6, 10).name() == "#e0d8c8"
    assert picture.image.pixelColor(6, 10).alpha() == 255
    assert picture.image.pixelColor(15, 10).alpha() == 0


def test_a_coloured_picture_stays_as_it_is(qtbot: QtBot) -> None:
    mark = marked("〓", 0, 1).inlines[0]
    picture = drawn_picture(mark, glyph(Qt.GlobalColor.white, "#c02020"), 20, QColor("#e0d8c8"), WIDTH)
    assert picture.image.pixelColor(6, 10).name() == "#c02020"


def test_no_picture_is_wider_than_the_column(qtbot: QtBot) -> None:
    mark = marked("〓", 0, 1, 3.0).inlines[0]
    wide = glyph().scaled(900, 20)
    picture = drawn_picture(mark, wide, 20, QColor("#000000"), 300)
    assert picture.width == 300
    assert picture.height == pytest.approx(300 * 20 / 900)


@pytest.mark.parametrize("target", ["abc", "abc x", "", "abc 99999999", "abc -1", "abc nan"])
def test_a_height_that_cannot_be_read_is_that_of_the_text(target: str) -> None:
    assert LinePicture.of(Inline(InlineKind.PICTURE, 0, 1, target)).height == 1.0
