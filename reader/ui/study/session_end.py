"""Show what a session of the self-test came to, and list what was not known."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.errors import ReaderError
from reader.services.study.end_of_hour_session import EndOfHourSession
from reader.services.study.review_session import ReviewSession
from reader.services.study.self_test import asked_card
from reader.storage.library import Library
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, SPACE
from reader.ui.widgets.key_cap import PrimaryKeyButton
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column
from reader.ui.widgets.translated_widget import TranslatedWidget

_MOST_LISTED = 8


class SessionEnd(TranslatedWidget, QWidget):
    """The end of a session; ``left`` is emitted by its button."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._total = 0
        self._missed: list[str] = []
        self._heading, self._words = Label(role="heading"), Label(role="muted", wraps=True)
        self._list = Label(wraps=True)
        self._done = PrimaryKeyButton("", "Return", self.left)
        column = Column(self, margins=EDGE, spacing=CARD_SPACE)
        column.addStretch(2)
        for label in (self._heading, self._words, self._list):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.add(label)
        column.add(SPACE)
        column.addWidget(self._done, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.retranslate()

    def show_session(self, library: Library, session: ReviewSession | EndOfHourSession) -> None:
        """Show what a session came to."""
        self._total = session.total
        self._missed = []
        for card in session.missed:
            try:
                sides = asked_card(library, card).sides
            except ReaderError:
                continue  # it was removed since
            self._missed.append(" · ".join(sides.answers) or " ".join(sides.front.split())[:40])
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._heading.setText(self.tr("Done for today"))
        known = self.tr("%n card(s) answered", None, self._total)
        if self._missed:
            missed = self.tr("%n missed at first. Coming back tomorrow:", None, len(self._missed))
            self._words.setText(self.tr("{known}, {missed}").format(known=known, missed=missed))
        else:
            self._words.setText(self.tr("{known}, none missed.").format(known=known))
        self._list.setText("\n".join(self._missed[:_MOST_LISTED]))
        self._list.setVisible(bool(self._missed))
        self._done.setText(self.tr("Done"))
