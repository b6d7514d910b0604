"""Keep minutes that could not be written to a library in a recovery file."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from reader.core.activity.coverage import Range
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.storage.recovery_file import MINUTES, RecoveryStore
from reader.storage.timestamps import format_timestamp, parse_timestamp


@dataclass(frozen=True, slots=True)
class UnsavedMinutes:
    """What could not be written: ledger entries, and the ranges read of each text, by its id."""

    entries: tuple[LedgerEntry, ...] = ()
    covered: tuple[tuple[str, Range], ...] = ()


def _dump(unsaved: UnsavedMinutes) -> dict[str, object]:
    entries = [
        asdict(entry)
        | {"start": format_timestamp(entry.start), "end": format_timestamp(entry.end), "day": entry.day.isoformat()}
        for entry in unsaved.entries
    ]
    return {"entries": entries, "covered": unsaved.covered}


def _parse(document: Any) -> UnsavedMinutes:  # noqa: ANN401  JSON from outside
    entries = tuple(_entry(row) for row in document["entries"])
    covered = tuple((str(text), (int(start), int(end))) for text, (start, end) in document["covered"])
    return UnsavedMinutes(entries, covered)


def _entry(row: dict[str, str]) -> LedgerEntry:
    known = {
        "time_class": TimeClass(row["time_class"]),
        "start": parse_timestamp(row["start"]),
        "end": parse_timestamp(row["end"]),
        "day": date.fromisoformat(row["day"]),
        "seconds": float(row["seconds"]),
        "origin": EntryOrigin(row["origin"]),
    }
    return LedgerEntry(**(row | known))  # type: ignore[arg-type]


UNSAVED_MINUTES = RecoveryStore(MINUTES, _dump, _parse)
