"""Show the result of a lookup: entries by dictionary, the words it contains, and hits in the library."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.lookup.entries import FoundEntry, LookupResult
from reader.services.library_lookup import MAX_HITS
from reader.storage.search.hits import Hit
from reader.ui.appearance.sizes import LINE_SPACE, SPACE, TIGHT
from reader.ui.lookup.definition_view import DefinitionView
from reader.ui.page.typography import Typography
from reader.ui.widgets.button import Button, Chip, IconButton, LinkButton
from reader.ui.widgets.frame import Rule, ScrollArea
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.translated_widget import TranslatedWidget

_MAX_HITS = 4
_CHIPS_PER_ROW = 26
"""Half the width of a row of words in columns; a Chinese character takes two columns."""


class LookupResultView(ScrollArea):
    """A scroll area with the parts of a result.

    ``word_requested`` carries a word to look up, ``place_requested`` the text of a block and a position in it,
    ``hit_opened`` a `Hit`; ``everywhere_requested`` and ``dictionaries_requested`` carry nothing.
    """

    word_requested = Signal(str)
    place_requested = Signal(str, int)
    hit_opened = Signal(object)
    everywhere_requested = Signal()
    dictionaries_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._typography: Typography | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._begin()

    def show_result(
        self, answer: LookupResult, typography: Typography, *, dictionaries: int, damaged: Sequence[str]
    ) -> None:
        """Show the entries of the dictionaries; `show_hits` adds the hits in the library later."""
        self._typography = typography
        self._begin()
        self._add_chips(answer.parts, self.word_requested)
        self._add_entries(answer.found)
        if answer.query and not answer.found:
            self._add_no_entry(dictionaries)
        if answer.similar:
            self._rows.addWidget(Label(self.tr("Words with the same beginning"), "faint", wraps=True))
            self._add_chips(answer.similar, self.word_requested)
        for name in damaged:
            message = self.tr("The dictionary “{name}” is damaged. Remove it and add it again.").format(name=name)
            self._rows.addWidget(Label(message, "muted", wraps=True))
        self._library = Column(spacing=LINE_SPACE)
        self._rows.addLayout(self._library)
        self._rows.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show the number of hits in the library, and the first of them."""
        self._library.add(Rule())
        self._library_heading = Label(self.count_label(hits), "faint", wraps=True)
        self._library.add(self._library_heading)
        for hit in hits[:_MAX_HITS]:
            button = HitButton(hit, self._column)
            button.chosen.connect(self.hit_opened)
            self._library.add(button)
        if len(hits) > _MAX_HITS:
            self._library.add(self._link(self.tr("Show All"), self.everywhere_requested))

    def count_label(self, hits: Sequence[Hit]) -> str:
        """Return a label with the number of hits in the library."""
        if not hits:
            return self.tr("Not found in your library")
        more = "+" if len(hits) >= MAX_HITS else ""
        return self.tr("In your library: %n place(s)", None, len(hits)).replace(str(MAX_HITS), f"{MAX_HITS}{more}")

    def show_library(self) -> None:
        """Scroll to the hits in the library."""
        self.verticalScrollBar().setValue(self._library_heading.y() - 4)

    def _begin(self) -> None:
        """Replace the content with an empty column."""
        before = self.takeWidget()
        if before is not None:
            before.hide()
            before.deleteLater()  # the button that was clicked may be in it
        self._column = QWidget()
        self._rows = Column(self._column, margins=(0, 0, SPACE, 0), spacing=TIGHT)
        self._library = Column()
        self._library_heading = Label(parent=self._column)
        self._library_heading.hide()
        self.set_content(self._column)

    def _add_entries(self, found: Sequence[FoundEntry]) -> None:
        for dictionary, entries in groupby(found, key=attrgetter("dictionary")):
            body = QWidget(self._column)
            rows = Column(body, margins=(0, 0, 0, TIGHT), spacing=TIGHT)
            for entry in entries:
                self._add_entry(entry, rows)
            self._rows.add(_DictionaryHeader(dictionary, body, self._column), body)

    def _add_entry(self, found: FoundEntry, rows: Column) -> None:
        assert self._typography is not None
        head = Row(spacing=SPACE)
        head.add(Label(found.entry.word, "strong", wraps=True))
        head.addWidget(Label(found.entry.reading, "accent", wraps=True), 1)
        rows.addLayout(head)
        if not found.entry.text:
            return
        view = DefinitionView(found.entry.leaf, self._typography, self._column)
        view.word_requested.connect(self.place_requested)
        rows.addWidget(view)
        if view.is_long:
            more = _MoreButton(view, self.tr("Show Full Entry"), self._column)
            rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_no_entry(self, dictionaries: int) -> None:
        if dictionaries:
            self._rows.add(Label(self.tr("Not found in any dictionary."), "muted", wraps=True))
        else:
            message = self.tr("No dictionaries yet. Add your own to look words up offline.")
            self._rows.add(Label(message, "muted", wraps=True))
            self._rows.add(self._link(self.tr("Dictionaries…"), self.dictionaries_requested))

    def _add_chips(self, words: Sequence[str], requested: SignalInstance) -> None:
        row, columns = Row(spacing=TIGHT), 0
        for word in words:
            width = sum(2 if character >= "\u1100" else 1 for character in word) + 2
            if columns + width > _CHIPS_PER_ROW * 2 and columns:
                row.add(STRETCH)
                self._rows.add(row)
                row, columns = Row(spacing=TIGHT), 0
            chip = WordChip(word, self._column)
            chip.chosen.connect(requested)
            row.add(chip)
            columns += width
        if words:
            row.add(STRETCH)
            self._rows.add(row)

    def _link(self, label: str, requested: SignalInstance) -> LinkButton:
        return LinkButton(label, requested, self._column)


class WordChip(Chip):
    """A chip that requests a word."""

    chosen = Signal(str)

    def __init__(self, word: str, parent: QWidget) -> None:
        super().__init__(word.replace("&", "&&"), self._on_clicked, parent)
        self._word = word
        self.setAccessibleName(word)

    def _on_clicked(self) -> None:
        self.chosen.emit(self._word)


class HitButton(TranslatedWidget, Button):
    """A button with a hit in two lines: the title of the text or note, and the excerpt."""

    role = "row"

    chosen = Signal(object)

    def __init__(self, hit: Hit, parent: QWidget) -> None:
        super().__init__("", self._on_clicked, parent)
        self._hit = hit
        self.setMinimumHeight(2 * self.fontMetrics().height() + 10)
        self.setMinimumWidth(120)
        self.retranslate()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set the title and the excerpt, as far as there is room."""
        hit = self._hit
        title = self.tr("Note in “{title}”").format(title=hit.title) if hit.annotation else hit.title
        self.setAccessibleName(f"{title}: {hit.excerpt}")
        first = max(0, hit.marks[0][0] - 12) if hit.marks else 0
        excerpt = ("…" if first else "") + hit.excerpt[first:]
        width = max(60, self.width() - 16)
        lines = (self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, width) for line in (title, excerpt))
        self.setText("\n".join(lines).replace("&", "&&"))

    def _on_clicked(self) -> None:
        self.chosen.emit(self._hit)


class _DictionaryHeader(IconButton):
    """The header of a dictionary that expands and collapses its entries."""

    role = "fold"

    def __init__(self, name: str, body: QWidget, parent: QWidget) -> None:
        super().__init__("down", None, parent, checkable=True)
        self.setText(name.replace("&", "&&"))
        self._body = body
        self.setChecked(True)
        self.setAccessibleName(name)
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self.show_icon("down" if is_open else "right")


class _MoreButton(LinkButton):
    """A button that expands a long definition and then hides itself."""

    def __init__(self, view: DefinitionView, label: str, parent: QWidget) -> None:
        super().__init__(label, self._on_clicked, parent)
        self._view = view

    def _on_clicked(self) -> None:
        self._view.show_whole()
        self.hide()
