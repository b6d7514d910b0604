"""Read the table of contents of a book from its index."""

from __future__ import annotations

from dataclasses import dataclass

from reader.core.text.sanitise import one_line
from reader.importers.mobi.book_header import BookHeader
from reader.importers.mobi.index_records import IndexEntry, read_index
from reader.importers.mobi.palm_database import PalmDatabase

_OFFSET, _TITLE, _DEPTH, _PLACE = 1, 3, 4, 6
"""The tags of an entry."""
_DEEPEST = 6

FragmentPlace = tuple[int, int]
"""A place in KF8: the number of a fragment, and the offset in it."""


@dataclass(frozen=True, slots=True)
class NavigationPoint:
    """An entry of the contents; it leads to an offset in the text, or to a place in a fragment of KF8."""

    title: str
    level: int
    offset: int
    place: FragmentPlace | None


def navigation_points(database: PalmDatabase, header: BookHeader) -> list[NavigationPoint]:
    """Return the entries of a book's contents; those above others come before them."""
    index = read_index(database, header.contents)
    points = []
    for entry in index.entries:
        title = one_line(index.string(entry.value(_TITLE)).decode(header.charset, errors="replace"))
        if title:
            level = min(_DEEPEST, 1 + (entry.value(_DEPTH) or 0))
            points.append(NavigationPoint(title, level, entry.value(_OFFSET) or 0, _place(entry)))
    return points


def _place(entry: IndexEntry) -> FragmentPlace | None:
    fragment, offset = entry.value(_PLACE), entry.value(_PLACE, 1)
    return (fragment, offset) if fragment is not None and offset is not None else None
