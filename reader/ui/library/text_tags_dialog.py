"""Ask for the tags of texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from reader.ui.widgets.tag_field import TagField

_WIDTH = 340


class TextWithTags(NamedTuple):
    """Hold the title of a text and its tags."""

    title: str
    tags: tuple[str, ...]


class TextTagsDialog(QDialog):
    """Edit the tags of one text in a line, or say which tags many texts get and which they lose."""

    def __init__(
        self, texts: Sequence[tuple[str, tuple[str, ...]]], known: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = [TextWithTags(*one) for one in texts]
        self._tags, self._taken = TagField(self), TagField(self)
        self._form = QFormLayout()
        self._form.setSpacing(10)
        alone = len(self._texts) == 1
        if alone:
            self._tags.setText("".join(f"#{tag} " for tag in self._texts[0].tags))
            self._add(self._tags, self.tr("Tags"), known)
            self._taken.hide()
        else:
            self._add(self._tags, self.tr("Add"), known)
            self._add(self._taken, self.tr("Take off"), sorted({tag for one in self._texts for tag in one.tags}))
        heading = QLabel(self._texts[0].title if alone else self.tr("Tags of %n text(s)", "", len(self._texts)))
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
        """Return the tags to add and those to take off."""
        if len(self._texts) > 1:
            return self._tags.tags(), self._taken.tags()
        before, after = self._texts[0].tags, self._tags.tags()
        return tuple(tag for tag in after if tag not in before), tuple(tag for tag in before if tag not in after)

    @override
    def setVisible(self, visible: bool) -> None:
        """Begin behind the last tag with none of them selected, as Qt would have it: what is typed adds to them."""
        super().setVisible(visible)
        self._tags.end(False)

    def _add(self, line: TagField, words: str, known: Sequence[str]) -> None:
        line.setFrame(True)
        line.setTextMargins(0, 0, 0, 0)
        line.setMinimumWidth(_WIDTH)
        line.setAccessibleName(words)
        line.setPlaceholderText(self.tr("Tags, parted by spaces"))
        line.set_known(known)
        self._form.addRow(words, line)
