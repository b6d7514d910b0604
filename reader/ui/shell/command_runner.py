"""Run the reader's commands: the only way from a view to a change of the library."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from reader.core.errors import Problem, ReaderError

if TYPE_CHECKING:
    from reader.core.changes import Changes
    from reader.services.clock import Clock
    from reader.storage.bulk_step import BulkStep
    from reader.storage.library import Library
    from reader.ui.shell.bulk_run import BulkRun
    from reader.ui.shell.change_notifier import ChangeNotifier
    from reader.ui.shell.toast import Toast


class CommandRunner(QObject):
    """Run operations on the library: flush the editors, commit, notify the views, show the error or offer undo.

    ``flush_requested`` asks editors to save their text before the library is changed from elsewhere. ``bulk_begun``
    carries the `BulkRun` of a step that goes on while the window lives on.
    """

    flush_requested = Signal()
    bulk_begun = Signal(object)

    def __init__(self, library: Library, clock: Clock, change_notifier: ChangeNotifier, toast: Toast) -> None:
        super().__init__()
        self._library = library
        self._clock = clock
        self._change_notifier = change_notifier
        self._toast = toast
        self._bulk_run: BulkRun | None = None
        self._refusal = ""

    def run(
        self,
        operation: Callable[[], Changes | None],
        initiator: object = None,
        *,
        message: Callable[[Changes], str] | None = None,
        undo_label: str = "",
        offer: Callable[[str, Changes], None] | None = None,
        flush: bool = True,
    ) -> bool:
        """Run an operation and notify the views of what it changed; return whether it succeeded.

        An operation that returns None found nothing to change. A `ReaderError` is shown; the library is then
        unchanged. ``message`` returns what to say afterwards, with a button to undo it, or "" to say nothing.
        ``offer`` says it with another button. ``flush`` is False for an operation that is itself such a save.
        """
        if flush:
            self.flush_requested.emit()
        try:
            changes = operation()
        except ReaderError as error:
            self._show_error(error)
            return False
        self._announce(changes, initiator, message, offer or partial(self.offer_undo, undo_label=undo_label))
        return True

    def run_bulk(
        self,
        begin: Callable[[], BulkStep],
        initiator: object = None,
        *,
        message: Callable[[Changes], str] | None = None,
        offer: Callable[[str, Changes], None] | None = None,
    ) -> bool:
        """Run a step that may touch very many notes; return whether it succeeded, or goes on in the event loop.

        ``begin`` begins it; a small one is over after its first part. The rest as for `run`.
        """
        self.flush_requested.emit()
        step: BulkStep | None = None
        try:
            step = begin()
            is_over = step.advance()
        except ReaderError as error:
            if step is not None:
                step.close()
            self._show_error(error)
            return False
        tell = partial(self._announce, initiator=initiator, message=message, offer=offer or self.offer_undo)
        if is_over:
            tell(step.changes)
        else:
            self._go_on(step, tell)
        return True

    def finish_bulk(self) -> None:
        """Finish at once a step that goes on in the event loop, as the window closes."""
        if self._bulk_run is not None:
            self._bulk_run.finish()

    def _go_on(self, step: BulkStep, tell: Callable[[Changes | None], None]) -> None:
        from reader.ui.shell.bulk_run import BulkRun

        self._bulk_run = run = BulkRun(step, self)
        run.ended.connect(partial(self._on_bulk_ended, run, tell))
        self.bulk_begun.emit(run)

    def _on_bulk_ended(self, run: BulkRun, tell: Callable[[Changes | None], None]) -> None:
        self._bulk_run = None
        run.deleteLater()
        if self._refusal and self._toast.message == self._refusal:
            self._toast.leave()
        if not run.is_cancelled:
            tell(run.step.changes)
            return
        self._announce(run.step.changes)
        if run.error is not None:
            self._toast.show_error(run.error)
        else:
            self._toast.show_message(self.tr("Stopped. All notes are as they were."))

    def _show_error(self, error: ReaderError) -> None:
        """Show an error; that a step is under way is shown no longer than it is."""
        self._toast.show_error(error)
        self._refusal = self._toast.message if error.problem is Problem.STEP_UNFINISHED else ""

    def _announce(
        self,
        changes: Changes | None,
        initiator: object = None,
        message: Callable[[Changes], str] | None = None,
        offer: Callable[[str, Changes], None] | None = None,
    ) -> None:
        """Notify the views of changes, and say what is to be said of them."""
        if changes is None:
            return
        self._change_notifier.announce(changes, initiator)
        if message is not None and offer is not None and (text := message(changes)):
            offer(text, changes)

    def ask(self, dialog: QDialog, command: Callable[[], bool]) -> bool:
        """Show a dialog and run the command that it is for; return whether it was run.

        If the command fails, the dialog is shown again with what was entered, until it succeeds or the reader gives up.
        """
        while dialog.exec():
            if command():
                return True
        return False

    def offer_undo(self, message: str, changes: Changes, undo_label: str = "") -> None:
        """Show what was changed, with a button that undoes it; ``undo_label`` stands for the usual word on it."""
        self._toast.show_message(message, undo_label or self.tr("Undo"), partial(self.undo_step, changes.step))

    def undo(self, message: Callable[[Changes], str] | None = None) -> bool:
        """Undo the last step; ``message`` returns what to say afterwards, with a button to redo it."""
        steps, now = self._library.bulk_steps, self._clock.now
        return self.run_bulk(lambda: steps.undo(now()), self, message=message, offer=self._offer_redo)

    def undo_step(self, number: int) -> bool:
        """Undo the step with this number, unless a later step depends on it."""
        return self.run_bulk(lambda: self._library.bulk_steps.undo_step(number, self._clock.now()), self)

    def redo(self, message: Callable[[Changes], str] | None = None) -> bool:
        """Redo the step that was undone last; ``message`` returns what to say afterwards, with a button to undo it."""
        return self.run_bulk(lambda: self._library.bulk_steps.redo(self._clock.now()), self, message=message)

    def redo_step(self, number: int) -> bool:
        """Redo the step with this number, unless another one is to be redone first."""
        return self.run_bulk(lambda: self._library.bulk_steps.redo_step(number, self._clock.now()), self)

    def go_to(self, number: int) -> bool:
        """Undo or redo to the state right after the step with this number, 0: before all of them."""
        return self.run_bulk(lambda: self._library.bulk_steps.go_to(number, self._clock.now()), self)

    def _offer_redo(self, message: str, changes: Changes) -> None:
        self._toast.show_message(message, self.tr("Redo"), partial(self.redo_step, changes.step))
