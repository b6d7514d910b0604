"""A page of Markdown has tables with lines, and lists and paragraphs go on behind them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QTextFormat, QTextTable
from pytestqt.qtbot import QtBot

from reader.ui.appearance.sizes import DIALOG_HEAD, HEAD
from reader.ui.appearance.theme import THEMES
from reader.ui.widgets.markdown_document import NoteStyle
from reader.ui.widgets.markdown_view import MarkdownView

TABLE = "| Portion | State |\n|---|---|\n| 1. On *the* mission | done |\n| 二 | |\n"


@pytest.fixture
def view(qtbot: QtBot) -> MarkdownView:
    view = MarkdownView()
    qtbot.addWidget(view)
    return view


def show(view: MarkdownView, source: str) -> list[str]:
    view.show_markdown(source, NoteStyle(QFont(), THEMES["paper"]))
    return [line for line in view.toPlainText().splitlines() if line]


def tables(view: MarkdownView) -> list[QTextTable]:
    frames = view.document().rootFrame().childFrames()
    return [frame for frame in frames if isinstance(frame, QTextTable)]


def test_headings_of_a_page_have_the_sizes_of_heads(view: MarkdownView) -> None:
    show(view, "# Report\n\n## Texts\n\nWords")
    formats = [view.document().findBlockByNumber(number).begin().fragment().charFormat() for number in range(3)]
    sizes = [one.fontPointSize() or QFont().pointSizeF() for one in formats]
    assert [round(size / QFont().pointSizeF(), 2) for size in sizes] == [round(DIALOG_HEAD, 2), round(HEAD, 2), 1.0]


def test_a_table_has_its_rows_and_columns(view: MarkdownView) -> None:
    assert show(view, f"# Report\n\n{TABLE}") == ["Report", "Portion", "State", "1. On the mission", "done", "二"]
    (table,) = tables(view)
    assert (table.rows(), table.columns()) == (3, 2)
    assert table.cellAt(0, 1).firstCursorPosition().block().text() == "State"
    assert table.cellAt(2, 1).firstCursorPosition().block().text() == ""


@pytest.mark.parametrize("behind", ["Words.", "1. Words.", "> Words.", "## Words."])
def test_what_stands_behind_a_table_is_outside_of_it(view: MarkdownView, behind: str) -> None:
    assert show(view, f"{TABLE}\n{behind}\n")[-1] == "Words."
    block = view.document().lastBlock()
    assert block.text() == "Words."
    assert (block.textList() is not None) is behind.startswith("1")
    assert tables(view)[0].lastPosition() < block.position()


def test_two_tables_are_two(view: MarkdownView) -> None:
    show(view, f"{TABLE}\nBetween.\n\n{TABLE}\n{TABLE.replace('State', 'Day')}")
    assert [table.rows() for table in tables(view)] in ([3, 3, 3], [3, 7])


def test_a_rule_is_a_line(view: MarkdownView) -> None:
    show(view, "One.\n\n---\n\nTwo.")
    block = view.document().begin().next()
    assert block.text() == ""
    assert block.blockFormat().hasProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth.value)
    assert not block.next().blockFormat().hasProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth.value)


@pytest.mark.parametrize("source", ["", TABLE, "<table><tr><td>x", "| a |\n|---|", "---", "> | a |\n> |---|\n> | b |"])
def test_any_page_can_be_shown(view: MarkdownView, source: str) -> None:
    show(view, source)
