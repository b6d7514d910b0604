"""Lines under marked passages lie on the lines of the text, below what is drawn there already, and can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from reader.core.annotations.model import AnnotationStyle
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.leaves import split_into_leaves
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.mark_lines import LineUnderWords, line_thickness, stacked
from reader.ui.page.painting import Mark, paint_leaf
from reader.ui.page.typography import Typography

UNDERLINE, WAVY = AnnotationStyle.UNDERLINE, AnnotationStyle.WAVY
WORDS = "Call me Ishmael. Some years ago, never mind how long precisely, having little or no money in my purse. " * 3


@pytest.fixture
def layout(qtbot: QtBot, typography: Typography) -> LeafLayout:
    (leaf,) = split_into_leaves([Block(BlockKind.PARAGRAPH, WORDS)])
    return LeafLayout(leaf, typography, lambda _name: None, 500)


def painted(layout: LeafLayout, marks: list[Mark], scale: float) -> QImage:
    image = QImage(round(700 * scale), round(layout.height * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor(layout.typography.ink.paper))
    painter = QPainter(image)
    paint_leaf(painter, layout, marks, layout.typography.ink, QRectF(0, 0, 700, layout.height))
    painter.end()
    return image


def test_a_line_lies_under_each_line_of_its_passage_and_not_under_the_blank_at_its_end(layout: LeafLayout) -> None:
    first, second = layout.lines[:2]
    one, other = layout.baselines(first.end - 10, second.start + 6)
    assert first.top < one.y1() < first.bottom < other.y1() < second.bottom
    last_letter = layout.rects(first.end - 2, first.end - 1)[0]
    assert one.x2() == pytest.approx(last_letter.right(), abs=1.5)
    assert other.x1() == pytest.approx(second.left, abs=0.5)
    assert layout.baselines(5, 5) == []


def test_lines_that_overlap_lie_one_below_the_other() -> None:
    lines = [LineUnderWords(start, end, "", UNDERLINE) for start, end in ((0, 10), (5, 15), (8, 9), (12, 20), (30, 40))]
    assert [line.above for line in stacked(lines)] == [0, 1, 2, 0, 0]
    assert [line.above for line in stacked(lines, [(33, 34)])] == [0, 1, 2, 0, 1]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("style", [UNDERLINE, WAVY])
def test_a_line_is_seen_at_each_scale(layout: LeafLayout, style: AnnotationStyle, scale: float) -> None:
    plain, marked = painted(layout, [], scale), painted(layout, [Mark(0, 12, "#ff0000", style=style)], scale)
    (line,) = layout.baselines(0, 12)
    changed = [
        (x, y) for y in range(plain.height()) for x in range(plain.width()) if plain.pixel(x, y) != marked.pixel(x, y)
    ]
    top, bottom = min(y for _x, y in changed) / scale, max(y for _x, y in changed) / scale
    assert line.y1() < top
    assert bottom < layout.lines[0].bottom + 1
    assert {x for x, _y in changed} >= set(range(round(line.x1() * scale) + 1, round(line.x2() * scale) - 1))
    heights = 1 + round((bottom - top) * scale)
    assert (heights == round(line_thickness(20, scale) * scale)) is (style is UNDERLINE)
