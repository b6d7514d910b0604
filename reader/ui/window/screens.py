"""List the screens of the window, and build and connect each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reader.core.screens import ScreenName
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.ui.shell.screen_spec import ScreenSpec

if TYPE_CHECKING:
    from reader.ui.window.window_controller import WindowController


def make_library(controller: WindowController) -> QWidget:
    """Build the library screen and connect its signals."""
    from reader.ui.library.library_screen import LibraryScreen
    from reader.ui.library.shelf import Shelf

    context = controller.context
    shelf = Shelf(context)
    screen = LibraryScreen(context, shelf)
    screen.results.indexing_requested.connect(controller.texts.indexing.begin)
    screen.roadmap.catch_up_requested.connect(controller.planning.show_catch_up_options)
    controller.texts.serve(shelf.menu)
    controller.filing.serve(shelf.menu)
    screen.details.export_requested.connect(controller.texts.ask_for_export)
    shelf.menu.roadmap_requested.connect(controller.planning.ask_for_all)
    context.action_set.bind_list(shelf.view)
    controller.status.follow_hour(screen.show_hour)
    screen.empty_shelf.show_opening(controller.texts.opening)
    controller.texts.opening_changed.connect(screen.empty_shelf.show_opening)
    return screen


def make_read(controller: WindowController) -> QWidget:
    """Build the reading screen."""
    from reader.ui.reading.read_screen import ReadScreen

    return ReadScreen(controller.context)


def make_notes(controller: WindowController) -> QWidget:
    """Build the screen with the notes of all texts."""
    from reader.ui.exporting.essay_controller import EssayController
    from reader.ui.exporting.talk_controller import TalkController
    from reader.ui.notes.notes_screen import NotesScreen

    screen = NotesScreen(controller.context)
    screen.essay_requested.connect(EssayController(controller.context, controller.window).ask_and_write)
    screen.talk_requested.connect(TalkController(controller.context, controller.window).ask_and_write)
    return screen


def make_progress(controller: WindowController) -> QWidget:
    """Build the Progress screen."""
    from reader.ui.progress.progress_screen import ProgressScreen

    screen = ProgressScreen(controller.context)
    controller.status.follow_hour(screen.show_hour)
    return screen


def make_study(controller: WindowController) -> QWidget:
    """Build the screen of study."""
    from reader.ui.study.study_screen import StudyScreen

    screen = StudyScreen(controller.context)
    controller.status.follow_hour(screen.show_hour)
    return screen


def make_settings(controller: WindowController) -> QWidget:
    """Build the settings screen; Esc leads back from it."""
    from reader.ui.settings.settings_screen import SettingsScreen

    screen = SettingsScreen(controller.context, controller.preference_history)
    screen.back_requested.connect(controller.window.show_previous_screen)
    controller.window.closing.connect(screen.flush)
    return screen


SCREENS: tuple[ScreenSpec[WindowController], ...] = (
    ScreenSpec(ScreenName.LIBRARY, QT_TRANSLATE_NOOP("Screens", "Library"), "Ctrl+1", "library", make_library),
    ScreenSpec(ScreenName.READ, QT_TRANSLATE_NOOP("Screens", "Read"), "Ctrl+2", "read", make_read),
    ScreenSpec(ScreenName.NOTES, QT_TRANSLATE_NOOP("Screens", "Notes"), "Ctrl+3", "notes", make_notes),
    ScreenSpec(ScreenName.PROGRESS, QT_TRANSLATE_NOOP("Screens", "Progress"), "Ctrl+4", "progress", make_progress),
    ScreenSpec(ScreenName.STUDY, QT_TRANSLATE_NOOP("Screens", "Study"), "Ctrl+5", "study", make_study),
    ScreenSpec(ScreenName.SETTINGS, QT_TRANSLATE_NOOP("Screens", "Settings"), "", "settings", make_settings),
)
"""Every screen, in the order of the navigation rail."""
