"""Show how long a lesson has lasted, beside how long it usually takes."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.study.lessons import TELLING_SIGNALS, LessonForm
from reader.services.clock import Clock
from reader.ui.appearance.sizes import SPACE
from reader.ui.translation.durations import about, clock_face
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Row
from reader.ui.widgets.progress_bar import ProgressBar

_INTERVAL_MS = 250
_LINE = 3


class LessonTimer(QWidget):
    """The time of a lesson in digits, and in the thin line ``bar``, which is laid out elsewhere.

    Telling is signalled: from the first signal on the digits stand out. The time passes only while the widget is on the
    screen; it is shown, and never stored.
    """

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seconds, self._form = 0, LessonForm.READ
        self._passed = 0.0
        self._since: float | None = None
        self._is_paused = False
        self.digits, self._usual, self.signal = Label(role="dialog-title"), Label(role="muted"), Label(role="accent")
        self.bar = ProgressBar()
        self.bar.setFixedHeight(_LINE)
        Row(self, margins=0, spacing=SPACE).add(self.signal, self.digits, self._usual)
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(self._update)

    @property
    def runs(self) -> bool:
        """Return whether the time passes."""
        return not self._is_paused

    @property
    def passed(self) -> float:
        """Return the seconds of the lesson so far."""
        running = 0.0 if self._since is None else self._clock.monotonic() - self._since
        return self._passed + running

    def begin(self, seconds: int, form: LessonForm) -> None:
        """Begin a lesson that usually takes so many seconds."""
        self._seconds, self._form = seconds, form
        self._passed, self._is_paused = 0.0, False
        self._since = self._clock.monotonic() if self.isVisible() else None
        self.retranslate()

    def toggle(self) -> None:
        """Pause, or go on."""
        self._is_paused = not self._is_paused
        self._run(self.isVisible())

    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._usual.setText(self.tr("about {time}").format(time=about(self._seconds)))
        self._update()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Let the time pass."""
        super().showEvent(event)
        self._run(True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Let the time stand."""
        super().hideEvent(event)
        self._run(False)

    def _run(self, visible: bool) -> None:
        self._passed, self._since = self.passed, None
        if visible and not self._is_paused:
            self._since = self._clock.monotonic()
            self._timer.start()
        else:
            self._timer.stop()
        self._update()

    @Slot()
    def _update(self) -> None:
        passed = self.passed
        self.digits.setText(clock_face(passed))
        self.bar.setAccessibleName(self.digits.text())
        self.bar.show_share(min(1.0, passed / max(1, self._seconds)))
        reached = [signal for signal in TELLING_SIGNALS if self._form is LessonForm.TELL and passed >= signal]
        self.signal.setVisible(bool(reached))
        if reached:
            is_last = reached[-1] == TELLING_SIGNALS[-1]
            self.signal.setText(self.tr("Time to wrap up") if is_last else clock_face(reached[-1]))
