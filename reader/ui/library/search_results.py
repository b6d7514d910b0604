"""Show the hits of a search in texts and notes, grouped by text, while the reader types.

The search runs in steps between key events; an outdated search is dropped.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QTreeView, QWidget
from typing_extensions import override

from reader.storage.library import Library
from reader.storage.search.hits import Hit, HitGroup
from reader.storage.search.session import SearchSession
from reader.ui.appearance.sizes import SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.library.hit_delegate import HitDelegate
from reader.ui.library.search_results_model import MoreHits, SearchResultsModel
from reader.ui.widgets.item_view import ROW
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column
from reader.ui.widgets.query_hint import query_hint
from reader.ui.widgets.translated_widget import TranslatedWidget

_STEP_S = 0.006
"""The length in seconds of a search step, between which key events are handled."""

_FIRST_HITS = 50
_MAX_DELAY_S = 0.25
"""Hits are shown once they fill the screen, or after this many seconds."""

_INDEXING_MS = 1_500
_DOWN = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SearchResults(TranslatedWidget, QWidget):
    """The hits of a search; ``opened`` carries a text's id, a position, an annotation's id or "", and the query.

    ``tab_requested`` carries the same of a hit to be opened in a new tab: the middle button, or Ctrl with a click or
    Enter. ``indexing_requested`` is emitted if texts are not in the index yet.
    """

    opened = Signal(str, int, str, str)
    tab_requested = Signal(str, int, str, str)
    indexing_requested = Signal()

    def __init__(self, library: Library, theme: Theme) -> None:
        super().__init__()
        self._library = library
        self._model = SearchResultsModel(self)
        self._session: SearchSession | None = None
        self._query = ""
        self._shown = 0
        self._shown_at = 0.0
        self._is_done = True
        self._field: QLineEdit | None = None
        self._preloading: Iterator[None] = iter(())
        self._work = QTimer(self, interval=0)
        self._work.timeout.connect(self._on_work_timeout)
        self._waiting = QTimer(self, singleShot=True, interval=_INDEXING_MS)
        self._waiting.timeout.connect(self._on_waiting_timeout)
        self._summary, self._help = Label(role="muted", wraps=True), Label(role="muted", wraps=True)
        self._list = QTreeView()
        self._delegate = HitDelegate(theme, self._list)
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
        self._list.viewport().installEventFilter(self)
        column = Column(self, margins=0, spacing=SPACE)
        column.add(self._summary, self._list, self._help, grows=self._list)

    def serve(self, field: QLineEdit) -> None:
        """Handle keys of the search field: Down and Enter go to the list; Esc goes back, and then clears the field."""
        self._field = field
        field.installEventFilter(self)

    def search(self, query: str) -> None:
        """Search for a query, and show the hits as they are found."""
        if query == self._query and self._session is not None and self._is_done and not self._session.unsearched:
            return
        self._query = query
        self._session = self._library.index.start_session(query)
        self._shown, self._shown_at, self._is_done = -1, time.monotonic(), False
        self._waiting.stop()
        self._work.start()
        if not self._model.rowCount():
            self._summary.setText(self.tr("Searching…"))

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._delegate.set_theme(theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._list.setAccessibleName(self.tr("Results in texts and notes"))
        hint = self.tr("{criteria} · in:notes").format(criteria=query_hint())
        self._help.setText(f"{hint} · in:peers" if self._library.has_peer_notes else hint)
        self._update_summary()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move between the field and the list by keys, and preload the index when the field gets the focus."""
        if event.type() == QEvent.Type.FocusIn and watched is self._field:
            self._preloading = self._library.index.preload()
            self._work.start()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if self._handle_field_key(key) if watched is self._field else self._handle_list_key(key):
                return True
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            return self._handle_click(event)
        return super().eventFilter(watched, event)

    def _handle_field_key(self, key: Qt.Key) -> bool:
        """Move to the list on Down and Enter; clear the field on Esc, which shows the shelf again."""
        if key in _DOWN and self.isVisible() and self._model.rowCount():
            self._enter_list()
            return True
        if key == Qt.Key.Key_Escape and self._field is not None and self._field.text():
            self._field.clear()
            return True
        return False

    def _handle_click(self, event: QMouseEvent) -> bool:
        """Open a hit in a new tab on a click with the middle button."""
        index = self._list.indexAt(event.position().toPoint())
        is_middle = event.button() is Qt.MouseButton.MiddleButton and index.isValid()
        if is_middle:
            self._emit(index, self.tab_requested)
        return is_middle

    def _handle_list_key(self, key: Qt.Key) -> bool:
        """Move back to the field on Esc, and on Up from the first row."""
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
        session, until = self._session, time.monotonic() + _STEP_S
        if session is None or self._is_done:
            self._preload(until)
            return
        while not self._is_done and time.monotonic() < until:
            self._is_done = not session.step()
        if self._is_done or self._is_time_to_show(session):
            self._show(session)
        if self._is_done:
            self._finish(session)

    def _preload(self, until: float) -> None:
        while time.monotonic() < until:
            if next(self._preloading, True):
                self._work.stop()
                return

    def _is_time_to_show(self, session: SearchSession) -> bool:
        """Return whether to show the hits so far: the first screenful at once, the rest in intervals and at the end."""
        is_late = time.monotonic() - self._shown_at > _MAX_DELAY_S and len(session.groups) > max(0, self._shown)
        return is_late or (self._shown < 0 and session.hits >= _FIRST_HITS)

    def _show(self, session: SearchSession) -> None:
        if self._shown < 0:
            self._model.clear()
            self._list.scrollToTop()
            self._shown = 0
        self._model.add(session.groups[self._shown :])
        self._shown, self._shown_at = len(session.groups), time.monotonic()
        self._update_summary()

    def _finish(self, session: SearchSession) -> None:
        self._work.stop()
        if session.unsearched:
            self.indexing_requested.emit()
            self._waiting.start()

    @Slot()
    def _on_waiting_timeout(self) -> None:
        """Search again once the missing texts are in the index."""
        if not self.isVisible() or self._session is None:
            return
        self._session.unsearched = len(self._library.index.pending())
        if self._session.unsearched:
            self._update_summary()
            self._waiting.start()
        else:
            self._is_done = False
            self.search(self._query)

    @Slot(QModelIndex)
    def _on_list_activated(self, index: QModelIndex) -> None:
        in_new_tab = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        self._emit(index, self.tab_requested if in_new_tab else self.opened)

    def _emit(self, index: QModelIndex, requested: SignalInstance) -> None:
        row = index.data(ROW)
        if isinstance(row, Hit):
            requested.emit(row.text, row.start, row.annotation or "", self._query)
        elif isinstance(row, MoreHits):
            first = next(hit for hit in row.group.hits if hit.annotation is None)
            requested.emit(first.text, first.start, "", self._query)
        elif isinstance(row, HitGroup):
            requested.emit(row.text, -1, "", "")

    def _update_summary(self) -> None:
        session = self._session
        if session is None:
            self._summary.clear()
            return
        parts = [self._result_label(session)]
        if session.unsearched:
            missing = self.tr("%n text(s) of {all} not searched yet", None, session.unsearched)
            parts.append(missing.format(all=session.texts))
        self._summary.setText(" · ".join(parts))

    def _result_label(self, session: SearchSession) -> str:
        if not session.groups:
            return self.tr("No results for “{query}”.").format(query=self._query)
        found = self.tr("Found in %n text(s)", None, len(session.groups))
        return found if session.is_whole else self.tr("{found}; first results shown").format(found=found)
