"""Show what to do on the reading screen while no text is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from reader.ui.widgets.button import PrimaryButton
from reader.ui.widgets.opening_state import OpeningState

if TYPE_CHECKING:
    from reader.ui.shell.navigator import Navigator


class EmptyPage(OpeningState):
    """A sentence, and a button that leads to the library."""

    def __init__(self, navigator: Navigator) -> None:
        self.button = PrimaryButton()
        super().__init__(self.button)
        self.button.clicked.connect(navigator.reading_requested)

    @override
    def label_empty(self) -> None:
        """Set the labels for when nothing is being opened."""
        self.heading.setText(self.tr("No text open"))
        self.explanation.setText(self.tr("Choose one in the library, or drop a file here."))
        self.button.setText(self.tr("Go to Library"))
