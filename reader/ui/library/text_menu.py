"""Offer what can be done with the texts that are chosen on the shelf."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from reader.core.text.filing import FilingChange, Track
from reader.services.shelf import ShelfRow
from reader.ui.planning.roadmap_labels import track_words

TRACK_KEYS = {Track.CATCH_UP: "1", Track.ACCUMULATE: "2", Track.WORK: "3", Track.RESEARCH: "4", Track.NONE: "0"}
"""The keys that put texts on a track while the shelf has the focus."""


@dataclass(frozen=True, slots=True)
class _Offer:
    words: str
    act: Callable[[], object]
    key: str = ""
    is_on: bool | None = None


class TextMenu(QObject):
    """Carry what was chosen: ids of texts, and for filing the `Refiling` too."""

    opened = Signal(str)
    refile_requested = Signal(list, object)
    tags_requested = Signal(list)
    roadmap_requested = Signal(list)
    export_requested = Signal(list)
    correct_requested = Signal(str)
    edition_requested = Signal(str)
    remove_requested = Signal(list)

    def fill(self, menu: QMenu, rows: Sequence[ShelfRow], *, planned: bool) -> None:
        """Offer all of it for these texts; ``planned`` says that they are on the roadmap."""
        texts = [row.text.id for row in rows]
        if len(rows) == 1:
            self._add(menu, _Offer(self.tr("Open"), partial(self.opened.emit, texts[0]), self.tr("Enter")))
            menu.addSeparator()
        self.fill_tracks(menu.addMenu(self.tr("Track")), rows)
        required = all(row.filing.required for row in rows)
        refiling = FilingChange(required=not required)
        self._add(menu, _Offer(self.tr("Required"), self._filing(texts, refiling), "R", is_on=required))
        self._add(menu, _Offer(self.tr("Tags…"), partial(self.tags_requested.emit, texts), "T"))
        words = self.tr("Take off the Roadmap") if planned else self.tr("Put on the Roadmap")
        self._add(menu, _Offer(words, partial(self.roadmap_requested.emit, texts), "M"))
        menu.addSeparator()
        self._add(menu, _Offer(self.tr("Export Notes…"), partial(self.export_requested.emit, texts)))
        if len(rows) == 1:
            self._add_for_one(menu, texts[0])
        menu.addSeparator()
        self._add_putting_away(menu, rows)

    def fill_more(self, menu: QMenu, rows: Sequence[ShelfRow], *, planned: bool) -> None:
        """Offer what the bar below many chosen texts has no button for."""
        texts = [row.text.id for row in rows]
        for required, words in ((True, self.tr("Required")), (False, self.tr("Chosen by myself"))):
            self._add(menu, _Offer(words, self._filing(texts, FilingChange(required=required))))
        menu.addSeparator()
        words = self.tr("Take off the Roadmap") if planned else self.tr("Put on the Roadmap")
        self._add(menu, _Offer(words, partial(self.roadmap_requested.emit, texts)))
        self._add(menu, _Offer(self.tr("Export Notes…"), partial(self.export_requested.emit, texts)))

    def fill_tracks(self, menu: QMenu, rows: Sequence[ShelfRow]) -> None:
        """Offer the tracks, the one that all of the texts are on marked."""
        texts = [row.text.id for row in rows]
        present = {row.filing.track for row in rows}
        group = QActionGroup(menu)
        for track, key in TRACK_KEYS.items():
            offer = _Offer(track_words(track), self._filing(texts, FilingChange(track=track)), key, present == {track})
            group.addAction(self._add(menu, offer))

    def _add_for_one(self, menu: QMenu, text: str) -> None:
        self._add(menu, _Offer(self.tr("Correct…"), partial(self.correct_requested.emit, text)))
        self._add(menu, _Offer(self.tr("Replace with a New Edition…"), partial(self.edition_requested.emit, text)))

    def _add_putting_away(self, menu: QMenu, rows: Sequence[ShelfRow]) -> None:
        texts = [row.text.id for row in rows]
        away = all(row.filing.archived for row in rows)
        words = self.tr("Take out of the Archive") if away else self.tr("Archive")
        self._add(menu, _Offer(words, self._filing(texts, FilingChange(archived=not away)), "A"))
        self._add(menu, _Offer(self.tr("Remove"), partial(self.remove_requested.emit, texts), self.tr("Del")))

    def _filing(self, texts: list[str], refiling: FilingChange) -> Callable[[], object]:
        return partial(self.refile_requested.emit, texts, refiling)

    def _add(self, menu: QMenu, offer: _Offer) -> QAction:
        # after a tab Qt shows the key at the right; as a shortcut it would be one twice
        action = menu.addAction(f"{offer.words}\t{offer.key}" if offer.key else offer.words)
        if offer.is_on is not None:
            action.setCheckable(True)
            action.setChecked(offer.is_on)
        action.triggered.connect(_without_state(offer.act))
        return action


def popup_menu(parent: QWidget) -> QMenu:
    """Make a menu that is gone when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _without_state(act: Callable[[], object]) -> Callable[..., object]:
    """Act whatever Qt tells of the check mark."""

    def do(_checked: bool = False) -> object:
        return act()

    return do
