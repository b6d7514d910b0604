"""Read the rows of tables in CSV, whatever separates their cells and however long these are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager


def table_rows(text: str) -> Iterator[list[str] | None]:
    """Yield the rows of a table; None for one that cannot be read."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text.split("\n", 1)[0]))
    with _any_cell_size(len(text)):
        while True:
            try:
                yield next(rows)
            except csv.Error:
                yield None
            except StopIteration:
                return


def _delimiter(line: str) -> str:
    """Return what separates the cells of a line."""
    return max(",;\t", key=line.count)


@contextmanager
def _any_cell_size(size: int) -> Iterator[None]:
    """Let cells be as long as ``size``; the limit of Python's module is 131,072 characters."""
    before = csv.field_size_limit(max(size, csv.field_size_limit()))
    try:
        yield
    finally:
        csv.field_size_limit(before)
