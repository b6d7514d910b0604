"""Choose whose notes on a text are shown: one's own, those of the lead of a pack, or those of another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from unicodedata import east_asian_width

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
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
"""How many people stand side by side; the others are in a menu."""

_ROOM, _WIDE, _NARROW = 12, 3, 2
"""The room for a name on its segment, and what a character takes of it; the whole name is in the tooltip."""


class PeerSwitch(TranslatedWidget, QWidget):
    """Mine, Lead, and the people who have notes on a text; ``chosen`` carries `MINE`, `LEAD` or the id of a person."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: Sequence[Person] = ()
        self._has_lead = False
        self._value = MINE
        self._segments: SegmentedControl[str] = SegmentedControl()
        self._others = MenuButton(self)
        row = Row(self, margins=0, spacing=LINE_SPACE)
        row.add(self._segments, self._others, STRETCH)
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
        self._show_value()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        choices = [(MINE, self.tr("Mine"))]
        if self._has_lead:
            choices.append((LEAD, self.tr("Lead")))
        side_by_side = self._people[:_MOST_SEGMENTS]
        choices += [(person.id, shortened(person.name).replace("&", "&&")) for person in side_by_side]
        self._segments.fill(choices)
        for person in side_by_side:
            self._segments.name(person.id, person.name)
        self._segments.setAccessibleName(self.tr("Whose notes"))
        self._others.setVisible(len(self._people) > _MOST_SEGMENTS)
        self._show_value()

    def _show_value(self) -> None:
        others = self._people[_MOST_SEGMENTS:]
        menu = self._others.menu()
        menu.clear()
        group = ChoiceGroup(menu, self._value)
        for person in others:
            group.add(person.name, person.id)
        group.chosen.connect(self._on_chosen)
        chosen = next((person.name for person in others if person.id == self._value), "")
        self._segments.choose(None if chosen else self._value)
        more = self.tr("%n more", "people who have notes on the text", len(others))
        self._others.setText(shortened(chosen).replace("&", "&&") or more)

    @Slot(object)
    def _on_chosen(self, value: str) -> None:
        self._value = value
        self._show_value()
        self.chosen.emit(value)


def shortened(name: str) -> str:
    """Return a name as it fits on a segment: four wide characters, or six narrow ones."""
    widths = [_WIDE if east_asian_width(character) in "WF" else _NARROW for character in name]
    if sum(widths) <= _ROOM:
        return name
    shown = sum(width <= _ROOM - _NARROW for width in accumulate(widths))
    return f"{name[:shown]}…"
