"""Show one day minute by minute, with each entry explained and the actions on it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from reader.core.activity.judging import LIMITED, DayState, JudgedDay
from reader.core.activity.ledger import TimeClass
from reader.core.activity.uncounted import Uncounted
from reader.services.activity.day_entries import DayEntry
from reader.ui.appearance.sizes import CARD_SPACE, CONTROL_HEIGHT, LINE_SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.progress.chart_picture import PictureActions
from reader.ui.progress.day_stripe import DayStripe
from reader.ui.progress.entry_list import EntryList
from reader.ui.progress.progress_card import ProgressCard
from reader.ui.translation.day_labels import long_date, state_label
from reader.ui.translation.durations import length
from reader.ui.widgets.button import CardLink, IconButton, QuietButton
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Row


class DayCard(ProgressCard):
    """The entries of a day as a stripe and as a list, with a common selection.

    ``day_step_requested`` carries -1 or 1, ``correction_requested`` the index of the selected entry,
    ``count_as_read_requested`` the `DayEntry` that was read after all. The buttons that need no more are public.
    """

    day_step_requested = Signal(int)
    correction_requested = Signal(int)
    count_as_read_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._day: JudgedDay | None = None
        self._is_today = True
        self._entries: tuple[DayEntry, ...] = ()
        self._heading, self._summary = Label(role="heading"), Label(role="muted", wraps=True)
        self._empty_label = Label(role="muted", wraps=True)
        self.today_button = QuietButton()
        self._previous, self._next = IconButton("left"), IconButton("right")
        self._correct, self.declare_button, self._did_read = (CardLink() for _ in range(3))
        self._stripe = DayStripe(theme)
        self._list = EntryList(theme)
        self.picture = PictureActions(self._stripe, self._heading.text, theme)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_day(self, day: JudgedDay, sessions: Sequence[DayEntry], *, is_today: bool) -> None:
        """Show a day with its entries; the selected one stays selected if it still exists."""
        same = self._day is not None and self._day.day == day.day
        chosen = self._chosen.entry if same and self._chosen else ""
        self._day, self._entries, self._is_today = day, tuple(sessions), is_today
        self._stripe.show_sessions(sessions)
        self._list.show_sessions(sessions)
        index = next((index for index, entry in enumerate(sessions) if entry.entry == chosen), -1)
        if index >= 0:
            self._list.choose(index)
        self._update()

    def show_today(self, today: JudgedDay) -> None:
        """Update today, if it is the day that is shown."""
        if self._is_today and self._day is not None and length(today.counted) != length(self._day.counted):
            self._day = today
            self._update()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._stripe.set_theme(theme)
        self._list.set_theme(theme)
        self.picture.theme = theme

    @property
    def chosen(self) -> int:
        """Return the index of the selected entry, -1 without one."""
        return self._list.currentIndex().row()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.today_button.setText(self.tr("Today"))
        self._previous.setToolTip(self.tr("Previous day (Left)"))
        self._next.setToolTip(self.tr("Next day (Right)"))
        self._previous.setAccessibleName(self.tr("Previous day"))
        self._next.setAccessibleName(self.tr("Next day"))
        self._correct.setText(self.tr("Correct a Session…"))
        self.declare_button.setText(self.tr("Add Time Manually…"))
        self._did_read.setText(self.tr("Mark as Read (R)"))
        self._stripe.setAccessibleName(self.tr("Timeline of the day"))
        self._list.setAccessibleName(self.tr("The day minute by minute"))
        self._list.show_sessions(self._entries)
        self.picture.retranslate()
        self._update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count a skimmed entry as read on R, whichever part of the card has the focus."""
        if event.key() == Qt.Key.Key_R and not event.modifiers():
            self._on_did_read()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._heading.setMinimumHeight(CONTROL_HEIGHT)
        head, foot = Row(spacing=LINE_SPACE), Row(spacing=CARD_SPACE)
        head.add(self._heading, STRETCH, self.today_button, self._previous, self._next)
        foot.add(self._correct, self.declare_button, STRETCH, self._did_read)
        self.column.add(head, self._summary, LINE_SPACE, self._stripe, self._list, grows=self._list)
        self.column.add(self._empty_label, foot, grows=self._empty_label)
        self._empty_label.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self._previous.clicked.connect(self._on_before_clicked)
        self._next.clicked.connect(self._on_after_clicked)
        self._list.day_step_requested.connect(self.day_step_requested)
        self._correct.clicked.connect(self._on_correct_clicked)
        self._did_read.clicked.connect(self._on_did_read)
        self._stripe.session_chosen.connect(self._list.choose)
        self._list.selectionModel().currentChanged.connect(self._on_list_current_changed)

    def _update(self) -> None:
        day = self._day
        if day is None:
            return
        self.today_button.setVisible(not self._is_today)
        self._next.setEnabled(not self._is_today)
        self._heading.setText(self.tr("Today, minute by minute") if self._is_today else long_date(day.day))
        self._summary.setText(self._summary_text(day))
        for widget in (self._list, self._stripe, self._correct):
            widget.setVisible(bool(self._entries))
        self._empty_label.setVisible(not self._entries)
        self._empty_label.setText(self._empty_text(day))
        self._update_did_read()

    def _empty_text(self, day: JudgedDay) -> str:
        if not self._is_today or day.counted >= 1:
            return self.tr("No time was counted on this day.")
        return self.tr(
            "Nothing counted yet today. As you read, each session appears here: when it started and "
            "ended, which text it was, and why it ended."
        )

    def _summary_text(self, day: JudgedDay) -> str:
        text = state_label(day.state)
        if day.state is not DayState.BEFORE:
            text = self.tr("{counted} of {goal} · {state}").format(
                counted=length(day.counted), goal=length(day.goal), state=text
            )
        skimmed = sum(entry.seconds for entry in self._entries if entry.time_class is TimeClass.SKIM)
        declared = sum(entry.seconds for entry in self._entries if entry.is_declared)
        limited = [entry for entry in self._entries if entry.time_class in LIMITED]
        if any(entry.why is Uncounted.CAP for entry in limited):
            written = self.tr("{counted} of {written} on notes and review counted: together at most half of the goal")
            text += " · " + written.format(
                written=length(sum(entry.seconds for entry in limited)),
                counted=length(sum(entry.counted for entry in limited)),
            )
        if skimmed >= 1:
            text += " · " + self.tr("{time} skimmed").format(time=length(skimmed))
        if declared >= 1:
            text += " · " + self.tr("{time} added manually").format(time=length(declared))
        return text

    @property
    def _chosen(self) -> DayEntry | None:
        return self._entries[self.chosen] if 0 <= self.chosen < len(self._entries) else None

    def _update_did_read(self) -> None:
        """Show the button "I did read this" if a skimmed entry is selected."""
        self._did_read.setVisible(self._chosen is not None and self._chosen.time_class is TimeClass.SKIM)

    @Slot()
    def _on_did_read(self) -> None:
        if self._chosen is not None and self._chosen.time_class is TimeClass.SKIM:
            self.count_as_read_requested.emit(self._chosen)

    @Slot()
    def _on_correct_clicked(self) -> None:
        self.correction_requested.emit(self.chosen)

    @Slot()
    def _on_before_clicked(self) -> None:
        self.day_step_requested.emit(-1)

    @Slot()
    def _on_after_clicked(self) -> None:
        self.day_step_requested.emit(1)

    @Slot(QModelIndex, QModelIndex)
    def _on_list_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._stripe.choose(current.row())
        self._update_did_read()
