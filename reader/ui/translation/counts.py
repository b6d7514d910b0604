"""Say counts that plain functions need in words."""

from __future__ import annotations

from PySide6.QtCore import QObject


class CountLabels(QObject):
    """Put counts into words.

    WORKAROUND: lupdate sees plurals in Python only in an object's own ``tr``, not in ``QCoreApplication.translate``.
    """

    def notes(self, count: int) -> str:
        """Return how many notes there are."""
        return self.tr("%n note(s)", None, count)

    def days_behind(self, count: int) -> str:
        """Return by how many days a wished end is missed."""
        return self.tr("%n day(s) behind", None, count)

    def at_least_notes(self, count: int) -> str:
        """Return how many notes there are at the least."""
        return self.tr("at least %n note(s)", None, count)

    def places(self, count: int) -> str:
        """Say in how many places words were found."""
        return self.tr("%n place(s)", None, count)

    def at_least_places(self, count: int) -> str:
        """Say in how many places words were found at the least."""
        return self.tr("at least %n place(s)", None, count)

    def all_places(self, count: int) -> str:
        """Offer all places in a text."""
        return self.tr("All %n place(s) in this text…", None, count)
