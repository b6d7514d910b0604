"""Look up words of the page in the dictionaries and the library, and show the result in the panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QTimer, Slot
from PySide6.QtGui import QCursor, QGuiApplication

from reader.core.lookup.entries import LookupResult
from reader.core.lookup.entry_markdown import note_body, plain_text
from reader.core.lookup.headword_keys import HeadwordKeys
from reader.core.lookup.lookup import LONGEST_ASKED, look_up, word_at
from reader.resources import character_variants
from reader.services.library_lookup import search_phrase
from reader.storage.repositories.dictionaries import OpenDictionaries
from reader.storage.search.hits import Hit
from reader.ui.appearance.theme import Theme
from reader.ui.lookup.lookup_panel import LookupPanel
from reader.ui.page.passage import Passage
from reader.ui.page.pointer import word_under
from reader.ui.reading.footnote_popup import scaled_typography
from reader.ui.reading.read_screen import ReadScreen
from reader.ui.shell.context import AppContext

_SIZE_SHARE = 0.76
"""Size of definitions relative to the page."""


class LookupPanelController(QObject):
    """The controller of the lookup panel; the panel closes when the page scrolls or the selection changes.

    The dictionaries are open only while the panel is.
    """

    def __init__(self, context: AppContext, read: ReadScreen) -> None:
        super().__init__(read)
        self._context = context
        self._read = read
        self._page = read.page
        self._keys: HeadwordKeys | None = None
        self._dictionaries: OpenDictionaries | None = None
        self._passage = Passage(0, 0)
        self._result = LookupResult("")
        self._pinyin = ""
        self._history: list[str] = []
        self._deferred = QTimer(self, singleShot=True, interval=0)
        self.panel = LookupPanel(read.page)
        self._connect()

    def _connect(self) -> None:
        panel, page = self.panel, self._page
        panel.word_entered.connect(self.look_up_word)
        panel.back_requested.connect(self.go_back)
        panel.copy_button.clicked.connect(self.copy)
        panel.note_button.clicked.connect(self.make_note)
        for request in (panel.everywhere_button.clicked, panel.result_view.everywhere_requested):
            request.connect(self._on_everywhere_requested)
        panel.closed.connect(self._on_panel_closed)
        panel.result_view.word_requested.connect(self.look_up_word)
        panel.result_view.place_requested.connect(self._on_answer_place_requested)
        panel.result_view.hit_opened.connect(self._on_answer_hit_opened)
        panel.result_view.dictionaries_requested.connect(self._on_answer_dictionaries_requested)
        self._deferred.timeout.connect(self._on_deferred_timeout)
        page.passage_changed.connect(panel.close_panel)
        page.passage_finished.connect(self._on_page_passage_finished)
        page.view_changed.connect(panel.close_panel)
        self._read.text_closed.connect(panel.close_panel)
        self._context.appearance.changed.connect(self._on_appearance_changed)

    @Slot()
    def look_up(self) -> None:
        """Look up the passage, the sentence at the cursor, or the word under the mouse; else open an empty panel."""
        if self._read.open_text is None:
            return
        self.panel.close_panel()
        self._open_dictionaries()
        passage = self._page.passage or self._page.reading_cursor or self._word_under_mouse()
        if not self._page.passage and not self._page.reading_cursor and passage:
            self._page.select(passage)
        self._passage = passage
        self._history = []
        self._context.tracker.begin_look_up()
        self._show(self._passage_text(passage))
        self.panel.open_beside(self._rect_of(passage))

    @Slot(str)
    def look_up_word(self, query: str) -> None:
        """Look up another word, and add the current one to the history."""
        if query.strip() and self._dictionaries is not None:
            self._history.append(self._result.query)
            self._show(query)

    @Slot()
    def go_back(self) -> None:
        """Look up the previous word again."""
        if self._history:
            self._show(self._history.pop())

    @Slot()
    def copy(self) -> None:
        """Copy the result to the clipboard."""
        QGuiApplication.clipboard().setText(plain_text(self._result, self._pinyin))

    @Slot()
    def make_note(self) -> None:
        """Create a note with the result on the passage, or on the text if no passage was looked up."""
        passage, result = self._passage, self._result
        body = note_body(result, self._pinyin)
        self.panel.close_panel()
        annotation = self._context.annotation_commands.note(self._read.text_id, passage.start, passage.end, body)
        if annotation is not None:
            self._read.notes.show_annotation(annotation.id)

    # --- lookup --------------------------------------------------------------------------------------------------

    def _open_dictionaries(self) -> None:
        if self._keys is None:
            self._keys = HeadwordKeys(character_variants())
        self._dictionaries = self._context.library.dictionaries.open_enabled(self._keys)

    def _word_under_mouse(self) -> Passage:
        viewport = self._page.viewport()
        point = viewport.mapFromGlobal(QCursor.pos())
        return word_under(self._page, point) if viewport.rect().contains(point) else Passage(0, 0)

    def _passage_text(self, passage: Passage) -> str:
        open_text = self._read.open_text
        assert open_text is not None
        return open_text.stored.slice(passage.start, min(passage.end, passage.start + LONGEST_ASKED))

    def _rect_of(self, passage: Passage) -> QRect:
        rect = self._page.rect_of(passage.start, passage.end) if passage else QRect()
        if rect.isEmpty():
            middle = self._page.viewport().rect().center()
            rect = QRect(middle.x(), 24, 1, 1)
        return rect.translated(self._page.viewport().pos())

    def _show(self, query: str) -> None:
        assert self._dictionaries is not None
        self._result = result = look_up(query, self._dictionaries)
        self._pinyin = ""
        self.panel.show_word(result.query, can_go_back=bool(self._history), can_keep=bool(result.found))
        self._show_result()
        self._deferred.start()

    def _show_result(self) -> None:
        assert self._dictionaries is not None
        self.panel.result_view.show_result(
            self._result,
            scaled_typography(self._page.typography, _SIZE_SHARE),
            dictionaries=len(self._dictionaries),
            damaged=self._names_of(self._dictionaries.damaged),
        )

    def _names_of(self, damaged: Sequence[str]) -> list[str]:
        if not damaged:
            return []
        return [dictionary.name for dictionary in self._context.library.dictionaries.all() if dictionary.id in damaged]

    @Slot()
    def _on_deferred_timeout(self) -> None:
        """Add what is slower than the dictionaries: the pinyin and the hits in the library."""
        from reader.services.dictionaries.pinyin import pinyin

        query = self._result.query
        if self.panel.isVisible() and query:
            self._pinyin = pinyin(query)
            self.panel.show_pinyin(self._pinyin)
            self.panel.show_hits(search_phrase(self._context.library, query))

    # --- slots ---------------------------------------------------------------------------------------------------

    @Slot()
    def _on_page_passage_finished(self) -> None:
        """Hide the selection bar, which shows when the key that opened the panel is released."""
        if self.panel.isVisible():
            self._read.mark_controller.hide_bar()

    @Slot()
    def _on_panel_closed(self) -> None:
        self._deferred.stop()
        if self._dictionaries is not None:
            self._dictionaries.close()
            self._dictionaries = None
        self._context.tracker.end_look_up()
        self._page.setFocus()

    @Slot()
    def _on_everywhere_requested(self) -> None:
        query = self._result.query
        self.panel.close_panel()
        self._context.navigator.search_requested.emit(query)

    @Slot(str, int)
    def _on_answer_place_requested(self, text: str, position: int) -> None:
        if self._dictionaries is not None:
            start, end = word_at(text, position, self._dictionaries)
            self.look_up_word(text[start:end])

    @Slot(object)
    def _on_answer_hit_opened(self, hit: Hit) -> None:
        query = self._result.query
        self.panel.close_panel()
        self._context.navigator.hit_requested.emit(hit.text, hit.start, hit.annotation or "", query)

    @Slot()
    def _on_answer_dictionaries_requested(self) -> None:
        self.panel.close_panel()
        self._context.action_set.of("dictionaries").trigger()

    @Slot(object)
    def _on_appearance_changed(self, _theme: Theme) -> None:
        if self._dictionaries is not None:
            self._show_result()
            self._deferred.start()
