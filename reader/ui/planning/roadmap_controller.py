"""Carry out what the reader decides about the roadmap."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.planning.catch_up_options import CatchUpOption, CatchUpOptionName, catch_up_options
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.services.planning.pace import ReadingPaces
from reader.services.planning.roadmap import RoadmapStatus, roadmap_status
from reader.ui.shell.context import AppContext
from reader.ui.shell.toast import Toast


class RoadmapController(QObject):
    """Open the dialogs of the roadmap and keep what was decided in them, each decision one step of undo."""

    def __init__(self, context: AppContext, window: QWidget, toast: Toast) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._toast = toast

    @Slot(list)
    def ask_for_all(self, texts: Sequence[str]) -> None:
        """Put texts on the roadmap in one step, or take them off where all of them are there."""
        library = self._context.library
        roadmap = library.roadmap.present()
        on_it = all(roadmap.item(text) for text in texts)
        for text in texts:
            track = library.texts.get(text).filing.track
            roadmap = roadmap.without(text) if on_it else roadmap.added(RoadmapItem(text, track))
        self._keep(roadmap)

    @Slot()
    def edit(self) -> None:
        """Change the roadmap in its dialog."""
        from reader.ui.planning.roadmap_dialog import RoadmapDialog

        library = self._context.library
        present = library.roadmap.present()
        dialog = RoadmapDialog(present, self._foreseen, ReadingPaces(library), self._window)
        if dialog.exec() and dialog.answer() != present:
            self._keep(dialog.answer())

    @Slot(object)
    def leave_by(self, first: CatchUpOptionName) -> None:
        """Show the ways out, this one first, and follow the one that is chosen."""
        from reader.ui.planning.catch_up_dialog import CatchUpDialog

        course = self._foreseen(self._context.library.roadmap.present())
        ways = catch_up_options(course.at)
        if not ways:
            self._toast.tell(self.tr("The roadmap is not behind."))
            return
        dialog = CatchUpDialog(ways, course, first, self._context.appearance.theme, self._window)
        if dialog.exec():
            self.choose(dialog.answer())

    def choose(self, way: CatchUpOption) -> None:
        """Follow a way out: its plans hold from the days they name, its wished ends at once."""
        library, now = self._context.library, self._context.clock.now()
        if way.plans:
            self._announce(lambda: library.plans.set_all(way.plans, now))
        else:
            self._keep(way.roadmap)

    def _foreseen(self, roadmap: Roadmap) -> RoadmapStatus:
        counted = self._context.tracker.counted_today
        return roadmap_status(self._context.library, self._context.clock.now(), counted, roadmap)

    def _keep(self, roadmap: Roadmap) -> None:
        library, now = self._context.library, self._context.clock.now()
        self._announce(lambda: library.roadmap.change(roadmap, now))

    def _announce(self, act: Callable[[], Changes]) -> None:
        try:
            changes = act()
        except ReaderError as error:
            self._toast.tell_error(error)
            return
        self._context.change_notifier.announce(changes, self)
