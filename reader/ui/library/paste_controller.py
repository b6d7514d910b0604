"""Import text from the clipboard or dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTemporaryDir, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from reader.core.errors import Problem, ReaderError
from reader.core.screens import ScreenName
from reader.core.text.model import Text
from reader.core.text.pasted_text import carries_structure
from reader.core.text.sanitise import sanitise
from reader.services.importing.file_import import write_pasted_file
from reader.services.importing.import_run import ImportRequest
from reader.ui.library.text_controller import TextController
from reader.ui.shell.context import AppContext
from reader.ui.shell.main_window import MainWindow


class PasteController(QObject):
    """Add copied or dragged content as a new text; files are added as files.

    The content is written to a temporary file for the import, and then stored in the library as the text's source. If
    it is a list of notes of another program, ``notes_pasted`` carries its file, which stays until the window closes.
    """

    notes_pasted = Signal(object)

    def __init__(self, context: AppContext, texts: TextController, window: MainWindow) -> None:
        super().__init__(window)
        self._library = context.library
        self._texts = texts
        self._toast = context.toast
        self._folders: list[QTemporaryDir] = []
        self._note_folders: list[QTemporaryDir] = []
        self._pasted: dict[str, bytes] = {}
        self._key = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), window, self.paste)
        self._key.setEnabled(window.current is ScreenName.LIBRARY)
        window.screen_shown.connect(self._on_window_screen_shown)
        texts.queue.added.connect(self._on_queue_added)
        texts.queue.finished.connect(self._on_queue_finished)

    @Slot()
    def paste(self) -> None:
        """Add the content of the clipboard as a new text, and show it."""
        self.take(QGuiApplication.clipboard().mimeData())

    @Slot(object)
    def take(self, data: QMimeData) -> None:
        """Add content as a new text, and show it, or import the notes in it; show a message if it contains no text."""
        from reader.importers.annotations.recognition import is_copied_notes

        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self._texts.add(paths)
            return
        markup, plain = data.html(), data.text()
        if is_copied_notes(plain):
            self._import_notes(plain)
        elif markup.strip() and (carries_structure(markup) or not plain.strip()):
            self._add(markup, markup=True)
        elif plain.strip():
            self._add(plain, markup=False)
        elif data.hasImage():
            self._toast.show_message(self.tr("The clipboard contains only a picture. Copy the text itself."))
        else:
            self._toast.show_message(self.tr("The clipboard contains no text. Copy some text first."))

    def _add(self, text: str, *, markup: bool) -> None:
        folder = QTemporaryDir()
        content = text.encode("utf-8", errors="replace")
        unnamed = self.tr("Pasted text")
        try:
            path = write_pasted_file(Path(folder.path()), content, text, markup=markup, unnamed=unnamed)
        except OSError as error:
            self._show_write_error(error, folder)
            return
        self._folders.append(folder)
        self._pasted[sanitise(str(path.resolve()))] = content
        self._texts.add_one(ImportRequest(path, is_decided=True))

    def _import_notes(self, text: str) -> None:
        """Write notes to a file, by whose name messages speak of them, and have it imported."""
        folder = QTemporaryDir()
        path = Path(folder.path(), self.tr("Pasted notes"))
        try:
            path.write_bytes(text.encode("utf-8", errors="replace"))
        except OSError as error:
            self._show_write_error(error, folder)
            return
        self._note_folders.append(folder)
        self.notes_pasted.emit(path)

    def _show_write_error(self, error: OSError, folder: QTemporaryDir) -> None:
        path = Path(error.filename or folder.path())
        self._toast.show_error(ReaderError(Problem.FILE_UNREADABLE, path, reason=str(error)))

    @Slot(object)
    def _on_window_screen_shown(self, screen: ScreenName) -> None:
        """Enable the paste key on the library screen, where it has no other meaning."""
        self._key.setEnabled(screen is ScreenName.LIBRARY)

    @Slot(object)
    def _on_queue_added(self, text: Text) -> None:
        content = self._pasted.pop(text.source, None)
        if content is not None:
            self._library.texts.keep_source(text.id, content)

    @Slot(object)
    def _on_queue_finished(self, _outcome: object) -> None:
        self._pasted.clear()
        while self._folders:
            self._folders.pop().remove()
