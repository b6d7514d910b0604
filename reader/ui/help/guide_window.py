"""Show the guide in a window of its own, which can stay open beside the text."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from typing_extensions import override

from reader.services.guide import Guide, GuidePage, GuideSection
from reader.ui.appearance.sizes import UI_SIZE
from reader.ui.appearance.theme import WHITE, Theme
from reader.ui.help.guide_contents import GuideContents
from reader.ui.help.guide_document import PICTURE, GuideDocument, guide_document
from reader.ui.help.picture_dialog import PictureDialog
from reader.ui.page.typography import reading_face
from reader.ui.preferences.preferences import Preferences
from reader.ui.shell.context import AppContext
from reader.ui.translation.translation import language_named
from reader.ui.widgets.button import Button, IconButton
from reader.ui.widgets.frame import HeaderBar
from reader.ui.widgets.label import ElidedLabel
from reader.ui.widgets.layout import Column
from reader.ui.widgets.markdown_document import NoteStyle
from reader.ui.widgets.page_browser import PageBrowser
from reader.ui.widgets.tab_order import TabOrder
from reader.ui.widgets.translated_widget import TranslatedWidget
from reader.ui.widgets.window_sizes import PaneSplitter, WindowSizes

_SIZE = QSize(980, 780)
_LEAST_WIDTH = 720
_CONTENTS_WIDTH = 260
_MEASURE = 680
"""The most pixels of a line."""

_SIZE_SHARE = 0.8
"""The size of the words beside that of the texts, which are read for longer."""

_PRINTED_WIDTH = 620
_RESIZE_MS = 60
_MOST_FOUND = 500
_NAME = "GuideWindow"
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


@dataclass(frozen=True, slots=True)
class _Place:
    page: str
    anchor: str
    scrolled: int = 0


class GuideWindow(TabOrder, TranslatedWidget, QDialog):
    """The contents and the search at the left, a page at the right; Esc ends the search, then closes the window."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._context = context
        self._guide = Guide(self._language)
        self._page: GuidePage = self._guide.pages[0]
        self._anchor = ""
        self._shown: GuideDocument | None = None
        self._earlier: list[_Place] = []
        self._later: list[_Place] = []
        self._found: list[QTextCursor] = []
        self._is_searching = False
        self._was_opened = False
        self._sizes: WindowSizes | None = None
        self._own_size = _SIZE
        self.contents = GuideContents(context.appearance.theme)
        self.contents.set_guide(self._guide)
        self.view = PageBrowser(_MEASURE)
        self.back, self.forward = IconButton("back", self.go_back), IconButton("forward", self.go_forward)
        self._title = ElidedLabel("strong")
        self.printing = Button("", self.ask_for_printer, auto_default=False)
        self._fitting = QTimer(self, singleShot=True, interval=_RESIZE_MS)
        self._lay_out()
        self._connect()
        self.resize(_SIZE)
        self.retranslate()
        self.view.setFocus()

    @property
    def place(self) -> tuple[str, str]:
        """Return the name of the page that is shown, and the anchor that was gone to last."""
        return self._page.name, self._anchor

    def show_page(self, page: str, anchor: str = "") -> None:
        """Show a page from the beginning or from a heading; the one before can be returned to."""
        if self._was_opened and (page, anchor) != self.place:
            self._earlier.append(self._here)
            self._later.clear()
        self._was_opened = True
        self._show(_Place(page, anchor))

    def place_beside(self, window: QWidget) -> None:
        """Stand at the side of a window that has more room, or over the right of the screen.

        It has the size that the reader gave it before; without one it is made narrower for the room there is.
        """
        screen, taken = window.screen().availableGeometry(), window.frameGeometry()
        after, before = screen.right() - taken.right(), taken.left() - screen.left()
        room = max(after, before)
        self._sizes = WindowSizes.of(window)
        kept = self._sizes.size(_NAME) if self._sizes is not None else None
        size = (kept or self.size()).boundedTo(screen.size())
        if room >= (_LEAST_WIDTH if kept is None else size.width()):
            size.setWidth(min(size.width(), room))
            left = taken.right() + 1 if after >= before else taken.left() - size.width()
        else:
            left = screen.right() - size.width() + 1
        self.resize(size)
        self._own_size = size
        if self._sizes is not None:
            self._sizes.restore_panes(self)
        self.move(left, max(screen.top(), min(taken.top(), screen.bottom() - size.height())))

    @override
    def retranslate(self) -> None:
        """Set all labels, and the guide, in the current language."""
        self.setWindowTitle(self.tr("Guide to One Hour"))
        self.back.setAccessibleName(self.tr("Back"))
        self.back.setToolTip(self.tr("Back (Alt+Left)"))
        self.forward.setAccessibleName(self.tr("Forward"))
        self.forward.setToolTip(self.tr("Forward (Alt+Right)"))
        self.printing.setText(self.tr("Print…"))
        if self._guide.language != self._language:
            self._guide = Guide(self._language)
            self._anchor = ""
        self.contents.set_guide(self._guide)
        self._show(_Place(*self.place))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End the search on Esc, then close; press on Enter the button that has the focus."""
        button = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.contents.end_search():
            self.view.setFocus()
        elif event.key() in _ENTER and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)

    @override
    def done(self, result: int) -> None:
        """Close the window, and keep the size that the reader gave it and the panes."""
        if self._sizes is not None:
            if self.size() != self._own_size:
                self._sizes.keep_size(_NAME, self.size())
            self._sizes.keep_panes(self)
        super().done(result)

    @Slot()
    def go_back(self) -> None:
        """Show the place that was shown before."""
        if self._earlier:
            self._later.append(self._here)
            self._show(self._earlier.pop())

    @Slot()
    def go_forward(self) -> None:
        """Show the place from which the reader went back."""
        if self._later:
            self._earlier.append(self._here)
            self._show(self._later.pop())

    @Slot()
    def find_next(self) -> None:
        """Show the next of the words that are looked for; after the last one the first."""
        self._show_found(1)

    @Slot()
    def find_previous(self) -> None:
        """Show the one before of the words that are looked for."""
        self._show_found(-1)

    @Slot()
    def ask_for_printer(self) -> None:
        """Ask for a printer, and print the page; most systems also save it as PDF there."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._page.title)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the page, in the colours of paper."""
        made = guide_document(self._page, self._style(WHITE))
        made.fit_pictures(_PRINTED_WIDTH, self.devicePixelRatioF())
        made.document.print_(printer)

    @property
    def _language(self) -> str:
        return language_named(self._context.settings.values.language)

    @property
    def _here(self) -> _Place:
        return _Place(self._page.name, self._anchor, self.view.verticalScrollBar().value())

    def _style(self, theme: Theme) -> NoteStyle:
        values = self._context.settings.values
        face = reading_face(self._page.title, values.font_size, sans=values.body_font == "sans")
        face.setPointSizeF(max(UI_SIZE, values.font_size * _SIZE_SHARE))
        return NoteStyle(face, theme)

    def _lay_out(self) -> None:
        head = HeaderBar()
        head.row.add(self.back, self.forward, self._title, self.printing, grows=self._title)
        parts = PaneSplitter("guide")
        parts.addWidget(self.contents)
        parts.addWidget(self.view)
        parts.setStretchFactor(1, 1)
        parts.setSizes([_CONTENTS_WIDTH, _SIZE.width() - _CONTENTS_WIDTH])
        parts.setChildrenCollapsible(False)
        Column(self, margins=0, spacing=0).add(head, parts, grows=parts)

    def _connect(self) -> None:
        self.contents.section_chosen.connect(self._on_contents_section_chosen)
        self.contents.section_found.connect(self._on_contents_section_found)
        self.contents.left.connect(self.view.setFocus)
        self.contents.query_changed.connect(self._on_contents_query_changed)
        self.view.link_requested.connect(self._on_view_link_requested)
        self.view.column_changed.connect(self._fitting.start)
        self._fitting.timeout.connect(self._fit_pictures)
        self._context.appearance.changed.connect(self._on_appearance_changed)
        self._context.settings.changed.connect(self._on_settings_changed)
        keys = (
            ("Ctrl+F", self.contents.begin_search),
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
            ("F3", self.find_next),
            ("Shift+F3", self.find_previous),
            ("Ctrl+P", self.ask_for_printer),
            ("Ctrl+W", self.close),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self, act)

    def _show(self, place: _Place) -> None:
        """Show a place: where the page was scrolled to, else its heading."""
        self._page, self._anchor = self._guide.page(place.page), place.anchor
        self._shown = guide_document(self._page, self._style(self._context.appearance.theme))
        self.view.show_page(self._shown.document)
        self._fit_pictures()
        self.view.setAccessibleName(self._page.title)
        self._title.set_full_text(self._page.title)
        self.contents.show_page(self._page, self._anchor)
        self.back.setEnabled(bool(self._earlier))
        self.forward.setEnabled(bool(self._later))
        self._mark_found()
        if place.scrolled:
            self.view.verticalScrollBar().setValue(place.scrolled)
        elif self._anchor in self._shown.anchors:
            self.view.show_position(self._shown.anchors[self._anchor])

    @Slot()
    def _fit_pictures(self) -> None:
        if self._shown is not None:
            self._shown.fit_pictures(self.view.column_width, self.devicePixelRatioF())

    def _mark_found(self) -> None:
        """Find the words that are looked for on the page, and lay a colour under them."""
        self._found = []
        for word in self.contents.query.split():
            cursor = self.view.document().find(word)
            while not cursor.isNull() and len(self._found) < _MOST_FOUND:
                self._found.append(cursor)
                cursor = self.view.document().find(word, cursor)
        self._found.sort(key=QTextCursor.selectionStart)
        self.view.show_found(self._found, self._context.appearance.theme.found)

    def _show_found(self, step: int) -> None:
        """Go from the cursor to the next words that were found, or to those before."""
        if not self._found:
            return
        at = self.view.textCursor().selectionStart()
        starts = [cursor.selectionStart() for cursor in self._found]
        ahead = [number for number, start in enumerate(starts) if (start - at) * step > 0]
        number = (ahead[0] if step > 0 else ahead[-1]) if ahead else (0 if step > 0 else len(starts) - 1)
        self.view.setTextCursor(self._found[number])
        self.view.ensureCursorVisible()

    @Slot(object)
    def _on_contents_section_chosen(self, section: GuideSection) -> None:
        self.show_page(section.page, section.anchor)

    @Slot(object)
    def _on_contents_section_found(self, section: GuideSection) -> None:
        """Show what was found; going back leads to where the search began."""
        if not self._is_searching:
            self._is_searching = True
            self._earlier.append(self._here)
            self._later.clear()
        self._show(_Place(section.page, section.anchor))

    @Slot(str)
    def _on_contents_query_changed(self, query: str) -> None:
        self._is_searching = self._is_searching and bool(query)
        self._mark_found()

    @Slot(str)
    def _on_view_link_requested(self, address: str) -> None:
        """Open a picture in its full size, or another page."""
        if address.startswith(PICTURE):
            dialog = PictureDialog(address.removeprefix(PICTURE), self)
            dialog.exec()
            dialog.deleteLater()
        else:
            page, _sign, anchor = QUrl.fromPercentEncoding(address.encode()).partition("#")
            self.show_page(page.removesuffix(".md") or self._page.name, anchor)

    @Slot(object)
    def _on_appearance_changed(self, theme: Theme) -> None:
        self.contents.set_theme(theme)
        self._show(self._here)

    @Slot(object, object)
    def _on_settings_changed(self, before: Preferences, after: Preferences) -> None:
        if (before.font_size, before.body_font) != (after.font_size, after.body_font):
            self._show(self._here)
