"""Save the reader's place in the open text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from reader.core.errors import ReaderError

if TYPE_CHECKING:
    from reader.ui.page.page_view import PageView
    from reader.ui.shell.context import AppContext

_SAVE_MS = 1_500
"""How long after the page has moved its place is saved."""


class PlaceSaver(QObject):
    """Store the place of the page in the library, a moment after it has moved and whenever it is asked for."""

    def __init__(self, context: AppContext, page: PageView) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._text = ""
        self._saved = -1
        """The place that was last saved of the text; -1 if none was."""
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_MS)
        self._timer.timeout.connect(self.save)
        page.view_changed.connect(self._on_page_view_changed)

    def set_text(self, text: str) -> None:
        """Save the places of another text from now on, or of none."""
        self._timer.stop()
        self._text, self._saved = text, -1

    @Slot()
    def save(self) -> None:
        """Save the place now, unless it is where it was saved: a later one of another machine may be in the library."""
        self._timer.stop()
        library, place = self._context.library, self._page.place
        if not self._text or library.read_only or place == self._saved:
            return
        try:
            library.texts.set_place(self._text, place, self._context.clock.now())
            self._saved = place
        except ReaderError as error:
            self._context.toast.show_error(error)

    @Slot()
    def _on_page_view_changed(self) -> None:
        if self._text:
            self._timer.start()
