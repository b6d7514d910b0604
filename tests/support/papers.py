"""Write papers as PDFs by Qt: in one column or two, in English or Chinese, and with formulas."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from PySide6.QtCore import QLineF, QMarginsF, QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPageSize, QPainter, QPdfWriter, QTextLayout

LEADING, TOP, BOTTOM = 14, 70, 780
TWO_COLUMNS, ONE_COLUMN = (60, 310), (90,)
WIDTHS = {TWO_COLUMNS: 225, ONE_COLUMN: 415}
"""Places of columns on A4 and their width, in points."""


class PaperWriter:
    """A PDF of A4 whose lines are put where they are wished; used as a context, at whose end it is written."""

    def __init__(self, path: Path, family: str = "Noto Serif", size: int = 10) -> None:
        writer = QPdfWriter(str(path))
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF())
        writer.setResolution(72)
        self.font = QFont(family)
        self.font.setPixelSize(size)
        self._writer = writer
        self._painter = QPainter(writer)
        self._painter.setFont(self.font)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._painter.end()

    def new_page(self) -> None:
        """Go on on another page."""
        self._writer.newPage()

    def line(self, x: float, y: float, words: str, size: float = 0.0) -> float:
        """Write words from a place on, at a size or at the usual one, and return where they end."""
        font = QFont(self.font)
        if size:
            font.setPixelSize(round(size))
        self._painter.setFont(font)
        self._painter.drawText(QPointF(x, y), words)
        return x + QFontMetricsF(font).horizontalAdvance(words)

    def rule(self, left: float, right: float, y: float) -> None:
        """Draw a line across, as in a fraction."""
        self._painter.drawLine(QLineF(left, y, right, y))

    def wrapped(self, text: str, width: float) -> list[str]:
        """Return a text in lines of a width."""
        layout = QTextLayout(text, self.font)
        layout.beginLayout()
        rows = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            rows.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
        return rows


def write_columns(paper: PaperWriter, paragraphs: Sequence[str], columns: tuple[int, ...], pages: int) -> None:
    """Fill pages with paragraphs, of which there must be enough."""
    rows: list[str] = []
    number = 0
    for page in range(pages):
        if page:
            paper.new_page()
        for left in columns:
            for y in range(TOP, BOTTOM, LEADING):
                if not rows:
                    rows = paper.wrapped(paragraphs[number], WIDTHS[columns])
                    number += 1
                paper.line(left, y, rows.pop(0))


def write_formulas(paper: PaperWriter, paragraphs: Sequence[str], pages: int) -> None:
    """Fill pages with paragraphs, each with a formula below it that has indices, a sum and a fraction."""
    left = ONE_COLUMN[0]
    for page in range(pages):
        if page:
            paper.new_page()
        y = TOP
        for number in range(5):
            for row in paper.wrapped(paragraphs[5 * page + number], WIDTHS[ONE_COLUMN]):
                paper.line(left, y, row)
                y += LEADING
            _write_formula(paper, 5 * page + number, y + 18)
            y += 54


def _write_formula(paper: PaperWriter, number: int, y: float) -> None:
    x = _with_index(paper, 170, y, "S", "n")
    x = paper.line(x + 4, y, "=")
    paper.line(x + 6, y - 15, "n", 7)
    paper.line(x + 2, y + 14, "k=1", 7)
    x = paper.line(x + 4, y + 2, "∑", 16)
    begin = x + 4
    end = paper.line(_with_index(paper, begin, y - 7, "x", "k") + 2, y - 7, "+ α")
    paper.line(begin + 6, y + 10, f"1 + β + {number}")
    paper.rule(begin, end + 6, y - 3)
    paper.line(480, y, f"({number + 1})")


def _with_index(paper: PaperWriter, x: float, y: float, sign: str, index: str) -> float:
    return paper.line(paper.line(x, y, sign), y + 3, index, 7)
