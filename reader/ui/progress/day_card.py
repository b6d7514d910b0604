"""Show one day minute by minute."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton
from typing_extensions import override

from reader.core.hour.judging import JudgedDay
from reader.ui.durations import about
from reader.ui.progress.card import HEAD_HEIGHT, Card, plain_label
from reader.ui.progress.day_stripe import DayStripe
from reader.ui.progress.stretch_list import StretchDelegate, StretchModel
from reader.ui.progress.stretches import Stretch
from reader.ui.progress.words import long_date, span_length, state_words
from reader.ui.theme import Theme


class DayCard(Card):
    """Show a day's stretches as a stripe and as a list; either points into the other."""

    today_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._day: JudgedDay | None = None
        self._is_today = True
        self._stretches: tuple[Stretch, ...] = ()
        self._heading, self._sum, self._nothing = plain_label("heading"), plain_label("muted"), plain_label("muted")
        self._sum.setWordWrap(True)
        self._nothing.setWordWrap(True)
        self._back = QPushButton()
        self._back.setProperty("role", "quiet")
        self._back.clicked.connect(self.today_asked)
        self._stripe = DayStripe(theme)
        self._model = StretchModel()
        self._delegate = StretchDelegate(theme)
        self._list = QListView()
        self._lay_out()
        self._stripe.stretch_chosen.connect(self._on_stripe_stretch_chosen)
        self._list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        self.retranslate()

    def show_day(self, day: JudgedDay, stretches: Sequence[Stretch], *, is_today: bool) -> None:
        """Show a day with its stretches."""
        self._day, self._stretches, self._is_today = day, tuple(stretches), is_today
        self._stripe.show_stretches(stretches)
        self._model.show_stretches(stretches)
        self._tell()

    def show_today(self, one: JudgedDay) -> None:
        """Show today as it stands this minute, if it is the day that is shown."""
        if self._is_today and self._day is not None and int(one.counted // 60) != int(self._day.counted // 60):
            self._day = one
            self._tell()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of the theme."""
        self._stripe.set_theme(theme)
        self._delegate.theme = theme
        self._list.viewport().update()

    @override
    def retranslate(self) -> None:
        """Set all words."""
        self._back.setText(self.tr("Today"))
        self._nothing.setText(self.tr("No time was counted on this day."))
        self._stripe.setAccessibleName(self.tr("The day as a stripe"))
        self._list.setAccessibleName(self.tr("The day minute by minute"))
        self._model.show_stretches(self._stretches)
        self._tell()

    def _lay_out(self) -> None:
        self._heading.setMinimumHeight(HEAD_HEIGHT)
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch()
        head.addWidget(self._back)
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setMinimumHeight(170)
        self.column.setContentsMargins(20, 12, 20, 16)
        self.column.addLayout(head)
        self.column.addWidget(self._sum)
        self.column.addSpacing(2)
        self.column.addWidget(self._stripe)
        self.column.addWidget(self._list, 1)
        self.column.addWidget(self._nothing)

    def _tell(self) -> None:
        self._back.setVisible(not self._is_today)
        day = self._day
        if day is None:
            return
        heading = self.tr("Today, minute by minute") if self._is_today else long_date(day.day)
        self._heading.setText(heading)
        self._sum.setText(self._sum_words(day))
        self._list.setVisible(bool(self._stretches))
        self._stripe.setVisible(bool(self._stretches))
        self._nothing.setVisible(not self._stretches)
        self.column.setAlignment(self._nothing, Qt.AlignmentFlag.AlignTop)

    def _sum_words(self, day: JudgedDay) -> str:
        words = self.tr("{counted} of {goal} · {state}").format(
            counted=span_length(day.counted), goal=about(day.goal), state=state_words(day.state)
        )
        apart = sum(one.seconds for one in self._stretches if one.is_hatched and not one.declared)
        declared = sum(one.seconds for one in self._stretches if one.declared)
        if apart >= 1:
            words += " · " + self.tr("{time} skimmed").format(time=about(apart))
        if declared >= 1:
            words += " · " + self.tr("{time} declared").format(time=about(declared))
        return words

    @Slot(int)
    def _on_stripe_stretch_chosen(self, place: int) -> None:
        self._list.setCurrentIndex(self._model.index(place, 0))

    @Slot(QModelIndex, QModelIndex)
    def _on_list_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._stripe.choose(current.row())
