"""Ask whose the notes of another program are: the reader's own, or those of somebody else."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from reader.core.study.exchange import clean_name
from reader.ui.appearance.sizes import SPACE
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Form

_WIDTH = 520


class WhoseNotesDialog(Dialog):
    """Ask it of one file, in which ``creator`` made notes; ``name`` is empty for the reader's own, else who made them.

    Esc leaves ``name`` at None.
    """

    def __init__(self, file_name: str, creator: str, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Whose Notes Are These?"), parent, spacing=SPACE)
        self.setMinimumWidth(_WIDTH)
        self.outcome.setMinimumWidth(0)
        self.name: str | None = None
        words = self.tr("“{file}” was made by another program. It says that its notes are by “{creator}”.")
        self.column.add(Label(words.format(file=file_name, creator=creator), wraps=True))
        explanation = self.tr(
            "Your own are added to your notes. Someone else’s are kept beside them, under that person’s name."
        )
        self.column.add(Label(explanation, role="muted", wraps=True))
        self.field = QLineEdit(clean_name(creator))
        self.field.setAccessibleName(self.tr("Name of the person"))
        form = Form(margins=0, spacing=SPACE)
        form.addRow(self.tr("Name of the person"), self.field)
        self.column.add(form)
        self.column.addStretch()
        self.buttons.add_cancel()
        self.others = self.buttons.add_action(self.tr("Someone Else’s"), self._on_others_clicked)
        self.mine = self.buttons.add_primary(self.tr("Mine"), self._on_mine_clicked)
        self.field.textChanged.connect(self._on_field_changed)

    @Slot()
    def _on_mine_clicked(self) -> None:
        self.name = ""
        self.accept()

    @Slot()
    def _on_others_clicked(self) -> None:
        self.name = clean_name(self.field.text())
        self.accept()

    @Slot()
    def _on_field_changed(self) -> None:
        self.others.setEnabled(bool(clean_name(self.field.text())))
