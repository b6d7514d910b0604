"""Find words in the text that is open: all hits shown, stepped through one by one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from reader.core.text.find import occurrences
from reader.core.text.leaves import Leaf
from reader.ui.page.flow import LeafSource

_LEAVES_A_STEP = 60
"""Leaves searched between two looks at the reader's keys: about 10 ms."""

_MOST_HITS = 10_000


class FindBar(QFrame):
    """Hold the words looked for and count their places, a few leaves at a time."""

    words_changed = Signal(str)
    hit_wanted = Signal(int, int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._text: LeafSource | None = None
        self._starts: list[int] = []
        self._next_leaf = 0
        self._position = 0
        self._wanted = False
        self._search = QTimer(self, interval=0)
        self._search.timeout.connect(self._on_search_timeout)
        self._words = QLineEdit(self)
        self._words.setClearButtonEnabled(True)
        self._words.textChanged.connect(self._on_words_changed)
        self._words.setMaximumWidth(320)
        self._count = QLabel(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setProperty("role", "muted")
        self._previous, self._next, self._close = (QToolButton(self) for _ in range(3))
        self._previous.clicked.connect(self.previous)
        self._next.clicked.connect(self.next)
        self._close.clicked.connect(self.close_bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 6, 12, 6)
        for widget in (self._words, self._previous, self._next, self._count):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._close)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._words.setPlaceholderText(self.tr("Find in this text"))
        self._words.setAccessibleName(self.tr("Find in this text"))
        self._previous.setText(self.tr("Previous"))
        self._next.setText(self.tr("Next"))
        self._close.setText(self.tr("Close"))
        self._tell()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @property
    def words(self) -> str:
        """Give the words that are looked for."""
        return self._words.text() if self.isVisible() else ""

    def set_text(self, text: LeafSource | None) -> None:
        """Look in another text from now on."""
        self._text = text
        self._restart()

    def open_bar(self, words: str, position: int) -> None:
        """Show the bar, with words to begin with, looking on from a position."""
        self._position = position
        self.show()
        if words:
            self._words.setText(words)
        self._words.selectAll()
        self._words.setFocus()
        self._restart()
        self.words_changed.emit(self._words.text())

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
        """Give the hits in a leaf."""
        found = occurrences(leaf.text, self._words.text())
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
        self._restart()
        self._wanted = bool(words)
        self.words_changed.emit(words)

    def _restart(self) -> None:
        self._starts = []
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
            self._starts.extend(start for start, _end in self.hits(self._text.leaf(number)))
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
            self._position = self._starts[index % len(self._starts)]
            self.hit_wanted.emit(self._position, self._position + len(self._words.text()))
            self._tell()

    def _tell(self) -> None:
        count = len(self._starts)
        found = bool(self._words.text())
        for button in (self._previous, self._next):
            button.setEnabled(count > 0)
        if not found:
            words = ""
        elif not count:
            words = self.tr("Searching") if self._search.isActive() else self.tr("Not found")
        else:
            more = "+" if self._search.isActive() or count >= _MOST_HITS else ""
            number = max(1, bisect_right(self._starts, self._position))
            words = self.tr("{number} of {count}").format(number=number, count=f"{count}{more}")
        self._count.setText(words)
