"""Ask for a line or two: where to go, what a text is called, how its file is encoded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from reader.core.text.text import Section

ENCODINGS = ("utf-8", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "utf-16-le", "utf-16-be", "windows-1252")


class AskingDialog(QDialog):
    """Hold a form with OK and Cancel."""

    def __init__(self, title: str, words: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", "muted")
        label.setVisible(bool(words))
        self.form = QFormLayout()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(label)
        column.addLayout(self.form)
        column.addWidget(buttons)


class RenameDialog(AskingDialog):
    """Ask for the title and the author of a text."""

    def __init__(self, title: str, author: str, parent: QWidget | None) -> None:
        super().__init__(self.tr("Rename"), "", parent)
        self._title, self._author = QLineEdit(title), QLineEdit(author)
        self.form.addRow(self.tr("Title"), self._title)
        self.form.addRow(self.tr("Author"), self._author)
        self._title.setFocus()

    def answer(self) -> tuple[str, str]:
        """Give the title and the author; the title is empty where none was written."""
        return self._title.text().strip(), self._author.text().strip()


class EncodingDialog(AskingDialog):
    """Ask in which encoding the file of a text is to be read."""

    def __init__(self, encoding: str, parent: QWidget | None) -> None:
        super().__init__(self.tr("Change Encoding"), "", parent)
        self._encoding = QComboBox()
        self._encoding.addItems(list(ENCODINGS))
        self._encoding.setCurrentIndex(max(0, self._encoding.findText(encoding.lower())))
        self.form.addRow(self.tr("Read the file as"), self._encoding)
        words = self.tr(
            "The file is read again. Your notes come along; those whose words are not in the new text are kept "
            "and listed apart."
        )
        note = QLabel(words)
        note.setTextFormat(Qt.TextFormat.PlainText)
        note.setWordWrap(True)
        note.setProperty("role", "muted")
        self.form.addRow(note)
        self._encoding.setFocus()

    def answer(self) -> str:
        """Give the name of the encoding."""
        return self._encoding.currentText()


class GoToDialog(AskingDialog):
    """Ask for a percentage or a section."""

    def __init__(self, sections: tuple[Section, ...], characters: int, parent: QWidget | None) -> None:
        super().__init__(self.tr("Go To"), "", parent)
        self._sections = sections
        self._characters = characters
        self._words = QLineEdit()
        self._words.setPlaceholderText(self.tr("46 %, or § 3, or a part of a heading"))
        self._words.textChanged.connect(self._on_words_changed)
        self._found = QLabel()
        self._found.setTextFormat(Qt.TextFormat.PlainText)
        self._found.setProperty("role", "muted")
        self.form.addRow(self._words)
        self.form.addRow(self._found)
        self._on_words_changed("")
        self._words.setFocus()

    def answer(self) -> int | None:
        """Give the position that the words lead to, or None."""
        return place_named(self._words.text(), self._sections, self._characters)

    def _on_words_changed(self, _words: str) -> None:
        position = self.answer()
        if position is None:
            self._found.setText("")
            return
        percent = round(100 * position / max(1, self._characters))
        section = next((one.title for one in reversed(self._sections) if one.start <= position), "")
        self._found.setText(f"{section} · {percent} %" if section else f"{percent} %")


def place_named(words: str, sections: tuple[Section, ...], characters: int) -> int | None:
    """Tell which position words lead to: ``46`` or ``46 %``, ``§ 3``, or a part of a section's title."""
    words = words.strip()
    number = words.lstrip("§").rstrip("%％").strip()
    if words.startswith("§") and number.isdecimal():
        index = int(number) - 1
        return sections[index].start if 0 <= index < len(sections) else None
    if number.replace(".", "", 1).isdecimal():
        return round(min(100.0, float(number)) / 100 * characters)
    wanted = words.casefold()
    return next((one.start for one in sections if wanted and wanted in one.title.casefold()), None)
