"""Limit how many lines in a row end in a hyphen."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

MOST_IN_A_ROW = 3
"""Lines in a row that may end in a hyphen; more of them draw the eye."""

SOFT_HYPHEN = "\u00ad"
_WORD_JOINER = "\u2060"
"""What takes the place of a soft hyphen at which no line may be broken: as long and as invisible."""


def limit_hyphens(document: QTextDocument) -> None:
    """Break other lines wherever more than `MOST_IN_A_ROW` would end in a hyphen; no character moves by it."""
    block = document.begin()
    while block.isValid():
        if SOFT_HYPHEN in block.text():
            while (unit := _surplus_hyphen(document, block)) is not None:
                _keep_together(document, unit)
        block = block.next()


def _surplus_hyphen(document: QTextDocument, block: QTextBlock) -> int | None:
    """Return the place in the document of the first hyphen of a block that is one too many in a row, or None."""
    document.documentLayout().blockBoundingRect(block)  # lays the block out
    layout = block.layout()
    row = 0
    for number in range(layout.lineCount() - 1):
        line = layout.lineAt(number)
        last = block.position() + line.textStart() + line.textLength() - 1
        row = row + 1 if document.characterAt(last) == SOFT_HYPHEN else 0
        if row > MOST_IN_A_ROW:
            return last
    return None


def _keep_together(document: QTextDocument, unit: int) -> None:
    cursor = QTextCursor(document)
    cursor.setPosition(unit)
    cursor.setPosition(unit + 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(_WORD_JOINER, cursor.charFormat())
