"""Show the progress of an import in a bar, and describe its outcome."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from typing_extensions import override

from reader.services.importing.import_progress import ImportOutcome, ImportProgress, all_omissions
from reader.ui.appearance.sizes import CARD_SPACE, ROW_SPACE, TIGHT
from reader.ui.translation.durations import MINUTE, about
from reader.ui.translation.error_messages import error_message, join_sentences
from reader.ui.translation.omission_labels import omissions_message
from reader.ui.widgets.button import LinkButton
from reader.ui.widgets.frame import Strip
from reader.ui.widgets.label import ElidedLabel
from reader.ui.widgets.layout import Row
from reader.ui.widgets.progress_bar import ProgressBar
from reader.ui.widgets.translated_widget import TranslatedWidget

_SHOW_DELAY_MS = 300
"""Milliseconds before the bar is shown, so that a short import does not make the window jump."""


class ImportProgressBar(TranslatedWidget, Strip):
    """The progress of an import; ``cancel_requested`` asks to stop it."""

    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._message = ElidedLabel(elide_mode=Qt.TextElideMode.ElideMiddle)
        self._name = ElidedLabel("faint", elide_mode=Qt.TextElideMode.ElideMiddle)
        self._bar = ProgressBar()
        self._cancel = LinkButton(clicked=self.cancel_requested)
        self._show_timer = QTimer(self, singleShot=True, interval=_SHOW_DELAY_MS)
        self._show_timer.timeout.connect(self.show)
        row = Row(self, margins=(CARD_SPACE, TIGHT, CARD_SPACE, TIGHT), spacing=ROW_SPACE)
        row.addWidget(self._message, 3)
        row.addWidget(self._bar, 3)
        row.addWidget(self._name, 2)
        row.add(self._cancel)
        self.retranslate()
        self.hide()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._cancel.setText(self.tr("Stop"))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Reset the bar for the next import."""
        self._bar.setValue(0)
        super().hideEvent(event)

    @Slot(object)
    def show_progress(self, progress: ImportProgress) -> None:
        """Show the file that is being added, its number of the total, and an estimate of the time left."""
        message = self._progress_message(progress)
        self._message.set_full_text(message)
        self._name.set_full_text(progress.name)
        self._name.setVisible(progress.total > 1)
        self._bar.show_share(progress.share)
        self._bar.setAccessibleName(message)
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
            parts.append(self.tr("%n text(s) were already in the library.", None, len(outcome.known)))
        if outcome.failures:
            parts.append(self.tr("%n file(s) could not be added.", None, len(outcome.failures)))
        if len(outcome.incomplete) == 1:
            parts.append(omissions_message(outcome.incomplete[0].omissions))
        elif outcome.incomplete:
            parts.append(omissions_message(all_omissions(outcome.incomplete)))
        if outcome.stopped:
            parts.append(error_message(outcome.stopped))
        return join_sentences(parts) or self.tr("No files that One Hour can read were found.")

    def _progress_message(self, progress: ImportProgress) -> str:
        if progress.total == 1:
            return self.tr("Adding “{name}”").format(name=progress.name)
        numbers = QLocale()
        message = self.tr("Adding {number} of {total}").format(
            number=numbers.toString(progress.number), total=numbers.toString(progress.total)
        )
        if progress.left is None:
            return message
        if progress.left < MINUTE:
            return message + " · " + self.tr("less than a minute left")
        return message + " · " + self.tr("about {time} left").format(time=about(progress.left))
