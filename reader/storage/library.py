"""The library: one file with texts, annotations, operations, the ledger and plans, and its search index.

A library stays in the thread that opened it. Slow work is given values and runs elsewhere.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reader.core.changes import MAX_CARRIED, Changes
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.storage.connection import Connection
from reader.storage.disk_space import DiskReserve
from reader.storage.last_session import clean_up
from reader.storage.library_file import OpenedFile, open_file, open_in_memory
from reader.storage.library_folder import clear_unfinished, make_private
from reader.storage.library_repositories import LibraryRepositories
from reader.storage.lock import LastSession

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.core.activity.judging import JudgedDay
    from reader.core.annotations.operations import Operation
    from reader.core.text.bibliography import Bibliography
    from reader.core.undo_history import HistoryEntry, HistoryStep
    from reader.storage.backup_files import BackupReport
    from reader.storage.bulk_step import BulkSteps
    from reader.storage.import_connection import ImportConnection
    from reader.storage.integrity import IntegrityReport
    from reader.storage.restore import RestoredLibrary
    from reader.storage.restore_preview import RestorePreview


class Library(LibraryRepositories):
    """Read and change a library file; each change is one transaction that is on disk when the call returns."""

    recovered_notes = 0
    """How many notes that could not be saved when the last session ended were imported when this one began."""

    def __init__(self, opened: OpenedFile, now: datetime) -> None:
        """Build the repositories on an opened file; use `open` or `in_memory`."""
        super().__init__(opened.connection)
        self._lock = opened.lock
        self._checked = opened.checked
        self._disk_reserve = DiskReserve(self.path) if self.path else None
        try:
            self._settle(now)
        except BaseException:
            self.close()
            raise

    @classmethod
    def open(
        cls, path: Path, now: datetime, *, read_only: bool = False, new: bool = False, checks_later: bool = False
    ) -> Self:
        """Open the library file at ``path``; a missing one is created, with a plan from the study day of ``now`` on.

        While copies of it or files that were set aside lie there, a missing or empty one is created only if a ``new``
        one is meant; otherwise LIBRARY_MISSING is raised (``set_aside``, ``backup``: the newest of them, or empty).

        ``read_only`` opens a library that another program has locked; a location that is not writable is opened that
        way automatically. With ``checks_later`` the pages of a library that was closed in order are not read before
        this returns; `is_check_due` then says whether that is still to be done.

        Raises ReaderError LIBRARY_LOCKED, LIBRARY_FOREIGN, LIBRARY_NEWER (``found``, ``known``),
        LIBRARY_DAMAGED (``set_aside``: the damaged file's new name, ``backup``: the newest good backup or an empty
        string), LIBRARY_READ_ONLY, LIBRARY_FULL or LIBRARY_IO.
        """
        try:
            return cls(open_file(path, now, read_only=read_only, new=new, checks_later=checks_later), now)
        except ReaderError as error:
            if error.problem is not Problem.LIBRARY_DAMAGED or "set_aside" in error.detail:
                raise
        # damage that no check had met yet: opened again, the file is checked in full and set aside
        return cls(open_file(path, now, read_only=read_only, new=new), now)

    @classmethod
    def in_memory(cls, now: datetime) -> Self:
        """Create a library that is discarded when it is closed."""
        return cls(open_in_memory(now), now)

    @property
    def space_ran_out(self) -> bool:
        """Return whether the disk has been full since the library was opened, even if the change could be saved."""
        return self._disk_reserve is not None and self._disk_reserve.released

    @property
    def is_empty(self) -> bool:
        """Return whether there is no text, note or minute in the library."""
        tables = ("text", "annotation", "entry")
        return not any(self._connection.value(f"SELECT 1 FROM {table} LIMIT 1") for table in tables)  # noqa: S608

    def judged(self, local: datetime) -> tuple[JudgedDay, ...]:
        """Judge every day from the first plan's up to and including the day of the local time ``local``."""
        from reader.core.activity.day_totals import judged_days

        plans, rest_days = self.plans.history(), self.plans.rest_days()
        return judged_days(plans, rest_days, self.ledger, local, self.clock_doubts.passed_over(local))

    def commit(self, operation: Operation, data: Mapping[str, Bibliography] | None = None) -> Changes:
        """Apply an operation on annotations; it is on disk when this returns.

        ``data`` are bibliographic data that texts are given in the same step, by text id.

        Raises ReaderError ANNOTATION_UNKNOWN, TEXT_UNKNOWN, LIBRARY_FULL, LIBRARY_READ_ONLY, LIBRARY_LOCKED or
        LIBRARY_IO with nothing changed.
        """
        return self._carrying(self.annotations.commit(operation, data))

    @cached_property
    def bulk_steps(self) -> BulkSteps:
        """Return what begins edits of very many annotations, and undo and redo that may be as large."""
        from reader.storage.bulk_step import BulkSteps

        return BulkSteps(self._connection, self._journal, self._carrying)

    def undo(self, now: datetime) -> Changes:
        """Undo the last operation; raises ReaderError NOTHING_TO_UNDO."""
        return self._carrying(self._journal.undo(now))

    def undo_step(self, number: int, now: datetime) -> Changes:
        """Undo the step with this number, which `Changes` gave.

        Raises ReaderError STEP_COVERED if other steps came after it, NOTHING_TO_UNDO if it is not in effect any more.
        """
        return self._carrying(self._journal.undo_step(number, now))

    def retract_step(self, number: int, now: datetime) -> Changes:
        """Undo the step with this number, and leave no trace of it in the history; raises as `undo_step` does."""
        return self._carrying(self._journal.retract_step(number, now))

    def redo(self, now: datetime) -> Changes:
        """Redo the operation that was undone last; raises ReaderError NOTHING_TO_REDO."""
        return self._carrying(self._journal.redo(now))

    def redo_step(self, number: int, now: datetime) -> Changes:
        """Redo the step with this number; raises ReaderError NOTHING_TO_REDO if another one is to be redone first."""
        return self._carrying(self._journal.redo_step(number, now))

    def undoable(self) -> HistoryStep | None:
        """Return the step that `undo` would undo, None for none; of one in parts, only the first that is undone."""
        return self._journal.undoable()

    def redoable(self) -> HistoryStep | None:
        """Return the step that `redo` would redo, None for none; of one in parts, only the first that is redone."""
        return self._journal.redoable()

    def last_step(self) -> int:
        """Return the number of the step that `undo` would undo; 0 for none."""
        return self._journal.last_step()

    def undo_name(self) -> OperationName | None:
        """Return the name of the operation that undo would revert."""
        return self._journal.undo_name()

    def redo_name(self) -> OperationName | None:
        """Return the name of the operation that redo would repeat."""
        return self._journal.redo_name()

    def history(self) -> tuple[HistoryStep, ...]:
        """Return the last 200 steps, newest first, including those that were undone."""
        return self._journal.history.steps()

    def history_entries(self) -> tuple[HistoryEntry, ...]:
        """Return the steps of `history` without what they touched, which may be much."""
        return self._journal.history.entries()

    def history_part(self, number: int) -> HistoryStep | None:
        """Return a part of a step of the history as a step, None if there is none; most steps have only one part."""
        return self._journal.history.part(number)

    def go_to(self, number: int, now: datetime) -> Changes:
        """Undo or redo to the state right after the step with this number (0: before all recorded steps).

        Raises ReaderError NOTHING_TO_UNDO if that is already the state.
        """
        return self._carrying(self._journal.go_to(number, now))

    def _carrying(self, changes: Changes) -> Changes:
        """Return the changes with the changed annotations in them, read once for all views."""
        if not 0 < len(changes.annotations) <= MAX_CARRIED:
            return changes
        present = {annotation.id: annotation for annotation in self.annotation_lists.some(changes.annotations)}
        return replace(changes, carried={changed: present.get(changed) for changed in changes.annotations})

    def backup(self, to: Path | None, now: datetime) -> BackupReport:
        """Back up the library to ``to``, or to its backup folder if that is None; this may run in another thread.

        Raises ReaderError BACKUP_EXISTS, BACKUP_BAD, FOLDER_UNWRITABLE, LIBRARY_FULL or LIBRARY_IO.
        """
        from reader.storage.backup import back_up_from

        return back_up_from(self._connection, to, now)

    def back_up_checked(self, now: datetime) -> BackupReport:
        """Back up the library as `backup` does, and check pages, schema and references of the copy, in any thread.

        Raises ReaderError LIBRARY_DAMAGED if the library is damaged, and otherwise as `backup`; nothing is kept then,
        and it is the file itself that was checked.
        """
        from reader.storage.backup import back_up_from

        try:
            return back_up_from(self._connection, None, now, checks_references=True)
        except ReaderError:
            self.check_pages()  # what fails may be the disk of the copy
            self.note_check(now)
            raise

    def check_pages(self) -> None:
        """Check pages, schema and references over another connection, in any thread; raises LIBRARY_DAMAGED.

        A commit waits until it ends.
        """
        from reader.storage.page_check import check_file

        if self.path is not None:
            check_file(self.path)

    def is_check_due(self, now: datetime) -> bool:
        """Return whether the pages were last checked on another day than that of the local time ``now``."""
        return bool(self._checked) and not self.read_only and self._checked != now.date().isoformat()

    def note_check(self, now: datetime) -> None:
        """Remember that the pages were checked and found sound on the day of the local time ``now``."""
        self._checked = now.date().isoformat()

    @property
    def is_damaged(self) -> bool:
        """Return whether damage was met since the library was opened; the next opening then checks it in full."""
        return self._connection.is_damaged

    def note_damage(self) -> None:
        """Remember that a check has found damage."""
        self._connection.note_damage()

    def preview_restore(self, copy: Path, *, as_it_was: bool, separate: bool = False) -> RestorePreview:
        """Return what `restore` would change; ``separate`` reads the file over another connection, in any thread."""
        from reader.storage.restore import preview_over

        if not separate or self.path is None:
            return preview_over(self._connection, copy, as_it_was=as_it_was)
        with closing(Connection(self.path, read_only=True, can_write=False)) as connection:
            connection.prepare()
            return preview_over(connection, copy, as_it_was=as_it_was)

    def restore(self, copy: Path, now: datetime, *, as_it_was: bool, backup: Path | None = None) -> RestoredLibrary:
        """Restore from a sound copy of the present schema, as one step of undo.

        The library is backed up before, unless that was done already: then ``backup`` is the path of that. Where there
        is nothing to restore, nothing is done; where there are only minutes, there is no step of undo.

        Raises ReaderError RESTORE_FAILED, BACKUP_BAD, FOLDER_UNWRITABLE, LIBRARY_READ_ONLY, LIBRARY_FULL or LIBRARY_IO
        with nothing changed.
        """
        from reader.storage.backup import back_up_before
        from reader.storage.restore import BEFORE_RESTORE, Restore, RestoredLibrary, attached_copy

        if self.read_only:
            raise ReaderError(Problem.LIBRARY_READ_ONLY, self.path)
        with attached_copy(self._connection, copy):
            plan = Restore(self._connection, as_it_was=as_it_was)
            preview = plan.preview()
            if plan.is_empty:
                return RestoredLibrary(preview, Changes(OperationName.RESTORE.value), None)
            if backup is None and self.path is not None:
                backup = back_up_before(self._connection, BEFORE_RESTORE, now).path
            return RestoredLibrary(preview, self._carrying(plan.run(self._journal, now)), backup)

    def import_connection(self, *, separate: bool = True) -> ImportConnection:
        """Return what texts are imported through: a connection of its own for another thread, which is to close it.

        Without ``separate`` the library's own connection is used, and the caller waits.
        """
        from reader.storage.import_connection import ImportConnection

        return ImportConnection(self._connection, separate=separate)

    def check(self, *, repair: bool = False, now: datetime | None = None) -> IntegrityReport:
        """Check the file and the consistency of its rows; ``repair`` repairs what can be repaired without loss.

        Without ``now`` it does not look for days in the future.
        """
        from reader.storage.integrity import check

        return check(self._connection, self.annotations, repair=repair, now=now)

    def close(self) -> None:
        """Close the file properly; closing it again does nothing."""
        self.close_index()
        self._connection.close()
        if self.path is not None and not self.read_only:
            make_private(self.path)
        if self._checked:
            self._lock.record(LastSession(closed=True, checked=self._checked, damaged=self._connection.is_damaged))
            self._lock.release()
            self._checked = ""

    def __enter__(self) -> Self:
        """Return the library itself."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the library."""
        self.close()

    def _settle(self, now: datetime) -> None:
        """Clean up after the last session, and add what a new library needs."""
        if self.read_only:
            return
        if self._disk_reserve is not None:
            self._disk_reserve.lay()
            self._connection.release_space = self._disk_reserve.release
        if self.path is not None:
            make_private(self.path)
            clear_unfinished(self.path)
        self.recovered_notes = clean_up(self, self._connection, now)
