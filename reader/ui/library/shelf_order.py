"""Choose which texts the shelf shows, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from PySide6.QtCore import QCollator, QCollatorSortKey, QLocale, Qt

from reader.core.text.filing import Track
from reader.core.text.model import Text, TextFormat
from reader.core.text.search_folding import SearchFolding
from reader.services.shelf import ShelfRow

QUOTES = "《「『“\"'‘（([【〈 "
"""What a title may begin with and is not called by."""

_NEVER = datetime.min.replace(tzinfo=UTC)
_TRACKS = {track: place for place, track in enumerate((*tuple(Track)[1:], Track.NONE))}


class ShelfOrder(StrEnum):
    """Name the orders of the shelf; the value stands among the preferences."""

    READ = "read"
    ADDED = "added"
    TITLE = "title"
    AUTHOR = "author"
    PROGRESS = "progress"
    LEFT = "left"
    TRACK = "track"


class ReadingState(StrEnum):
    """Name how far a text is read; those that are put away are asked for apart."""

    ANY = ""
    UNREAD = "unread"
    READING = "reading"
    FINISHED = "finished"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class ShelfFilter:
    """Say which texts are shown: those that meet all of it; None and empty words ask for nothing.

    ``words`` are looked for in titles, authors and tags.
    """

    words: str = ""
    track: Track | None = None
    required: bool | None = None
    tag: str = ""
    state: ReadingState = ReadingState.ANY
    language: str = ""
    format: TextFormat | None = None

    def checks(self) -> list[Callable[[ShelfRow], bool]]:
        """Return what a row has to meet, its words apart, the cheapest first."""
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
    """Return how far a text is read."""
    if row.is_finished:
        return ReadingState.FINISHED
    return ReadingState.READING if row.share > 0 else ReadingState.UNREAD


class ShelfSorter:
    """Choose and sort rows; titles in Chinese stand in the order of their pinyin, before those in Latin letters."""

    def __init__(self) -> None:
        self._folder = SearchFolding()
        self._collator = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        self._collator.setNumericMode(True)
        self._collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._keys: dict[str, QCollatorSortKey] = {}
        self._folded: dict[str, tuple[Text, str]] = {}
        self._by_order: dict[ShelfOrder, Callable[[ShelfRow], object]] = {
            ShelfOrder.TITLE: lambda row: self._key(row.text.title),
            ShelfOrder.AUTHOR: lambda row: (not row.text.author, self._key(row.text.author)),
            ShelfOrder.PROGRESS: lambda row: -row.share,
            ShelfOrder.LEFT: lambda row: (row.is_finished, row.left),
            ShelfOrder.TRACK: lambda row: _TRACKS[row.filing.track],
        }

    def arranged(
        self, rows: Iterable[ShelfRow], choice: ShelfFilter, order: ShelfOrder, *, backward: bool
    ) -> list[ShelfRow]:
        """Return the rows that are asked for, in order; where an order leaves it open, the last read stand first."""
        chosen = list(rows)
        for check in choice.checks():
            chosen = [row for row in chosen if check(row)]
        words = self._words(choice)
        if words:
            chosen = [row for row in chosen if self._has(row, words)]
        chosen.sort(key=_by_addition if order is ShelfOrder.ADDED else _by_use, reverse=True)
        key = self._by_order.get(order)
        if key is not None:
            chosen.sort(key=key)  # type: ignore[arg-type]  # the keys of one order compare with each other
        if backward:
            chosen.reverse()
        return chosen

    def takes(self, row: ShelfRow, choice: ShelfFilter) -> bool:
        """Return whether a text is among those that are asked for."""
        return all(check(row) for check in choice.checks()) and self._has(row, self._words(choice))

    def rank(self, row: ShelfRow, order: ShelfOrder) -> tuple[object, ...]:
        """Return what the place of a row in an order is made of; rows of the same rank stay where they are."""
        key = self._by_order.get(order)
        return (_by_use(row), None if key is None else key(row))

    def _words(self, choice: ShelfFilter) -> list[str]:
        return self._folder.fold(choice.words).split()

    def _has(self, row: ShelfRow, words: list[str]) -> bool:
        text = row.text
        known = self._folded.get(text.id)
        if known is None or known[0] is not text:
            told = self._folder.fold(" ".join((text.title, text.author, *text.filing.tags)))
            self._folded[text.id] = known = (text, told)
        return all(word in known[1] for word in words)

    def _key(self, words: str) -> QCollatorSortKey:
        if words not in self._keys:
            self._keys[words] = self._collator.sortKey(words.strip().lstrip(QUOTES))
        return self._keys[words]


def _by_use(row: ShelfRow) -> tuple[datetime, datetime, str]:
    return row.text.opened or _NEVER, row.text.added, row.text.id


def _by_addition(row: ShelfRow) -> tuple[datetime, str]:
    return row.text.added, row.text.id
