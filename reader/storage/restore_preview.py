"""Say what a restore would do: in numbers, and by the rows of the library that come, are changed or go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from reader.storage.connection import Value
from reader.storage.stored_values import parsed_time, stored_tags

Row = dict[str, Value]
RowName = Literal["text", "note"]

MAX_ROWS = 100
"""How many rows of a kind are named."""

_MAX_WORDS = 300
"""How many characters of a passage or a note are kept in a row."""

_NOTE_COLUMNS = ("body", "tags", "exact", "kind", "colour", "style")
_TEXT_COLUMNS = ("title", "author", "tags", "file_digest")
"""The columns that tell how a row becomes as it was; the first that differs is shown."""

_NO_TAGS = "[]"


@dataclass(frozen=True, slots=True)
class RestoreCounts:
    """Numbers of texts, notes, seconds of the ledger, and study days that these are of."""

    texts: int = 0
    notes: int = 0
    seconds: float = 0.0
    days: int = 0


@dataclass(frozen=True, slots=True)
class ValueDifference:
    """The value of a column now, and as it was; tags are joined by spaces."""

    column: str
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class RestoredRow:
    """A text or a note that a restore brings back, changes or takes away.

    ``words`` are the title of a text, the passage of a note, or the first words of one on a whole text; ``text`` is the
    title of the text that the note belongs to, ``section`` that of its section. ``at`` is when a row that comes was
    removed, or when one that goes was made, if that is known.
    """

    kind: RowName
    words: str
    text: str = ""
    section: str = ""
    at: datetime | None = None
    difference: ValueDifference | None = None


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What a restore would do: what comes, is changed or goes, and what of the library stays as it is.

    ``is_empty`` says that nothing would be done at all; plans, topics and the roadmap are in no number.
    ``newer_seconds`` are those of the ledger that the copy lacks; they stay. The rows are the first `MAX_ROWS` of each
    kind, the texts before the notes, the newest first.
    """

    comes: RestoreCounts
    changes: RestoreCounts
    goes: RestoreCounts
    stays: RestoreCounts
    is_empty: bool
    newer_seconds: float = 0.0
    coming_rows: tuple[RestoredRow, ...] = ()
    changed_rows: tuple[RestoredRow, ...] = ()
    going_rows: tuple[RestoredRow, ...] = ()


@dataclass(slots=True)
class RowChanges:
    """The rows of a table that a restore brings back, changes and takes away.

    Those that come and are changed stand with the row that the library has of them, if any.
    """

    comes: list[tuple[Row | None, Row]] = field(default_factory=list)
    changes: list[tuple[Row, Row]] = field(default_factory=list)
    goes: list[Row] = field(default_factory=list)


class RowLister:
    """Lists the rows of texts and notes that are changed; ``titles`` are those of the texts, by their ids."""

    def __init__(self, texts: RowChanges, notes: RowChanges, titles: Mapping[str, Value]) -> None:
        self._texts = texts
        self._notes = notes
        self._titles = titles

    def coming(self) -> tuple[RestoredRow, ...]:
        """Return the rows that come back, with the time when they were removed."""
        texts = [_text_row(row, _removed(before, "removed")) for before, row in self._texts.comes[:MAX_ROWS]]
        notes = sorted(self._notes.comes, key=lambda pair: str(pair[1]["modified"]), reverse=True)
        return self._joined(
            texts, (self._note_row(row, _removed(before, "deleted")) for before, row in notes[:MAX_ROWS])
        )

    def changed(self) -> tuple[RestoredRow, ...]:
        """Return the rows that become as they were, each with what differs."""
        texts = [
            _text_row(before, None, _difference(before, row, _TEXT_COLUMNS))
            for before, row in self._texts.changes[:MAX_ROWS]
        ]
        notes = sorted(self._notes.changes, key=lambda pair: str(pair[0]["modified"]), reverse=True)
        return self._joined(
            texts,
            (self._note_row(before, None, _difference(before, row, _NOTE_COLUMNS)) for before, row in notes[:MAX_ROWS]),
        )

    def going(self) -> tuple[RestoredRow, ...]:
        """Return the rows that go, with the time when they were made."""
        texts = [_text_row(row, row["added"]) for row in self._texts.goes[:MAX_ROWS]]
        notes = sorted(self._notes.goes, key=lambda row: str(row["created"]), reverse=True)
        return self._joined(texts, (self._note_row(row, row["created"]) for row in notes[:MAX_ROWS]))

    def _joined(self, texts: list[RestoredRow], notes: Iterable[RestoredRow]) -> tuple[RestoredRow, ...]:
        return (*texts, *notes)[:MAX_ROWS]

    def _note_row(self, row: Row, at: Value, difference: ValueDifference | None = None) -> RestoredRow:
        words = str(row["exact"] or row["body"] or "")[:_MAX_WORDS]
        title, section = str(self._titles.get(str(row["text"])) or ""), str(row["section"] or "")
        return RestoredRow("note", words, title, section, parsed_time(at), difference)


def _text_row(row: Row, at: Value, difference: ValueDifference | None = None) -> RestoredRow:
    return RestoredRow("text", str(row["title"])[:_MAX_WORDS], at=parsed_time(at), difference=difference)


def _removed(row: Row | None, column: str) -> Value:
    return None if row is None else row[column]


def _difference(now: Row, then: Row, columns: Iterable[str]) -> ValueDifference | None:
    """Return the first of the columns in which two rows differ; None if they only differ in others."""
    for column in columns:
        if now[column] != then[column]:
            return ValueDifference(column, _shown(column, now[column]), _shown(column, then[column]))
    return None


def _shown(column: str, value: Value) -> str:
    if column == "tags":
        return " ".join(f"#{tag}" for tag in stored_tags(str(value or _NO_TAGS)))
    return "" if value is None else str(value)[:_MAX_WORDS]
