"""Show the files of a bag exactly as they will be: the README as it reads, and each file as text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QFont, QFontDatabase, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QTabBar, QWidget
from typing_extensions import override

from reader.core.study.bag_names import MANIFEST, PAYLOAD
from reader.core.study.study_json import README, STUDY_JSON
from reader.ui.appearance.sizes import BODY, ROW_SPACE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.translation.file_sizes import file_size
from reader.ui.widgets.button import MenuButton
from reader.ui.widgets.field import PlainTextView
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.markdown_document import NoteStyle
from reader.ui.widgets.markdown_view import MarkdownView
from reader.ui.widgets.translated_widget import TranslatedWidget

_FIRST = (f"{PAYLOAD}{README}", f"{PAYLOAD}{STUDY_JSON}", MANIFEST)
"""The files with a tab of their own."""

_LONGEST_SHOWN = 200_000
"""Characters of a file that are shown."""


class FilePreview(TranslatedWidget, QWidget):
    """Tabs with the README as it reads, the two files that say what the others are, and one file of the rest."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._files: Mapping[str, bytes] = {}
        self._other = ""
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.others = MenuButton()
        self._explanation = Label(role="muted")
        self._explanation.setMinimumWidth(1)  # it is hidden where it does not fit, and so never keeps the dialog wide
        self.page, self.text = MarkdownView(), PlainTextView()
        self._stack = QStackedWidget()
        self._column = Column(self, margins=0, spacing=ROW_SPACE)
        self._lay_out()
        for _name in _FIRST:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        for place, name in enumerate(_FIRST):
            self.tabs.setTabText(place, name.removeprefix(PAYLOAD) if place else self.tr("Preview"))
        self._explanation.setText(self.tr("Exactly what the file will contain"))
        self._give_room()
        self.page.setAccessibleName(self.tr("Preview"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._give_room()
        super().resizeEvent(event)

    def _give_room(self) -> None:
        """Leave the tabs their room where there is little; only one with a file's own name may be elided."""
        if self.tabs.count() == len(_FIRST):
            self.tabs.setMinimumWidth(self.tabs.sizeHint().width())
        needed = sum(part.sizeHint().width() + SPACE for part in (self.tabs, self._explanation))
        if not self.others.isHidden():
            needed += self.others.sizeHint().width() + SPACE
        self._explanation.setVisible(self.width() >= needed)

    def show_files(self, files: Mapping[str, bytes]) -> None:
        """Show the files of a bag, by their names in it; without any, the pages are empty."""
        self._files = files
        others = [name for name in files if name not in _FIRST]
        self.others.setVisible(bool(others))
        self.others.setText(self.tr("%n more file(s)", None, len(others)))
        menu = self.others.menu()
        menu.clear()
        for name in others:
            menu.addAction(name.removeprefix(PAYLOAD).replace("&", "&&"), partial(self.show_other, name))
        if self._other not in files:
            self._set_other("")
        self._give_room()
        self._column.activate()  # at once, or the button would stand for a moment as wide as its words before
        self._show_current()

    def show_other(self, name: str) -> None:
        """Show one of the other files in a tab of its own."""
        self._set_other(name)
        self.tabs.setCurrentIndex(len(_FIRST))
        self._show_current()

    def _set_other(self, name: str) -> None:
        with QSignalBlocker(self.tabs):
            if self.tabs.count() > len(_FIRST):
                self.tabs.removeTab(len(_FIRST))
            if name:
                self.tabs.addTab(name.removeprefix(PAYLOAD).rpartition("/")[2].replace("&", "&&"))
        self._other = name
        self._give_room()

    @Slot()
    def _on_tabs_current_changed(self) -> None:
        self._show_current()

    def _show_current(self) -> None:
        place = self.tabs.currentIndex()
        name = _FIRST[place] if place < len(_FIRST) else self._other
        data = self._files.get(name, b"")
        if place == 0:
            self.page.show_markdown(data.decode("utf-8", "replace"), NoteStyle(self._page_font(), self._theme))
            self._stack.setCurrentWidget(self.page)
        else:
            self.text.setPlainText(self._text(data))
            self.text.setAccessibleName(name)
            self._stack.setCurrentWidget(self.text)

    def _text(self, data: bytes) -> str:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            return self.tr("Not text, {size}").format(size=file_size(len(data)))
        if len(text) <= _LONGEST_SHOWN:
            return text
        rest = self.tr("… and %n more character(s)", None, len(text) - _LONGEST_SHOWN)
        return f"{text[:_LONGEST_SHOWN]}\n{rest}"

    def _page_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * BODY)
        return font

    def _lay_out(self) -> None:
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.text)
        head = Row(spacing=SPACE)
        head.add(self.tabs, self.others, STRETCH, self._explanation)
        self.others.hide()  # until there are files
        self._column.add(head, self._stack, grows=self._stack)
