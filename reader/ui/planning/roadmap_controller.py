"""Edit the roadmap and carry out catch-up options."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.core.errors import ReaderError
from reader.core.planning.catch_up_options import CatchUpOption, CatchUpOptionName, catch_up_options
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.services.planning.pace import ReadingPaces
from reader.services.planning.roadmap import RoadmapStatus, roadmap_status
from reader.ui.shell.context import AppContext
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder


class RoadmapController(QObject):
    """Open the dialogs of the roadmap and store their results, each as one undo step."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    @Slot(list)
    def ask_for_all(self, texts: Sequence[str]) -> None:
        """Put texts on the roadmap in one step, or take them off if all of them are on it."""
        library = self._context.library
        roadmap = library.roadmap.present()
        is_planned = all(roadmap.item(text) for text in texts)
        for text in texts:
            track = library.texts.get(text).filing.track
            roadmap = roadmap.without(text) if is_planned else roadmap.added(RoadmapItem(text, track))
        self._store(roadmap)

    @Slot()
    def edit(self) -> None:
        """Edit the roadmap in its dialog."""
        from reader.ui.planning.roadmap_dialog import RoadmapDialog

        library = self._context.library
        current = library.roadmap.present()
        dialog = RoadmapDialog(current, self._forecast, ReadingPaces(library), self._window)
        self._context.commands.ask(dialog, lambda: dialog.answer() == current or self._store(dialog.answer()))

    @Slot(object)
    def show_catch_up_options(self, first: CatchUpOptionName) -> None:
        """Show the catch-up options, with this one selected, and carry out the one that the reader chooses."""
        from reader.ui.planning.catch_up_dialog import CatchUpDialog

        course = self._forecast(self._context.library.roadmap.present())
        options = catch_up_options(course.context)
        if not options:
            self._context.toast.show_message(self.tr("The roadmap is on schedule."))
            return
        dialog = CatchUpDialog(options, course, first, self._context.appearance.theme, self._window)
        self._context.commands.ask(dialog, lambda: self.choose(dialog.answer()))

    @Slot()
    def ask_for_calendar(self) -> None:
        """Ask for a file, and write plan, portion and days to it as events of a calendar."""
        folder = start_folder(DOCUMENTS)
        path, _filter = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export for a Calendar"),
            str(Path(folder) / "onehour.ics"),
            self.tr("Calendars (*.ics)"),
        )
        if path:
            self.export_calendar(Path(path))

    def export_calendar(self, path: Path) -> None:
        """Write plan, portion and days to an iCalendar file, and say so."""
        from reader.exporters.atomic_write import write_whole
        from reader.exporters.icalendar import icalendar
        from reader.services.exporting.translated_labels import calendar_labels, state_labels
        from reader.services.reading_calendar import calendar_events

        context, translate = self._context, QCoreApplication.translate
        now = context.clock.now()
        labels = calendar_labels(translate)
        events = calendar_events(context.library, now, labels, state_labels(translate))
        try:
            write_whole(path, icalendar(events, labels.name, now).encode())
        except ReaderError as error:
            context.toast.show_error(error.with_path(path))
            return
        message = self.tr("Four weeks of days and the roadmap exported to {path}. Any calendar program can import it.")
        context.toast.show_written(message.format(path=path), path)

    def choose(self, way: CatchUpOption) -> bool:
        """Carry out a catch-up option, and return whether it was saved.

        Its plans are in force from their effective days, its target dates at once.
        """
        library, now = self._context.library, self._context.clock.now()
        if way.plans:
            return self._context.commands.run(lambda: library.plans.set_all(way.plans, now), self)
        return self._store(way.roadmap)

    def _forecast(self, roadmap: Roadmap) -> RoadmapStatus:
        counted = self._context.tracker.counted_today
        return roadmap_status(self._context.library, self._context.clock.now(), counted, roadmap)

    def _store(self, roadmap: Roadmap) -> bool:
        library, now = self._context.library, self._context.clock.now()
        return self._context.commands.run(lambda: library.roadmap.change(roadmap, now), self)
