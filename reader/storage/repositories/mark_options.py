"""Store what the reader chose for the study of single marks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reader.core.changes import Changes
from reader.core.operation_name import OperationName
from reader.storage.connection import Connection
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow

_ROWS = "SELECT annotation, all_blanks, suggested, in_lessons FROM mark_option WHERE removed IS NULL"


@dataclass(frozen=True, slots=True)
class MarkOption:
    """The options of one mark: its blanks are asked for at once, it is suggested at the end of the hour, in lessons."""

    all_blanks: bool = False
    suggested: bool = True
    in_lessons: bool = True


class MarkOptions:
    """Read and write the options of marks."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal

    def all(self) -> dict[str, MarkOption]:
        """Return the options of the marks that have any, by the id of the annotation."""
        return {row[0]: MarkOption(*map(bool, tuple(row)[1:])) for row in self._connection.rows(_ROWS)}

    def of(self, annotation: str) -> MarkOption:
        """Return the options of one mark."""
        row = self._connection.row(f"{_ROWS} AND annotation = ?", (annotation,))
        return MarkOption() if row is None else MarkOption(*map(bool, tuple(row)[1:]))

    def set(self, annotation: str, option: MarkOption, now: datetime) -> Changes:
        """Change the options of a mark, as an undo step."""
        touched = [TouchedRow("mark_option", annotation)]
        return self._journal.record(OperationName.SET_MARK_OPTION, now, touched, lambda: self.put(annotation, option))

    def put(self, annotation: str, option: MarkOption) -> None:
        """Write the options of a mark; the caller records the row in the journal as ``mark_option``."""
        values = (int(option.all_blanks), int(option.suggested), int(option.in_lessons))
        self._connection.execute(
            "INSERT INTO mark_option (annotation, all_blanks, suggested, in_lessons, removed) "
            "VALUES (?, ?, ?, ?, NULL) "
            "ON CONFLICT (annotation) DO UPDATE SET all_blanks = excluded.all_blanks, suggested = excluded.suggested, "
            "in_lessons = excluded.in_lessons, removed = NULL",
            (annotation, *values),
        )
