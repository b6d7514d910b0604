"""Show the printed pages of a PDF on the page, and find the file that they are in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.library_links import link_address
from reader.core.text.model import SourceFile, TextFormat
from reader.core.text.sanitise import sanitise
from reader.importers.source import file_digest
from reader.services.open_text import OpenText
from reader.ui.appearance.text_appearance import OpenTextAppearance
from reader.ui.appearance.theme import WHITE
from reader.ui.page.page_style import ink_of
from reader.ui.page.page_view import PageView
from reader.ui.page.printed.page_server import PageServer, PrintedFile
from reader.ui.page.printed.printed_mode import PrintedMode
from reader.ui.page.printed.printed_style import PrintedStyle
from reader.ui.shell.context import AppContext
from reader.ui.widgets.message_dialog import MessageDialog
from reader.ui.widgets.start_folder import HOME, start_folder

_ELSEWHERE = frozenset((Problem.FILE_MISSING, Problem.FILE_UNREADABLE, Problem.FILE_SPECIAL, Problem.FILE_EMPTY))
"""The problems of a file that is not where it was."""


class PrintedController(QObject):
    """The switch between the words of a text and its printed pages, and the search for its file."""

    shown_changed = Signal()
    """The printed pages are shown now, or no longer."""

    def __init__(self, context: AppContext, page: PageView, appearance: OpenTextAppearance, window: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._appearance = appearance
        self._window = window
        self._open: OpenText | None = None
        self.server = PageServer(self)
        self.server.refused.connect(self._on_server_refused)
        context.tasks.closed.connect(self.server.close)
        context.appearance.changed.connect(self._take_style)
        context.settings.changed.connect(self._take_style)
        context.change_notifier.changed.connect(self._on_changed)
        self.mode = PrintedMode(page, self.server, self._style())
        self._take_style()

    def mode_for(self, opened: OpenText) -> PrintedMode | None:
        """Return what shows the printed pages of a text that is about to be shown; None if it has none."""
        self._open = opened
        file = self._file_of(opened)
        if file is not None:
            self.server.show_file(file)
        return None if file is None else self.mode

    def toggle(self, opened: OpenText) -> None:
        """Show the printed pages of the open text, or its words again, from the same place on."""
        self._open = opened
        if self._page.printed is not None:
            self._leave()
            return
        file = self._file_of(opened)
        if file is None:
            self._context.toast.show_message(self.tr("Only texts that were made of a PDF have printed pages."))
            return
        self._show(file)

    def _show(self, file: PrintedFile) -> None:
        self.server.show_file(file)
        self._page.show_printed(self.mode)
        self._appearance.set_printed(printed=True)
        self.shown_changed.emit()

    def _leave(self) -> None:
        self._page.show_printed(None)
        self.server.show_file(None)
        self._appearance.set_printed(printed=False)
        self.shown_changed.emit()

    def _file_of(self, opened: OpenText) -> PrintedFile | None:
        """Return the PDF of a text: its copy beside the library, else where it was added from."""
        text = opened.card
        if text.format is not TextFormat.PDF or not text.complete:
            return None
        source, stored = self._source(opened), opened.stored
        path = self._context.library.originals.file_of(source)
        address = f"{link_address(text.id)}/"
        starts, known = stored.pages().starts, self._known_notes
        return PrintedFile(path, source.digest, address, starts, stored.characters, stored.slice, known)

    def _known_notes(self, ids: frozenset[str]) -> frozenset[str]:
        """Return those of some ids that are ids of notes."""
        if not ids:
            return frozenset()
        known = self._context.library.annotations.known(list(ids))
        return frozenset(id_ for id_, note in known.items() if note.deleted is None)

    @Slot(object, object)
    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.annotations and self._page.printed is not None:
            self.server.take_notes()

    def _source(self, opened: OpenText) -> SourceFile:
        return self._context.library.texts.source_file(opened.card.id)

    def _style(self) -> PrintedStyle:
        """Return black on white with the marks of the white theme, or light on dark as the theme is."""
        theme = self._context.appearance.theme
        is_inverted = theme.is_dark and self._context.settings.values.printed_dark
        return PrintedStyle(ink_of(theme if is_inverted else WHITE), theme.track, theme.accent, is_inverted)

    @Slot()
    def _take_style(self) -> None:
        style = self._style()
        self.mode.style = style
        self._page.take_ink()
        self._page.viewport().update()
        self.server.set_inverted(style.ink.paper if style.inverted else "")

    # --- a file that is not there --------------------------------------------------------------------------------

    @Slot(object)
    def _on_server_refused(self, error: ReaderError) -> None:
        """Show the words again, and ask for the file if another one could be the one that is wanted."""
        opened = self._open
        self._leave()
        if opened is None:
            return
        path = sanitise(str(error.path or ""))
        choices = (self.tr("Choose the File…"), self.tr("Not Now"))
        if error.problem is Problem.ORIGINAL_CHANGED:
            heading = self.tr("The PDF of this text has changed")
            message = self.tr(
                "“{path}” is not the file any more that the text was made of: its words may stand on other pages. The "
                "text and your notes are as they were. You can choose the file as it was; to read the changed one, "
                "add it, and the text can be replaced by it with your notes."
            )
        elif error.problem in _ELSEWHERE:
            heading = self.tr("The PDF of this text is not where it was")
            message = self.tr(
                "It was at “{path}”. The text and your notes are as they were. Choose where the file is now to see its "
                "printed pages."
            )
        else:
            self._context.toast.show_error(error)
            return
        dialog = MessageDialog(heading, message.format(path=path), choices, self._window)
        dialog.exec()
        if dialog.chosen == 0:
            self._choose_file(opened)

    def _choose_file(self, opened: OpenText) -> None:
        folder = start_folder(HOME)
        patterns = self.tr("PDF (*.pdf);;All files (*)")
        chosen, _pattern = QFileDialog.getOpenFileName(self._window, self.tr("Choose the PDF"), folder, patterns)
        if chosen:
            self.take_file(opened, Path(chosen))

    def take_file(self, opened: OpenText, path: Path) -> None:
        """Take a file as the one that a text was made of, if it has its bytes; it is kept where that is set."""
        found = partial(self._on_digest_found, opened, path)
        self._context.tasks.run(partial(file_digest, path), found, self._context.toast.show_error)

    def _on_digest_found(self, opened: OpenText, path: Path, digest: str) -> None:
        if digest != self._source(opened).digest:
            self._context.toast.show_error(ReaderError(Problem.ORIGINAL_CHANGED, path))
            return
        self._context.library.texts.set_source(opened.card.id, str(path.resolve()))
        if self._open is not None and self._open.card.id == opened.card.id:
            file = self._file_of(opened)
            if file is not None:
                self._show(file)
