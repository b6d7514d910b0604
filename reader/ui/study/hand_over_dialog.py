"""Hand something over: at the left what goes, at the right the file as it will be, which the reader saves or copies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from reader.core.errors import ReaderError
from reader.core.study.exchange import ExchangeFile
from reader.core.study.exchange_line import exchange_line
from reader.core.study.study_json import README
from reader.exporters.atomic_write import write_whole
from reader.exporters.study.bag import bag_files, bag_folder, packed_bag
from reader.ui.appearance.sizes import CARD_SPACE, EDGE
from reader.ui.shell.context import AppContext
from reader.ui.study.file_preview import FilePreview
from reader.ui.study.hand_over_form import HandOverForm
from reader.ui.translation.error_messages import error_message
from reader.ui.translation.file_sizes import file_size
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.frame import ScrollArea, VerticalRule
from reader.ui.widgets.layout import Column, Row
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder

_SIZE = QSize(1_168, 816)
_LEAST_SIZE = QSize(860, 560)
_FORM_WIDTH, _NARROW_FORM_WIDTH = 376, 320
_WIDE = 940
"""The width of the dialog in pixels from which the form has its full width."""

_SETTLING_MS = 120
"""Milliseconds after a change of the form until the file is made anew."""

_SUFFIX = ".study.zip"


@dataclass(frozen=True, slots=True)
class PreparedBag:
    """A file that may be handed over: its parts, which are shown, and the bytes, which are saved."""

    file: ExchangeFile
    files: Mapping[str, bytes]
    data: bytes


class HandOverDialog(Dialog):
    """Show a form and the file that comes of it; what is saved are the bytes that were shown."""

    def __init__(self, context: AppContext, form: HandOverForm, parent: QWidget | None = None) -> None:
        super().__init__(form.title(), parent, margins=0, spacing=0)
        self._context = context
        self.form = form
        self.preview = FilePreview(context.appearance.theme)
        self._prepared: PreparedBag | None = None
        self._number = 0
        self._timer = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        self._timer.timeout.connect(self.refresh)
        self.buttons.add_cancel()
        self.copying = self.buttons.add_action(self.tr("Copy as Text"), self.copy_text)
        self.copying.setVisible(form.has_line)
        self.saving = self.buttons.add_primary(self.tr("Save…"), self.ask_for_path)
        self._lay_out()
        form.changed.connect(self._timer.start)
        self.refresh()

    @property
    def is_ready(self) -> bool:
        """Return whether the file that is shown is what the form says now."""
        return self._prepared is not None

    @Slot()
    def refresh(self) -> None:
        """Make the file anew: gather in this thread, pack in the background."""
        self._timer.stop()
        self._number += 1
        self._set_prepared(None)
        try:
            file = self.form.exchange_file()
        except ReaderError as error:
            self._refuse(error)
            return
        if file is None:
            self.preview.show_files({})
            self.outcome.setText(self.form.missing())
            return
        number = self._number
        self._context.tasks.run(
            partial(_prepared_bag, file), partial(self._on_prepared, number), partial(self._on_failed, number)
        )

    @Slot()
    def ask_for_path(self) -> None:
        """Ask where the file is to be saved."""
        folder = start_folder(DOCUMENTS)
        suggested = str(Path(folder) / self.form.file_name())
        path, _filter = QFileDialog.getSaveFileName(self, self.windowTitle(), suggested, f"*{_SUFFIX}")
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Save the file that is shown, and close the dialog."""
        if self._prepared is None:
            return
        try:
            write_whole(path, self._prepared.data)
        except ReaderError as error:
            self.outcome.setText(error_message(error.with_path(path)))
            return
        self.form.saved(path)
        self.accept()
        message = self.tr("“{name}” was saved. Share it however you like. Nothing was sent.")
        self._context.toast.show_written(message.format(name=path.name), path, opens=False)

    @Slot()
    def copy_text(self) -> None:
        """Copy the words of the README, and the line that another One Hour reads, to the clipboard."""
        if self._prepared is None:
            return
        try:
            line = exchange_line(self._prepared.file)
        except ReaderError as error:
            self.outcome.setText(error_message(error))
            return
        words = self._prepared.file.files[README].decode()
        QGuiApplication.clipboard().setText(f"{words.rstrip()}\n\n{line}\n")
        self.form.saved(None)
        self.outcome.setText(self.tr("Copied as text. One Hour reads the last line, so keep it unchanged."))

    @override
    def done(self, result: int) -> None:
        """Close; what is still being packed is dropped."""
        self._number += 1
        self._timer.stop()
        super().done(result)

    def _on_prepared(self, number: int, prepared: PreparedBag) -> None:
        if number == self._number:
            self._set_prepared(prepared)
            self.preview.show_files(prepared.files)
            facts = self.tr("{name}, {size}, nothing is sent")
            self.outcome.setText(facts.format(name=self.form.file_name(), size=file_size(len(prepared.data))))

    def _on_failed(self, number: int, error: ReaderError) -> None:
        if number == self._number:
            self._refuse(error)

    def _refuse(self, error: ReaderError) -> None:
        self.preview.show_files({})
        self.outcome.setText(error_message(error))

    def _set_prepared(self, prepared: PreparedBag | None) -> None:
        self._prepared = prepared
        self.saving.setEnabled(prepared is not None)
        self.copying.setEnabled(prepared is not None)

    def _lay_out(self) -> None:
        parent = self.parentWidget()
        room = _SIZE if parent is None else parent.window().size() - QSize(2 * EDGE, 2 * EDGE)
        self.resize(_SIZE.boundedTo(room).expandedTo(_LEAST_SIZE))
        canvas = QWidget()
        Column(canvas, margins=(EDGE, CARD_SPACE, EDGE, CARD_SPACE), spacing=0).add(self.form, grows=self.form)
        area = ScrollArea(canvas)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        wanted = _FORM_WIDTH if self.width() >= _WIDE else _NARROW_FORM_WIDTH
        area.setFixedWidth(max(wanted, canvas.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width()))
        right = Column(margins=(EDGE, CARD_SPACE, EDGE, CARD_SPACE), spacing=0)
        right.add(self.preview, grows=self.preview)
        row = Row(margins=0, spacing=0)
        row.add(area, VerticalRule(), right, grows=right)
        self.column.add(row, grows=row)


def _prepared_bag(file: ExchangeFile) -> PreparedBag:
    files = bag_files(file)
    return PreparedBag(file, files, packed_bag(bag_folder(file), files))
