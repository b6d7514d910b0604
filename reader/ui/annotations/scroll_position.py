"""Keep the place in a column of things of unlike height, of which only those on the screen are ever measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator

STEP = 64
"""Steps of the scroll bar for each row."""

_FAR = 200
"""Rows between the place and the end from which on the end is not measured."""


class ScrollPosition:
    """Hold a place as a row and the pixels of it that have gone above the upper edge.

    ``height`` gives the height of a row in pixels; it is asked only for rows near the place. ``count`` gives the number
    of rows, ``room`` is the height of the screen in pixels.
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
        """Yield each row on the screen with the position of its upper edge."""
        y = -self.offset
        for row in range(self.row, self.count):
            if y >= self.room:
                return
            yield row, y
            y += self._height(row)

    def top_of(self, row: int) -> int | None:
        """Return the position of the upper edge of a row on the screen, or None for all others."""
        return next((y for shown, y in self.visible() if shown == row), None)

    def row_at(self, y: int) -> int | None:
        """Return the row at a position, or None."""
        return next((row for row, top in self.visible() if top <= y < top + self._height(row)), None)

    def scroll_by(self, pixels: int) -> None:
        """Move on by so many pixels; back if negative."""
        self.offset += pixels
        self.settle()

    def show_at_top(self, row: int) -> None:
        """Bring a row to the upper edge, as far as the column's end allows."""
        self.row, self.offset = row, 0
        self.settle()

    def show(self, row: int) -> None:
        """Bring a row on the screen by the shortest way."""
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
        """Bring the place into bounds, after anything that it depends on has changed."""
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
        """Return the place at which the last row ends at the lower edge.

        Far from there it is only near enough for the scroll bar: the last rows need not be measured for it.
        """
        if self.count - self.row > _FAR:
            return self.count - max(1, sum(1 for _ in self.visible())), 0
        left = self.room
        for row in range(self.count - 1, -1, -1):
            left -= self._height(row)
            if left <= 0:
                return row, -left
        return 0, 0

    def value(self) -> int:
        """Return the place as a value of the scroll bar."""
        return self._value(self.row, self.offset)

    def last_value(self) -> int:
        """Return the value of the scroll bar at the end of the column."""
        return self._value(*self.last_place())

    def go_to(self, value: int) -> None:
        """Go to the place that a value of the scroll bar stands for."""
        if not self.count:
            return
        self.row = min(value // STEP, self.count - 1)
        self.offset = self._height(self.row) * (value % STEP) // STEP
        self.settle()

    def _value(self, row: int, offset: int) -> int:
        return row * STEP + (offset * STEP // max(1, self._height(row)) if self.count else 0)
