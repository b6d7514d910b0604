"""Build the menus for the texts that are selected on the shelf."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from reader.core.text.filing import FilingChange, Track
from reader.services.shelf import ShelfRow
from reader.ui.planning.roadmap_labels import track_label
from reader.ui.shell.navigator import Navigator

TRACK_KEYS = {Track.CATCH_UP: "1", Track.ACCUMULATE: "2", Track.WORK: "3", Track.RESEARCH: "4", Track.NONE: "0"}
"""The keys that put texts on a track while the shelf has the focus."""


@dataclass(frozen=True, slots=True)
class _MenuEntry:
    label: str
    act: Callable[[], object]
    key: str = ""
    is_on: bool | None = None


class TextMenu(QObject):
    """Fill menus for texts; the signals carry the ids of the texts, and for filing the `FilingChange` too."""

    refile_requested = Signal(list, object)
    tags_requested = Signal(list)
    roadmap_requested = Signal(list)
    export_requested = Signal(list)
    correct_requested = Signal(str)
    edition_requested = Signal(str)
    remove_requested = Signal(list)

    def __init__(self, navigator: Navigator, parent: QObject) -> None:
        super().__init__(parent)
        self._navigator = navigator

    def fill(self, menu: QMenu, rows: Sequence[ShelfRow], *, planned: bool) -> None:
        """Fill the context menu for these texts; ``planned``: they are on the roadmap."""
        texts = [row.text.id for row in rows]
        if len(rows) == 1:
            self._add(menu, _MenuEntry(self.tr("Open"), partial(self._navigator.open, texts[0]), self.tr("Enter")))
            in_tab = partial(self._navigator.open_in_tab, texts[0])
            self._add(menu, _MenuEntry(self.tr("Open in a New Tab"), in_tab, self.tr("Ctrl+Enter")))
            menu.addSeparator()
        self.fill_tracks(menu.addMenu(self.tr("Track")), rows)
        required = all(row.filing.required for row in rows)
        refiling = FilingChange(required=not required)
        self._add(menu, _MenuEntry(self.tr("Required"), self._refile_action(texts, refiling), "R", is_on=required))
        self._add(menu, _MenuEntry(self.tr("Tags…"), partial(self.tags_requested.emit, texts), "T"))
        label = self.tr("Remove from Roadmap") if planned else self.tr("Add to Roadmap")
        self._add(menu, _MenuEntry(label, partial(self.roadmap_requested.emit, texts), "M"))
        menu.addSeparator()
        self._add(menu, _MenuEntry(self.tr("Export Notes…"), partial(self.export_requested.emit, texts)))
        if len(rows) == 1:
            self._add_for_one(menu, texts[0])
        menu.addSeparator()
        self._add_removal(menu, rows)

    def fill_more(self, menu: QMenu, rows: Sequence[ShelfRow], *, planned: bool) -> None:
        """Fill the menu of what the bar for selected texts has no button for."""
        texts = [row.text.id for row in rows]
        for required, label in ((True, self.tr("Required")), (False, self.tr("My Choice"))):
            self._add(menu, _MenuEntry(label, self._refile_action(texts, FilingChange(required=required))))
        menu.addSeparator()
        label = self.tr("Remove from Roadmap") if planned else self.tr("Add to Roadmap")
        self._add(menu, _MenuEntry(label, partial(self.roadmap_requested.emit, texts)))
        self._add(menu, _MenuEntry(self.tr("Export Notes…"), partial(self.export_requested.emit, texts)))

    def fill_tracks(self, menu: QMenu, rows: Sequence[ShelfRow]) -> None:
        """Fill the menu of tracks; the track that all of the texts are on is checked."""
        texts = [row.text.id for row in rows]
        tracks = {row.filing.track for row in rows}
        group = QActionGroup(menu)
        for track, key in TRACK_KEYS.items():
            entry = _MenuEntry(
                track_label(track), self._refile_action(texts, FilingChange(track=track)), key, tracks == {track}
            )
            group.addAction(self._add(menu, entry))

    def _add_for_one(self, menu: QMenu, text: str) -> None:
        self._add(menu, _MenuEntry(self.tr("Correct…"), partial(self.correct_requested.emit, text), "I"))
        self._add(menu, _MenuEntry(self.tr("Replace with a New Edition…"), partial(self.edition_requested.emit, text)))

    def _add_removal(self, menu: QMenu, rows: Sequence[ShelfRow]) -> None:
        texts = [row.text.id for row in rows]
        archived = all(row.filing.archived for row in rows)
        label = self.tr("Unarchive") if archived else self.tr("Archive")
        self._add(menu, _MenuEntry(label, self._refile_action(texts, FilingChange(archived=not archived)), "A"))
        self._add(
            menu, _MenuEntry(self.tr("Remove from Library"), partial(self.remove_requested.emit, texts), self.tr("Del"))
        )

    def _refile_action(self, texts: list[str], refiling: FilingChange) -> Callable[[], object]:
        return partial(self.refile_requested.emit, texts, refiling)

    def _add(self, menu: QMenu, entry: _MenuEntry) -> QAction:
        # Qt shows the key after a tab at the right; a second QAction with the same shortcut would be ambiguous
        action = menu.addAction(f"{entry.label}\t{entry.key}" if entry.key else entry.label)
        if entry.is_on is not None:
            action.setCheckable(True)
            action.setChecked(entry.is_on)
        action.triggered.connect(_ignore_checked(entry.act))
        return action


def popup_menu(parent: QWidget) -> QMenu:
    """Build a menu that is deleted when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _ignore_checked(act: Callable[[], object]) -> Callable[..., object]:
    """Return a slot that ignores the checked state that Qt passes."""

    def slot(_checked: bool = False) -> object:
        return act()

    return slot
