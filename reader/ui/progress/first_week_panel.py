"""Build the cards that Progress shows in the first week only, and keep them up to date."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from reader.core.screens import ScreenName
from reader.services.activity.first_week import FirstWeek, own_pace, texts_read
from reader.services.activity.progress import ProgressStatus
from reader.storage.library import Library
from reader.ui.appearance.sizes import CARD_SPACE
from reader.ui.progress.first_week_card import FirstWeekCard
from reader.ui.progress.folded_card import FoldedCard
from reader.ui.progress.texts_card import TextsCard
from reader.ui.shell.context import AppContext
from reader.ui.translation.durations import length
from reader.ui.widgets.layout import Row


class FirstWeekPanel(QObject):
    """The wide card with the seven days, the texts that were read, and a row each for the year and the hours.

    ``year_requested`` asks to show the year, or to fold it again; ``shows_year`` says which.
    """

    year_requested = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.shows_year = False
        self._week: FirstWeek | None = None
        self.card, self.texts = FirstWeekCard(context.appearance.theme), TextsCard()
        self._year, self._hours = FoldedCard(), FoldedCard()
        self.foot = QWidget()
        row = Row(self.foot, margins=0, spacing=CARD_SPACE)
        for folded in (self._year, self._hours):
            row.addWidget(folded, 1)
        self._year.button.clicked.connect(self._on_year_button_clicked)
        self.card.button.clicked.connect(context.navigator.reading_requested)
        self.texts.library_link.clicked.connect(context.action_set.of(f"screen-{ScreenName.LIBRARY}").trigger)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """Return the widgets that are shown in the first week only."""
        return self.card, self.texts, self.foot

    def show_week(self, library: Library, progress: ProgressStatus, week: FirstWeek) -> None:
        """Show the week and what was read in it."""
        self.card.show_week(week, progress.streak, progress.plan.day_start)
        read = texts_read(library)
        self.texts.show_texts(read, own_pace(library, read[0].row.text.language) if read else None)
        self._week = week
        self.retranslate()

    def retranslate(self) -> None:
        """Set the labels of the rows in the current language; the cards see to theirs."""
        if self._week is not None:
            self._show_rows(self._week)

    def _show_rows(self, week: FirstWeek) -> None:
        days = self.tr("%n day(s)", None, week.number)
        told = self.tr("{days}, {time} in total").format(days=days, time=length(week.counted))
        label = self.tr("Hide Year") if self.shows_year else self.tr("Show Year")
        self._year.show_row(self.tr("The year"), told, label)
        self._hours.show_row(self.tr("When you read"), self.tr("The hours of the day appear after a week of reading"))

    @Slot()
    def _on_year_button_clicked(self) -> None:
        self.shows_year = not self.shows_year
        self.year_requested.emit()
