"""Notify views, once after each commit, of the changes of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from reader.core.changes import Changes


class ChangeNotifier(QObject):
    """Send changes to every view, as no view calls another.

    ``changed`` carries the `Changes` and the object that made them (or None).
    """

    changed = Signal(object, object)

    def announce(self, changes: Changes, initiator: object = None) -> None:
        """Emit the changes to all views; a view may skip those that it made itself (``initiator``)."""
        self.changed.emit(changes, initiator)
