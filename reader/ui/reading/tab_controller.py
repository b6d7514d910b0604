"""Show the tabs of the reading screen, keep them for the next start, and carry out what is asked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.core.errors import ReaderError
from reader.services.open_tabs import restore_tabs, store_tabs
from reader.ui.translation.labels import single_line

if TYPE_CHECKING:
    from reader.core.text.text_tabs import TextTab
    from reader.ui.reading.read_screen import ReadScreen
    from reader.ui.reading.tab_row import TabRow
    from reader.ui.shell.context import AppContext

_LONGEST_TITLE = 200


class TabController(QObject):
    """Keep the row of tabs above the page in step with the open texts; it is there once a second one is opened.

    ``last_closed`` is emitted when the reader has closed the last text.
    """

    last_closed = Signal()

    def __init__(self, context: AppContext, read_screen: ReadScreen) -> None:
        super().__init__(read_screen)
        self._library = context.library
        self._toast = context.toast
        self._read_screen = read_screen
        self._tabs = read_screen.tabs
        self._is_focused = False
        self.row: TabRow | None = None
        read_screen.tabs_changed.connect(self._on_read_screen_tabs_changed)

    def restore(self) -> None:
        """Hold the tabs of the last run; their texts are loaded when they are shown."""
        restore_tabs(self._tabs, self._library)

    # --- what the reader does ------------------------------------------------------------------------------------

    def go_round(self, step: int) -> None:
        """Show the next tab, or the one before."""
        tab = self._tabs.neighbour(step)
        if tab is not None:
            self._open(tab)

    def move_shown(self, step: int) -> None:
        """Move the shown tab one place further on, or back."""
        number = self._tabs.shown_number
        if number >= 0 and 0 <= number + step < len(self._tabs.texts):
            self._tabs.move(number, number + step)
            self._on_read_screen_tabs_changed()

    def close_shown(self) -> None:
        """Close the tab that is shown."""
        if self._tabs.shown is not None:
            self._close(self._tabs.shown)

    def reopen(self) -> bool:
        """Open the tab again that was closed last, as it was; return whether there was one."""
        while (tab := self._tabs.reopen()) is not None:
            if self._library.texts.some([tab.text]):
                self._open(tab)
                return True
            self._tabs.lose(tab)
        return False

    def show_menu(self) -> None:
        """Show all open texts in a menu."""
        if self.row is not None and self.row.isVisible():
            self.row.show_menu()

    def set_focus_mode(self, *, on: bool) -> None:
        """Hide the row, or show it again."""
        self._is_focused = on
        self._show_row()

    def _open(self, tab: TextTab) -> None:
        """Show a tab; the keyboard stays with the row if it was there."""
        by_keyboard = self.row is not None and self.row.tabs.hasFocus()
        try:
            self._read_screen.open_tab(tab)
        except ReaderError as error:
            self._toast.show_error(error)
            self._show_row()
            return
        if by_keyboard and self.row is not None:
            self.row.tabs.setFocus()

    def _close(self, tab: TextTab) -> None:
        self._read_screen.close_tab(tab)
        if self._tabs.shown is None:
            self.last_closed.emit()

    # --- the row -------------------------------------------------------------------------------------------------

    @Slot()
    def _on_read_screen_tabs_changed(self) -> None:
        self._store()
        self._show_row()

    def _store(self) -> None:
        try:
            store_tabs(self._tabs, self._library)
        except ReaderError as error:
            self._toast.show_error(error)

    def _show_row(self) -> None:
        """Show a tab for each text, or nothing where a single one is open."""
        texts = self._tabs.texts
        if len(texts) > 1 and self.row is None:
            self.row = self._make_row()
        if self.row is not None:
            if len(texts) > 1:
                self._fill(self.row)
            self.row.setVisible(len(texts) > 1 and not self._is_focused)

    def _fill(self, row: TabRow) -> None:
        from reader.ui.widgets.tab_bar import DocumentTab

        texts = {text.id: text for text in self._library.texts.some(self._tabs.texts)}
        shown = []
        for text in map(texts.get, self._tabs.texts):
            title = single_line(text.title, _LONGEST_TITLE) if text is not None else ""
            author = single_line(text.author, _LONGEST_TITLE) if text is not None else ""
            shown.append(DocumentTab(title, "\n".join(filter(None, (title, author)))))
        row.show_tabs(shown, self._tabs.shown_number)

    def _make_row(self) -> TabRow:
        from reader.ui.reading.tab_row import TabRow

        row = TabRow(self._read_screen)
        row.hide()
        row.tabs.currentChanged.connect(self._on_tabs_current_changed)
        row.tabs.tabMoved.connect(self._on_tabs_tab_moved)
        row.tabs.close_requested.connect(self._on_tabs_close_requested)
        row.tab_requested.connect(self._on_row_tab_requested)
        self._read_screen.add_row(row)
        return row

    def _tab_at(self, number: int) -> TextTab | None:
        texts = self._tabs.texts
        return self._tabs.of(texts[number]) if 0 <= number < len(texts) else None

    @Slot(int)
    def _on_tabs_current_changed(self, number: int) -> None:
        tab = self._tab_at(number)
        if tab is not None and tab is not self._tabs.shown:
            self._open(tab)

    @Slot(int)
    def _on_row_tab_requested(self, number: int) -> None:
        self._on_tabs_current_changed(number)

    @Slot(int, int)
    def _on_tabs_tab_moved(self, number: int, to: int) -> None:
        self._tabs.move(number, to)
        self._store()

    @Slot(int)
    def _on_tabs_close_requested(self, number: int) -> None:
        tab = self._tab_at(number)
        if tab is not None:
            self._close(tab)
