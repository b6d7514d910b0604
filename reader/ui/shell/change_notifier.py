"""Announce, once and after the commit, what an operation changed in the library."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from reader.core.changes import Changes


class ChangeNotifier(QObject):
    """Carry changes to every view; no view calls another.

    Connect to ``changed``, whose arguments are the `Changes` and the object that made them (or None).
    """

    changed = Signal(object, object)

    def announce(self, changes: Changes, initiator: object = None) -> None:
        """Tell all views what changed; a view may skip what it made itself (``initiator``)."""
        self.changed.emit(changes, initiator)
