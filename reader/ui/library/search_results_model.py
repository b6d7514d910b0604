"""Model search results for a view: a heading for each text, its hits, and a link to the rest of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QModelIndex
from typing_extensions import override

from reader.storage.search.hits import Hit, HitGroup
from reader.ui.translation.counts import CountLabels
from reader.ui.widgets.item_view import RowModel

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class MoreHits:
    """A link to the places of a group that are not shown."""

    group: HitGroup


Row = HitGroup | Hit | MoreHits


class SearchResultsModel(RowModel[Row]):
    """The rows of the search results."""

    def clear(self) -> None:
        """Remove all rows."""
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def add(self, groups: Sequence[HitGroup]) -> None:
        """Append the rows of more groups."""
        rows = [row for group in groups for row in _rows_of(group)]
        if rows:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def first_hit(self) -> QModelIndex:
        """Return the index of the first hit, else of the first text; an invalid one if nothing was found."""
        number = next((place for place, row in enumerate(self._rows) if isinstance(row, Hit)), 0)
        return self.index(number) if self._rows else QModelIndex()

    @override
    def label(self, row: Row) -> str:
        """Return the text of a row."""
        return row.excerpt if isinstance(row, Hit) else row.title if isinstance(row, HitGroup) else more_label(row)

    @override
    def description(self, row: Row) -> str:
        """Return the description of a row for a screen reader."""
        return accessible_text(row)


def accessible_text(row: Row) -> str:
    """Return the description of a row for a screen reader."""
    if isinstance(row, Hit):
        return ". ".join(part for part in (row.excerpt, location_label(row)) if part)
    if isinstance(row, HitGroup):
        return ". ".join(part for part in (row.title, row.author, count_label(row)) if part)
    return more_label(row)


def count_label(group: HitGroup) -> str:
    """Return the label of how many places in a text and how many of its notes match."""
    parts = []
    if group.places:
        parts.append(_places(group))
    if group.notes:
        parts.append(_notes(group))
    return " · ".join(parts)


def location_label(hit: Hit) -> str:
    """Return the label of where a hit is: in a note, in which section, on which page."""
    parts = [QCoreApplication.translate("FoundModel", "Note")] if hit.annotation else []
    if hit.section:
        parts.append(" ".join(hit.section.split()))
    if hit.page:
        parts.append(QCoreApplication.translate("FoundModel", "page {page}").format(page=hit.page))
    return " · ".join(parts)


def more_label(rest: MoreHits) -> str:
    """Return the label of the link to the places that are not shown."""
    group = rest.group
    if group.places_are_all:
        return CountLabels().all_places(group.places)
    return QCoreApplication.translate("FoundModel", "All results in this text…")


def _places(group: HitGroup) -> str:
    counts = CountLabels()
    return counts.places(group.places) if group.places_are_all else counts.at_least_places(group.places)


def _notes(group: HitGroup) -> str:
    counts = CountLabels()
    return counts.notes(group.notes) if group.notes_are_all else counts.at_least_notes(group.notes)


def _rows_of(group: HitGroup) -> Iterator[Row]:
    yield group
    yield from group.hits
    if group.places > sum(hit.annotation is None for hit in group.hits):
        yield MoreHits(group)
