"""Show a whole page of Markdown as it reads."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget
from typing_extensions import override

from reader.ui.appearance.sizes import DIALOG_HEAD, EDGE, HEAD
from reader.ui.widgets.markdown_document import HEADINGS, NoteDocumentWriter, NoteStyle, note_document

_PAGE_MARGIN = 2 * EDGE
_CELL_PADDING = 6
_CELLS = frozenset(("td", "th"))


class MarkdownView(QTextEdit):
    """A page in a box that can be read and copied; Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("role", "boxed")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_markdown(self, source: str, style: NoteStyle) -> None:
        """Show Markdown as it reads."""
        document = note_document(source, style, MarkdownPageWriter)
        document.setParent(self)
        document.setDocumentMargin(_PAGE_MARGIN)
        self.setDocument(document)


class MarkdownPageWriter(NoteDocumentWriter):
    """Writes a page, on which there is room for tables with a line below each row."""

    paragraph_space = 10.0
    headings: ClassVar = {**HEADINGS, "h1": DIALOG_HEAD, "h2": HEAD}

    def __init__(self, cursor: QTextCursor, style: NoteStyle) -> None:
        super().__init__(cursor, style)
        self._table: QTextTable | None = None
        self._row = self._column = -1
        self._is_behind_table = self._is_heading = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table" and self._table is None:
            self._begin_table()
        elif tag == "tr" and self._table is not None:
            self._row, self._column = self._row + 1, -1
        elif tag in _CELLS and self._table is not None:
            self._begin_cell(self._table, is_head=tag == "th")
        elif tag == "hr":
            self._put_line()
        else:
            self._is_heading = tag in HEADINGS
            super().handle_starttag(tag, attrs)

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._table is not None:
            self._end_table(self._table)
        elif tag in _CELLS and self._table is not None:
            self._formats.pop()
        elif tag != "tr" or self._table is None:
            super().handle_endtag(tag)

    @override
    def _block_format(self) -> QTextBlockFormat:
        """Keep headings apart from what stands above them."""
        block_format = super()._block_format()
        if self._is_heading and block_format.topMargin():
            block_format.setTopMargin(2 * self.paragraph_space)
        self._is_heading = False
        return block_format

    @override
    def _open_block(self) -> None:
        """Write on in the line that follows a table anyway."""
        self._first, self._is_behind_table = self._first or self._is_behind_table, False
        super()._open_block()

    def _put_line(self) -> None:
        self._end_block()
        self._open_block()
        block_format = self._cursor.blockFormat()
        block_format.setProperty(
            QTextFormat.Property.BlockTrailingHorizontalRulerWidth.value,
            QTextLength(QTextLength.Type.PercentageLength, 100),
        )
        block_format.setBackground(QBrush(QColor(self._style.theme.line)))
        self._cursor.setBlockFormat(block_format)
        self._end_block()

    def _begin_table(self) -> None:
        self._end_block()
        frame = QTextTableFormat()
        frame.setBorder(0)
        frame.setBorderCollapse(True)
        frame.setCellPadding(0)
        frame.setCellSpacing(0)
        frame.setTopMargin(self.paragraph_space)
        frame.setBottomMargin(self.paragraph_space)
        frame.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        self._table, self._row = self._cursor.insertTable(1, 1, frame), -1
        self._first = False

    def _begin_cell(self, table: QTextTable, *, is_head: bool) -> None:
        self._row, self._column = max(0, self._row), self._column + 1
        if self._row >= table.rows():
            table.appendRows(1)
        if self._column >= table.columns():
            table.appendColumns(1)
        cell = table.cellAt(self._row, self._column)
        line = QTextTableCellFormat()
        line.setBottomBorder(1)
        line.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        line.setBottomBorderBrush(QBrush(QColor(self._style.theme.line)))
        line.setTopPadding(_CELL_PADDING)
        line.setBottomPadding(_CELL_PADDING)
        line.setRightPadding(_CELL_PADDING)
        cell.setFormat(line)
        self._cursor = cell.firstCursorPosition()
        self._formats.append(self._cell_format(is_head=is_head))
        self._block_pending, self._at_line_start, self._pending_space = False, True, None

    def _cell_format(self, *, is_head: bool) -> QTextCharFormat:
        words = QTextCharFormat(self._formats[-1])
        if is_head:
            words.setFontWeight(QFont.Weight.Bold)
        return words

    def _end_table(self, table: QTextTable) -> None:
        self._table = None
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._end_block()
        self._is_behind_table = True
