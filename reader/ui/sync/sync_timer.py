"""Exchange with other machines behind the window: after the first paint, soon after a change, and every minute."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from reader.core.changes import Changes
from reader.ui.shell.change_notifier import ChangeNotifier
from reader.ui.shell.sync_runner import SyncRunner

_AFTER_CHANGE_MS = 3_000
"""Milliseconds without a further change after which what was changed is sent."""

_INTERVAL_MS = 60_000
"""Milliseconds between two looks at whether other machines have sent something."""


class SyncTimer(QObject):
    """Lets the runner exchange, as long as the library belongs to a group."""

    def __init__(self, change_notifier: ChangeNotifier, runner: SyncRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._change_timer = QTimer(self, singleShot=True, interval=_AFTER_CHANGE_MS)
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        for timer in (self._change_timer, self._timer):
            timer.timeout.connect(self._on_timer_timeout)
        change_notifier.changed.connect(self._on_changed)

    def start(self) -> None:
        """Exchange now, and from time to time from now on."""
        self._timer.start()
        self._runner.exchange()

    def finish(self) -> None:
        """Send what was not sent, as the window closes."""
        self._timer.stop()
        self._change_timer.stop()
        self._runner.finish()

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._runner.exchange()

    @Slot(object, object)
    def _on_changed(self, _changes: Changes, initiator: object) -> None:
        if initiator is not self._runner:
            self._change_timer.start()
