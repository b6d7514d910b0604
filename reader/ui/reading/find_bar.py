"""Search the open text: mark all hits and step through them.

Text typed here is searched for as one phrase; a query from the search of all texts is searched for by its terms, as it
is there. Both fold the text in the same way.
"""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.annotations.query import as_phrase, parse_query
from reader.core.annotations.query_terms import QueryTerms
from reader.core.text.find_pattern import FindPattern
from reader.core.text.find_session import FindSession
from reader.core.text.leaves import Leaf
from reader.storage.library import Library
from reader.storage.repositories.stored_text import StoredText
from reader.ui.widgets.button import ToolButton
from reader.ui.widgets.field import SearchField
from reader.ui.widgets.focus_scope import clear_focus_in
from reader.ui.widgets.frame import HeaderBar
from reader.ui.widgets.label import Label
from reader.ui.widgets.translated_widget import TranslatedWidget

_STEP_SECONDS = 0.005
"""How long to search before returning to the event loop."""


class FindBar(TranslatedWidget, HeaderBar):
    """A bar with the search field; it collects the hits a few leaves at a time.

    The index is first asked when something is searched for. ``all_requested`` carries a query to search for in all
    texts.
    """

    search_text_changed = Signal(str)
    hit_requested = Signal(int, int)
    all_requested = Signal(str)
    closed = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._text: StoredText | None = None
        self._pattern: FindPattern | QueryTerms | None = None
        self._session: FindSession | None = None
        self._position = 0
        self._go_to_first = False
        self._search = QTimer(self, interval=0)
        self._search.timeout.connect(self._on_search_timeout)
        self._field = SearchField(self)
        self._field.textChanged.connect(self._on_field_changed)
        self._field.setMinimumWidth(200)
        self._field.setMaximumWidth(320)
        self._count = Label(role="muted", parent=self)
        self._previous, self._next = ToolButton(self.previous, self), ToolButton(self.next, self)
        self._all, self._close = ToolButton(self._on_all_clicked, self), ToolButton(self.close_bar, self)
        self.row.add(self._field, self._previous, self._next, self._count)
        self.row.addStretch(1)
        self.row.add(self._all, self._close)
        self.retranslate()
        self.hide()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._field.setPlaceholderText(self.tr("Find in this text"))
        self._field.setAccessibleName(self.tr("Find in this text"))
        self._previous.setText(self.tr("Previous"))
        self._next.setText(self.tr("Next"))
        self._all.setText(self.tr("In All Texts"))
        self._all.setToolTip(self.tr("Search for these words in all texts and notes"))
        self._close.setText(self.tr("Close"))
        self._update()

    @property
    def search_text(self) -> str:
        """Return the search text; empty while the bar is hidden."""
        return self._field.text() if self.isVisible() else ""

    def set_text(self, text: StoredText | None) -> None:
        """Search another text from now on."""
        self._text = text
        self._restart()

    def update_length(self) -> None:
        """Search also what was added to the text."""
        if self._session is not None and self.search_text and not self._session.is_complete:
            self._search.start()
            self._update()

    def open_bar(self, text: str, position: int) -> None:
        """Show the bar with an initial search text, searching from a position."""
        self._open(text or self._field.text(), position)
        self._start_search(FindPattern(self._field.text(), self._library.index.folding))

    def open_query(self, query: str, position: int) -> None:
        """Show the bar with a query from the search of all texts, if it has terms, searching from a position."""
        parsed = parse_query(query, self._library.index.folding).terms
        if parsed.terms:
            self._open(query, position)
            self._start_search(parsed)

    def _open(self, text: str, position: int) -> None:
        self._position = position
        self.show()
        with QSignalBlocker(self._field):
            self._field.setText(text)
        self._field.selectAll()
        self._field.setFocus()

    def close_bar(self) -> None:
        """Stop searching and hide the bar and the hits."""
        self._search.stop()
        clear_focus_in(self)
        self.hide()
        self.closed.emit()

    def follow(self, start: int, end: int) -> None:
        """Follow the visible range, so that the next hit is the next one from there."""
        if not start <= self._position < end:
            self._position = start
            self._update()

    def next(self) -> None:
        """Go to the next hit; from the last one to the first."""
        if self._session is not None:
            self._go(self._session.index_at(self._position + 1))

    def previous(self) -> None:
        """Go to the previous hit; from the first one to the last."""
        if self._session is not None:
            self._go(self._session.index_at(self._position) - 1)

    def hits(self, leaf: Leaf) -> list[tuple[int, int]]:
        """Return the ranges of the hits in a leaf, in code points of the text."""
        found = self._pattern.spans(leaf.text) if self._pattern is not None else []
        return [(leaf.start + start, leaf.start + end) for start, end in found]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.previous() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.next()
        else:
            super().keyPressEvent(event)

    def _on_field_changed(self, text: str) -> None:
        self._go_to_first = bool(text)
        self._start_search(FindPattern(text, self._library.index.folding))

    def _on_all_clicked(self) -> None:
        text = self._field.text()
        # text typed here is one phrase; as a query it would be several terms
        is_phrase = isinstance(self._pattern, FindPattern) and " " in text.strip() and '"' not in text
        self.all_requested.emit(as_phrase(text) if is_phrase else text)

    def _start_search(self, pattern: FindPattern | QueryTerms) -> None:
        self._pattern = pattern
        self._restart()
        self.search_text_changed.emit(self._field.text())

    def _restart(self) -> None:
        self._session = None
        if self._text is not None and self._field.text() and self.isVisible() and self._pattern is not None:
            leaves = None
            if isinstance(self._pattern, FindPattern):
                leaves = self._library.index.leaves_with(self._text.edition, self._pattern.folded)
            self._session = FindSession(self._text, self._pattern, self._position, leaves)
            self._search.start()
        else:
            self._search.stop()
        self._update()

    def _on_search_timeout(self) -> None:
        assert self._session is not None
        end = perf_counter() + _STEP_SECONDS
        while self._session.step() and perf_counter() < end:
            pass
        if self._session.is_complete:
            self._search.stop()
        self._show_first(self._session)
        self._update()

    def _show_first(self, session: FindSession) -> None:
        """Go to the first hit from the current position as soon as it is found."""
        if not self._go_to_first or not len(session):
            return
        index = session.index_at(self._position)
        if index < len(session) or session.has_reached_end:
            self._go_to_first = False
            self._go(index)

    def _go(self, index: int) -> None:
        if self._session is not None and len(self._session):
            self._position, end = self._session.hit(index % len(self._session))
            self.hit_requested.emit(self._position, end)
            self._update()

    def _update(self) -> None:
        count = 0 if self._session is None else len(self._session)
        has_text = bool(self._field.text())
        for button in (self._previous, self._next):
            button.setEnabled(count > 0)
        self._all.setEnabled(has_text)
        self._count.setText(self._count_label(count) if has_text else "")

    def _count_label(self, count: int) -> str:
        if self._search.isActive() or self._session is None:
            return self.tr("Searching…")
        if not count:
            return self.tr("Not found")
        number = max(1, self._session.index_at(self._position + 1))
        return self.tr("{number} of {count}").format(number=number, count=count)
