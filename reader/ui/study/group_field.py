"""Choose a group that something is for, and say the name that its members see."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from reader.core.errors import ReaderError
from reader.core.study.exchange import clean_name
from reader.core.study.groups import StudyGroup
from reader.storage.library import Library
from reader.ui.appearance.sizes import ROW_SPACE, SPACE
from reader.ui.widgets.field import ComboBox
from reader.ui.widgets.layout import Form

_LEAST_LENGTH = 8
"""Characters of a name for which there is always room."""


class GroupBox(ComboBox):
    """A field with the names of the groups of a library, in which a new name can be typed."""

    def __init__(self, library: Library, group: str = "") -> None:
        """``group`` is the id of the group that is chosen at first; else it is the newest."""
        super().__init__((one.name, one.id) for one in reversed(library.study_groups.all()))
        self._library = library
        self.setEditable(True)
        line = self.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("Name of a group"))
        self.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_LENGTH)
        self.setInsertPolicy(ComboBox.InsertPolicy.NoInsert)
        self.choose(group)
        line.setCursorPosition(0)

    def group(self) -> StudyGroup | None:
        """Return the group of that name, stored already or not; None without a name."""
        try:
            return self._library.study_groups.named(self.currentText())
        except ReaderError:
            return None


class GroupField(QWidget):
    """The groups of the library, or a new one by its name, and the reader's name in it, which is never guessed."""

    changed = Signal()

    def __init__(self, library: Library, group: str = "", parent: QWidget | None = None) -> None:
        """``group`` is the id of the one that is chosen at first; else it is the newest."""
        super().__init__(parent)
        self._chosen = ""
        self.groups = GroupBox(library, group)
        self.groups.setAccessibleName(self.tr("Group"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Your name"))
        self.name.setPlaceholderText(self.tr("The name others see"))
        self._form = Form(self, margins=0, spacing=SPACE, column_spacing=ROW_SPACE, labels_left=True)
        self.add_row(self.tr("For"), self.groups)
        self.add_row(self.tr("Your name"), self.name)
        self._show_name()
        self.groups.currentTextChanged.connect(self._on_groups_changed)
        self.name.textChanged.connect(self.changed)

    def add_row(self, label: str, field: QWidget) -> None:
        """Add a field below the others, aligned with them."""
        self._form.addRow(label, field)

    def group(self) -> StudyGroup | None:
        """Return the group with the name that others see, stored already or not; None while one of them is missing."""
        group = self.groups.group()
        name = clean_name(self.name.text())
        return replace(group, display_name=name) if group is not None and name else None

    def missing(self) -> str:
        """Return what is missing, as a sentence; empty if nothing is."""
        if self.groups.group() is None:
            return self.tr("Enter the group it is for.")
        return "" if clean_name(self.name.text()) else self.tr("Enter the name others see. It can be any name.")

    def _show_name(self) -> None:
        """Show the reader's name in the chosen group; one that was typed for a new group stays."""
        group = self.groups.group()
        if group is not None and group.id != self._chosen and (group.display_name or self._chosen):
            with QSignalBlocker(self.name):
                self.name.setText(group.display_name)
        self._chosen = group.id if group is not None and group.display_name else ""

    @Slot()
    def _on_groups_changed(self) -> None:
        self._show_name()
        self.changed.emit()
