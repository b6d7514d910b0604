"""Join looking up to the window: the panel on the page, the dictionaries, and files of them that are dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.storage.search.hits import Hit
from reader.ui.window.controller import WindowController

if TYPE_CHECKING:
    from reader.ui.lookup.dictionary_controller import DictionaryController
    from reader.ui.lookup.panel_controller import LookupPanelController


class LookupController(QObject):
    """Hold what looks words up and what arranges dictionaries, each built when it is first needed."""

    def __init__(self, room: WindowController) -> None:
        super().__init__(room.window)
        self._room = room
        self._acts: DictionaryController | None = None
        self._looking_up: LookupPanelController | None = None
        room.read.marking.look_up_wanted.connect(self.look_up)
        room.window.files_dropped.connect(self._on_files_given)
        room.acts.given.connect(self._on_files_given)
        room.window.closing.connect(self._on_window_closing)

    @property
    def acts(self) -> DictionaryController:
        """Give what adds and arranges dictionaries."""
        from reader.ui.lookup.dictionary_controller import DictionaryController

        if self._acts is None:
            room = self._room
            self._acts = DictionaryController(room.around, room.window, room.window.notice, room.strip)
        return self._acts

    @property
    def looking_up(self) -> LookupPanelController:
        """Give what looks words up."""
        from reader.ui.lookup.panel_controller import LookupPanelController

        if self._looking_up is None:
            self._looking_up = LookupPanelController(self._room.around, self._room.read)
            self._looking_up.hit_opened.connect(self._on_looking_up_hit_opened)
            self._looking_up.everywhere_wanted.connect(self._on_looking_up_everywhere_wanted)
            self._looking_up.dictionaries_wanted.connect(self.show_dictionaries)
        return self._looking_up

    @Slot()
    def look_up(self) -> None:
        """Look up what is selected on the page."""
        self.looking_up.look_up()

    @Slot()
    def show_dictionaries(self) -> None:
        """Show the dictionaries, to be added to, arranged and removed; what is open of them is closed first."""
        if self._looking_up is not None:
            self._looking_up.panel.close_panel()
        self.acts.show_dictionaries()

    @Slot(object, str)
    def _on_looking_up_hit_opened(self, hit: Hit, words: str) -> None:
        self._room.open_found(hit.text, hit.start, hit.annotation or "", words)

    @Slot(str)
    def _on_looking_up_everywhere_wanted(self, words: str) -> None:
        self._room.search_all(words)

    @Slot(list)
    def _on_files_given(self, paths: list[Path]) -> None:
        """Take dictionaries for dictionaries, and all else for texts."""
        self._room.acts.add(self.acts.take(paths))

    @Slot()
    def _on_window_closing(self) -> None:
        if self._acts is not None:
            self._acts.adding.close()
