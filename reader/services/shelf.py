"""Read the rows of the shelf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reader.core.text.filing import Filing
from reader.core.text.model import Text
from reader.services.planning.pace import READ_TO_END, ReadingPaces
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """One text as the shelf shows it.

    ``notes`` is their number, ``share`` the share that was read (0 to 1), ``left`` the seconds left, ``finished`` the
    study day on which a finished text was read last.
    """

    text: Text
    notes: int
    share: float
    left: float
    finished: date | None = None

    @property
    def filing(self) -> Filing:
        """Return how the text is filed."""
        return self.text.filing

    @property
    def is_finished(self) -> bool:
        """Return whether the text was read to its end."""
        return self.share >= READ_TO_END


@dataclass(frozen=True, slots=True)
class MarkCounts:
    """The number of annotations of a text; ``notes`` have a note and are no ``questions``."""

    marks: int = 0
    notes: int = 0
    questions: int = 0


def mark_counts(library: Library, text_id: str) -> MarkCounts:
    """Return how many annotations a text has, and how many of them are notes and questions."""
    return MarkCounts(*library.annotations.kind_counts(text_id))


def shelf_rows_in_steps(library: Library, at_once: int) -> Iterator[list[ShelfRow]]:
    """Yield the rows of all texts, the last opened first, no more than ``at_once`` in a step."""
    first = library.texts.ids(at_once)
    yield shelf_rows(library, first)
    # a text that was opened meanwhile is now before those that were read
    known = frozenset(first)
    texts = [text for text in library.texts.ids() if text not in known]
    for begin in range(0, len(texts), at_once):
        yield shelf_rows(library, texts[begin : begin + at_once])


def shelf_rows(library: Library, texts: Sequence[str] | None = None) -> list[ShelfRow]:
    """Return the rows of all texts, or of those with these ids; a few queries, however many texts there are."""
    cards = library.texts.all() if texts is None else library.texts.some(texts)
    notes = library.annotations.counts(texts)
    paces = ReadingPaces(library, texts)
    shares = [paces.share(text) for text in cards]
    read = [text.id for text, share in zip(cards, shares, strict=True) if share >= READ_TO_END]
    days = library.ledger.last_days(read)
    return [
        ShelfRow(text, notes.get(text.id, 0), share, paces.left(text), days.get(text.id))
        for text, share in zip(cards, shares, strict=True)
    ]
