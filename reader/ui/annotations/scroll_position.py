"""Keep the scroll position in a column of rows of varying height, measuring only those near the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

STEP = 64
"""Scroll bar steps per row."""

_FAR = 200
"""Distance to the end, in rows, from which the last rows are not measured."""


class ScrollPosition:
    """A scroll position: the first visible row and the pixels of it that are above the top edge.

    ``height`` returns the height of a row in pixels and is called only for rows near the position; ``count`` returns
    the number of rows; ``room`` is the height of the viewport in pixels.
    """

    def __init__(self, height: Callable[[int], int], count: Callable[[], int]) -> None:
        self._height = height
        self._count = count
        self.room = 0
        self.row = 0
        self.offset = 0

    @property
    def count(self) -> int:
        """Return the number of rows."""
        return self._count()

    def visible(self) -> Iterator[tuple[int, int]]:
        """Yield each visible row with the y coordinate of its top edge."""
        y = -self.offset
        for row in range(self.row, self.count):
            if y >= self.room:
                return
            yield row, y
            y += self._height(row)

    def top_of(self, row: int) -> int | None:
        """Return the y coordinate of the top edge of a visible row, or None for all others."""
        return next((y for shown, y in self.visible() if shown == row), None)

    def row_at(self, y: int) -> int | None:
        """Return the row at a y coordinate, or None."""
        return next((row for row, top in self.visible() if top <= y < top + self._height(row)), None)

    def scroll_by(self, pixels: int) -> None:
        """Scroll down by ``pixels``, up if negative."""
        self.offset += pixels
        self.settle()

    def show_at_top(self, row: int) -> None:
        """Scroll a row to the top edge, as far as the end of the column allows."""
        self.row, self.offset = row, 0
        self.settle()

    def show(self, row: int) -> None:
        """Scroll as little as needed to show a row."""
        top = self.top_of(row)
        if top is None and row < self.row:
            self.show_at_top(row)
        elif top is None:
            self.row, self.offset = row, self._height(row) - self.room
            self.settle()
        else:
            below = top + self._height(row) - self.room
            self.scroll_by(min(max(below, 0), top) if below > 0 else min(top, 0))

    def settle(self) -> None:
        """Bring the position into bounds after a change of rows, heights or viewport."""
        self.row = max(0, min(self.row, self.count - 1))
        while self.offset < 0 and self.row > 0:
            self.row -= 1
            self.offset += self._height(self.row)
        while self.row < self.count - 1 and self.offset >= self._height(self.row):
            self.offset -= self._height(self.row)
            self.row += 1
        self.offset = max(0, self.offset)
        self.row, self.offset = min((self.row, self.offset), self.last_place())

    def last_place(self) -> tuple[int, int]:
        """Return the position (row, offset) at which the last row ends at the bottom edge.

        Far from the end it is an estimate for the scroll bar, without measuring the last rows.
        """
        if self.count - self.row > _FAR:
            return self.count - max(1, sum(1 for _ in self.visible())), 0
        remaining = self.room
        for row in range(self.count - 1, -1, -1):
            remaining -= self._height(row)
            if remaining <= 0:
                return row, -remaining
        return 0, 0

    def value(self) -> int:
        """Return the position as a scroll bar value."""
        return self._value(self.row, self.offset)

    def last_value(self) -> int:
        """Return the scroll bar value at the end of the column."""
        return self._value(*self.last_place())

    def go_to(self, value: int) -> None:
        """Go to the position of a scroll bar value."""
        if not self.count:
            return
        self.row = min(value // STEP, self.count - 1)
        self.offset = self._height(self.row) * (value % STEP) // STEP
        self.settle()

    def _value(self, row: int, offset: int) -> int:
        return row * STEP + (offset * STEP // max(1, self._height(row)) if self.count else 0)
