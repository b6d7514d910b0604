"""Filter and sort the texts of the shelf."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from PySide6.QtCore import QCollator, QCollatorSortKey, QLocale, Qt

from reader.core.text.filing import Track
from reader.core.text.model import Text, TextFormat
from reader.core.text.search_folding import SearchFolding
from reader.core.text.titles import filing_title
from reader.services.shelf import ShelfRow

_NEVER = datetime.min.replace(tzinfo=UTC)
_TRACKS = {track: place for place, track in enumerate((*tuple(Track)[1:], Track.NONE))}


class ShelfOrder(StrEnum):
    """The orders of the shelf; the value is stored in the preferences."""

    READ = "read"
    ADDED = "added"
    TITLE = "title"
    AUTHOR = "author"
    PROGRESS = "progress"
    LEFT = "left"
    TRACK = "track"


class ReadingState(StrEnum):
    """How far a text is read; archived texts are a state of their own."""

    ANY = ""
    UNREAD = "unread"
    READING = "reading"
    FINISHED = "finished"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class ShelfFilter:
    """Criteria that the shown texts all meet; None and the empty string match every text.

    ``query`` are searched for in titles, authors and tags.
    """

    query: str = ""
    track: Track | None = None
    required: bool | None = None
    tag: str = ""
    state: ReadingState = ReadingState.ANY
    language: str = ""
    format: TextFormat | None = None

    def checks(self) -> list[Callable[[ShelfRow], bool]]:
        """Return the criteria as predicates on a row, the cheapest first, without ``query``."""
        checks: list[Callable[[ShelfRow], bool]] = []
        if self.state is ReadingState.ARCHIVED:
            checks.append(lambda row: row.text.filing.archived is not None)
        else:
            checks.append(lambda row: row.text.filing.archived is None)
        if self.state not in {ReadingState.ANY, ReadingState.ARCHIVED}:
            checks.append(lambda row: self.state is state_of(row))
        if self.track is not None:
            checks.append(lambda row: row.filing.track is self.track)
        if self.required is not None:
            checks.append(lambda row: row.filing.required is self.required)
        if self.tag:
            checks.append(lambda row: self.tag in row.filing.tags)
        if self.language:
            checks.append(lambda row: row.text.language == self.language)
        if self.format is not None:
            checks.append(lambda row: row.text.format is self.format)
        return checks


def state_of(row: ShelfRow) -> ReadingState:
    """Return the reading state of a row."""
    if row.is_finished:
        return ReadingState.FINISHED
    return ReadingState.READING if row.share > 0 else ReadingState.UNREAD


class ShelfSorter:
    """Filter and sort rows; Chinese titles are sorted by pinyin, before those in Latin letters, these by no article."""

    def __init__(self) -> None:
        self._folding = SearchFolding()
        self._collator = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        self._collator.setNumericMode(True)
        self._collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._keys: dict[tuple[str, str], QCollatorSortKey] = {}
        self._folded: dict[str, tuple[Text, str]] = {}
        self._by_order: dict[ShelfOrder, Callable[[ShelfRow], object]] = {
            ShelfOrder.TITLE: lambda row: self._sort_key(row.text.title, row.text.language),
            ShelfOrder.AUTHOR: lambda row: (not row.text.author, self._sort_key(row.text.author)),
            ShelfOrder.PROGRESS: lambda row: -row.share,
            ShelfOrder.LEFT: lambda row: (row.is_finished, row.left),
            ShelfOrder.TRACK: lambda row: _TRACKS[row.filing.track],
        }

    def prepare(self, rows: Iterable[ShelfRow]) -> None:
        """Work out what rows are sorted by, so that many of them are sorted at once later."""
        for row in rows:
            self._sort_key(row.text.title, row.text.language)
            self._sort_key(row.text.author)

    def sort(
        self, rows: Iterable[ShelfRow], choice: ShelfFilter, order: ShelfOrder, *, backward: bool
    ) -> list[ShelfRow]:
        """Return the rows that match, in order; ties are sorted by the last use, the latest first."""
        matching = list(rows)
        for check in choice.checks():
            matching = [row for row in matching if check(row)]
        terms = self._terms(choice)
        if terms:
            matching = [row for row in matching if self._matches(row, terms)]
        matching.sort(key=_by_addition if order is ShelfOrder.ADDED else _by_use, reverse=True)
        key = self._by_order.get(order)
        if key is not None:
            matching.sort(key=key)  # type: ignore[arg-type]  # the keys of one order compare with each other
        if backward:
            matching.reverse()
        return matching

    def matches(self, row: ShelfRow, choice: ShelfFilter) -> bool:
        """Return whether a row matches a filter."""
        return all(check(row) for check in choice.checks()) and self._matches(row, self._terms(choice))

    def rank(self, row: ShelfRow, order: ShelfOrder) -> tuple[object, ...]:
        """Return the sort key of a row in an order; a row with an unchanged key keeps its place."""
        key = self._by_order.get(order)
        return (_by_use(row), None if key is None else key(row))

    def _terms(self, choice: ShelfFilter) -> list[str]:
        return self._folding.fold(choice.query).split()

    def _matches(self, row: ShelfRow, terms: list[str]) -> bool:
        text = row.text
        cached = self._folded.get(text.id)
        if cached is None or cached[0] is not text:
            folded = self._folding.fold(" ".join((text.title, text.author, *text.filing.tags)))
            self._folded[text.id] = cached = (text, folded)
        return all(term in cached[1] for term in terms)

    def _sort_key(self, title: str, language: str = "") -> QCollatorSortKey:
        named = title, language
        if named not in self._keys:
            self._keys[named] = self._collator.sortKey(filing_title(title, language))
        return self._keys[named]


def _by_use(row: ShelfRow) -> tuple[datetime, datetime, str]:
    return row.text.opened or _NEVER, row.text.added, row.text.id


def _by_addition(row: ShelfRow) -> tuple[datetime, str]:
    return row.text.added, row.text.id
