"""List the pages of the guide with the sections of the one that is shown, or the sections in which words are found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QTreeWidgetItem, QWidget
from typing_extensions import override

from reader.core.text.model import Section
from reader.services.guide import Guide, GuidePage, GuideSection
from reader.ui.appearance.sizes import CARD_SPACE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.page.contents_pane import ContentsPane
from reader.ui.widgets.field import SearchField
from reader.ui.widgets.frame import SideFrame
from reader.ui.widgets.item_view import ColumnList
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column
from reader.ui.widgets.translated_widget import TranslatedWidget

_FIND_KEY = "Ctrl+F"
_PAUSE_MS = 120
_SECTION = Qt.ItemDataRole.UserRole
_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GuideContents(TranslatedWidget, SideFrame):
    """The search field, and below it the contents or what was found.

    ``section_chosen`` carries a `GuideSection` of the contents, ``section_found`` one that was found; ``left`` is
    emitted on Enter in the search field, which leads to the page.
    """

    section_chosen = Signal(object)
    section_found = Signal(object)
    left = Signal()
    query_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide: Guide | None = None
        self._rows: list[GuideSection] = []
        self.field = SearchField(key=_FIND_KEY)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._find)
        self.field.textChanged.connect(self._on_field_text_changed)
        self.pages = ContentsPane(theme)
        self.pages.section_chosen.connect(self._on_pages_section_chosen)
        self.found = ColumnList(("",))
        self.found.make_roomy(indented=True)
        self.found.setHeaderHidden(True)
        self.found.currentItemChanged.connect(self._on_found_current_item_changed)
        self.nothing = Label(role="muted", wraps=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(CARD_SPACE, CARD_SPACE, CARD_SPACE, 0)
        self._stack = QStackedWidget()
        for part in (self.pages, self.found, self.nothing):
            self._stack.addWidget(part)
        top = Column(margins=(CARD_SPACE, CARD_SPACE, CARD_SPACE, 0))
        top.add(self.field)
        column = Column(self, margins=0, spacing=SPACE)
        column.add(top, self._stack, grows=self._stack)
        self.retranslate()

    @property
    def query(self) -> str:
        """Return the words that are looked for."""
        return self.field.text().strip()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.field.setPlaceholderText(self.tr("Search the guide"))
        self.field.setAccessibleName(self.tr("Search the guide"))
        self.found.setAccessibleName(self.tr("Found in the guide"))
        self.nothing.setText(self.tr("Nothing found. Try fewer words, or other ones."))

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.pages.set_theme(theme)

    def set_guide(self, guide: Guide) -> None:
        """List the pages of a guide."""
        self._guide = guide

    def show_page(self, page: GuidePage, anchor: str) -> None:
        """List the sections of the page that is shown below its title, and choose the one at an anchor."""
        assert self._guide is not None
        self._rows = [
            section
            for other in self._guide.pages
            for section in (other.sections if other is page else other.sections[:1])
        ]
        levels = [2 if section.anchor else 1 for section in self._rows]
        shown = tuple(
            Section(section.title, level, number, number + 1)
            for number, (section, level) in enumerate(zip(self._rows, levels, strict=True))
        )
        self.pages.set_sections(shown, self._guide.language)
        chosen = (number for number, row in enumerate(self._rows) if (row.page, row.anchor) == (page.name, anchor))
        self.pages.follow(next(chosen, self._rows.index(page.sections[0])))

    def begin_search(self) -> None:
        """Set the focus to the search field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def end_search(self) -> bool:
        """Show the contents again; return whether something was looked for."""
        was_searching = bool(self.field.text())
        self.field.clear()
        return was_searching

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through what was found with the arrows, and to the page with Enter, while the field has the focus."""
        is_searching = self.field.hasFocus() and self._stack.currentWidget() is self.found
        if is_searching and event.key() in _STEPS:
            self.found.event(event)
        elif is_searching and event.key() in _ENTER:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_field_text_changed(self, _text: str) -> None:
        self._pause.start()

    @Slot()
    def _find(self) -> None:
        assert self._guide is not None
        found = self._guide.find(self.query)
        with QSignalBlocker(self.found):
            self._list(found)
        part = self.found if found else self.nothing if self.query else self.pages
        self._stack.setCurrentWidget(part)
        self.query_changed.emit(self.query)
        if found:
            self.section_found.emit(found[0])

    def _list(self, found: Sequence[GuideSection]) -> None:
        assert self._guide is not None
        self.found.clear()
        for section in found:
            title = self._guide.page(section.page).title
            label = f"{title} › {section.title}" if section.anchor else title
            item = QTreeWidgetItem([label])
            item.setToolTip(0, label)
            item.setData(0, _SECTION, section)
            self.found.addTopLevelItem(item)
        self.found.setCurrentIndex(self.found.model().index(0, 0))

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.section_found.emit(item.data(0, _SECTION))

    @Slot(int)
    def _on_pages_section_chosen(self, number: int) -> None:
        self.section_chosen.emit(self._rows[number])

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _on_found_current_item_changed(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        self._choose(item)
