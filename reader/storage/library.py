"""Hold the library: one file with texts, annotations, operations, the ledger and plans, and its search index.

A library stays with the thread that opened it. What is slow takes values and runs elsewhere.
"""

from __future__ import annotations

import importlib
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, cast

from reader.core.activity.day_totals import judged_days
from reader.core.activity.judging import JudgedDay
from reader.core.activity.plan import Plan
from reader.core.activity.study_day import study_day
from reader.core.annotations.operations import Operation
from reader.core.annotations.undo_history import HistoryStep
from reader.core.changes import Changes, OperationName
from reader.core.errors import ReaderError
from reader.storage.backup import BackupReport, back_up_from
from reader.storage.disk_reserve import DiskReserve
from reader.storage.import_connection import ImportConnection
from reader.storage.integrity import IntegrityReport, check
from reader.storage.journal import Journal
from reader.storage.library_file import OpenedFile, open_file, open_in_memory
from reader.storage.lock import LastSession
from reader.storage.recovery_file import UnsavedMinutes, recovery_files
from reader.storage.repositories.annotation_lists import AnnotationLists
from reader.storage.repositories.annotations import Annotations
from reader.storage.repositories.clock_doubts import ClockDoubts
from reader.storage.repositories.coverage import Coverage
from reader.storage.repositories.editions import Editions
from reader.storage.repositories.filing import TextFiling
from reader.storage.repositories.last_exports import LastExports
from reader.storage.repositories.ledger import Ledger
from reader.storage.repositories.placeholder_texts import PlaceholderTexts
from reader.storage.repositories.plans import Plans
from reader.storage.repositories.preferences import StoredPreferences
from reader.storage.repositories.roadmap import StoredRoadmap
from reader.storage.repositories.speed import SpeedSamples
from reader.storage.repositories.texts import Texts
from reader.storage.repositories.topics import Topics
from reader.storage.search.index import SearchIndex

if TYPE_CHECKING:
    from reader.storage.repositories.dictionaries import Dictionaries

_DAY_START = 4
"""The hour at which a day begins until a plan says otherwise (hour.md, "Study day")."""


class Library:
    """Give what is in a library file and change it, each change in one transaction that is on disk when it returns."""

    def __init__(self, opened: OpenedFile, now: datetime) -> None:
        """Build the parts on an opened file; use `open` or `in_memory`."""
        connection = opened.connection
        self._connection = connection
        self._lock = opened.lock
        self._checked = opened.checked
        self._ballast = DiskReserve(connection.path) if connection.path else None
        self._journal = Journal(connection)
        self.texts = Texts(connection, self._journal)
        self.placeholders = PlaceholderTexts(connection, self.texts)
        self.annotations = Annotations(connection, self._journal)
        self.annotation_lists = AnnotationLists(connection)
        self.plans = Plans(connection, self._journal)
        self.ledger = Ledger(connection, self._journal, self.plans)
        self.filing = TextFiling(connection, self._journal, self.texts)
        self.roadmap = StoredRoadmap(connection, self._journal)
        self.topics = Topics(connection, self._journal)
        self.coverage = Coverage(connection)
        self.editions = Editions(connection, self._journal, self.texts, self.annotations)
        self.speed = SpeedSamples(connection)
        self.preferences = StoredPreferences(connection)
        self._dictionaries: Dictionaries | None = None
        self.exports = LastExports(connection)
        self.clock_doubts = ClockDoubts(self.preferences)
        self.index = SearchIndex(connection)
        try:
            self._settle(now)
        except BaseException:
            self.close()
            raise

    @classmethod
    def open(cls, path: Path, now: datetime, *, read_only: bool = False) -> Self:
        """Open the library file at ``path``; a missing one is made, with a first plan from ``now``'s study day on.

        ``read_only`` opens beside another program that holds the library; a place that cannot be written to is opened
        so by itself. Raises ReaderError LIBRARY_LOCKED, LIBRARY_FOREIGN, LIBRARY_NEWER (``recovery_files``, ``known``),
        LIBRARY_DAMAGED (``set_aside``: the damaged file's new name, ``backup``: the newest good one or nothing),
        LIBRARY_READ_ONLY, LIBRARY_FULL or LIBRARY_IO.
        """
        return cls(open_file(path, now, read_only=read_only), now)

    @classmethod
    def in_memory(cls, now: datetime) -> Self:
        """Make a library that is gone when it is closed."""
        return cls(open_in_memory(now), now)

    @property
    def path(self) -> Path | None:
        """Return the path of the file; None in memory."""
        return self._connection.path

    @property
    def read_only(self) -> bool:
        """Return whether the library can only be read."""
        return self._connection.read_only

    @property
    def space_ran_out(self) -> bool:
        """Return whether the disk was full since the library was opened, even if the change was saved in the end."""
        return self._ballast is not None and self._ballast.released

    @property
    def dictionaries(self) -> Dictionaries:
        """Return the dictionaries beside the library.

        What reads them takes 17 ms to load, and not every day needs it.
        """
        if self._dictionaries is None:
            made = cast(
                "type[Dictionaries]", importlib.import_module("reader.storage.repositories.dictionaries").Dictionaries
            )
            self._dictionaries = made(self.path, self.preferences, read_only=self.read_only)
        return self._dictionaries

    def judged(self, local: datetime) -> tuple[JudgedDay, ...]:
        """Judge every day from the first plan's to that of a local time, which comes last."""
        plans, rest_days = self.plans.history(), self.plans.rest_days()
        return judged_days(plans, rest_days, self.ledger, local, self.clock_doubts.passed_over(local))

    def commit(self, operation: Operation) -> Changes:
        """Do an operation on annotations; when this returns it is on the disk.

        Raises ReaderError ANNOTATION_UNKNOWN, TEXT_UNKNOWN, LIBRARY_FULL, LIBRARY_READ_ONLY, LIBRARY_LOCKED or
        LIBRARY_IO with nothing changed.
        """
        return self.annotations.commit(operation)

    def undo(self, now: datetime) -> Changes:
        """Take back the last operation; raises ReaderError NOTHING_TO_UNDO."""
        return self._journal.undo(now)

    def undo_step(self, number: int, now: datetime) -> Changes:
        """Take back the step with this number, as `Changes` named it.

        Raises ReaderError STEP_COVERED where other steps came after it, NOTHING_TO_UNDO where it stands no more.
        """
        return self._journal.undo_step(number, now)

    def redo(self, now: datetime) -> Changes:
        """Do again what was taken back last; raises ReaderError NOTHING_TO_REDO."""
        return self._journal.redo(now)

    def undo_name(self) -> OperationName | None:
        """Name the operation that undo would take back."""
        return self._journal.undo_name()

    def redo_name(self) -> OperationName | None:
        """Name the operation that redo would do again."""
        return self._journal.redo_name()

    def past(self) -> tuple[HistoryStep, ...]:
        """Return the last 200 steps, the newest first, those that were taken back among them."""
        return self._journal.past()

    def go_to(self, number: int, now: datetime) -> Changes:
        """Go back or forward to the moment right after the step with this number (0: before all that are kept).

        Raises ReaderError NOTHING_TO_UNDO where that is how it stands already.
        """
        return self._journal.go_to(number, now)

    def backup(self, to: Path | None, now: datetime) -> BackupReport:
        """Copy the library to ``to`` or, without, into its folder of backups.

        Raises ReaderError BACKUP_BAD, FOLDER_UNWRITABLE, LIBRARY_FULL or LIBRARY_IO.
        """
        return back_up_from(self._connection, to, now)

    def import_connection(self, *, separate: bool = True) -> ImportConnection:
        """Return what texts are imported through: a connection of its own for another thread, which is to close it.

        Without ``separate`` the library's own connection is used, and the caller waits.
        """
        return ImportConnection(self._connection, separate=separate)

    def check(self, *, repair: bool = False, now: datetime | None = None) -> IntegrityReport:
        """Look at the file and at what it means; ``repair`` mends what can be mended without loss.

        Without the time ``now`` it does not look for days to come.
        """
        return check(self._connection, self.annotations, repair=repair, now=now)

    def close(self) -> None:
        """Close the file in order; a second time does nothing."""
        self.index.close()
        self._connection.close()
        if self._checked:
            self._lock.note(LastSession(closed=True, checked=self._checked))
            self._lock.release()
            self._checked = ""

    def __enter__(self) -> Self:
        """Return the library itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the library."""
        self.close()

    def _settle(self, now: datetime) -> None:
        """Put in order what the last program may have left, and what a new library needs."""
        if self.read_only:
            return
        if self._ballast is not None:
            self._ballast.lay()
            self._connection.release_space = self._ballast.release
        self.texts.clear_incomplete(now)
        self.editions.clear(now)
        self._take_in_what_was_rescued()
        self.ledger.close_all()
        self.plans.begin(Plan(study_day(now, _DAY_START)), now)

    def _take_in_what_was_rescued(self) -> None:
        """Take in the minutes that could not be written when the program was left; where there is still no room, later.

        What cannot stand in the ledger is set aside with its file.
        """
        for file in recovery_files(self.path) if self.path is not None else ():
            try:
                whole = file.rescued is not None and self._take_in(file.rescued)
            except ReaderError:
                continue
            if whole:
                file.forget()
            else:
                file.set_aside()

    def _take_in(self, rescued: UnsavedMinutes) -> bool:
        """Write what was rescued, and say whether all of it could stand. Raises ReaderError LIBRARY_*."""
        taken = [self.ledger.rescue(entry) for entry in rescued.entries]
        known = {text.id for text in self.texts.all()}
        for text, (start, end) in rescued.covered:
            if text in known:
                self.coverage.add(text, start, end)
        return all(taken)
