"""Choose whose notes on a text are shown: one's own, those of the lead of a pack, or those of another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from unicodedata import east_asian_width

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from reader.core.study.groups import Person
from reader.ui.appearance.sizes import LINE_SPACE
from reader.ui.widgets.button import ChoiceGroup, MenuButton
from reader.ui.widgets.layout import STRETCH, Row
from reader.ui.widgets.segmented_control import SegmentedControl
from reader.ui.widgets.translated_widget import TranslatedWidget

MINE = ""
LEAD = "lead"
_MOST_SEGMENTS = 3
"""How many people stand side by side at most; the others are in a menu."""

_ROOM, _WIDE, _NARROW = 12, 3, 2
"""The room for a name on its segment, and what a character takes of it; the whole name is in the tooltip."""


class PeerSwitch(TranslatedWidget, QWidget):
    """Mine, Lead, and the people who have notes on a text; ``chosen`` carries `MINE`, `LEAD` or the id of a person.

    Those for whom there is no room side by side are in a menu.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: Sequence[Person] = ()
        self._has_lead = False
        self._value = MINE
        self._names: dict[str, str] = {}
        self._folded: Sequence[str] = ()
        self._segments: SegmentedControl[str] = SegmentedControl()
        self._others = MenuButton(self)
        self._row = Row(self, margins=0, spacing=LINE_SPACE)
        self._row.add(self._segments, self._others, STRETCH)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # the choices fold
        self._segments.chosen.connect(self._on_chosen)
        self.retranslate()

    @property
    def value(self) -> str:
        """Return whose notes are shown."""
        return self._value

    def fill(self, people: Sequence[Person], *, has_lead: bool) -> None:
        """Offer these people; whoever was chosen stays so, if possible."""
        if (list(people), has_lead) == (list(self._people), self._has_lead):
            return
        self._people, self._has_lead = list(people), has_lead
        if self._value not in {MINE, *([LEAD] if has_lead else ()), *(person.id for person in people)}:
            self._value = MINE
        self.retranslate()

    def choose(self, value: str) -> None:
        """Show whose notes are shown, without emitting ``chosen``."""
        self._value = value
        self._fold()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the last choices into the menu where there is no room for them."""
        super().resizeEvent(event)
        self._fold()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._names = {MINE: self.tr("Mine")}
        if self._has_lead:
            self._names[LEAD] = self.tr("Lead")
        self._names |= {person.id: person.name for person in self._people}
        self._segments.fill((value, _label(name)) for value, name in self._names.items())
        for person in self._people:
            self._segments.name(person.id, person.name)
        self._segments.setAccessibleName(self.tr("Whose notes"))
        self._fold()

    def _fold(self) -> None:
        """Show as many choices side by side as there is room for, and the others in the menu."""
        values = list(self._names)
        most = len(values) - max(0, len(self._people) - _MOST_SEGMENTS)
        for count in range(most, 0, -1):
            self._folded = values[count:]
            self._segments.show_only(values[:count])
            self._others.setText(self._folded_label())
            if self._needed_width() <= self.width():
                break
        self._segments.choose(None if self._value in self._folded else self._value)
        self._others.setVisible(bool(self._folded))
        self._fill_menu()

    def _needed_width(self) -> int:
        width = self._segments.sizeHint().width()
        return width + self._row.spacing() + self._others.sizeHint().width() if self._folded else width

    def _folded_label(self) -> str:
        """Return who of those in the menu is chosen, else how many they are."""
        if self._value in self._folded:
            return _label(self._names[self._value])
        return self.tr("%n more", "people who have notes on the text", len(self._folded))

    def _fill_menu(self) -> None:
        menu = self._others.menu()
        menu.clear()
        group = ChoiceGroup(menu, self._value)
        for value in self._folded:
            group.add(self._names[value].replace("&", "&&"), value)
        group.chosen.connect(self._on_chosen)

    @Slot(object)
    def _on_chosen(self, value: str) -> None:
        self.choose(value)
        self.chosen.emit(value)


def _label(name: str) -> str:
    """Return a name as it stands on a button, on which & would underline a letter."""
    return shortened(name).replace("&", "&&")


def shortened(name: str) -> str:
    """Return a name as it fits on a segment: four wide characters, or six narrow ones."""
    widths = [_WIDE if east_asian_width(character) in "WF" else _NARROW for character in name]
    if sum(widths) <= _ROOM:
        return name
    shown = sum(width <= _ROOM - _NARROW for width in accumulate(widths))
    return f"{name[:shown]}…"
