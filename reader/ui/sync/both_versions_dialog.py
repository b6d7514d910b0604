"""Choose between the wordings of notes that were written on two machines."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from reader.core.sync.records import WrittenOnBoth
from reader.ui.appearance.sizes import CARD_SPACE, SPACE
from reader.ui.shell.context import AppContext
from reader.ui.widgets.button import Button
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.frame import ColumnCard, ScrollArea
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row

_WIDTH, _HEIGHT = 680, 480


class BothVersionsDialog(Dialog):
    """A card for each note: what came of both, and what each machine had; one click keeps one of them."""

    def __init__(self, context: AppContext, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Written on Two Computers"), parent)
        self.resize(_WIDTH, _HEIGHT)
        self._context = context
        self._names = names
        self._cards = Column(margins=0, spacing=CARD_SPACE)
        area, canvas = ScrollArea(), QWidget()
        canvas.setLayout(self._cards)
        area.set_content(canvas)
        self.column.add(area, grows=area)
        self.buttons.add_close()
        self._left = 0
        for both in context.library.sync.written_on_both():
            self._cards.add(self._card(both))
            self._left += 1
        self._cards.add(STRETCH)
        self._show_outcome()

    def _card(self, both: WrittenOnBoth) -> ColumnCard:
        card = ColumnCard(spacing=SPACE)
        versions = [(self.tr("Both together"), both.merged)]
        versions += [
            (self._names.get(machine, self.tr("Another computer")), words) for machine, words in both.versions.items()
        ]
        for name, words in versions:
            row = Row(margins=0, spacing=SPACE)
            body = Column(margins=0, spacing=0)
            body.add(Label(name, "faint"), Label(words, "body", wraps=True, selectable=True))
            keep = Button(self.tr("Keep"), partial(self._keep, both, words, card))
            keep.setAccessibleName(self.tr("Keep the words of {name}").format(name=name))
            row.add(body, keep, grows=body)
            card.column.addLayout(row)
        return card

    def _keep(self, both: WrittenOnBoth, words: str, card: ColumnCard, _checked: bool = False) -> None:
        """Keep one of the wordings, as an edit of the note that travels to all machines."""
        library, now = self._context.library, self._context.clock.now()
        if self._context.commands.run(lambda: library.sync.choose(both.kind, both.id, words, now), self):
            card.hide()
            self._left -= 1
            self._show_outcome()

    def _show_outcome(self) -> None:
        if self._left:
            self.outcome.setText(self.tr("Each choice can be undone."))
        else:
            self.outcome.setText(self.tr("No note is left to choose for."))
