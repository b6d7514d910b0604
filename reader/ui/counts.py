"""Say counts that plain functions need in words."""

from __future__ import annotations

from PySide6.QtCore import QObject


class Counts(QObject):
    """Put counts into words.

    WORKAROUND: lupdate sees plurals in Python only in an object's own ``tr``, not in ``QCoreApplication.translate``.
    """

    def notes(self, count: int) -> str:
        """Say how many notes there are."""
        return self.tr("%n note(s)", None, count)

    def days_behind(self, count: int) -> str:
        """Say by how many days a wished end is missed."""
        return self.tr("%n day(s) behind", None, count)
