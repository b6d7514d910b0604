"""Look up what the reader points at: between the page, the dictionaries, the library and the panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QTimer, Signal, Slot
from PySide6.QtGui import QCursor, QGuiApplication

from reader.core.lookup.entries import LookupResult
from reader.core.lookup.entry_markdown import note_body, plain_text
from reader.core.lookup.headword_keys import HeadwordKeys
from reader.core.lookup.lookup import LONGEST_ASKED, look_up, word_at
from reader.resources import character_variants
from reader.services.search import hits_of
from reader.storage.repositories.dictionaries import OpenDictionaries
from reader.storage.search.hits import Hit
from reader.ui.appearance.theme import Theme
from reader.ui.lookup.lookup_panel import LookupPanel
from reader.ui.page.passage import Passage
from reader.ui.reading.footnote_popup import smaller
from reader.ui.reading.read_screen import ReadScreen
from reader.ui.shell.context import AppContext

_SMALLER = 0.76
"""The size of definitions against that of the page."""


class LookupPanelController(QObject):
    """Open the panel on a word, follow the reader from word to word, and close it when the reading goes on.

    The dictionaries are open only while the panel is. ``hit_opened`` carries a `Hit` and the words,
    ``everywhere_wanted`` words to search for, ``dictionaries_wanted`` nothing.
    """

    hit_opened = Signal(object, str)
    everywhere_requested = Signal(str)
    dictionaries_requested = Signal()

    def __init__(self, context: AppContext, read: ReadScreen) -> None:
        super().__init__(read)
        self._context = context
        self._read = read
        self._page = read.page
        self._keys: HeadwordKeys | None = None
        self._lexicon: OpenDictionaries | None = None
        self._passage = Passage(0, 0)
        self._answer = LookupResult("")
        self._pinyin = ""
        self._past: list[str] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self.panel = LookupPanel(context.appearance.icons, context.appearance.theme, read.page)
        self._connect()

    def _connect(self) -> None:
        panel, page = self.panel, self._page
        panel.word_entered.connect(self.ask)
        panel.back_requested.connect(self.go_back)
        panel.copy_requested.connect(self.copy)
        panel.note_requested.connect(self.keep)
        panel.everywhere_requested.connect(self._on_panel_everywhere_requested)
        panel.closed.connect(self._on_panel_closed)
        panel.answer.word_requested.connect(self.ask)
        panel.answer.place_requested.connect(self._on_answer_place_requested)
        panel.answer.hit_opened.connect(self._on_answer_hit_opened)
        panel.answer.dictionaries_requested.connect(self._on_answer_dictionaries_requested)
        self._later.timeout.connect(self._on_later_timeout)
        page.passage_changed.connect(panel.close_panel)
        page.passage_finished.connect(self._on_page_passage_finished)
        page.view_changed.connect(panel.close_panel)
        self._read.text_closed.connect(panel.close_panel)
        self._context.appearance.changed.connect(self._on_appearance_changed)

    @Slot()
    def look_up(self) -> None:
        """Look up the passage, else the sentence at the cursor, else the word under the mouse, else ask for a word."""
        if self._read.open_text is None:
            return
        self.panel.close_panel()
        self._open_dictionaries()
        passage = self._page.passage or self._page.reading_cursor or self._word_under_mouse()
        if not self._page.passage and not self._page.reading_cursor and passage:
            self._page.select(passage)
        self._passage = passage
        self._past = []
        self._context.tracker.begin_look_up()
        self._show(self._words_of(passage))
        self.panel.open_beside(self._rect_of(passage))

    @Slot(str)
    def ask(self, words: str) -> None:
        """Look another word up; the one before is gone back to."""
        if words.strip() and self._lexicon is not None:
            self._past.append(self._answer.query)
            self._show(words)

    @Slot()
    def go_back(self) -> None:
        """Look up again what was looked up before."""
        if self._past:
            self._show(self._past.pop())

    @Slot()
    def copy(self) -> None:
        """Put the answer on the clipboard."""
        QGuiApplication.clipboard().setText(plain_text(self._answer, self._pinyin))

    @Slot()
    def keep(self) -> None:
        """Make the answer a note on the passage, or on the text where no passage was looked up."""
        passage, answer = self._passage, self._answer
        body = note_body(answer, self._pinyin)
        self.panel.close_panel()
        made = self._context.annotation_commands.note(self._read.text_id, passage.start, passage.end, body)
        if made is not None:
            self._read.notes.show_annotation(made.id)

    # --- asking --------------------------------------------------------------------------------------------------

    def _open_dictionaries(self) -> None:
        if self._keys is None:
            self._keys = HeadwordKeys(character_variants())
        self._lexicon = self._context.library.dictionaries.open_enabled(self._keys)

    def _word_under_mouse(self) -> Passage:
        viewport = self._page.viewport()
        point = viewport.mapFromGlobal(QCursor.pos())
        position = self._page.position_under(point) if viewport.rect().contains(point) else None
        if position is None or self._lexicon is None:
            return Passage(0, 0)
        start, block = self._page.block_at(position)
        first, last = word_at(block.text, position - start, self._lexicon)
        return Passage(start + first, start + last)

    def _words_of(self, passage: Passage) -> str:
        opened = self._read.open_text
        assert opened is not None
        return opened.stored.slice(passage.start, min(passage.end, passage.start + LONGEST_ASKED))

    def _rect_of(self, passage: Passage) -> QRect:
        rect = self._page.rect_of(passage.start, passage.end) if passage else QRect()
        if rect.isEmpty():
            middle = self._page.viewport().rect().center()
            rect = QRect(middle.x(), 24, 1, 1)
        return rect.translated(self._page.viewport().pos())

    def _show(self, words: str) -> None:
        assert self._lexicon is not None
        self._answer = answer = look_up(words, self._lexicon)
        self._pinyin = ""
        self.panel.show_word(answer.query, can_go_back=bool(self._past), can_keep=bool(answer.found))
        self._show_answer()
        self._later.start()

    def _show_answer(self) -> None:
        assert self._lexicon is not None
        self.panel.answer.show_answer(
            self._answer,
            smaller(self._page.typography, _SMALLER),
            dictionaries=len(self._lexicon),
            damaged=self._names_of(self._lexicon.damaged),
        )

    def _names_of(self, damaged: Sequence[str]) -> list[str]:
        if not damaged:
            return []
        return [one.name for one in self._context.library.dictionaries.all() if one.id in damaged]

    @Slot()
    def _on_later_timeout(self) -> None:
        """Add what is slower than the dictionaries: the pinyin and the places in the library."""
        from reader.services.dictionaries.pinyin import pinyin

        words = self._answer.query
        if self.panel.isVisible() and words:
            self._pinyin = pinyin(words)
            self.panel.show_pinyin(self._pinyin)
            self.panel.show_hits(hits_of(self._context.library, words))

    # --- what happens --------------------------------------------------------------------------------------------

    @Slot()
    def _on_page_passage_finished(self) -> None:
        """Keep the bar away: the page hears of the key that opened the panel when it is let go."""
        if self.panel.isVisible():
            self._read.marking.hide_bar()

    @Slot()
    def _on_panel_closed(self) -> None:
        self._later.stop()
        if self._lexicon is not None:
            self._lexicon.close()
            self._lexicon = None
        self._context.tracker.end_look_up()
        self._page.setFocus()

    @Slot()
    def _on_panel_everywhere_requested(self) -> None:
        words = self._answer.query
        self.panel.close_panel()
        self.everywhere_requested.emit(words)

    @Slot(str, int)
    def _on_answer_place_requested(self, text: str, position: int) -> None:
        if self._lexicon is not None:
            start, end = word_at(text, position, self._lexicon)
            self.ask(text[start:end])

    @Slot(object)
    def _on_answer_hit_opened(self, hit: Hit) -> None:
        words = self._answer.query
        self.panel.close_panel()
        self.hit_opened.emit(hit, words)

    @Slot()
    def _on_answer_dictionaries_requested(self) -> None:
        self.panel.close_panel()
        self.dictionaries_requested.emit()

    @Slot(object)
    def _on_appearance_changed(self, theme: Theme) -> None:
        self.panel.set_theme(theme)
        if self._lexicon is not None:
            self._show_answer()
            self._later.start()
