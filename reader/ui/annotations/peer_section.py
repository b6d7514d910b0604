"""Show the notes of others on a text in the notes pane: the switch between people, and the cards of one of them."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from reader.core.study.groups import Person
from reader.ui.annotations.peer_pane import PeerPane
from reader.ui.annotations.peer_switch import LEAD, MINE, PeerSwitch
from reader.ui.appearance.sizes import CARD_SPACE, EDGE
from reader.ui.shell.context import AppContext
from reader.ui.widgets.layout import Column, Row


class PeerSection(QWidget):
    """The part of the notes pane for others; it is empty where nobody else has notes on the text.

    ``chosen`` is emitted when the reader chooses whose notes are shown, ``passage_requested`` carries the range of a
    passage, and ``reply_made`` the id of an own note to be written in.
    """

    chosen = Signal()
    passage_requested = Signal(int, int)
    reply_made = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = context.library
        self._text = ""
        self._switch = PeerSwitch(self)
        self._pane = PeerPane(context, self)
        head = Row(margins=(CARD_SPACE, CARD_SPACE, EDGE, 0))
        head.add(self._switch)
        column = Column(self, margins=0, spacing=0)
        column.add(head, self._pane, grows=self._pane)
        self._switch.chosen.connect(self._on_switch_chosen)
        self._pane.passage_requested.connect(self.passage_requested)
        self._pane.reply_made.connect(self.reply_made)
        self._pane.hide()

    @property
    def is_own(self) -> bool:
        """Return whether the reader's own notes are chosen."""
        return self._switch.value == MINE

    def show_text(self, text: str) -> None:
        """Show who has notes on a text, and their notes as they are in the library now."""
        self._text = text
        people: list[Person] = []
        has_lead = False
        if text:
            counts = self._library.peer_notes.counts(text)
            has_lead = bool(counts.leads)
            people = [person for person in self._library.study_groups.people() if person.id in counts.others]
        self._switch.fill(people, has_lead=has_lead)
        self.setVisible(bool(people) or has_lead)
        self._show(self._switch.value)

    def update_read(self) -> None:
        """Show the notes on what has been read since."""
        self._pane.refresh()

    def show_own(self) -> None:
        """Choose the reader's own notes."""
        if not self.is_own:
            self._show(MINE)

    def show_card(self, note_id: str) -> bool:
        """Choose the author of a note on the text, and make its card current; return whether there is one."""
        note = self._library.peer_notes.some([note_id]).get(note_id)
        if note is None or note.text != self._text:
            return False
        self._show(LEAD if note.pack else note.person)
        return self._pane.show_card(note_id)

    def _show(self, value: str) -> None:
        self._switch.choose(value)
        self._pane.show_notes(self._text, value)
        self._pane.setVisible(value != MINE)

    @Slot(str)
    def _on_switch_chosen(self, value: str) -> None:
        self._show(value)
        self.chosen.emit()
