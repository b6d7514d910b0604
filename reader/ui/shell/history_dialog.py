"""List the steps of the history, preview what going to one would change, and let the reader choose it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QTreeWidgetItem,
    QWidget,
)

from reader.core.undo_history import HistoryPreview, HistoryStep, steps_to
from reader.ui.appearance.sizes import SPACE
from reader.ui.translation.day_labels import moment_label
from reader.ui.translation.labels import operation_label
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.item_view import ColumnList, make_faint
from reader.ui.widgets.label import Label

_NUMBER = Qt.ItemDataRole.UserRole
_MAX_NAMED = 6


class HistoryDialog(Dialog):
    """Show the steps, the newest first; when accepted, ``chosen`` is the number of the step to go to."""

    def __init__(self, steps: tuple[HistoryStep, ...], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("History"), parent, spacing=SPACE)
        self._steps = steps
        self.resize(760, 560)
        explanation = self.tr("Your changes, most recent first. Choose the one to go back to.")
        self.list = ColumnList((self.tr("When"), self.tr("Change"), self.tr("Content")), self.tr("Steps"))
        self.list.addTopLevelItems([self._row(step) for step in steps])
        self.list.addTopLevelItem(self._beginning())
        self.buttons.add_close()
        self.go = self.buttons.add_accept(self.tr("Go to This Point"))
        self.column.add(Label(explanation, wraps=True))
        self.column.add(self.list, grows=self.list)
        self.list.currentItemChanged.connect(self._on_list_current_changed)
        self.list.itemActivated.connect(self._on_list_activated)
        current = next((index for index, step in enumerate(steps) if not step.undone), len(steps))
        self.list.setCurrentIndex(self.list.model().index(current, 0))

    @property
    def chosen(self) -> int:
        """Return the number of the step to go to; 0: before all of them."""
        item = self.list.currentItem()
        number: int = item.data(0, _NUMBER) if item is not None else 0
        return number

    def _row(self, step: HistoryStep) -> QTreeWidgetItem:
        when = moment_label(step.at.astimezone())
        what = operation_label(step.changes.operation)
        item = QTreeWidgetItem([when, what, step.words])
        item.setData(0, _NUMBER, step.number)
        if step.undone:
            make_faint(item, self.palette())
            item.setText(1, self.tr("{what} (undone)").format(what=what))
        return item

    def _beginning(self) -> QTreeWidgetItem:
        item = QTreeWidgetItem(["", self.tr("before all of these changes"), ""])
        item.setData(0, _NUMBER, 0)
        return item

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _on_list_current_changed(self, _item: QTreeWidgetItem, _before: QTreeWidgetItem) -> None:
        preview = steps_to(self._steps, self.chosen)
        self.go.setEnabled(bool(preview.steps))
        self.outcome.setText(self._preview_text(preview))

    @Slot(QTreeWidgetItem, int)
    def _on_list_activated(self, _item: QTreeWidgetItem, _column: int) -> None:
        if self.go.isEnabled():
            self.accept()

    def _preview_text(self, preview: HistoryPreview) -> str:
        """Return a description of what going to the chosen step would change."""
        if not preview.steps:
            return self.tr("This is the current state.")
        count = len(preview.steps)
        text = (
            self.tr("%n step(s) would be redone", None, count)
            if preview.forward
            else self.tr("%n step(s) would be undone", None, count)
        )
        kinds = Counter(operation_label(step.changes.operation) for step in preview.steps)
        names = [what if number == 1 else f"{what} ×{number}" for what, number in kinds.items()][:_MAX_NAMED]
        more = ["…"] if len(kinds) > _MAX_NAMED else []
        changed = ", ".join(self._changed(preview))
        ending = self.tr("This affects {changed}.").format(changed=changed) if changed else ""
        return f"{text}: {', '.join(names + more)}. {ending}".strip()

    def _changed(self, preview: HistoryPreview) -> list[str]:
        changes = preview.changes
        counts = (
            (changes.annotations, self.tr("%n note(s)", None, len(changes.annotations))),
            (changes.texts, self.tr("%n text(s)", None, len(changes.texts))),
            (changes.entries, self.tr("%n session(s)", None, len(changes.entries))),
        )
        return [label for ids, label in counts if ids]
