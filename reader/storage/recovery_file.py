"""Store minutes that could not be written to a library in a file elsewhere (reliability.md, "Disk full").

The file lies in the user's state folder or, if that is not writable either, in the folder for temporary files. It is
rewritten at each failure and removed after the first success; the next start imports it.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import platformdirs

from reader.core.activity.coverage import Range
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.storage.timestamps import format_timestamp, parse_timestamp

_MAX_BYTES = 20_000_000
"""Bytes; the minutes of several years take less."""


@dataclass(frozen=True, slots=True)
class UnsavedMinutes:
    """What could not be written: ledger entries, and the ranges read of each text, by its id."""

    entries: tuple[LedgerEntry, ...] = ()
    covered: tuple[tuple[str, Range], ...] = ()


@dataclass(frozen=True, slots=True)
class RecoveryFile:
    """A recovery file that was found, with its contents; None if they cannot be parsed."""

    path: Path
    minutes: UnsavedMinutes | None

    def forget(self) -> None:
        """Delete the file: all of it has been imported."""
        self.path.unlink(missing_ok=True)

    def set_aside(self) -> None:
        """Rename the file, so that it is not read again but its contents are kept."""
        self.path.replace(self.path.with_suffix(".refused"))


def recovery_paths(library: Path) -> tuple[Path, ...]:
    """Return the paths of the files that may hold minutes of a library, the preferred one first."""
    name = f"minutes-{hashlib.sha256(str(library.resolve()).encode()).hexdigest()[:16]}.json"
    state = platformdirs.user_state_path("onehour", appauthor=False)
    return state / name, Path(tempfile.gettempdir()) / f"onehour-{name}"


def write_recovery_file(library: Path, rescued: UnsavedMinutes) -> Path | None:
    """Write minutes to the first path that is writable, and return it; None if none is."""
    data = json.dumps(_document(library, rescued), ensure_ascii=False).encode()
    for path in recovery_paths(library):
        try:
            _write(path, data)
        except OSError:
            continue
        return path
    return None


def remove_recovery_files(library: Path) -> None:
    """Delete the recovery files of a library: everything has been written to it."""
    for path in recovery_paths(library):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def recovery_files(library: Path) -> Iterator[RecoveryFile]:
    """Yield the recovery files of a library that the user owns."""
    for path in recovery_paths(library):
        try:
            if path.is_symlink() or not _is_own(path) or path.stat().st_size > _MAX_BYTES:
                continue
            data = path.read_bytes()
        except OSError:
            continue
        yield RecoveryFile(path, _parse(data))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _is_own(path: Path) -> bool:
    return not hasattr(os, "getuid") or path.stat().st_uid == os.getuid()


def _document(library: Path, rescued: UnsavedMinutes) -> dict[str, object]:
    entries = [
        asdict(entry)
        | {"start": format_timestamp(entry.start), "end": format_timestamp(entry.end), "day": entry.day.isoformat()}
        for entry in rescued.entries
    ]
    return {"library": str(library), "entries": entries, "covered": rescued.covered}


def _parse(data: bytes) -> UnsavedMinutes | None:
    try:
        document = json.loads(data)
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
