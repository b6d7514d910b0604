"""Exchange with the other machines behind the window: the library's part here, the folder's in a thread and a process.

A pass has four phases (`reader.services.sync.exchange`); those of the library are short and run in the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader import __version__
from reader.core.errors import ReaderError
from reader.core.sync.library_state import SyncState
from reader.core.sync.status import MachineStatus, SyncProblem
from reader.services.clock import Clock
from reader.services.sync.exchange import (
    Opening,
    PassReply,
    RestoredChoice,
    Synchronisation,
    SyncStart,
    ask,
)
from reader.services.sync.outcome import SyncOutcome
from reader.services.sync.preview import JoinPreview, join_preview
from reader.services.sync.texts import CarriedTexts, TextPlan, TextTransfer, plan_texts, text_worker
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
from reader.sync.sync_worker import sync_worker
from reader.ui.shell.change_notifier import ChangeNotifier
from reader.ui.shell.tasks import TaskRunner

_MOST_PASSES = 6
"""Passes after which an exchange ends: joining again, reading, and writing a base take three."""

_IDLE_MS = 60_000
"""Milliseconds without a request after which the process that holds the document ends."""

_LAST_PASS_SECONDS = 2.0
"""How long the window waits at its end for what was not sent yet; what is not sent then is sent the next time."""

Failed = Callable[[ReaderError], None]


class SyncRunner(QObject):
    """Exchanges, one pass after the other; there is one of it as long as the program is open.

    ``changed`` is emitted when there is something else to say about the exchange: it began or ended, or failed.
    ``exchanged`` carries the `SyncOutcome` of one that ended well. The requests ask the window to let the reader leave
    the group, or compare what was written on two machines.
    """

    changed = Signal()
    exchanged = Signal(object)
    leaving_requested = Signal()
    comparison_requested = Signal()

    def __init__(
        self, library: Library, clock: Clock, change_notifier: ChangeNotifier, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        assert library.path is not None
        self._library = library
        self._clock = clock
        self._change_notifier = change_notifier
        self._tasks = TaskRunner(self)
        self._opening = Opening(__version__, uuid4().hex)
        self._worker = sync_worker(library.path)
        self._exchange: Synchronisation | None = None
        self._outcome = SyncOutcome()
        self._passes = 0
        self._is_wanted = False
        self._transfer: TextTransfer | None = None
        self._idle_timer = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle_timer.timeout.connect(self._on_idle_timer_timeout)
        self._failed: Failed | None = None
        self.is_running = False
        self.last: SyncOutcome | None = None
        """What came of the last exchange that ended well."""
        self.error: ReaderError | None = None
        """Why the last exchange failed; None if it ended well."""
        self.status: SyncStatus | None = None
        """What was last read of the machines of the group."""

    @property
    def state(self) -> SyncState | None:
        """Return the group that the library belongs to; None if it exchanges with no machine."""
        return self._library.sync.state

    @property
    def machines(self) -> tuple[MachineStatus, ...]:
        """Return how the other machines stood when something was last read of them."""
        exchanged = self.last.machines if self.last is not None else ()
        return exchanged or (self.status.machines if self.status is not None else ())

    @property
    def problems(self) -> tuple[SyncProblem, ...]:
        """Return what could not be taken in, and what is still on its way."""
        if self.last is not None:
            return (*self.last.waiting, *self.last.problems)
        return self.status.problems if self.status is not None else ()

    def set_state(self, state: SyncState) -> None:
        """Set another name of this machine, or other texts that travel."""
        self._library.sync.set_state(state)
        self._exchange = None
        self.exchange()

    # --- exchanging ----------------------------------------------------------------------------------------------

    def exchange(self, restored: RestoredChoice | None = None) -> None:
        """Send what has changed and take in what is new; while an exchange is under way, another one follows it."""
        if self.state is None:
            return
        if self.is_running:
            self._is_wanted = True
            return
        if self._exchange is None:
            self._exchange = Synchronisation(self._library, self._worker, self._opening)
        self._begin(self._exchange, restored)

    def start(self, start: SyncStart, failed: Failed) -> None:
        """Found a group or join one; ``failed`` is called with the error if that is not possible."""
        try:
            self._exchange = Synchronisation(self._library, self._worker, self._opening, start)
        except ReaderError as error:
            failed(error)
            return
        self._failed = failed
        self._begin(self._exchange, None)

    def _begin(self, exchange: Synchronisation, restored: RestoredChoice | None) -> None:
        self.is_running = True
        self._outcome, self._passes = SyncOutcome(), 0
        self._idle_timer.stop()
        self._prepare(exchange, restored)
        self.changed.emit()

    def _prepare(self, exchange: Synchronisation, restored: RestoredChoice | None = None) -> None:
        self._passes += 1
        try:
            request = exchange.prepare(self._clock.now(), restored)
        except ReaderError as error:
            self._on_failed(error)
            return
        self._tasks.run(partial(exchange.exchange, request), partial(self._on_replied, exchange), self._on_failed)

    def _on_replied(self, exchange: Synchronisation, reply: PassReply) -> None:
        now = self._clock.now()
        try:
            outcome = exchange.take(reply, now)
        except ReaderError as error:
            self._on_failed(error)
            return
        self._outcome = self._outcome.and_then(outcome)
        if outcome.changes is not None:
            self._change_notifier.announce(outcome.changes, self)
        self._tasks.run(partial(exchange.confirm, now), partial(self._on_confirmed, exchange), self._on_failed)

    def _on_confirmed(self, exchange: Synchronisation, _confirmed: None) -> None:
        if self._outcome.again and self._passes < _MOST_PASSES:
            self._prepare(exchange)
            return
        state = self.state
        plan = None if state is None else plan_texts(self._library, state)
        if plan is None or plan.is_empty:
            self._end()
        else:
            self._tasks.run(partial(self._carry, plan, self._clock.now()), self._on_carried, self._on_failed)

    def _carry(self, plan: TextPlan, now: datetime) -> CarriedTexts:
        """Carry the words of texts, in the thread, over a connection of its own."""
        with self._library.import_connection() as connection, text_worker() as worker:
            self._transfer = TextTransfer(connection, worker, now)
            try:
                return self._transfer.run(plan)
            finally:
                self._transfer = None

    def _on_carried(self, carried: CarriedTexts) -> None:
        self._outcome = self._outcome.with_texts(carried)
        if carried.changes is not None:
            self._change_notifier.announce(carried.changes, self)
        self._end()

    def _end(self) -> None:
        self.last, self.error = self._outcome, None
        self._failed = None
        self._stop()
        self.exchanged.emit(self.last)

    def _on_failed(self, error: ReaderError) -> None:
        failed, self._failed = self._failed, None
        if self.state is None:
            self._library.sync.end()
            self._exchange = None
        else:
            self.error = error
        self._stop()
        if failed is not None:
            failed(error)

    def _stop(self) -> None:
        self.is_running = False
        self._idle_timer.start()
        self.changed.emit()
        if self._is_wanted:
            self._is_wanted = False
            self.exchange()

    # --- asking --------------------------------------------------------------------------------------------------

    def preview(self, start: SyncStart, done: Callable[[JoinPreview], None], failed: Failed) -> None:
        """Read what joining the group of a folder would bring; raises as errors SYNC_GROUP_NONE and others."""
        request = PreviewRequest(self._settings(start.folder, start.name), self._clock.now())

        def compare(group: GroupPreview) -> None:
            try:
                own = self._library.sync.everything().changes
            finally:
                if not self.is_running and self.state is None:  # what has begun meanwhile goes on noting changes
                    self._library.sync.end()
            done(join_preview(own, group))

        self._tasks.run(partial(ask, self._worker, request, GroupPreview), compare, failed)
        self._idle_timer.start()

    def look(self) -> None:
        """Read how the other machines stand, without sending or taking in anything."""
        state = self.state
        if state is None or self.is_running:
            return
        settings = self._settings(state.folder, state.name)
        request = StatusRequest(settings, state.membership, self._clock.now())
        self._tasks.run(partial(ask, self._worker, request, SyncStatus), self._on_looked, self._on_look_failed)
        self._idle_timer.start()

    def _on_looked(self, status: SyncStatus) -> None:
        self.status = status
        self.changed.emit()

    def _on_look_failed(self, error: ReaderError) -> None:
        self.error = error
        self.changed.emit()

    def leave(self, *, erases: bool, failed: Failed) -> None:
        """Leave the group; ``erases`` deletes the files of this machine from the folder."""
        state = self.state
        if state is None or self.is_running:
            return
        request = LeaveRequest(self._settings(state.folder, state.name), state.membership, erases)
        self._tasks.run(partial(ask, self._worker, request, Left), self._on_left, failed)

    def _on_left(self, _left: Left) -> None:
        self._library.sync.end()
        self._exchange = self.last = self.error = self.status = None
        self.changed.emit()

    def _settings(self, folder: Path, name: str) -> SyncSettings:
        return SyncSettings(folder, name, self._opening.program, self._opening.session)

    # --- the end -------------------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Send what was not sent yet, if that takes no longer than the reader waits, and end the process."""
        transfer = self._transfer
        if transfer is not None:
            transfer.cancel()
        if not self.is_running and self.state is not None and self._library.sync.dirty:
            self._send_last()
        self._worker.cancel()
        self._tasks.close()
        self._worker.close()

    def _send_last(self) -> None:
        """Make one more pass, and give it up where the folder keeps it waiting: then it is made the next time."""
        exchange = self._exchange or Synchronisation(self._library, self._worker, self._opening)
        with suppress(ReaderError, TimeoutError), ThreadPoolExecutor(max_workers=1) as thread:
            reply = thread.submit(exchange.exchange, exchange.prepare(self._clock.now()))
            try:
                exchange.take(reply.result(_LAST_PASS_SECONDS), self._clock.now())
                thread.submit(exchange.confirm, self._clock.now()).result(_LAST_PASS_SECONDS)
            finally:
                self._worker.cancel()

    @Slot()
    def _on_idle_timer_timeout(self) -> None:
        if not self.is_running:
            self._worker.close()
