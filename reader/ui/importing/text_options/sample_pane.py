"""Show a sample of a text as the page would show it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from reader.core.annotations.model import Annotation
from reader.core.text.leaves import Leaf
from reader.ui.appearance.sizes import TIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.page.page_style import typography_for
from reader.ui.page.page_view import PageView
from reader.ui.page.shown_text import ShownText
from reader.ui.preferences.preferences import Preferences
from reader.ui.widgets.button import QuietButton
from reader.ui.widgets.frame import Sheet
from reader.ui.widgets.layout import STRETCH, Column, Row

_SHARES = (0.0, 0.5, 1.0)
_END_LENGTH = 1_500
"""The number of code points before the end that are shown as the end."""


class SampleText:
    """Consecutive leaves as a text of their own; ``base`` is its start in the whole text, in code points."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self.base = leaves[0].start
        numbered = enumerate(leaves)
        self._leaves = [replace(leaf, number=number, start=leaf.start - self.base) for number, leaf in numbered]
        self.characters = self._leaves[-1].end
        self.leaf_count = len(self._leaves)

    def leaf(self, number: int) -> Leaf:
        """Return a leaf by its number, counted from 0."""
        return self._leaves[number]

    def leaf_at(self, position: int) -> Leaf:
        """Return the leaf that contains a position."""
        return self._leaves[max(0, bisect_right(self._leaves, position, key=_start) - 1)]


class SamplePane(QWidget):
    """A read-only page, with buttons for the beginning, the middle and the end of the text.

    ``turn_requested`` carries the share of the text, from 0 to 1, that is to be shown.
    """

    turn_requested = Signal(float)

    def __init__(self, preferences: Preferences, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences, self._theme = preferences, theme
        self._base = -1
        self.page = PageView(partial(typography_for, preferences, theme, "zh"))
        self.page.setAccessibleName(self.tr("Preview of the text"))
        self._buttons = QButtonGroup(self)
        self._lay_out()
        self._buttons.idClicked.connect(self._on_buttons_clicked)

    def show_leaves(self, leaves: Sequence[Leaf], language: str, position: int | None = None) -> None:
        """Show leaves at a position of the whole text; None keeps the place if they begin where the last ones did."""
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
        """Return the position in the whole text at which the page begins."""
        return max(0, self._base) + self.page.place

    def mark_place(self, share: float) -> None:
        """Check the button of a share, if there is one."""
        self._buttons.setExclusive(False)
        for number, button_share in enumerate(_SHARES):
            self._buttons.button(number).setChecked(button_share == share)
        self._buttons.setExclusive(True)

    def allow_turning(self, allowed: bool) -> None:
        """Enable the buttons for the middle and the end, once the whole text is known."""
        for button in self._buttons.buttons()[1:]:
            button.setEnabled(allowed)

    def _lay_out(self) -> None:
        row = Row(margins=0, spacing=TIGHT)
        for number, label in enumerate((self.tr("Beginning"), self.tr("Middle"), self.tr("End"))):
            button = QuietButton(label, checkable=True, auto_default=False)
            self._buttons.addButton(button, number)
            row.add(button)
        row.add(STRETCH)
        frame = Sheet()
        inner = Column(frame, margins=1)
        inner.add(self.page)
        column = Column(self, margins=0, spacing=TIGHT)
        column.add(row, frame, grows=frame)
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.mark_place(0.0)
        self.allow_turning(False)

    @Slot(int)
    def _on_buttons_clicked(self, number: int) -> None:
        self.turn_requested.emit(_SHARES[number])


def place_of(share: float, characters: int) -> int:
    """Return the position at a share of a text; that of the end is where the last page begins."""
    return max(0, min(round(share * characters), characters - _END_LENGTH))


def _no_annotations(_start: int, _end: int) -> list[Annotation]:
    return []


def _no_picture(_name: str) -> None:
    return None


def _start(leaf: Leaf) -> int:
    return leaf.start
