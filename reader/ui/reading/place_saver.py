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
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_MS)
        self._timer.timeout.connect(self.save)
        page.view_changed.connect(self._on_page_view_changed)

    def set_text(self, text: str) -> None:
        """Save the places of another text from now on, or of none."""
        self._timer.stop()
        self._text = text

    @Slot()
    def save(self) -> None:
        """Save the place now."""
        self._timer.stop()
        library = self._context.library
        if not self._text or library.read_only:
            return
        try:
            library.texts.set_place(self._text, self._page.place, self._context.clock.now())
        except ReaderError as error:
            self._context.toast.show_error(error)

    @Slot()
    def _on_page_view_changed(self) -> None:
        if self._text:
            self._timer.start()
