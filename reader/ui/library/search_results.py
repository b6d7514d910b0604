"""Show what a search found in texts and notes, grouped by text, while the reader types.

The search is done in steps between the reader's keys; what is no longer asked for is dropped.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QTreeView, QVBoxLayout, QWidget
from typing_extensions import override

from reader.storage.library import Library
from reader.storage.search.hits import Hit, HitGroup
from reader.storage.search.session import SearchSession
from reader.ui.appearance.theme import Theme
from reader.ui.library.hit_delegate import HitDelegate
from reader.ui.library.search_results_model import FOUND, MoreHits, SearchResultsModel

_STEP_S = 0.006
"""Seconds of searching between two looks at the reader's keys."""

_FIRST = 50
_PATIENCE_S = 0.25
"""What is found is shown once there is a screenful, or after so many seconds."""

_INDEXING_MS = 1_500
_DOWN = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SearchResults(QWidget):
    """List hits; ``opened`` carries a text's id, a position, an annotation's id or nothing, and the words.

    ``indexing_wanted`` says that texts are not in the index yet.
    """

    opened = Signal(str, int, str, str)
    indexing_requested = Signal()

    def __init__(self, library: Library, theme: Theme) -> None:
        super().__init__()
        self._library = library
        self._delegate = HitDelegate(theme, self)
        self._model = SearchResultsModel(self)
        self._looking: SearchSession | None = None
        self._query = ""
        self._shown = 0
        self._shown_at = 0.0
        self._is_done = True
        self._field: QLineEdit | None = None
        self._warming: Iterator[None] = iter(())
        self._work = QTimer(self, interval=0)
        self._work.timeout.connect(self._on_work_timeout)
        self._waiting = QTimer(self, singleShot=True, interval=_INDEXING_MS)
        self._waiting.timeout.connect(self._on_waiting_timeout)
        self._words, self._help = _quiet_label(), _quiet_label()
        self._list = QTreeView()
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        self._list.setModel(self._model)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setIndentation(0)
        self._list.setItemDelegate(self._delegate)
        self._list.setMouseTracking(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.activated.connect(self._on_list_activated)
        self._list.clicked.connect(self._on_list_activated)
        self._list.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addWidget(self._list, 1)
        column.addWidget(self._help)

    def serve(self, field: QLineEdit) -> None:
        """Take the keys of the field that lead into the list: Down and Enter; Esc leads back, and then clears it."""
        self._field = field
        field.installEventFilter(self)

    def search(self, query: str) -> None:
        """Search for a query, and show what is found as it is found."""
        if query == self._query and self._looking is not None and self._is_done and not self._looking.unsearched:
            return
        self._query = query
        self._looking = self._library.index.start_session(query)
        self._shown, self._shown_at, self._is_done = -1, time.monotonic(), False
        self._waiting.stop()
        self._work.start()
        if not self._model.rowCount():
            self._words.setText(self.tr("Searching…"))

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._delegate.theme = theme
        self._list.viewport().update()

    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._list.setAccessibleName(self.tr("Found in texts and notes"))
        self._help.setText(self.tr('Also: "a phrase" · -without · tag:word · colour:yellow · in:title · in:notes'))
        self._tell()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go between the field and the list by keys, and get ready to search when the field is entered."""
        if event.type() == QEvent.Type.FocusIn and watched is self._field:
            self._warming = self._library.index.preload()
            self._work.start()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if self._is_taken_in_field(key) if watched is self._field else self._is_taken_in_list(key):
                return True
        return super().eventFilter(watched, event)

    def _is_taken_in_field(self, key: Qt.Key) -> bool:
        """Go into the list on Down and Enter; clear the field on Esc, which shows the shelf again."""
        if key in _DOWN and self.isVisible() and self._model.rowCount():
            self._enter_list()
            return True
        if key == Qt.Key.Key_Escape and self._field is not None and self._field.text():
            self._field.clear()
            return True
        return False

    def _is_taken_in_list(self, key: Qt.Key) -> bool:
        """Go back to the field on Esc, and on Up from the first row."""
        leaves = key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and self._list.currentIndex().row() == 0)
        if leaves and self._field is not None:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        return leaves and self._field is not None

    def _enter_list(self) -> None:
        if not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.first_hit())
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_work_timeout(self) -> None:
        looking, until = self._looking, time.monotonic() + _STEP_S
        if looking is None or self._is_done:
            self._warm_up(until)
            return
        while not self._is_done and time.monotonic() < until:
            self._is_done = not looking.step()
        if self._is_done or self._is_time_to_show(looking):
            self._show(looking)
        if self._is_done:
            self._finish(looking)

    def _warm_up(self, until: float) -> None:
        while time.monotonic() < until:
            if next(self._warming, True):
                self._work.stop()
                return

    def _is_time_to_show(self, looking: SearchSession) -> bool:
        """Return whether to show what there is: the first screenful once, and the rest at the end or now and then."""
        is_late = time.monotonic() - self._shown_at > _PATIENCE_S and len(looking.groups) > max(0, self._shown)
        return is_late or (self._shown < 0 and looking.hits >= _FIRST)

    def _show(self, looking: SearchSession) -> None:
        if self._shown < 0:
            self._model.clear()
            self._list.scrollToTop()
            self._shown = 0
        self._model.add(looking.groups[self._shown :])
        self._shown, self._shown_at = len(looking.groups), time.monotonic()
        self._tell()

    def _finish(self, looking: SearchSession) -> None:
        self._work.stop()
        if looking.unsearched:
            self.indexing_requested.emit()
            self._waiting.start()

    @Slot()
    def _on_waiting_timeout(self) -> None:
        """Search again when the texts that were missing are in the index."""
        if not self.isVisible() or self._looking is None:
            return
        self._looking.unsearched = len(self._library.index.pending())
        if self._looking.unsearched:
            self._tell()
            self._waiting.start()
        else:
            self._is_done = False
            self.search(self._query)

    @Slot(QModelIndex)
    def _on_list_activated(self, index: QModelIndex) -> None:
        row = index.data(FOUND)
        if isinstance(row, Hit):
            self.opened.emit(row.text, row.start, row.annotation or "", self._query)
        elif isinstance(row, MoreHits):
            first = next(hit for hit in row.group.hits if hit.annotation is None)
            self.opened.emit(first.text, first.start, "", self._query)
        elif isinstance(row, HitGroup):
            self.opened.emit(row.text, -1, "", "")

    def _tell(self) -> None:
        looking = self._looking
        if looking is None:
            self._words.clear()
            return
        words = [self._outcome(looking)]
        if looking.unsearched:
            missing = self.tr("%n text(s) of {all} not searched yet", None, looking.unsearched)
            words.append(missing.format(all=looking.texts))
        self._words.setText(" · ".join(words))

    def _outcome(self, looking: SearchSession) -> str:
        if not looking.groups:
            return self.tr("Nothing was found for “{query}”.").format(query=self._query)
        found = self.tr("Found in %n text(s)", None, len(looking.groups))
        return found if looking.is_whole else self.tr("{found}; the first are shown").format(found=found)


def _quiet_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label
