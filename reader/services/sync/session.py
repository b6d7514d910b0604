"""Begin, go on, look and leave: whole exchanges for a caller that waits, as the command line does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self
from uuid import uuid4

from reader.core.errors import Problem, ReaderError
from reader.core.sync.library_state import SyncState
from reader.core.sync.membership import Membership
from reader.core.sync.text_files import AwaitedText
from reader.services.sync.exchange import (
    Opening,
    RestoredChoice,
    Synchronisation,
    SyncStart,
    ask,
)
from reader.services.sync.outcome import SyncOutcome
from reader.services.sync.preview import JoinPreview, join_preview
from reader.services.sync.texts import TextTransfer, plan_texts, text_worker
from reader.storage.library import Library
from reader.sync.requests import (
    GroupPreview,
    LeaveRequest,
    Left,
    PreviewRequest,
    StatusRequest,
    SyncSettings,
    SyncStatus,
)
from reader.sync.sync_worker import SyncWorker, sync_worker

_MOST_PASSES = 6
"""Passes after which an exchange ends: joining again, reading, and writing a base take three."""


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """How a library stands in its group: its state, what is not sent yet, and what is known of the machines."""

    state: SyncState
    dirty: int
    awaited: tuple[AwaitedText, ...]
    status: SyncStatus


class SyncSession:
    """Exchange what a library holds with the other machines, and wait for it; a context manager."""

    def __init__(self, library: Library, program: str, now: datetime) -> None:
        """Set the library; raises ReaderError SYNC_OFF for one in memory."""
        if library.path is None:
            raise ReaderError(Problem.SYNC_OFF)
        self._library = library
        self._now = now
        self._opening = Opening(program, uuid4().hex)
        self._worker: SyncWorker = sync_worker(library.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._worker.close()

    def begin(self, start: SyncStart) -> SyncOutcome:
        """Found a group or join one; raises ReaderError SYNC_JOINED, SYNC_GROUP_THERE, SYNC_GROUP_NONE, and others."""
        exchange = Synchronisation(self._library, self._worker, self._opening, start)
        try:
            return self._run(exchange)
        except BaseException:
            if self._library.sync.state is None:
                self._library.sync.end()
            raise

    def exchange(self, restored: RestoredChoice | None = None) -> SyncOutcome:
        """Send and take in; raises ReaderError SYNC_OFF, SYNC_RESTORED, and others with nothing lost."""
        return self._run(Synchronisation(self._library, self._worker, self._opening), restored)

    def preview(self, start: SyncStart) -> JoinPreview:
        """Return what joining the group of a folder would bring, without changing anything."""
        if (state := self._library.sync.state) is not None:
            raise ReaderError(Problem.SYNC_JOINED, state.folder)
        request = PreviewRequest(self._settings(start.folder, start.name), self._now)
        group = ask(self._worker, request, GroupPreview)
        try:
            own = self._library.sync.everything().changes
        finally:
            self._library.sync.end()
        return join_preview(own, group)

    def status(self) -> LibraryStatus:
        """Return how the library stands in its group; raises ReaderError SYNC_OFF."""
        state = self._state()
        request = StatusRequest(self._settings(state.folder, state.name), state.membership, self._now)
        status = ask(self._worker, request, SyncStatus)
        return LibraryStatus(state, self._library.sync.dirty, tuple(self._library.words.awaited()), status)

    def leave(self, *, erases: bool) -> tuple[Membership, int]:
        """Leave the group; return the membership that ended, and how many own files were deleted from the folder."""
        state = self._state()
        request = LeaveRequest(self._settings(state.folder, state.name), state.membership, erases)
        left = ask(self._worker, request, Left)
        self._library.sync.end()
        return state.membership, left.erased

    def _run(self, exchange: Synchronisation, restored: RestoredChoice | None = None) -> SyncOutcome:
        outcome = SyncOutcome(again=True)
        for _pass in range(_MOST_PASSES):
            if not outcome.again:
                break
            reply = exchange.exchange(exchange.prepare(self._now, restored))
            outcome = outcome.and_then(exchange.take(reply, self._now))
            exchange.confirm(self._now)
        return self._with_texts(outcome)

    def _with_texts(self, outcome: SyncOutcome) -> SyncOutcome:
        plan = plan_texts(self._library, self._state())
        if plan is None or plan.is_empty:
            return outcome
        with self._library.import_connection(separate=False) as connection, text_worker() as worker:
            return outcome.with_texts(TextTransfer(connection, worker, self._now).run(plan))

    def _state(self) -> SyncState:
        if (state := self._library.sync.state) is None:
            raise ReaderError(Problem.SYNC_OFF)
        return state

    def _settings(self, folder: Path, name: str) -> SyncSettings:
        return SyncSettings(folder, name, self._opening.program, self._opening.session)
