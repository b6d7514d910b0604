"""Tell on which page of the file a position of a text is printed, by the starts of its pages (docs/decisions/0123)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.core.text.blocks import PageStart

_AROUND = 400
"""Code points before and after the text of a page in which its characters are looked for."""

_RECENT = 4
"""How many pages back a note may lead that waited for the end of its paragraph."""


class PrintedPages:
    """The pages of a file by the positions of its text; they are counted from 0.

    ``labels`` are the file's own, empty for a page without one.
    """

    def __init__(self, starts: Sequence[PageStart], labels: Sequence[str], characters: int) -> None:
        """Find out which page each start belongs to."""
        self._starts = [start.start for start in starts]
        self._indexes, self._labels = _indexes_of(starts, labels)
        self._spans: dict[int, tuple[int, int]] = {}
        for index, start, end in zip(self._indexes, self._starts, [*self._starts[1:], characters], strict=False):
            first, last = self._spans.get(index, (start, end))
            self._spans[index] = min(first, start), max(last, end)

    @property
    def count(self) -> int:
        """Return the number of pages that begin in the text; there may be more behind the last words."""
        return len(self._labels)

    def label(self, index: int) -> str:
        """Return the label of a page; empty for one behind the last words of the text."""
        return self._labels[index] if index < len(self._labels) else ""

    def has_text(self, index: int) -> bool:
        """Return whether words of the text are printed on a page."""
        start, end = self._spans.get(index, (0, 0))
        return start < end

    def index_at(self, position: int) -> int:
        """Return the page on which a position is printed; the first one for what comes before all of them."""
        row = bisect_right(self._starts, position) - 1
        return self._indexes[row] if row >= 0 else 0

    def span(self, index: int) -> tuple[int, int]:
        """Return where the text of a page begins and ends; for a page without words, twice where it would begin.

        A note that waited for the end of its paragraph stretches it over a part of the next page.
        """
        if index in self._spans:
            return self._spans[index]
        before = [span[1] for other, span in self._spans.items() if other < index]
        start = max(before, default=0)
        return start, start

    def searched(self, index: int) -> tuple[int, int]:
        """Return the range of the text in which the characters of a page are looked for; it may go beyond the end."""
        start, end = self.span(index)
        return max(0, start - _AROUND), end + _AROUND


def _indexes_of(starts: Sequence[PageStart], labels: Sequence[str]) -> tuple[list[int], list[str]]:
    """Return the page of each start, and the label of each page.

    Pages begin in their order. A start with the label of one of the last of them goes back to that page: it is that of
    a note, or of the words after the note. A file may give one label to several pages in a row, and then says so.
    """
    indexes: list[int] = []
    begun: list[str] = []
    for start in starts:
        own = labels[len(begun)] if len(begun) < len(labels) else ""
        recent = begun[: -_RECENT - 1 : -1]
        if start.label in recent and start.label != own:
            indexes.append(len(begun) - 1 - recent.index(start.label))
        else:
            begun.append(start.label)
            indexes.append(len(begun) - 1)
    return indexes, begun
