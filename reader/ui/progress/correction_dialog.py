"""Correct a stretch of a day: cut, add, call it something else, or put it at another time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QDate, QDateTime, QTime
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QDoubleSpinBox, QLineEdit, QWidget
from typing_extensions import override

from reader.core.activity.correction import AddTime, Correction, CutTime, MoveTime, ReclassifyTime
from reader.core.activity.ledger import TimeClass
from reader.services.activity.day_entries import DayEntry
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.progress.day_change import day_changes
from reader.ui.progress.entry_labels import what_words, when_words
from reader.ui.translation.day_labels import class_words
from reader.ui.translation.durations import clock_face
from reader.ui.widgets.preview_form import PreviewForm, told

_LONGEST_WORDS = 60
_DECIMALS = 1
_STEP = 6.0
"""Seconds that the field for minutes goes by; what is less apart looks the same in it."""

_STAND_IN = "-"
"""Stands for the reason while there is none yet, so that the rest can be looked at."""


class CorrectionKind(StrEnum):
    """Name what can be done with a stretch."""

    CUT = "cut"
    ADD = "add"
    RECLASSIFY = "reclassify"
    MOVE = "move"


class CorrectionDialog(PreviewForm):
    """Ask which stretch, what is to become of it, and why; the stretch itself stays in the ledger with its reason."""

    def __init__(
        self, library: Library, clock: Clock, stretches: Sequence[DayEntry], chosen: int, parent: QWidget | None
    ) -> None:
        super().__init__("", "", parent)
        self._library, self._clock, self._stretches = library, clock, tuple(stretches)
        self.setWindowTitle(self.tr("Correct a Stretch"))
        self.accepting.setText(self.tr("Correct"))
        self.which, self.doing, self.time_class = QComboBox(), QComboBox(), QComboBox()
        self.minutes, self.begins, self.reason = QDoubleSpinBox(), QDateTimeEdit(), QLineEdit()
        self._fill()
        self._lay_out()
        self.which.setCurrentIndex(max(0, chosen))
        self._on_which_changed()
        self._connect()
        self.set_in(self.minutes)
        self.reason.setFocus()

    def answer(self) -> tuple[str, Correction, str]:
        """Return the id of the entry, what is to become of it, and the reason."""
        return self._stretch.entry, self._correction(), self.reason.text().strip()

    @property
    @override
    def is_complete(self) -> bool:
        return bool(self.reason.text().strip())

    @override
    def preview(self) -> str:
        """Return what becomes of the day; raises as `Ledger.correct` does."""
        entry, correction, reason = self.answer()
        made = self._library.ledger.correction_preview(entry, correction, reason or _STAND_IN, self._clock.now())
        words = " ".join(one.words for one in day_changes(self._library, made))
        if not reason:
            words += " " + self.tr("A correction needs a reason; it stands beside the stretch.")
        return words

    @property
    def _stretch(self) -> DayEntry:
        return self._stretches[self.which.currentIndex()]

    def _correction(self) -> Correction:
        seconds = self.minutes.value() * 60
        match CorrectionKind(self.doing.currentData()):
            case CorrectionKind.CUT:
                # what is shown to a tenth of a minute is the whole stretch where it is as long
                return CutTime(min(seconds, self._stretch.seconds) if self._is_whole(seconds) else seconds)
            case CorrectionKind.ADD:
                return AddTime(seconds)
            case CorrectionKind.RECLASSIFY:
                return ReclassifyTime(TimeClass(self.time_class.currentData()))
            case CorrectionKind.MOVE:
                return MoveTime(self._begin())

    def _is_whole(self, seconds: float) -> bool:
        return bool(abs(seconds - self._stretch.seconds) <= _STEP)

    def _begin(self) -> datetime:
        """Return the new start in the zone that the stretch was read in; unchanged minutes keep their seconds."""
        start = self._stretch.start
        wished = self.begins.dateTime()
        day, time = wished.date(), wished.time()
        local = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=start.tzinfo)
        return start if local == start.replace(second=0, microsecond=0) else local

    def _fill(self) -> None:
        for one in self._stretches:
            words = f"{when_words(one)} · {clock_face(one.seconds)} · {what_words(one)}"
            self.which.addItem(words if len(words) <= _LONGEST_WORDS else words[: _LONGEST_WORDS - 1] + "…")
        for doing, words in (
            (CorrectionKind.CUT, self.tr("Cut minutes off its end")),
            (CorrectionKind.ADD, self.tr("Add minutes to it")),
            (CorrectionKind.RECLASSIFY, self.tr("It was something else")),
            (CorrectionKind.MOVE, self.tr("It was at another time")),
        ):
            self.doing.addItem(words, doing.value)
        for time_class in TimeClass:
            self.time_class.addItem(class_words(time_class), time_class.value)
        self.minutes.setDecimals(_DECIMALS)
        self.minutes.setRange(0, 10_000)
        self.minutes.setSuffix(self.tr(" min"))
        self.begins.setDisplayFormat("yyyy-MM-dd  HH:mm")
        self.begins.setCalendarPopup(True)
        self.reason.setMaxLength(200)

    def _lay_out(self) -> None:
        self.form.addRow(self.tr("Stretch"), self.which)
        self.form.addRow(self.tr("What to do"), self.doing)
        self.form.addRow(self.tr("Minutes"), self.minutes)
        self.form.addRow(self.tr("It was"), self.time_class)
        self.form.addRow(self.tr("It began"), self.begins)
        self.form.addRow(self.tr("Reason"), self.reason)
        words = self.tr("The stretch stays in the ledger as it was; the correction is entered beside it. Undo: Ctrl+Z.")
        self.column.insertWidget(0, told(words))

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(self._on_which_changed)
        self.doing.currentIndexChanged.connect(self._on_doing_changed)
        self.time_class.currentIndexChanged.connect(self.look_again)
        self.minutes.valueChanged.connect(self.look_again)
        self.begins.dateTimeChanged.connect(self.look_again)
        self.reason.textChanged.connect(self.look_again)

    def _on_which_changed(self, _place: int = 0) -> None:
        one = self._stretch
        self.minutes.setValue(one.seconds / 60)
        other = TimeClass.READ if one.time_class is not TimeClass.READ else TimeClass.PAPER
        self.time_class.setCurrentIndex(self.time_class.findData(other.value))
        time = QTime(one.start.hour, one.start.minute)
        self.begins.setDateTime(QDateTime(QDate(one.start.year, one.start.month, one.start.day), time))
        self._on_doing_changed()

    def _on_doing_changed(self, _place: int = 0) -> None:
        doing = CorrectionKind(self.doing.currentData())
        self.form.setRowVisible(self.minutes, doing in (CorrectionKind.CUT, CorrectionKind.ADD))
        self.form.setRowVisible(self.time_class, doing is CorrectionKind.RECLASSIFY)
        self.form.setRowVisible(self.begins, doing is CorrectionKind.MOVE)
        self.look_again()
