"""Correct an entry of a day in a dialog: cut it, extend it, reclassify it or move it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QDateTime, QSignalBlocker, QTime, Slot
from PySide6.QtWidgets import QDateTimeEdit, QLineEdit, QTimeEdit, QWidget
from typing_extensions import override

from reader.core.activity.correction import AddTime, Correction, CutTime, MoveTime, ReclassifyTime
from reader.core.activity.ledger import TimeClass
from reader.services.activity.day_entries import DayEntry
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.progress.day_change import day_changes
from reader.ui.progress.entry_labels import activity_label, time_label
from reader.ui.translation.day_labels import class_label, field_format
from reader.ui.translation.durations import clock_face
from reader.ui.translation.error_messages import join_sentences
from reader.ui.widgets.field import ComboBox, align_text, qt_date
from reader.ui.widgets.label import Label
from reader.ui.widgets.length_field import LengthField
from reader.ui.widgets.preview_form import PreviewForm

_MAX_LABEL = 60
_DAY = timedelta(days=1)
_LONGEST = 600_000
"""The most seconds that can be typed; a correction may be refused for less."""

_USUAL_ADDED = 300
"""The seconds that are proposed to be added to an entry."""

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
        self, library: Library, clock: Clock, sessions: Sequence[DayEntry], chosen: int, parent: QWidget | None
    ) -> None:
        super().__init__(self.tr("Correct a Session"), self.tr("Correct"), parent)
        self._library, self._clock, self._entries = library, clock, tuple(sessions)
        self.which = ComboBox((_entry_label(entry), entry.entry) for entry in self._entries)
        kinds = (
            (self.tr("Cut minutes from the end"), CorrectionKind.CUT.value),
            (self.tr("Add minutes"), CorrectionKind.ADD.value),
            (self.tr("It was something else"), CorrectionKind.RECLASSIFY.value),
            (self.tr("It was at another time"), CorrectionKind.MOVE.value),
        )
        self.doing = ComboBox(kinds)
        self.time_class = ComboBox((class_label(time_class), time_class.value) for time_class in TimeClass)
        self.length, self.ends = LengthField(_LONGEST), QTimeEdit()
        self.begins, self.reason = QDateTimeEdit(), QLineEdit()
        self._is_changed = False
        self._fill()
        self._lay_out()
        self.which.setCurrentIndex(max(0, chosen))
        self._on_which_changed()
        self._connect()
        align_text(self.ends)
        self.length.setFocus()

    def answer(self) -> tuple[str, Correction, str]:
        """Return the id of the entry, the correction and the reason."""
        return self._entry.entry, self._correction(), self.reason.text().strip()

    @property
    @override
    def is_complete(self) -> bool:
        return bool(self.reason.text().strip()) and not self._cuts_nothing

    @property
    @override
    def invitation(self) -> str:
        """Return what is missing, until the reader has changed a time or typed the reason."""
        return "" if self._is_changed or self.reason.text() else self._reason_hint

    @property
    def _reason_hint(self) -> str:
        return self.tr("Give a reason; it is shown beside the session.")

    @property
    def _cuts_nothing(self) -> bool:
        """Return whether the session stays as it is, as no time to cut has been entered yet."""
        return self.doing.currentData() == CorrectionKind.CUT.value and not self.length.value()

    @override
    def preview(self) -> str:
        """Return how the day would change; raises the errors of `Ledger.correct`."""
        sentences = self._changes()
        if not self.reason.text().strip():
            sentences.append(self._reason_hint)
        return join_sentences(sentences)

    def _changes(self) -> list[str]:
        if self._cuts_nothing:
            return [self.tr("Enter how much to cut, or when the session ended.")]
        entry, correction, reason = self.answer()
        entries = self._library.ledger.correction_preview(entry, correction, reason or _PLACEHOLDER, self._clock.now())
        return [change.sentence for change in day_changes(self._library, entries)]

    @property
    def _entry(self) -> DayEntry:
        return self._entries[self.which.currentIndex()]

    def _correction(self) -> Correction:
        seconds = float(self.length.value())
        match CorrectionKind(self.doing.currentData()):
            case CorrectionKind.CUT:
                # the field shows whole seconds, so that the longest length in it stands for the whole entry
                is_whole = self.length.value() == _shown_seconds(self._entry)
                return CutTime(self._entry.seconds if is_whole else seconds)
            case CorrectionKind.ADD:
                return AddTime(seconds)
            case CorrectionKind.RECLASSIFY:
                return ReclassifyTime(TimeClass(self.time_class.currentData()))
            case CorrectionKind.MOVE:
                return MoveTime(self._begin())

    def _begin(self) -> datetime:
        """Return the new start in the entry's time zone; if it is unchanged, the fraction of a second is kept."""
        start = self._entry.start
        chosen = self.begins.dateTime()
        day, time = chosen.date(), chosen.time()
        local = datetime(
            day.year(), day.month(), day.day(), time.hour(), time.minute(), time.second(), tzinfo=start.tzinfo
        )
        return start if local == start.replace(microsecond=0) else local

    def _fill(self) -> None:
        self.ends.setDisplayFormat("HH:mm:ss")
        self.begins.setDisplayFormat(field_format() + "  HH:mm:ss")
        self.begins.setCalendarPopup(True)
        self.reason.setMaxLength(200)

    def _lay_out(self) -> None:
        self.form.addRow(self.tr("Session"), self.which)
        self.form.addRow(self.tr("Correction"), self.doing)
        self.form.addRow(self.tr("Length"), self.length)
        self.form.addRow(self.tr("Ended at"), self.ends)
        self.form.addRow(self.tr("Activity"), self.time_class)
        self.form.addRow(self.tr("Started at"), self.begins)
        self.form.addRow(self.tr("Reason"), self.reason)
        text = self.tr("The original record is kept; the correction is recorded beside it. Ctrl+Z undoes it.")
        self.column.insertWidget(0, Label(text, "muted", wraps=True))

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(self._on_which_changed)
        self.doing.currentIndexChanged.connect(self._on_doing_changed)
        self.time_class.currentIndexChanged.connect(self.update_preview)
        self.length.valueChanged.connect(self._on_length_changed)
        self.ends.timeChanged.connect(self._on_ends_changed)
        self.begins.dateTimeChanged.connect(self._on_begins_changed)
        self.reason.textChanged.connect(self.update_preview)

    @Slot()
    def _on_which_changed(self) -> None:
        entry = self._entry
        other = TimeClass.READ if entry.time_class is not TimeClass.READ else TimeClass.PAPER
        self.time_class.choose(other.value)
        with QSignalBlocker(self.begins):
            self.begins.setDateTime(QDateTime(qt_date(entry.start), _qt_time(entry.start)))
        self._on_doing_changed()

    @Slot()
    def _on_doing_changed(self) -> None:
        """Show the fields of a correction, with what is proposed in them; nothing is cut until the reader says so."""
        doing = CorrectionKind(self.doing.currentData())
        changes_length = doing in (CorrectionKind.CUT, CorrectionKind.ADD)
        self.form.setRowVisible(self.length, changes_length)
        self.form.setRowVisible(self.ends, changes_length)
        self.form.setRowVisible(self.time_class, doing is CorrectionKind.RECLASSIFY)
        self.form.setRowVisible(self.begins, doing is CorrectionKind.MOVE)
        with QSignalBlocker(self.length):
            self.length.setValue(_USUAL_ADDED if doing is CorrectionKind.ADD else 0)
        self._show_end()
        self._is_changed = False
        self.update_preview()

    @Slot()
    def _on_length_changed(self) -> None:
        self._show_end()
        self._update_changed()

    @Slot()
    def _on_ends_changed(self) -> None:
        """Compute the length from the end; the end of a session that is added to may be on the next day."""
        end, chosen = self._entry.end.replace(microsecond=0), self.ends.time()
        at = end.replace(hour=chosen.hour(), minute=chosen.minute(), second=chosen.second())
        difference = (at - end if self._adds else end - at) % _DAY
        with QSignalBlocker(self.length):
            self.length.setValue(int(difference.total_seconds()))
        self._update_changed()

    @Slot()
    def _on_begins_changed(self) -> None:
        self._update_changed()

    def _update_changed(self) -> None:
        self._is_changed = True
        self.update_preview()

    @property
    def _adds(self) -> bool:
        return CorrectionKind(self.doing.currentData()) is CorrectionKind.ADD

    def _show_end(self) -> None:
        """Show when the session ends with the length in the field."""
        length = timedelta(seconds=self.length.value())
        end = self._entry.end + (length if self._adds else -length)
        with QSignalBlocker(self.ends):
            self.ends.setTime(_qt_time(end))


def _qt_time(moment: datetime) -> QTime:
    return QTime(moment.hour, moment.minute, moment.second)


def _shown_seconds(entry: DayEntry) -> int:
    """Return the seconds of an entry as the field shows them; one of less than a second is shown as one."""
    return max(1, int(entry.seconds))


def _entry_label(entry: DayEntry) -> str:
    label = f"{time_label(entry)} · {clock_face(entry.seconds)} · {activity_label(entry)}"
    return label if len(label) <= _MAX_LABEL else label[: _MAX_LABEL - 1] + "…"
