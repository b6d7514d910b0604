"""Edit the tags of texts in a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from reader.ui.widgets.tag_field import TagField

_WIDTH = 340


class TextWithTags(NamedTuple):
    """The title of a text and its tags."""

    title: str
    tags: tuple[str, ...]


class TextTagsDialog(QDialog):
    """Edit the tags of one text, or choose the tags to add to many texts and those to remove from them."""

    def __init__(
        self, texts: Sequence[tuple[str, tuple[str, ...]]], known: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = [TextWithTags(*text) for text in texts]
        self._tags, self._removed = TagField(self), TagField(self)
        self._form = QFormLayout()
        self._form.setSpacing(10)
        is_single = len(self._texts) == 1
        if is_single:
            self._tags.setText("".join(f"#{tag} " for tag in self._texts[0].tags))
            self._add(self._tags, self.tr("Tags"), known)
            self._removed.hide()
        else:
            self._add(self._tags, self.tr("Add"), known)
            self._add(self._removed, self.tr("Take off"), sorted({tag for text in self._texts for tag in text.tags}))
        heading = QLabel(self._texts[0].title if is_single else self.tr("Tags of %n text(s)", "", len(self._texts)))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addLayout(self._form)
        column.addWidget(buttons)
        self.setWindowTitle(self.tr("Tags"))
        self._tags.setFocus()

    def answer(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the tags to add and those to remove."""
        if len(self._texts) > 1:
            return self._tags.tags(), self._removed.tags()
        before, after = self._texts[0].tags, self._tags.tags()
        return tuple(tag for tag in after if tag not in before), tuple(tag for tag in before if tag not in after)

    @override
    def setVisible(self, visible: bool) -> None:
        """Put the cursor behind the last tag without Qt's selection of all, so that typing adds a tag."""
        super().setVisible(visible)
        self._tags.end(False)

    def _add(self, line: TagField, label: str, known: Sequence[str]) -> None:
        line.setFrame(True)
        line.setTextMargins(0, 0, 0, 0)
        line.setMinimumWidth(_WIDTH)
        line.setAccessibleName(label)
        line.setPlaceholderText(self.tr("Tags, parted by spaces"))
        line.set_known(known)
        self._form.addRow(label, line)
