"""Ask for tags."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from reader.ui.appearance.sizes import SPACE
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Form
from reader.ui.widgets.tag_field import TagField


class TagsDialog(Dialog):
    """A dialog with fields for tags, such as those to add and those to remove."""

    def __init__(self, heading: str, parent: QWidget | None) -> None:
        super().__init__(self.tr("Tags"), parent)
        self._form = Form(spacing=SPACE, column_spacing=SPACE)
        self.buttons.add_ok()
        self.column.add(Label(heading, "heading", wraps=True), self._form)

    def add_field(self, label: str, known: Sequence[str], hint: str, width: int) -> TagField:
        """Append a field that completes ``known`` tags, at least ``width`` pixels wide."""
        field = TagField(self)
        field.setFrame(True)
        field.setTextMargins(0, 0, 0, 0)
        field.setMinimumWidth(width)
        field.setAccessibleName(label)
        field.setPlaceholderText(hint)
        field.set_known(known)
        self._form.addRow(label, field)
        return field
