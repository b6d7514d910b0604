"""Keep the roadmap: which texts, in which order, on which track, with which wished ends."""

from __future__ import annotations

from datetime import date, datetime

from reader.core.errors import Problem, ReaderError
from reader.core.notes.operations import Changes, OperationName
from reader.storage.connection import Connection, Value
from reader.storage.moments import moment_text
from reader.storage.operations import Journal, Touched
from reader.study.roadmap import Roadmap, RoadmapItem, Track

_ITEMS = (
    "SELECT r.text, r.track, r.wished FROM roadmap r JOIN text t ON t.id = r.text "
    "WHERE r.removed IS NULL AND t.removed IS NULL ORDER BY r.place, r.text"
)


class StoredRoadmap:
    """Give the roadmap and change it; texts that were removed from the library are passed over."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Work on one connection; changes go through the journal."""
        self._connection = connection
        self._journal = journal

    def present(self) -> Roadmap:
        """Give the roadmap as it is."""
        items = (RoadmapItem(row[0], Track(row[1]), _day(row[2])) for row in self._connection.rows(_ITEMS))
        wished = self._connection.value("SELECT wished FROM roadmap_end WHERE withdrawn IS NULL")
        return Roadmap(tuple(items), _day(wished))

    def change(self, roadmap: Roadmap, now: datetime) -> Changes:
        """Put another roadmap in the place of the present one, as a step that can be undone.

        Raises ReaderError TEXT_UNKNOWN for a text that is not in the library.
        """
        for item in roadmap.items:
            if not self._connection.value("SELECT 1 FROM text WHERE id = ? AND removed IS NULL", (item.text,)):
                raise ReaderError(Problem.TEXT_UNKNOWN, id=item.text, matches=0)
        texts = {item.text: None for item in (*self.present().items, *roadmap.items)}
        touched = [*(Touched("roadmap", text) for text in texts), Touched("roadmap_end", "1")]
        return self._journal.record(OperationName.CHANGE_ROADMAP, now, touched, lambda: self._write(roadmap, now))

    def _write(self, roadmap: Roadmap, now: datetime) -> None:
        kept = {item.text for item in roadmap.items}
        for item in self.present().items:
            if item.text not in kept:
                self._connection.execute("UPDATE roadmap SET removed = ? WHERE text = ?", (moment_text(now), item.text))
        rows: list[tuple[Value, ...]] = [
            (item.text, place, item.track.value, _written(item.wished)) for place, item in enumerate(roadmap.items)
        ]
        self._connection.execute_many(
            "INSERT OR REPLACE INTO roadmap (text, place, track, wished, removed) VALUES (?, ?, ?, ?, NULL)", rows
        )
        self._connection.execute(
            "INSERT OR REPLACE INTO roadmap_end (number, wished, withdrawn) VALUES (1, ?, NULL)",
            (_written(roadmap.wished),),
        )


def _day(value: Value) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
