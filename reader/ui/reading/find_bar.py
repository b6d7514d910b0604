"""Search the open text: mark all hits and step through them.

Text typed here is searched for as one phrase; a query from the search of all texts is searched for by its terms, as it
is there. Both fold the text in the same way.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.annotations.query import as_phrase, parse_query
from reader.core.annotations.query_terms import QueryTerms
from reader.core.text.find_pattern import FindPattern
from reader.core.text.leaves import Leaf, LeafSource
from reader.core.text.search_folding import SearchFolding
from reader.ui.widgets.button import ToolButton
from reader.ui.widgets.field import SearchField
from reader.ui.widgets.frame import HeaderBar
from reader.ui.widgets.label import Label
from reader.ui.widgets.translated_widget import TranslatedWidget

_LEAVES_PER_STEP = 24
"""Leaves searched before returning to the event loop: about 8 ms."""

_MAX_HITS = 10_000


class FindBar(TranslatedWidget, HeaderBar):
    """A bar with the search field; it collects the hits a few leaves at a time.

    ``make_folding`` returns the folding of the search index and is called when it is first needed. ``all_requested``
    carries a query to search for in all texts.
    """

    search_text_changed = Signal(str)
    hit_requested = Signal(int, int)
    all_requested = Signal(str)
    closed = Signal()

    def __init__(self, make_folding: Callable[[], SearchFolding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_folding = make_folding
        self._text: LeafSource | None = None
        self._pattern: FindPattern | QueryTerms | None = None
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._next_leaf = 0
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

    def set_text(self, text: LeafSource | None) -> None:
        """Search another text from now on."""
        self._text = text
        self._restart()

    def update_length(self) -> None:
        """Search also what was added to the text."""
        if self._text is not None and self.search_text and self._next_leaf < self._text.leaf_count:
            self._search.start()
            self._update()

    def open_bar(self, text: str, position: int) -> None:
        """Show the bar with an initial search text, searching from a position."""
        self._open(text or self._field.text(), position)
        self._start_search(FindPattern(self._field.text(), self._make_folding()))

    def open_query(self, query: str, position: int) -> None:
        """Show the bar with a query from the search of all texts, if it has terms, searching from a position."""
        parsed = parse_query(query, self._make_folding()).terms
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
        self.hide()
        self.closed.emit()

    def follow(self, start: int, end: int) -> None:
        """Follow the visible range, so that the next hit is the next one from there."""
        if not start <= self._position < end:
            self._position = start
            self._update()

    def next(self) -> None:
        """Go to the next hit; from the last one to the first."""
        self._go(bisect_right(self._starts, self._position))

    def previous(self) -> None:
        """Go to the previous hit; from the first one to the last."""
        self._go(bisect_left(self._starts, self._position) - 1)

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
        self._start_search(FindPattern(text, self._make_folding()))

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
        self._starts, self._ends = [], []
        self._next_leaf = 0
        if self._text is not None and self._field.text() and self.isVisible():
            self._search.start()
        else:
            self._search.stop()
        self._update()

    def _on_search_timeout(self) -> None:
        assert self._text is not None
        last = min(self._text.leaf_count, self._next_leaf + _LEAVES_PER_STEP)
        for number in range(self._next_leaf, last):
            for start, end in self.hits(self._text.leaf(number)):
                self._starts.append(start)
                self._ends.append(end)
        self._next_leaf = last
        if last >= self._text.leaf_count or len(self._starts) >= _MAX_HITS:
            self._search.stop()
        self._show_first()
        self._update()

    def _show_first(self) -> None:
        """Go to the first hit from the current position as soon as it is found."""
        if not self._go_to_first or not self._starts:
            return
        index = bisect_left(self._starts, self._position)
        if index < len(self._starts) or not self._search.isActive():
            self._go_to_first = False
            self._go(index)

    def _go(self, index: int) -> None:
        if self._starts:
            index %= len(self._starts)
            self._position = self._starts[index]
            self.hit_requested.emit(self._position, self._ends[index])
            self._update()

    def _update(self) -> None:
        count = len(self._starts)
        has_text = bool(self._field.text())
        for button in (self._previous, self._next):
            button.setEnabled(count > 0)
        self._all.setEnabled(has_text)
        if not has_text:
            label = ""
        elif not count:
            label = self.tr("Searching") if self._search.isActive() else self.tr("Not found")
        else:
            more = "+" if self._search.isActive() or count >= _MAX_HITS else ""
            number = max(1, bisect_right(self._starts, self._position))
            label = self.tr("{number} of {count}").format(number=number, count=f"{count}{more}")
        self._count.setText(label)
