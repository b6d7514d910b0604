"""Show the library: the texts, the plan for today, and a search in all texts."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from reader.core.changes import Changes
from reader.services.planning.next_text import next_text
from reader.services.planning.roadmap import roadmap_status
from reader.services.shelf import MarkCounts, mark_counts
from reader.services.text_length import TextLengths
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, TIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.library.drop_area import DropArea
from reader.ui.library.empty_shelf import EmptyShelf
from reader.ui.library.library_page import LibraryPage
from reader.ui.library.next_text_card import NextTextCard
from reader.ui.library.search_results import SearchResults
from reader.ui.library.shelf import Shelf
from reader.ui.library.text_details_card import TextDetailsCard
from reader.ui.library.text_labels import listed
from reader.ui.planning.roadmap_card import RoadmapCard
from reader.ui.shell.context import AppContext
from reader.ui.shell.status_bar import HourStatus
from reader.ui.widgets.button import PrimaryIconButton
from reader.ui.widgets.field import SearchField
from reader.ui.widgets.focus_scope import FocusScope
from reader.ui.widgets.frame import ColumnCard, HeaderBar
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column
from reader.ui.widgets.translated_widget import TranslatedWidget

_TYPING_PAUSE_MS = 40
_SEARCH_KEY = "Ctrl+F"
_FOLDS_BELOW = 1024
"""The width of the window in pixels below which the columns of the list fold (look.md, rule 9)."""


class LibraryScreen(FocusScope, TranslatedWidget, QWidget):
    """The screen with the shelf, the search results, and beside them today's portion, a text's details, the roadmap."""

    def __init__(self, context: AppContext, shelf: Shelf) -> None:
        super().__init__()
        self._navigator = context.navigator
        self._library = context.library
        self._clock = context.clock
        self._next_text = ""
        self._lengths = TextLengths(self._library)
        self._title, self._count = Label(role="title"), Label(role="muted")
        self._search = SearchField(key=_SEARCH_KEY)
        self._add = PrimaryIconButton("add", context.action_set.of("add-texts").trigger)
        self._stack = QStackedWidget()
        self.shelf = shelf
        self._found, self._empty = QWidget(), QWidget()
        self._found_below = QWidget()
        self.empty_shelf = EmptyShelf(context.action_set)
        self.results = SearchResults(context.library, context.appearance.theme)
        self.today = NextTextCard()
        self.details = TextDetailsCard()
        self.roadmap = RoadmapCard(context.action_set, context.appearance.theme)
        self._counted = 0.0
        self._is_searched = False
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._lay_out(context)
        self._connect(context)
        self.set_initial_focus(self.shelf.view)
        self.retranslate()

    def refresh(self) -> None:
        """Load all texts again, and update the cards."""
        self.shelf.refresh()
        self._update_cards()

    @Slot()
    @Slot(str)
    def search(self, query: str = "") -> None:
        """Focus the search field, and search all texts and notes if there is a query."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if query:
            self._search.setText(query)
            self._on_typing_timeout()
        self._search.selectAll()

    def leave_search(self) -> None:
        """Show the texts instead of what was searched for."""
        self._search.clear()

    def show_hour(self, status: HourStatus) -> None:
        """Show the status of the day."""
        self._counted = status.counted
        self.today.show_hour(status)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.shelf.set_theme(theme)
        self.results.set_theme(theme)
        self.roadmap.set_theme(theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._title.setText(self.tr("Library"))
        self._search.setPlaceholderText(self.tr("Search texts and notes"))
        self._search.setAccessibleName(self.tr("Search texts and notes"))
        self._add.setText(self.tr("Add Texts…"))
        self._update_counts()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while another screen was shown."""
        self.shelf.catch_up()
        self._update_cards()
        self._choose_next_text()
        super().showEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the columns of the list in a narrow window."""
        self.shelf.fold_columns(self.window().width() < _FOLDS_BELOW)
        super().resizeEvent(event)

    def _lay_out(self, context: AppContext) -> None:
        bar = HeaderBar()
        bar.row.add(self._title, TIGHT, self._count, STRETCH, self._search, self._add)
        bar.row.setStretchFactor(self._search, 2)
        self._search.setMinimumWidth(180)
        self._search.setMaximumWidth(320)
        self._page = LibraryPage(self._make_card(context), self.today, (self.details, self.roadmap))
        column = Column(self, margins=0, spacing=0)
        column.add(bar, self._page, grows=self._page)

    def _make_card(self, context: AppContext) -> ColumnCard:
        card = ColumnCard(margins=1, spacing=0)
        card.column.add(self._stack)
        found = Column(self._found, margins=0, spacing=0)
        below = Column(self._found_below, margins=(EDGE, TIGHT, EDGE, CARD_SPACE), spacing=0)
        below.add(self.results)
        found.add(self.shelf, self._found_below)
        found.setStretchFactor(self.shelf, 1)
        found.setStretchFactor(self._found_below, 200)
        empty = Column(self._empty, margins=(EDGE, CARD_SPACE, EDGE, EDGE), spacing=CARD_SPACE)
        area = DropArea()
        area.clicked.connect(context.action_set.of("add-texts").trigger)
        empty.add(self.empty_shelf, area, grows=self.empty_shelf)
        for part in (self._found, self._empty):
            self._stack.addWidget(part)
        return card

    def _connect(self, context: AppContext) -> None:
        context.change_notifier.changed.connect(self._on_change_notifier_changed)
        context.appearance.changed.connect(self.set_theme)
        self.shelf.shown_changed.connect(self._on_shelf_shown_changed)
        self.shelf.current_changed.connect(self._on_shelf_current_changed)
        self.shelf.loaded.connect(self._choose_next_text)
        self._search.textChanged.connect(self._on_search_text_changed)
        self._search.returnPressed.connect(self._on_typing_timeout)
        QShortcut(QKeySequence(_SEARCH_KEY), self, self.search)
        self._typing.timeout.connect(self._on_typing_timeout)
        self.results.opened.connect(context.navigator.hit_requested)
        self.results.tab_requested.connect(context.navigator.tab_requested)
        self.results.serve(self._search)
        self.today.button.clicked.connect(self._on_today_button_clicked)
        self._page.cards_moved.connect(self._on_page_cards_moved)
        self._connect_details(context)

    def _connect_details(self, context: AppContext) -> None:
        menu = self.shelf.menu
        self.details.open_requested.connect(context.navigator.open)
        self.details.marks_requested.connect(context.navigator.excerpts_requested)
        self.details.tags_requested.connect(self._on_details_tags_requested)
        self.details.details_requested.connect(menu.correct_requested)

    @Slot()
    def _choose_next_text(self) -> None:
        """Select the text that the reader is to read next, if none is selected."""
        if self.shelf.view.first_chosen() < 0:
            self.shelf.view.choose(self._next_text)

    def _update_cards(self) -> None:
        """Update the cards beside the shelf: today, the details of the current text and the roadmap."""
        text, summary = next_text(self._library, self._clock.now(), self._counted)
        self.today.show_text(summary)
        self._next_text = text.id if text else ""
        self.roadmap.show_course(roadmap_status(self._library, self._clock.now(), self._counted))
        self._show_details()

    def _show_details(self) -> None:
        row = self.shelf.current
        marks = mark_counts(self._library, row.text.id) if row is not None and row.notes else MarkCounts()
        omissions = self._library.texts.omissions(row.text.id) if row is not None else ()
        length = self._lengths.of(row.text) if row is not None else None
        self.details.show_text(row, marks, self.shelf.model.today, omissions, text_length=length)
        self.today.button.show_key(row is not None and row.text.id == self._next_text)

    @property
    def _is_searching(self) -> bool:
        return bool(self._search.text().strip())

    def _show_part(self) -> None:
        """Show the shelf; during a search, the texts with a matching title and the hits below."""
        searching = self._is_searching
        self.shelf.show_found(searching)
        self._is_searched = self._is_searched and searching
        self._found_below.setVisible(self._is_searched)
        self.results.setVisible(self._is_searched)
        is_empty = self.shelf.total == 0 and not searching
        self._stack.setCurrentWidget(self._empty if is_empty else self._found)
        self._add.setVisible(not is_empty)  # the empty shelf has the same button in its middle

    def _update_counts(self) -> None:
        shown, total = self.shelf.shown, self.shelf.candidates
        if not shown and self._search.text().strip():
            # no title matches; the hits in the texts are counted above the results
            self._count.setText(self.tr("%n text(s)", None, total))
            return
        if self.shelf.is_loading:
            self._count.setText(self.tr("%n text(s)", None, total))
            return
        if shown == total:
            texts = self.tr("%n text(s)", None, total)
        else:
            texts = self.tr("{shown} of %n text(s)", None, total).format(shown=shown)
        self._count.setText(listed((texts, self.tr("%n note(s)", None, self.shelf.notes))))

    @Slot(object, object)
    def _on_change_notifier_changed(self, changes: Changes, _initiator: object) -> None:
        self.shelf.apply_changes(changes, at_once=self.isVisible())
        if self.isVisible():
            self._update_cards()

    @Slot(str)
    def _on_search_text_changed(self, query: str) -> None:
        self.shelf.look_for(query.strip())
        self._typing.start()

    @Slot()
    def _on_typing_timeout(self) -> None:
        self._typing.stop()
        query = self._search.text().strip()
        self.shelf.look_for(query)
        if query:
            self._is_searched = True
            self.results.search(query)
        self._show_part()

    @Slot()
    def _on_shelf_shown_changed(self) -> None:
        self._show_part()
        self._update_counts()

    @Slot()
    def _on_shelf_current_changed(self) -> None:
        if self.isVisible():
            self._show_details()

    @Slot()
    def _on_today_button_clicked(self) -> None:
        if self._next_text:
            self._navigator.open(self._next_text)

    @Slot(bool)
    def _on_page_cards_moved(self, beside: bool) -> None:
        self.today.stretch_out(not beside)

    @Slot(str)
    def _on_details_tags_requested(self, text_id: str) -> None:
        self.shelf.menu.tags_requested.emit([text_id])
