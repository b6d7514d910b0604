"""Choose which backups are no longer kept (reliability.md, "Backups").

Kept are the first and the last of the newest day, the last of 7 days, of 4 weeks and of 12 months; of those made before
notes were imported, or before something was taken in that others handed over, also the last five. What is a copy of
another library, cannot be read, or holds more than the copy after it, is kept, too, and so is what was made before any
other step.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from pathlib import Path

from reader.core.errors import ReaderError
from reader.storage.backup_files import BackupFile, BackupReport, backup_files, count_rows

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""How many daily, weekly and monthly backups are kept."""


LATEST_BEFORE_NOTES = 5
"""How many backups that were made before each kind of import are kept whatever their age."""

BEFORE_NOTES = "before-notes"
BEFORE_GIVEN = "before-given"
BEFORE_SYNC = "before-sync"
"""The reasons of those backups: notes are imported, what others handed over is taken in, and another machine's."""

THINNED_REASONS = frozenset((BEFORE_NOTES, BEFORE_GIVEN, BEFORE_SYNC))


def superfluous_backups(library: Path, identifier: str, reason: str = "") -> list[Path]:
    """Return the backups of the library with this id that need not be kept, of those that were made for a reason.

    The ``reason`` is one of `THINNED_REASONS`, or empty for those that were made by time; all others are kept.
    """
    copies = [copy for copy in backup_files(library) if copy.reason == reason and _is_dated(library, copy)]
    contents = {copy.path: _contents(copy.path) for copy in copies}
    own = [copy for copy in copies if (held := contents[copy.path]) is not None and held.library == identifier]
    wanted = _wanted(own) | set(own[:LATEST_BEFORE_NOTES] if reason in THINNED_REASONS else ())
    superfluous: list[Path] = []
    successor: BackupReport | None = None
    for copy in own:
        held = contents[copy.path]
        assert held is not None
        if copy in wanted or successor is None or held.holds_more_than(successor):
            successor = held
        else:
            superfluous.append(copy.path)
    return superfluous


def _is_dated(library: Path, copy: BackupFile) -> bool:
    """Return whether the name is one that we gave; what the reader named is the reader's."""
    beginning = f"{library.stem}.{copy.reason}" if copy.reason else library.stem
    return copy.path.name.startswith(f"{beginning}-{copy.made.date().isoformat()}")


def _contents(path: Path) -> BackupReport | None:
    try:
        return count_rows(path, verify=False)
    except ReaderError:
        return None


def _wanted(copies: Sequence[BackupFile]) -> set[BackupFile]:
    """Return the copies that the rule of days, weeks and months keeps; ``copies`` are newest first."""
    wanted = _newest_of_each(copies, date.toordinal, DAILY)
    wanted |= _newest_of_each(copies, lambda day: day.isocalendar()[:2], WEEKLY)
    wanted |= _newest_of_each(copies, lambda day: (day.year, day.month), MONTHLY)
    if copies:
        wanted.add([copy for copy in copies if copy.made.date() == copies[0].made.date()][-1])
    return wanted


def _newest_of_each(copies: Sequence[BackupFile], period: Callable[[date], Hashable], periods: int) -> set[BackupFile]:
    newest: dict[Hashable, BackupFile] = {}
    for copy in copies:
        newest.setdefault(period(copy.made.date()), copy)
    return set(list(newest.values())[:periods])
