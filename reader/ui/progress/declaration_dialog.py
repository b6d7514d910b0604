"""Add time that the clock could not measure in a dialog: listening, or reading on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from reader.core.activity.declaration import Declaration, declared_entries, latest_gap
from reader.core.activity.ledger import LedgerEntry, TimeClass
from reader.core.text.model import Text
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.progress.day_change import day_changes
from reader.ui.translation.day_labels import class_label
from reader.ui.translation.error_messages import join_sentences
from reader.ui.widgets.field import ComboBox, DateEdit, SpinBox, TimeEdit
from reader.ui.widgets.label import Label
from reader.ui.widgets.preview_form import PreviewForm

_MARGIN = timedelta(days=2)
_USUAL_MINUTES = 30
_DAY_MINUTES = 24 * 60


class DeclarationDialog(PreviewForm):
    """Declare what was read or heard, when, how long, and a reason."""

    def __init__(
        self, library: Library, clock: Clock, texts: Sequence[Text], day: date | None, parent: QWidget | None
    ) -> None:
        super().__init__(self.tr("Add Time Manually"), self.tr("Add"), parent)
        self._library, self._clock = library, clock
        self._zone: tzinfo | None = clock.now().tzinfo
        classes = (TimeClass.PAPER, TimeClass.LISTEN)
        self.time_class = ComboBox((class_label(time_class), time_class.value) for time_class in classes)
        self.text = ComboBox(((self.tr("Not in the library"), ""), *((text.title, text.id) for text in texts)))
        self.day, self.begins, self.ends = DateEdit(), TimeEdit(), TimeEdit()
        self.minutes = SpinBox(0, 2 * _DAY_MINUTES, suffix=self.tr(" min"))
        self.reason = QLineEdit()
        self._propose(day)
        self._lay_out()
        self._connect()
        self.update_preview()

    def entries(self) -> list[LedgerEntry]:
        """Return the declared entries, one for each study day; raises the errors of `declared_entries`."""
        declaration = self._declaration()
        first, last = (
            declaration.start.astimezone(UTC).date() - _MARGIN,
            declaration.end.astimezone(UTC).date() + _MARGIN,
        )
        existing = self._library.ledger.between(first, last)
        return declared_entries(declaration, self._library.plans.history(), existing, self._clock.now())

    @override
    def preview(self) -> str:
        """Return how the days would change."""
        return join_sentences(change.sentence for change in day_changes(self._library, self.entries()))

    def _declaration(self) -> Declaration:
        start = datetime.combine(self.day.value, self.begins.value, self._zone)
        text = self.text.currentData()
        return Declaration(
            start,
            start + timedelta(minutes=self.minutes.value()),
            text if isinstance(text, str) and text else None,
            TimeClass(self.time_class.currentData()),
            self.reason.text().strip(),
        )

    def _lay_out(self) -> None:
        self.text.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.text.setMinimumContentsLength(24)
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText(self.tr("e.g. read on the train"))
        self.form.addRow(self.tr("Activity"), self.time_class)
        self.form.addRow(self.tr("Text"), self.text)
        self.form.addRow(self.tr("Day"), self.day)
        self.form.addRow(self.tr("From"), self.begins)
        self.form.addRow(self.tr("To"), self.ends)
        self.form.addRow(self.tr("or minutes"), self.minutes)
        self.form.addRow(self.tr("Reason"), self.reason)
        text = self.tr("Time added manually appears hatched and is listed separately in reports.")
        self.column.insertWidget(0, Label(text, "muted", wraps=True))

    def _propose(self, day: date | None) -> None:
        """Propose the last half hour that is not in the ledger yet; on a past day the last one before this time."""
        now, length = self._clock.now().replace(second=0, microsecond=0), timedelta(minutes=_USUAL_MINUTES)
        end = now if day is None else min(now, now.replace(year=day.year, month=day.month, day=day.day))
        existing = self._library.ledger.between(end.date() - _MARGIN, end.date() + _MARGIN)
        start = latest_gap(end, length, existing).astimezone(self._zone)
        self.day.set_value(start.date())
        self.begins.set_value(start.time())
        self.minutes.setValue(_USUAL_MINUTES)
        self._update_end()

    def _connect(self) -> None:
        self.begins.timeChanged.connect(self._on_times_changed)
        self.ends.timeChanged.connect(self._on_times_changed)
        self.minutes.valueChanged.connect(self._on_minutes_changed)
        self.day.dateChanged.connect(self.update_preview)
        self.time_class.currentIndexChanged.connect(self.update_preview)
        self.text.currentIndexChanged.connect(self.update_preview)
        self.reason.textChanged.connect(self.update_preview)

    def _on_times_changed(self) -> None:
        """Compute the minutes; an end before the start is on the next day."""
        minutes = self.begins.time().secsTo(self.ends.time()) // 60
        with QSignalBlocker(self.minutes):
            self.minutes.setValue(minutes % _DAY_MINUTES)
        self.update_preview()

    def _on_minutes_changed(self) -> None:
        self._update_end()
        self.update_preview()

    def _update_end(self) -> None:
        with QSignalBlocker(self.ends):
            self.ends.setTime(self.begins.time().addSecs(60 * self.minutes.value()))
