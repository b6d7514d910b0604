"""Build one block of the cells of a table: rows on lines, cells separated by tabs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reader.core.text.blocks import CELL, LINE, Block, BlockKind
from reader.importers.markup.inline_text import InlineRun, joined

_WIDEST_CELL = 600
"""Code points: a table with a longer cell is only layout."""
_MOST_COLUMNS = 50
_BLANKS = re.compile(r"[\t\n]")


@dataclass(slots=True)
class TableBuilder:
    """Collect the cells of one table."""

    rows: list[list[InlineRun]] = field(default_factory=list)
    heading_rows: int = 0
    in_head: bool = False
    row_is_heading: bool = True
    cell: list[InlineRun] = field(default_factory=list)
    _paragraphs: list[InlineRun] = field(default_factory=list)
    """The contents of all cells, each run separately."""
    _row_spans: dict[int, int] = field(default_factory=dict)
    """The number of rows that a cell of a row above still spans, by column."""

    def begin_row(self) -> None:
        """Begin a row."""
        self.rows.append([])
        self.row_is_heading = True

    def end_cell(self, *, heading: bool, span: int, rows: int = 1) -> None:
        """End a cell with the collected runs; it spans ``span`` columns and ``rows`` rows."""
        if not self.rows:
            self.begin_row()
        row = self.rows[-1]
        self._fill_spanned(row)
        first = len(row)
        runs = [InlineRun(_BLANKS.sub(" ", run.text), run.inlines) for run in self.cell]
        self._paragraphs.extend(runs)
        row.append(joined(runs, " ") if runs else InlineRun(""))
        row.extend(InlineRun("") for _ in range(min(span, _MOST_COLUMNS) - 1))
        if rows > 1:
            self._row_spans.update(dict.fromkeys(range(first, min(len(row), _MOST_COLUMNS)), rows - 1))
        self.row_is_heading = self.row_is_heading and heading
        self.cell = []

    def _fill_spanned(self, row: list[InlineRun]) -> None:
        """Append empty cells for the columns that a cell of a row above spans."""
        while left := self._row_spans.pop(len(row), 0):
            if left > 1:
                self._row_spans[len(row)] = left - 1
            row.append(InlineRun(""))

    def end_row(self) -> None:
        """End a row; heading rows count only at the top of the table."""
        if self.rows:
            self._fill_spanned(self.rows[-1])
        if self.rows and (self.in_head or self.row_is_heading) and self.heading_rows == len(self.rows) - 1:
            self.heading_rows += 1

    def blocks(self) -> list[Block]:
        """Return the table as one block, or its cells as paragraphs when it is only layout."""
        rows = [row for row in self.rows if any(cell.text for cell in row)]
        if not rows:
            return []
        if max(map(len, rows)) == 1 or max(len(cell.text) for row in rows for cell in row) > _WIDEST_CELL:
            return [Block(BlockKind.PARAGRAPH, run.text, run.inlines) for run in self._paragraphs if run.text]
        table = joined([joined(row, CELL) for row in rows], LINE)
        return [Block(BlockKind.TABLE, table.text, table.inlines, level=min(self.heading_rows, len(rows)))]
