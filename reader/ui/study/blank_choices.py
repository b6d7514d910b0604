"""Offer the words of a blank as a choice, and show which of them were right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from PySide6.QtCore import Signal, Slot
from typing_extensions import override

from reader.services.study.self_test import AskedCard
from reader.ui.appearance.theme import Theme
from reader.ui.study.quiz_options import OptionRows, OptionState
from reader.ui.widgets.translated_widget import TranslatedWidget

_GAP = "＿＿＿＿"
"""What stands in the gap: it does not tell how long the words are."""


class BlankChoices(TranslatedWidget, OptionRows):
    """The words that a blank offers, with the digits as their keys; ``picked`` says that one was chosen."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words: Sequence[str] = ()
        self.pick: str | None = None
        self._right: str | None = None
        self.chosen.connect(self.choose)

    def show_words(self, words: Sequence[str], theme: Theme) -> None:
        """Show words of which none is chosen; none at all for a blank that is typed."""
        self.words, self.pick, self._right = words, None, None
        self.show_options(words, theme, keys=map(str, count(1)))

    @Slot(int)
    def choose(self, place: int) -> bool:
        """Choose words, unless some are chosen already; return whether there are any at this place."""
        if self.pick is not None or not 0 <= place < len(self.words):
            return False
        self.pick = self.words[place]
        self.picked.emit()
        return True

    def show_right(self, right: str) -> None:
        """Show which words were right, and which were chosen."""
        self._right = right
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Name the states of the rows in the current language."""
        if self._right is None:
            return
        for row, words in zip(self.rows, self.words, strict=True):
            is_picked = words == self.pick
            if words == self._right:
                row.show_state(OptionState.RIGHT if is_picked else OptionState.MISSED, self.tr("correct"))
            elif is_picked:
                row.show_state(OptionState.WRONG, self.tr("incorrect, chosen"))
            else:
                row.show_state(OptionState.QUIET)


def passage_with(asked: AskedCard, words: str = _GAP) -> str:
    """Return the passage of a card with these words, or the sign of a gap, where its words are asked for."""
    (gap,), passage = asked.sides.gaps, asked.sides.passage
    return passage[: gap.start] + words + passage[gap.end :]
