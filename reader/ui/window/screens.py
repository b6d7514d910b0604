"""List the screens of the window, and build and connect each of them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from reader.core.screens import ScreenName
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.ui.annotations.notes_pane import NotesPane
from reader.ui.exporting.essay_controller import EssayController
from reader.ui.reading.read_screen import ReadScreen
from reader.ui.shell.screen_spec import ScreenSpec
from reader.ui.window.window_controller import WindowController


def make_library(controller: WindowController) -> QWidget:
    """Build the library screen and connect its signals."""
    from reader.ui.library.library_screen import LibraryScreen
    from reader.ui.library.shelf import Shelf

    context = controller.context
    shelf = Shelf(context)
    screen = LibraryScreen(context, shelf)
    screen.opened.connect(controller.open_at)
    screen.hit_opened.connect(controller.open_found)
    screen.indexing_requested.connect(controller.texts.indexing.begin)
    screen.add_requested.connect(controller.texts.ask_for_files)
    screen.roadmap_requested.connect(controller.planning.edit)
    screen.catch_up_requested.connect(controller.planning.show_catch_up_options)
    screen.welcome_requested.connect(controller.window.action_set.of("welcome").trigger)
    controller.texts.serve(shelf.menu)
    controller.filing.serve(shelf.menu)
    shelf.menu.roadmap_requested.connect(controller.planning.ask_for_all)
    controller.window.action_set.bind_list(shelf.view)
    controller.search_requested.connect(screen.search)
    controller.follow_hour(screen.show_hour)
    return screen


def make_read(controller: WindowController) -> QWidget:
    """Build the reading screen with its notes pane and connect their signals."""
    context = controller.context
    notes = NotesPane(context)
    screen = ReadScreen(context, notes)
    notes.typed.connect(context.tracker.note_typed)
    notes.failed.connect(controller.window.toast.show_error)
    notes.link_activated.connect(controller.follow_link)
    screen.failed.connect(controller.window.toast.show_error)
    screen.link_requested.connect(controller.follow_link)
    screen.export_requested.connect(controller.texts.export)
    screen.focus_requested.connect(controller.toggle_focus_mode)
    screen.find_controller.all_requested.connect(controller.search_all)
    screen.view_changed.connect(controller.report_view)
    screen.text_closed.connect(controller.report_text_closed)
    return screen


def make_notes(controller: WindowController) -> QWidget:
    """Build the screen with the notes of all texts and connect its signals."""
    from reader.ui.notes.notes_screen import NotesScreen

    context = controller.context
    screen = NotesScreen(context)
    screen.open_requested.connect(controller.open_annotation)
    screen.essay_requested.connect(EssayController(context, controller.window, controller.window.toast).ask_and_write)
    screen.reading_requested.connect(controller.keep_reading)
    screen.export_requested.connect(controller.texts.export_all)
    screen.typed.connect(context.tracker.note_typed)
    screen.failed.connect(controller.window.toast.show_error)
    screen.link_activated.connect(controller.follow_link)
    return screen


def make_progress(controller: WindowController) -> QWidget:
    """Build the Progress screen and connect its signals."""
    from reader.ui.progress.progress_screen import ProgressScreen

    context = controller.context
    screen = ProgressScreen(context)
    screen.keep_reading_requested.connect(controller.keep_reading)
    screen.failed.connect(controller.window.toast.show_error)
    screen.message_requested.connect(controller.window.toast.show_message)
    controller.follow_hour(screen.show_hour)
    return screen


SCREENS: tuple[ScreenSpec[WindowController], ...] = (
    ScreenSpec(ScreenName.LIBRARY, QT_TRANSLATE_NOOP("Screens", "Library"), "Ctrl+1", "library", make_library),
    ScreenSpec(ScreenName.READ, QT_TRANSLATE_NOOP("Screens", "Read"), "Ctrl+2", "read", make_read),
    ScreenSpec(ScreenName.NOTES, QT_TRANSLATE_NOOP("Screens", "Notes"), "Ctrl+3", "notes", make_notes),
    ScreenSpec(ScreenName.PROGRESS, QT_TRANSLATE_NOOP("Screens", "Progress"), "Ctrl+4", "progress", make_progress),
)
"""Every screen, in the order of the navigation rail."""
