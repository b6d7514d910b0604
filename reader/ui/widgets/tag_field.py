"""Edit tags in one line, with completion from the tags of the library."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget
from typing_extensions import override

from reader.core.tags import clean_tags

_COMPLETER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class TagField(QLineEdit):
    """A field with tags separated by spaces or commas; ``tags_typed`` is emitted with every edit by the reader.

    A ``bare`` one has no frame, and is aligned with the body of the note above it.
    """

    tags_typed = Signal()

    def __init__(self, parent: QWidget | None = None, *, bare: bool = False) -> None:
        super().__init__(parent)
        self._known = QStringListModel(self)
        self._completer = QCompleter(self._known, self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._popup = QListView()
        self._popup.setProperty("role", "offers")
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._on_completer_activated)
        self.textEdited.connect(self._on_self_text_edited)
        if bare:
            self.setProperty("role", "bare")
            self.setTextMargins(-2, 0, 0, 0)

    def set_known(self, tags: Sequence[str]) -> None:
        """Set the tags for completion."""
        self._known.setStringList(list(tags))

    def known(self) -> Sequence[str]:
        """Return the tags for completion."""
        return self._known.stringList()

    def set_tags(self, tags: Sequence[str]) -> None:
        """Set the text of the field to these tags."""
        self.setText(" ".join(f"#{tag}" for tag in tags))

    def tags(self) -> tuple[str, ...]:
        """Return the tags in the field, without number signs and duplicates."""
        return clean_tags(tuple(self.text().replace("#", " ").replace("，", " ").replace(",", " ").split()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._popup.isVisible() and Qt.Key(event.key()) in _COMPLETER_KEYS:
            event.ignore()  # handled by the completion list
            return
        super().keyPressEvent(event)

    @Slot(str)
    def _on_self_text_edited(self, _text: str) -> None:
        self.tags_typed.emit()
        prefix = self._current_word()
        if not prefix:
            self._popup.hide()
            return
        self._completer.setCompletionPrefix(prefix)
        self._completer.complete()

    @Slot(str)
    def _on_completer_activated(self, tag: str) -> None:
        before = self.text()[: self.cursorPosition()]
        after = self.text()[self.cursorPosition() :]
        head = before[: len(before) - len(self._current_word())].rstrip("#")
        self.setText(f"{head}#{tag} {after.lstrip()}")
        self.setCursorPosition(len(head) + len(tag) + 2)
        self.tags_typed.emit()

    def _current_word(self) -> str:
        parts = self.text()[: self.cursorPosition()].replace("#", " ").replace("，", " ").replace(",", " ").split(" ")
        return parts[-1]
