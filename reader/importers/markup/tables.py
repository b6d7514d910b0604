"""Put the cells of a table together as one block: rows on lines, cells parted by tabs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reader.core.text.blocks import CELL, LINE, Block, BlockKind
from reader.importers.markup.inline_text import InlineRun, joined

_WIDEST_CELL = 600
"""Code points: a cell with more is a page laid out as a table, not a table."""
_MOST_COLUMNS = 50
_BLANKS = re.compile(r"[\t\n]")


@dataclass(slots=True)
class TableBuilder:
    """Collect a table while it is read."""

    rows: list[list[InlineRun]] = field(default_factory=list)
    heading_rows: int = 0
    in_head: bool = False
    row_is_heading: bool = True
    cell: list[InlineRun] = field(default_factory=list)
    _paragraphs: list[InlineRun] = field(default_factory=list)
    """What stands in the cells, each piece by itself."""
    _reaching: dict[int, int] = field(default_factory=dict)
    """For each column that a cell of a row above reaches down into, the rows that it still takes."""

    def begin_row(self) -> None:
        """Begin a row."""
        self.rows.append([])
        self.row_is_heading = True

    def end_cell(self, *, heading: bool, span: int, rows: int = 1) -> None:
        """Take what was gathered for a cell; ``span`` is the number of columns it takes, ``rows`` that of rows."""
        if not self.rows:
            self.begin_row()
        row = self.rows[-1]
        self._pass_reached(row)
        first = len(row)
        pieces = [_folded(run) for run in self.cell]
        self._paragraphs.extend(pieces)
        row.append(joined(pieces, " ") if pieces else InlineRun(""))
        row.extend(InlineRun("") for _ in range(min(span, _MOST_COLUMNS) - 1))
        if rows > 1:
            self._reaching.update(dict.fromkeys(range(first, min(len(row), _MOST_COLUMNS)), rows - 1))
        self.row_is_heading = self.row_is_heading and heading
        self.cell = []

    def _pass_reached(self, row: list[InlineRun]) -> None:
        """Leave the cells empty that one of a row above reaches down into."""
        while left := self._reaching.pop(len(row), 0):
            if left > 1:
                self._reaching[len(row)] = left - 1
            row.append(InlineRun(""))

    def end_row(self) -> None:
        """End a row; heading rows count only at the top."""
        if self.rows:
            self._pass_reached(self.rows[-1])
        if self.rows and (self.in_head or self.row_is_heading) and self.heading_rows == len(self.rows) - 1:
            self.heading_rows += 1

    def blocks(self) -> list[Block]:
        """Return the table as one block, or what is in its cells as paragraphs when it only lays out a page."""
        rows = [row for row in self.rows if any(cell.text for cell in row)]
        if not rows:
            return []
        if max(map(len, rows)) == 1 or max(len(cell.text) for row in rows for cell in row) > _WIDEST_CELL:
            return [Block(BlockKind.PARAGRAPH, run.text, run.inlines) for run in self._paragraphs if run.text]
        whole = joined([joined(row, CELL) for row in rows], LINE)
        return [Block(BlockKind.TABLE, whole.text, whole.inlines, level=min(self.heading_rows, len(rows)))]


def _folded(run: InlineRun) -> InlineRun:
    return InlineRun(_BLANKS.sub(" ", run.text), run.inlines)
