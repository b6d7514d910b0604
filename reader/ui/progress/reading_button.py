"""Lead from the day to the text: begin, keep reading, or late in the day begin with five minutes."""

from __future__ import annotations

from typing_extensions import override

from reader.core.activity.judging import JudgedDay
from reader.ui.widgets.button import PrimaryButton
from reader.ui.widgets.translated_widget import TranslatedWidget


class ReadingButton(TranslatedWidget, PrimaryButton):
    """The button of today; its words follow what was read and how late it is."""

    def __init__(self) -> None:
        super().__init__()
        self._has_begun = self._is_small = False
        self.retranslate()

    def show_today(self, today: JudgedDay, *, is_late: bool) -> None:
        """Show the words for today; ``is_late`` says that its last hours have begun."""
        self._has_begun = today.counted >= 1
        self._is_small = is_late and not (self._has_begun or today.rests or today.reaches_goal)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set the words in the current language."""
        if self._is_small:
            self.setText(self.tr("Start with 5 Minutes"))
        else:
            self.setText(self.tr("Continue Reading") if self._has_begun else self.tr("Start Reading"))
