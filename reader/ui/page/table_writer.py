"""Write a table into the document of a leaf."""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from reader.core.text.blocks import CELL, LINE, Block, Inline
from reader.ui.page.inline_writer import InlineWriter
from reader.ui.page.table_width import BETWEEN_CELLS, CELL_PADDING, CELL_SIZE, needed_width
from reader.ui.page.typography import Typography

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


class TableWriter:
    """Write tables into one document, whose words are written by ``inlines``."""

    def __init__(self, document: QTextDocument, typography: Typography, inlines: InlineWriter) -> None:
        self._document = document
        self._typography = typography
        self._inlines = inlines

    def write(self, cursor: QTextCursor, start: int, block: Block, *, is_first: bool) -> QTextCursor:
        """Write a table that begins at position ``start`` of the text, and return a cursor after it.

        It begins in a new block, unless it is the first one of the document.
        """
        rows = [row.split(CELL) for row in block.text.split(LINE)]
        if needed_width(rows, self._typography) > self._typography.measure:
            _begin(cursor, self._row_format(rows[0]), is_first=is_first)
            self._write_wide_table(cursor, start, block, rows)
            return cursor
        _begin(cursor, _hairline_format(), is_first=is_first)
        self._write_table(cursor, start, block, rows)
        end = QTextCursor(self._document)
        end.movePosition(QTextCursor.MoveOperation.End)
        end.setBlockFormat(_hairline_format())
        return end

    def _write_table(self, cursor: QTextCursor, start: int, block: Block, rows: list[list[str]]) -> None:
        columns = max(len(row) for row in rows)
        table = cursor.insertTable(len(rows), columns, self._table_format(block.level))
        position = start
        for number, row in enumerate(rows):
            starts = [*accumulate((len(cell) + len(CELL) for cell in row), initial=position)]
            first = columns - 1 if self._typography.right_to_left else 0
            places = (abs(first - column) for column in range(len(row)))
            for place, cell_start, cell in sorted(zip(places, starts, row, strict=False)):
                within = table.cellAt(number, place).firstCursorPosition()
                self._write_cell(within, cell_start, cell, block, start, heading=number < block.level)
            position = starts[-1]

    def _write_wide_table(self, cursor: QTextCursor, start: int, block: Block, rows: list[list[str]]) -> None:
        """Write a table for which the column is too narrow: each row is a paragraph, with a sign between its cells."""
        position = start
        for number, row in enumerate(rows):
            if number:
                cursor.insertBlock(self._row_format(row))
            char_format = self._cell_text_format(heading=number < block.level)
            for column, cell in enumerate(row):
                if column:
                    cursor.insertText(BETWEEN_CELLS, char_format)
                inlines = _inlines_within(block, position - start, len(cell))
                self._inlines.write(cursor, position, cell, inlines, char_format)
                position += len(cell) + len(CELL)

    def _write_cell(
        self, cursor: QTextCursor, start: int, text: str, block: Block, block_start: int, *, heading: bool
    ) -> None:
        block_format = QTextBlockFormat()
        block_format.setLayoutDirection(self._typography.direction(text))
        block_format.setLineHeight(round(self._typography.size * 1.45), _FIXED)
        char_format = self._cell_text_format(heading=heading)
        inlines = _inlines_within(block, start - block_start, len(text))
        self._inlines.make_room(block_format, self._inlines.pictures_of(inlines))
        cursor.setBlockFormat(block_format)
        self._inlines.write(cursor, start, text, inlines, char_format)

    def _row_format(self, row: list[str]) -> QTextBlockFormat:
        block_format = QTextBlockFormat()
        block_format.setLayoutDirection(self._typography.direction(BETWEEN_CELLS.join(row)))
        block_format.setLineHeight(round(self._typography.size * 1.45), _FIXED)
        block_format.setBottomMargin(round(self._typography.spacing * 0.5))
        return block_format

    def _cell_text_format(self, *, heading: bool) -> QTextCharFormat:
        char_format = QTextCharFormat()
        char_format.setFont(self._typography.small_font(CELL_SIZE))
        if heading:
            char_format.setFontWeight(QFont.Weight.Bold)
        return char_format

    def _table_format(self, heading_rows: int) -> QTextTableFormat:
        table_format = QTextTableFormat()
        table_format.setBorderCollapse(True)
        table_format.setBorder(1)
        table_format.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        table_format.setBorderBrush(QBrush(QColor(self._typography.ink.line)))
        table_format.setCellPadding(round(self._typography.size * CELL_PADDING))
        table_format.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table_format.setHeaderRowCount(heading_rows)
        table_format.setBottomMargin(self._typography.spacing)
        return table_format


def _begin(cursor: QTextCursor, block_format: QTextBlockFormat, *, is_first: bool) -> None:
    if is_first:
        cursor.setBlockFormat(block_format)
    else:
        cursor.insertBlock(block_format)


def _hairline_format() -> QTextBlockFormat:
    # Qt requires a block before and after a table; they are kept too low to be seen.
    block_format = QTextBlockFormat()
    block_format.setLineHeight(2, _FIXED)
    return block_format


def _inlines_within(block: Block, start: int, length: int) -> tuple[Inline, ...]:
    """Return the inline marks within a range of a block, relative to the start of the range."""
    return tuple(
        Inline(mark.kind, max(0, mark.start - start), min(length, mark.end - start), mark.target)
        for mark in block.inlines
        if mark.start < start + length and mark.end > start
    )
