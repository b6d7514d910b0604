"""Show what to do while the library is empty."""

from __future__ import annotations

from typing_extensions import override

from reader.ui.shell.actions.action_set import ActionSet
from reader.ui.widgets.button import LinkButton, PrimaryButton
from reader.ui.widgets.opening_state import OpeningState


class EmptyShelf(OpeningState):
    """Buttons that add texts or open the welcome text."""

    def __init__(self, action_set: ActionSet) -> None:
        self._add, self._welcome = PrimaryButton(), LinkButton()
        super().__init__(self._add, self._welcome)
        self._add.clicked.connect(action_set.of("add-texts").trigger)
        self._welcome.clicked.connect(action_set.of("welcome").trigger)

    @override
    def label_empty(self) -> None:
        """Set the labels for when nothing is being opened."""
        self.heading.setText(self.tr("The library is empty"))
        self.explanation.setText(
            self.tr("Add a text, or drop files and folders anywhere in this window. Your files are not changed.")
        )
        self._add.setText(self.tr("Add Texts…"))
        self._welcome.setText(self.tr("Open the Welcome Text"))
