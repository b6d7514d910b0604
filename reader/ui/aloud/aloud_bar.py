"""Show that a text is read aloud, with what can be done about it."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from reader.core.text.speech import USUAL_RATE
from reader.ui.aloud.aloud_reading import AloudState
from reader.ui.widgets.button import Button, ChoiceGroup, IconButton, QuietButton
from reader.ui.widgets.frame import HeaderBar
from reader.ui.widgets.label import Label
from reader.ui.widgets.translated_widget import TranslatedWidget

_RATES = (50, 75, 90, USUAL_RATE, 110, 125, 150, 175, 200, 250, 300)
_SLEEP_MINUTES = (10, 20, 30, 45, 60, 90)
_MINUTE = 60.0


class AloudBar(TranslatedWidget, HeaderBar):
    """A bar below that of the reading screen; a click on it leaves the keys with the page.

    ``toggle_requested`` asks to pause or to go on, ``step_requested`` carries 1 or -1, ``rate_chosen`` a percentage,
    ``sleep_chosen`` seconds or None.
    """

    toggle_requested = Signal()
    stop_requested = Signal()
    step_requested = Signal(int)
    rate_chosen = Signal(int)
    sleep_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = AloudState.OFF
        self._rate_value = USUAL_RATE
        self._sleep_seconds: float | None = None
        self._previous = IconButton("left", partial(self.step_requested.emit, -1), self)
        self._toggle = IconButton("pause", self.toggle_requested, self)
        self._next = IconButton("right", partial(self.step_requested.emit, 1), self)
        self._label = Label(role="muted", parent=self)
        self._rate = QuietButton("", self._on_rate_clicked, self)
        self._sleep = IconButton("timer", self._on_sleep_clicked, self)
        self._stop = QuietButton("", self.stop_requested, self)
        self.row.add(self._previous, self._toggle, self._next, self._label)
        self.row.addStretch(1)
        self.row.add(self._rate, self._sleep, self._stop)
        for button in self.findChildren(Button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.retranslate()
        self.hide()

    def show_state(self, state: AloudState) -> None:
        """Show whether it is read aloud or paused; the bar is hidden while it is off."""
        self._state = state
        self._toggle.show_icon("pause" if state is AloudState.SPEAKING else "play")
        self._show_words()
        self.setVisible(state is not AloudState.OFF)

    def show_rate(self, rate: int) -> None:
        """Show how fast the voice is, in percent."""
        self._rate_value = rate
        self._show_words()

    def show_sleep(self, seconds: float | None) -> None:
        """Show how many seconds are left of the sleep timer, or that there is none."""
        self._sleep_seconds = seconds
        self._show_words()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        for button, label in (
            (self._previous, self.tr("Previous sentence")),
            (self._next, self.tr("Next sentence")),
            (self._rate, self.tr("Speed of the voice")),
            (self._sleep, self.tr("Sleep timer")),
        ):
            button.setToolTip(label)
            button.setAccessibleName(label)
        self._stop.setText(self.tr("Stop"))
        self._show_words()

    def _show_words(self) -> None:
        is_speaking = self._state is AloudState.SPEAKING
        self._label.setText(self.tr("Reading aloud") if is_speaking else self.tr("Paused"))
        toggle = self.tr("Pause (Ctrl+Shift+R)") if is_speaking else self.tr("Continue (Ctrl+Shift+R)")
        self._toggle.setToolTip(toggle)
        self._toggle.setAccessibleName(toggle)
        self._rate.setText(f"{self._rate_value}%")
        left = self._sleep_seconds
        self._sleep.setText("" if left is None else self.tr("%n min", None, math.ceil(left / _MINUTE)))

    @Slot()
    def _on_rate_clicked(self) -> None:
        menu, group = self._menu(self._rate_value)
        for rate in sorted({*_RATES, self._rate_value}):
            group.add(f"{rate}%", rate)
        group.chosen.connect(self.rate_chosen)
        self._open(menu, self._rate)

    @Slot()
    def _on_sleep_clicked(self) -> None:
        menu, group = self._menu(None if self._sleep_seconds is None else False)
        group.add(self.tr("No sleep timer"), None)
        for minutes in _SLEEP_MINUTES:
            group.add(self.tr("Stop after %n min", None, minutes), minutes * _MINUTE)
        group.chosen.connect(self.sleep_chosen)
        self._open(menu, self._sleep)

    def _menu(self, current: object) -> tuple[QMenu, ChoiceGroup]:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu, ChoiceGroup(menu, current)

    def _open(self, menu: QMenu, button: QWidget) -> None:
        menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height())))
