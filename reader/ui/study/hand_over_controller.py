"""Choose what to hand over, and show the dialog for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from reader.ui.appearance.sizes import ROW_SPACE, SPACE
from reader.ui.shell.context import AppContext
from reader.ui.study.hand_over_dialog import HandOverDialog
from reader.ui.study.hand_over_forms import HAND_OVER_FORMS, HandOverFormSpec
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.layout import Margins
from reader.ui.widgets.row_button import CardRow

_WIDTH = 480


class HandOverController(QObject):
    """Show the dialog of a form; where there are several and none is named, ask which."""

    def __init__(
        self, context: AppContext, window: QWidget, forms: Sequence[HandOverFormSpec] = HAND_OVER_FORMS
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._forms = forms

    def show(self, name: str = "") -> None:
        """Show the dialog of the form with a name, or of the one that the reader chooses."""
        form = next((form for form in self._forms if form.name == name), None) or self._chosen()
        if form is not None:
            dialog = HandOverDialog(self._context, form.make(self._context), self._window)
            dialog.exec()
            dialog.deleteLater()

    def _chosen(self) -> HandOverFormSpec | None:
        if len(self._forms) < 2:
            return next(iter(self._forms), None)
        dialog = HandOverChoiceDialog(self._forms, self._window)
        dialog.exec()
        dialog.deleteLater()
        return dialog.chosen


class FormRow(CardRow):
    """A row with what can be handed over."""

    row_margins: Margins = (ROW_SPACE, 0, ROW_SPACE, 0)


class HandOverChoiceDialog(Dialog):
    """Ask what to hand over: one row for each form; ``chosen`` is the one that was clicked."""

    def __init__(self, forms: Sequence[HandOverFormSpec], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Share"), parent, spacing=SPACE)
        self.chosen: HandOverFormSpec | None = None
        self.rows: list[FormRow] = []
        self.setMinimumWidth(_WIDTH)
        for form in forms:
            row = FormRow(form.icon, partial(self._on_row_clicked, form))
            row.show_row(
                QCoreApplication.translate("HandOverForms", form.label),
                QCoreApplication.translate("HandOverForms", form.explanation),
            )
            self.rows.append(row)
            self.column.add(row)
        self.column.addStretch()
        self.outcome.setText(self.tr("This makes a file that you can read before you share it. Nothing is sent."))
        self.buttons.add_cancel()

    def _on_row_clicked(self, form: HandOverFormSpec, _checked: bool = False) -> None:
        self.chosen = form
        self.accept()
