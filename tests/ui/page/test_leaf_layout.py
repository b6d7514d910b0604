from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from reader.core.text.blocks import CELL, LINE, Block, BlockKind, Inline, InlineKind
from reader.core.text.leaves import split_into_leaves
from reader.ui.page.leaf_layout import LeafLayout, flatten
from reader.ui.page.typography import Typography

_KIND = BlockKind


def _no_picture(_name: str) -> None:
    return None


def _lay_out(blocks: list[Block], typography: Typography) -> LeafLayout:
    (leaf,) = split_into_leaves(blocks)
    return LeafLayout(leaf, typography, _no_picture, 500)


EVERY_KIND = [
    Block(_KIND.HEADING, "第一章　𠮷野", level=1),
    Block(_KIND.STANDFIRST, "引题"),
    Block(_KIND.PARAGRAPH, "汉字👩‍👩‍👧与e\u0301混排", (Inline(InlineKind.RUBY, 0, 2, "hànzì"),)),
    Block(_KIND.VERSE, "未卜三生愿，\n频添一段愁。"),
    Block(_KIND.LIST_ITEM, "第一条", level=1, label="1."),
    Block(_KIND.QUOTATION, "引文", level=1),
    Block(_KIND.TABLE, "甲\t乙\n一\t二\n三\t", level=1),
    Block(_KIND.CODE, "def f():\n    return 1"),
    Block(_KIND.IMAGE, "一幅画", image="none"),
    Block(_KIND.RULE, ""),
    Block(_KIND.FOOTNOTE, "注。", label="[1]"),
]


def test_every_position_of_every_kind_of_block_comes_back(qtbot: QtBot, typography: Typography) -> None:
    layout = _lay_out(EVERY_KIND, typography)
    for position in range(layout.leaf.start, layout.leaf.end):
        if layout.leaf.text[position] not in "\n\t":
            (selection,) = layout.selections(position, position + 1)
            assert selection.selectedText() == layout.leaf.text[position]
        rect = layout.cursor_rect(position)
        assert abs(layout.position_at(rect.center()) - position) <= 5  # within the grapheme cluster


def test_a_character_is_found_under_its_own_middle(qtbot: QtBot, typography: Typography) -> None:
    layout = _lay_out([Block(_KIND.PARAGRAPH, "中央的𠮷字与其他的字，" * 20)], typography)
    for position in range(0, 100, 7):
        (rect,) = layout.rects(position, position + 1)
        assert layout.position_under(rect.center()) == position


def test_there_is_nothing_under_the_empty_end_of_a_line(qtbot: QtBot, typography: Typography) -> None:
    layout = _lay_out([Block(_KIND.PARAGRAPH, "短句。")], typography)
    line = layout.lines[0]
    assert layout.position_under(layout.rects(0, 1)[0].center()) == 0
    end = layout.cursor_rect(3)
    assert layout.position_under(end.center() + end.center() - layout.cursor_rect(0).center()) is None
    assert line.start == 0


@pytest.mark.parametrize(("kind", "label"), [(_KIND.LIST_ITEM, "第二十一章"), (_KIND.FOOTNOTE, "[123456789]")])
def test_a_wide_label_has_room_before_the_first_line_alone(
    qtbot: QtBot, typography: Typography, kind: BlockKind, label: str
) -> None:
    words = "一行又一行。" * 60
    wide = _lay_out([Block(kind, words, level=1, label=label)], typography)
    narrow = _lay_out([Block(kind, words, level=1, label="1.")], typography)
    assert wide.cursor_rect(0).left() >= typography.size * 0.8 * 5
    assert narrow.cursor_rect(0).left() == wide.cursor_rect(wide.lines[1].start).left() == typography.size * 2


def test_lines_hold_each_character_of_a_paragraph_once(qtbot: QtBot, typography: Typography) -> None:
    layout = _lay_out([Block(_KIND.PARAGRAPH, "一行又一行。" * 60), Block(_KIND.PARAGRAPH, "尾。")], typography)
    covered = [position for line in layout.lines for position in range(line.start, line.end)]
    assert covered == [position for position in range(layout.leaf.end) if layout.leaf.text[position] != "\n"]


def test_no_line_is_wider_than_the_measure(qtbot: QtBot, typography: Typography) -> None:
    layout = _lay_out([Block(_KIND.PARAGRAPH, "字" * 500), Block(_KIND.CODE, "x" * 500)], typography)
    rects = layout.rects(0, layout.leaf.end)
    assert max(rect.right() for rect in rects) <= typography.measure + 1


def test_chinese_paragraphs_begin_two_ems_in_and_headings_at_the_edge(qtbot: QtBot, typography: Typography) -> None:
    layout = _lay_out([Block(_KIND.HEADING, "标题", level=1), Block(_KIND.PARAGRAPH, "正文")], typography)
    assert layout.cursor_rect(0).left() == pytest.approx(0, abs=1)
    assert layout.cursor_rect(3).left() == pytest.approx(2 * typography.size, abs=1)


def test_a_wide_picture_is_fitted_to_the_measure(qtbot: QtBot, typography: Typography) -> None:
    picture = QImage(4000, 1000, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    (leaf,) = split_into_leaves([Block(_KIND.IMAGE, "图", image="x")])
    layout = LeafLayout(leaf, typography, lambda _name: picture, 500)
    assert layout.document.size().width() <= typography.measure + 1
    assert layout.height < 400


_TEXTS = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1, max_size=60
)
"""Words as in canonical texts, which have no byte order mark."""


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from([_KIND.PARAGRAPH, _KIND.VERSE, _KIND.QUOTATION]), _TEXTS), min_size=1))
def test_selections_give_back_the_canonical_text(
    qtbot: QtBot, typography: Typography, rows: list[tuple[BlockKind, str]]
) -> None:
    blocks = [Block(kind, text, level=1) for kind, text in rows]
    (leaf, *_rest) = split_into_leaves(blocks)
    layout = LeafLayout(leaf, typography, _no_picture, 500)
    shown = "\n".join(one.selectedText() for one in layout.selections(leaf.start, leaf.end))
    assert shown.replace("\u2028", "\n") == leaf.text.replace("\u2028", "\n")


def test_a_mark_over_two_paragraphs_ends_with_their_last_characters(qtbot: QtBot, typography: Typography) -> None:
    layout = _lay_out([Block(_KIND.PARAGRAPH, "甲乙。"), Block(_KIND.PARAGRAPH, "丙丁。")], typography)
    assert [one.selectedText() for one in layout.selections(1, 6)] == ["乙。", "丙丁"]


def test_a_mark_that_ends_within_a_table_takes_no_other_cell(qtbot: QtBot, typography: Typography) -> None:
    layout = _lay_out([Block(_KIND.PARAGRAPH, "前"), Block(_KIND.TABLE, "甲\t乙\n丙\t丁")], typography)
    assert [one.selectedText() for one in layout.selections(0, 3)] == ["前", "甲"]


def test_overlapping_marks_are_cut_into_pieces_that_name_them_all() -> None:
    pieces = flatten([(0, 10, "a"), (5, 15, "b"), (7, 8, "c")])
    assert pieces == [
        (0, 5, ("a",)),
        (5, 7, ("a", "b")),
        (7, 8, ("a", "b", "c")),
        (8, 10, ("a", "b")),
        (10, 15, ("b",)),
    ]


def test_a_table_too_wide_for_the_column_is_set_row_by_row(qtbot: QtBot, typography: Typography) -> None:
    rows = [CELL.join(f"word {row} {column}" for column in range(200)) for row in range(4)]
    leaf = next(iter(split_into_leaves([Block(BlockKind.TABLE, LINE.join(rows), level=1)])))
    layout = LeafLayout(leaf, typography, lambda _name: None, 500)
    assert layout.document.size().width() <= typography.measure
    for position in (place for place in range(0, leaf.end, 97) if not leaf.text[place].isspace()):
        for rect in layout.rects(position, position + 1):
            assert rect.right() <= typography.measure + 1
            assert layout.position_under(rect.center()) == position
    narrow = Block(BlockKind.TABLE, LINE.join(CELL.join("abc") for _ in range(3)))
    table = LeafLayout(next(iter(split_into_leaves([narrow]))), typography, lambda _name: None, 500)
    assert {line.left for line in table.lines} != {0.0}, "a narrow one stays a table"
