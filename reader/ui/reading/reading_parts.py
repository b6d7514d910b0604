"""Build what serves the page of the reading screen, each part when it is first needed, so that the page comes first."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from reader.ui.appearance.text_appearance import OpenTextAppearance
from reader.ui.page.contents_pane import ContentsPane
from reader.ui.page.image_cache import ImageCache
from reader.ui.page.page_view import PageView
from reader.ui.reading.read_bar import ReadBar
from reader.ui.reading.side_panes import SidePanes
from reader.ui.reading.text_outline import TextOutline
from reader.ui.widgets.layout import Column

if TYPE_CHECKING:
    from reader.services.open_text import OpenText
    from reader.storage.repositories.stored_text import StoredText
    from reader.ui.annotations.notes_pane import NotesPane
    from reader.ui.page.marks import PeerMark
    from reader.ui.page.shown_text import TypographySource
    from reader.ui.reading.empty_page import EmptyPage
    from reader.ui.reading.find_bar import FindBar
    from reader.ui.reading.find_controller import FindController
    from reader.ui.reading.link_follower import LinkFollower
    from reader.ui.reading.mark_controller import MarkController
    from reader.ui.reading.page_menu import PageMenu
    from reader.ui.reading.peer_notes_controller import PeerNotesController
    from reader.ui.reading.printed_controller import PrintedController
    from reader.ui.reading.screen_reader import ScreenReader
    from reader.ui.reading.size_gestures import SizeGestures
    from reader.ui.shell.context import AppContext

_FOLLOW_MS = 60


class ReadingParts(QWidget):
    """The parts of the reading screen: contents and page, and what serves them as soon as the page is painted."""

    text_opened = Signal()
    text_closed = Signal()
    _text_set = Signal(str)
    """The id of the text that the page is about to show, or an empty string."""
    _stored_text_set = Signal(object)
    """The `StoredText` that the page is about to show, or None."""

    _open: OpenText | None = None
    _serves_page = False
    _has_empty_page = False

    def __init__(self, context: AppContext, typography: TypographySource) -> None:
        super().__init__()
        self._context = context
        self._library = context.library
        self._settings = context.settings
        self._appearance = context.appearance
        self._images = ImageCache(context.library.texts.image)
        self.text_appearance = OpenTextAppearance(context.library, context.settings, self)
        self._bar = ReadBar(context, self.text_appearance, self)
        self.contents = ContentsPane(context.appearance.theme, self)
        self._outline = TextOutline(self.contents, self._bar, self.text_appearance)
        self.page = PageView(typography, self)
        self.panes = SidePanes(context.settings, self.contents, self.page)
        self._column = Column(self, margins=0, spacing=0)
        self._column.add(self._bar, self.panes, grows=self.panes)

    @property
    def text_id(self) -> str:
        """Return the id of the open text; empty without one."""
        return self._open.card.id if self._open else ""

    @property
    def open_text(self) -> OpenText | None:
        """Return the open text, or None."""
        return self._open

    def add_row(self, row: QWidget) -> None:
        """Add a row above the bar of the screen."""
        self._column.insertWidget(0, row)

    def add_bar(self, bar: QWidget) -> None:
        """Add a bar below that of the screen."""
        self._column.insertWidget(self._column.indexOf(self._bar) + 1, bar)

    @property
    def _stored_text(self) -> StoredText | None:
        return self._open.stored if self._open is not None else None

    @abstractmethod
    def jump(self, position: int) -> None:
        """Go to a position and add the current place to the history."""

    @abstractmethod
    def show_annotation(self, annotation_id: str) -> None:
        """Open the text of an annotation, go to its passage and highlight it briefly."""

    def complete(self) -> Iterator[None]:
        """Build what serves the page, in steps, and let it take up the text that is shown."""
        for _part in self._build_parts():
            yield
        self._serves_page = True
        self.page.refresh_peer_marks()

    def _build_parts(self) -> Iterator[object]:
        """Build one part after the other: first what the keys of the page act on."""
        yield self.notes
        yield self.mark_controller
        yield self._link_follower
        yield self.find_controller
        yield self.peer_notes
        yield self.page_menu
        yield self._size_gestures
        yield self.screen_reader

    def _peer_marks_between(self, start: int, end: int) -> Sequence[PeerMark]:
        """Return the passages of the notes of others; the first page is painted before they are looked for."""
        return self.peer_notes.marks.between(start, end) if self._serves_page else ()

    @cached_property
    def notes(self) -> NotesPane:
        """Return the pane with the notes, which takes the place that is kept for it."""
        from reader.ui.annotations.notes_pane import NotesPane
        from reader.ui.page.throttle import Throttle

        notes = NotesPane(self._context)
        self.panes.place_notes(notes)
        notes.passage_requested.connect(self.show_annotation)
        notes.list.edit_finished.connect(self._on_notes_edit_finished)
        self.text_opened.connect(self._show_notes)
        self.text_closed.connect(self._show_notes)
        self.page.view_changed.connect(Throttle(self._follow_notes, _FOLLOW_MS, self).call)
        notes.show_text(self.text_id)
        notes.follow(*self.page.visible_range)
        return notes

    @Slot()
    def _show_notes(self) -> None:
        self.notes.show_text(self.text_id)
        self._follow_notes()

    def _follow_notes(self) -> None:
        self.notes.follow(*self.page.visible_range)

    @Slot()
    def _on_notes_edit_finished(self) -> None:
        """Return to the page; hide notes that were shown only for the edit."""
        self.panes.show_panes()
        self.page.setFocus()

    @cached_property
    def mark_controller(self) -> MarkController:
        """Return what annotates the page, with its bar beside the selection."""
        from reader.ui.reading.mark_controller import MarkController
        from reader.ui.reading.selection_bar import SelectionBar

        context = self._context
        bar = SelectionBar(context.appearance.theme, self.page.viewport())
        context.appearance.changed.connect(bar.set_theme)
        controller = MarkController(self.page, bar, context.annotation_commands)
        controller.editor_requested.connect(self.notes.edit)
        controller.mark_chosen.connect(self.notes.show_annotation)
        controller.tags_requested.connect(self.notes.edit_tags)
        controller.action_requested.connect(context.navigator.action_requested)
        self._text_set.connect(controller.set_text)
        controller.set_text(self.text_id)
        return controller

    @cached_property
    def page_menu(self) -> PageMenu:
        """Return the context menu of the page."""
        from reader.ui.reading.page_menu import PageMenu

        return PageMenu(self._context, self.page, self.mark_controller)

    @cached_property
    def printed_controller(self) -> PrintedController:
        """Return what shows the printed pages of a text."""
        from reader.ui.reading.printed_controller import PrintedController

        controller = PrintedController(self._context, self.page, self.text_appearance, self)
        controller.shown_changed.connect(self._show_printed)
        return controller

    def toggle_pages(self) -> None:
        """Show the text in pages to turn, or let it scroll, and printed pages whole, or as wide as the view.

        A text whose lines run down says that it cannot scroll.
        """
        if self.page.printed is not None:
            self.page.printed.toggle_whole_pages()
        elif self.page.typography.vertical:
            self._context.toast.show_message(self.tr("A vertical text always stands in pages."))
        else:
            self._settings.change(reading_mode="scrolling" if self.page.is_paged else "pages")
        self._show_mode()

    def _show_mode(self) -> None:
        """Check the button and the action of pages if texts stand in them, or if printed pages are shown whole."""
        printed = self.page.printed
        is_paged = self._settings.values.reading_mode == "pages" if printed is None else printed.shows_whole_pages
        self._bar.pages.setChecked(is_paged)
        self._context.action_set.set_checked("pages", is_paged)

    def toggle_printed(self) -> None:
        """Show the printed pages of the open text, or its words again."""
        if self._open is not None:
            self.printed_controller.toggle(self._open)

    def step_size(self, step: int) -> bool:
        """Make printed pages, or a text with a size of its own, larger or smaller; return whether there is either.

        The usual size of such a text is that of the settings.
        """
        own = self.text_appearance
        if self.page.printed is not None:
            self.page.printed.zoom(step)
        elif own.value.font_size:
            own.set_font_size(own.font_size + step if step else 0)
        else:
            return False
        return True

    @Slot()
    def _show_printed(self) -> None:
        """Check the button and the action if the printed pages are shown."""
        is_printed = self.page.printed is not None
        self._bar.printed.setChecked(is_printed)
        self._context.action_set.set_checked("printed", is_printed)
        self._show_mode()

    @cached_property
    def _find_bar(self) -> FindBar:
        from reader.ui.reading.find_bar import FindBar

        bar = FindBar(self._context.library, self)
        bar.all_requested.connect(self._context.navigator.search_requested)
        self.add_bar(bar)
        return bar

    @cached_property
    def find_controller(self) -> FindController:
        """Return the search of the open text."""
        from reader.ui.reading.find_controller import FindController

        controller = FindController(self.page, self._find_bar)
        self._stored_text_set.connect(controller.set_text)
        controller.set_text(self._stored_text)
        return controller

    @cached_property
    def peer_notes(self) -> PeerNotesController:
        """Return what shows the notes of others."""
        from reader.ui.reading.peer_notes_controller import PeerNotesController

        controller = PeerNotesController(self._context, self.page, self.notes)
        self._text_set.connect(controller.set_text)
        controller.set_text(self.text_id)
        return controller

    @cached_property
    def _link_follower(self) -> LinkFollower:
        from reader.ui.reading.link_follower import LinkFollower

        follower = LinkFollower(self.page, self._images, self._context.navigator)
        follower.jump_requested.connect(self.jump)
        self._stored_text_set.connect(follower.set_text)
        follower.set_text(self._stored_text)
        return follower

    @cached_property
    def _size_gestures(self) -> SizeGestures:
        from reader.ui.reading.size_gestures import SizeGestures

        return SizeGestures(self.page, self._context.action_set)

    @cached_property
    def screen_reader(self) -> ScreenReader:
        """Return what gives a screen reader the text of the page."""
        from reader.ui.reading.screen_reader import ScreenReader

        reader = ScreenReader(self.page, self._settings)
        self.text_closed.connect(reader.follow)
        self._context.change_notifier.changed.connect(reader.tell_mark)
        return reader

    @cached_property
    def _empty(self) -> EmptyPage:
        from reader.ui.reading.empty_page import EmptyPage

        empty = EmptyPage(self._context.navigator)
        self._has_empty_page = True
        self._column.add(empty, grows=empty)
        return empty
