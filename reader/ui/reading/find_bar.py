"""Find words in the text that is open: all hits shown, stepped through one by one.

What is typed here is found as it is typed; what was searched for in all texts is found by its words, as it was there.
Both fold the same way.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from reader.core.annotations.query import as_phrase, parse_query
from reader.core.annotations.query_terms import QueryTerms
from reader.core.text.find_pattern import FindPattern
from reader.core.text.leaves import Leaf, LeafSource
from reader.core.text.search_folding import SearchFolding

_LEAVES_A_STEP = 24
"""Leaves searched between two looks at the reader's keys: about 8 ms."""

_MOST_HITS = 10_000


class FindBar(QFrame):
    """Hold the words looked for and count their places, a few leaves at a time.

    ``make_folder`` gives what folds words, when it is first needed. ``all_wanted`` carries words to search for in all
    texts.
    """

    words_changed = Signal(str)
    hit_requested = Signal(int, int)
    all_requested = Signal(str)
    closed = Signal()

    def __init__(self, make_folder: Callable[[], SearchFolding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_folder = make_folder
        self.setProperty("role", "bar")
        self._text: LeafSource | None = None
        self._looked_for: FindPattern | QueryTerms | None = None
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._next_leaf = 0
        self._position = 0
        self._wanted = False
        self._search = QTimer(self, interval=0)
        self._search.timeout.connect(self._on_search_timeout)
        self._words = QLineEdit(self)
        self._words.setClearButtonEnabled(True)
        self._words.textChanged.connect(self._on_words_changed)
        self._words.setMinimumWidth(200)
        self._words.setMaximumWidth(320)
        self._count = QLabel(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setProperty("role", "muted")
        self._previous, self._next, self._all, self._close = (QToolButton(self) for _ in range(4))
        self._previous.clicked.connect(self.previous)
        self._next.clicked.connect(self.next)
        self._all.clicked.connect(self._on_all_clicked)
        self._close.clicked.connect(self.close_bar)
        self._lay_out()
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 6, 12, 6)
        for widget in (self._words, self._previous, self._next, self._count):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._all)
        layout.addWidget(self._close)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._words.setPlaceholderText(self.tr("Find in this text"))
        self._words.setAccessibleName(self.tr("Find in this text"))
        self._previous.setText(self.tr("Previous"))
        self._next.setText(self.tr("Next"))
        self._all.setText(self.tr("In All Texts"))
        self._all.setToolTip(self.tr("Search for these words in all texts and notes"))
        self._close.setText(self.tr("Close"))
        self._tell()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @property
    def words(self) -> str:
        """Return the words that are looked for."""
        return self._words.text() if self.isVisible() else ""

    def set_text(self, text: LeafSource | None) -> None:
        """Look in another text from now on."""
        self._text = text
        self._restart()

    def open_bar(self, words: str, position: int) -> None:
        """Show the bar, with words to begin with, looking on from a position."""
        self._open(words or self._words.text(), position)
        self._take(FindPattern(self._words.text(), self._make_folder()))

    def open_query(self, query: str, position: int) -> None:
        """Show the bar with what was searched for in all texts, if there are words in it, from a position on."""
        asked = parse_query(query, self._make_folder()).query
        if asked.terms:
            self._open(query, position)
            self._take(asked)

    def _open(self, words: str, position: int) -> None:
        self._position = position
        self.show()
        with QSignalBlocker(self._words):
            self._words.setText(words)
        self._words.selectAll()
        self._words.setFocus()

    def close_bar(self) -> None:
        """Hide the bar and the hits."""
        self._search.stop()
        self.hide()
        self.closed.emit()

    def follow(self, start: int, end: int) -> None:
        """Take note of what is on the screen, so that the next hit is the next from there."""
        if not start <= self._position < end:
            self._position = start
            self._tell()

    def next(self) -> None:
        """Go to the next hit; after the last to the first."""
        self._go(bisect_right(self._starts, self._position))

    def previous(self) -> None:
        """Go to the hit before; before the first to the last."""
        self._go(bisect_left(self._starts, self._position) - 1)

    def hits(self, leaf: Leaf) -> list[tuple[int, int]]:
        """Return the hits in a leaf."""
        found = self._looked_for.spans(leaf.text) if self._looked_for is not None else []
        return [(leaf.start + start, leaf.start + end) for start, end in found]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.previous() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.next()
        else:
            super().keyPressEvent(event)

    def _on_words_changed(self, words: str) -> None:
        self._wanted = bool(words)
        self._take(FindPattern(words, self._make_folder()))

    def _on_all_clicked(self) -> None:
        words = self._words.text()
        # what was typed here is one wording; there it would be words
        is_wording = isinstance(self._looked_for, FindPattern) and " " in words.strip() and '"' not in words
        self.all_requested.emit(as_phrase(words) if is_wording else words)

    def _take(self, looked_for: FindPattern | QueryTerms) -> None:
        self._looked_for = looked_for
        self._restart()
        self.words_changed.emit(self._words.text())

    def _restart(self) -> None:
        self._starts, self._ends = [], []
        self._next_leaf = 0
        if self._text is not None and self._words.text() and self.isVisible():
            self._search.start()
        else:
            self._search.stop()
        self._tell()

    def _on_search_timeout(self) -> None:
        assert self._text is not None
        last = min(self._text.leaf_count, self._next_leaf + _LEAVES_A_STEP)
        for number in range(self._next_leaf, last):
            for start, end in self.hits(self._text.leaf(number)):
                self._starts.append(start)
                self._ends.append(end)
        self._next_leaf = last
        if last >= self._text.leaf_count or len(self._starts) >= _MOST_HITS:
            self._search.stop()
        self._show_first()
        self._tell()

    def _show_first(self) -> None:
        """Show the first hit from here on as soon as it is known."""
        if not self._wanted or not self._starts:
            return
        index = bisect_left(self._starts, self._position)
        if index < len(self._starts) or not self._search.isActive():
            self._wanted = False
            self._go(index)

    def _go(self, index: int) -> None:
        if self._starts:
            index %= len(self._starts)
            self._position = self._starts[index]
            self.hit_requested.emit(self._position, self._ends[index])
            self._tell()

    def _tell(self) -> None:
        count = len(self._starts)
        found = bool(self._words.text())
        for button in (self._previous, self._next):
            button.setEnabled(count > 0)
        self._all.setEnabled(found)
        if not found:
            words = ""
        elif not count:
            words = self.tr("Searching") if self._search.isActive() else self.tr("Not found")
        else:
            more = "+" if self._search.isActive() or count >= _MOST_HITS else ""
            number = max(1, bisect_right(self._starts, self._position))
            words = self.tr("{number} of {count}").format(number=number, count=f"{count}{more}")
        self._count.setText(words)
