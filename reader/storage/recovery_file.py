"""Keep minutes that a library could not take in a file elsewhere, until it can (reliability.md, "Disk full").

The file lies in the user's state folder, or where that cannot be written either, among temporary files. It is written
whole at each failure and gone after the first success; the next start takes in what it holds.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import platformdirs

from reader.core.activity.coverage import Range
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.storage.timestamps import format_timestamp, parse_timestamp

_LARGEST = 20_000_000
"""Bytes; the minutes of years are less."""


@dataclass(frozen=True, slots=True)
class UnsavedMinutes:
    """Hold what could not be written: entries, and what was read of each text, by its id."""

    entries: tuple[LedgerEntry, ...] = ()
    covered: tuple[tuple[str, Range], ...] = ()


@dataclass(frozen=True, slots=True)
class RecoveryFile:
    """Hold a file that was found, with what is in it; None if that cannot be understood."""

    path: Path
    rescued: UnsavedMinutes | None

    def forget(self) -> None:
        """Remove the file: all of it has been taken in."""
        self.path.unlink(missing_ok=True)

    def set_aside(self) -> None:
        """Rename the file, so that it is not read again and nothing in it is lost."""
        self.path.replace(self.path.with_suffix(".refused"))


def recovery_folders(library: Path) -> tuple[Path, ...]:
    """Name the files that may hold minutes of a library, the best place first."""
    name = f"minutes-{hashlib.sha256(str(library.resolve()).encode()).hexdigest()[:16]}.json"
    state = platformdirs.user_state_path("onehour", appauthor=False)
    return state / name, Path(tempfile.gettempdir()) / f"onehour-{name}"


def write_recovery_file(library: Path, rescued: UnsavedMinutes) -> Path | None:
    """Write minutes to the first place that takes them, and give it; None if no place does."""
    words = json.dumps(_document(library, rescued), ensure_ascii=False).encode()
    for place in recovery_folders(library):
        try:
            _write(place, words)
        except OSError:
            continue
        return place
    return None


def remove_recovery_files(library: Path) -> None:
    """Remove what is kept of a library elsewhere: it has taken everything."""
    for place in recovery_folders(library):
        try:
            place.unlink(missing_ok=True)
        except OSError:
            continue


def recovery_files(library: Path) -> Iterator[RecoveryFile]:
    """Yield the files that hold minutes of a library and are the user's own."""
    for place in recovery_folders(library):
        try:
            if place.is_symlink() or not _is_own(place) or place.stat().st_size > _LARGEST:
                continue
            words = place.read_bytes()
        except OSError:
            continue
        yield RecoveryFile(place, _rescued(words))


def _write(place: Path, words: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=place.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(words)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(place)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _is_own(place: Path) -> bool:
    return not hasattr(os, "getuid") or place.stat().st_uid == os.getuid()


def _document(library: Path, rescued: UnsavedMinutes) -> dict[str, object]:
    entries = [
        asdict(one)
        | {"start": format_timestamp(one.start), "end": format_timestamp(one.end), "day": one.day.isoformat()}
        for one in rescued.entries
    ]
    return {"library": str(library), "entries": entries, "covered": rescued.covered}


def _rescued(words: bytes) -> UnsavedMinutes | None:
    try:
        document = json.loads(words)
        entries = tuple(_entry(row) for row in document["entries"])
        covered = tuple((str(text), (int(start), int(end))) for text, (start, end) in document["covered"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
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
