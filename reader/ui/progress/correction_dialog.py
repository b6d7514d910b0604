"""Correct an entry of a day in a dialog: cut it, extend it, reclassify it or move it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QDateTime, QTime
from PySide6.QtWidgets import QDateTimeEdit, QDoubleSpinBox, QLineEdit, QWidget
from typing_extensions import override

from reader.core.activity.correction import AddTime, Correction, CutTime, MoveTime, ReclassifyTime
from reader.core.activity.ledger import TimeClass
from reader.services.activity.day_entries import DayEntry
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.progress.day_change import day_changes
from reader.ui.progress.entry_labels import activity_label, time_label
from reader.ui.translation.day_labels import class_label
from reader.ui.translation.durations import clock_face
from reader.ui.widgets.field import ComboBox, align_text, qt_date
from reader.ui.widgets.label import Label
from reader.ui.widgets.preview_form import PreviewForm

_MAX_LABEL = 60
_DECIMALS = 1
_STEP = 6.0
"""The resolution of the field for minutes in seconds; lengths that differ by less look the same in it."""

_PLACEHOLDER = "-"
"""The reason for the preview while there is none yet."""


class CorrectionKind(StrEnum):
    """The kinds of corrections."""

    CUT = "cut"
    ADD = "add"
    RECLASSIFY = "reclassify"
    MOVE = "move"


class CorrectionDialog(PreviewForm):
    """Choose an entry, the correction and its reason; the entry itself stays in the ledger with its reason."""

    def __init__(
        self, library: Library, clock: Clock, stretches: Sequence[DayEntry], chosen: int, parent: QWidget | None
    ) -> None:
        super().__init__(self.tr("Correct a Session"), self.tr("Correct"), parent)
        self._library, self._clock, self._entries = library, clock, tuple(stretches)
        self.which = ComboBox((_entry_label(entry), entry.entry) for entry in self._entries)
        kinds = (
            (self.tr("Cut minutes from the end"), CorrectionKind.CUT.value),
            (self.tr("Add minutes"), CorrectionKind.ADD.value),
            (self.tr("It was something else"), CorrectionKind.RECLASSIFY.value),
            (self.tr("It was at another time"), CorrectionKind.MOVE.value),
        )
        self.doing = ComboBox(kinds)
        self.time_class = ComboBox((class_label(time_class), time_class.value) for time_class in TimeClass)
        self.minutes, self.begins, self.reason = QDoubleSpinBox(), QDateTimeEdit(), QLineEdit()
        self._fill()
        self._lay_out()
        self.which.setCurrentIndex(max(0, chosen))
        self._on_which_changed()
        self._connect()
        align_text(self.minutes)
        self.reason.setFocus()

    def answer(self) -> tuple[str, Correction, str]:
        """Return the id of the entry, the correction and the reason."""
        return self._entry.entry, self._correction(), self.reason.text().strip()

    @property
    @override
    def is_complete(self) -> bool:
        return bool(self.reason.text().strip())

    @override
    def preview(self) -> str:
        """Return how the day would change; raises the errors of `Ledger.correct`."""
        entry, correction, reason = self.answer()
        entries = self._library.ledger.correction_preview(entry, correction, reason or _PLACEHOLDER, self._clock.now())
        text = " ".join(change.sentence for change in day_changes(self._library, entries))
        if not reason:
            text += " " + self.tr("Give a reason; it is shown beside the session.")
        return text

    @property
    def _entry(self) -> DayEntry:
        return self._entries[self.which.currentIndex()]

    def _correction(self) -> Correction:
        seconds = self.minutes.value() * 60
        match CorrectionKind(self.doing.currentData()):
            case CorrectionKind.CUT:
                # the field shows tenths of a minute, so that its full value stands for the whole entry
                return CutTime(min(seconds, self._entry.seconds) if self._is_whole(seconds) else seconds)
            case CorrectionKind.ADD:
                return AddTime(seconds)
            case CorrectionKind.RECLASSIFY:
                return ReclassifyTime(TimeClass(self.time_class.currentData()))
            case CorrectionKind.MOVE:
                return MoveTime(self._begin())

    def _is_whole(self, seconds: float) -> bool:
        return bool(abs(seconds - self._entry.seconds) <= _STEP)

    def _begin(self) -> datetime:
        """Return the new start in the entry's time zone; if the minute is unchanged, the seconds are kept."""
        start = self._entry.start
        chosen = self.begins.dateTime()
        day, time = chosen.date(), chosen.time()
        local = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=start.tzinfo)
        return start if local == start.replace(second=0, microsecond=0) else local

    def _fill(self) -> None:
        self.minutes.setDecimals(_DECIMALS)
        self.minutes.setRange(0, 10_000)
        self.minutes.setSuffix(self.tr(" min"))
        self.begins.setDisplayFormat("yyyy-MM-dd  HH:mm")
        self.begins.setCalendarPopup(True)
        self.reason.setMaxLength(200)

    def _lay_out(self) -> None:
        self.form.addRow(self.tr("Session"), self.which)
        self.form.addRow(self.tr("Correction"), self.doing)
        self.form.addRow(self.tr("Minutes"), self.minutes)
        self.form.addRow(self.tr("Actually"), self.time_class)
        self.form.addRow(self.tr("Started at"), self.begins)
        self.form.addRow(self.tr("Reason"), self.reason)
        text = self.tr("The original record is kept; the correction is recorded beside it. Ctrl+Z undoes it.")
        self.column.insertWidget(0, Label(text, "muted", wraps=True))

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(self._on_which_changed)
        self.doing.currentIndexChanged.connect(self._on_doing_changed)
        self.time_class.currentIndexChanged.connect(self.update_preview)
        self.minutes.valueChanged.connect(self.update_preview)
        self.begins.dateTimeChanged.connect(self.update_preview)
        self.reason.textChanged.connect(self.update_preview)

    def _on_which_changed(self, _index: int = 0) -> None:
        entry = self._entry
        self.minutes.setValue(entry.seconds / 60)
        other = TimeClass.READ if entry.time_class is not TimeClass.READ else TimeClass.PAPER
        self.time_class.choose(other.value)
        time = QTime(entry.start.hour, entry.start.minute)
        self.begins.setDateTime(QDateTime(qt_date(entry.start), time))
        self._on_doing_changed()

    def _on_doing_changed(self, _index: int = 0) -> None:
        doing = CorrectionKind(self.doing.currentData())
        self.form.setRowVisible(self.minutes, doing in (CorrectionKind.CUT, CorrectionKind.ADD))
        self.form.setRowVisible(self.time_class, doing is CorrectionKind.RECLASSIFY)
        self.form.setRowVisible(self.begins, doing is CorrectionKind.MOVE)
        self.update_preview()


def _entry_label(entry: DayEntry) -> str:
    label = f"{time_label(entry)} · {clock_face(entry.seconds)} · {activity_label(entry)}"
    return label if len(label) <= _MAX_LABEL else label[: _MAX_LABEL - 1] + "…"
