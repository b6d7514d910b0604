"""Connect lookup to the window: the panel on the page, the dictionaries, and dropped dictionary files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.ui.window.window_controller import WindowController

if TYPE_CHECKING:
    from reader.ui.lookup.dictionary_controller import DictionaryController
    from reader.ui.lookup.lookup_panel_controller import LookupPanelController


class LookupController(QObject):
    """The controllers of the panel and of the dictionaries, each built when first needed."""

    def __init__(self, controller: WindowController) -> None:
        super().__init__(controller.window)
        self._controller = controller
        self._dictionaries: DictionaryController | None = None
        self._panel_controller: LookupPanelController | None = None
        controller.read_screen.mark_controller.look_up_requested.connect(self.look_up)
        controller.texts.files_chosen.connect(self.add_files)
        controller.window.closing.connect(self._on_window_closing)

    @property
    def dictionaries(self) -> DictionaryController:
        """Return the controller of the dictionaries."""
        from reader.ui.lookup.dictionary_controller import DictionaryController

        if self._dictionaries is None:
            controller = self._controller
            self._dictionaries = DictionaryController(controller.context, controller.window, controller.progress_bar)
        return self._dictionaries

    @property
    def panel_controller(self) -> LookupPanelController:
        """Return the controller of the lookup panel."""
        from reader.ui.lookup.lookup_panel_controller import LookupPanelController

        if self._panel_controller is None:
            self._panel_controller = LookupPanelController(self._controller.context, self._controller.read_screen)
        return self._panel_controller

    @Slot()
    def look_up(self) -> None:
        """Look up the selection on the page."""
        self.panel_controller.look_up()

    @Slot()
    def show_dictionaries(self) -> None:
        """Show the dialog that manages the dictionaries; close the panel first, which has them open."""
        if self._panel_controller is not None:
            self._panel_controller.panel.close_panel()
        self.dictionaries.show_dictionaries()

    @Slot(list)
    def add_files(self, paths: list[Path]) -> None:
        """Open what others handed over; import dictionaries, notes of other programs, and all other files as texts.

        The controllers of what is not among the files are not loaded: a text is waited for.
        """
        from reader.importers.annotations.recognition import is_notes_file
        from reader.importers.dictionaries.formats import is_dictionary_name
        from reader.importers.study.formats import is_exchange_file

        others = paths
        if any(map(is_dictionary_name, others)):
            others = self.dictionaries.add_dropped(others)
        if any(map(is_exchange_file, others)):
            others = self._controller.given_files.add_chosen(others)
        if any(map(is_notes_file, others)):
            others = self._controller.notes_import.add_dropped(others)
        self._controller.texts.add(others)

    @Slot()
    def _on_window_closing(self) -> None:
        if self._dictionaries is not None:
            self._dictionaries.import_queue.close()
