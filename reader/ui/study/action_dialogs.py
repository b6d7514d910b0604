"""Ask in one line for an action, for what came of it, for why it is dropped, and for another day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from reader.core.study.action_line import ActionLine
from reader.core.study.actions import ActionRecord
from reader.ui.study.action_line_field import ActionLineField
from reader.ui.translation.day_labels import full_date
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.field import DateEdit, qt_date
from reader.ui.widgets.label import Label

_WIDTH = 520
_LONGEST_QUOTATION = 200


class ActionDialog(Dialog):
    """Ask for an action in one line; ``source`` are the words that it comes from, ``line`` what it says so far."""

    def __init__(self, today: date, source: str = "", line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Action"), parent)
        self.field = ActionLineField(today)
        self.field.setMinimumWidth(_WIDTH)
        if source:
            shown = source if len(source) <= _LONGEST_QUOTATION else source[: _LONGEST_QUOTATION - 1] + "…"
            self.column.add(Label(shown, "muted", wraps=True))
        self.column.add(self.field)
        self._ok = self.buttons.add_ok()
        self.outcome.setText(self.tr("It stays on the list until it is done."))
        self.field.changed.connect(self._on_field_changed)
        self.field.line.setText(line)
        self._on_field_changed()

    def answer(self) -> ActionLine:
        """Return what the line says."""
        return self.field.action

    @Slot()
    def _on_field_changed(self) -> None:
        self._ok.setEnabled(bool(self.field.action.what))


class WordsDialog(Dialog):
    """Ask for words about an action in one line; unless they are ``required``, Enter skips them."""

    def __init__(self, title: str, question: str, what: str, parent: QWidget | None, *, required: bool) -> None:
        super().__init__(title, parent)
        self._required = required
        self._line = QLineEdit()
        self._line.setMinimumWidth(_WIDTH)
        self._line.setAccessibleName(question)
        self._line.setPlaceholderText(question)
        self.column.add(Label(what, "strong", wraps=True), self._line)
        self._ok = self.buttons.add_ok()
        self._line.textChanged.connect(self._on_line_text_changed)
        self._on_line_text_changed()

    def words(self) -> str:
        """Return the words, in one line."""
        return " ".join(self._line.text().split())

    @Slot()
    def _on_line_text_changed(self) -> None:
        self._ok.setEnabled(bool(self.words()) or not self._required)


class OutcomeDialog(WordsDialog):
    """Ask what came of an action that is done."""

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Done"), self.tr("What was the outcome?"), what, parent, required=False)
        self.outcome.setText(self.tr("Press Enter to leave it blank."))


class DropDialog(WordsDialog):
    """Ask why an action is dropped."""

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Drop"), self.tr("Why are you dropping it?"), what, parent, required=True)
        self.outcome.setText(self.tr("The action stays on the list with this reason."))


class PostponeDialog(Dialog):
    """Ask for another day until which an action is to be done."""

    def __init__(self, record: ActionRecord, today: date, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Change Date"), parent)
        self._day = DateEdit()
        self._day.setMinimumDate(qt_date(today))
        self._day.set_value(max(today, record.action.due or today))
        self._day.setAccessibleName(self.tr("By when"))
        self.column.add(Label(record.action.what, "strong", wraps=True), self._day)
        days = [*record.earlier_days, *([record.action.due] if record.action.due else [])]
        if days:
            listed = self.tr(", ").join(map(full_date, days))
            self.column.add(Label(self.tr("Earlier dates: {days}").format(days=listed), "muted", wraps=True))
        self.buttons.add_ok()
        self.outcome.setText(self.tr("Earlier dates stay in the history."))

    def day(self) -> date:
        """Return the day."""
        return self._day.value
