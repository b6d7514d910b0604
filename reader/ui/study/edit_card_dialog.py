"""Ask which words of its mark a card asks for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from reader.core.study.card_info import CardInfo
from reader.core.study.cards import CardField, occurrences
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.label import Label

_WIDTH = 560
_FIELD_HEIGHT = 96


class WordsField(QPlainTextEdit):
    """A field for words in lines; Enter emits ``entered``, Shift+Enter begins another line."""

    entered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish on Enter alone."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class EditCardDialog(Dialog):
    """A dialog with the passage of a card and the words that are asked for, each line of them a card."""

    def __init__(self, info: CardInfo, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Edit Card"), parent)
        self.setMinimumWidth(_WIDTH)
        self._words_around = [info.source.words_of(field) for field in CardField]
        self._field = WordsField(info.card.content.words)
        self._field.setFixedHeight(_FIELD_HEIGHT)
        self._field.setTabChangesFocus(True)
        self._field.setAccessibleName(self.tr("Words to hide"))
        self._save = self.buttons.add_ok()
        if not info.is_found:
            then = self.tr("These words are no longer in the text. The card was made from: {words}")
            self.column.add(Label(then.format(words=info.card.quote), "muted", wraps=True))
        self.column.add(
            Label(info.source.words_of(info.card.content.field) or info.source.passage, wraps=True), self._field
        )
        self._field.textChanged.connect(self._on_field_text_changed)
        self._field.entered.connect(self._save.click)
        self._field.selectAll()
        self._on_field_text_changed()

    def words(self) -> list[str]:
        """Return the words of each line; one line changes the card, several split it."""
        return [line.strip() for line in self._field.toPlainText().splitlines() if line.strip()]

    @Slot()
    def _on_field_text_changed(self) -> None:
        words = self.words()
        missing = next((one for one in words if not any(occurrences(one, text) for text in self._words_around)), "")
        self._save.setEnabled(bool(words) and not missing)
        if missing:
            self.outcome.setText(self.tr("Not in the mark: {words}").format(words=missing))
        elif len(words) > 1:
            self.outcome.setText(self.tr("Saving replaces the card with %n new ones.", "", len(words)))
        else:
            self.outcome.setText(
                self.tr("The card keeps its history. Shift+Enter starts a new line, which becomes a separate card.")
            )
