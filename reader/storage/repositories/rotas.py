"""Store the changes of rotas, of which each rota is the fold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date, datetime

from reader.core.changes import Changes
from reader.core.ids import new_id
from reader.core.operation_name import OperationName
from reader.core.study.rota import Absence, DatedChange, End, Members, Rota, RotaChange, Schedule, Swap
from reader.storage.connection import Connection
from reader.storage.journal import Journal
from reader.storage.recorded_rows import TouchedRow
from reader.storage.stored_values import parsed_day, parsed_json, stored_optional_time, stored_time
from reader.storage.timestamps import format_timestamp

_ROWS = "SELECT kind, day, value, made, removed FROM rota_change WHERE rota = ? {where} ORDER BY made, rowid"


class Rotas:
    """Read and change the rotas of a library."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        """Set the connection; changes are recorded in the journal."""
        self._connection = connection
        self._journal = journal

    def names(self) -> list[str]:
        """Return the names of all rotas."""
        rows = self._connection.rows("SELECT DISTINCT rota FROM rota_change WHERE removed IS NULL ORDER BY rota")
        return [row[0] for row in rows]

    def get(self, name: str) -> Rota:
        """Return a rota; an empty one if there is none of this name."""
        rows = self._connection.rows(_ROWS.format(where="AND removed IS NULL"), (name,))
        return Rota(change for row in rows if (change := _change(row)) is not None)

    def history(self, name: str) -> list[DatedChange]:
        """Return all changes of a rota in the order in which they were made, those that were taken back, too."""
        rows = self._connection.rows(_ROWS.format(where=""), (name,))
        return [
            DatedChange(change, stored_time(row["made"]), stored_optional_time(row["removed"]))
            for row in rows
            if (change := _change(row)) is not None
        ]

    def change(self, name: str, changes: Sequence[RotaChange], today: date, now: datetime) -> Changes:
        """Add changes to a rota, as one step of undo; ``today`` is the study day on which they are made."""
        rows = [(new_id(now), name, *_stored(change), format_timestamp(now), today.isoformat()) for change in changes]
        touched = [TouchedRow("rota_change", row[0]) for row in rows]

        def work() -> None:
            self._connection.execute_many(
                "INSERT INTO rota_change (id, rota, kind, day, value, made, made_day, removed) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
                rows,
            )

        return self._journal.record(OperationName.CHANGE_ROTA, now, touched, work)


def _stored(change: RotaChange) -> tuple[str, str, str]:
    """Return the kind, the day and the value of a change."""
    kind, value = _kind_and_value(change)
    return kind, change.day.isoformat(), json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _kind_and_value(change: RotaChange) -> tuple[str, object]:
    match change:
        case Members(names=names):
            return "members", list(names)
        case Schedule(weekdays=weekdays, every=every):
            return "days", {"weekdays": sorted(weekdays), "every": every}
        case Absence(who=who, back=back):
            return "away", {"who": who, "back": back}
        case Swap(other=other, hosts=hosts):
            return "swap", {"with": other.isoformat(), "hosts": list(hosts)}
        case End():
            return "end", None


def _change(row: sqlite3.Row) -> RotaChange | None:
    """Return the change of a row; None if it cannot be read."""
    day, value = parsed_day(row["day"]), parsed_json(row["value"])
    if day is None:
        return None
    try:
        return _parsed(row["kind"], day, value)
    except (TypeError, ValueError):
        return None


def _parsed(kind: str, day: date, value: object) -> RotaChange | None:
    match kind, value:
        case "end", _:
            return End(day)
        case "members", list():
            return Members(day, tuple(map(str, value)))
        case "days", {"weekdays": list(weekdays), "every": int(every)}:
            return Schedule(day, frozenset(map(int, weekdays)) & frozenset(range(7)), max(1, every))
        case "away", {"who": str(who), "back": bool(back)}:
            return Absence(day, who, back)
        case "swap", {"with": other, "hosts": [str(first), str(second)]}:
            return Swap(day, date.fromisoformat(str(other)), (first, second))
    return None
