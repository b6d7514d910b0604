"""Limit how many lines in a row end in a hyphen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from reader.ui.page.inline_writer import SOFT_HYPHEN

MOST_IN_A_ROW = 3
"""Lines in a row that may end in a hyphen; more of them draw the eye."""

_ONE_BY_ONE = 8
"""Hyphens of a block after which all that are too many go at once: after each, the block is laid out anew."""

_WORD_JOINER = "\u2060"
"""What takes the place of a soft hyphen at which no line may be broken: as long and as invisible."""


def limit_hyphens(document: QTextDocument) -> None:
    """Break other lines wherever more than `MOST_IN_A_ROW` would end in a hyphen; no character moves by it."""
    document.documentLayout().documentSize()  # lays all out: if a change comes before, Qt leaves out what follows it
    block = document.begin()
    while block.isValid():
        if SOFT_HYPHEN in block.text():
            _limit_hyphens_of(document, block)
        block = block.next()


def _limit_hyphens_of(document: QTextDocument, block: QTextBlock) -> None:
    """Break lines of a block elsewhere; with the first of them, the breaks of all that follow may change."""
    for _ in range(_ONE_BY_ONE):
        units = _surplus_hyphens(document, block)
        if not units:
            return
        _keep_together(document, units[:1])
    while units := _surplus_hyphens(document, block):
        _keep_together(document, units)


def _surplus_hyphens(document: QTextDocument, block: QTextBlock) -> list[int]:
    """Return the places in the document of the hyphens of a block that are one too many in a row."""
    document.documentLayout().blockBoundingRect(block)  # lays the block out
    layout = block.layout()
    row, surplus = 0, []
    for number in range(layout.lineCount() - 1):
        line = layout.lineAt(number)
        last = block.position() + line.textStart() + line.textLength() - 1
        row = row + 1 if document.characterAt(last) == SOFT_HYPHEN else 0
        if row > MOST_IN_A_ROW:
            surplus.append(last)
            row = 0
    return surplus


def _keep_together(document: QTextDocument, units: Sequence[int]) -> None:
    """Let no line be broken at these hyphens."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for unit in units:
        cursor.setPosition(unit)
        cursor.setPosition(unit + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(_WORD_JOINER, cursor.charFormat())
    cursor.endEditBlock()
