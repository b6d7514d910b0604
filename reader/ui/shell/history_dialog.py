"""List the steps of the history, preview what going to one would change, and let the reader choose it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QTreeWidgetItem,
    QWidget,
)

from reader.core.undo_history import HistoryEntry, HistoryStep, combined_changes, path_to
from reader.ui.appearance.sizes import SPACE
from reader.ui.translation.day_labels import moment_label
from reader.ui.translation.error_messages import join_sentences
from reader.ui.translation.intake_label import intake_label
from reader.ui.translation.labels import operation_label
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.item_view import ColumnList, make_faint
from reader.ui.widgets.label import Label

_NUMBER = Qt.ItemDataRole.UserRole
_MAX_NAMED = 6
_READ_AT_ONCE = 500_000
"""How many bytes of recorded steps are read in one turn of the event loop, some ten milliseconds."""


class HistoryDialog(Dialog):
    """Show the steps, the newest first; when accepted, ``chosen`` is the number of the step to go to.

    ``read`` returns a part of a step as a step, None if it is damaged. Only the steps that lead to the chosen one are
    read, a few parts at a time.
    """

    def __init__(
        self, steps: Sequence[HistoryEntry], read: Callable[[int], HistoryStep | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("History"), parent, spacing=SPACE)
        self._steps = steps
        self._read = read
        self._known: dict[int, HistoryStep | None] = {}
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_some)
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

    def _row(self, step: HistoryEntry) -> QTreeWidgetItem:
        when = moment_label(step.at.astimezone())
        what = operation_label(step.operation) if step.intake is None else intake_label(step.intake)
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
        path = path_to(self._steps, self.chosen)
        self.go.setEnabled(bool(path))
        self._read_some()

    @Slot()
    def _read_some(self) -> None:
        """Read the next steps of those that lead to the chosen one, and describe what is known by then."""
        path = path_to(self._steps, self.chosen)
        missing = [(part, step) for step in path for part in step.parts if part not in self._known]
        size = 0
        while missing and size < _READ_AT_ONCE:
            part, step = missing.pop(0)
            self._known[part] = self._read(part)
            size += step.size
        self.outcome.setText(self._preview_text(path, () if missing else self._changed(path)))
        if missing:
            self._reading.start()
        else:
            self._reading.stop()

    @Slot(QTreeWidgetItem, int)
    def _on_list_activated(self, _item: QTreeWidgetItem, _column: int) -> None:
        if self.go.isEnabled():
            self.accept()

    def _preview_text(self, path: Sequence[HistoryEntry], changed: Sequence[str]) -> str:
        """Return a description of what going to the chosen step would change."""
        if not path:
            return self.tr("This is the current state.")
        count = len(path)
        text = (
            self.tr("%n step(s) would be redone", None, count)
            if path[0].undone
            else self.tr("%n step(s) would be undone", None, count)
        )
        kinds = Counter(operation_label(step.operation) for step in path)
        names = [what if number == 1 else f"{what} ×{number}" for what, number in kinds.items()][:_MAX_NAMED]
        more = ["…"] if len(kinds) > _MAX_NAMED else []
        comma = self.tr(", ")
        ending = self.tr("This affects {changed}.").format(changed=comma.join(changed)) if changed else ""
        steps = self.tr("{steps}: {names}.").format(steps=text, names=comma.join(names + more))
        return join_sentences(filter(None, (steps, ending)))

    def _changed(self, path: Sequence[HistoryEntry]) -> list[str]:
        """Return how many notes, texts and sessions the steps of a path touch, all of which were read."""
        steps = [step for entry in path for part in entry.parts if (step := self._known[part]) is not None]
        changes = combined_changes(steps)
        counts = (
            (changes.annotations, self.tr("%n note(s)", None, len(changes.annotations))),
            (changes.texts, self.tr("%n text(s)", None, len(changes.texts))),
            (changes.entries, self.tr("%n session(s)", None, len(changes.entries))),
        )
        return [label for ids, label in counts if ids]
