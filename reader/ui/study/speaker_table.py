"""Edit who is on the roster of a meeting, in which order, who is present, and what each speaks about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView
from typing_extensions import override

from reader.core.study.exchange import clean_name
from reader.core.study.meeting import LONGEST_LINE, Contribution, Meeting
from reader.core.text.sanitise import one_line
from reader.ui.appearance.sizes import LINE_SPACE
from reader.ui.widgets.item_view import DraggableTableModel, Index, Table

_FIELDS = ("portion", "passage", "question")
_NAME_WIDTH = 150
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SpeakerModel(DraggableTableModel):
    """A row for each member of a roster, with a tick for those who are present.

    ``edited`` carries the meeting as it is after a change.
    """

    mime = "application/x-onehour-speaker-row"
    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._meeting: Meeting | None = None
        self._handed: Mapping[str, Contribution] = {}

    @property
    def names(self) -> Sequence[str]:
        """Return the roster in its order."""
        return self._meeting.roster if self._meeting else ()

    def show_meeting(self, meeting: Meeting, handed: Mapping[str, Contribution]) -> None:
        """Show the roster of a meeting; the rows stay where only their content changes.

        ``handed`` are by name what members may speak about, from what they handed over: it fills empty cells.
        """
        self._handed = handed
        is_same = self._meeting is not None and self._meeting.roster == meeting.roster
        if is_same:
            self._meeting = meeting
            last = self.index(max(0, self.rowCount() - 1), len(_FIELDS))
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._meeting = meeting
        self.endResetModel()

    @override
    def headings(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return self.tr("Present"), self.tr("Speaks about"), self.tr("Passage"), self.tr("Question")

    @override
    def row_count(self) -> int:
        """Return the number of members."""
        return len(self.names)

    @override
    def cells(self, row: int) -> tuple[str, ...]:
        """Return a name and what they speak about."""
        assert self._meeting is not None
        name = self.names[row]
        one = self._meeting.contribution(name).completed(self._handed.get(name, Contribution()))
        return name, one.portion, one.passage, one.question

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, or whether somebody is present."""
        if not index.isValid() or self._meeting is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            is_present = self.names[index.row()] in self._meeting.present
            return Qt.CheckState.Checked if is_present else Qt.CheckState.Unchecked
        return super().data(index, Qt.ItemDataRole.DisplayRole if role == Qt.ItemDataRole.EditRole else role)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cells be edited, names be ticked, and rows be dragged."""
        flags = super().flags(index)
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a name, or write what is in a cell."""
        if not index.isValid() or self._meeting is None:
            return False
        name = self.names[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self._set_present(name, on=Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        if role != Qt.ItemDataRole.EditRole:
            return False
        if index.column() == 0:
            return self._rename(name, clean_name(str(value)))
        return self._write(name, _FIELDS[index.column() - 1], one_line(str(value))[:LONGEST_LINE])

    def add(self, names: Sequence[str]) -> None:
        """Add names to the end of the roster; they are present."""
        meeting = self._meeting
        if meeting is None:
            return
        roster = tuple(dict.fromkeys((*meeting.roster, *filter(None, map(clean_name, names)))))
        new = frozenset(roster) - frozenset(meeting.roster)
        self._edit(replace(meeting, roster=roster, present=meeting.present | new | (frozenset(names) & set(roster))))

    def remove(self, row: int) -> None:
        """Take a name off the roster."""
        meeting = self._meeting
        if meeting is not None and 0 <= row < self.row_count():
            name = self.names[row]
            roster = tuple(one for one in meeting.roster if one != name)
            self._edit(replace(meeting, roster=roster, present=meeting.present - {name}))

    def move(self, row: int, to: int) -> None:
        """Move a name to another place."""
        meeting = self._meeting
        if meeting is not None and 0 <= row < self.row_count() and 0 <= to < self.row_count() and row != to:
            names = list(meeting.roster)
            names.insert(to, names.pop(row))
            self._edit(replace(meeting, roster=tuple(names)))

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Move the row that is dropped."""
        source = self.dragged_row(data)
        if source is not None:
            target = row if row >= 0 else parent.row() if parent.isValid() else self.row_count()
            self.move(source, min(target - (source < target), self.row_count() - 1))
        return False  # the model is reset; the view must not remove any rows

    def _set_present(self, name: str, *, on: bool) -> None:
        assert self._meeting is not None
        present = self._meeting.present
        self._edit(replace(self._meeting, present=present | {name} if on else present - {name}))

    def _rename(self, name: str, to: str) -> bool:
        meeting = self._meeting
        assert meeting is not None
        if not to or to in meeting.roster:
            return False
        roster = tuple(to if one == name else one for one in meeting.roster)
        present = meeting.present - {name} | ({to} if name in meeting.present else set())
        contributions = {to if one == name else one: said for one, said in meeting.contributions.items()}
        self._edit(replace(meeting, roster=roster, present=present, contributions=contributions))
        return True

    def _write(self, name: str, field: str, words: str) -> bool:
        meeting = self._meeting
        assert meeting is not None
        said = meeting.contribution(name)
        if getattr(said, field) == words:
            return False
        fields = {field: words} | ({"annotation": ""} if field == "passage" else {})
        contributions: dict[str, Contribution] = dict(meeting.contributions) | {name: replace(said, **fields)}
        self._edit(replace(meeting, contributions=contributions))
        return True

    def _edit(self, meeting: Meeting) -> None:
        if meeting != self._meeting:
            self.edited.emit(meeting)


class SpeakerTable(Table):
    """The table of a `SpeakerModel`: Space ticks, Enter edits, Alt with an arrow moves, Del takes off the roster."""

    def __init__(self, model: SpeakerModel) -> None:
        super().__init__(model)
        self.model_of_speakers = model
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setWordWrap(False)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().resizeSection(0, _NAME_WIDTH)

    def fit_rows(self, rows: int) -> None:
        """Become as high as so many rows need."""
        row = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(
            self.horizontalHeader().sizeHint().height() + rows * row + 2 * self.frameWidth() + LINE_SPACE
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, remove, tick or edit a row."""
        index, key = self.currentIndex(), Qt.Key(event.key())
        model = self.model_of_speakers
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _STEPS:
            to = index.row() + _STEPS[key]
            model.move(index.row(), to)
            self.setCurrentIndex(model.index(min(max(0, to), model.row_count() - 1), index.column()))
        elif key == Qt.Key.Key_Delete:
            model.remove(index.row())
        elif key == Qt.Key.Key_Space and index.isValid():
            name = model.index(index.row(), 0)
            is_present = model.data(name, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if is_present else Qt.CheckState.Checked
            model.setData(name, state, Qt.ItemDataRole.CheckStateRole)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self.edit(index)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
