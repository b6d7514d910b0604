"""Show how far a step is that touches very many notes."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, QTimer, Slot
from typing_extensions import override

from reader.ui.appearance.sizes import CARD_SPACE, ROW_SPACE, TIGHT
from reader.ui.shell.bulk_run import BulkRun
from reader.ui.widgets.button import LinkButton
from reader.ui.widgets.frame import Strip
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Row
from reader.ui.widgets.progress_bar import ProgressBar
from reader.ui.widgets.translated_widget import TranslatedWidget

_SHOW_DELAY_MS = 300
"""Milliseconds before the bar is shown, so that a short step does not make the window jump."""


class BulkProgressBar(TranslatedWidget, Strip):
    """How many notes were changed, with a button that takes all of it back."""

    def __init__(self) -> None:
        super().__init__()
        self._run: BulkRun | None = None
        self._message, self._bar = Label(), ProgressBar()
        self._stop = LinkButton(clicked=self._on_stop_clicked)
        self._stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus on the screen
        self._show_timer = QTimer(self, singleShot=True, interval=_SHOW_DELAY_MS)
        self._show_timer.timeout.connect(self.show)
        row = Row(self, margins=(CARD_SPACE, TIGHT, CARD_SPACE, TIGHT), spacing=ROW_SPACE)
        row.addWidget(self._message, 2)
        row.addWidget(self._bar, 3)
        row.add(self._stop)
        self.retranslate()
        self.hide()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._stop.setText(self.tr("Stop"))

    def follow(self, run: BulkRun) -> None:
        """Show how far a step is until it is over."""
        self._run = run
        self._stop.show()
        run.progressed.connect(self._show_progress)
        run.ended.connect(self._on_run_ended)
        self._show_progress()
        self._show_timer.start()

    @Slot()
    def _show_progress(self) -> None:
        if self._run is None:
            return
        count = QLocale().toString(self._run.step.done)
        sentence = (
            self.tr("Undoing; notes left: {count}") if self._run.is_cancelled else self.tr("Notes changed: {count}")
        )
        self._message.setText(sentence.format(count=count))
        self._bar.show_share(self._run.step.share)

    @Slot()
    def _on_stop_clicked(self) -> None:
        if self._run is not None:
            self._stop.hide()
            self._run.cancel()

    @Slot()
    def _on_run_ended(self) -> None:
        self._run = None
        self._show_timer.stop()
        self.hide()
