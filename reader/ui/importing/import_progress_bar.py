"""Show the progress of an import in a bar, and describe its outcome."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy
from typing_extensions import override

from reader.services.importing.import_progress import ImportOutcome, ImportProgress
from reader.ui.translation.durations import MINUTE, about
from reader.ui.translation.error_messages import error_message, join_sentences

_STEPS = 1000
_SHOW_DELAY_MS = 300
"""Milliseconds before the bar is shown, so that a short import does not make the window jump."""


class ImportProgressBar(QFrame):
    """The progress of an import; ``cancel_requested`` asks to stop it."""

    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._message = _ElidedLabel()
        self._name = _ElidedLabel()
        self._name.setProperty("role", "faint")
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton()
        self._cancel.setProperty("role", "link")
        self._cancel.clicked.connect(self.cancel_requested)
        self._show_timer = QTimer(self, singleShot=True, interval=_SHOW_DELAY_MS)
        self._show_timer.timeout.connect(self.show)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 5, 18, 5)
        row.setSpacing(14)
        row.addWidget(self._message, 3)
        row.addWidget(self._bar, 3)
        row.addWidget(self._name, 2)
        row.addWidget(self._cancel)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._cancel.setText(self.tr("Stop"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Reset the bar for the next import."""
        self._bar.setValue(0)
        super().hideEvent(event)

    @Slot(object)
    def show_progress(self, progress: ImportProgress) -> None:
        """Show the file that is being added, its number of the total, and an estimate of the time left."""
        if progress.total == 1:
            self._message.set_text(self.tr("Adding “{name}”").format(name=progress.name))
        else:
            self._message.set_text(self._progress_message(progress))
        self._name.set_text(progress.name)
        self._name.setVisible(progress.total > 1)
        self._bar.setValue(round(progress.share * _STEPS))
        if not self.isVisible() and not self._show_timer.isActive():
            self._show_timer.start()

    @Slot()
    def put_away(self) -> None:
        """Hide the bar."""
        self._show_timer.stop()
        self.hide()

    def outcome_message(self, outcome: ImportOutcome) -> str:
        """Return a description of the outcome."""
        parts = []
        if outcome.added:
            parts.append(self.tr("%n text(s) added.", None, len(outcome.added)))
        if outcome.known:
            parts.append(self.tr("%n text(s) were in the library already.", None, len(outcome.known)))
        if outcome.failures:
            parts.append(self.tr("%n file(s) could not be added.", None, len(outcome.failures)))
        if outcome.stopped:
            parts.append(error_message(outcome.stopped))
        return join_sentences(parts) or self.tr("There was no file in it that One Hour can read.")

    def _progress_message(self, progress: ImportProgress) -> str:
        numbers = QLocale()
        message = self.tr("Adding {number} of {total}").format(
            number=numbers.toString(progress.number), total=numbers.toString(progress.total)
        )
        if progress.left is None:
            return message
        if progress.left < MINUTE:
            return message + " · " + self.tr("less than a minute left")
        return message + " · " + self.tr("about {time} left").format(time=about(progress.left))


class _ElidedLabel(QLabel):
    """A label that elides its text to its width; the text does not change the width."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_text(self, text: str) -> None:
        """Show a text, elided in the middle if it is too long."""
        self._whole = text
        self.setAccessibleName(text)
        self.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Elide the text again."""
        super().resizeEvent(event)
        self.set_text(self._whole)
