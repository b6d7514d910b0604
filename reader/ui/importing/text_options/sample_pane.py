"""Show a piece of a text as the page would show it, with the headings that were found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.core.annotations.model import Annotation
from reader.core.text.leaves import Leaf
from reader.ui.appearance.theme import Theme
from reader.ui.page.page_style import typography_for
from reader.ui.page.page_view import PageView
from reader.ui.page.shown_text import ShownText
from reader.ui.preferences import Preferences

_SHARES = (0.0, 0.5, 1.0)
_BEFORE_END = 1_500
"""Code points before the end that are shown for it."""


class SampleText:
    """Give some leaves in a row as a text of their own; ``base`` is where it begins in the whole text."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self.base = leaves[0].start
        placed = enumerate(leaves)
        self._leaves = [replace(leaf, number=number, start=leaf.start - self.base) for number, leaf in placed]
        self.characters = self._leaves[-1].end
        self.leaf_count = len(self._leaves)

    def leaf(self, number: int) -> Leaf:
        """Return a leaf by its number, counted from 0."""
        return self._leaves[number]

    def leaf_at(self, position: int) -> Leaf:
        """Return the leaf that holds a position."""
        return self._leaves[max(0, bisect_right(self._leaves, position, key=_start) - 1)]


class SamplePane(QWidget):
    """Hold a page that can only be looked at, and the ways to its beginning, middle and end.

    ``turn_wanted`` carries the share of the text, from 0 to 1, that is to be shown.
    """

    turn_requested = Signal(float)

    def __init__(self, preferences: Preferences, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences, self._theme = preferences, theme
        self._base = -1
        self.page = PageView(partial(typography_for, preferences, theme, "zh"))
        self.page.setAccessibleName(self.tr("How the text would read"))
        self._places = QButtonGroup(self)
        self._lay_out()
        self._places.idClicked.connect(self._on_places_clicked)

    def show_leaves(self, leaves: Sequence[Leaf], language: str, position: int | None = None) -> None:
        """Show leaves at a position of the whole text, else where the page stands if they begin at the same place."""
        if not leaves:
            self.page.clear()
            return
        text = SampleText(leaves)
        place = (self.page.place if text.base == self._base else 0) if position is None else position - text.base
        self._base = text.base
        shown = ShownText(text, _no_annotations, _no_picture)
        self.page.show_text(shown, place, partial(typography_for, self._preferences, self._theme, language))

    @property
    def place(self) -> int:
        """Return the position of the whole text that the page begins with."""
        return max(0, self._base) + self.page.place

    def mark_place(self, share: float) -> None:
        """Show which of the ways was taken, if it was one of them."""
        self._places.setExclusive(False)
        for number, one in enumerate(_SHARES):
            self._places.button(number).setChecked(one == share)
        self._places.setExclusive(True)

    def allow_turning(self, allowed: bool) -> None:
        """Let the reader go elsewhere only once the whole text is known."""
        for button in self._places.buttons()[1:]:
            button.setEnabled(allowed)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for number, words in enumerate((self.tr("Beginning"), self.tr("Middle"), self.tr("End"))):
            button = QPushButton(words)
            button.setProperty("role", "quiet")
            button.setCheckable(True)
            button.setAutoDefault(False)
            self._places.addButton(button, number)
            row.addWidget(button)
        row.addStretch()
        frame = QFrame()
        frame.setProperty("role", "sheet")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(frame, 1)
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.mark_place(0.0)
        self.allow_turning(False)

    @Slot(int)
    def _on_places_clicked(self, number: int) -> None:
        self.turn_requested.emit(_SHARES[number])


def place_of(share: float, characters: int) -> int:
    """Return the position at a share of a text; the end is where the last page begins."""
    return max(0, min(round(share * characters), characters - _BEFORE_END))


def _no_annotations(_start: int, _end: int) -> list[Annotation]:
    return []


def _no_picture(_name: str) -> None:
    return None


def _start(leaf: Leaf) -> int:
    return leaf.start
