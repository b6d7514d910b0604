"""Build the window and all the objects that exist once."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from reader.resources import resource
from reader.services.annotations.unsaved_note_keeper import UnsavedNoteKeeper
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.action_handlers import ActionHandlers
from reader.ui.action_table import ACTIONS
from reader.ui.activity.tracker import ActivityTracker
from reader.ui.appearance.appearance import Appearance
from reader.ui.appearance.icons import Icons
from reader.ui.preferences.preference_store import Settings
from reader.ui.shell.actions.action_set import ActionSet
from reader.ui.shell.annotation_commands import AnnotationCommands
from reader.ui.shell.change_notifier import ChangeNotifier
from reader.ui.shell.command_runner import CommandRunner
from reader.ui.shell.context import AppContext
from reader.ui.shell.navigator import Navigator
from reader.ui.shell.tasks import TaskRunner
from reader.ui.shell.toast import Toast
from reader.ui.translation.translation import Translation
from reader.ui.window.screens import SCREENS
from reader.ui.window.window_controller import WindowController


@dataclass(frozen=True, slots=True)
class Application:
    """The objects that were built; ``translation`` is the one installed."""

    context: AppContext
    controller: WindowController
    action_handlers: ActionHandlers
    translation: Translation


_SWITCH_INTERVAL = 0.000_5
"""Seconds for which another thread may hold the interpreter lock; a frame has only three of Python's default 5 ms."""


def build(
    application: QApplication, library: Library, settings: Settings, translation: Translation, clock: Clock
) -> Application:
    """Build the window over an open library; nothing is shown yet."""
    sys.setswitchinterval(_SWITCH_INTERVAL)
    translation.set_language(settings.values.language)
    context = build_context(application, library, settings, clock)
    controller = WindowController(context, translation, SCREENS)
    action_handlers = ActionHandlers(controller, translation)
    context.action_set.bind_all(action_handlers)
    return Application(context, controller, action_handlers, translation)


def build_context(application: QApplication, library: Library, settings: Settings, clock: Clock) -> AppContext:
    """Build what every screen needs."""
    appearance = Appearance(application, settings, Icons(resource("icons")))
    change_notifier = ChangeNotifier()
    toast = Toast(appearance.icons, appearance.theme, clock)
    commands = CommandRunner(library, clock, change_notifier, toast)
    return AppContext(
        library=library,
        clock=clock,
        settings=settings,
        appearance=appearance,
        tasks=TaskRunner(),
        tracker=ActivityTracker(library, clock),
        toast=toast,
        change_notifier=change_notifier,
        commands=commands,
        annotation_commands=AnnotationCommands(library, clock, commands),
        unsaved_notes=UnsavedNoteKeeper(library),
        action_set=ActionSet(ACTIONS, appearance.icons, appearance.theme),
        navigator=Navigator(),
    )
