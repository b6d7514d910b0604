"""Show the library: the texts, what today holds, and a search in all of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reader.core.notes.operations import Changes
from reader.storage.library import Library
from reader.ui.announcer import Announcer
from reader.ui.appearance import Appearance
from reader.ui.foot_line import HourStanding
from reader.ui.moment import Moment
from reader.ui.shelf.delegate import ROW_HEIGHT, ShelfDelegate
from reader.ui.shelf.drop_area import DropArea
from reader.ui.shelf.empty import EmptyShelf
from reader.ui.shelf.model import ShelfModel
from reader.ui.shelf.results import SearchResults
from reader.ui.shelf.rows import ShelfRow, shelf_rows
from reader.ui.shelf.today import TodayCard
from reader.ui.shelf.turn import todays_text
from reader.ui.study.course import course_of
from reader.ui.study.roadmap_card import RoadmapCard
from reader.ui.theme import Theme

_TODAY_WIDTH = 420
_TYPING_PAUSE = 40


class LibraryScreen(QWidget):
    """List the texts and offer what can be done with each.

    ``opened`` carries a text's id, a position (-1: where the reader was) and an annotation's id or nothing.
    """

    opened = Signal(str, int, str)
    found_opened = Signal(str, int, str, str)
    """The same with the words that were searched for."""
    indexing_wanted = Signal()
    """Texts are not in the search index yet."""
    add_asked = Signal()
    welcome_asked = Signal()
    export_asked = Signal(str)
    rename_asked = Signal(str)
    encoding_asked = Signal(str)
    edition_asked = Signal(str)
    remove_asked = Signal(str)
    roadmap_asked = Signal(str)
    """A text to put on the roadmap or take off it; empty: the roadmap itself."""
    way_asked = Signal(object)
    """The `WayName` of a way out to look at."""

    def __init__(self, library: Library, announcer: Announcer, appearance: Appearance, moment: Moment) -> None:
        super().__init__()
        self._library = library
        self._moment = moment
        self._going_on = ""
        self._model = ShelfModel(self)
        self._delegate = ShelfDelegate(appearance.theme, self)
        self._counts = (0, 0)
        self._title, self._count = _label("title"), _label("muted")
        self._search = QLineEdit()
        self._add = QPushButton()
        self._list = QListView()
        self._stack = QStackedWidget()
        self._shelf, self._results, self._empty = QWidget(), SearchResults(library, appearance.theme), EmptyShelf()
        self._drop = DropArea()
        self.today = TodayCard()
        self.roadmap = RoadmapCard(appearance.theme)
        self._counted = 0.0
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._lay_out()
        self._connect(announcer, appearance)
        self.setFocusProxy(self._list)
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Show the library as it is now."""
        rows = shelf_rows(self._library)
        self._model.set_rows(rows)
        self._list.setMaximumHeight(len(rows) * ROW_HEIGHT + 2)
        self._counts = (len(rows), sum(row.notes for row in rows))
        self._show_today()
        self.roadmap.show_course(course_of(self._library, self._moment.now(), self._counted))
        self._show_part()
        self._tell_counts()

    def search(self) -> None:
        """Put the cursor into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def search_for(self, words: str) -> None:
        """Search all texts and notes for the words."""
        self._search.setText(words)
        self._on_typing_timeout()

    def show_hour(self, standing: HourStanding) -> None:
        """Show how the day stands."""
        self._counted = standing.counted
        self.today.show_hour(standing)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of the theme."""
        self._delegate.theme = theme
        self._results.set_theme(theme)
        self.roadmap.set_theme(theme)
        self._list.viewport().update()

    def retranslate(self) -> None:
        """Set all words."""
        self._title.setText(self.tr("Library"))
        self._search.setPlaceholderText(self.tr("Search texts and notes…"))
        self._add.setText(self.tr("Add texts…"))
        self._list.setAccessibleName(self.tr("Texts"))
        self._tell_counts()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another screen was on."""
        self.refresh()
        super().showEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        row = QHBoxLayout()
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(18)
        row.addWidget(self._make_card(), 9)
        side = QVBoxLayout()
        side.setSpacing(18)
        for card in (self.today, self.roadmap):
            side.addWidget(card)
            card.setMaximumWidth(_TODAY_WIDTH)
            card.setMinimumWidth(240)
        side.addStretch()
        row.addLayout(side, 4)
        column.addLayout(row, 1)

    def _make_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch()
        row.addWidget(self._search)
        row.addWidget(self._add)
        self._search.setMinimumWidth(200)
        self._search.setMaximumWidth(330)
        self._search.setClearButtonEnabled(True)
        self._add.setProperty("role", "primary")
        row.setStretchFactor(self._search, 1)
        return bar

    def _make_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(16, 12, 16, 16)
        inner.addWidget(self._stack)
        shelf = QVBoxLayout(self._shelf)
        shelf.setContentsMargins(0, 0, 0, 0)
        shelf.setSpacing(14)
        shelf.addWidget(self._list, 100)
        shelf.addWidget(self._drop)
        shelf.addStretch(1)
        for part in (self._shelf, self._results, self._empty):
            self._stack.addWidget(part)
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        return card

    def _connect(self, announcer: Announcer, appearance: Appearance) -> None:
        announcer.changed.connect(self._on_announcer_changed)
        appearance.changed.connect(self.set_theme)
        self._add.clicked.connect(self.add_asked)
        self._drop.clicked.connect(self.add_asked)
        self._empty.add_asked.connect(self.add_asked)
        self._empty.welcome_asked.connect(self.welcome_asked)
        self._list.activated.connect(self._on_list_activated)
        self._list.doubleClicked.connect(self._on_list_activated)
        self._list.clicked.connect(self._on_list_activated)
        self._list.customContextMenuRequested.connect(self._on_list_menu_asked)
        self._search.textChanged.connect(self._typing.start)
        self._search.returnPressed.connect(self._on_typing_timeout)
        self._typing.timeout.connect(self._on_typing_timeout)
        self._results.opened.connect(self.found_opened)
        self._results.indexing_wanted.connect(self.indexing_wanted)
        self._results.serve(self._search)
        self.today.continue_asked.connect(self._on_today_continue_asked)
        self.roadmap.edit_asked.connect(self._on_roadmap_edit_asked)
        self.roadmap.way_asked.connect(self.way_asked)

    def _show_today(self) -> None:
        text, words = todays_text(self._library, self._moment.now(), self._counted)
        self.today.show_text(words)
        self._going_on = text.id if text else ""

    def _show_part(self) -> None:
        if self._search.text().strip():
            self._stack.setCurrentWidget(self._results)
        else:
            self._stack.setCurrentWidget(self._shelf if self._counts[0] else self._empty)

    def _tell_counts(self) -> None:
        texts = self.tr("%n text(s)", None, self._counts[0])
        notes = self.tr("%n note(s)", None, self._counts[1])
        self._count.setText(f"{texts} · {notes}")

    @Slot(object, object)
    def _on_announcer_changed(self, _changes: Changes, _initiator: object) -> None:
        if self.isVisible():
            self.refresh()

    @Slot()
    def _on_typing_timeout(self) -> None:
        self._typing.stop()
        words = self._search.text().strip()
        if words:
            self._results.search(words)
        self._show_part()

    @Slot(QModelIndex)
    def _on_list_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._model.row(index).text.id, -1, "")

    @Slot()
    def _on_today_continue_asked(self) -> None:
        if self._going_on:
            self.opened.emit(self._going_on, -1, "")

    @Slot()
    def _on_roadmap_edit_asked(self) -> None:
        self.roadmap_asked.emit("")

    @Slot(QPoint)
    def _on_list_menu_asked(self, point: QPoint) -> None:
        index = self._list.indexAt(point)
        if index.isValid():
            self._list.setCurrentIndex(index)
            menu = self._menu_for(self._model.row(index))
            menu.popup(self._list.viewport().mapToGlobal(point))

    def _menu_for(self, row: ShelfRow) -> QMenu:
        text_id = row.text.id
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        parts = (
            (self.tr("Open"), lambda: self.opened.emit(text_id, -1, "")),
            (
                self.tr("Put on the Roadmap") if row.track is None else self.tr("Take off the Roadmap"),
                lambda: self.roadmap_asked.emit(text_id),
            ),
            (self.tr("Export Notes…"), lambda: self.export_asked.emit(text_id)),
            (self.tr("Rename…"), lambda: self.rename_asked.emit(text_id)),
            (self.tr("Replace with a New Edition…"), lambda: self.edition_asked.emit(text_id)),
            (self.tr("Change Encoding…"), lambda: self.encoding_asked.emit(text_id)),
            (self.tr("Remove"), lambda: self.remove_asked.emit(text_id)),
        )
        for words, act in parts:
            action = QAction(words, menu)
            action.triggered.connect(act)
            menu.addAction(action)
        menu.insertSeparator(menu.actions()[-1])
        return menu


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
