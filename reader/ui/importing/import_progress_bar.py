"""Show, in a quiet line, how far the adding of files has come, and at the end what became of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy
from typing_extensions import override

from reader.services.importing.import_progress import ImportOutcome, ImportProgress
from reader.ui.translation.durations import MINUTE, about
from reader.ui.translation.error_messages import in_a_row, sentence

_STEPS = 1000
_PATIENCE = 300
"""Milliseconds before the strip is shown: what is done sooner does not make the window jump."""


class ImportProgressBar(QFrame):
    """Tell of the file that is being added; ``cancel_asked`` stops it all."""

    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._words = _Words()
        self._name = _Words()
        self._name.setProperty("role", "faint")
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton()
        self._cancel.setProperty("role", "link")
        self._cancel.clicked.connect(self.cancel_requested)
        self._coming = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._coming.timeout.connect(self.show)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 5, 18, 5)
        row.setSpacing(14)
        row.addWidget(self._words, 3)
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
        """Be empty when it comes up again."""
        self._bar.setValue(0)
        super().hideEvent(event)

    @Slot(object)
    def show_progress(self, progress: ImportProgress) -> None:
        """Show which file is being added, how many of how many it is, and about how long the rest takes."""
        if progress.total == 1:
            self._words.set_words(self.tr("Adding “{name}”").format(name=progress.name))
        else:
            self._words.set_words(self._counted(progress))
        self._name.set_words(progress.name)
        self._name.setVisible(progress.total > 1)
        self._bar.setValue(round(progress.share * _STEPS))
        if not self.isVisible() and not self._coming.isActive():
            self._coming.start()

    @Slot()
    def put_away(self) -> None:
        """Show nothing any more."""
        self._coming.stop()
        self.hide()

    def outcome_words(self, outcome: ImportOutcome) -> str:
        """Return what became of the files."""
        parts = []
        if outcome.added:
            parts.append(self.tr("%n text(s) added.", None, len(outcome.added)))
        if outcome.known:
            parts.append(self.tr("%n text(s) were in the library already.", None, len(outcome.known)))
        if outcome.failures:
            parts.append(self.tr("%n file(s) could not be added.", None, len(outcome.failures)))
        if outcome.stopped:
            parts.append(sentence(outcome.stopped))
        return in_a_row(parts) or self.tr("There was no file in it that One Hour can read.")

    def _counted(self, progress: ImportProgress) -> str:
        numbers = QLocale()
        words = self.tr("Adding {number} of {total}").format(
            number=numbers.toString(progress.number), total=numbers.toString(progress.total)
        )
        if progress.left is None:
            return words
        if progress.left < MINUTE:
            return words + " · " + self.tr("less than a minute left")
        return words + " · " + self.tr("about {time} left").format(time=about(progress.left))


class _Words(QLabel):
    """Show as much of some words as there is room for; what they are does not change the room they take."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_words(self, words: str) -> None:
        """Show these words, cut in the middle where they are too long."""
        self._whole = words
        self.setAccessibleName(words)
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self.set_words(self._whole)
