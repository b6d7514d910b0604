"""Show the context menu of the page: what can be done with the words, the mark or the link at a place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from reader.core.annotations.colours import COLOURS
from reader.core.annotations.model import Annotation
from reader.core.annotations.query import as_phrase
from reader.core.text.blocks import Inline, InlineKind
from reader.core.text.sanitise import one_line
from reader.ui.annotations.filter_bar import swatch
from reader.ui.appearance.mark_styles import LINE_STYLES
from reader.ui.page.links import follow
from reader.ui.page.page_view import PageView
from reader.ui.page.passage import Passage, PassageUnit, passage_at
from reader.ui.page.pointer import word_under
from reader.ui.reading.mark_controller import MarkController
from reader.ui.shell.context import AppContext

_SHOWN = 16
"""How many code points of the words stand in the menu."""

_SEARCHED = 60
"""How many code points of a passage are searched for."""

_FOR_WORDS = ("note", "question", "tags", "action")
_WITHOUT_WORDS = (
    ("find", "search-all", "bookmark"),
    ("read-aloud",),
    ("back", "forward", "go-to"),
    ("contents", "notes-pane", "focus-mode"),
)


class PageMenu(QObject):
    """The context menu of the page, by the right mouse button, the menu key or Shift+F10.

    With the mouse, it is for the selection that was hit, else for the mark, else for the word, which is selected; with
    a key, for the selection, else for the chosen mark or the sentence at the reading cursor. Its entries trigger the
    actions of the table and show their keys.
    """

    def __init__(self, context: AppContext, page: PageView, mark_controller: MarkController) -> None:
        super().__init__(page)
        self._context = context
        self._actions = context.action_set
        self._page = page
        self._mark_controller = mark_controller
        page.menu_requested.connect(self._on_page_menu_requested)

    def menu_at(self, point: QPoint) -> QMenu:
        """Build the menu for a point of the viewport."""
        page = self._page
        position = page.position_under(point)
        mark: Annotation | None = None
        if not self._hits_selection(point):
            mark = None if position is None else self._mark_controller.choose_at(position)
            word = word_under(page, point)
            page.select(Passage(word.start, word.start) if mark is not None else word)
        return self._menu(page.passage or word_under(page, point), mark, position)

    def _hits_selection(self, point: QPoint) -> bool:
        """Return whether a point is on the selection, or between its lines."""
        page, passage = self._page, self._page.passage
        position = page.position_under(point)
        if position is None and page.passage_rect().contains(point):
            position = page.position_near(point)
        return position is not None and passage.start <= position < passage.end

    def menu_for_keys(self) -> tuple[QMenu, QRect]:
        """Build the menu for the selection, the chosen mark or the reading cursor; return where it stands, too."""
        page = self._page
        mark = None if page.passage else self._mark_controller.chosen
        words = page.passage or (Passage(mark.start, mark.end) if mark is not None else page.reading_cursor)
        if not words:
            return self._menu(Passage(0, 0), None, None), page.rect_of(page.place, page.place + 1)
        links = (position for position in range(words.start, words.end) if page.link_at(position) is not None)
        return self._menu(words, mark, next(links, None)), page.rect_of(words.start, words.end)

    def _menu(self, words: Passage, mark: Annotation | None, position: int | None) -> QMenu:
        menu = QMenu(self._page)
        link = None if position is None else self._page.link_at(position)
        if link is not None and position is not None:
            self._add_link(menu, link, position)
        if words or mark is not None:
            copied = words if mark is None else Passage(mark.start, mark.end)
            self._actions.add_entry(menu, "copy", act=partial(self._page.copy, copied))
            self._add_words(menu, words)
            self._add_marking(menu, mark)
        else:
            for names in _WITHOUT_WORDS:
                menu.addSeparator()
                for name in names:
                    self._actions.add_entry(menu, name)
        return menu

    def _add_link(self, menu: QMenu, link: Inline, position: int) -> None:
        is_note = link.kind is InlineKind.NOTE_REFERENCE
        label = self.tr("Show Note") if is_note else self.tr("Open Link")
        menu.addAction(label).triggered.connect(partial(self._follow, link, position))
        if not is_note and not link.target.startswith("#"):
            menu.addAction(self.tr("Copy Link")).triggered.connect(partial(self._copy_address, link.target))
        menu.addSeparator()

    def _follow(self, link: Inline, position: int, _checked: bool = False) -> None:
        follow(self._page, link, position)

    def _copy_address(self, address: str, _checked: bool = False) -> None:
        QGuiApplication.clipboard().setText(address)

    def _add_words(self, menu: QMenu, words: Passage) -> None:
        if not words:
            return
        text = self._page.words_of(Passage(words.start, min(words.end, words.start + _SEARCHED)))
        line = one_line(text)
        shown = (line[:_SHOWN] + "…" if len(line) > _SHOWN else line).replace("&", "&&")
        look_up = partial(self._trigger_for, words, "look-up")
        self._actions.add_entry(menu, "look-up", self.tr("Look Up “{words}”").format(words=shown), look_up)
        search = menu.addAction(self.tr("Search All Texts for “{words}”").format(words=shown))
        search.triggered.connect(partial(self._search, line))
        find = partial(self._trigger_for, words, "find")
        self._actions.add_entry(menu, "find", self.tr("Find “{words}” in This Text").format(words=shown), find)
        read_aloud = partial(self._read_aloud_from, words)
        self._actions.add_entry(menu, "read-aloud", self.tr("Read Aloud from Here"), read_aloud)

    def _add_marking(self, menu: QMenu, mark: Annotation | None) -> None:
        menu.addSeparator()
        theme = self._context.appearance.theme
        for colour in COLOURS:
            ring = theme.text if mark is not None and mark.colour == colour else theme.line
            self._actions.add_entry(menu, f"colour-{colour}").setIcon(swatch(theme.marks[colour - 1], ring))
        for style in LINE_STYLES:
            entry = self._actions.add_entry(menu, f"style-{style}")
            entry.setCheckable(mark is not None and mark.style is style)
            entry.setChecked(entry.isCheckable())
        menu.addSeparator()
        for name in _FOR_WORDS:
            self._actions.add_entry(menu, name)
        if mark is not None:
            menu.addSeparator()
            self._actions.add_entry(menu, "remove")
            return
        self._actions.add_entry(menu, "bookmark")
        if self._mark_controller.is_inside_mark:
            self._actions.add_entry(menu, "make-card")

    def _trigger_for(self, words: Passage, name: str) -> None:
        self._page.select(words)
        self._actions.of(name).trigger()

    def _read_aloud_from(self, words: Passage) -> None:
        """Begin to read aloud at the words; a voice that is reading follows the reading cursor there."""
        if not self._actions.of("read-aloud").isChecked():
            self._trigger_for(words, "read-aloud")
            return
        self._page.select(Passage(words.start, words.start))
        self._page.set_reading_cursor(passage_at(self._page, words.start, PassageUnit.SENTENCE))

    def _search(self, words: str, _checked: bool = False) -> None:
        self._context.navigator.search_requested.emit(words if words.isalnum() else as_phrase(words))

    @Slot(QPoint, bool)
    def _on_page_menu_requested(self, point: QPoint, by_mouse: bool) -> None:
        if QApplication.activePopupWidget() is not None:
            return
        self._mark_controller.hide_bar()
        if by_mouse:
            menu = self.menu_at(point)
        else:
            menu, rect = self.menu_for_keys()
            point = rect.bottomLeft()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._page.viewport().mapToGlobal(point))
