"""Ask how this machine takes part in the exchange with others, and say beforehand what comes together."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from reader.core.sync.library_state import TextChoice
from reader.services.sync.exchange import SyncStart
from reader.services.sync.preview import JoinPreview
from reader.ui.appearance.sizes import SPACE
from reader.ui.sync.sync_labels import SyncLabels
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.field import ComboBox
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Form

_WIDTH = 600
_LONGEST_NAME = 60


class SyncStartDialog(Dialog):
    """Begin in a folder, or join the machines that ``preview`` found in it; ``start`` is what the reader chose."""

    def __init__(self, folder: Path, name: str, preview: JoinPreview | None, parent: QWidget | None = None) -> None:
        title = (
            self.tr("Start Syncing Through This Folder")
            if preview is None
            else self.tr("Join the Computers in This Folder")
        )
        super().__init__(title, parent, spacing=SPACE)
        self.setMinimumWidth(_WIDTH)
        self._folder = folder
        self._founds = preview is None
        labels = SyncLabels(self)
        self.name, self.texts = QLineEdit(name), ComboBox(labels.text_choices())
        self.name.setMaxLength(_LONGEST_NAME)
        self.column.add(Label(self._words(preview), wraps=True))
        form = Form(margins=0, spacing=SPACE)
        for label, words in [] if preview is None else labels.compared(preview):
            form.addRow(label, Label(words, wraps=True))
        for label, field in ((self.tr("Name of this computer"), self.name), (self.tr("Texts that travel"), self.texts)):
            field.setAccessibleName(label)
            form.addRow(label, field)
        self.column.add(form)
        self.column.addStretch()
        self.outcome.setText(
            self.tr("Nothing is sent by One Hour: the folder is carried over by the service that you use for it.")
            if preview is None
            else self.tr("Nothing is lost on either side; the library is backed up first.")
        )
        self.buttons.add_cancel()
        label = self.tr("Start") if preview is None else self.tr("Join")
        self._accept = self.buttons.add_accept(label)
        self.name.textChanged.connect(self._on_name_changed)

    @property
    def start(self) -> SyncStart:
        """Return how this machine begins."""
        choice = TextChoice(self.texts.currentData())
        return SyncStart(self._folder, self.name.text().strip(), choice, founds=self._founds)

    def _words(self, preview: JoinPreview | None) -> str:
        if preview is None:
            words = self.tr(
                "Your notes, minutes, plan and the place in each text will be written into “{folder}”. Choose the same "
                "folder in One Hour on your other computers; they then join this one."
            )
            return words.format(folder=self._folder)
        names = self.tr(", ").join(machine.name for machine in preview.machines)
        return self.tr("“{folder}” is synced already with: {names}.").format(folder=self._folder, names=names)

    @Slot()
    def _on_name_changed(self) -> None:
        self._accept.setEnabled(bool(self.name.text().strip()))
