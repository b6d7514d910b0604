"""Choose a backup or a file that was set aside, preview what restoring from it would change, and restore."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from reader.core.errors import ReaderError
from reader.services.backups import RestorableFile, list_backups, own_file
from reader.services.restore_source import RestoreSource
from reader.services.restore_target import RestoreTarget
from reader.storage.restore_preview import RestorePreview
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, ROW_SPACE, SPACE, TIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.backups.backup_labels import counts_label, joined
from reader.ui.backups.backup_list import BackupList
from reader.ui.backups.file_reading import FileReading
from reader.ui.backups.restore_preview_view import RestorePreviewView
from reader.ui.shell.tasks import TaskRunner
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.button import LinkButton
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.frame import InfoBar, VerticalRule
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column, Row
from reader.ui.widgets.segmented_control import SegmentedControl
from reader.ui.widgets.start_folder import HOME, start_folder

_SIZE = QSize(1160, 800)
_AROUND = QSize(48, 48)
"""Pixels of the window that stay visible around the dialog."""

_LIST_WIDTH, _PREVIEW_WIDTH, _HEIGHT = 340, 500, 260

_PAUSE_MS = 120
"""Milliseconds after which the chosen file is read: arrow keys pass over others on their way to it."""


class RestoreDialog(Dialog):
    """A dialog that is accepted when all is ready to restore from ``source``.

    ``backup`` is the copy of an open library that was made before. `release` is to be called in the end.
    """

    def __init__(
        self, target: RestoreTarget, tasks: TaskRunner, now: datetime, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Restore from a Backup"), parent, margins=0, spacing=0)
        self.backup: Path | None = None
        self._target = target
        self._tasks = tasks
        self._now = now
        self._reading: FileReading | None = None
        self._is_preparing = False
        self.list = BackupList(theme, now)
        self.preview = RestorePreviewView(now)
        self.mode: SegmentedControl[bool] = SegmentedControl()
        self._summary = Label(role="muted", wraps=True)
        self.from_file = LinkButton(self.tr("From a File…"), self._on_from_file_clicked)
        self.from_file.setAutoDefault(False)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self.buttons.add_cancel()
        self.restore_button = self.buttons.add_primary(self.tr("Restore"), self._on_restore_button_clicked)
        self._lay_out()
        space = self.screen().availableSize() if parent is None else parent.window().size()
        self.resize(_SIZE.boundedTo(space - _AROUND))
        self.list.chosen.connect(self._on_list_chosen)
        self.mode.chosen.connect(self._on_mode_chosen)
        self._show_state()
        self._summary.setText(self.tr("Looking for backups…"))
        self._tasks.run(partial(list_backups, target.path), self._on_listed, self._on_failed)

    @property
    def as_it_was(self) -> bool:
        """Return whether the library goes back to the file, instead of getting what it lacks."""
        return self._target.is_open and self.mode.value

    @property
    def source(self) -> RestoreSource | None:
        """Return what is restored from; None until it was read."""
        return None if self._reading is None else self._reading.source

    @property
    def is_ready(self) -> bool:
        """Return whether it is known what a restore would do, and it would do something."""
        known = self._known
        return known is not None and not self._is_preparing and not (known.is_empty and self._target.is_open)

    def add_file(self, path: Path) -> None:
        """Add a file of the reader's own to the list, and choose it."""
        self._tasks.run(partial(own_file, path), self._on_own_file_described, self._on_failed)

    def release(self) -> None:
        """Stop reading, and delete temporary files."""
        self._timer.stop()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    @override
    def reject(self) -> None:
        """Close the dialog, unless a file is just being put in the place of a lost library."""
        if self._is_preparing and not self._target.is_open:
            return
        self._is_preparing = False
        self.release()
        super().reject()

    # --- what it looks like --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        left.setFixedWidth(_LIST_WIDTH)
        right.setMinimumSize(_PREVIEW_WIDTH, _HEIGHT)
        files = Column(left, margins=0, spacing=0)
        head = Column(margins=(EDGE, ROW_SPACE, EDGE, SPACE), spacing=SPACE)
        if self._target.is_open:
            self.mode.add(False, self.tr("Add Missing Items"))
            self.mode.add(True, self.tr("Revert to Backup"))
            self.mode.setAccessibleName(self.tr("How to restore"))
            head.addWidget(self.mode, 0, Qt.AlignmentFlag.AlignLeft)
        head.add(self._summary)
        foot = Row(margins=(EDGE - TIGHT, SPACE, EDGE, SPACE))
        foot.add(self.from_file)
        foot.addStretch()
        files.add(head, self.list, foot, grows=self.list)
        preview = Column(right, margins=0, spacing=0)
        safety = Column(margins=(EDGE, TIGHT, EDGE, CARD_SPACE))
        safety.add(self._safety_bar())
        preview.add(self.preview, safety, grows=self.preview)
        row = Row(margins=0, spacing=0)
        row.add(left, VerticalRule(), right, grows=right)
        self.column.addLayout(row, 1)

    def _safety_bar(self) -> InfoBar:
        bar = InfoBar()
        text = (
            self.tr(
                "Nothing is deleted: the library is backed up first, and a single undo brings everything back. "
                "Restoring never takes away reading time."
            )
            if self._target.is_open
            else self.tr("Nothing is deleted: the damaged file and all backups stay where they are.")
        )
        Row(bar, margins=(ROW_SPACE, SPACE, ROW_SPACE, SPACE)).add(Label(text, wraps=True))
        return bar

    def _show_state(self) -> None:
        """Show what is known of the chosen file, and whether it can be restored."""
        reading, known = self._reading, self._known
        if reading is not None and known is not None:
            lost = None if reading.source is None else reading.source.lost
            self.preview.show_preview(reading.file, known, lost, as_it_was=self.as_it_was)
        self.restore_button.setEnabled(self.is_ready)
        self.outcome.setText(self._outcome())

    def _outcome(self) -> str:
        known = self._known
        if self._is_preparing:
            return self.tr("Backing up the library…")
        if known is None:
            return ""
        if not self._target.is_open:
            return self.tr("No library is open.")
        present = (known.stays, known.changes, known.goes)
        counts = counts_label(sum(part.texts for part in present), sum(part.notes for part in present))
        return self.tr("Compared with the library as it is now: {counts}").format(counts=counts)

    @property
    def _known(self) -> RestorePreview | None:
        return None if self._reading is None else self._reading.preview(as_it_was=self.as_it_was)

    # --- the list ------------------------------------------------------------------------------------------------

    def _on_listed(self, files: Sequence[RestorableFile]) -> None:
        chosen = self.list.file
        own = [file for file in self.list.files.files if file.file.path not in {one.file.path for one in files}]
        self.list.files.set_files([*own, *files])
        self._summary.setText(self._summary_text(files))
        shown = [*own, *files]
        if shown:
            first_sound = next((file for file in shown if file.contents is not None), shown[0])
            self.list.choose((chosen or first_sound).file.path)
            self.list.setFocus()
        else:
            self.preview.show_message(self.tr("There are no backups of this library yet."))

    def _summary_text(self, files: Sequence[RestorableFile]) -> str:
        damaged = sum(file.contents is None for file in files)
        count = self.tr("%n file(s) to restore from", None, len(files))
        return joined(count, self.tr("%n of them damaged", None, damaged) if damaged else "")

    def _on_own_file_described(self, file: RestorableFile) -> None:
        if file.file.path not in {known.file.path for known in self.list.files.files}:
            self.list.files.add_first(file)
        self.list.choose(file.file.path)
        self.list.setFocus()

    @Slot()
    def _on_from_file_clicked(self) -> None:
        home = start_folder(HOME)
        filters = self.tr("One Hour libraries (*.db);;All files (*)")
        path, _chosen = QFileDialog.getOpenFileName(self, self.tr("Restore from a File"), home, filters)
        if path:
            self.add_file(Path(path))

    # --- the chosen file -----------------------------------------------------------------------------------------

    @Slot()
    def _on_list_chosen(self) -> None:
        file = self.list.file
        if file is None or (self._reading is not None and self._reading.file == file):
            return
        self.release()
        self._reading = FileReading(file, self._target, self._tasks, self._now)
        self.preview.show_reading(file)
        self._show_state()
        self._timer.start()

    @Slot(object)
    def _on_mode_chosen(self, _as_it_was: object) -> None:
        if self._reading is not None and self._known is None:
            self.preview.show_reading(self._reading.file)
            self._timer.start()
        self._show_state()

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self._reading is not None:
            self._reading.begin(self._on_reading_ended, as_it_was=self.as_it_was)

    def _on_reading_ended(self, error: ReaderError | None) -> None:
        if error is not None and self._reading is not None:
            self.preview.show_failure(self._reading.file, error_message(error))
        self._show_state()

    # --- restoring -----------------------------------------------------------------------------------------------

    @Slot()
    def _on_restore_button_clicked(self) -> None:
        if self.source is not None and self.is_ready:
            self._set_preparing(True)
            work = partial(self._target.prepare, self.source, self._now)
            self._tasks.run(work, self._on_prepared, self._on_failed)

    def _on_prepared(self, backup: Path | None) -> None:
        if self._is_preparing:
            self.backup = backup
            self._set_preparing(False)
            self.accept()

    def _on_failed(self, error: ReaderError) -> None:
        self._set_preparing(False)
        self.outcome.setText(error_message(error))

    def _set_preparing(self, is_preparing: bool) -> None:
        self._is_preparing = is_preparing
        for widget in (self.list, self.mode, self.from_file):
            widget.setEnabled(not is_preparing)
        self._show_state()
