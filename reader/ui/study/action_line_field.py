"""Type an action in one line, which is read while it is typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from reader.core.study.action_line import ActionLine, parse_action_line
from reader.ui.appearance.sizes import TIGHT
from reader.ui.translation.day_labels import full_date
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column
from reader.ui.widgets.translated_widget import TranslatedWidget


class ActionLineField(TranslatedWidget, QWidget):
    """A field for one action, and below it what was understood; ``entered`` is emitted on Enter."""

    entered = Signal()
    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.line = QLineEdit()
        self.reading = Label(role="muted", wraps=True)
        Column(self, margins=0, spacing=TIGHT).add(self.line, self.reading)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_line_text_changed)
        self.line.returnPressed.connect(self.entered)
        self.retranslate()

    @property
    def action(self) -> ActionLine:
        """Return what the line says."""
        return parse_action_line(self.line.text(), self.today)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.line.setAccessibleName(self.tr("What, who, by when"))
        self.line.setPlaceholderText(self.tr("What to do  @who  3-20  +project"))
        self._on_line_text_changed()

    @Slot()
    def _on_line_text_changed(self) -> None:
        action = self.action
        parts = [action.what] if action.what else []
        parts += [self.tr("Who: {who}").format(who=action.who)] if action.who else []
        parts += [self.tr("By {day}").format(day=full_date(action.due))] if action.due else []
        parts += [self.tr("Project: {title}").format(title=action.project)] if action.project else []
        hint = self.tr("On one line: what to do, @ and a name, a date, + and a project.")
        self.reading.setText(" · ".join(parts) or hint)
        self.changed.emit()
