"""Show, in a quiet line, how far the adding of files has come, and at the end what became of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton
from typing_extensions import override

from reader.ui.jobs import Outcome

_STEPS = 1000


class ImportStrip(QFrame):
    """Tell of the file that is being added; ``cancel_asked`` stops it all."""

    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton()
        self._cancel.setProperty("role", "link")
        self._cancel.clicked.connect(self.cancel_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 5, 18, 5)
        row.setSpacing(14)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Set all words."""
        self._cancel.setText(self.tr("Stop"))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot(str, int, int, float)
    def show_progress(self, name: str, number: int, total: int, fraction: float) -> None:
        """Show which file is being added, and how far it is read."""
        short = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 320)
        words = self.tr("Adding “{name}”").format(name=short)
        if total > 1:
            words += " · " + self.tr("{number} of {total}").format(number=number, total=total)
        self._words.setText(words)
        self._bar.setValue(round(fraction * _STEPS))
        self.show()

    def outcome_words(self, outcome: Outcome) -> str:
        """Say what became of the files."""
        parts = []
        if outcome.added:
            parts.append(self.tr("%n text(s) added.", None, len(outcome.added)))
        if outcome.known:
            parts.append(self.tr("%n text(s) were in the library already.", None, len(outcome.known)))
        if outcome.failures:
            parts.append(self.tr("%n file(s) could not be added.", None, len(outcome.failures)))
        return " ".join(parts) or self.tr("There was no file in it that One Hour can read.")
