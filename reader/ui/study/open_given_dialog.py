"""Open what others handed over: choose or paste it, see who gave what and what would change, and take it in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget
from typing_extensions import override

from reader.core.errors import Problem, ReaderError
from reader.core.study.exchange import ExchangeFile
from reader.storage.backup import back_up_ahead
from reader.storage.backup_retention import BEFORE_GIVEN
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, ROW_SPACE
from reader.ui.importing.file_queue import FileOutcome, Steps
from reader.ui.shell.context import AppContext
from reader.ui.study.given_file_queue import GivenFileQueue
from reader.ui.study.given_file_view import GivenFileView
from reader.ui.study.given_file_views import GIVEN_FILE_VIEWS, GivenFileViewSpec, view_batches
from reader.ui.study.step_runner import StepRunner
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.button import LabelledIconButton
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.field import TextArea
from reader.ui.widgets.frame import ScrollArea
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.progress_bar import ProgressBar
from reader.ui.widgets.start_folder import DOWNLOADS, start_folder

_SIZE = QSize(760, 640)
_LEAST_SIZE = QSize(560, 440)
_MOST_FAILURES = 6

Batch = tuple[GivenFileViewSpec, tuple[ExchangeFile, ...]]


class OpenGivenDialog(Dialog):
    """Ask for files or text, read them in the background, and show one view after the other of what they hold."""

    def __init__(
        self,
        context: AppContext,
        parent: QWidget | None = None,
        views: Sequence[GivenFileViewSpec] = GIVEN_FILE_VIEWS,
    ) -> None:
        super().__init__("", parent, margins=0, spacing=0)
        self._context = context
        self._views = views
        self._waiting: list[Batch] = []
        self._shown: tuple[ExchangeFile, ...] = ()
        self.view: GivenFileView | None = None
        self.queue = GivenFileQueue(context, self)
        self.queue.finished.connect(self._on_queue_finished)
        self._steps = StepRunner(context.tasks)
        self.source = GivenSource()
        self.source.files_requested.clicked.connect(self.ask_for_files)
        self.source.text.textChanged.connect(self._on_text_changed)
        self._busy_label, self._bar = Label(role="muted", wraps=True), ProgressBar()
        self._bar.setRange(0, 0)
        self._busy = QWidget()
        self.failures = Label(role="accent", wraps=True, selectable=True)
        self._stack = QStackedWidget()
        self.buttons.add_cancel()
        self.accept_button = self.buttons.add_primary("", self.proceed)
        self._lay_out()
        self.setAcceptDrops(True)
        self._show_source()

    # --- what the reader was given -------------------------------------------------------------------------------

    @Slot()
    def ask_for_files(self) -> None:
        """Ask for files and open them."""
        filters = self.tr("Shared files ({patterns});;All files (*)").format(patterns="*.zip *.txt")
        folder = start_folder(DOWNLOADS)
        paths, _chosen = QFileDialog.getOpenFileNames(self, self.windowTitle(), folder, filters)
        self.open_files([Path(path) for path in paths])

    def open_files(self, paths: Iterable[Path]) -> None:
        """Read files, and show what they hold."""
        if chosen := list(paths):
            self._show_busy(self.tr("Reading the file…"))
            self.queue.add(chosen)

    def open_text(self, text: str) -> None:
        """Read the lines in a text, and show what they hold."""
        self._show_busy(self.tr("Reading the file…"))
        self.queue.add_text(text)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files while there is nothing else to do."""
        if event.mimeData().hasUrls() and self._stack.currentWidget() is self.source:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Open dropped files."""
        self.open_files(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())

    @Slot(object)
    def _on_queue_finished(self, outcome: FileOutcome[ExchangeFile]) -> None:
        batches = view_batches(outcome.imported, self._views)
        shown = {id(file) for _view, files in batches for file in files}
        unknown = [file for file in outcome.imported if id(file) not in shown]
        self._show_failures([*outcome.failures, *map(self._unknown_kind, unknown)])
        self._waiting = batches
        self._next()

    def _unknown_kind(self, file: ExchangeFile) -> ReaderError:
        return ReaderError(Problem.BAG_KIND, self.queue.place_of(file), kind=file.header.kind.value)

    def _show_failures(self, errors: Sequence[ReaderError]) -> None:
        sentences = [error_message(error) for error in errors[:_MOST_FAILURES]]
        if len(errors) > _MOST_FAILURES:
            sentences.append(self.tr("and %n more", None, len(errors) - _MOST_FAILURES))
        self.failures.setText("\n".join(sentences))
        self.failures.setVisible(bool(errors))

    # --- what is in it -------------------------------------------------------------------------------------------

    @Slot()
    def proceed(self) -> None:
        """Read the pasted text, or take in what is shown."""
        if self.view is None:
            if text := self.source.text.toPlainText().strip():
                self.open_text(text)
        elif self.view.is_acceptable() and not self._steps.is_busy:
            self._show_busy(self.tr("Adding…"))
            self._steps.run(self._accept_steps(self.view), self._on_accepted, self._on_failed)

    def _accept_steps(self, view: GivenFileView) -> Steps:
        library = self._context.library
        if library.read_only:
            raise ReaderError(Problem.LIBRARY_READ_ONLY, library.path)
        if library.path is not None:
            yield partial(back_up_ahead, library.path, BEFORE_GIVEN, self._context.clock.now())
        yield from view.accept()

    def _next(self) -> None:
        """Show what is to be decided next; close the dialog after the last that was taken in."""
        if not self._waiting:
            if self.view is not None:
                self.accept()
            else:
                self._show_source()
            return
        spec, self._shown = self._waiting.pop(0)
        self._put_away_view()
        self.view = spec.make(self._context, self._shown)
        self._show_busy(self.tr("Comparing with your library…"))
        self._steps.run(self.view.prepare(), self._on_prepared, self._on_failed)

    def _on_prepared(self) -> None:
        assert self.view is not None
        self._area.set_content(self.view)
        self.view.changed.connect(self._update_view)
        self._stack.setCurrentWidget(self._area)
        self._update_view()
        self.accept_button.setFocus()

    def _on_accepted(self) -> None:
        self._next()

    def _on_failed(self, error: ReaderError) -> None:
        """Show why nothing was taken in; the view stays, so that the reader can choose otherwise."""
        place = self.queue.place_of(self._shown[0]) if len(self._shown) == 1 else None
        self._show_failures([error.with_path(place) if place else error])
        if self.view is not None and self._area.widget() is self.view:
            self._stack.setCurrentWidget(self._area)
            self._update_view()
        else:
            self._put_away_view()
            self._next()

    @Slot()
    def _update_view(self) -> None:
        if self.view is not None:
            self.setWindowTitle(self.view.title())
            self.outcome.setText(self.view.outcome())
            self.accept_button.setText(self.view.accept_label())
            self.accept_button.setEnabled(self.view.is_acceptable())

    # --- pages ---------------------------------------------------------------------------------------------------

    def _show_source(self) -> None:
        self._put_away_view()
        self.setWindowTitle(self.tr("Open Received File"))
        self.outcome.setText(self.tr("Nothing is added until you have seen what it is."))
        self.accept_button.setText(self.tr("Open"))
        self._stack.setCurrentWidget(self.source)
        self._on_text_changed()

    def _show_busy(self, words: str) -> None:
        self._busy_label.setText(words)
        self._bar.setAccessibleName(words)
        self.accept_button.setEnabled(False)
        self._stack.setCurrentWidget(self._busy)

    def _put_away_view(self) -> None:
        if self.view is not None:
            if self._area.widget() is self.view:
                self._area.takeWidget()
            self.view.deleteLater()
            self.view = None

    @Slot()
    def _on_text_changed(self) -> None:
        self.accept_button.setEnabled(bool(self.source.text.toPlainText().strip()))

    @override
    def done(self, result: int) -> None:
        """Close; what is still being read is dropped."""
        self._steps.stop()
        self.queue.close()
        super().done(result)

    def _lay_out(self) -> None:
        parent = self.parentWidget()
        room = _SIZE if parent is None else parent.window().size() - QSize(2 * EDGE, 2 * EDGE)
        self.resize(_SIZE.boundedTo(room).expandedTo(_LEAST_SIZE))
        self._area = ScrollArea()
        middle = Column(self._busy, margins=EDGE, spacing=ROW_SPACE)
        middle.add(STRETCH, self._busy_label, self._bar, STRETCH)
        self.failures.setContentsMargins(EDGE, CARD_SPACE, EDGE, 0)
        self.failures.hide()
        for page in (self.source, self._busy, self._area):
            self._stack.addWidget(page)
        self.column.add(self.failures, self._stack, grows=self._stack)


class GivenSource(QWidget):
    """Asks for what the reader was given: ``files_requested`` is a button, ``text`` takes what was copied in a chat."""

    def __init__(self) -> None:
        super().__init__()
        self.files_requested = LabelledIconButton("folder")
        self.files_requested.setText(self.tr("Choose Files…"))
        self.text = TextArea()
        self.text.setPlaceholderText(
            self.tr(
                "Or paste text copied from a chat. It may contain other lines besides those that begin with “onehour:”."
            )
        )
        self.text.setAccessibleName(self.tr("Text copied from a chat"))
        row = Row(margins=0)
        row.add(self.files_requested, STRETCH)
        words = Label(
            self.tr("Packs, reports and notes are “.study.zip” files. You can also drop them on the window."),
            wraps=True,
        )
        column = Column(self, margins=(EDGE, CARD_SPACE, EDGE, CARD_SPACE), spacing=ROW_SPACE)
        column.add(words, row, self.text, grows=self.text)
