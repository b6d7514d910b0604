"""Ask for a line or two: where to go, what a text is called, how its file is encoded."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from reader.core.text.text import Pages, Section
from reader.ui.messages import page_words

_PAGE = re.compile(r"(?:p\.?|pp\.|pages?|第)\s*(\S{1,12}?)\s*页?|(\S{1,12}?)\s*页", re.IGNORECASE)

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
    """Ask for a percentage, a section or a page."""

    def __init__(self, sections: tuple[Section, ...], characters: int, pages: Pages, parent: QWidget | None) -> None:
        super().__init__(self.tr("Go To"), "", parent)
        self._sections = sections
        self._characters = characters
        self._pages = pages
        self._words = QLineEdit()
        hint = self.tr("46 %, or § 3, or a part of a heading")
        if len(pages):
            hint = self.tr("p. 12, or 46 %, or § 3, or a part of a heading")
        self._words.setPlaceholderText(hint)
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
        return place_named(self._words.text(), self._sections, self._characters, self._pages)

    def _on_words_changed(self, _words: str) -> None:
        position = self.answer()
        if position is None:
            self._found.setText("")
            return
        percent = f"{round(100 * position / max(1, self._characters))} %"
        section = next((one.title for one in reversed(self._sections) if one.start <= position), "")
        page = self._pages.label_at(position)
        self._found.setText(" · ".join(filter(None, (section, page and page_words(page), percent))))


def place_named(words: str, sections: tuple[Section, ...], characters: int, pages: Pages | None = None) -> int | None:
    """Tell which position words lead to: ``p. 12``, ``46 %``, ``§ 3``, or a part of a section's title.

    A number alone is a page where the text knows of pages, else a percentage.
    """
    words = words.strip()
    page = _page_named(words, pages) if pages else None
    if page is not None:
        return page
    number = words.lstrip("§").rstrip("%％").strip()
    if words.startswith("§") and number.isdecimal():
        index = int(number) - 1
        return sections[index].start if 0 <= index < len(sections) else None
    if number.replace(".", "", 1).isdecimal():
        return round(min(100.0, float(number)) / 100 * characters)
    wanted = words.casefold()
    return next((one.start for one in sections if wanted and wanted in one.title.casefold()), None)


def _page_named(words: str, pages: Pages) -> int | None:
    found = _PAGE.fullmatch(words)
    label = (found.group(1) or found.group(2)) if found else words
    return pages.start_of(label)
