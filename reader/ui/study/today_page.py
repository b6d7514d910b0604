"""Say what there is to study today, and how long it takes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.activity.plan_change import study_day_now
from reader.ui.shell.context import AppContext
from reader.ui.study.study_page import StudyPage
from reader.ui.translation.day_labels import long_date
from reader.ui.widgets.empty_state import EmptyState


class TodayPage(StudyPage):
    """The page that the study screen begins with."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._empty = EmptyState()
        self.column.add(self._empty, grows=self._empty)
        self.set_up()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.title.setText(self.tr("Study"))
        self._empty.heading.setText(self.tr("Nothing to study yet"))
        self._empty.explanation.setText(
            self.tr("Mark a passage and press C on words in it, write a question with Q, or import questions.")
        )
        self.refresh()

    @override
    def refresh(self) -> None:
        """Show what is in the library now."""
        library = self.context.library
        self.subtitle.setText(long_date(study_day_now(library.plans.history(), self.context.clock.now())))
