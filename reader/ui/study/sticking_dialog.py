"""Ask what to do about a card that is forgotten again and again."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtWidgets import QWidget

from reader.core.study.card_sides import CardSides
from reader.ui.widgets.button import Button
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.field import PlainTextView
from reader.ui.widgets.label import Label


class StickingChoice(StrEnum):
    """What can be done about such a card."""

    REWRITE = "rewrite"
    READ = "read"
    REST = "rest"
    DROP = "drop"


class StickingDialog(Dialog):
    """A dialog with the card and what can be done about it; ``choice`` is what the reader chose."""

    def __init__(self, sides: CardSides, *, is_blank: bool, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Sticking Point"), parent)
        self.choice = StickingChoice.READ
        explanation = self.tr(
            "You have forgotten this card at least four times. It often helps to ask for different words, "
            "to split the card, or to read the passage again. If you change nothing, the card stays in "
            "your reviews."
        )
        words = PlainTextView(sides.front)
        words.setAccessibleName(self.tr("Card"))
        self.column.add(Label(explanation, wraps=True), words)
        choices = [
            (StickingChoice.READ, self.tr("Read the Passage Again")),
            (StickingChoice.REST, self.tr("Pause for 30 Days")),
            (StickingChoice.DROP, self.tr("Remove the Card")),
        ]
        if is_blank:
            choices.insert(0, (StickingChoice.REWRITE, self.tr("Ask for Different Words or Split the Card…")))
        for choice, label in choices:
            self.column.add(Button(label, partial(self._choose, choice), auto_default=False))
        self.buttons.add_close()

    def _choose(self, choice: StickingChoice, _checked: bool = False) -> None:
        self.choice = choice
        self.accept()
