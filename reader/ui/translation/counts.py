"""Build the labels of counts for plain functions."""

from __future__ import annotations

from PySide6.QtCore import QObject


class CountLabels(QObject):
    """Labels of counts, in the right plural form.

    WORKAROUND: lupdate finds plurals in Python only in an object's own ``tr``, not in ``QCoreApplication.translate``.
    """

    def texts(self, count: int) -> str:
        """Return the label of a number of texts."""
        return self.tr("%n text(s)", None, count)

    def notes(self, count: int) -> str:
        """Return the label of a number of notes."""
        return self.tr("%n note(s)", None, count)

    def days_behind(self, count: int) -> str:
        """Return the label of the number of days by which a target date is missed."""
        return self.tr("%n day(s) after the target date", None, count)

    def at_least_notes(self, count: int) -> str:
        """Return the label of a minimum number of notes."""
        return self.tr("at least %n note(s)", None, count)

    def places(self, count: int) -> str:
        """Return the label of a number of places found."""
        return self.tr("%n place(s)", None, count)

    def at_least_places(self, count: int) -> str:
        """Return the label of a minimum number of places found."""
        return self.tr("at least %n place(s)", None, count)

    def all_places(self, count: int) -> str:
        """Return the label of a link to all places in a text."""
        return self.tr("All %n place(s) in this text…", None, count)

    def other_changes(self, count: int) -> str:
        """Return how many changes there are beside those that were named."""
        return self.tr("%n other change(s)", None, count)
