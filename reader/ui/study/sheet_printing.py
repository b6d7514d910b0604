"""Lay a sheet out for a printer, block by block with a cursor."""

from __future__ import annotations

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from reader.exporters.sheet import (
    SheetBreak,
    SheetDocument,
    SheetHeading,
    SheetItem,
    SheetParagraph,
    SheetPart,
    SheetQuotation,
    SheetTable,
)
from reader.ui.page.typography import SANS, SERIF

_SIZE = 11.0
"""Points of the text on paper."""

_TITLE, _HEADINGS, _SMALL = 1.8, (1.35, 1.15, 1.05), 0.85
_ABOVE, _BELOW, _INDENT, _PADDING = 10.0, 4.0, 18.0, 3.0
"""Spaces on paper in points."""


def sheet_text_document(sheet: SheetDocument) -> QTextDocument:
    """Return a sheet as a document, to be printed."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    font = QFont(list(SERIF))
    font.setPointSizeF(_SIZE)
    document.setDefaultFont(font)
    _SheetWriter(document).write(sheet)
    return document


class _SheetWriter:
    """Writes the parts of a sheet into a document."""

    def __init__(self, document: QTextDocument) -> None:
        self._cursor = QTextCursor(document)
        self._is_first = True
        self._breaks = False

    def write(self, sheet: SheetDocument) -> None:
        """Write all parts below the title."""
        self._heading(sheet.title, _TITLE)
        for part in sheet.parts:
            self._part(part)

    def _part(self, part: SheetPart) -> None:
        match part:
            case SheetHeading():
                self._heading(part.words, _HEADINGS[min(part.level, len(_HEADINGS)) - 1])
            case SheetParagraph():
                self._lines(part.words)
            case SheetItem():
                self._paragraph(f"{part.number or '•'}{'.' if part.number else ''} {part.words}", indent=_INDENT)
                self._lines("\n".join(part.details), _INDENT)
            case SheetQuotation():
                self._quotation(part)
            case SheetTable():
                self._table(part)
            case SheetBreak():
                self._breaks = True

    def _quotation(self, part: SheetQuotation) -> None:
        self._lines(part.words, _INDENT)
        if part.source:
            self._paragraph(part.source, indent=_INDENT, scale=_SMALL)
        self._lines("\n".join(part.notes))

    def _lines(self, words: str, indent: float = 0.0) -> None:
        for line in words.splitlines():
            self._paragraph(line, indent=indent)

    def _heading(self, words: str, scale: float) -> None:
        look = QTextCharFormat()
        look.setFontFamilies(list(SANS))
        look.setFontWeight(QFont.Weight.Bold)
        look.setFontPointSize(_SIZE * scale)
        self._block(above=_ABOVE)
        self._cursor.insertText(words, look)

    def _paragraph(self, words: str, *, indent: float = 0.0, scale: float = 1.0) -> None:
        look = QTextCharFormat()
        look.setFontPointSize(_SIZE * scale)
        self._block(indent=indent)
        self._cursor.insertText(words, look)

    def _block(self, *, above: float = 0.0, indent: float = 0.0) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(above)
        block.setBottomMargin(_BELOW)
        block.setLeftMargin(indent)
        if self._breaks:
            block.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            self._breaks = False
        if self._is_first:
            self._cursor.setBlockFormat(block)
            self._is_first = False
        else:
            self._cursor.insertBlock(block)

    def _table(self, part: SheetTable) -> None:
        form = QTextTableFormat()
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorder(0.5)
        form.setBorderCollapse(True)
        form.setCellPadding(_PADDING)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setHeaderRowCount(1)
        table = self._cursor.insertTable(len(part.rows) + 1, len(part.headings), form)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        for column, words in enumerate(part.headings):
            table.cellAt(0, column).firstCursorPosition().insertText(words, bold)
        for number, row in enumerate(part.rows, 1):
            for column, words in enumerate(row):
                table.cellAt(number, column).firstCursorPosition().insertText(words)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
