"""Rows of lists have the heights of the design, and long texts are shown whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from reader.ui.appearance.sizes import DENSE_ROW_HEIGHT, SPACE
from reader.ui.widgets.item_view import ColumnList

LONG = "This sentence says why a file could not be added, and what can be done about it. " * 3


def shown(qtbot: QtBot, texts: list[str], *, wraps: bool) -> ColumnList:
    rows = ColumnList(("Reason", "Folder"))
    qtbot.addWidget(rows)
    rows.stretch(0)
    if wraps:
        rows.wrap_words()
    rows.addTopLevelItems([QTreeWidgetItem([text, "/home"]) for text in texts])
    rows.resize(400, 400)
    rows.show()
    return rows


def heights(rows: ColumnList) -> list[int]:
    return [rows.visualRect(rows.model().index(row, 0)).height() for row in range(rows.topLevelItemCount())]


def test_rows_of_one_line_are_equally_high_with_a_box_to_tick_and_without(qtbot: QtBot) -> None:
    rows = shown(qtbot, ["with a box", "without"], wraps=False)
    items = rows.findItems("with a box", Qt.MatchFlag.MatchExactly)
    items[0].setCheckState(0, Qt.CheckState.Checked)
    assert heights(rows) == [DENSE_ROW_HEIGHT, DENSE_ROW_HEIGHT]


def test_a_long_text_gets_the_lines_that_it_needs_at_each_width(qtbot: QtBot) -> None:
    rows = shown(qtbot, [LONG, "short"], wraps=True)
    line = QFontMetrics(rows.font()).height()
    for width in (300, 500, 900):
        rows.resize(width, 400)
        rows.doItemsLayout()
        column = rows.columnWidth(0)
        needed = QFontMetrics(rows.font()).horizontalAdvance(LONG) / column
        long, short = heights(rows)
        assert long >= needed * line
        assert short <= line + 2 * SPACE + 2
