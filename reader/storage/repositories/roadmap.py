"""Store the roadmap: which texts, in which order, with which target dates.

The track of a text is stored in the text's row, whether it is on the roadmap or not; roadmap items carry it, so that
both change in one step. The column of the same name in the roadmap's own table is a leftover of schema version 1 and no
longer read.
"""

from __future__ import annotations

from datetime import date, datetime

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.text.filing import Track
from reader.storage.connection import Connection, Value
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.stored_values import parsed_day, parsed_kind
from reader.storage.timestamps import format_timestamp

_ITEMS = (
    "SELECT r.text, t.track, r.wished FROM roadmap r JOIN text t ON t.id = r.text "
    "WHERE r.removed IS NULL AND t.removed IS NULL AND t.archived IS NULL ORDER BY r.place, r.text"
)


class StoredRoadmap:
    """Read and change the roadmap; texts that were removed or archived are skipped."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal

    def present(self) -> Roadmap:
        """Return the current roadmap."""
        rows = self._connection.rows(_ITEMS)
        items = (RoadmapItem(row[0], parsed_kind(Track, row[1]) or Track.NONE, _day(row[2])) for row in rows)
        wished = self._connection.value("SELECT wished FROM roadmap_end WHERE withdrawn IS NULL")
        return Roadmap(tuple(items), _day(wished))

    def change(self, roadmap: Roadmap, now: datetime) -> Changes:
        """Replace the roadmap, as an undo step.

        Raises ReaderError TEXT_UNKNOWN for a text that is not in the library.
        """
        refiled = [item for item in roadmap.items if item.track.value != self._track(item.text)]
        touched = [*self.touched(roadmap), *(TouchedRow("text", item.text) for item in refiled)]
        return self._journal.record(OperationName.CHANGE_ROADMAP, now, touched, lambda: self.put(roadmap, now))

    def touched(self, roadmap: Roadmap) -> list[TouchedRow]:
        """Return the rows of the roadmap that replacing it changes, without those of texts on another track."""
        texts = {item.text: None for item in (*self.present().items, *roadmap.items)}
        return [*(TouchedRow("roadmap", text) for text in texts), TouchedRow("roadmap_end", "1")]

    def _track(self, text: str) -> str:
        row = self._connection.row("SELECT track FROM text WHERE id = ? AND removed IS NULL", (text,))
        if row is None:
            raise ReaderError(Problem.TEXT_UNKNOWN, id=text, matches=0)
        return str(row[0])

    def put(self, roadmap: Roadmap, now: datetime) -> None:
        """Write the rows of the roadmap, within the work of a step that names them."""
        kept = {item.text for item in roadmap.items}
        for item in self.present().items:
            if item.text not in kept:
                self._connection.execute(
                    "UPDATE roadmap SET removed = ? WHERE text = ?", (format_timestamp(now), item.text)
                )
        rows: list[tuple[Value, ...]] = [
            (item.text, place, _iso_day(item.target_date)) for place, item in enumerate(roadmap.items)
        ]
        self._connection.execute_many(
            "INSERT OR REPLACE INTO roadmap (text, place, track, wished, removed) VALUES (?, ?, '', ?, NULL)", rows
        )
        self._connection.execute_many(
            "UPDATE text SET track = ?1 WHERE id = ?2 AND track <> ?1",
            [(item.track.value, item.text) for item in roadmap.items],
        )
        self._connection.execute(
            "INSERT OR REPLACE INTO roadmap_end (number, wished, withdrawn) VALUES (1, ?, NULL)",
            (_iso_day(roadmap.target_date),),
        )


def _day(value: Value) -> date | None:
    return parsed_day(value)


def _iso_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
