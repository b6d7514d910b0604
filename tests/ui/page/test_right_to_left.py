from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.leaves import split_into_leaves
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.painting import paint_leaf
from reader.ui.page.typography import Typography

_KIND = BlockKind
HEBREW = "השומר ירד במדרגות המגדלור כדי לספור את הסירות שחזרו הביתה בלילה, ורשם את מספרן ביומן הישן. "
ARABIC = "نزل الحارس درجات المنارة ليعد القوارب التي عادت في الليل، ثم كتب عددها في الدفتر القديم. "
MIXED = "הגרסה Qt 6.2 (library) יצאה בשנת 2021, ויש בה טקסט דו-כיווני של C++ ושל Python. "
POINTED = "בְּרֵאשִׁית נִפְתַּח הַסֵּפֶר "


@pytest.fixture
def hebrew(typography: Typography) -> Typography:
    families = ("Frank Ruehl CLM", "David CLM", "DejaVu Sans", "Arial", "sans-serif")
    return replace(typography, families=families, chinese=False, right_to_left=True)


def _lay_out(blocks: list[Block], typography: Typography) -> LeafLayout:
    (leaf,) = split_into_leaves(blocks)
    return LeafLayout(leaf, typography, lambda _name: None, 500)


def _paragraph(text: str, typography: Typography) -> LeafLayout:
    return _lay_out([Block(_KIND.PARAGRAPH, text.strip())], typography)


def _edges(layout: LeafLayout, number: int) -> tuple[float, float]:
    """Return the outermost edges of the words on a line."""
    line = layout.lines[number]
    text = layout.leaf.text[line.start : line.end].rstrip()
    rects = layout.rects(line.start, line.start + len(text))
    return min(rect.left() for rect in rects), max(rect.right() for rect in rects)


@pytest.mark.parametrize("text", [HEBREW * 6, ARABIC * 6, MIXED * 6])
def test_justified_lines_meet_both_edges(qtbot: QtBot, hebrew: Typography, text: str) -> None:
    layout = _paragraph(text, replace(hebrew, indent=0))
    assert len(layout.lines) > 3
    for number in range(len(layout.lines) - 1):
        left, right = _edges(layout, number)
        assert left == pytest.approx(0, abs=2)
        assert right == pytest.approx(hebrew.measure, abs=2)
    assert _edges(layout, -1)[1] == pytest.approx(hebrew.measure, abs=2)


@pytest.mark.parametrize("text", [HEBREW * 6, ARABIC * 6, MIXED * 6])
def test_justifying_breaks_no_line_elsewhere(qtbot: QtBot, hebrew: Typography, text: str) -> None:
    ragged = _paragraph(text, replace(hebrew, justified=False))
    justified = _paragraph(text, hebrew)
    assert [(line.start, line.end) for line in justified.lines] == [(line.start, line.end) for line in ragged.lines]


@pytest.mark.parametrize("text", [HEBREW * 3, MIXED * 4, POINTED * 8])
def test_each_letter_is_found_under_its_middle(qtbot: QtBot, hebrew: Typography, text: str) -> None:
    layout = _paragraph(text, hebrew)
    for position, letter in enumerate(layout.leaf.text):
        if letter == " " or unicodedata.combining(letter):
            continue
        (rect,) = layout.rects(position, position + 1)
        assert rect.width() > 0
        assert layout.position_under(rect.center()) == position
        assert position <= layout.position_at(rect.center()) <= position + len("ִּׁ") + 1


def test_a_range_over_words_of_both_directions_covers_several_boxes(qtbot: QtBot, hebrew: Typography) -> None:
    layout = _paragraph(MIXED, replace(hebrew, measure=1_200, indent=0))
    start = MIXED.index("Qt") + 3
    rects = layout.rects(start, start + len("6.2 (library) יצאה"))
    assert len(rects) == 2
    covered = {
        position
        for position in range(len(layout.leaf.text))
        for rect in layout.rects(position, position + 1)
        if any(box.left() - 0.1 <= rect.center().x() <= box.right() + 0.1 for box in rects)
    }
    assert covered == set(range(start, start + len("6.2 (library) יצאה")))


def test_indents_and_labels_are_at_the_right(qtbot: QtBot, hebrew: Typography) -> None:
    blocks = [
        Block(_KIND.LIST_ITEM, HEBREW.strip(), level=1, label="1."),
        Block(_KIND.QUOTATION, HEBREW.strip(), level=1),
        Block(_KIND.PARAGRAPH, HEBREW.strip()),
        Block(_KIND.HEADING, "פרק", level=1),
    ]
    layout = _lay_out(blocks, hebrew)
    starts = [layout.cursor_rect(position).left() for position, _block in layout.blocks]
    em = hebrew.size
    assert starts == [pytest.approx(hebrew.measure - indent, abs=1.5) for indent in (2 * em, 2 * em, hebrew.indent, 0)]
    assert all(layout.runs_right_to_left(position) for position, _block in layout.blocks)
    image = QImage(hebrew.measure, round(layout.height), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_leaf(painter, layout, (), hebrew.ink, image.rect().toRectF())
    painter.end()
    first = layout.lines[0]
    row = range(round(first.top), round(first.bottom))
    label = range(hebrew.measure - 2 * em + 4, hebrew.measure)
    assert any(image.pixelColor(x, y).lightness() < 200 for x in label for y in row)


def test_paragraphs_of_other_letters_run_their_own_way(qtbot: QtBot, hebrew: Typography) -> None:
    blocks = [
        Block(_KIND.PARAGRAPH, "Only English, here."),
        Block(_KIND.PARAGRAPH, "Python היא שפה"),
        Block(_KIND.PARAGRAPH, "1995"),
    ]
    layout = _lay_out(blocks, hebrew)
    assert [layout.runs_right_to_left(position) for position, _block in layout.blocks] == [False, True, True]
    assert layout.cursor_rect(layout.blocks[0][0]).left() < 100
    english = _lay_out([blocks[1], Block(_KIND.PARAGRAPH, HEBREW)], replace(hebrew, right_to_left=False))
    assert [english.runs_right_to_left(position) for position, _block in english.blocks] == [False, True]


def test_the_columns_of_a_table_begin_at_the_right(qtbot: QtBot, hebrew: Typography) -> None:
    layout = _lay_out(
        [Block(_KIND.TABLE, "שם\tשנה\tעיר\nאחת\t1995\nשתיים\t1996\tחיפה", level=1), Block(_KIND.PARAGRAPH, HEBREW)],
        hebrew,
    )
    text = layout.leaf.text
    names = [layout.rects(text.index(word), text.index(word) + 1)[0].left() for word in ("שם", "שנה", "עיר")]
    assert names == sorted(names, reverse=True)
    for position in range(layout.leaf.end):
        if text[position] not in "\n\t ":
            (selection,) = layout.selections(position, position + 1)
            assert selection.selectedText() == text[position]
            (rect,) = layout.rects(position, position + 1)
            assert layout.position_under(rect.center()) == position
    starts = [line.start for line in layout.lines if line.end > line.start]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "text", ["……，。（「", "* * *", "1 — 2", "\u202eabc\u202c", "\u2067abc\u2069", "\u202babc, 12.\u202c"]
)
@pytest.mark.parametrize("usually", [True, False])
def test_signs_alone_have_boxes_in_whatever_direction_they_stand(
    qtbot: QtBot, hebrew: Typography, text: str, usually: bool
) -> None:
    layout = _paragraph(text, replace(hebrew, right_to_left=usually))
    for position, sign in enumerate(layout.leaf.text):
        if sign.isprintable() and sign != " ":
            (rect,) = layout.rects(position, position + 1)
            assert rect.width() > 0
            assert layout.position_under(rect.center()) == position
